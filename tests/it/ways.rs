//! A tree of questions: one file becomes linked pages, and only the whole is listed.

use crate::sites::{Site, page, site};

const TREE: &str = "+++\ntitle = \"Tôi cần làm gì?\"\nkind = \"chon-duong\"\ndate = 2026-01-02\n[taxonomies]\nnhan = [\"x\"]\n+++\nMở đầu.\n\n\
## Việc gì? {#dau}\n\n- [Hộ tịch](#ho-tich)\n- [Chỗ ở](#cho-o)\n- [Bài khác](@/tin/a.md)\n\n\
## Hộ tịch nào? {#ho-tich}\n\n- [Khai sinh](@/tin/a.md)\n- [Không rõ](#hoi)\n\n\
## Chỗ ở nào?{#cho-o}\n\n- [Thường trú](@/tin/a.md)\n- [Không rõ](#hoi)\n\n\
## Hỏi cán bộ {#hoi}\n\n### Ở đâu {#o-dau}\n\nVề [câu đầu](#dau).\n";

const SHOW: &str = "<html lang={{ lang }}>{{ page.title }}|{{ page.record?.truoc or '' }}|\
{% for s in page.record?.duong_di or [] %}{{ s.cau_hoi }}={{ s.chon }};{% endfor %}|{{ page.lower?.title or '' }}|{{ page.content | safe }}</html>";

fn tree(config: &str) -> Site {
    site(
        &format!("generate_feeds = true\ntaxonomies = [{{ name = \"nhan\" }}]\n{config}"),
        &[
            ("templates/page.html", SHOW),
            ("templates/section.html", "<html lang=vi>{% for p in section.pages %}{{ p.title }};{% endfor %}</html>"),
            ("templates/taxonomy_list.html", "<html lang=vi></html>"),
            (
                "templates/taxonomy_single.html",
                "<html lang=vi>{% for p in term.pages %}{{ p.title }};{% endfor %}</html>",
            ),
            ("content/tin/_index.md", "+++\ntitle = \"Tin\"\nsort_by = \"title\"\n+++\n"),
            ("content/tin/a.md", &page("A", "Xem [hộ tịch](@/tin/duong.md#ho-tich) và [đầu](@/tin/duong.md#dau).")),
            ("content/tin/duong.md", TREE),
        ],
    )
}

#[test]
fn each_step_has_an_address_and_links_lead_from_step_to_step() {
    let pages = tree("").render();
    let root = pages.text("tin/duong/index.html");
    assert!(root.contains("Mở đầu.") && root.contains("Việc gì?") && !root.contains("Hộ tịch nào?"), "{root}");
    assert!(root.contains("href=\"ho-tich/\"") && root.contains("href=\"../a/\""), "{root}");
    let step = pages.text("tin/duong/ho-tich/index.html");
    assert!(step.contains("Hộ tịch nào?|tin/duong.md|Việc gì?=Hộ tịch;|"), "{step}");
    assert!(step.contains("href=\"../hoi/\"") && !step.contains("<h2"), "{step}");
}

#[test]
fn no_way_is_told_where_several_lead_to_a_step() {
    let end = tree("").render().text("tin/duong/hoi/index.html");
    assert!(end.contains("Hỏi cán bộ|||"), "{end}");
    // Its own smaller headings and the first step are linked too.
    assert!(end.contains("id=\"o-dau\"") && end.contains("href=\"../\""), "{end}");
}

#[test]
fn links_of_other_pages_lead_to_steps() {
    let other = tree("").render().text("tin/a/index.html");
    assert!(other.contains("href=\"../duong/ho-tich/\"") && other.contains("href=\"../duong/#dau\""), "{other}");
}

#[test]
fn only_the_whole_is_listed() {
    let pages = tree("").render();
    assert!(pages.text("tin/index.html").ends_with(">A;Tôi cần làm gì?;</html>"));
    assert!(pages.text("nhan/x/index.html").ends_with(">Tôi cần làm gì?;</html>"));
    for file in ["atom.xml", "sitemap.xml"] {
        let text = pages.text(file);
        assert!(text.contains("/tin/duong/") && !text.contains("/duong/hoi/"), "{file}: {text}");
    }
}

#[test]
fn steps_of_a_tree_that_is_translated_do_not_stand_in_beside_it() {
    let site = tree("[languages.en]\ntitle = \"Trial\"\n");
    let stands_in = site.render();
    assert!(stands_in.files.contains_key("en/tin/duong/ho-tich/index.html"));
    assert!(stands_in.text("en/tin/duong/index.html").contains("href=\"ho-tich/\""));
    site.write("content/tin/duong.en.md", "+++\ntitle = \"What?\"\nkind = \"chon-duong\"\n+++\n## What? {#what}\n\n- [A](@/tin/a.md)\n- [B](#bee)\n\n## B {#bee}\n\nEnd.\n");
    let translated = site.render();
    assert!(translated.files.contains_key("en/tin/duong/bee/index.html"));
    assert!(!translated.files.contains_key("en/tin/duong/ho-tich/index.html"));
}
