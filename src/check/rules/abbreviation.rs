//! `abbreviation`: abbreviations that are explained nowhere.

use std::collections::BTreeSet;

use super::wording;
use crate::check::{Checked, Judge, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::abbreviations;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "abbreviation",
        ["“{found}” là chữ viết tắt chưa được giải nghĩa", "“{found}” is an abbreviation that nothing explains"],
        [
            "Viết đầy đủ ở lần đầu, kèm chữ tắt trong ngoặc: cải cách hành chính (CCHC); hoặc thêm vào bảng chữ viết tắt của trang (khóa glossary trong config.toml).",
            "Write it out at first, with the short form in brackets; or add it to the site's glossary (glossary in config.toml).",
        ],
    ),
    finds: [
        "Chữ viết tắt không có trong bảng chữ viết tắt và không được giải nghĩa trong bài",
        "Abbreviations that neither the glossary nor the page explains",
    ],
    why: [
        "Nghị định 30/2020/NĐ-CP: cụm từ viết tắt phải viết đầy đủ ở lần đầu. Người dân không biết chữ tắt của cơ quan. Chữ ai cũng biết (TP., GPS, ATM) và chữ trong phần ký (KT., TM.) không bị báo. Chữ có trong bảng thì trang web tự gắn nghĩa ở lần đầu.",
        "Nghị định 30/2020/NĐ-CP: an abbreviation is written out at first. Citizens do not know those of offices. What everybody knows (GPS, ATM) and what stands before a signature (KT., TM.) is not told. The website explains those of the glossary by itself.",
    ],
    wrong: "Báo cáo của BCĐ",
    right: "Báo cáo của Ban Chỉ đạo (BCĐ)",
    severity: Severity::Note,
    fixable: false,
    vietnamese: true,
    run: Run::Prepared(prepare),
};

fn prepare<'a>(checked: &'a Checked<'a>) -> Judge<'a> {
    let glossary = &checked.site.glossary;
    Box::new(move |subject, findings| {
        let passages = wording::own_readings(subject).map(|reading| {
            let found = abbreviations::find_among(reading.text(), reading.words());
            (reading, found)
        });
        let passages: Vec<_> = passages.filter(|(_, found)| !found.is_empty()).collect();
        let explained = passages.iter().flat_map(|(passage, found)| abbreviations::explained(passage.text(), found));
        let mut known: BTreeSet<&str> = explained.collect();
        for (passage, found) in &passages {
            for range in found {
                let word = &passage.text()[range.clone()];
                // Told once a page.
                if !known.contains(word) && !glossary.has_word(word, subject.lang) && !passage.is_foreign(range) {
                    known.insert(word);
                    findings.tell(subject, passage.place(range.clone())).arg("found", word);
                }
            }
        }
    })
}
