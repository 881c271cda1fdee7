//! As in Zola: terms, their pages, pagers and feeds.

use crate::sites::{Site, site};

const CONFIG: &str = "taxonomies = [{ name = \"linh-vuc\", feed = true, paginate_by = 2, paginate_path = \"trang\" }, \
{ name = \"Nhãn\", render = false }]";

fn tagged() -> Site {
    let tagged = site(
        CONFIG,
        &[
            (
                "templates/taxonomy_list.html",
                "{{ taxonomy.name }}:{% for t in terms %} {{ t.name }}={{ t.slug }}({{ t.page_count }}){% endfor %}",
            ),
            (
                "templates/taxonomy_single.html",
                "{{ taxonomy.name }}/{{ term.name }} {{ term.permalink }} {{ paginator.current_index }}:\
                 {% for p in paginator.pages %} {{ p.title }}{% endfor %}",
            ),
            ("templates/page.html", "{{ page.taxonomies['linh-vuc'] | join(sep='+') }}"),
        ],
    );
    for (name, date, terms) in [
        ("a", "2026-01-01", "[\"Đất đai\", \"Hộ tịch\"]"),
        ("b", "2026-03-01", "[\"Đất đai\"]"),
        ("c", "2026-02-01", "[\"Đất đai\", \"Ăn uống\"]"),
    ] {
        tagged.write(
            &format!("content/{name}.md"),
            &format!(
                "+++\ntitle = \"{name}\"\ndate = {date}\n[taxonomies]\nlinh-vuc = {terms}\n\"Nhãn\" = [\"x\"]\n+++\n"
            ),
        );
    }
    tagged
}

#[test]
fn terms_are_listed_in_vietnamese_order_with_their_slugs_and_counts() {
    let pages = tagged().render();
    assert_eq!(pages.text("linh-vuc/index.html"), "linh-vuc: Ăn uống=an-uong(1) Đất đai=dat-dai(3) Hộ tịch=ho-tich(1)");
    assert_eq!(pages.text("a/index.html"), "Đất đai+Hộ tịch");
    assert!(!pages.paths().iter().any(|path| path.starts_with("nhan")), "a taxonomy that is not rendered has files");
}

#[test]
fn a_terms_pages_are_newest_first_on_its_pagers() {
    let pages = tagged().render();
    let address = "https://cchc.vn/linh-vuc/dat-dai/";
    assert_eq!(pages.text("linh-vuc/dat-dai/index.html"), format!("linh-vuc/Đất đai {address} 1: b c"));
    assert_eq!(pages.text("linh-vuc/dat-dai/trang/2/index.html"), format!("linh-vuc/Đất đai {address} 2: a"));
    let first = pages.text("linh-vuc/dat-dai/trang/1/index.html");
    assert!(first.contains("url=../../"), "{first}");
}

#[test]
fn a_term_has_a_feed_when_its_taxonomy_asks_for_one() {
    let pages = tagged().render();
    let feed = pages.text("linh-vuc/dat-dai/atom.xml");
    crate::xml::assert_well_formed(&feed);
    assert!(feed.contains("– Đất đai</title>") && feed.contains("<id>https://cchc.vn/b/</id>"), "{feed}");
    assert!(!pages.paths().iter().any(|path| path.ends_with("ho-tich/rss.xml")));
}

#[test]
fn a_taxonomy_may_have_templates_of_its_own_and_a_root() {
    let tagged = tagged();
    tagged.write("config.toml", &format!("{}taxonomy_root = \"theo\"\n{CONFIG}\n", crate::sites::CONFIG));
    tagged.write("templates/linh-vuc/list.html", "riêng");
    tagged.write("templates/linh-vuc/single.html", "một");
    let pages = tagged.render();
    assert_eq!(pages.text("theo/linh-vuc/index.html"), "riêng");
    assert_eq!(pages.text("theo/linh-vuc/ho-tich/index.html"), "một");
}

#[test]
fn names_that_differ_in_case_or_marks_only_are_one_term() {
    let tagged = tagged();
    tagged.write("content/d.md", "+++\ntitle = \"d\"\n[taxonomies]\nlinh-vuc = [\"ĐẤT ĐAI\", \"Đất đai\"]\n+++\n");
    let list = tagged.render().text("linh-vuc/index.html");
    assert!(list.contains("=dat-dai(4)") && list.matches("dat-dai").count() == 1, "{list}");
}

#[test]
fn functions_find_taxonomies_and_terms() {
    let tagged = tagged();
    tagged.write(
        "templates/index.html",
        "{% set t = get_taxonomy(kind='linh-vuc') %}{{ t.kind.name }} {{ t.lang }} {{ t.permalink }} {{ t.items | length }}; \
         {% set a = get_taxonomy_term(kind='linh-vuc', term='Đất đai') %}{{ a.page_count }} \
         {% set b = get_taxonomy_term(kind='linh-vuc', term='dat-dai', include_pages=false) %}{{ b.pages | length }} \
         {{ get_taxonomy_term(kind='linh-vuc', term='không', required=false) is none }}; \
         {{ get_taxonomy_url(kind='linh-vuc', term='Hộ tịch') }} {{ get_taxonomy_url(kind='linh-vuc', name='ho-tich') }}",
    );
    assert_eq!(
        tagged.render().text("index.html"),
        "linh-vuc vi https://cchc.vn/linh-vuc/ 3; 3 0 true; \
         https://cchc.vn/linh-vuc/ho-tich/ https://cchc.vn/linh-vuc/ho-tich/"
    );
    for call in [
        "get_taxonomy(kind='x')",
        "get_taxonomy_term(kind='linh-vuc', term='x')",
        "get_taxonomy_url(kind='linh-vuc', term='x')",
    ] {
        tagged.write("templates/index.html", &format!("{{{{ {call} }}}}"));
        assert!(!tagged.faults().is_empty(), "{call}");
    }
}

#[test]
fn an_unknown_taxonomy_or_a_blank_term_stops_the_build() {
    let tagged = tagged();
    tagged.write("content/a.md", "+++\ntitle = \"a\"\n[taxonomies]\nlinhvuc = [\"x\"]\n+++\n");
    assert_eq!(tagged.faults().len(), 1, "an unknown taxonomy");
    tagged.write("content/a.md", "+++\ntitle = \"a\"\n[taxonomies]\nlinh-vuc = [\" \"]\n+++\n");
    assert_eq!(tagged.faults().len(), 1, "a blank term");
}

#[test]
fn a_term_that_makes_no_address_is_told_where_it_is_named() {
    let tagged = tagged();
    let long = "a".repeat(300);
    for (term, code) in [("con", "path-reserved"), ("..", "path-empty"), (long.as_str(), "path-too-long")] {
        tagged
            .write("content/a.md", &format!("+++\ntitle = \"a\"\n[taxonomies]\nlinh-vuc = [\"x\", \"{term}\"]\n+++\n"));
        let faults = cchc::pipeline::render(&tagged.options, &cchc::pipeline::Silent).unwrap_err();
        let span = faults[0].span.as_ref().unwrap();
        assert_eq!((faults.len(), faults[0].code, span.line, span.column), (1, code, 4, 18), "{term}");
    }
}

#[test]
fn a_taxonomy_may_be_fed_by_a_field() {
    let config = "[[taxonomies]]\nname = \"doi-tuong\"\nfrom = \"doi_tuong\"\n[taxonomies.labels]\n\
                  nhan-dan = \"Người dân\"\ncbccvc = \"Cán bộ, công chức\"\n";
    let files = [
        ("content/a.md", "+++\ntitle = \"A\"\ndoi_tuong = [\"nhan-dan\", \"to-chuc\"]\n+++\n"),
        ("content/b.md", "+++\ntitle = \"B\"\ndoi_tuong = \"cbccvc\"\n[taxonomies]\ndoi-tuong = [\"Khác\"]\n+++\n"),
        ("templates/taxonomy_list.html", "{% for t in terms %}{{ t.name }}:{{ t.page_count }};{% endfor %}"),
        ("templates/taxonomy_single.html", "{{ term.name }}"),
    ];
    let pages = site(config, &files).render();
    assert_eq!(pages.text("doi-tuong/index.html"), "Cán bộ, công chức:1;Khác:1;Người dân:1;");
    assert!(pages.has("doi-tuong/nguoi-dan/index.html"));
    for (wrong, code) in [
        ("from = \"doi_tuong\"\n[taxonomies.labels]\nnhan_dan = \"Người dân\"\n", "unknown-choice"),
        ("from = \"doi-tuong\"\n", "unknown-choice"),
        ("[taxonomies.labels]\nnhan-dan = \"Người dân\"\n", "missing-key"),
        ("from = \"doi_tuong\"\n[taxonomies.labels]\nnhan-dan = 1\n", "type-text"),
    ] {
        let config = format!("[[taxonomies]]\nname = \"doi-tuong\"\n{wrong}");
        assert_eq!(site(&config, &[]).faults(), [code], "{wrong}");
    }
}
