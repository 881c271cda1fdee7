//! What is published when and where: drafts, days, aliases, files beside pages, pages from data.

use cchc::date::Date;

use crate::sites::{page, site};

#[test]
fn drafts_are_built_when_asked_for() {
    let mut site = site(
        "",
        &[
            ("content/nhap.md", "+++\ntitle = \"N\"\ndraft = true\n+++\n"),
            ("content/muc/_index.md", "+++\ntitle = \"M\"\ndraft = true\n+++\n"),
            ("content/muc/bai/index.md", &page("B", "")),
            ("content/muc/bai/tep.txt", "x"),
            ("content/xong.md", &page("X", "[nháp](@/nhap.md)")),
        ],
    );
    let without = site.render();
    assert!(!without.has("nhap/index.html") && !without.paths().iter().any(|path| path.starts_with("muc")));
    assert_eq!(without.codes(), ["link-to-draft"]);
    assert_eq!(without.text("xong/index.html"), "<html lang=\"vi\"><p>nháp</p>\n</html>");
    site.options.drafts = true;
    let with = site.render();
    assert!(with.has("nhap/index.html") && with.has("muc/index.html") && with.has("muc/bai/tep.txt"));
    assert!(with.text("xong/index.html").contains("href=\"../nhap/\""));
}

#[test]
fn pages_come_and_go_on_their_days() {
    let mut site = site("", &[("content/a.md", "+++\ntitle = \"A\"\ndate = 2026-06-15\nexpires = 2026-07-01\n+++\n")]);
    for (day, there) in [("2026-06-14", false), ("2026-06-15", true), ("2026-06-30", true), ("2026-07-01", false)] {
        site.options.as_of = Date::parse(day).unwrap();
        let pages = site.render();
        assert_eq!(pages.has("a/index.html"), there, "{day}");
        assert_eq!(pages.text("sitemap.xml").contains("/a/"), there, "{day}");
    }
}

#[test]
fn days_in_the_wrong_order_are_told() {
    let dates = "date = 2026-06-10\nupdated = 2026-06-10T08:00:00\nexpires = 2025-07-01\n";
    let pages = site("", &[("content/a.md", &format!("+++\ntitle = \"A\"\n{dates}+++\n"))]).render();
    let places: Vec<_> = pages.warnings.iter().filter_map(|said| Some((said.code, said.span.as_ref()?.line))).collect();
    assert_eq!(places, [("date-before-date", 5)]);
}

#[test]
fn a_link_to_what_is_yet_to_come_or_gone_is_text_with_a_warning() {
    let site = site(
        "",
        &[
            ("content/sau.md", "+++\ntitle = \"S\"\ndate = 2026-06-16\n+++\n"),
            ("content/truoc.md", "+++\ntitle = \"T\"\nexpires = 2026-06-15\n+++\n"),
            ("content/a.md", &page("A", "[sau](@/sau.md) [trước](@/truoc.md#muc)")),
        ],
    );
    let pages = site.render();
    assert_eq!(pages.codes(), ["link-to-scheduled", "link-to-expired"]);
    assert!(pages.text("a/index.html").contains("<p>sau trước</p>"));
}

#[test]
fn old_addresses_lead_to_the_new_one() {
    let site = site(
        "",
        &[
            (
                "content/muc/moi.md",
                "+++\ntitle = \"Mới & <tốt>\"\naliases = [\"cu\", \"/xa/hon/\", \"cu.html\"]\n+++\n",
            ),
            ("content/muc/_index.md", "+++\ntitle = \"Mục\"\naliases = [\"danh-muc\"]\n+++\n"),
            ("content/chuyen/_index.md", "+++\ntitle = \"C\"\nredirect_to = \"@/muc/moi.md\"\n+++\n"),
        ],
    );
    let pages = site.render();
    for (old, way) in [
        ("cu/index.html", "../muc/moi/"),
        ("xa/hon/index.html", "../../muc/moi/"),
        ("cu.html", "muc/moi/"),
        ("chuyen/index.html", "../muc/moi/"),
    ] {
        let html = pages.text(old);
        assert!(html.contains(&format!("http-equiv=\"refresh\" content=\"0; url={way}\"")), "{old}: {html}");
        assert!(html.contains("<link rel=\"canonical\" href=\"https://cchc.vn/muc/moi/\">"), "{old}: {html}");
        assert!(html.contains(&format!("<a href=\"{way}\">")) && html.contains("lang=\"vi\""), "{old}: {html}");
    }
    assert!(pages.text("cu/index.html").contains("<title>Mới &amp; &lt;tốt&gt;</title>"));
    assert!(pages.text("danh-muc/index.html").contains("url=../muc/\""));
    assert!(!pages.text("sitemap.xml").contains("/cu") && !pages.text("sitemap.xml").contains("/chuyen"));
}

#[test]
fn an_alias_in_the_place_of_a_page_stops_the_build() {
    let site =
        site("", &[("content/a.md", "+++\ntitle = \"A\"\naliases = [\"b\"]\n+++\n"), ("content/b.md", &page("B", ""))]);
    assert_eq!(site.faults(), ["output-twice"]);
}

#[test]
fn files_beside_a_page_go_where_it_goes() {
    let site = site(
        "",
        &[
            (
                "templates/page.html",
                "{{ page.assets | join(sep=' ') }}|{{ page.colocated_path }}|{{ page.content | safe }}",
            ),
            ("templates/section.html", "{{ section.assets | join(sep=' ') }}"),
            (
                "content/tin/2026-01-02-bai/index.md",
                &page("B", "[mẫu](<Mẫu đơn.docx>) [kia](con-lai/b.txt) [lại](@/tin/2026-01-02-bai/con-lai/b.txt)"),
            ),
            ("content/tin/2026-01-02-bai/Mẫu đơn.docx", "1"),
            ("content/tin/2026-01-02-bai/con-lai/b.txt", "2"),
            ("content/tin/_index.md", "+++\ntitle = \"T\"\n+++\n"),
            ("content/tin/c.txt", "3"),
        ],
    );
    let pages = site.render();
    assert_eq!(pages.text("tin/bai/con-lai/b.txt"), "2");
    assert_eq!(pages.text("tin/bai/Mẫu đơn.docx"), "1");
    assert_eq!((pages.text("tin/c.txt").as_str(), pages.text("tin/index.html").as_str()), ("3", "/tin/c.txt"));
    let html = pages.text("tin/bai/index.html");
    assert!(html.starts_with("/tin/bai/Mẫu đơn.docx /tin/bai/con-lai/b.txt|tin/2026-01-02-bai/|"), "{html}");
    assert!(html.contains("href=\"M%E1%BA%ABu%20%C4%91%C6%A1n.docx\""), "{html}");
    assert_eq!(html.matches("href=\"con-lai/b.txt\"").count(), 2, "{html}");
}

#[test]
fn a_file_beside_a_page_whose_name_windows_refuses_is_told() {
    let site = site("", &[("content/a/index.md", &page("A", "")), ("content/a/con/b.txt", "x")]);
    assert_eq!(site.faults().len(), 1, "it was left out in silence");
}

#[test]
fn content_and_static_files_can_be_left_out() {
    let site = site(
        "ignored_content = [\"*.docx\", \"nhap/**\"]\nignored_static = [\"*.psd\"]",
        &[
            ("content/a.docx", "x"),
            ("content/nhap/a.md", "không phải trang"),
            ("static/a.psd", "x"),
            ("static/b.css", "x"),
        ],
    );
    let pages = site.render();
    assert!(!pages.has("a.docx") && !pages.has("nhap/a/index.html") && !pages.has("a.psd") && pages.has("b.css"));
}

#[test]
fn names_of_files_become_addresses_by_the_vietnamese_rule() {
    let site = site(
        "",
        &[
            ("content/Đăng ký khai sinh.md", &page("A", "")),
            ("content/2026-01-02_ngay.md", &page("B", "")),
            ("content/c.md", "+++\ntitle = \"C\"\nslug = \"Khác hẳn\"\n+++\n"),
            ("content/d.md", "+++\ntitle = \"D\"\npath = \"xa/lắm\"\n+++\n"),
        ],
    );
    let pages = site.render();
    for path in ["dang-ky-khai-sinh/index.html", "ngay/index.html", "khac-han/index.html"] {
        assert!(pages.has(path), "{path} in {:?}", pages.paths());
    }
    assert!(pages.paths().iter().any(|path| path.starts_with("xa/l")), "{:?}", pages.paths());
}

const ROWS: &str = "\u{feff}ma,ten,loai\r\n1,Đông Khê,xã\r\n2,\"Thục Phán, cũ\",phường\r\n";

#[test]
fn rows_of_a_table_become_pages() {
    let front = "+++\ntitle = \"Đ\"\nsort_by = \"title\"\n[from_data]\nfile = \"d.csv\"\nslug = \"{ten}\"\n\
                 title = \"{loai} {ten}\"\ndescription = \"Mã {ma}\"\n+++\n";
    let site = site(
        "",
        &[
            ("templates/page.html", "{{ page.title }}|{{ page.description }}|{{ page.extra.ma }}|{{ page.permalink }}"),
            ("templates/section.html", "{% for p in section.pages %}{{ p.slug }} {% endfor %}"),
            ("content/don-vi/_index.md", front),
            ("content/don-vi/d.csv", ROWS),
            (
                "templates/index.html",
                "{% set p = get_page(path='don-vi/dong-khe.md') %}{{ p.title }} {{ get_url(path='@/don-vi/dong-khe.md') }}",
            ),
        ],
    );
    let pages = site.render();
    assert_eq!(pages.text("don-vi/dong-khe/index.html"), "xã Đông Khê|Mã 1|1|https://cchc.vn/don-vi/dong-khe/");
    assert_eq!(pages.text("don-vi/index.html"), "thuc-phan-cu dong-khe ");
    assert_eq!(pages.text("index.html"), "xã Đông Khê https://cchc.vn/don-vi/dong-khe/");
    assert!(!pages.has("don-vi/d.csv"), "the table itself is not published");
    site.write("content/don-vi/d.csv", "ma,loai\n1,xã\n");
    assert!(site.faults().contains(&"csv-column-missing"));
}

#[test]
fn of_two_configurations_the_one_that_is_not_used_is_told() {
    let site = site("", &[("zola.toml", "base_url = \"https://khac.vn\"\n")]);
    let pages = site.render();
    let place = pages.warnings[0].span.as_ref().unwrap().file.as_str();
    assert_eq!((pages.codes(), place), (vec!["config-two"], "zola.toml"));
    site.remove("config.toml");
    assert_eq!(site.render().codes(), Vec::<&str>::new());
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_to_nowhere_is_told_as_such() {
    let site = site("", &[("static/a.txt", "a")]);
    std::os::unix::fs::symlink("khong-co.txt", site.root().join("static/b.txt")).unwrap();
    assert_eq!(site.faults(), ["link-nowhere"]);
}
