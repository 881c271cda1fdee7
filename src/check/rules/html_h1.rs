//! `html-h1`: pages without one first heading.

use crate::check::dom::tag;
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-h1",
        [
            "trang có {count} đề mục bậc 1 (<h1>), phải có đúng một{more}",
            "the page has {count} headings of level 1 (<h1>), not one{more}",
        ],
        [
            "Tiêu đề của trang là <h1> duy nhất; các phần của bài bắt đầu từ <h2> (## trong Markdown).",
            "The title of the page is its only <h1>; its parts begin at <h2> (## in Markdown).",
        ],
    ),
    finds: ["Trang không có đúng một <h1>", "Pages without exactly one <h1>"],
    why: [
        "Đề mục bậc 1 nói trang này về việc gì: người dùng máy đọc tìm nó đầu tiên. Hai đề mục như thế là hai câu trả lời. Theo WCAG 2.2, tiêu chí 1.3.1 và 2.4.6.",
        "The heading of level 1 says what the page is about: people who use a screen reader look for it first. WCAG 2.2, criteria 1.3.1 and 2.4.6.",
    ],
    wrong: "<h1>Cải cách hành chính</h1>\n<h1>Lệ phí hộ tịch</h1>",
    right: "<h1>Lệ phí hộ tịch</h1>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let first: Vec<usize> = dom.all(tag::H1).map(|(id, _)| id).filter(|id| !dom.is_hidden(*id)).collect();
    match first.as_slice() {
        [_] => {}
        [] => {
            faults.tell_page().arg("count", 0);
        }
        // That of a text in Markdown is told as such.
        [_, second, ..] => {
            faults.tell(*second).arg("count", first.len());
        }
    }
}
