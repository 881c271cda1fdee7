//! Folding: the form in which search compares text, so that `dat dai` finds "đất đai".

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::latin::Letters;

/// The text without marks and in lower case; đ and Đ become d.
///
/// In this order: form NFD, marks (Unicode category M) dropped, đ → d (it has no decomposition),
/// lower case. The same steps in a browser give the same result:
/// `s.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase()`, save for the
/// Greek final sigma.
pub fn fold(text: &str) -> String {
    static LETTERS: LazyLock<Letters> = LazyLock::new(|| Letters::of(by_tables));
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = if c.is_ascii() { Some(c.to_ascii_lowercase()) } else { LETTERS.get(c).map(char::from) };
        match plain {
            Some(letter) => out.push(letter),
            None => return by_tables(text),
        }
    }
    out
}

/// The same, with Unicode's tables for every character.
fn by_tables(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(fold_char).collect()
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    let c = if matches!(c, 'đ' | 'Đ') { 'd' } else { c };
    c.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_loses_its_marks() {
        assert_eq!(fold("Đất đai Nguyễn Ưu ở Trùng Khánh"), "dat dai nguyen uu o trung khanh");
        assert_eq!(fold("ẠẢÃÀÁÂẬẦẤẨẪĂẮẰẶẲẴ"), "a".repeat(17));
        assert_eq!(fold("PAR INDEX 2026"), "par index 2026");
    }

    #[test]
    fn old_and_new_tone_places_fold_alike() {
        assert_eq!(fold("Hòa An, Đàm Thủy"), fold("Hoà An, Đàm Thuỷ"));
    }

    proptest! {
        #[test]
        fn letters_told_by_one_look_are_those_of_the_tables(text in "[ -~À-ɏḀ-ỿ]{0,12}") {
            prop_assert_eq!(fold(&text), by_tables(&text));
        }

        #[test]
        fn both_unicode_forms_fold_alike(text in any::<String>()) {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
