//! Counting: how many syllables a text has, and how long it takes to read.

use unicode_normalization::char::is_combining_mark;

/// Syllables read in a minute.
const PACE: usize = 200;

/// The number of syllables (in English: words): runs of letters and digits.
///
/// White space and punctuation part them, save a point or comma inside a figure ("88,3") and an
/// apostrophe inside a word.
pub fn count(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let part = is_letter_or_digit(c) || (inside && (is_combining_mark(c) || joins(before, c, after)));
        count += usize::from(part && !inside);
        inside = part;
        before = c;
    }
    count
}

/// Letters of Vietnamese are told without a table.
fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ' | 'Ạ'..='ỹ' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a sign stands inside a word or figure.
fn joins(before: char, sign: char, after: char) -> bool {
    match sign {
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        '\'' | '’' => after.is_alphabetic(),
        _ => false,
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
    fn letters_told_without_a_table_are_letters() {
        assert!(('\0'..='ỿ').all(|c| is_letter_or_digit(c) == c.is_alphanumeric()));
    }

    proptest! {
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
