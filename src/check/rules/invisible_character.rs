//! `invisible-character`: characters that nobody sees.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::invisible;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "invisible-character",
        ["ký tự không nhìn thấy {code}", "an invisible character {code}"],
        [
            "Xóa ký tự này, hoặc thay bằng dấu cách nếu nó đứng giữa hai tiếng; cchc check --fix làm giúp khi chắc chắn không mất chữ.",
            "Remove it, or put a space where it stands between two syllables; cchc check --fix does where no letter can be lost.",
        ],
    ),
    finds: [
        "Ký tự không nhìn thấy: dấu cách rộng bằng 0, gạch nối mềm, dấu đổi chiều chữ",
        "Invisible characters: zero-width spaces, soft hyphens, marks of direction",
    ],
    why: [
        "Chúng theo chữ dán từ Zalo, PDF, Word; làm hỏng tìm kiếm, liên kết và số đếm. Gạch nối mềm còn là chữ “ư” của bảng mã TCVN3, nên có khi không được tự xóa. Biểu tượng cảm xúc ghép, chữ Thái, chữ Khmer được giữ nguyên; trong địa chỉ và mã thì chỉ báo.",
        "They come with text pasted from chats, PDF and Word, and break search, links and counting. A soft hyphen is also the letter ư of TCVN3, so it is not always removed. Joined emoji, Thai and Khmer are left alone; in addresses and code it is told and not fixed.",
    ],
    wrong: "hành\u{200b}chính",
    right: "hành chính",
    severity: Severity::Warning,
    fixable: true,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for one in invisible::find(subject.text) {
        let code = invisible::code(&subject.text[one.range.clone()]);
        let finding = findings.tell(subject, one.range).arg("code", code);
        if let Some(proposal) = one.proposal.filter(|_| one.is_safe) {
            finding.fix(proposal);
        }
    }
}
