//! `identity-number`: numbers of identity cards.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::personal::Kind;

pub(in crate::check) static RULE: Rule = Rule {
    words: Message::new(
        "identity-number",
        ["{found} có vẻ là số căn cước hoặc chứng minh nhân dân", "{found} looks like the number of an identity card"],
        [
            "Xóa ngay khỏi bài và khỏi lịch sử tệp nếu đã lưu. Ví dụ thì dùng số không có thật như 000000000000.",
            "Remove it, from the file's history too. For an example use a number that cannot be, such as 000000000000.",
        ],
    ),
    finds: [
        "Số căn cước (12 chữ số) và chứng minh nhân dân",
        "Numbers of citizens' cards (12 digits) and of old identity cards",
    ],
    why: [
        "Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15): không công khai dữ liệu cá nhân khi người đó chưa đồng ý. Số căn cước đủ để mạo danh.",
        "The law on personal data (91/2025/QH15): nothing personal is published without consent. The number suffices to pass for somebody.",
    ],
    wrong: "Ông A, CCCD 004190001234",
    right: "Ông A",
    severity: Severity::Error,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for one in subject.personal().iter().filter(|one| one.kind == Kind::IdentityNumber) {
        findings.tell(subject, one.range.clone()).arg("found", one.masked());
    }
}
