//! Components wherever an author may put them: in headings, addresses, lists, beside notes.

use crate::sites::{Pages, Site, page, site};

const COMPONENTS: &str = "{% component phi() %}<b>50.000</b>{% endcomponent phi %}\
{% component nha() %}https://nha.vn/?a=1&amp;b=2{% endcomponent nha %}\
{% component khung() %}<aside>{{ body }}</aside>{% endcomponent khung %}\
{% component chu(x) %}{{ x }}{% endcomponent chu %}\
{% component mau() %}<form>x</form>{% endcomponent mau %}";

const PAGE: &str = "{% for h in page.toc %}[{{ h.id }}|{{ h.title }}]{% endfor %}{{ page.content | safe }}";

fn with(config: &str, markdown: &str) -> Site {
    site(
        config,
        &[
            ("templates/components.html", COMPONENTS),
            ("templates/page.html", PAGE),
            ("content/a.md", &page("A", markdown)),
        ],
    )
}

fn body(markdown: &str) -> String {
    with("", markdown).render().text("a/index.html").trim().to_owned()
}

/// The codes of the warnings, with their lines and columns.
fn told(pages: &Pages) -> Vec<(&'static str, usize, usize)> {
    let span = |said: &cchc::diag::Diagnostic| said.span.as_ref().map_or((0, 0), |span| (span.line, span.column));
    pages.warnings.iter().map(|said| (said.code, span(said).0, span(said).1)).collect()
}

#[test]
fn a_component_in_a_heading_gives_its_words_to_the_contents() {
    assert_eq!(
        body("## Phí {{ <phi /> }} đồng"),
        "[phi-50-000-dong|Phí 50.000 đồng]<h2 id=\"phi-50-000-dong\">Phí <b>50.000</b> đồng</h2>"
    );
}

#[test]
fn a_component_in_an_address_or_a_title_gives_its_words() {
    let html = body("[n {{ <phi /> }}]({{ <nha /> }} \"Phí {{ <phi /> }}\")\n\n[r]\n\n[r]: {{ <nha /> }}\n");
    assert_eq!(html.matches("href=\"https://nha.vn/?a=1&amp;b=2\"").count(), 2, "{html}");
    assert!(html.contains("title=\"Phí 50.000\"") && html.contains("n <b>50.000</b></a>"), "{html}");
    let site = with("", "![Phí {{ <phi /> }}](@/anh.png)\n");
    site.write_bytes("content/anh.png", &crate::samples::png(2, 2));
    assert!(site.render().text("a/index.html").contains("alt=\"Phí 50.000\""));
}

#[test]
fn a_component_within_html_by_hand_is_that_html() {
    let html =
        with("[markdown]\nraw_html = true\n", "<i title=\"{{ <chu x=\"y\" /> }}\">z</i>\n\n<u>\n{{ <phi /> }}\n</u>\n");
    let html = html.render().text("a/index.html");
    assert!(html.contains("<i title=\"y\">z</i>") && html.contains("<u>\n<b>50.000</b>\n</u>"), "{html}");
}

#[test]
fn a_call_in_a_name_or_at_a_fence_is_told() {
    let faults = |text: &str| with("", text).faults();
    assert!(faults("## A {#x-{{<phi/>}}}\n").contains(&"component-misplaced"));
    assert_eq!(faults("``` {{ <phi /> }}\nmã\n```\n"), ["component-misplaced"]);
    assert!(faults("```\n{{ <phi /> }}\n```\n").is_empty());
}

#[test]
fn a_body_within_a_list_or_a_quotation_is_read_without_its_signs() {
    assert_eq!(
        body("> {% <khung> %}\n> một\n>\n>     mã\n> {% </khung> %}\n>\n> sau\n"),
        "<blockquote>\n<aside><p>một</p>\n<pre tabindex=\"0\"><code>mã\n</code></pre>\n</aside>\n<p>sau</p>\n</blockquote>"
    );
    let html = body("1. {% <khung> %}\n   - a\n     - b\n   {% </khung> %}\n2. hai\n");
    assert!(html.contains("<aside><ul>\n<li>a<ul>\n<li>b</li>") && html.matches("<ol>").count() == 1, "{html}");
}

#[test]
fn places_are_right_after_a_call_and_within_its_body() {
    let text = "{% <khung\n> %}\n> [x](@/khong.md)\n{% </khung\n> %} [y](@/khong.md)\n\n- {% <khung> %}\n  é [z](@/khong.md)\n  {% </khung> %}\n";
    let faults = cchc::pipeline::render(&with("", text).options, &cchc::pipeline::Silent).unwrap_err();
    let places: Vec<_> = faults.iter().filter_map(|f| f.span.as_ref()).map(|s| (s.line, s.column)).collect();
    assert_eq!(places, [(6, 3), (8, 6), (11, 5)]);
}

#[test]
fn notes_and_addresses_are_shared_with_the_bodies_of_components() {
    let pages = with(
        "",
        "Một[^1] [r].\n\n{% <khung> %}\ny[^1] z[^2] [r]\n\n[^3]: Chú ba.\n{% </khung> %}\n\nHai[^3].\n\n[^1]: Chú một.\n[^2]: Chú hai.\n\n[r]: https://r.vn\n",
    )
    .render();
    let html = pages.text("a/index.html");
    assert_eq!(html.matches("<a href=\"https://r.vn\"").count(), 2, "{html}");
    assert_eq!(html.matches("class=\"footnote-reference\"").count(), 4, "{html}");
    for note in ["<li id=\"fn-1\" value=\"1\"><p>Chú một.", "value=\"2\"><p>Chú hai.", "value=\"3\"><p>Chú ba."] {
        assert!(html.contains(note), "{note} is not in {html}");
    }
    assert!(pages.warnings.is_empty(), "{:?}", told(&pages));
}

#[test]
fn an_open_fence_or_an_indented_body_has_nothing_of_the_definitions() {
    let html = body("x[^1] {{ <phi /> }}\n\n[^1]: n\n\n```\n[mã]\n");
    assert!(html.contains("<code>[mã]\n\n</code>"), "{html}");
    let html = body("x[^1]\n\n[^1]: n\n\n{% <khung> %}\n\n    [mã]\n\n{% </khung> %}\n");
    assert!(html.contains("<aside><pre tabindex=\"0\"><code>[mã]\n</code></pre>"), "{html}");
}

#[test]
fn a_mention_without_its_note_and_a_note_without_a_mention_are_told() {
    let pages = with("", "a[^9] b[^B] `[^ma]`\n\n[^b]: x\n[^c]: y\n").render();
    assert_eq!(told(&pages), [("footnote-undefined", 4, 2), ("footnote-unused", 7, 1)]);
}

#[test]
fn characters_that_cannot_be_seen_are_told_and_left_out() {
    let site = with("generate_feeds = true\n", "x");
    site.write(
        "content/a.md",
        "+++\ntitle = \"B\\u0008ốn\"\ndate = 2026-01-02\n+++\n## C\u{1}d\n\n{{ <chu x=\"e\u{c}f\" /> }}\n",
    );
    let pages = site.render();
    let places: Vec<_> = told(&pages).into_iter().filter(|said| said.0 == "control-character").collect();
    assert_eq!(places, [("control-character", 2, 9), ("control-character", 5, 5), ("control-character", 7, 13)]);
    assert!(pages.text("a/index.html").contains("Cd</h2>\n<p>ef</p>"), "{}", pages.text("a/index.html"));
    crate::xml::assert_well_formed(&pages.text("atom.xml"));
    assert!(pages.text("atom.xml").contains("<title>Bốn</title>"));
}

#[test]
fn private_characters_of_an_author_are_text() {
    assert_eq!(body("\u{e000}0\u{e001} {{ <phi /> }}"), "<p>\u{e000}0\u{e001} <b>50.000</b></p>");
    assert!(body("## \u{e000}0\u{e001}").contains(">\u{e000}0\u{e001}</h2>"));
}

#[test]
fn a_block_that_a_component_makes_is_in_no_paragraph() {
    assert_eq!(body("{{ <mau /> }}"), "<form>x</form>");
    assert_eq!(body("{{ <phi /> }}"), "<p><b>50.000</b></p>");
    assert_eq!(body("một\n{{ <mau /> }}\n*hai*"), "<p>một</p>\n<form>x</form>\n<p><em>hai</em></p>");
    assert_eq!(body("- {{ <mau /> }}"), "<ul>\n<li><form>x</form></li>\n</ul>");
}

#[test]
fn a_summary_that_ends_within_a_block_is_told() {
    for (text, line) in [
        ("a <!-- more --> b", 4),
        ("- a\n\n  <!-- more -->\n", 6),
        ("{% <khung> %}\n\n<!-- more -->\n\n{% </khung> %}", 6),
    ] {
        assert_eq!(
            told(&with("", text).render()).first().map(|said| (said.0, said.1)),
            Some(("more-inside", line)),
            "{text}"
        );
    }
    assert!(with("", "a\n\n<!-- more -->\n\nb").render().warnings.is_empty());
}

fn found(site: &Site) -> Vec<cchc::diag::Diagnostic> {
    cchc::pipeline::render(&site.options, &cchc::pipeline::Silent).unwrap_err()
}

#[test]
fn a_fault_in_the_template_of_a_component_is_told_there_once_with_the_first_call() {
    let site = with("", "{{ <hong x=\"a\" /> }}\n\n{{ <hong x=\"b\" /> }}");
    let hong = "{% component hong(x) %}\n{{ x | round }}\n{% endcomponent hong %}";
    site.write("templates/components.html", &format!("{COMPONENTS}\n{hong}"));
    let faults = found(&site);
    let span = faults[0].span.as_ref().unwrap();
    assert_eq!(
        (faults.len(), faults[0].code, span.file.as_str(), span.line),
        (1, "component-template", "templates/components.html", 3)
    );
    assert!(faults[0].message(cchc::diag::Speech::En).contains("content/a.md:4:1 calls"));
    site.write("content/a.md", &page("A", "{{ <hong y=\"a\" /> }}"));
    let span = found(&site)[0].span.clone().unwrap();
    assert_eq!((span.file.as_str(), span.line), ("content/a.md", 4), "a wrong argument is told at the call");
}

#[test]
fn functions_speak_the_language_of_the_user() {
    let site = with("", "x");
    for (call, vi, en) in [
        (
            "get_url(path='@/b.md')",
            "get_url: không có bài hay mục “b.md” – “a.md”?",
            "get_url: no content `b.md` – `a.md`?",
        ),
        ("load_data(path='x.csv')", "load_data: không có tệp “x.csv”", "load_data: no file `x.csv`"),
        (
            "load_data(literal='a,\"', format='csv')",
            "literal:1:3: dấu nháy mở mà không đóng",
            "literal:1:3: a quotation mark",
        ),
        ("'x' | date", "date: “x” không phải ngày", "date: `x` is not a date"),
    ] {
        site.write("templates/page.html", &format!("{{{{ {call} }}}}"));
        let fault = &found(&site)[0];
        assert!(fault.message(cchc::diag::Speech::Vi).contains(vi), "{}", fault.message(cchc::diag::Speech::Vi));
        assert!(fault.message(cchc::diag::Speech::En).contains(en), "{}", fault.message(cchc::diag::Speech::En));
    }
}

#[test]
fn a_site_may_write_its_own_anchor_links_and_ends_of_summaries() {
    let site = with("[markdown]\ninsert_anchor_links = \"right\"\n", "Một.\n\n<!-- more -->\n\n## Hai\n");
    site.write("templates/page.html", "{{ page.summary | safe }}|{{ page.content | safe }}");
    assert!(site.render().text("a/index.html").contains("class=\"zola-anchor\""));
    site.write("templates/anchor-link.html", "<a class=\"cua-toi\" href=\"#{{ id }}\">{{ level }}{{ lang }}</a>\n");
    site.write("templates/summary-cutoff.html", "{% if summary %}<i>{{ lang }}…</i>{% endif %}");
    let html = site.render().text("a/index.html");
    assert!(html.starts_with("<p>Một.</p><i>vi…</i>|"), "{html}");
    assert!(html.contains("<h2 id=\"hai\">Hai <a class=\"cua-toi\" href=\"#hai\">2vi</a></h2>"), "{html}");
    site.write("templates/anchor-link.html", "{{ khong }}");
    let fault = &found(&site)[0];
    assert_eq!(
        (fault.code, fault.span.as_ref().unwrap().file.as_str()),
        ("template-fault", "templates/anchor-link.html")
    );
}

#[test]
fn what_a_reference_makes_is_left_out_too() {
    assert_eq!(body("a&#1;b \u{fffe}c"), "<p>ab c</p>");
}

#[test]
fn a_row_of_a_table_has_no_such_characters_either() {
    let site = with("", "x");
    site.write(
        "content/s/_index.md",
        "+++\ntitle = \"S\"\n[from_data]\nfile = \"d.csv\"\nslug = \"{a}\"\ntitle = \"{b}\"\n+++\n",
    );
    site.write("content/s/d.csv", "a,b\nmot,Một\nhai,H\u{2}ai\n");
    site.write("templates/page.html", "{{ page.title }}");
    let pages = site.render();
    assert_eq!(told(&pages), [("control-character", 3, 1)]);
    assert_eq!(pages.text("s/hai/index.html"), "Hai");
}
