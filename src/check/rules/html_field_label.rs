//! `html-field-label`: fields that do not say what to write.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-field-label",
        ["ô nhập không có nhãn: {tag}{more}", "the field has no label: {tag}{more}"],
        [
            "Thêm <label for=\"…\"> trỏ tới id của ô, hoặc đặt ô trong <label>. Chữ mờ (placeholder) mất khi gõ, không thay được nhãn.",
            "Add a <label for=\"…\"> with the id of the field, or put the field into a <label>. A placeholder goes away while typing and is no label.",
        ],
    ),
    finds: ["Ô nhập không có nhãn", "Fields without a label"],
    why: [
        "Máy đọc không nói được phải điền gì; người khó bấm không có vùng nhãn để chạm. Theo WCAG 2.2, tiêu chí 1.3.1, 3.3.2 và 4.1.2 (mức A).",
        "A screen reader cannot say what to write, and there is no label to tap. WCAG 2.2, criteria 1.3.1, 3.3.2 and 4.1.2 (level A).",
    ],
    wrong: "<input type=\"search\" placeholder=\"Tìm\">",
    right: "<label for=\"q\">Tìm trong trang</label> <input id=\"q\" type=\"search\">",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let fields: Vec<usize> = dom.all(tag::INPUT | tag::SELECT | tag::TEXTAREA).map(|(id, _)| id).collect();
    if fields.is_empty() {
        return;
    }
    let labels = dom.all(tag::LABEL).filter(|(id, _)| dom.has_text(*id));
    let labelled: BTreeSet<&str> = labels.filter_map(|(id, _)| dom.said(id, attr::FOR)).collect();
    // Those that name themselves, or that nobody fills in.
    let is_other = |id: usize| {
        let kind = dom.said(id, attr::TYPE).unwrap_or_default().to_ascii_lowercase();
        dom.elements[id].is(tag::INPUT) && ["hidden", "submit", "reset", "button", "image"].contains(&kind.as_str())
    };
    for id in fields.into_iter().filter(|id| !is_other(*id) && !dom.is_hidden(*id)) {
        let by_itself = dom.said(id, attr::NAMES_IT).is_some();
        let by_label = dom.said(id, attr::ID).is_some_and(|own| labelled.contains(own));
        let within = dom.around(id).any(|(outer, one)| one.is(tag::LABEL) && dom.has_text(outer));
        if !(by_itself || by_label || within) {
            faults.tell(id);
        }
    }
}
