//! Terms: what search compares. A word has a *key*, the same for whoever types it with marks, without
//! them, in either Unicode form, with the tone on either vowel; and its *marks*, which tell apart words
//! that share a key.
//!
//! The client of search (`themes/hub/static/tim-kiem.js`) takes the same steps; a test compares the two.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word as search sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Lower-case letters and digits without marks; `ky` and `ki` are one, as are `office` and `offices`.
    pub key: String,
    /// Letters with their marks as capital letters after them, the tone at the end: `dDuWoWngF` is
    /// "đường", `hoaF` both "hòa" and "hoà".
    pub marked: String,
}

/// Marks and the letters that stand for them, those of Telex as far as it has them.
const MARKS: [(char, char); 8] = [
    ('\u{302}', 'C'),
    ('\u{306}', 'W'),
    ('\u{31b}', 'W'),
    ('\u{300}', 'F'),
    ('\u{301}', 'S'),
    ('\u{309}', 'R'),
    ('\u{303}', 'X'),
    ('\u{323}', 'J'),
];

/// The term of a word, which [`term_words`] gave.
pub fn term(word: &str) -> Term {
    let mut marked = String::with_capacity(word.len() + 2);
    let mut tones = String::new();
    for c in word.nfd().flat_map(char::to_lowercase) {
        match MARKS.iter().find(|(mark, _)| *mark == c) {
            Some((_, letter @ ('C' | 'W'))) => marked.push(*letter),
            Some((_, tone)) => tones.push(*tone),
            None if c == 'đ' => marked.push_str("dD"),
            None if is_combining_mark(c) => {}
            None => marked.push(c),
        }
    }
    marked.push_str(&tones);
    let mut key: String = marked.chars().filter(|c| !c.is_ascii_uppercase()).collect();
    shorten(&mut key);
    Term { key, marked }
}

/// Spellings of one sound share a key: y alone after one of these consonants is i (kỹ, kĩ), and an English
/// plural is its singular.
fn shorten(key: &mut String) {
    const BEFORE_Y: [&str; 7] = ["hy", "ky", "ly", "my", "sy", "ty", "quy"];
    if BEFORE_Y.contains(&key.as_str()) {
        key.pop();
        key.push('i');
    } else if key.len() > 4 && key.ends_with("ies") {
        key.truncate(key.len() - 3);
        key.push('y');
    } else if key.len() > 3 && key.ends_with('s') && !key.ends_with("ss") {
        key.pop();
    }
}

/// Words that say little of what is asked for, in a language: as people write them with marks and, where
/// nothing else is spelled so, without.
pub fn common_words(lang: &str) -> &'static str {
    match lang.split('-').next() {
        Some("vi") => {
            "gì là ở đâu nào thế sao khi có được không cho của tôi bị thì cần phải làm và các những này rồi như \
             với về từ tại đến bao nhiêu gi la nao duoc khong cua toi thi can phai lam cac nhung nay roi nhieu"
        }
        Some("en") => "the a an of to how what is are in for do does i my on where who and can this it by with from at",
        _ => "",
    }
}

/// The words of a text, in order: runs of letters, digits and marks.
pub fn term_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty())
}

fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{d7}' | '\u{f7}' => false,
        // All Latin letters with marks: told without a look at tables, which takes a tenth of an index.
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(word: &str) -> String {
        term(word).key
    }

    #[test]
    fn marks_stand_after_their_letters_and_the_tone_at_the_end() {
        for (word, marked) in
            [("Đường", "dDuWoWngF"), ("hộ", "hoCJ"), ("VĂN", "vaWn"), ("2025", "2025"), ("café", "cafeS")]
        {
            assert_eq!(term(word).marked, marked, "{word}");
        }
    }

    #[test]
    fn spellings_of_one_word_are_one_term() {
        for (a, b) in [("hòa", "hoà"), ("thuỷ", "thủy"), ("Ca\u{309}i", "cải"), ("qu\u{1ef7}", "quỷ")] {
            assert_eq!(term(a), term(b));
        }
        assert_eq!(key("kỹ"), key("kĩ"));
        assert_eq!(key("Offices"), key("office"));
        assert_eq!(key("companies"), key("company"));
        assert_ne!(key("hay"), key("hai"));
        assert_eq!(key("is"), "is");
    }

    #[test]
    fn a_number_of_a_document_is_its_parts() {
        let words: Vec<&str> = term_words("số 118/2025/NĐ-CP, mã 1.001193 (e\u{301})").collect();
        assert_eq!(words, ["số", "118", "2025", "NĐ", "CP", "mã", "1", "001193", "e\u{301}"]);
    }

    #[test]
    fn the_short_way_to_tell_a_letter_agrees_with_the_tables() {
        let told = |c: char| c.is_alphanumeric() || is_combining_mark(c);
        assert_eq!(('\0'..='\u{1fff}').find(|c| is_of_word(*c) != told(*c)), None);
    }

    proptest! {
        #[test]
        fn both_unicode_forms_and_both_cases_are_one_term(word in "[a-zA-ZđĐăâêôơưĂÂÊÔƠƯàáảãạềếểễệ]{1,8}") {
            let decomposed: String = word.nfd().collect();
            prop_assert_eq!(term(&word), term(&decomposed));
            prop_assert_eq!(term(&word), term(&word.to_uppercase()));
        }

        #[test]
        fn a_key_is_the_folded_word_but_for_its_end(word in "[a-zđăâêôơưàáảãạềếểễệ]{1,8}") {
            let folded = super::super::fold(&word);
            let key = key(&word);
            let same = key.chars().zip(folded.chars()).filter(|(a, b)| a == b).count();
            prop_assert!(same + 3 >= folded.chars().count());
        }
    }
}
