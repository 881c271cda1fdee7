//! Text rules: the one home of everything that depends on the Vietnamese language or its script.
//!
//! Owns normalisation ([`nfc`], [`Composed`]), folding ([`fold()`]), what search compares ([`term()`]), slugs ([`slug()`], [`safe_slug`]),
//! sorting ([`collate`]), document numbers ([`document_number`]), figures ([`number`]), counting
//! ([`words`]), the `~` that ties two words ([`join_ties`]), what a printed line must not part
//! ([`keep_for_print`]), syllables ([`syllable`]), encodings from before Unicode ([`legacy`]) and what
//! is amiss in writing ([`writing`]). Knows no file, page or template.
//!
//! Only this module uses `unicode-normalization` and `icu_collator`.

pub mod collate;
mod composed;
pub mod document_number;
mod fold;
mod latin;
pub mod legacy;
mod lines;
pub mod number;
mod slug;
pub mod syllable;
mod terms;
mod ties;
pub mod words;
pub mod writing;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

pub use composed::Composed;
pub use fold::fold;
pub use lines::{Names, keep_for_print};
pub use slug::{safe_slug, slug};
pub use terms::{Term, common_words, term, term_words};
pub use ties::join_ties;

/// The text in Unicode form NFC, the only form the program writes. Borrowed when it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether the text is in form NFC already.
pub fn is_nfc(text: &str) -> bool {
    is_plainly_nfc(text.as_bytes()) || unicode_normalization::is_nfc(text)
}

/// Whether a text has only ASCII, Latin letters up to U+02FF and U+1E00 to U+1EFF, and punctuation from
/// U+2010: all of them stand in form NFC whatever is beside them. A look at bytes, for most texts.
fn is_plainly_nfc(bytes: &[u8]) -> bool {
    !any_three(bytes, |first, second, third| {
        ((first >= 0xcc) & (first != 0xe1) & (first != 0xe2))
            | ((first == 0xe1) & !(0xb8..=0xbb).contains(&second))
            | ((first == 0xe2) & !((second == 0x80) & (third >= 0x90)))
    })
}

/// Whether any byte with the two that follow it is so, zeros after the last. All are looked at, for that goes
/// many at a time where the question has no branches: `&` and `|` and no `&&` and `||`.
fn any_three(bytes: &[u8], is_so: impl Fn(u8, u8, u8) -> bool) -> bool {
    let whole = bytes.len().saturating_sub(2);
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let threes = bytes[..whole].iter().zip(second).zip(third);
    let found = threes.fold(false, |found, ((first, second), third)| found | is_so(*first, *second, *third));
    found
        || match bytes[whole..] {
            [first, second] => is_so(first, second, 0) || is_so(second, 0, 0),
            [only] => is_so(only, 0, 0),
            _ => false,
        }
}

/// Whether a character is one that neither pages nor feeds may have: it is not seen, and XML refuses it.
pub fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}') && !matches!(c, '\t' | '\n' | '\r')
}

/// Whether a text has any such character: a look at bytes, for nearly none has.
pub fn has_control(text: &str) -> bool {
    // All bytes are looked at, for that goes many at a time.
    let is_one = |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f;
    let (is_plain, may_be_last) =
        text.bytes().fold((true, false), |(plain, last), byte| (plain & !is_one(byte), last | (byte == 0xef)));
    !is_plain || (may_be_last && text.contains(is_control))
}

/// Whether a language tag means English; every other language of the province writes figures
/// the Vietnamese way.
fn is_english(lang: &str) -> bool {
    lang.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decomposed_text_is_composed() {
        let decomposed = "Ca\u{309}i ca\u{301}ch";
        assert!(!is_nfc(decomposed));
        assert_eq!(nfc(decomposed), "Cải cách");
    }

    #[test]
    fn composed_text_is_borrowed() {
        assert!(matches!(nfc("Cải cách hành chính"), Cow::Borrowed(_)));
        assert!(matches!(nfc(""), Cow::Borrowed(_)));
    }

    #[test]
    fn english_is_told_by_its_first_subtag() {
        assert!(is_english("en") && is_english("en-GB") && is_english("EN_us"));
        assert!(!is_english("vi") && !is_english("") && !is_english("end"));
    }

    proptest! {
        #[test]
        fn a_look_at_bytes_agrees_with_the_tables(text in "[a-z\u{80}-\u{36f}\u{1e00}-\u{1fff}\u{2000}-\u{2130}]{0,12}") {
            prop_assert_eq!(is_nfc(&text), unicode_normalization::is_nfc(&text));
        }

        #[test]
        fn no_three_bytes_are_missed(bytes in proptest::collection::vec(0u8..4, 0..6)) {
            let padded: Vec<u8> = bytes.iter().copied().chain([0, 0]).collect();
            let is_so = |first: u8, second: u8, third: u8| (first == 1) & (second != 2) & (third == 3) | (first == 2) & (second == 0);
            let expected = padded.windows(3).any(|three| is_so(three[0], three[1], three[2]));
            prop_assert_eq!(any_three(&bytes, is_so), expected);
        }

        #[test]
        fn a_look_at_bytes_finds_control_characters(text in "[a\t\n\u{0}\u{1f}\u{7f}\u{80}đ\u{fffd}-\u{ffff}]{0,3}") {
            prop_assert_eq!(has_control(&text), text.contains(is_control));
        }

        #[test]
        fn nfc_is_what_it_promises(text in any::<String>()) {
            prop_assert!(is_nfc(&nfc(&text)));
        }
    }
}
