//! `html-table-header`: tables of HTML without names over their columns.

use crate::check::dom::{Dom, attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::both;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-table-header",
        ["bảng {fault}: {tag}{more}", "the table {fault}: {tag}{more}"],
        [
            "Đặt tên cột, tên dòng vào <th scope=\"col\">, <th scope=\"row\">; bảng chỉ để dàn trang thì đừng dùng <table>.",
            "Put the names of columns and rows into <th scope=\"col\"> and <th scope=\"row\">; do not use <table> for layout.",
        ],
    ),
    finds: ["Bảng viết bằng HTML không có ô tên", "Tables written in HTML without header cells"],
    why: [
        "Không có ô tên, máy đọc chỉ đọc một dãy chữ, không nói được ô nào thuộc cột nào. Bảng viết bằng Markdown đã có quy tắc table-header. Theo WCAG 2.2, tiêu chí 1.3.1 (mức A).",
        "Without header cells a screen reader reads a row of words and cannot say what they belong to. Tables of Markdown are judged by table-header. WCAG 2.2, criterion 1.3.1 (level A).",
    ],
    wrong: "<table><tr><td>Giấy tờ</td><td>Số bản</td></tr>…",
    right: "<table><tr><th scope=\"col\">Giấy tờ</th><th scope=\"col\">Số bản</th></tr>…",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (table, _) in dom.all(tag::TABLE) {
        if matches!(dom.said(table, attr::ROLE), Some("presentation" | "none")) || dom.is_hidden(table) {
            continue;
        }
        let heads: Vec<usize> = dom.within(table).filter(|(_, one)| one.is(tag::TH)).map(|(id, _)| id).collect();
        let fault = if heads.is_empty() {
            both("không có ô tên (<th>)", "has no header cells (<th>)")
        } else if heads.iter().all(|head| !dom.has_text(*head)) && !page.source.contains('|') {
            both("có ô tên để trống", "has empty header cells")
        } else if is_ambiguous(dom, table, &heads) {
            both("có tên cột và tên dòng mà không ghi scope", "has names of columns and of rows without scope")
        } else {
            continue;
        };
        faults.tell(table).arg("fault", fault);
    }
}

/// Whether a table names columns and rows, and a cell does not say which it names.
fn is_ambiguous(dom: &Dom<'_>, table: usize, heads: &[usize]) -> bool {
    let row = |cell: usize| dom.around(cell).find(|(_, outer)| outer.is(tag::TR)).map(|(row, _)| row);
    let has_data = |row: usize| dom.within(row).any(|(_, one)| one.is(tag::TD));
    let of_rows = heads.iter().filter(|head| row(**head).is_some_and(has_data)).count();
    let is_said = |head: &usize| dom.said(*head, attr::SCOPE | attr::ID).is_some();
    of_rows > 0 && of_rows < heads.len() && dom.elements[table].end > table && !heads.iter().all(is_said)
}
