//! `date-impossible`: days that no calendar has.

use crate::check::{Findings, Rule, Run, Subject};
use crate::date::Date;
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "date-impossible",
        ["“{found}” không có trong lịch", "“{found}” is no day of the calendar"],
        [
            "Xem lại ngày, tháng: có thể gõ nhầm một chữ số, hoặc viết tháng trước ngày.",
            "Look at day and month: a digit may be mistyped, or the month written first.",
        ],
    ),
    finds: ["Ngày không có thật: 30/02, 31/4", "Days that do not exist: 30/02, 31/4"],
    why: [
        "Người đọc không biết hạn thật là ngày nào. Số văn bản, phiên bản và ngày âm lịch không bị báo; ở trang tiếng Anh, tháng có thể đứng trước ngày.",
        "Readers cannot know which day is meant. Numbers of papers, versions and days of the lunar calendar are left alone; on English pages the month may come first.",
    ],
    wrong: "Hạn cuối ngày 31/4/2026",
    right: "Hạn cuối ngày 30/4/2026",
    severity: Severity::Error,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

/// A year that has a 29th of February: without a year that day may exist.
const LEAP: i16 = 2024;

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for passage in subject.readings() {
        for date in passage.dates() {
            let exists = |month, day| Date::new(date.year.unwrap_or(LEAP), month, day).is_ok();
            // English of America writes the month first.
            let is_english = || !subject.is_vietnamese() || passage.is_other_language(&date.range);
            if !(exists(date.month, date.day) || exists(date.day, date.month) && is_english()) {
                let found = &passage.text()[date.range.clone()];
                findings.tell(subject, passage.place(date.range.clone())).arg("found", found);
            }
        }
    }
}
