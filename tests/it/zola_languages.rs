//! As in Zola: languages, their pages and texts; and what stands in for what is not translated.

use crate::sites::{Site, page, site};

const CONFIG: &str = "taxonomies = [{ name = \"nhan\" }]\ngenerate_feeds = true\n[translations]\nxin_chao = \"Xin chào\"\nchi_viet = \"Chỉ tiếng Việt\"\n\
[languages.en]\ntitle = \"Trial\"\ngenerate_feeds = true\n[languages.en.translations]\nxin_chao = \"Hello\"\n";

const SHOW: &str = "{{ lang }} {{ page.lang }} {{ page.content_lang }} {{ page.fallback }} {{ config.title }} \
{{ trans(key='xin_chao') }} {{ trans(key='chi_viet') }} {{ trans(key='xin_chao', lang='vi') }}|\
{% for t in page.translations %}{{ t.lang }} {{ t.title }} {{ t.path }} {{ t.fallback }};{% endfor %}|{{ page.content | safe }}";

fn two(config: &str) -> Site {
    site(
        &format!("{CONFIG}{config}"),
        &[
            ("templates/page.html", SHOW),
            (
                "templates/section.html",
                "{{ lang }} {{ section.title }}:{% for p in section.pages %} {{ p.slug }}{% endfor %}",
            ),
            ("templates/index.html", "{{ lang }} {{ section.path }}"),
            ("templates/taxonomy_list.html", "{{ lang }}{% for t in terms %} {{ t.name }}{% endfor %}"),
            (
                "templates/taxonomy_single.html",
                "{{ lang }} {{ term.name }}{% for p in term.pages %} {{ p.path }}{% endfor %}",
            ),
            ("content/tin/_index.md", "+++\ntitle = \"Tin\"\nsort_by = \"title\"\n+++\n"),
            ("content/tin/_index.en.md", "+++\ntitle = \"News\"\nsort_by = \"title\"\n+++\n"),
            (
                "content/tin/a.md",
                "+++\ntitle = \"A\"\naliases = [\"cu\"]\n[taxonomies]\nnhan = [\"x\"]\n+++\n[b](@/tin/b.md)\n",
            ),
            (
                "content/tin/a.en.md",
                "+++\ntitle = \"A en\"\nslug = \"a-en\"\n[taxonomies]\nnhan = [\"y\"]\n+++\n[b](@/tin/b.md)\n",
            ),
            (
                "content/tin/b.md",
                "+++\ntitle = \"B\"\ndate = 2026-01-01\n[taxonomies]\nnhan = [\"x\"]\n+++\nThân [a](@/tin/a.md).\n",
            ),
        ],
    )
}

#[test]
fn a_translation_has_its_place_its_language_and_its_texts() {
    let pages = two("").render();
    let shared = "|vi A /tin/a/ false;en A en /en/tin/a-en/ false;|";
    let main = pages.text("tin/a/index.html");
    assert!(main.starts_with(&format!("vi vi vi false Trang thử Xin chào Chỉ tiếng Việt Xin chào{shared}")), "{main}");
    let english = pages.text("en/tin/a-en/index.html");
    assert!(
        english.starts_with(&format!(
            "en en en false Trial Hello <span lang=\"vi\">Chỉ tiếng Việt</span> Xin chào{shared}"
        )),
        "{english}"
    );
    assert_eq!(pages.text("en/index.html"), "en /en/");
}

#[test]
fn what_is_not_translated_stands_in_and_says_its_language() {
    let pages = two("").render();
    let stand_in = pages.text("en/tin/b/index.html");
    assert!(stand_in.starts_with("en en vi true Trial Hello"), "{stand_in}");
    assert!(stand_in.contains("Thân <a href=\"../a-en/\">a</a>"), "{stand_in}");
    assert_eq!(pages.text("en/tin/index.html"), "en News: a-en b");
    assert!(pages.text("en/tin/a-en/index.html").contains("href=\"../b/\""));
    assert!(pages.has("cu/index.html") && !pages.has("en/cu/index.html"));
}

#[test]
fn stand_ins_are_in_no_sitemap_no_feed_and_no_taxonomy() {
    let pages = two("").render();
    let map = pages.text("sitemap.xml");
    assert!(map.contains("/tin/b/") && !map.contains("/en/tin/b/"), "{map}");
    assert!(map.contains("hreflang=\"en\" href=\"https://cchc.vn/en/tin/a-en/\""), "{map}");
    crate::xml::assert_well_formed(&map);
    assert!(pages.text("atom.xml").contains("<entry") && !pages.text("en/atom.xml").contains("<entry"));
    assert_eq!(pages.text("en/nhan/index.html"), "en y");
    assert_eq!(pages.text("nhan/x/index.html"), "vi x /tin/b/ /tin/a/");
}

#[test]
fn a_language_may_go_without_stand_ins() {
    let site = two("");
    let config = CONFIG.replace("title = \"Trial\"", "title = \"Trial\"\nfallback = false");
    site.write("config.toml", &format!("{}{config}", crate::sites::CONFIG));
    let pages = site.render();
    assert!(!pages.has("en/tin/b/index.html") && pages.has("en/tin/a-en/index.html") && pages.has("en/index.html"));
    let english = pages.text("en/tin/a-en/index.html");
    assert!(english.contains("href=\"../../../tin/b/\""), "a link falls back to the default language: {english}");
}

#[test]
fn the_embedded_theme_marks_text_of_another_language() {
    let site = two("");
    for path in ["page.html", "section.html", "index.html", "taxonomy_list.html", "taxonomy_single.html"] {
        site.remove(&format!("templates/{path}"));
    }
    site.write("config.toml", &format!("{}theme = \"hub\"\n{CONFIG}", crate::sites::CONFIG));
    site.write("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\n");
    let pages = site.render();
    let html = pages.text("en/tin/b/index.html");
    assert!(html.contains("<html lang=\"en\"") && html.contains("lang=\"vi\""), "{html}");
    let main = pages.text("tin/a/index.html");
    assert!(main.contains("hreflang=\"en\"") && main.contains("../../en/tin/a-en/"), "{main}");
}

#[test]
fn the_filter_says_what_the_function_says() {
    let site = two("");
    let both = "{% for k in ['xin_chao', 'chi_viet'] %}{{ k | trans }}={{ trans(key=k) }} {{ k | trans(lang='vi') }}={{ trans(key=k, lang='vi') }} \
                {% endfor %}{% set lang = 'vi' %}{{ 'xin_chao' | trans }}";
    site.write("templates/page.html", both);
    let text = site.render().text("en/tin/a-en/index.html");
    assert!(text.starts_with("Hello=Hello Xin chào=Xin chào "), "{text}");
    assert!(text.ends_with("=Chỉ tiếng Việt Xin chào"), "{text}");
}

#[test]
fn an_unknown_key_of_a_text_stops_the_build() {
    let site = two("");
    for call in ["{{ trans(key='xin_cháo') }}", "{{ 'xin_cháo' | trans }}"] {
        site.write("templates/page.html", call);
        assert!(!site.faults().is_empty(), "{call}");
    }
}

#[test]
fn a_language_that_the_theme_does_not_speak_is_told_and_another_is_spoken() {
    let files = [("themes/nho/i18n/vi.toml", "chao = \"Chào\"\n"), ("templates/page.html", "{{ trans(key='chao') }}")];
    let french = page("B", "");
    for (config, line) in
        [("theme = \"nho\"\n[languages.fr]\n", 5), ("theme = \"nho\"\ndefault_language = \"fr\"\n", 5)]
    {
        let site = site(config, &files);
        site.write("content/a.md", &page("A", ""));
        if config.contains("languages.fr") {
            site.write("content/a.fr.md", &french);
        }
        let pages = site.render();
        let told: Vec<_> = pages.warnings.iter().filter(|fault| fault.code == "theme-language").collect();
        let places: Vec<_> = told.iter().filter_map(|fault| fault.span.as_ref()).map(|span| span.line).collect();
        assert_eq!(places, [line], "{told:?}");
        assert!(["Chào", "<span lang=\"vi\">Chào</span>"].contains(&pages.text("a/index.html").as_str()));
    }
    let spoken = "theme = \"nho\"\n[languages.fr.translations]\nchao = \"Bonjour\"\n";
    let site = site(spoken, &files);
    site.write("content/a.fr.md", &french);
    let pages = site.render();
    assert!(pages.warnings.iter().all(|fault| fault.code != "theme-language"));
    assert_eq!(pages.text("fr/a/index.html"), "Bonjour");
}

#[test]
fn a_translation_of_a_bundle_has_its_files_too() {
    let site = site(
        "[languages.en]\n[languages.tyz]\n",
        &[
            ("templates/page.html", "{{ page.assets | join(sep=' ') }} {{ page.content | safe }}"),
            ("content/d/index.md", &page("D", "[f](f.txt)")),
            ("content/d/index.en.md", &page("D", "[f](f.txt)")),
            ("content/d/f.txt", "F"),
        ],
    );
    let pages = site.render();
    for path in ["d/", "en/d/"] {
        assert_eq!(pages.text(&format!("{path}f.txt")), "F");
        let html = pages.text(&format!("{path}index.html"));
        assert!(html.starts_with(&format!("/{path}f.txt <p>")), "{html}");
    }
    assert!(!pages.has("tyz/d/f.txt"));
}

#[test]
fn an_anchor_of_a_text_that_stands_in_is_not_looked_for_in_a_translation() {
    let site = site(
        "[languages.en]\n",
        &[
            ("content/a.md", &page("A", "[b](../b/#muc)")),
            ("content/b.md", &page("B", "## Mục")),
            ("content/b.en.md", &page("B", "## Part")),
        ],
    );
    assert_eq!(site.render().codes(), Vec::<&str>::new());
}
