//! `not-nfc`: letters whose marks stand apart from them.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::not_composed;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "not-nfc",
        [
            "đoạn có chữ gõ bằng Unicode tổ hợp (dấu rời khỏi chữ), từ “{found}”",
            "a paragraph with marks apart from their letters (not NFC), from “{found}” on",
        ],
        [
            "Gõ lại bằng Unicode dựng sẵn; cchc check --fix đổi giúp, chữ nhìn vẫn như cũ.",
            "Write it precomposed; cchc check --fix does so, and it looks the same.",
        ],
    ),
    finds: [
        "Chữ có dấu rời (Unicode tổ hợp, không phải dạng NFC)",
        "Letters with their marks apart (not in Unicode form NFC)",
    ],
    why: [
        "Hai cách gõ nhìn giống nhau nhưng máy coi là khác: tìm kiếm không ra, vài phông chữ vẽ dấu lệch. TCVN 6909:2001 và dự án dùng chữ dựng sẵn.",
        "Both look alike, but search does not find one by the other, and some fonts draw the marks in the wrong place. TCVN 6909:2001 and this project use precomposed letters.",
    ],
    wrong: "Ca\u{309}i ca\u{301}ch",
    right: "Cải cách",
    severity: Severity::Warning,
    fixable: true,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for one in not_composed::find(subject.text) {
        // The first word stands for its paragraph.
        let first = subject.text[one.range.clone()].split_whitespace().next().unwrap_or_default();
        let finding = findings.tell(subject, one.range.clone()).arg("found", first);
        if let Some(proposal) = one.proposal {
            finding.fix(proposal);
        }
    }
}
