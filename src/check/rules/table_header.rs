//! `table-header`: tables whose columns have no names.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "table-header",
        ["bảng không có dòng tiêu đề cột", "the table has no names over its columns"],
        [
            "Ghi tên mỗi cột ở dòng đầu của bảng: | Giấy tờ | Số bản |",
            "Name every column in the first row: | Paper | Copies |",
        ],
    ),
    finds: ["Bảng để trống dòng tiêu đề cột", "Tables with an empty header row"],
    why: [
        "Không có tên cột, trình đọc màn hình không nói được ô đang đọc là gì; trên điện thoại người đọc cuộn xuống cũng không biết. Theo WCAG 2.2, tiêu chí 1.3.1.",
        "Without names a screen reader cannot say what a cell is, nor can a reader who has scrolled. WCAG 2.2, criterion 1.3.1.",
    ],
    wrong: "|  |  |\n|---|---|\n| Giấy chứng sinh | 1 |",
    right: "| Giấy tờ | Số bản |\n|---|---|\n| Giấy chứng sinh | 1 |",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for table in subject.view.tables.iter().filter(|table| !table.has_header) {
        findings.tell(subject, table.range.clone());
    }
}
