//! `old-district`: districts, which ended on 01/07/2025.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::places;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "old-district",
        ["“{found}”: không còn cấp huyện từ 01/7/2025", "“{found}”: there are no districts since 01/07/2025"],
        [
            "Ghi xã, phường hiện nay; nếu nói về trước đây thì thêm chữ “cũ”, “trước đây”.",
            "Name the commune of today; if the past is meant, say so (“cũ”, “trước đây”).",
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
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    // The table says what was.
    if subject.is_table_of_old_units {
        return;
    }
    wording::each_passage(subject, findings, places::districts);
}
