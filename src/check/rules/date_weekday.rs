//! `date-weekday`: days of the week that do not fit their dates.

use crate::check::{Findings, Rule, Run, Subject};
use crate::date::Date;
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "date-weekday",
        ["{date} là {right}, không phải “{found}”", "{date} is {right}, not “{found}”"],
        [
            "Sửa thứ hoặc sửa ngày: xem lịch rồi hỏi người tổ chức.",
            "Mend the day of the week or the date: ask those who set it.",
        ],
    ),
    finds: ["Thứ trong tuần không khớp ngày", "Days of the week that do not fit the date"],
    why: ["Giấy mời ghi thứ một đằng, ngày một nẻo thì người đến sai hôm.", "People come on the wrong day."],
    wrong: "thứ Hai, ngày 09/6/2026",
    right: "thứ Ba, ngày 09/6/2026",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: true,
    run: Run::Each(run),
};

/// Monday first.
const NAMES: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for passage in subject.readings() {
        for date in passage.dates() {
            let (Some((named, place)), Some(year)) = (&date.weekday, date.year) else { continue };
            let Some(right) = weekday(year, date.month, date.day).filter(|right| *right != usize::from(*named)) else {
                continue;
            };
            let found = &passage.text()[place.clone()];
            let written = &passage.text()[date.range.clone()];
            let finding = findings.tell(subject, passage.place(place.clone())).arg("found", found);
            finding.arg("date", written).arg("right", NAMES[right - 1]);
        }
    }
}

/// 1 for Monday to 7 for Sunday; none for a day that does not exist.
fn weekday(year: i16, month: u8, day: u8) -> Option<usize> {
    let monday = Date::new(2024, 1, 1).ok()?;
    let days = monday.days_until(Date::new(year, month, day).ok()?);
    usize::try_from(days.rem_euclid(7)).ok().map(|days| days + 1)
}
