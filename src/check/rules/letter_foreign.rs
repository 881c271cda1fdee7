//! `letter-foreign`: Cyrillic and Greek letters in Latin words.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::foreign_letters;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "letter-foreign",
        [
            "“{found}” lẫn chữ cái của bảng chữ khác, nhìn giống chữ Latinh",
            "“{found}” holds letters of another alphabet that look Latin",
        ],
        ["Gõ lại từ này; cchc check --fix đổi giúp.", "Type the word again; cchc check --fix does so."],
    ),
    finds: ["Chữ Kirin, Hy Lạp lẫn trong từ viết bằng chữ Latinh", "Cyrillic or Greek letters within Latin words"],
    why: [
        "Nhìn giống nhưng máy đọc, tìm kiếm và người dùng trình đọc màn hình gặp chữ khác; đôi khi là dấu hiệu chữ giả mạo.",
        "They look alike, but search and screen readers meet other letters; sometimes they are a sign of forgery.",
    ],
    wrong: "Kế hoạch C\u{421}HC",
    right: "Kế hoạch CCHC",
    severity: Severity::Warning,
    fixable: true,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    wording::each_passage(subject, findings, |passage| foreign_letters::find_alphabets(passage.text()));
}
