//! `syllable`: syllables that cannot be.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::spelling;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "syllable",
        ["“{found}” không phải một tiếng trong tiếng Việt", "“{found}” is no syllable of Vietnamese"],
        [
            "Xem lại chính tả. Tên riêng hoặc tiếng dân tộc thì để nguyên và ghi bo_qua = [\"syllable\"].",
            "Look at the spelling. For a name or a word of another language, put bo_qua = [\"syllable\"].",
        ],
    ),
    finds: ["Tiếng viết sai luật chính tả: “nghành”, “đìng”, “kỷ niệmm”", "Impossible syllables: “nghành”, “đìng”"],
    why: [
        "Âm đầu, vần và thanh của tiếng Việt ghép theo luật: ng/ngh, g/gh, c/k; vần kết thúc bằng c, ch, p, t chỉ mang dấu sắc hoặc nặng. Chỉ báo từ sai một phím hoặc thiếu dấu so với tiếng đúng (“quôc”, “đuợc”); khi nhiều tiếng cùng hợp thì không gợi ý. Tên riêng, đoạn và câu trích tiếng nước ngoài được bỏ qua.",
        "Onset, rhyme and tone combine by rules. Only words that are one slip or one lost mark away from a syllable are told; where several would fit none is proposed. Names, paragraphs and quotations of other languages are left alone.",
    ],
    wrong: "Các nghành ở gia đìng",
    right: "Các ngành ở gia đình",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    wording::each_wording(subject, findings, |passage| spelling::find_among(passage.text(), passage.words()));
}
