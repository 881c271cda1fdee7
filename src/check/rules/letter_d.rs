//! `letter-d`: Ð and ð of Icelandic for Đ and đ.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::foreign_letters;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "letter-d",
        [
            "“{found}” dùng chữ Ð hoặc ð của tiếng nước ngoài thay cho Đ, đ",
            "“{found}” has the Icelandic Ð or ð instead of Đ or đ",
        ],
        [
            "Gõ lại chữ Đ, đ bằng bộ gõ tiếng Việt; cchc check --fix đổi giúp.",
            "Type Đ or đ with a Vietnamese keyboard; cchc check --fix does so.",
        ],
    ),
    finds: ["Chữ Ð, ð, Ɖ đứng thay cho Đ, đ", "Ð, ð or Ɖ in the place of Đ or đ"],
    why: [
        "Ba chữ hoa nhìn giống hệt nhau nhưng là ba ký tự khác nhau: tìm “Đăng ký” không ra “Ðăng ký”, và số văn bản không được nhận ra.",
        "The capitals look the same but are different characters: a search for one does not find the other, and document numbers are not recognised.",
    ],
    wrong: "Ðăng ký theo Nghị định 118/2025/NÐ-CP",
    right: "Đăng ký theo Nghị định 118/2025/NĐ-CP",
    severity: Severity::Warning,
    fixable: true,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    wording::each_passage(subject, findings, |passage| foreign_letters::find_d(passage.text()));
}
