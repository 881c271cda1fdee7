//! `html-chart-table`: charts without their numbers.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-chart-table",
        ["biểu đồ không có bảng số liệu đi kèm: {tag}{more}", "the chart has no table of its numbers: {tag}{more}"],
        [
            "Đặt bảng số liệu cạnh biểu đồ, trong cùng phần; thành phần bieu_do làm sẵn cả hai.",
            "Put a table of the numbers beside the chart, in the same section; the component bieu_do makes both.",
        ],
    ),
    finds: ["Biểu đồ không có bảng số liệu", "Charts without a table"],
    why: [
        "Người không nhìn thấy hình, người in đen trắng đọc số trong bảng. Theo WCAG 2.2, tiêu chí 1.1.1 và 1.4.1 (mức A).",
        "Those who do not see the drawing, or print it in black and white, read the numbers in the table. WCAG 2.2, criteria 1.1.1 and 1.4.1 (level A).",
    ],
    wrong: "<figure><svg class=\"chart\">…</svg></figure>",
    right: "<figure><svg class=\"chart\">…</svg></figure>\n<table>…</table>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, element) in dom.all(tag::SVG | tag::CANVAS) {
        let classes = dom.said(id, attr::CLASS).unwrap_or_default();
        let is_chart =
            element.is(tag::CANVAS) || classes.split_whitespace().any(|class| ["chart", "bieu-do"].contains(&class));
        if !is_chart || dom.is_hidden(id) {
            continue;
        }
        let part = dom.around(id).find(|(_, outer)| outer.is(tag::SECTION | tag::ARTICLE | tag::MAIN | tag::BODY));
        if !part.is_some_and(|(part, _)| dom.within(part).any(|(_, one)| one.is(tag::TABLE))) {
            faults.tell(id);
        }
    }
}
