//! Letters that are written as a base and marks apart (not in Unicode form NFC): they look right, but
//! search does not find them and some fonts draw them wrong.

use super::Found;
use crate::text::{is_nfc, nfc};

/// The words that are not in form NFC, with the same word composed.
pub fn find(text: &str) -> Vec<Found> {
    if is_nfc(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    // White space composes with nothing after it, so words can be judged one by one.
    for word in text.split_inclusive([' ', '\n', '\t']) {
        let part = word.trim_end_matches([' ', '\n', '\t']);
        if !is_nfc(part) {
            let composed = nfc(part).into_owned();
            if composed != part {
                found.push(Found::safe(at..at + part.len(), composed));
            }
        }
        at += word.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::writing::mended;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn words_of_form_nfd_are_told_alone() {
        let text = "Cải cách ha\u{300}nh chính";
        let found = find(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].proposal.as_deref(), Some("hành"));
        assert_eq!(mended(text, &found), "Cải cách hành chính");
        assert!(find("Cải cách hành chính").is_empty());
    }

    proptest! {
        #[test]
        fn mending_gives_form_nfc(text in any::<String>()) {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(mended(&decomposed, &find(&decomposed)), text.nfc().collect::<String>());
        }
    }
}
