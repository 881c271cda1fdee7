//! `html-frame-title`: frames that do not say what is in them.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-frame-title",
        ["khung nhúng không có tên: {tag}{more}", "the frame has no title: {tag}{more}"],
        [
            "Thêm title nói trong khung có gì: <iframe title=\"Bản đồ đường đến bộ phận một cửa\" …>.",
            "Add a title that says what it shows: <iframe title=\"Map to the counter\" …>.",
        ],
    ),
    finds: ["Khung nhúng (iframe) không có title", "Frames without a title"],
    why: [
        "Máy đọc chỉ nói “khung”; người nghe không biết có nên vào hay không. Theo WCAG 2.2, tiêu chí 2.4.1 và 4.1.2 (mức A).",
        "A screen reader says only “frame”, and people cannot know whether to enter it. WCAG 2.2, criteria 2.4.1 and 4.1.2 (level A).",
    ],
    wrong: "<iframe src=\"https://…\"></iframe>",
    right: "<iframe src=\"https://…\" title=\"Bản đồ đường đến bộ phận một cửa\"></iframe>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, _) in dom.all(tag::IFRAME | tag::FRAME) {
        let is_named = dom.said(id, attr::NAMES_IT).is_some();
        if !is_named && !dom.is_hidden(id) {
            faults.tell(id);
        }
    }
}
