//! `html-hidden-focus`: stops of the keyboard that screen readers do not know.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-hidden-focus",
        [
            "phím Tab tới được chỗ giấu khỏi máy đọc (aria-hidden): {tag}{more}",
            "the Tab key reaches what is hidden from screen readers (aria-hidden): {tag}{more}",
        ],
        [
            "Bỏ aria-hidden, hoặc giấu hẳn bằng thuộc tính hidden.",
            "Remove aria-hidden, or hide it from all by the attribute hidden.",
        ],
    ),
    finds: ["Liên kết, nút nằm trong phần aria-hidden", "Links and buttons within aria-hidden"],
    why: [
        "Người dùng máy đọc bấm Tab tới một chỗ không có tên, không biết bấm sẽ ra gì. Theo WCAG 2.2, tiêu chí 4.1.2 (mức A).",
        "Whoever uses a screen reader comes to a place without a name. WCAG 2.2, criterion 4.1.2 (level A).",
    ],
    wrong: "<div aria-hidden=\"true\"><a href=\"/tin-tuc\">Tin tức</a></div>",
    right: "<div><a href=\"/tin-tuc\">Tin tức</a></div>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let hides = |id: usize| dom.get(id, attr::ARIA_HIDDEN) == Some("true");
    for outer in dom.with(attr::ARIA_HIDDEN).filter(|(id, _)| hides(*id)) {
        let parts = std::iter::once(outer).chain(dom.within(outer.0));
        for (id, element) in parts {
            let is_stop = element.is(tag::BUTTON | tag::SELECT | tag::TEXTAREA | tag::SUMMARY | tag::IFRAME)
                || element.is(tag::A | tag::AREA) && dom.get(id, attr::HREF).is_some()
                || element.is(tag::INPUT) && dom.said(id, attr::TYPE) != Some("hidden");
            let index = dom.said(id, attr::TABINDEX).and_then(|value| value.parse::<i64>().ok());
            let is_out = dom.get(id, attr::HIDDEN).is_some() || dom.get(id, attr::DISABLED).is_some();
            if index.map_or(is_stop, |index| index >= 0) && !is_out {
                faults.tell(id);
            }
        }
    }
}
