//! Languages beyond Zola's: names of terms, one file a language, marked texts, ways between languages.

use cchc::diag::Severity;
use cchc::pipeline::{Silent, render};

use crate::sites::{Pages, Site, page, site};

const CONFIG: &str = "theme = \"hub\"\ndefault_language = \"vi\"\n[[taxonomies]]\nname = \"linh-vuc\"\nfrom = \"ma_chu_de\"\n\
paginate_by = 2\nfeed = true\n[taxonomies.labels]\ne1 = \"Thể chế\"\ne2 = \"Thủ tục\"\n[languages.en]\ntitle = \"Trial\"\n\
[languages.en.labels.linh-vuc]\ne2 = \"Procedures\"\n";

/// A site with the embedded theme, two pages with a theme code, one of them in English too.
fn hub(config: &str) -> Site {
    let site = site(&format!("{CONFIG}{config}"), &[]);
    for path in ["index.html", "section.html", "page.html"] {
        site.remove(&format!("templates/{path}"));
    }
    for (name, title, codes) in [
        ("a.md", "Bài a", "[\"e1\", \"e2\"]"),
        ("b.md", "Bài b", "[\"e2\"]"),
        ("c.md", "Bài c", "[\"e2\"]"),
        ("a.en.md", "Page a", "[\"e2\"]"),
    ] {
        site.write(
            &format!("content/tin/{name}"),
            &format!("+++\ntitle = \"{title}\"\ndate = 2026-01-01\nma_chu_de = {codes}\n+++\nx\n"),
        );
    }
    site.write("content/tin/_index.md", &page("Tin", ""));
    site.write("content/tin/_index.en.md", &page("News", ""));
    site
}

/// The tags of a page that begin with a word and hold another.
fn tags<'a>(html: &'a str, begin: &str, hold: &str) -> Vec<&'a str> {
    let tags = html.split('<').filter_map(|rest| rest.split('>').next());
    tags.filter(|tag| tag.starts_with(begin) && tag.contains(hold)).collect()
}

#[test]
fn a_term_has_its_name_in_every_language_and_one_address() {
    let pages = hub("").render();
    let english = pages.text("en/linh-vuc/thu-tuc/index.html");
    assert!(english.contains("<h1>Procedures</h1>"), "{english}");
    assert!(pages.text("en/linh-vuc/index.html").contains(">Procedures</a>"));
    assert!(pages.text("en/tin/a/index.html").contains("../../linh-vuc/thu-tuc/\">Procedures</a>"));
    assert!(pages.text("linh-vuc/thu-tuc/index.html").contains("<h1>Thủ tục</h1>"));
    assert!(pages.text("en/linh-vuc/thu-tuc/atom.xml").contains("– Procedures</title>"));
    assert!(!pages.paths().iter().any(|path| path.contains("procedures")), "an address was made of a translation");
}

#[test]
fn the_language_switch_stays_on_the_page() {
    let pages = hub("").render();
    for (from, to) in [
        ("tin/a/index.html", "../../en/tin/a/"),
        ("en/tin/b/index.html", "../../../tin/b/"),
        ("tin/index.html", "../en/tin/"),
        ("linh-vuc/index.html", "../en/linh-vuc/"),
        ("linh-vuc/thu-tuc/index.html", "../../en/linh-vuc/thu-tuc/"),
        // The third page of a list is on no third page of its translation.
        ("linh-vuc/thu-tuc/page/2/index.html", "../../../../en/linh-vuc/thu-tuc/"),
        // No English page is under this term: the list of terms is the nearest.
        ("linh-vuc/the-che/index.html", "../../en/linh-vuc/"),
        ("404.html", "/en/404.html"),
        ("en/404.html", "/404.html"),
    ] {
        let html = pages.text(from);
        let expected = format!("href=\"{to}\" lang=\"");
        assert!(tags(&html, "a ", "hreflang").iter().any(|tag| tag.contains(&expected)), "{from}: {to}\n{html}");
    }
}

fn alternates(pages: &Pages, path: &str) -> Vec<String> {
    let html = pages.text(path);
    let links = tags(&html, "link ", "hreflang").into_iter();
    let value = |tag: &str, key: &str| tag.split(key).nth(1).unwrap_or_default().split('"').nth(1).unwrap().to_owned();
    links
        .map(|tag| format!("{} {}", value(tag, "hreflang"), value(tag, "href=").replace("https://cchc.vn", "")))
        .collect()
}

#[test]
fn alternates_name_every_true_translation_and_the_default_one() {
    let pages = hub("").render();
    let both = ["vi /tin/a/", "x-default /tin/a/", "en /en/tin/a/"];
    assert_eq!(alternates(&pages, "tin/a/index.html"), both);
    assert_eq!(alternates(&pages, "en/tin/a/index.html"), both);
    assert_eq!(alternates(&pages, "tin/b/index.html"), [] as [&str; 0], "it is alone");
    assert_eq!(alternates(&pages, "en/tin/b/index.html"), [] as [&str; 0], "a stand-in is no translation");
    let term = ["vi /linh-vuc/thu-tuc/", "x-default /linh-vuc/thu-tuc/", "en /en/linh-vuc/thu-tuc/"];
    assert_eq!(alternates(&pages, "linh-vuc/thu-tuc/index.html"), term);
    assert_eq!(alternates(&pages, "linh-vuc/thu-tuc/page/2/index.html"), [] as [&str; 0]);
}

#[test]
fn a_stand_in_sends_search_engines_to_the_original_and_a_page_of_a_list_to_itself() {
    let pages = hub("").render();
    let canonical = |path: &str| {
        let html = pages.text(path);
        let tag = tags(&html, "link ", "canonical")[0].to_owned();
        tag.split("href=\"").nth(1).unwrap().trim_end_matches('"').replace("https://cchc.vn", "")
    };
    assert_eq!(canonical("en/tin/b/index.html"), "/tin/b/");
    assert_eq!(canonical("en/tin/a/index.html"), "/en/tin/a/");
    assert_eq!(canonical("linh-vuc/thu-tuc/page/2/index.html"), "/linh-vuc/thu-tuc/page/2/");
}

/// A language of test strings: no word of any people is made up.
const TRIAL: &str = "trang_chu = \"<1>\"\nmenu = \"<2>\"\nten_ngon_ngu = \"<3>\"\nve_dau_trang = \"\"\n";

#[test]
fn one_file_adds_a_language_and_what_it_lacks_is_vietnamese_and_says_so() {
    let site = hub("[languages.tyz]\n");
    site.write("i18n/tyz.toml", TRIAL);
    site.write("content/tin/a.tyz.md", &page("<4>", "<5>"));
    let pages = site.render();
    let html = pages.text("tyz/tin/a/index.html");
    assert!(html.contains("<html lang=\"tyz\">") && html.contains("&lt;1&gt;</a>"), "{html}");
    assert!(html.contains("<span lang=\"vi\">Về đầu trang</span>"), "{html}");
    assert!(html.contains("aria-label=\"Danh mục chính\""), "an attribute holds no element: {html}");
    assert!(!html.contains('\u{fdd0}') && !html.contains('\u{fdd1}'), "{html}");
    assert!(pages.text("tin/a/index.html").contains("lang=\"tyz\" hreflang=\"tyz\">&lt;3&gt;</a>"));
    assert!(!pages.text("en/tin/a/index.html").contains("<span lang=\"vi\">"), "English lacks nothing");
    assert!(pages.codes().iter().all(|code| *code != "theme-language"), "{:?}", pages.codes());
    // Dates of a language that has no forms of its own are written as in Vietnamese.
    assert!(html.contains("15/6/2026"), "{html}");
}

#[test]
fn a_site_may_change_texts_of_the_theme_and_add_its_own_in_the_configuration() {
    let site = hub("[translations]\nrieng = \"Riêng\"\n");
    site.write("i18n/vi.toml", "trang_chu = \"Nhà mình\"\nrieng = \"Của mình\"\n");
    assert!(site.render().text("tin/a/index.html").contains(">Nhà mình</a>"));
}

#[test]
fn a_misspelt_key_of_a_language_is_refused_with_the_nearest_one() {
    for (path, text, line, near) in [
        ("i18n/tyz.toml", "menu = \"x\"\ntrang_chuu = \"x\"\n", 2, Some("trang_chu")),
        ("i18n/en.toml", "zzzz = \"x\"\n", 1, None),
        ("i18n/vi.toml", "menuu = \"x\"\n", 1, Some("menu")),
    ] {
        let site = hub("[languages.tyz]\n");
        site.write(path, text);
        let faults = render(&site.options, &Silent).unwrap_err();
        let faults: Vec<_> = faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
        let span = faults[0].span.as_ref().unwrap();
        assert_eq!((faults.len(), faults[0].code, span.file.as_str(), span.line), (1, "unknown-key", path, line));
        assert_eq!(faults[0].suggestion.as_deref(), near, "{path}");
    }
    let site = hub("[languages.tyz]\n");
    for (text, code) in
        [("menu = 3\n", "type-text"), ("menu = x\n", "text-unquoted"), ("menu = \"x\"\nmenu = \"y\"\n", "key-twice")]
    {
        site.write("i18n/tyz.toml", text);
        assert!(site.faults().contains(&code), "{text}: {:?}", site.faults());
    }
}

#[test]
fn the_interface_is_whole_in_vietnamese_and_in_english() {
    let read = |code: &str| -> std::collections::BTreeMap<String, String> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/hub/i18n/{code}.toml"));
        let text = std::fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
        lines.map(|(key, text)| (key.to_owned(), text.trim_matches('"').to_owned())).collect()
    };
    let (vi, en) = (read("vi"), read("en"));
    assert!(vi.len() > 300);
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    let holes = |text: &str| {
        let parts = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned()));
        parts.collect::<std::collections::BTreeSet<_>>()
    };
    for (key, text) in &vi {
        assert!(!text.trim().is_empty() && !en[key].trim().is_empty(), "{key}");
        assert_eq!(holes(text), holes(&en[key]), "{key}");
        assert!(
            // Peoples are called what they are called.
            key.starts_with("tieng_") || en[key].is_ascii() || !en[key].chars().any(is_vietnamese),
            "{key} is Vietnamese in en.toml: {}",
            en[key]
        );
    }
}

/// Letters that Vietnamese has and English has not.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
        || matches!(c, 'à'..='ã' | 'è'..='ê' | 'ì'..='í' | 'ò'..='õ' | 'ù'..='ú' | 'ý')
}

#[test]
fn a_translation_without_its_original_is_a_page_of_its_own() {
    let site = hub("");
    site.write("content/tin/le.en.md", &page("Alone", "x"));
    let pages = site.render();
    assert!(pages.has("en/tin/le/index.html") && !pages.has("tin/le/index.html"));
    let html = pages.text("en/tin/le/index.html");
    // The switch has nowhere better to go than home.
    assert!(html.contains("href=\"../../../\" lang=\"vi\" hreflang=\"vi\""), "{html}");
    assert_eq!(alternates(&pages, "en/tin/le/index.html"), [] as [&str; 0]);
}

#[test]
fn what_is_not_there_is_told_in_every_language_of_the_site() {
    let pages = hub("").render();
    for (path, lang, other) in [("404.html", "vi", "en"), ("en/404.html", "en", "vi")] {
        let html = pages.text(path);
        assert!(html.contains(&format!("<html lang=\"{lang}\">")) && html.contains("content=\"noindex\""), "{html}");
        assert!(html.contains(&format!("lang=\"{other}\"><h2>")), "{html}");
        assert!(html.contains("Không tìm") && html.contains("Page not found"), "{html}");
        assert!(!html.contains("href=\"../"), "{path} is shown at any depth: {html}");
    }
}
