//! `html-main`: pages whose main part is not marked.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-main",
        [
            "trang có {count} phần chính (<main>), phải có đúng một{more}",
            "the page has {count} main parts (<main>), not one{more}",
        ],
        [
            "Đặt nội dung của trang vào một thẻ <main>; trình đơn và chân trang nằm ngoài.",
            "Put what the page is about into one <main>; menu and footer stand outside.",
        ],
    ),
    finds: ["Trang không có đúng một phần chính", "Pages without exactly one main part"],
    why: [
        "Người dùng máy đọc nhảy thẳng đến phần chính, khỏi nghe lại trình đơn ở mỗi trang. Theo WCAG 2.2, tiêu chí 1.3.1 và 2.4.1.",
        "People who use a screen reader jump to the main part instead of hearing the menu on every page. WCAG 2.2, criteria 1.3.1 and 2.4.1.",
    ],
    wrong: "<body><div class=\"content\">…</div></body>",
    right: "<body><main>…</main></body>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let is_main = |id: usize| dom.elements[id].is(tag::MAIN) || dom.said(id, attr::ROLE) == Some("main");
    let mains: Vec<usize> = (0..dom.elements.len()).filter(|id| is_main(*id) && !dom.is_hidden(*id)).collect();
    match mains.as_slice() {
        [_] => {}
        [] => {
            faults.tell_page().arg("count", 0);
        }
        [_, second, ..] => {
            faults.tell(*second).arg("count", mains.len());
        }
    }
}
