//! Abbreviations in capitals: CCHC, UBND, SIPAS.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Word, is_gap, is_in, words};
use crate::text::{document_number, syllable};

/// Short forms that readers know as words, and those that stand before a signature.
const KNOWN: &[&str] = &[
    "STT", "SĐT", "ĐT", "CN", "KT", "TM", "TL", "TUQ", "VT", "TS", "PGS", "GS", "BS", "KS", "THPT", "THCS", "USD",
    "EUR", "VND", "VNĐ", "ISO", "TP", "HCM", "TPHCM", "GPS", "SMS", "TV", "LED", "ATM", "PDF", "USB", "QR", "CD",
    "DVD", "HIV", "AIDS", "COVID", "ASEAN", "UNESCO", "OK", "VIP", "SOS", "FM", "AM", "PM", "SIM", "PIN", "MC", "HTML",
    "WCAG", "DOC", "DOCX", "JPG", "PNG",
];

/// The abbreviations of a text: two to ten capitals that are no word, no Roman number, and no part of
/// a document's number or of a line in capitals.
pub fn find(text: &str) -> Vec<Range<usize>> {
    find_among(text, words(text))
}

/// The same of a text whose words were found before.
pub fn find_among<'t>(text: &'t str, words: impl Iterator<Item = Word<'t>>) -> Vec<Range<usize>> {
    if !has_capitals(text) {
        return Vec::new();
    }
    let all: Vec<Word<'_>> = words.collect();
    let mut documents = None;
    let mut found = Vec::new();
    for (at, word) in all.iter().enumerate() {
        if !looks_short(word.text) || KNOWN.contains(&word.text) || is_stuck(text, word) || in_capitals(text, &all, at)
        {
            continue;
        }
        let documents = documents.get_or_insert_with(|| document_number::find(text));
        if !is_in(documents, &word.range()) {
            found.push(word.range());
        }
    }
    found
}

/// The words of a text with two capitals or more that stand by themselves: what a glossary may explain.
///
/// Parts of codes, of addresses and of documents' numbers are none.
pub fn candidates(text: &str) -> Vec<Range<usize>> {
    if !has_capitals(text) {
        return Vec::new();
    }
    let mut documents = None;
    let mut found = Vec::new();
    for word in words(text) {
        let is_short = word.text.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
        if !is_short || is_stuck(text, &word) {
            continue;
        }
        let documents = documents.get_or_insert_with(|| document_number::find(text));
        if !is_in(documents, &word.range()) {
            found.push(word.range());
        }
    }
    found
}

/// Those of the abbreviations found in a text that it explains: "cải cách hành chính (CCHC)", "CCHC (cải
/// cách hành chính)".
pub fn explained<'t>(text: &'t str, found: &[Range<usize>]) -> BTreeSet<&'t str> {
    let mut known = BTreeSet::new();
    for range in found {
        let word = &text[range.clone()];
        let before = text[..range.start].trim_end();
        let after = text[range.end..].trim_start();
        let follows_words = before.ends_with('(')
            && before[..before.len() - 1].trim_end().ends_with(char::is_alphabetic)
            && after.starts_with([')', ',', ';']);
        let is_followed =
            after.strip_prefix('(').is_some_and(|inner| inner.trim_start().starts_with(char::is_alphabetic));
        let defined =
            after.strip_prefix(':').or_else(|| after.strip_prefix("là ")).is_some_and(|_| begins_line(before));
        if follows_words || is_followed || defined || is_named(before) {
            known.insert(word);
        }
    }
    known
}

/// Whether what is before names what follows: "(sau đây gọi là CSDL)", "viết tắt: CSDL".
fn is_named(before: &str) -> bool {
    const NAMING: &[&str] =
        &["gọi là", "gọi tắt là", "viết tắt là", "viết tắt:", "viết tắt", "gọi tắt:", "gọi chung là"];
    let before = before.trim_end_matches(['“', '"', ' ']);
    NAMING.iter().any(|words| before.ends_with(words))
}

/// Whether two capitals may stand together, or one after a small letter ("VNeID"): a quick look at bytes,
/// which takes any letter beyond ASCII beside a capital of ASCII for one.
fn has_capitals(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|pair| match pair {
        [first, second] if second.is_ascii_uppercase() => first.is_ascii_alphabetic() || *first > 0x7f,
        [first, second] => first.is_ascii_uppercase() && matches!(second, 0xc3..=0xc6),
        _ => false,
    })
}

fn begins_line(before: &str) -> bool {
    before.trim_end_matches(['-', '*', ' ', '|']).ends_with('\n')
        || before.trim_end_matches(['-', '*', ' ', '|']).is_empty()
}

fn looks_short(word: &str) -> bool {
    word.chars().all(char::is_uppercase) && (2..=10).contains(&word.chars().count()) && !is_roman(word)
}

fn is_roman(word: &str) -> bool {
    // Chapters do not reach L, and "CV", "CD" and "MC" are short for something.
    word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// Whether a sign makes the word part of a code, an address or a variable.
fn is_stuck(text: &str, word: &Word<'_>) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '_' | '@' | '\\' | '=' | '&' | '#' | '/');
    // "CCHC-1", "COVID-19"
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let hyphen = ['-', '–'];
    let after = text[word.end()..].strip_prefix(hyphen).is_some_and(|rest| digit(rest.chars().next()));
    let before = text[..word.start].strip_suffix(hyphen).is_some_and(|head| digit(head.chars().next_back()));
    after
        || before
        || text[..word.start].ends_with(sign) && !text[..word.start].ends_with(' ')
        || text[word.end()..].starts_with(sign)
}

/// Whether the word stands in a line of capitals, where every word looks like an abbreviation: it is a
/// syllable, or a neighbour in capitals is one with a mark.
fn in_capitals(text: &str, all: &[Word<'_>], at: usize) -> bool {
    let word = &all[at];
    let is_word = |word: &Word<'_>| word.is_all_capitals() && syllable::is_syllable(word.text);
    let neighbour = |other: Option<&Word<'_>>, gap: Option<&str>| other.is_some_and(is_word) && gap.is_some_and(is_gap);
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    let after = all.get(at + 1);
    !word.text.is_ascii() && is_word(word)
        || is_word(word)
            && (before.is_some_and(|other| other.is_all_capitals())
                || after.is_some_and(|other| other.is_all_capitals()))
        || neighbour(before, before.map(|before| &text[before.end()..word.start]))
        || neighbour(after, after.map(|after| &text[word.end()..after.start]))
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_are_told() {
        assert_eq!(told("Chỉ số SIPAS, CCHC của UBND và HĐND tỉnh; VNeID, Zalo"), ["SIPAS", "CCHC", "UBND", "HĐND"]);
    }

    #[test]
    fn other_capitals_are_none() {
        for text in [
            "118/2025/NĐ-CP",
            "57-NQ/TW",
            "mục II.1, XIV",
            "KẾ HOẠCH CẢI CÁCH",
            "PHÓ CHỦ TỊCH",
            "A",
            "Ủy ban",
            "TP_HCM",
            "HỘI ĐỒNG NHÂN DÂN TỈNH",
            "QUAN TRỌNG",
            "KT. CHỦ TỊCH",
            "Lưu: VT",
            "PGS. TS. An, trường THPT, ISO 9001, TP. HCM, cây ATM, 5 USD",
            "mã CCHC-1, COVID-19",
        ] {
            assert_eq!(told(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn parts_of_codes_are_no_candidates() {
        let text = "mẫu CCHC-1 và CCHC";
        let found: Vec<_> = candidates(text).into_iter().map(|range| range.start).collect();
        assert_eq!(found, [text.len() - 4]);
    }

    #[test]
    fn what_a_text_explains_is_known() {
        let text = "cải cách hành chính (CCHC), TTHC (thủ tục hành chính) và UBND (xã). Chỉ số (SIPAS). (KPI) PCT; \
            cơ sở dữ liệu (sau đây gọi là CSDL)";
        let known = explained(text, &find(text));
        for word in ["CCHC", "TTHC", "SIPAS", "CSDL"] {
            assert!(known.contains(word), "{word}");
        }
        assert!(!known.contains("KPI") && !known.contains("PCT"), "{known:?}");
    }

    #[test]
    fn the_plan_explains_nearly_all_that_it_shortens() {
        let known = explained(PLAN, &find(PLAN));
        let rest: BTreeSet<&str> = told(PLAN).into_iter().filter(|word| !known.contains(word)).collect();
        assert_eq!(rest, BTreeSet::from(["CV", "HĐND", "INDEX", "LĐVP", "NV", "PAR", "PCT", "TTHC", "VP"]));
    }
}
