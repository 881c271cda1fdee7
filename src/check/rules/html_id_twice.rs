//! `html-id-twice`: identifiers that several elements of a page have.

use crate::check::dom::attr;
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-id-twice",
        ["id “{id}” có ở hai chỗ trong trang: {tag}{more}", "two elements of the page have the id “{id}”: {tag}{more}"],
        ["Đổi một trong hai: mỗi id chỉ đứng một lần trong trang.", "Change one of them: an id stands once on a page."],
    ),
    finds: ["Một id dùng hai lần trong trang", "An id used twice on a page"],
    why: [
        "Liên kết, nhãn và lời mô tả trỏ tới id chỉ đến được chỗ đầu tiên: nhãn gắn nhầm ô, liên kết nhảy nhầm phần. Theo chuẩn HTML và WCAG 2.2, tiêu chí 1.3.1.",
        "Links, labels and descriptions reach only the first of them. HTML standard, and WCAG 2.2, criterion 1.3.1.",
    ],
    wrong: "<h2 id=\"ho-so\">Hồ sơ</h2>\n<p id=\"ho-so\">…</p>",
    right: "<h2 id=\"ho-so\">Hồ sơ</h2>\n<p id=\"ho-so-can-mang\">…</p>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let mut seen = BTreeSet::new();
    for (id, _) in dom.with(attr::ID) {
        if let Some(own) = dom.said(id, attr::ID).filter(|own| !seen.insert(*own)) {
            faults.tell(id).arg("id", own);
        }
    }
}
