//! `html-id-missing`: attributes that point to nothing.

use crate::check::dom::attr::{self, Attr};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-id-missing",
        [
            "{attribute} trỏ tới id “{id}” không có trong trang: {tag}{more}",
            "{attribute} points to the id “{id}”, which the page does not have: {tag}{more}",
        ],
        [
            "Sửa tên id, hoặc thêm id đó cho phần tử được trỏ tới.",
            "Mend the id, or give it to the element that is meant.",
        ],
    ),
    finds: ["Nhãn, lời mô tả trỏ tới id không có", "Labels and descriptions that point to no id"],
    why: [
        "Nhãn trỏ vào chỗ không có thì coi như không có nhãn, mà nhìn trang không thấy gì sai. Theo WCAG 2.2, tiêu chí 1.3.1 và 4.1.2 (mức A).",
        "A label that points nowhere is none, and nothing on the page shows it. WCAG 2.2, criteria 1.3.1 and 4.1.2 (level A).",
    ],
    wrong: "<nav aria-labelledby=\"chan-trang\">\n<label for=\"tim\">Tìm</label> <input id=\"q\">",
    right: "<nav aria-labelledby=\"chan\"><h2 id=\"chan\">…</h2>\n<label for=\"q\">Tìm</label> <input id=\"q\">",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

/// Attributes whose values are identifiers of the same page, one or several.
const POINTERS: Attr = attr::ARIA_LABELLEDBY
    .or(attr::ARIA_DESCRIBEDBY)
    .or(attr::ARIA_CONTROLS)
    .or(attr::ARIA_OWNS)
    .or(attr::ARIA_ACTIVEDESCENDANT)
    .or(attr::ARIA_DETAILS)
    .or(attr::ARIA_ERRORMESSAGE)
    .or(attr::ARIA_FLOWTO)
    .or(attr::FOR)
    .or(attr::HEADERS)
    .or(attr::LIST)
    .or(attr::FORM);

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let known: BTreeSet<&str> = dom.with(attr::ID).filter_map(|(id, _)| dom.said(id, attr::ID)).collect();
    for (id, _) in dom.with(POINTERS) {
        for pointer in dom.named(id, POINTERS) {
            for missing in pointer.value.split_whitespace().filter(|name| !known.contains(name)) {
                faults.tell(id).arg("attribute", pointer.key.to_ascii_lowercase()).arg("id", missing);
            }
        }
    }
}
