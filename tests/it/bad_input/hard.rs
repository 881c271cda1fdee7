//! Input that no person writes by hand: too deep, too long, too much, or nothing at all. Whatever
//! comes of it, the program ends with a site or with findings.

use std::fmt::Write;
use std::fs;

use crate::site::SmallSite;

const NONE: [&str; 0] = [];

/// The codes of the errors of a site with one more page.
fn codes_of(body: &str) -> Vec<&'static str> {
    let site = SmallSite::built();
    site.write_page("hai", body);
    site.error_codes()
}

/// A page that is built, as HTML.
fn html_of(body: &str) -> String {
    let site = SmallSite::built();
    site.write_page("hai", body);
    site.build().unwrap();
    fs::read_to_string(site.root().join("public/tin/hai/index.html")).unwrap()
}

#[test]
fn nests_of_thousands_do_not_exhaust_the_stack() {
    let quotes = "> ".repeat(5_000) + "đáy\n";
    let tight = ">".repeat(5_000) + "đáy\n";
    let lists = "- ".repeat(5_000) + "đáy\n";
    let numbered = "1. ".repeat(3_000) + "đáy\n";
    let mixed = "> - ".repeat(2_500) + "đáy\n";
    let emphasis = "*a **b ".repeat(5_000) + &"** *".repeat(5_000);
    let stars = "*".repeat(20_000) + "đáy" + &"*".repeat(20_000);
    for body in [emphasis, stars] {
        let codes = codes_of(&format!("\n{body}\n"));
        assert!(codes.is_empty() || codes == ["text-too-deep"], "{codes:?}");
    }
    for body in [quotes, tight, lists, numbered, mixed] {
        let codes = codes_of(&format!("\n{body}\n"));
        assert_eq!(codes, ["text-too-deep"], "{}", &body[..6]);
    }
}

#[test]
fn nests_that_somebody_may_write_are_built() {
    let body = "> ".repeat(20) + "- " + &"1. ".repeat(20) + "*a **b*** đáy\n";
    assert_eq!(codes_of(&format!("\n{body}\n")), NONE);
}

#[test]
fn brackets_by_the_thousand_are_text() {
    for open in
        ["[", "![", "(", "[](", "`", "<", "{{", "{%", "{{ <", "{% <a", "{{ <a \"", "<!--", "[^1]", "|a", "\\", "&#"]
    {
        let codes = codes_of(&format!("\n{}\n", open.repeat(10_000)));
        let known = ["link-empty", "link-unfinished", "raw-html", "image-no-address", "image-missing", "text-too-deep"];
        assert!(codes.iter().all(|code| known.contains(code)), "{open}: {codes:?}");
    }
}

#[test]
fn component_calls_one_in_another_are_bounded() {
    let deep = 2_000;
    let body = "{% <khung> %}\n".repeat(deep) + "đáy\n" + &"{% </khung> %}\n".repeat(deep);
    let codes = codes_of(&body);
    assert!(codes.is_empty() || codes.iter().all(|code| *code == "text-too-deep"), "{codes:?}");
    assert_eq!(codes_of(&("{% <khung> %}\n".repeat(16) + "đáy\n" + &"{% </khung> %}\n".repeat(16))), NONE);
}

#[test]
fn a_mistake_made_thousands_of_times_is_told_hundreds_of_times() {
    let codes = codes_of(&format!("\n{}\n", "{% <khung> %}".repeat(20_000)));
    assert!((100..1_000).contains(&codes.len()), "{}", codes.len());
    // Warnings do not hide the error behind them.
    let codes = codes_of(&("\n# Một\n".repeat(2_000) + "\n<b>hai</b>\n"));
    assert_eq!(codes, ["raw-html"]);
}

#[test]
fn thousands_of_headings_of_one_title_have_names_of_their_own() {
    let html = html_of(&"\n## Mục\n".repeat(20_000));
    assert!(html.contains("id=muc-19999") && !html.contains("id=muc-20000"));
}

#[test]
fn one_line_of_two_megabytes_is_a_paragraph() {
    let html = html_of(&format!("\n{}\n", "chữ ".repeat(500_000)));
    assert!(html.len() > 2_000_000);
}

#[test]
fn empty_files_are_told_or_do_no_harm() {
    for (path, code) in [
        ("content/tin/hai.md", "front-matter-missing"),
        ("content/tin/_index.md", "front-matter-missing"),
        ("content/xa/xa.csv", "csv-no-header"),
        ("config.toml", "config-no-base-url"),
    ] {
        let site = SmallSite::built();
        site.write(path, "");
        assert_eq!(site.error_codes(), [code], "{path}");
    }
    for path in
        ["templates/page.html", "templates/components.html", "static/kieu.css", "data/so.toml", "content/tin/anh.png"]
    {
        let site = SmallSite::built();
        site.write(path, "");
        fs::remove_file(site.root().join("content/tin/mot.md")).unwrap();
        assert_eq!(site.error_codes(), NONE, "{path}");
    }
    let site = SmallSite::built();
    site.write("content/tin/goi/anh.jpg", "");
    site.write("content/tin/goi/index.md", "+++\ntitle = \"Gói\"\n+++\n\n![Mô tả](anh.jpg)\n");
    assert_eq!(site.error_codes(), ["image-empty"]);
}

#[test]
fn folders_sixty_deep_hold_sections_and_pages_that_lead_back() {
    let site = SmallSite::built();
    let mut folder = "tin".to_owned();
    for depth in 1..=60 {
        folder.push_str("/s");
        site.write(&format!("content/{folder}/_index.md"), format!("+++\ntitle = \"Sâu {depth}\"\n+++\n"));
    }
    let body = "+++\ntitle = \"Đáy\"\n+++\n\nXem [tin một](@/tin/mot.md).\n";
    site.write(&format!("content/{folder}/day.md"), body);
    site.build().unwrap();
    let html = fs::read_to_string(site.root().join("public").join(&folder).join("day/index.html")).unwrap();
    assert!(html.contains(&("../".repeat(61) + "mot/")), "{html}");
}

#[test]
fn a_site_without_content_is_a_home_page() {
    let site = SmallSite::built();
    fs::remove_dir_all(site.root().join("content")).unwrap();
    assert_eq!(site.error_codes(), NONE);
    assert!(site.root().join("public/index.html").is_file());
}

#[test]
fn titles_of_spaces_and_names_without_letters_are_told() {
    let site = SmallSite::built();
    site.write("content/tin/hai.md", "+++\ntitle = \"  \\u00a0 \"\n+++\n");
    assert_eq!(site.error_codes(), ["empty-value"]);
    for name in ["…", "!!!", "—"] {
        let site = SmallSite::built();
        site.write_page(name, "");
        assert_eq!(site.error_codes(), ["path-empty"], "{name}");
    }
    for line in ["slug = \"…\"", "slug = \"../..\""] {
        let site = SmallSite::built();
        site.write("content/tin/hai.md", format!("+++\ntitle = \"Hai\"\n{line}\n+++\n"));
        assert_eq!(site.error_codes(), ["path-empty"], "{line}");
    }
    // A heading without letters still gets a name of its own.
    let html = html_of("\n## …\n\n## —\n\n##\n");
    assert_eq!(html.matches("<h2").count(), 3);
    let ids: std::collections::BTreeSet<_> =
        html.split("id=").skip(1).filter_map(|rest| rest.split(['>', ' ']).next()).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
}

#[test]
fn values_nested_by_the_thousand_are_refused_not_followed() {
    let nest = |open: &str, inner: &str, close: &str, deep: usize| open.repeat(deep) + inner + &close.repeat(deep);
    let deep = 20_000;
    for (front, fence, code) in [
        (format!("title = \"Hai\"\n[extra]\na = {}", nest("[", "1", "]", deep)), "+++", "toml-syntax"),
        (format!("title = \"Hai\"\n[extra]\na = {}", nest("{a=", "1", "}", deep)), "+++", "toml-syntax"),
        (format!("title = \"Hai\"\n[extra]\n{}a = 1", nest("a.", "", "", deep)), "+++", "toml-syntax"),
        (format!("title = \"Hai\"\n[extra.{}a]", "a.".repeat(deep)), "+++", "toml-syntax"),
        (format!("title: Hai\nextra:\n  a: {}", nest("[", "1", "]", deep)), "---", "yaml-syntax"),
        (format!("title: Hai\nextra:\n  a: {}", nest("{a: ", "1", "}", deep)), "---", "yaml-syntax"),
        (format!("title: Hai\nextra:\n{}", steps(2_000)), "---", "yaml-too-deep"),
        (format!("title: Hai\nextra:\n  a:\n    {}a", "- ".repeat(deep)), "---", "yaml-too-deep"),
        (format!("title: Hai\nextra:\n  a:\n    {}a", "? - ".repeat(deep)), "---", "yaml-too-deep"),
    ] {
        let site = SmallSite::built();
        site.write("content/tin/hai.md", format!("{fence}\n{front}\n{fence}\n"));
        let codes = site.error_codes();
        assert!(!codes.is_empty() && codes.iter().all(|found| *found == code), "{}: {codes:?}", &front[..40]);
    }
}

/// YAML that goes one step in with each line.
fn steps(deep: usize) -> String {
    (1..deep).fold(String::new(), |mut text, step| {
        let _ = writeln!(text, "{}a:", " ".repeat(step));
        text
    })
}

#[test]
fn data_nested_by_the_thousand_is_refused_where_it_is_read() {
    for (name, open, close) in
        [("so.json", "[", "]"), ("so.json", "{\"a\":", "}"), ("so.yaml", "[", "]"), ("so.toml", "a.", "")]
    {
        let site = SmallSite::built();
        let inner = if name == "so.toml" { "a = 1" } else { "1" };
        site.write(&format!("data/{name}"), open.repeat(20_000) + inner + &close.repeat(20_000));
        site.write("templates/page.html", format!("{{% set so = load_data(path=\"data/{name}\") %}}"));
        assert_eq!(site.error_codes(), ["template-fault"], "{name}");
    }
}

#[test]
fn numbers_without_measure_are_told() {
    for (line, code) in [
        ("weight = 99999999999999999999999", "toml-number"),
        ("weight = 1e400", "type-integer"),
        ("weight = inf", "type-integer"),
        ("weight = nan", "type-integer"),
        ("date = 99999-01-01", "toml-date"),
        ("date = \"0000-00-00\"", "date-year"),
        ("date = \"99999999999999999999-01-01\"", "date-unreadable"),
    ] {
        let site = SmallSite::built();
        site.write("content/tin/hai.md", format!("+++\ntitle = \"Hai\"\n{line}\n+++\n"));
        assert_eq!(site.error_codes(), [code], "{line}");
    }
    for line in [
        "weight = -9223372036854775808",
        "date = 0001-01-01",
        "date = 9999-12-31",
        "extra = { a = 1e400, b = nan, c = -inf }",
    ] {
        let site = SmallSite::built();
        site.write("content/tin/hai.md", format!("+++\ntitle = \"Hai\"\n{line}\n+++\n"));
        assert_eq!(site.error_codes(), NONE, "{line}");
    }
    let site = SmallSite::built();
    site.write("content/tin/_index.md", "+++\ntitle = \"Tin\"\npaginate_by = 9223372036854775807\n+++\n");
    assert_eq!(site.error_codes(), NONE);
    assert_eq!(codes_of("\n999999999. một\n\n1000000000. hai\n\n&#x110000; &#99999999999;\n"), NONE);
}

#[test]
fn comments_of_several_lines_vanish() {
    let html = html_of("\nTrước\n\n<!-- một\nhai\n\nba -->\n\nsau\n");
    assert!(html.contains("Trước") && html.contains("sau") && !html.contains("hai\n"), "{html}");
}
