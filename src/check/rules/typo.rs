//! `typo`: phrases that spell one word where another is meant.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::typos;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "typo",
        ["“{found}” có lẽ gõ nhầm: “{proposal}”", "“{found}” is probably mistyped: “{proposal}”"],
        [
            "Sửa thành “{proposal}”. Nếu câu đúng như vậy, ghi bo_qua = [\"typo\"] ở phần đầu bài.",
            "Write “{proposal}”. If it is meant, put bo_qua = [\"typo\"] in the front matter.",
        ],
    ),
    finds: [
        "Cụm từ hay gõ nhầm: “Lòng ghép”, “bổ xung”, “cũng cố”",
        "Phrases often mistyped: “Lòng ghép” for “Lồng ghép”",
    ],
    why: [
        "Mỗi tiếng đều có trong tiếng Việt nên bộ kiểm lỗi thường bỏ sót. Bảng cụm từ nằm trong chương trình, chỉ gồm cụm mà câu đúng gần như không có.",
        "Each syllable exists, so spell checkers miss them. The table is part of the program and holds only phrases that right sentences do not have.",
    ],
    wrong: "Lòng ghép tuyên truyền trên Công Thông tin điện tử",
    right: "Lồng ghép tuyên truyền trên Cổng Thông tin điện tử",
    severity: Severity::Warning,
    fixable: true,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    wording::each_wording(subject, findings, typos::find);
}
