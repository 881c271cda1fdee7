//! Letters that are written as a base and marks apart (not in Unicode form NFC): they look right, but
//! search does not find them and some fonts draw them wrong.

use super::Found;
use crate::text::{is_nfc, nfc};

/// The places that are not in form NFC, one for each paragraph: from its first such word to its last.
pub fn find(text: &str) -> Vec<Found> {
    if is_nfc(text) {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    // White space composes with nothing after it, so words can be judged one by one.
    for word in text.split_inclusive([' ', '\n', '\t']) {
        let part = word.trim_end_matches([' ', '\n', '\t']);
        let range = at..at + part.len();
        at += word.len();
        if is_nfc(part) {
            continue;
        }
        let composed = nfc(part);
        if composed == part {
            continue;
        }
        match found.last_mut().filter(|last| !is_break(&text[last.range.end..range.start])) {
            Some(last) => {
                let between = &text[last.range.end..range.start];
                last.proposal.get_or_insert_default().push_str(&(between.to_owned() + &composed));
                last.range.end = range.end;
            }
            None => found.push(Found::safe(range, composed)),
        }
    }
    found
}

/// Whether a blank line is between two words.
fn is_break(between: &str) -> bool {
    let lines: Vec<&str> = between.split('\n').collect();
    lines.len() > 2 && lines[1..lines.len() - 1].iter().any(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::writing::mended;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn each_paragraph_is_told_once() {
        let text = "Cải cách ha\u{300}nh chính";
        let found = find(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].proposal.as_deref(), Some("hành"));
        assert_eq!(mended(text, &found), "Cải cách hành chính");
        assert!(find("Cải cách hành chính").is_empty());
        let text = "ca\u{309}i cách ha\u{300}nh\nchi\u{301}nh\n\nha\u{300}nh";
        let places: Vec<_> = find(text).into_iter().map(|one| one.proposal.unwrap()).collect();
        assert_eq!(places, ["cải cách hành\nchính", "hành"]);
    }

    proptest! {
        #[test]
        fn mending_gives_form_nfc(text in any::<String>()) {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(mended(&decomposed, &find(&decomposed)), text.nfc().collect::<String>());
        }
    }
}
