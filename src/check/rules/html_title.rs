//! `html-title`: pages without a title.

use crate::check::dom::tag;
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-title",
        [
            "trang không có tiêu đề cho thẻ của trình duyệt{more}",
            "the page has no title for the tab of the browser{more}",
        ],
        [
            "Đặt <title> trong <head> của khuôn: <title>{{ doc_title }} – {{ config.title }}</title>.",
            "Put a <title> into the <head> of the template: <title>{{ doc_title }} – {{ config.title }}</title>.",
        ],
    ),
    finds: ["Trang không có <title>", "Pages without a <title>"],
    why: [
        "Máy đọc đọc tiêu đề trước hết; thẻ của trình duyệt, dấu trang và kết quả tìm kiếm chỉ có nó. Theo WCAG 2.2, tiêu chí 2.4.2 (mức A).",
        "It is the first thing that a screen reader says, and all that tabs, bookmarks and search results have. WCAG 2.2, criterion 2.4.2 (level A).",
    ],
    wrong: "<head><meta charset=\"utf-8\"></head>",
    right: "<head><meta charset=\"utf-8\"><title>Lệ phí hộ tịch – Cải cách hành chính</title></head>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    // A drawing has titles too.
    let is_of_page = |id| !dom.around(id).any(|(_, outer)| outer.is(tag::SVG));
    if !dom.all(tag::TITLE).any(|(id, _)| is_of_page(id) && dom.has_text(id)) {
        faults.tell_page();
    }
}
