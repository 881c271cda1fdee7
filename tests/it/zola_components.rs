//! Components in Markdown, within a line and around a block.

use crate::sites::{Site, page, site};

const COMPONENTS: &str = "{% component nhan(chu, so: number = 1, dam: bool = false, @lang = \"\") %}\
<b data-so=\"{{ so }}\">{{ chu }}{% if dam %}!{% endif %}</b>{% endcomponent nhan %}\
{% component khung(ten = \"\") %}<aside><h3>{{ ten }}</h3>{{ body }}</aside>{% endcomponent khung %}\
{% component tieng() %}{{ lang | default(value='?') }}{% endcomponent tieng %}";

fn with(markdown: &str) -> Site {
    site("", &[("templates/components.html", COMPONENTS), ("content/a.md", &page("A", markdown))])
}

fn body(markdown: &str) -> String {
    let html = with(markdown).render().text("a/index.html");
    html.trim_start_matches("<html lang=\"vi\">").trim_end_matches("</html>").trim().to_owned()
}

#[test]
fn a_component_stands_within_a_line() {
    assert_eq!(
        body("Xem {{ <nhan chu=\"<Đây> & kia\" so={3} dam={true} /> }} nhé."),
        "<p>Xem <b data-so=\"3\">&lt;Đây&gt; &amp; kia!</b> nhé.</p>"
    );
    assert_eq!(body("| A |\n|---|\n| {{ <nhan chu='x' /> }} |").matches("<td><b data-so=\"1\">x</b></td>").count(), 1);
}

#[test]
fn a_component_stands_around_markdown_and_others() {
    let html = body(
        "{% <khung ten=\"Lưu ý\"> %}\nMột *hai* [a](@/a.md).\n\n- {{ <nhan chu=\"ba\" /> }}\n\n{% <khung> %}trong{% </khung> %}\n{% </khung> %}\n\nSau.",
    );
    for part in [
        "<aside><h3>Lưu ý</h3>",
        "<em>hai</em>",
        "<li><b data-so=\"1\">ba</b></li>",
        "<aside><h3></h3><p>trong</p>",
        "</aside>\n<p>Sau.</p>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("<p><aside"), "{html}");
}

#[test]
fn what_is_no_call_is_text() {
    assert_eq!(body("{{ page.title }} {% if a %} {# b #}"), "<p>{{ page.title }} {% if a %} {# b #}</p>");
}

#[test]
fn braces_of_other_programs_are_shown_and_told() {
    let text = "{{ youtube(id=\"a\") }} `{{ ma }}` {% end %}\n\n{% <khung> %}\n{{< hugo >}}\n{% </khung> %}\n";
    let pages = with(text).render();
    let places: Vec<_> =
        pages.warnings.iter().filter_map(|said| said.span.as_ref()).map(|s| (s.line, s.column)).collect();
    assert_eq!(pages.codes(), ["braces-as-text"; 3]);
    assert_eq!(places, [(4, 1), (4, 34), (7, 1)]);
}

#[test]
fn calls_that_go_wrong_are_told_at_their_place() {
    for (markdown, code) in [
        ("{{ <nhanx chu=\"a\" /> }}", "component-unknown"),
        ("{% <khung> %}mở", "component-unbalanced"),
        ("đóng {% </khung> %}", "component-unbalanced"),
    ] {
        let faults = with(markdown).faults();
        assert_eq!(faults.len(), 1, "{markdown}: {faults:?}");
        assert!(faults[0].starts_with("component"), "{markdown}: {faults:?}, wanted {code}");
    }
    for markdown in ["{{ <nhan /> }}", "{{ <nhan chu=\"a\" la=\"b\" /> }}", "{{ <nhan chu=\"a\" so=\"b\" /> }}"] {
        assert_eq!(with(markdown).faults().len(), 1, "{markdown}");
    }
}

#[test]
fn templates_use_the_same_components() {
    let site = with("");
    site.write("templates/page.html", "{{ <nhan chu={page.title} /> }}{% <khung ten=\"x\"> %}y{% </khung> %}");
    assert_eq!(site.render().text("a/index.html"), "<b data-so=\"1\">A</b><aside><h3>x</h3>y</aside>");
}

#[test]
fn a_page_knows_which_components_it_calls() {
    let site = with("{{ <nhan chu=\"a\" /> }}");
    site.write("templates/page.html", "{{ page.components | join(sep=' ') }}");
    assert_eq!(site.render().text("a/index.html"), "nhan");
}
