//! `old-district`: districts, which ended on 01/07/2025.

use super::wording;
use crate::check::old_units;
use crate::check::{Checked, Findings, Judge, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::districts::districts_among;
use crate::text::writing::places::Units;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "old-district",
        [
            "“{found}”: từ 01/7/2025 không còn huyện, thị xã, thị trấn và thành phố thuộc tỉnh",
            "“{found}”: since 01/07/2025 there are no districts, district towns or provincial towns",
        ],
        [
            "Ghi xã, phường hiện nay; nếu nói về trước đây thì thêm chữ “cũ” ngay sau tên, hoặc năm.",
            "Name the commune of today; if the past is meant, put “cũ” right after the name, or the year.",
        ],
    ),
    finds: [
        "Huyện, thị xã, thị trấn, thành phố Cao Bằng không ghi là cũ",
        "Districts and district towns that are not told of as past",
    ],
    why: [
        "Từ 01/7/2025 chính quyền địa phương có hai cấp: tỉnh và xã. Người đọc theo địa danh cũ sẽ đến nhầm nơi.",
        "Since 01/07/2025 local government has two levels, province and commune. Old names send readers to the wrong place.",
    ],
    wrong: "Nộp tại UBND huyện Bảo Lâm",
    right: "Nộp tại UBND xã Bảo Lâm (huyện Bảo Lâm cũ)",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: true,
    run: Run::Prepared(prepare),
};

fn prepare<'a>(checked: &'a Checked<'a>) -> Judge<'a> {
    let (units, _) = old_units::read(checked);
    Box::new(move |subject, findings| run(subject, findings, &units))
}

fn run(subject: &Subject<'_>, findings: &mut Findings, units: &Units) {
    // The table says what was.
    if subject.is_table_of_old_units {
        return;
    }
    wording::each_passage(subject, findings, |passage| {
        let mut found = districts_among(passage.text(), passage.words());
        // Towns that the table knows are told by `old-place`, with what they are today.
        if !found.is_empty() {
            let known = units.find(passage.text());
            found.retain(|one| known.iter().all(|known| known.range.start != one.range.start));
        }
        found
    });
}
