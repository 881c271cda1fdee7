//! What is amiss in Vietnamese writing: finders that take a text and tell places in it.
//!
//! Each finder is one file and is pure: `find(text, …)` gives byte ranges, in order, with what to
//! write instead where that is known. Whether a finding is said, and how gravely, is the check's to
//! decide. Text is expected in form NFC, save by [`not_composed`].

pub mod abbreviations;
pub mod dates;
pub mod districts;
pub mod figures;
pub mod foreign_letters;
pub mod invisible;
pub mod language;
pub mod not_composed;
mod past;
pub mod personal;
pub mod places;
pub mod portals;
pub mod spelling;
pub mod tone_marks;
pub mod typos;

use std::ops::Range;

use super::syllable;

/// A place in a text that is amiss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What should stand there, when that is known.
    pub proposal: Option<String>,
    /// Whether writing the proposal can do no harm.
    pub is_safe: bool,
}

impl Found {
    /// A place with what a machine may write there.
    fn safe(range: Range<usize>, proposal: impl Into<String>) -> Self {
        Self { range, proposal: Some(proposal.into()), is_safe: true }
    }

    /// A place with what a person should consider.
    fn proposed(range: Range<usize>, proposal: impl Into<String>) -> Self {
        Self { range, proposal: Some(proposal.into()), is_safe: false }
    }
}

/// A run of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// Where it begins.
    pub start: usize,
    /// Its letters.
    pub text: &'t str,
}

impl Word<'_> {
    /// Where it ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its place.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// Whether it is this word of small letters, in any case.
    pub fn is(&self, wanted: &str) -> bool {
        // Most words differ in the first letter, and most of those are of ASCII.
        let [own, first] = [self.text, wanted].map(|word| word.bytes().next().unwrap_or_default());
        (!own.is_ascii() || own.to_ascii_lowercase() == first)
            && self.text.len() <= wanted.len() + 2
            && self.text.chars().map(syllable::lower).eq(wanted.chars())
    }

    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it has no small letter and more than one capital.
    pub fn is_all_capitals(&self) -> bool {
        self.text.chars().count() > 1 && !self.text.chars().any(char::is_lowercase)
    }
}

/// The runs of letters of a text. A mark that combines is part of its word.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, false);
        at = skip(text, start, true);
        (start < at).then(|| Word { start, text: &text[start..at] })
    })
}

/// The first place from `at` on that is no letter (or, asked otherwise, is one). Most letters are told by
/// their first bytes.
fn skip(text: &str, mut at: usize, letters: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let (is_letter, length) = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => (true, 1),
            0..=0x7f => (false, 1),
            _ => beyond_ascii(text, at),
        };
        if is_letter != letters {
            break;
        }
        at += length;
    }
    at
}

/// Whether the character at a place is a letter, and its bytes.
fn beyond_ascii(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes()[at..] {
        // U+00D7 and U+00F7 are signs among the letters.
        [0xc3, next, ..] => (next != 0x97 && next != 0xb7, 2),
        [0xc4..=0xc8 | 0xcc, ..] => (true, 2),
        [0xe1, 0xba | 0xbb, ..] => (true, 3),
        _ => {
            let c = text[at..].chars().next().unwrap_or(' ');
            (is_word_letter(c), c.len_utf8())
        }
    }
}

fn is_word_letter(c: char) -> bool {
    match c {
        'ª' | 'º' | 'µ' => false,
        '\u{300}'..='\u{36f}' => true,
        _ => c.is_alphabetic(),
    }
}

/// Whether a place lies in one of some ranges, which are in order.
fn is_in(ranges: &[Range<usize>], place: &Range<usize>) -> bool {
    let next = ranges.partition_point(|range| range.end <= place.start);
    ranges.get(next).is_some_and(|range| range.start < place.end)
}

/// The first digit from a place on.
fn next_digit(text: &str, at: usize) -> Option<usize> {
    text.as_bytes()[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset)
}

/// What parts two words of one phrase: spaces of any kind, one line break at most.
fn is_gap(between: &str) -> bool {
    !between.is_empty() && between.chars().all(char::is_whitespace) && between.matches('\n').count() <= 1
}

/// Whether a sentence, an item of a list or a quotation begins at a place.
fn begins_sentence(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches([' ', '\u{a0}', '"', '“', '(', '*', '_', '[']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '\n', '…', '|', '-', '–', '•', '>', '#'])
}

/// A text with the capitals of another, syllable by syllable.
fn with_capitals_of(model: &str, text: &str) -> String {
    let all = Word { start: 0, text: model }.is_all_capitals();
    let mut models = model.split_whitespace();
    let words = text.split(' ').map(|word| {
        let capital = models.next().is_some_and(|model| model.chars().next().is_some_and(char::is_uppercase));
        let mut letters = word.chars();
        match letters.next() {
            _ if all => word.to_uppercase(),
            Some(first) if capital => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The text with every safe finding mended; for tests.
#[cfg(test)]
fn mended(text: &str, found: &[Found]) -> String {
    let mut out = text.to_owned();
    for found in found.iter().rev().filter(|found| found.is_safe) {
        out.replace_range(found.range.clone(), found.proposal.as_deref().unwrap());
    }
    out
}

/// What a finder must hold for any text: ranges in order, apart, on characters, not empty.
#[cfg(test)]
fn assert_sound(text: &str, found: &[Found]) {
    let mut end = 0;
    for one in found {
        assert!(one.range.start >= end && one.range.end > one.range.start, "{found:?}");
        assert!(text.get(one.range.clone()).is_some(), "{found:?}");
        assert_ne!(one.proposal.as_deref(), Some(&text[one.range.clone()]));
        assert!(!one.is_safe || one.proposal.is_some());
        end = one.range.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The hub's plan for 2026, as it was published.
    pub(super) const PLAN: &str = include_str!("ke-hoach-2026.txt");

    #[test]
    fn words_keep_their_marks_and_leave_figures() {
        let found: Vec<_> = words("Ủy ban 12 xã, NĐ-CP e\u{301}m").map(|word| word.text).collect();
        assert_eq!(found, ["Ủy", "ban", "xã", "NĐ", "CP", "e\u{301}m"]);
    }

    proptest! {
        #[test]
        fn words_are_the_runs_of_letters(text in any::<String>()) {
            let runs: Vec<&str> = text.split(|c| !is_word_letter(c)).filter(|run| !run.is_empty()).collect();
            prop_assert_eq!(words(&text).map(|word| word.text).collect::<Vec<_>>(), runs);
        }
    }

    #[test]
    fn capitals_follow_the_model() {
        assert_eq!(with_capitals_of("Lòng ghép", "lồng ghép"), "Lồng ghép");
        assert_eq!(with_capitals_of("BỔ XUNG", "bổ sung"), "BỔ SUNG");
        assert_eq!(with_capitals_of("Công Thông tin", "cổng thông tin"), "Cổng Thông tin");
    }

    #[test]
    fn the_plan_has_its_two_typos_and_nothing_else() {
        assert_eq!(typos::find(PLAN).len(), 2);
        for find in [
            not_composed::find,
            invisible::find,
            foreign_letters::find_d,
            foreign_letters::find_alphabets,
            spelling::find,
            figures::find,
            portals::find,
            districts::districts,
        ] {
            assert_eq!(find(PLAN), []);
        }
        assert!(personal::find(PLAN).is_empty() && crate::text::legacy::find(PLAN).is_empty());
        assert!(dates::find(PLAN).iter().all(|date| date.restyled.is_none()));
        let styles: std::collections::HashSet<_> = tone_marks::find(PLAN).into_iter().map(|one| one.style).collect();
        assert_eq!(styles.len(), 1);
    }

    /// Texts in which finders may stumble.
    pub(super) fn texts() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "ngành",
            "nghành",
            " ",
            " ",
            "12",
            "/",
            ".",
            ",",
            "31/4/2026",
            "thứ",
            "Hai",
            "xã",
            "Đức",
            "Hạnh",
            "0912",
            "%",
            "đồng",
            "\u{200d}",
            "\u{ad}",
            "Ð",
            "а",
            "ñ",
            "oä",
            "¸",
            "§",
            "e\u{301}",
            "@",
            "+84",
            "(",
            ")",
            "CCHC",
            "\n",
            "hoà",
            "hòa",
            "dichvucong.",
            "caobang",
            ".gov.vn",
            "ngày",
            "tháng",
            "năm",
            "2026",
            "😀",
            "huyện",
            "bổ xung",
        ]);
        prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn finders_are_sound_on_any_text(text in prop_oneof![texts(), any::<String>()]) {
            assert_sound(&text, &not_composed::find(&text));
            assert_sound(&text, &invisible::find(&text));
            assert_sound(&text, &foreign_letters::find_d(&text));
            assert_sound(&text, &foreign_letters::find_alphabets(&text));
            assert_sound(&text, &spelling::find(&text));
            assert_sound(&text, &typos::find(&text));
            assert_sound(&text, &figures::find(&text));
            assert_sound(&text, &portals::find(&text));
            assert_sound(&text, &districts::districts(&text));
            assert_sound(&text, &crate::text::legacy::find(&text).into_iter().map(|one| Found {
                range: one.range, proposal: Some(one.proposal), is_safe: false,
            }).collect::<Vec<_>>());
            let _ = (dates::find(&text), personal::find(&text), abbreviations::find(&text), tone_marks::find(&text));
        }

        #[test]
        fn what_is_mended_stays_mended(text in texts()) {
            for find in [not_composed::find, invisible::find, foreign_letters::find_d, foreign_letters::find_alphabets,
                typos::find, figures::find, spelling::find] {
                let once = mended(&text, &find(&text));
                // Mending one place may make two words one; what is safe is then safe again.
                let twice = mended(&once, &find(&once));
                prop_assert_eq!(mended(&twice, &find(&twice)), twice);
            }
        }
    }
}
