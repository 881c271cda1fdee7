//! `date-style`: dates in another style than that of administrative documents.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::date::Date;
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "date-style",
        [
            "ngày “{found}” viết theo thể thức là “{proposal}”",
            "the date “{found}” is written “{proposal}” in documents",
        ],
        [
            "Ngày dưới 10 và tháng 1, 2 thêm số 0 ở trước; các tháng khác thì không. cchc check --fix sửa giúp.",
            "Days below 10 and the months 1 and 2 have a zero before them, other months none. cchc check --fix does it.",
        ],
    ),
    finds: [
        "Ngày tháng viết khác thể thức văn bản: 9/6/2025, 09/06/2025",
        "Dates not in the style of documents: 9/6/2025, 09/06/2025",
    ],
    why: [
        "Nghị định 30/2020/NĐ-CP về công tác văn thư: ngày dưới 10 và tháng 1, 2 phải ghi thêm số 0. Một kiểu cho cả trang thì dễ đọc, dễ tìm.",
        "Nghị định 30/2020/NĐ-CP on clerical work: days below 10 and months 1 and 2 take a zero. One style is easier to read and to find.",
    ],
    wrong: "ngày 9/6/2025",
    right: "ngày 09/6/2025",
    severity: Severity::Note,
    fixable: true,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for reading in wording::own_readings(subject) {
        for date in reading.dates() {
            let Some(restyled) = &date.restyled else { continue };
            // A day that does not exist has worse faults than its style.
            if date.year.is_none_or(|year| Date::new(year, date.month, date.day).is_err()) {
                continue;
            }
            if reading.is_foreign(&date.range) {
                continue;
            }
            let (found, exact) = (&reading.text()[date.range.clone()], reading.exact(date.range.clone()));
            let finding =
                findings.tell(subject, reading.place(date.range.clone())).arg("found", found).arg("proposal", restyled);
            if let Some(exact) = exact {
                finding.fix_at(exact, restyled.clone());
            }
        }
    }
}
