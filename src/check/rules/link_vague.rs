//! `link-vague`: links whose words say nothing by themselves.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::fold;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "link-vague",
        ["chữ của liên kết “{text}” không nói sẽ đến đâu", "the words “{text}” do not say where the link leads"],
        [
            "Đặt liên kết vào chữ nói nơi đến: “xem [lệ phí hộ tịch](…)” thay cho “lệ phí hộ tịch, xem [tại đây](…)”.",
            "Put the link on the words that say where it leads.",
        ],
    ),
    finds: [
        "Liên kết chỉ ghi “tại đây”, “xem thêm”, “bấm vào đây”",
        "Links that say only “here”, “more”, “click here”",
    ],
    why: [
        "Người dùng trình đọc màn hình nghe danh sách liên kết tách khỏi câu: năm lần “tại đây” không giúp gì. Người đọc lướt cũng chỉ nhìn chữ có màu. Theo WCAG 2.2, tiêu chí 2.4.4.",
        "Readers of a screen reader hear the links of a page as a list, away from their sentences; and who skims sees the coloured words alone. WCAG 2.2, criterion 2.4.4.",
    ],
    wrong: "Muốn biết lệ phí, [bấm vào đây](@/thu-tuc/le-phi.md).",
    right: "Xem [lệ phí hộ tịch](@/thu-tuc/le-phi.md).",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

/// Whole texts of links, folded, that say nothing by themselves.
const VAGUE: &[&str] = &[
    "bam vao day",
    "bam day",
    "bam tai day",
    "nhan vao day",
    "nhan tai day",
    "nhap vao day",
    "click vao day",
    "click",
    "tai day",
    "o day",
    "day",
    "vao day",
    "link",
    "lien ket",
    "duong link",
    "duong dan",
    "xem",
    "xem them",
    "xem tai day",
    "xem o day",
    "xem tiep",
    "xem chi tiet",
    "chi tiet",
    "doc them",
    "doc tiep",
    "tim hieu them",
    "click here",
    "here",
    "read more",
    "more",
    "see more",
    "learn more",
    "see here",
    "this link",
    "details",
    "this page",
];

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for link in &subject.view.links {
        let words = fold(&link.text);
        let words =
            words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if VAGUE.contains(&words.as_str()) {
            findings.tell(subject, link.range.clone()).arg("text", link.text.trim());
        }
    }
}
