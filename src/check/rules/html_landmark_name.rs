//! `html-landmark-name`: parts of a page that cannot be told apart.

use crate::check::dom::{attr, tag, unescape};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-landmark-name",
        ["hai vùng {name} cùng tên “{label}”: {tag}{more}", "two {name} parts are both called “{label}”: {tag}{more}"],
        [
            "Đặt tên riêng cho từng vùng bằng aria-label, ví dụ <nav aria-label=\"Trình đơn chính\">.",
            "Name each of them by aria-label, such as <nav aria-label=\"Main menu\">.",
        ],
    ),
    finds: ["Hai vùng điều hướng không có tên riêng", "Parts of a page without names of their own"],
    why: [
        "Người dùng máy đọc chọn vùng trong một danh sách: hai dòng “điều hướng” giống nhau không giúp gì. Theo WCAG 2.2, tiêu chí 1.3.1 và 2.4.1.",
        "People who use a screen reader choose a part from a list: two lines “navigation” do not help. WCAG 2.2, criteria 1.3.1 and 2.4.1.",
    ],
    wrong: "<nav>…</nav>\n<nav>…</nav>",
    right: "<nav aria-label=\"Trình đơn chính\">…</nav>\n<nav aria-label=\"Phân trang\">…</nav>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let mut seen = BTreeSet::new();
    for (id, element) in dom.all(tag::NAV | tag::ASIDE | tag::SEARCH) {
        let pointed = dom.said(id, attr::ARIA_LABELLEDBY).map(|names| {
            let named = |name: &str| dom.with(attr::ID).find(|(other, _)| dom.said(*other, attr::ID) == Some(name));
            names.split_whitespace().filter_map(named).map(|(other, _)| dom.text(other)).collect::<Vec<_>>().join(" ")
        });
        let label =
            pointed.unwrap_or_else(|| unescape(dom.said(id, attr::ARIA_LABEL).unwrap_or_default()).into_owned());
        let name = element.name.to_ascii_lowercase();
        if !dom.is_hidden(id) && !seen.insert((name.clone(), label.to_lowercase())) {
            faults.tell(id).arg("name", name).arg("label", label);
        }
    }
}
