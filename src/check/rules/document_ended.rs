//! `document-ended`: documents that are no longer in force and are cited as if they were.

use std::ops::Range;

use crate::check::finding::day;
use crate::check::{Checked, Findings, Judge, Rule, Run, Subject};
use crate::diag::messages::Message;
use crate::diag::{Severity, both};
use crate::model::{Citation, Page, Site};
use crate::text::document_number;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "document-ended",
        ["“{document}” đã hết hiệu lực{since}{successor}", "`{document}` is no longer in force{since}{successor}"],
        [
            "Sửa nội dung theo văn bản mới. Nếu chỉ kể chuyện cũ, thêm số vào van_ban_cu ở phần đầu bài.",
            "Correct the text according to the newer document. If it is about the past, add the number to van_ban_cu.",
        ],
    ),
    finds: ["Văn bản đã hết hiệu lực mà bài còn dẫn", "Documents that are cited and no longer in force"],
    why: [
        "Người đọc làm theo văn bản hết hiệu lực thì sai giấy tờ, sai thời hạn, sai lệ phí. Tình trạng lấy từ mục văn bản của trang. Câu đã nói rõ “đã hết hiệu lực” ngay sau số, hoặc mở đầu bằng “Trước đây”, thì không bị báo.",
        "People who follow a document that is no longer in force bring the wrong papers. The state comes from the documents section of the site. A sentence that itself says so (“đã hết hiệu lực”, “Trước đây”) is not reported.",
    ],
    wrong: "Theo Nghị định số 42/2022/NĐ-CP, cơ quan cung cấp dịch vụ trực tuyến.",
    right: "Theo Nghị định số 224/2026/NĐ-CP, cơ quan cung cấp dịch vụ trực tuyến.",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Prepared(prepare),
};

fn prepare<'a>(checked: &'a Checked<'a>) -> Judge<'a> {
    Box::new(move |subject, findings| run(checked.site, subject, findings))
}

fn run(site: &Site, subject: &Subject<'_>, findings: &mut Findings) {
    if subject.page.is_some_and(|page| page.kind.name == "van-ban") {
        // What one document says of another is a relation, and its text is about both.
        return;
    }
    let history = subject.page.map(Page::named_as_history).unwrap_or_default();
    for citation in
        citations(subject).iter().filter(|citation| !history.contains(&document_number::key(&citation.number)))
    {
        let Some(ended) = site.registry.ended(&citation.number) else { continue };
        if !citation.is_basis && is_said(subject.text, &citation.range) {
            continue;
        }
        let next: Vec<&str> = ended.successors.iter().map(|at| site.registry.entries[*at].number.as_str()).collect();
        let since = ended.until.map(day).map_or(String::new(), |day| both(" từ ", " since ") + &day);
        let named = next.join(", ");
        let successor = both(&format!("; thay bằng: {named}"), &format!("; replaced by: {named}"));
        let finding = findings.tell(subject, citation.range.clone());
        finding.arg("document", &citation.number).arg("since", since);
        finding.arg("successor", if next.is_empty() { String::new() } else { successor });
    }
}

/// The documents that a file names.
pub(super) fn citations<'s>(subject: &'s Subject<'_>) -> &'s [Citation] {
    let of_page = subject.page.map(|page| &*page.citations);
    of_page.or_else(|| subject.section.map(|section| &*section.citations)).unwrap_or_default()
}

/// So many words after a number may say that its document ended.
const WORDS: usize = 9;

/// Whether the text itself says that the document is no longer in force: in the words after its number,
/// or for it begins its sentence with "Trước đây".
fn is_said(text: &str, number: &Range<usize>) -> bool {
    let sentence_end = |c: char| matches!(c, '.' | '!' | '?' | ';');
    let mut words = text[number.end..].split("\n\n").next().unwrap_or_default().split_whitespace();
    let mut after = String::new();
    for word in words.by_ref().take(WORDS) {
        after = after + " " + &word.to_lowercase();
        if word.ends_with(sentence_end) {
            break;
        }
    }
    let bracket = after.find('(').map_or("", |open| &after[open..]);
    let is_over = ["đã hết hiệu lực", "no longer in force"].iter().any(|said| after.contains(said));
    is_over
        || bracket.contains("hết hiệu lực") && !bracket.contains("chưa hết")
        || begins_with_past(&text[..number.start])
}

/// Whether the sentence that a text breaks off in began with "Trước đây".
fn begins_with_past(before: &str) -> bool {
    // A sentence longer than this is not read to its start.
    let from = before.char_indices().rev().nth(400).map_or(0, |(at, _)| at);
    let before = &before[from..];
    let starts = [". ", "! ", "? ", ".\n", "\n\n", "\n- ", "\n* ", "+++\n", "---\n"];
    let start = starts.iter().filter_map(|sign| before.rfind(sign).map(|at| at + sign.len())).max().unwrap_or(0);
    let sentence = before[start..].trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    sentence.starts_with("trước đây") || sentence.starts_with("previously")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> bool {
        let at = text.find("42/2022/NĐ-CP").unwrap();
        is_said(text, &(at..at + "42/2022/NĐ-CP".len()))
    }

    #[test]
    fn a_text_that_says_that_a_document_ended_is_believed() {
        for text in [
            "Nghị định 42/2022/NĐ-CP của Chính phủ đã hết hiệu lực.",
            "Theo 42/2022/NĐ-CP (hết hiệu lực từ 01/6/2026).",
            "Câu khác.\n\n> Trước đây, theo Nghị định số 42/2022/NĐ-CP, phải nộp",
            "- một. **Trước đây** theo 42/2022/NĐ-CP",
        ] {
            assert!(said(text), "{text}");
        }
        for text in [
            "Theo 42/2022/NĐ-CP. Nghị định khác đã hết hiệu lực.",
            "42/2022/NĐ-CP (chưa hết hiệu lực)",
            "Trước đây là vậy. Nay theo 42/2022/NĐ-CP",
            "42/2022/NĐ-CP\n\nđã hết hiệu lực",
            "42/2022/NĐ-CP một hai ba bốn năm sáu bảy tám đã hết hiệu lực",
        ] {
            assert!(!said(text), "{text}");
        }
    }
}
