//! As in Zola: the order of pages, sections that are transparent, templates that a section gives.

use crate::sites::{Pages, Site, site};

/// A section `tin` that shows the slugs of its pages, sorted by a key.
fn listed(by: &str, pages: &[(&str, &str)]) -> (Vec<String>, Pages) {
    let site = site("", &[("templates/section.html", "{% for p in section.pages %}{{ p.slug }} {% endfor %}")]);
    site.write("content/tin/_index.md", &format!("+++\ntitle = \"Tin\"\nsort_by = \"{by}\"\n+++\n"));
    for (name, front) in pages {
        site.write(&format!("content/tin/{name}.md"), &format!("+++\n{front}\n+++\n"));
    }
    let pages = site.render();
    let names = pages.text("tin/index.html").split_whitespace().map(str::to_owned).collect();
    (names, pages)
}

#[test]
fn dated_pages_come_newest_first_and_one_without_a_date_stays_last() {
    let (names, pages) = listed(
        "date",
        &[
            ("a", "title = \"A\""),
            ("b", "title = \"B\"\ndate = 2026-01-05"),
            ("c", "title = \"C\"\ndate = 2026-03-05T09:00:00+07:00"),
            ("d", "title = \"D\"\ndate = 2026-03-05T10:00:00+07:00"),
            ("2026-02-01-e", "title = \"E\""),
        ],
    );
    assert_eq!(names, ["d", "c", "e", "b", "a"]);
    assert_eq!(pages.codes(), ["page-without-sort-key"]);
    assert_eq!(pages.warnings[0].span.as_ref().unwrap().file, "content/tin/a.md");
}

#[test]
fn titles_come_in_the_order_of_a_vietnamese_dictionary() {
    let titles = ["Ấp", "Á", "Ăn", "An", "Đông", "Dứt", "Em", "Êm", "Ơn", "Ôn", "On", "Ưng", "Ung"];
    let fronts: Vec<(String, String)> =
        titles.iter().enumerate().map(|(n, title)| (format!("p{n}"), format!("title = \"{title}\""))).collect();
    let pages: Vec<(&str, &str)> = fronts.iter().map(|(name, front)| (name.as_str(), front.as_str())).collect();
    let ordered = |by: &str| -> Vec<&str> {
        listed(by, &pages).0.iter().map(|name| titles[name[1..].parse::<usize>().unwrap()]).collect()
    };
    assert_eq!(ordered("title"), ["Á", "An", "Ăn", "Ấp", "Dứt", "Đông", "Em", "Êm", "On", "Ôn", "Ơn", "Ung", "Ưng"]);
    assert_eq!(ordered("title_bytes")[..3], ["An", "Dứt", "Em"]);
}

#[test]
fn light_pages_come_first_and_other_keys_work() {
    let pages = [
        ("m", "title = \"M\"\nweight = 20\nupdated = 2026-01-01"),
        ("k", "title = \"K\"\nweight = -1\nupdated = 2026-02-01"),
        ("z", "title = \"Z\"\nslug = \"abc\"\ndate = 2026-01-20"),
    ];
    let (by_weight, built) = listed("weight", &pages);
    assert_eq!(by_weight, ["k", "m", "abc"]);
    assert_eq!(built.codes(), ["page-without-sort-key"]);
    assert_eq!(listed("update_date", &pages).0, ["k", "abc", "m"]);
    assert_eq!(listed("slug", &pages).0, ["abc", "k", "m"]);
    assert_eq!(listed("permalink", &pages).0, ["abc", "k", "m"]);
}

#[test]
fn neighbours_are_those_of_the_section() {
    let show =
        "{% if page.lower %}{{ page.lower.title }}{% endif %}<{% if page.higher %}{{ page.higher.title }}{% endif %}";
    let site = site("", &[("templates/page.html", show)]);
    site.write_all(&[
        ("content/a/_index.md", "+++\ntitle = \"A\"\nsort_by = \"weight\"\n+++\n"),
        ("content/a/mot.md", "+++\ntitle = \"Một\"\nweight = 1\n+++\n"),
        ("content/a/hai.md", "+++\ntitle = \"Hai\"\nweight = 2\n+++\n"),
        ("content/a/ba.md", "+++\ntitle = \"Ba\"\nweight = 3\n+++\n"),
        ("content/b/_index.md", "+++\ntitle = \"B\"\nsort_by = \"date\"\n+++\n"),
        ("content/b/cu.md", "+++\ntitle = \"Cũ\"\ndate = 2026-01-01\n+++\n"),
        ("content/b/moi.md", "+++\ntitle = \"Mới\"\ndate = 2026-02-01\n+++\n"),
    ]);
    let pages = site.render();
    assert_eq!(pages.text("a/hai/index.html"), "Một<Ba");
    assert_eq!(pages.text("a/mot/index.html"), "<Hai");
    assert_eq!(pages.text("b/moi/index.html"), "Cũ<");
}

/// A section in a transparent one, in a section, under the home.
fn nested(front: &str) -> Site {
    let list =
        "{% for p in section.pages %}{{ p.slug }} {% endfor %}| {% for s in section.subsections %}{{ s }} {% endfor %}";
    let site = site("", &[("templates/section.html", list), ("templates/index.html", list)]);
    site.write_all(&[
        ("content/tin/_index.md", "+++\ntitle = \"Tin\"\nsort_by = \"title\"\n+++\n"),
        ("content/tin/b.md", "+++\ntitle = \"B\"\n+++\n"),
        ("content/tin/nam/_index.md", &format!("+++\ntitle = \"Năm\"\n{front}\n+++\n")),
        ("content/tin/nam/c.md", "+++\ntitle = \"C\"\n+++\n"),
        ("content/tin/nam/quy/_index.md", &format!("+++\ntitle = \"Quý\"\nsort_by = \"title\"\n{front}\n+++\n")),
        ("content/tin/nam/quy/a.md", "+++\ntitle = \"A\"\n+++\n"),
    ]);
    site
}

#[test]
fn pages_of_transparent_sections_are_the_parents_too() {
    let through = nested("transparent = true").render();
    assert_eq!(through.text("tin/index.html"), "a b c | tin/nam/_index.md ");
    assert_eq!(through.text("tin/nam/quy/index.html"), "a | ");
    let closed = nested("").render();
    assert_eq!(closed.text("tin/index.html"), "b | tin/nam/_index.md ");
    assert_eq!(closed.text("index.html"), "| tin/_index.md ");
}

#[test]
fn a_section_gives_its_pages_and_those_below_a_template() {
    let site = nested("");
    site.write_all(&[
        ("content/tin/_index.md", "+++\ntitle = \"Tin\"\npage_template = \"bai.html\"\n+++\n"),
        ("content/tin/b.md", "+++\ntitle = \"B\"\ntemplate = \"rieng.html\"\n+++\n"),
        ("content/ngoai.md", "+++\ntitle = \"N\"\n+++\n"),
        ("templates/bai.html", "bài {{ page.title }}"),
        ("templates/rieng.html", "riêng {{ page.title }}"),
        ("templates/page.html", "trang {{ page.title }}"),
    ]);
    let pages = site.render();
    assert_eq!(pages.text("tin/nam/quy/a/index.html"), "bài A");
    assert_eq!(pages.text("tin/b/index.html"), "riêng B");
    assert_eq!(pages.text("ngoai/index.html"), "trang N");
}

#[test]
fn sections_come_by_weight_and_then_by_title() {
    let list = "{% for s in section.subsections %}{{ s }} {% endfor %}";
    let site = site("", &[("templates/index.html", list), ("content/_index.md", "+++\ntitle = \"N\"\n+++\n")]);
    for (name, front) in
        [("x", "title = \"Đ\"\nweight = 1"), ("y", "title = \"D\"\nweight = 1"), ("z", "title = \"A\"\nweight = 2")]
    {
        site.write(&format!("content/{name}/_index.md"), &format!("+++\n{front}\n+++\n"));
    }
    assert_eq!(site.render().text("index.html"), "y/_index.md x/_index.md z/_index.md ");
}

#[test]
fn a_page_that_is_not_rendered_has_no_file_and_is_in_no_list() {
    let (names, pages) = listed("title", &[("a", "title = \"A\"\nrender = false"), ("b", "title = \"B\"")]);
    assert_eq!(names, ["b"]);
    assert!(!pages.has("tin/a/index.html") && pages.has("tin/b/index.html"));
}
