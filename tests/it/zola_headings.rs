//! Headings, their anchors, the table of contents, and links to all of them.

use crate::sites::{body, body_with, page, site};

fn ids(html: &str) -> Vec<String> {
    html.split("<h")
        .skip(1)
        .filter_map(|part| Some(part.split_once("id=\"")?.1.split('"').next()?.to_owned()))
        .collect()
}

#[test]
fn a_heading_has_an_id_by_the_vietnamese_rule_once() {
    let html =
        body("## Đăng ký hộ tịch\n\n## Đường dây nóng: 1022?\n\n## Đăng ký hộ tịch\n\n## Riêng {#rieng .to}\n\n## …\n");
    assert_eq!(ids(&html), ["dang-ky-ho-tich", "duong-day-nong-1022", "dang-ky-ho-tich-1", "rieng", "muc"]);
    assert!(html.contains("<h2 id=\"rieng\" class=\"to\">Riêng</h2>"), "{html}");
}

#[test]
fn a_chosen_id_is_kept_for_its_heading_wherever_it_stands() {
    assert_eq!(ids(&body("## A\n\n## B {#a}\n")), ["a-1", "a"]);
}

#[test]
fn ids_may_keep_their_marks() {
    assert_eq!(ids(&body_with("[slugify]\nanchors = \"safe\"", "## Đăng ký")), ["Đăng_ký"]);
}

#[test]
fn headings_may_link_to_themselves() {
    let with = |place: &str| body_with(&format!("[markdown]\ninsert_anchor_links = \"{place}\""), "## Mục");
    let link = "<a class=\"zola-anchor\" href=\"#muc\" aria-label=\"Liên kết tới mục: Mục\">#</a>";
    assert_eq!(with("none"), "<h2 id=\"muc\">Mục</h2>");
    assert_eq!(with("left"), format!("<h2 id=\"muc\">{link} Mục</h2>"));
    assert_eq!(with("right"), format!("<h2 id=\"muc\">Mục {link}</h2>"));
    assert_eq!(with("heading"), "<h2 id=\"muc\"><a href=\"#muc\">Mục</a></h2>");
}

#[test]
fn the_contents_nest_as_the_headings_do() {
    let show = "{% for h in page.toc %}{{ h.level }} {{ h.id }} {{ h.title }} {{ h.permalink }}\
                ({% for c in h.children %}{{ c.title }}({% for d in c.children %}{{ d.title }}{% endfor %}){% endfor %});{% endfor %}";
    let site = site("", &[("templates/page.html", show)]);
    site.write("content/a.md", &page("A", "## Một & *hai*\n\n### Con\n\n#### Cháu\n\n## Ba\n"));
    assert_eq!(
        site.render().text("a/index.html"),
        "2 mot-hai Một &amp; hai https://cchc.vn/a/#mot-hai(Con(Cháu()));2 ba Ba https://cchc.vn/a/#ba();"
            .replace("Cháu()", "Cháu")
    );
}

#[test]
fn links_to_content_are_followed_with_their_anchors() {
    let site = site(
        "",
        &[
            ("content/tin/_index.md", "+++\ntitle = \"T\"\n+++\n## Mục của tin\n"),
            ("content/tin/b/index.md", &page("B", "## Lệ phí\n")),
            (
                "content/a.md",
                &page(
                    "A",
                    "## Trên\n\n[1](@/tin/b/index.md#le-phi) [2](@/tin/_index.md#muc-cua-tin) [3](#tren) [4](tin/b/index.md) [5][b]\n\n[b]: @/tin/b/index.md\n",
                ),
            ),
        ],
    );
    let html = site.render().text("a/index.html");
    for link in ["../tin/b/#le-phi", "../tin/#muc-cua-tin", "#tren", "../tin/b/"] {
        assert!(html.contains(&format!("href=\"{link}\"")), "{link} is not in {html}");
    }
    assert_eq!(html.matches("href=\"../tin/b/\"").count(), 2, "{html}");
}

#[test]
fn a_link_to_what_is_not_there_stops_the_build() {
    for (link, code) in [
        ("@/khong.md", "link-broken"),
        ("@/b.md#khong", "anchor-missing"),
        ("#khong", "anchor-missing"),
        ("khong.md", "link-broken"),
    ] {
        let site =
            site("", &[("content/a.md", &page("A", &format!("[x]({link})"))), ("content/b.md", &page("B", "## Có\n"))]);
        assert_eq!(site.faults(), [code], "{link}");
    }
}

#[test]
fn words_are_counted_and_reading_takes_its_time() {
    let site = site("", &[("templates/page.html", "{{ page.word_count }} {{ page.reading_time }}")]);
    site.write("content/a.md", &page("A", &"Một hai ba. ".repeat(200)));
    let text = site.render().text("a/index.html");
    let (words, minutes) = text.split_once(' ').unwrap();
    assert_eq!(words, "600");
    assert!((2..=4).contains(&minutes.parse::<u32>().unwrap()), "{minutes}");
}
