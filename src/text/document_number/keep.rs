//! Keeping together, for print, what a line end must not part.
//!
//! UAX 14 lets a line end inside `118/2025/|NĐ-|CP`, after "Điều" and before "%". Vietnamese
//! practice does not.

use super::super::{nfc, ties::NBSP};
use super::{find, grammar};

/// U+2060, forbids a line end where it stands and is not seen.
pub(super) const WORD_JOINER: char = '\u{2060}';

/// Words that stay with the number after them ("Điều 5"); after `điểm` a letter counts too.
const BEFORE_NUMBER: [&str; 4] = ["số", "điều", "khoản", "điểm"];

/// The text in form NFC, unbreakable inside document numbers (word joiners around `/` and `-`)
/// and where [`keep_words_together`] ties. Doing it twice changes nothing.
///
/// Typst carries the word joiners into the text of a PDF, where a search for `118/2025/NĐ-CP`
/// then misses the number. What is typeset with Typst should rather put each number that
/// [`find`] reports in a box, and use [`keep_words_together`] for the rest.
pub fn keep_together(text: &str) -> String {
    join_words(&join_numbers(&nfc(text)))
}

/// The text in form NFC with no-break spaces between "số", "Điều", "khoản", "điểm" and the number
/// after them, and between a number and the `%` or "đồng" after it.
pub fn keep_words_together(text: &str) -> String {
    join_words(&nfc(text))
}

fn join_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for range in find(text) {
        out.push_str(&text[done..range.start]);
        for c in text[range.clone()].chars().filter(|c| *c != WORD_JOINER) {
            if c == '/' || grammar::is_hyphen(c) {
                out.extend([WORD_JOINER, c, WORD_JOINER]);
            } else {
                out.push(c);
            }
        }
        done = range.end;
    }
    out.push_str(&text[done..]);
    out
}

fn join_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    while let Some(gap) = next_gap(text, done) {
        out.push_str(&text[done..gap.start]);
        let (before, after) = (&text[..gap.start], &text[gap.end..]);
        let is_tied = ties_forward(before, after) || ties_back(before, after);
        if is_tied {
            out.push(NBSP)
        } else {
            out.push_str(&text[gap.clone()])
        }
        done = gap.end;
    }
    out.push_str(&text[done..]);
    out
}

/// The next run of plain spaces; line ends are the author's.
fn next_gap(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let start = from + text[from..].find(' ')?;
    let length = text[start..].find(|c| c != ' ').unwrap_or(text.len() - start);
    Some(start..start + length)
}

/// "Điều| 5": a word that belongs to the number after it.
fn ties_forward(before: &str, after: &str) -> bool {
    let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + first_len(&before[at..]));
    let word = before[start..].to_lowercase();
    if !BEFORE_NUMBER.contains(&word.as_str()) {
        return false;
    }
    let mut ahead = after.chars();
    match ahead.next() {
        Some(c) if c.is_ascii_digit() => true,
        Some(c) if word == "điểm" && c.is_lowercase() => !ahead.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// "88,3| %", "50.000| đồng".
fn ties_back(before: &str, after: &str) -> bool {
    if !before.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let after_money = after.strip_prefix("đồng");
    after.starts_with('%') || after_money.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Texts made of what the rules look at.
    const PARTS: &str = "([0-9]{1,3}|/|-|NĐ|CP|2025| |số|điểm|đồng|%){0,20}";

    /// Shows the two invisible characters as `|` and `~`.
    fn shown(text: &str) -> String {
        keep_together(text).replace(WORD_JOINER, "|").replace(NBSP, "~")
    }

    #[test]
    fn numbers_do_not_break() {
        assert_eq!(
            shown("Nghị định số 118/2025/NĐ-CP ngày 09/6/2025"),
            "Nghị định số~118|/|2025|/|NĐ|-|CP ngày 09/6/2025"
        );
        assert_eq!(shown("Nghị quyết 66.7/2025/NQ-CP"), "Nghị quyết 66.7|/|2025|/|NQ|-|CP");
    }

    #[test]
    fn words_stay_with_their_number() {
        assert_eq!(shown("điểm b khoản  2 Điều 5 và Khoản 3"), "điểm~b khoản~2 Điều~5 và Khoản~3");
        assert_eq!(shown("số liệu, điều kiện, điểm cao, một số xã"), "số liệu, điều kiện, điểm cao, một số xã");
        assert_eq!(shown("chỉ số\n12"), "chỉ số\n12");
    }

    #[test]
    fn numbers_stay_with_their_unit() {
        assert_eq!(shown("đạt 88,3 %, nộp 50.000 đồng."), "đạt 88,3~%, nộp 50.000~đồng.");
        assert_eq!(shown("ba đồng, 5 đồngX, a %"), "ba đồng, 5 đồngX, a %");
    }

    proptest! {
        #[test]
        fn twice_is_as_once(text in prop_oneof![any::<String>(), PARTS]) {
            let once = keep_together(&text);
            prop_assert_eq!(keep_together(&once), once.clone());
        }

        #[test]
        fn both_unicode_forms_are_kept_alike(text in PARTS) {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(keep_together(&decomposed), keep_together(&text));
        }
    }
}
