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
            "Sửa lại cụm từ. Nếu câu đúng như vậy, ghi bo_qua = [\"typo\"] ở phần đầu bài.",
            "Mend the phrase. If it is meant, put bo_qua = [\"typo\"] in the front matter.",
        ],
    ),
    finds: [
        "Cụm từ hay gõ nhầm: “Lòng ghép”, “bổ xung”, “cũng cố tổ chức”",
        "Phrases often mistyped: “Lòng ghép” for “Lồng ghép”",
    ],
    why: [
        "Mỗi tiếng đều có trong tiếng Việt nên bộ kiểm lỗi thường bỏ sót. Bảng cụm từ nằm trong chương trình. Cụm mà câu đúng cũng có thể có (“cũng cố”), và chữ viết hoa như tên riêng, thì chỉ báo chứ không tự sửa. Đoạn và câu trích tiếng nước ngoài được bỏ qua.",
        "Each syllable exists, so spell checkers miss them. The table is part of the program. Phrases that a right sentence may have (“cũng cố”), and those with capitals of a name, are told and not fixed. Paragraphs and quotations of other languages are left alone.",
    ],
    wrong: "Lòng ghép tuyên truyền trên Công Thông tin điện tử",
    right: "Lồng ghép tuyên truyền trên Cổng Thông tin điện tử",
    severity: Severity::Warning,
    fixable: true,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    wording::each_wording(subject, findings, |passage| typos::find_among(passage.text(), passage.words()));
}
