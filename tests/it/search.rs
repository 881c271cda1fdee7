//! The index of search as a build leaves it: what is in it, in which language, and what a change moves.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sites::{Pages, Site, page, site};

const ON: &str = "build_search_index = true\n";

fn searched(config: &str, files: &[(&str, &str)]) -> Site {
    let section = ("content/tin/_index.md", "+++\ntitle = \"Mục tin\"\n+++\n");
    site(&format!("{ON}{config}"), &[&[section], files].concat())
}

/// What a file of an index hands over.
fn handed(text: &str) -> Value {
    let inner = text.strip_prefix("cchcTim(").unwrap().trim_end().strip_suffix(')').unwrap();
    let both: Value = serde_json::from_str(&format!("[{inner}]")).unwrap();
    both[1].clone()
}

/// Names of the files of an index.
fn names(pages: &Pages) -> BTreeSet<String> {
    pages.files.keys().filter(|name| name.starts_with("chi-muc")).cloned().collect()
}

/// The rows of a language, told by its core: title, address, description.
fn rows(pages: &Pages, lang: &str) -> Vec<(String, String, String)> {
    let core = handed(&pages.text(&format!("chi-muc.{lang}.js")));
    let files = core["R"].as_str().unwrap().as_bytes().chunks(6);
    let names = files.map(|name| format!("chi-muc/{lang}/{}.js", std::str::from_utf8(name).unwrap()));
    let rows = names.flat_map(|name| handed(&pages.text(&name)).as_array().unwrap().clone());
    rows.map(|row| {
        let text = |at: usize| row[at].as_str().unwrap().to_owned();
        (text(0), text(1), text(2))
    })
    .collect()
}

fn titles(pages: &Pages, lang: &str) -> Vec<String> {
    rows(pages, lang).into_iter().map(|(title, ..)| title).collect()
}

/// Every key of an index.
fn keys(pages: &Pages, lang: &str) -> BTreeSet<String> {
    let core = handed(&pages.text(&format!("chi-muc.{lang}.js")));
    let file = format!("chi-muc/{lang}/{}.js", core["K"].as_str().unwrap());
    let text = handed(&pages.text(&file)).as_str().unwrap().to_owned();
    let mut all: Vec<String> = text.split(' ').map(str::to_owned).collect();
    all.pop();
    all.into_iter().collect()
}

#[test]
fn there_is_no_index_unless_it_is_asked_for() {
    let pages = site("", &[("content/a.md", &page("A", "x"))]).render();
    assert_eq!(names(&pages), BTreeSet::new());
}

#[test]
fn what_is_not_published_or_says_so_is_not_found() {
    let pages = searched(
        "",
        &[
            ("content/tin/a.md", &page("Có", "chữ")),
            ("content/tin/b.md", "+++\ntitle = \"Nháp\"\ndraft = true\n+++\n"),
            ("content/tin/c.md", "+++\ntitle = \"Mai sau\"\ndate = 2099-01-01\n+++\n"),
            ("content/tin/d.md", "+++\ntitle = \"Giấu\"\nin_search_index = false\n+++\n"),
            ("content/tin/e.md", "+++\ntitle = \"Không trang\"\nrender = false\n+++\n"),
            ("content/giau/_index.md", "+++\ntitle = \"Mục giấu\"\nin_search_index = false\n+++\n"),
        ],
    )
    .render();
    assert_eq!(titles(&pages, "vi"), ["Mục tin", "Có"]);
}

#[test]
fn each_language_has_its_own_and_a_stand_in_is_found_in_its_own_language_only() {
    let pages = searched(
        "[languages.en]\n",
        &[
            ("content/tin/a.md", &page("Khai sinh", "giấy")),
            ("content/tin/b.md", &page("Chưa dịch", "chữ")),
            ("content/tin/a.en.md", &page("Birth", "papers")),
        ],
    )
    .render();
    assert_eq!(titles(&pages, "vi"), ["Mục tin", "Khai sinh", "Chưa dịch"]);
    assert_eq!(rows(&pages, "en"), [("Birth".to_owned(), "en/tin/a/".to_owned(), String::new())]);
    let off = searched("[languages.en]\nbuild_search_index = false\n", &[]).render();
    assert!(!off.files.contains_key("chi-muc.en.js"));
}

#[test]
fn a_page_without_a_title_is_found_by_its_name_and_its_text() {
    let pages = searched("", &[("content/tin/don-tu.md", "+++\n+++\nMột đoạn lạ.\n")]).render();
    assert_eq!(titles(&pages, "vi"), ["Mục tin", "don-tu"]);
    assert!(keys(&pages, "vi").contains("la"));
}

#[test]
fn words_that_people_type_abbreviations_and_codes_are_keys() {
    let document = "+++\ntitle = \"Văn bản lạ\"\nkind = \"van-ban\"\nso_ky_hieu = \"118/2025/NĐ-CP\"\nloai = \"Nghị định\"\n\
                    co_quan = \"Chính phủ\"\ntu_khoa = [\"giấy độc thân\"]\n+++\nCCHC ở đây.\n";
    let pages = searched(
        "glossary = \"tat.csv\"\n",
        &[("content/tin/a.md", document), ("tat.csv", "tu,nghia\nCCHC,cải cách hành chính\n")],
    )
    .render();
    let keys = keys(&pages, "vi");
    for key in ["doc", "than", "nd", "cp", "cchc", "cai", "cach", "phu", "dinh"] {
        assert!(keys.contains(key), "{key} is not in {keys:?}");
    }
}

#[test]
fn addresses_are_from_the_root_and_name_files_where_there_is_no_server() {
    let mut site = searched("", &[("content/tin/tệp.md", &page("A", "x"))]);
    let address = |site: &Site| rows(&site.render(), "vi")[1].1.clone();
    let written = address(&site);
    assert!(written.starts_with("tin/") && written.ends_with('/') && written.is_ascii(), "{written}");
    site.options.portable = true;
    assert_eq!(address(&site), format!("{written}index.html"));
}

#[test]
fn the_same_site_gives_the_same_index_and_an_edit_changes_few_files_of_it() {
    let text = |n: usize| page(&format!("Bài số {n}"), &format!("Đoạn {n} nói về việc thứ {} của xã.", n % 17));
    let written: Vec<(String, String)> = (0..150).map(|n| (format!("content/tin/bai-{n:03}.md"), text(n))).collect();
    let files: Vec<(&str, &str)> = written.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let site = searched("", &files);
    let before = site.render();
    assert_eq!(before.files, site.render().files);
    site.write("content/tin/bai-010.md", &page("Bài số 10", "Đoạn này đổi hẳn."));
    let after = names(&site.render());
    let kept = names(&before).intersection(&after).count();
    assert!(kept * 2 > after.len(), "an edit kept {kept} of {}", after.len());
    // The core keeps its name, so that no page names another file than before.
    assert!(after.contains("chi-muc.vi.js"));
}
