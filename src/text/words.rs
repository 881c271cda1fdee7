//! Counting: how many syllables a text has, and how long it takes to read.

use unicode_normalization::char::is_combining_mark;

/// Syllables read in a minute.
const PACE: usize = 200;

/// The number of syllables (in English: words): runs of letters and digits.
///
/// White space and punctuation part them, save a point or comma inside a figure ("88,3") and an
/// apostrophe inside a word.
pub fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut inside, mut at) = (0, false, 0);
    while let Some(byte) = bytes.get(at) {
        let (part, length) = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => (true, 1),
            b'.' | b',' | b'\'' => (inside && joins(text, at, 1), 1),
            0..=0x7f => (false, 1),
            // Latin letters with marks, all of Vietnamese among them; × and ÷ stand between those of one block.
            0xc4..=0xc9 => (true, 2),
            0xc3 => (!matches!(bytes.get(at + 1), Some(0x97 | 0xb7)), 2),
            0xe1 if matches!(bytes.get(at + 1), Some(0xb8..=0xbb)) => (true, 3),
            _ => beyond_ascii(text, at, inside),
        };
        count += usize::from(part && !inside);
        inside = part;
        at += length;
    }
    count
}

/// Whether the character at a byte is part of a word, and how many bytes it has.
fn beyond_ascii(text: &str, at: usize, inside: bool) -> (bool, usize) {
    let Some(c) = text[at..].chars().next() else { return (false, 1) };
    let length = c.len_utf8();
    let part = c.is_alphanumeric() || (inside && (is_combining_mark(c) || (c == '’' && joins(text, at, length))));
    (part, length)
}

/// Whether the sign at a byte, so many bytes long, stands inside a word or figure.
fn joins(text: &str, at: usize, length: usize) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    match bytes[at] {
        b'.' | b',' => is_digit(bytes.get(at.wrapping_sub(1))) && is_digit(bytes.get(at + 1)),
        _ => text[at + length..].chars().next().is_some_and(char::is_alphabetic),
    }
}

/// Minutes to read so many syllables, rounded up: 0 only for no text.
///
/// One pace, 200 a minute, serves every language so far; the language is asked for because a
/// pace belongs to a language.
pub fn reading_minutes(words: usize, _lang: &str) -> usize {
    words.div_ceil(PACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn syllables_are_counted() {
        assert_eq!(count("Cải cách hành chính, chuyển đổi số."), 7);
        assert_eq!(count("  – … ! "), 0);
        assert_eq!(count("đạt 88,3 % và 1.234,5 điểm"), 5);
        assert_eq!(count("kinh tế - xã hội"), 4);
        assert_eq!(count("118/2025/NĐ-CP"), 4);
        assert_eq!(count("Don't wait."), 2);
        assert_eq!(count("năm 2026.Thực hiện"), 4);
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!(reading_minutes(0, "vi"), 0);
        assert_eq!(reading_minutes(1, "vi"), 1);
        assert_eq!(reading_minutes(200, "vi"), 1);
        assert_eq!(reading_minutes(201, "en"), 2);
    }

    #[test]
    fn letters_told_by_their_bytes_are_letters() {
        for c in '\u{1}'..='\u{1fff}' {
            assert_eq!(count(&c.to_string()), usize::from(c.is_alphanumeric()), "{c}");
        }
    }

    /// What [`count`] promises, character by character.
    fn counted_by_characters(text: &str) -> usize {
        let chars: Vec<char> = text.chars().collect();
        let (mut count, mut inside) = (0, false);
        for (at, c) in chars.iter().enumerate() {
            let before = at.checked_sub(1).map_or(' ', |at| chars[at]);
            let after = chars.get(at + 1).copied().unwrap_or(' ');
            let joins = match c {
                '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
                '\'' | '’' => after.is_alphabetic(),
                _ => false,
            };
            let part = c.is_alphanumeric() || (inside && (is_combining_mark(*c) || joins));
            count += usize::from(part && !inside);
            inside = part;
        }
        count
    }

    proptest! {
        #[test]
        fn bytes_are_counted_as_characters_are(text in "[a-bđẠ0-9 .,'’\u{301}×日\n-]{0,30}") {
            prop_assert_eq!(count(&text), counted_by_characters(&text));
        }

        #[test]
        fn both_unicode_forms_count_alike(text in "[a-zA-ZÀ-ỹ0-9 .,'’-]{0,40}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(count(&composed), count(&decomposed));
        }

        #[test]
        fn there_are_no_more_syllables_than_characters(text in any::<String>()) {
            prop_assert!(count(&text) <= text.chars().count());
        }
    }
}
