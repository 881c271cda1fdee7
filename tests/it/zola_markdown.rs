//! Markdown: what of Zola's there is, and what this program makes better for those who listen.

use crate::sites::{body, body_with, page, site};

#[test]
fn the_text_before_more_is_the_summary() {
    let site = site(
        "",
        &[
            (
                "templates/page.html",
                "{% if page.summary %}[{{ page.summary | safe }}]{% endif %}{{ page.content | safe }}",
            ),
            ("content/a.md", &page("A", "Một *hai*.\n\n<!-- more -->\n\nBa.")),
            ("content/b.md", &page("B", "Một.")),
        ],
    );
    let pages = site.render();
    assert_eq!(
        pages.text("a/index.html"),
        "[<p>Một <em>hai</em>.</p>]<p>Một <em>hai</em>.</p>\n<span id=\"continue-reading\"></span>\n<p>Ba.</p>\n"
    );
    assert_eq!(pages.text("b/index.html"), "<p>Một.</p>\n");
}

#[test]
fn footnotes_are_numbered_as_read_and_lead_back() {
    let html = body("Một[^b] hai[^a] ba[^b].\n\n[^a]: Chú *a*.\n[^b]: Chú b.\n");
    for part in [
        "id=\"fnref-1\" href=\"#fn-1\" aria-label=\"Chú thích 1\">1</a>",
        "id=\"fnref-2\" href=\"#fn-2\"",
        "id=\"fnref-1-2\" href=\"#fn-1\"",
        "<li id=\"fn-1\" value=\"1\"><p>Chú b. <a class=\"footnote-back\" href=\"#fnref-1\"",
        "<li id=\"fn-2\" value=\"2\"><p>Chú <em>a</em>.",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(html.trim_end().ends_with("</ol></section>"), "{html}");
}

const TABLE: &str = "| Tên | Số |\n|:--|--:|\n| Một | 1 |\n";

#[test]
fn tables_head_their_columns_and_have_names_of_their_own() {
    let html = body(&format!("{TABLE}\n## Lệ phí\n\n{TABLE}\n{TABLE}"));
    assert_eq!(html.matches("<th scope=\"col\">Tên</th><th scope=\"col\" class=\"align-right\">Số</th>").count(), 3);
    assert!(html.contains("<tbody><tr><td>Một</td><td class=\"align-right\">1</td></tr>\n</tbody>"), "{html}");
    let names: Vec<&str> = html.split("aria-label=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(names, ["Bảng", "Lệ phí", "Lệ phí (2)"]);
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn tasks_alerts_and_definitions_are_read_out_as_what_they_are() {
    let html = body("- [x] Đã nộp\n- [ ] Chưa nộp\n\n> [!WARNING]\n> Chú ý.\n\nHồ sơ\n: Giấy tờ phải mang.\n");
    for part in [
        "role=\"img\" aria-label=\"Đã có\">☑</span> Đã nộp",
        "role=\"img\" aria-label=\"Chưa có\">☐</span> Chưa nộp",
        "<div class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">Cảnh báo</p>\n<p>Chú ý.</p>\n</div>",
        "<dl>\n<dt>Hồ sơ</dt>\n<dd>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let plain = body_with("[markdown]\ngithub_alerts = false\ndefinition_list = false", "> [!NOTE]\n> A.\n\nX\n: Y\n");
    assert!(plain.contains("<blockquote>") && !plain.contains("<dl>"), "{plain}");
}

#[test]
fn punctuation_is_typographic_when_asked_for() {
    assert_eq!(body("\"Một\" -- hai..."), "<p>&quot;Một&quot; -- hai...</p>");
    assert_eq!(body_with("[markdown]\nsmart_punctuation = true", "\"Một\" -- hai..."), "<p>“Một” – hai…</p>");
}

#[test]
fn code_is_text_and_says_its_language() {
    let html = body("```rust\nlet a = \"<b>\" && {{ <x /> }};\n```\n\n`{% <y> %}`\n");
    assert!(html.contains("<code class=\"language-rust\" data-lang=\"rust\">let a = &quot;&lt;b&gt;&quot; &amp;&amp; {{ &lt;x /&gt; }};"), "{html}");
    assert!(html.contains("<code>{% &lt;y&gt; %}</code>"), "{html}");
}

#[test]
fn raw_html_is_refused_unless_the_file_may_hold_it() {
    let files =
        [("content/a.md", page("A", "Một <b>hai</b>.\n\n<div>ba</div>")), ("content/b/c.md", page("C", "<i>d</i>"))];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let faults = site("", &files).faults();
    assert!(faults.len() >= 2 && faults.iter().all(|code| *code == "raw-html"), "{faults:?}");
    let faults = site("[markdown]\nraw_html = [\"b/**\"]", &files).faults();
    assert!(!faults.is_empty() && faults.iter().all(|code| *code == "raw-html"), "{faults:?}");
    let allowed = site("[markdown]\nraw_html = [\"b/**\", \"a.md\"]", &files).render();
    assert!(allowed.text("a/index.html").contains("<b>hai</b>") && allowed.text("b/c/index.html").contains("<i>d</i>"));
    assert!(site("[markdown]\nraw_html = true", &files).faults().is_empty());
    assert_eq!(body("Một <!-- ghi chú --> hai."), "<p>Một  hai.</p>", "a comment is let through, unseen");
}

#[test]
fn links_elsewhere_carry_what_the_site_says() {
    let markdown = "[a](https://gov.vn/) <https://b.vn> [c](mailto:a@b.vn) [d](/trang/)";
    assert_eq!(
        body(markdown),
        "<p><a href=\"https://gov.vn/\" rel=\"external\">a</a> <a href=\"https://b.vn\" rel=\"external\">https://b.vn</a> \
         <a href=\"mailto:a@b.vn\">c</a> <a href=\"./\">d</a></p>"
    );
    let all = "[markdown]\nexternal_links_class = \"ra\"\nexternal_links_target_blank = true\nexternal_links_no_follow = true\n\
               external_links_no_referrer = true\nexternal_links_external = false";
    assert_eq!(
        body_with(all, "[a](https://gov.vn/)"),
        "<p><a href=\"https://gov.vn/\" class=\"ra\" rel=\"noopener nofollow noreferrer\" target=\"_blank\">a</a></p>"
    );
    let site = site("", &[("content/a.md", &page("A", "[x](javascript:alert(1))"))]);
    assert_eq!(site.faults(), ["link-scheme"]);
}

#[test]
fn document_numbers_do_not_break() {
    let html = body("Theo 118/2025/NĐ-CP.");
    assert!(html.contains("<span class=\"so-hieu\">118/2025/NĐ-CP</span>"), "{html}");
}

#[test]
fn the_own_address_of_the_site_is_no_other_site() {
    let config = "[markdown]\nexternal_links_target_blank = true\n";
    let html = body_with(config, "[1](https://cchc.vn/trang/) [2](https://cchc.vn) [3](https://cchc.vn.com/)");
    assert_eq!(html.matches("target=").count(), 1, "{html}");
    assert!(html.contains("<a href=\"./\">1</a> <a href=\"../\">2</a>"), "{html}");
}
