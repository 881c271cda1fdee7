//! Ways into a site: the list from A to Z, the tree of sections, filters of lists.

use std::collections::BTreeSet;

use crate::sites::{Pages, Site, page, site};

const CONFIG: &str = "theme = \"hub\"\n[[taxonomies]]\nname = \"doi-tuong\"\nfrom = \"doi_tuong\"\n[taxonomies.labels]\n\
nhan-dan = \"Người dân\"\ndoanh-nghiep = \"Doanh nghiệp\"\n[languages.en]\n[languages.en.labels.doi-tuong]\n\
nhan-dan = \"Citizens\"\ndoanh-nghiep = \"Businesses\"\n";

fn hub(files: &[(&str, &str)]) -> Site {
    let site = site(CONFIG, files);
    for path in ["index.html", "section.html", "page.html"] {
        site.remove(&format!("templates/{path}"));
    }
    site
}

const LIST: &str = "+++\ntitle = \"Từ A đến Z\"\ntemplate = \"a-z.html\"\nlist_all = true\n+++\n";

/// The titles that a list shows, its letters before them.
fn index(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in html.split("<section class=\"letter\"").skip(1).filter_map(|part| part.split("</section>").next()) {
        let text = |part: &str| part.split('>').nth(1).and_then(|rest| rest.split('<').next()).unwrap_or("").to_owned();
        found.push(text(&part[part.find("<h2").unwrap()..]));
        let items = part.split("<li>").skip(1).map(|item| text(&item[item.find("<a").unwrap()..]));
        found.extend(items);
    }
    found
}

#[test]
fn every_page_is_under_its_letter_in_vietnamese_order() {
    let titles = ["Đất đai", "Dân cư", "“Ăn Tết”", "Án phí", "Ấn phẩm", "56 xã", "Zalo", "ĐĂNG KÝ", "Ωmega"];
    let site = hub(&[("content/a-z/_index.md", LIST), ("content/tin/_index.md", &page("Tin", ""))]);
    for (number, title) in titles.iter().enumerate() {
        site.write(&format!("content/tin/{number}.md"), &page(&title.replace('"', "'"), "x"));
    }
    site.write("content/tin/nhap.md", "+++\ntitle = \"Nháp\"\ndraft = true\n+++\n");
    let pages = site.render();
    let expected = [
        "0–9",
        "56 xã",
        "Ωmega",
        "A",
        "Án phí",
        "Ă",
        "“Ăn Tết”",
        "Â",
        "Ấn phẩm",
        "D",
        "Dân cư",
        "Đ",
        "ĐĂNG KÝ",
        "Đất đai",
        "T",
        "Tin",
        "Z",
        "Zalo",
    ];
    assert_eq!(index(&pages.text("a-z/index.html")), expected);
}

#[test]
fn a_list_in_another_language_has_what_is_written_in_it() {
    let site = hub(&[
        ("content/a-z/_index.md", LIST),
        ("content/a-z/_index.en.md", &LIST.replace("Từ A đến Z", "A to Z")),
        ("content/b.md", &page("Bài", "x")),
        ("content/c.md", &page("Chợ", "x")),
        ("content/b.en.md", &page("Text", "x")),
    ]);
    let pages = site.render();
    assert_eq!(index(&pages.text("a-z/index.html")), ["B", "Bài", "C", "Chợ"]);
    let english = pages.text("en/a-z/index.html");
    assert_eq!(index(&english), ["T", "Text"]);
    assert!(english.contains("<a href=\"../../a-z/\" lang=\"vi\""), "{english}");
    site.remove("content/a-z/_index.en.md");
    let pages = site.render();
    // The list that stands in is Vietnamese, and so is all that it lists.
    assert_eq!(index(&pages.text("en/a-z/index.html")), ["C", "Chợ"]);
}

/// Pages of a pager, the first without a number.
fn pager<'a>(pages: &'a Pages, place: &str) -> Vec<&'a str> {
    let mut all: Vec<&str> =
        pages.paths().into_iter().filter(|path| path.starts_with(&format!("{place}/page/"))).collect();
    all.retain(|path| !path.ends_with("page/1/index.html"));
    all.sort_by_key(|path| path.split('/').nth(2).unwrap().parse::<usize>().unwrap());
    all
}

#[test]
fn a_large_site_has_a_list_of_light_pages_that_holds_every_page_once() {
    let site = hub(&[("content/a-z/_index.md", LIST)]);
    let words = ["Đăng ký", "Dịch vụ", "Thủ tục", "Áp phích", "Xã", "Nghị quyết"];
    for number in 0..700 {
        let title = format!("{} số {number} của nhân dân các dân tộc trong tỉnh", words[number % words.len()]);
        site.write(&format!("content/b{number}.md"), &page(&title, "x"));
    }
    let pages = site.render();
    let all: Vec<&str> = std::iter::once("a-z/index.html").chain(pager(&pages, "a-z")).collect();
    assert_eq!(all.len(), 7, "{all:?}");
    let mut seen = BTreeSet::new();
    for path in &all {
        let html = pages.text(path);
        assert!(html.len() < 40_000, "{path} is {} bytes before it is shortened", html.len());
        let titles = index(&html).into_iter().filter(|title| title.contains("nhân dân"));
        titles.for_each(|title| assert!(seen.insert(title.clone()), "{title} is listed twice"));
    }
    assert_eq!(seen.len(), 700);
    // Every letter leads to the page of the list on which it begins.
    let html = pages.text("a-z/index.html");
    for (letter, anchor) in [("X", "x"), ("T", "t"), ("Đ", "dd"), ("A", "a")] {
        let end = format!("#chu-{anchor}\">{letter}</a>");
        let before = &html[..html.find(&end).unwrap_or_else(|| panic!("{letter}\n{html}"))];
        let to = before.rsplit("href=\"").next().unwrap().trim_start_matches("./");
        let text = pages.text(&if to.is_empty() { "a-z/index.html".to_owned() } else { format!("a-z/{to}index.html") });
        let at = text.find(&format!("id=\"chu-{anchor}\"")).unwrap();
        assert!(!text[at..at + 60].contains("(tiếp)"), "{letter} does not begin at {to}");
    }
}

#[test]
fn the_site_map_shows_the_tree_and_counts_pages_and_not_every_page() {
    let site = hub(&[
        ("content/so-do-trang.md", "+++\ntitle = \"Sơ đồ\"\ntemplate = \"so-do-trang.html\"\n+++\n"),
        ("content/tin/_index.md", "+++\ntitle = \"Tin\"\ndescription = \"Việc mới.\"\n+++\n"),
        ("content/tin/a.md", &page("Bài a", "x")),
        ("content/tin/b.md", &page("Bài b", "x")),
        ("content/tin/xa/_index.md", &page("Tin xã", "")),
        ("content/tin/xa/c.md", &page("Bài c", "x")),
    ]);
    let html = site.render().text("so-do-trang/index.html");
    let main = &html[html.find("<main").unwrap()..];
    for part in [
        "<a href=\"../tin/\">Tin</a> <span class=\"count\">(2 bài)",
        "Việc mới.",
        "Tin xã</a> <span class=\"count\">(1 bài)",
    ] {
        assert!(main.contains(part), "{part}\n{main}");
    }
    assert!(!main.contains("Bài a"), "{main}");
    let inner = main.find("Tin xã").unwrap();
    assert_eq!(main[..inner].matches("<ul").count(), main[..inner].matches("</ul").count() + 2, "it is a tree");
}

fn procedures() -> Site {
    let of = |title: &str, field: &str, levels: &str, who: &str| {
        format!(
            "+++\ntitle = \"{title}\"\nlinh_vuc = \"{field}\"\ncap = [{levels}]\ndoi_tuong = [{who}]\n\
             nguon = [{{ ten = \"Nguồn\" }}]\n[[truong_hop]]\ngiay_to = [{{ ten = \"Tờ khai\" }}]\n+++\nx\n"
        )
    };
    let front = |title: &str| {
        format!(
            "+++\ntitle = \"{title}\"\nkind = \"thu-tuc\"\nsort_by = \"title\"\npaginate_by = 2\n\
             filters = [\"linh_vuc\", \"cap\", \"muc_do\", \"doi_tuong\"]\n+++\n"
        )
    };
    hub(&[
        ("content/thu-tuc/_index.md", &front("Thủ tục")),
        ("content/thu-tuc/_index.en.md", &page("Procedures", "").replace("+++\n\n", "kind = \"thu-tuc\"\n+++\n")),
        ("content/thu-tuc/a.md", &of("A", "Hộ tịch", "\"xã\"", "\"nhan-dan\"")),
        ("content/thu-tuc/b.md", &of("B", "Hộ tịch", "\"xã\", \"tỉnh\"", "\"nhan-dan\", \"doanh-nghiep\"")),
        ("content/thu-tuc/c.md", &of("C", "Hộ tịch", "\"xã\"", "\"nhan-dan\"")),
        ("content/thu-tuc/d.md", &of("D", "Cư trú", "\"xã\"", "\"nhan-dan\"")),
        ("content/thu-tuc/a.en.md", &of("A en", "Civil status", "\"xã\"", "\"nhan-dan\"")),
    ])
}

#[test]
fn a_filter_is_a_page_with_its_state_in_title_count_and_address() {
    let pages = procedures().render();
    let html = pages.text("thu-tuc/loc/linh-vuc/ho-tich/index.html");
    assert!(html.contains("<title>Thủ tục: Hộ tịch – "), "{html}");
    assert!(html.contains("<h1>Thủ tục: <span>Hộ tịch</span></h1>"), "{html}");
    assert!(html.contains("(3 trên 4)") && html.contains("<a href=\"../../../\">Bỏ lọc"), "{html}");
    assert!(html.contains("aria-current=\"true\">Hộ tịch</a> <span class=\"count\">3</span>"), "{html}");
    assert!(html.contains("noindex") && html.contains("/thu-tuc/loc/linh-vuc/ho-tich/\">"), "{html}");
    assert!(html.contains(">A</a>") && html.contains(">B</a>") && !html.contains(">D</a>"), "{html}");
    assert!(html.contains("<link rel=\"canonical\" href=\"https://cchc.vn/thu-tuc/loc/linh-vuc/ho-tich/\">"), "{html}");
    // The list goes on, and page 2 is of the same choice.
    let second = pages.text("thu-tuc/loc/linh-vuc/ho-tich/page/2/index.html");
    assert!(second.contains(">C</a>") && second.contains("(3 trên 4)") && !second.contains(">A</a>"), "{second}");
    assert!(pages.text("thu-tuc/loc/cap/tinh/index.html").contains("Thủ tục: <span>Cấp tỉnh</span>"));
    assert!(pages.text("thu-tuc/loc/doi-tuong/doanh-nghiep/index.html").contains("<span>Doanh nghiệp</span>"));
    // One that no page has a value of is not offered, and lists are not what search engines are sent to.
    assert!(!pages.paths().iter().any(|path| path.contains("muc-do")));
    assert!(!pages.text("sitemap.xml").contains("/loc/"));
}

#[test]
fn a_list_that_names_no_filter_carries_nothing_of_them() {
    let site = hub(&[("content/tin/_index.md", &page("Tin", "")), ("content/tin/a.md", &page("A", "x"))]);
    let html = site.render().text("tin/index.html");
    assert!(!html.contains("class=\"filters\"") && !html.contains("Lọc danh sách"), "{html}");
}

#[test]
fn a_translated_word_filters_what_is_not_translated_too_at_one_address() {
    let pages = procedures().render();
    let html = pages.text("en/thu-tuc/loc/linh-vuc/ho-tich/index.html");
    assert!(html.contains("<h1>Procedures: <span>Civil status</span></h1>") && html.contains("(3 of 4)"), "{html}");
    assert!(html.contains("href=\"../../../../../thu-tuc/loc/linh-vuc/ho-tich/\" lang=\"vi\""), "{html}");
    assert!(html.contains(" lang=\"vi\">Cư trú</a>"), "a word that nobody translated is marked: {html}");
    assert!(html.contains(">Citizens</a>") && html.contains(">Commune level</a>"), "{html}");
}
