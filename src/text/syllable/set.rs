//! Every spelling of every syllable, so that a word is judged by one look-up.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::letters::{TONES, Tone, lower, with_tone};
use super::{placement, tables};

/// FNV-1a: words are short, and their letters come from this file alone.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

type Set = HashSet<Box<[u8]>, BuildHasherDefault<Fnv>>;

/// Bytes of the longest syllable that a look-up takes ("nghiễng" has 9).
const LONGEST: usize = 24;

/// Whether a word, in any case, is one of them.
pub(super) fn has(word: &str) -> bool {
    static SET: OnceLock<Set> = OnceLock::new();
    if word.len() > LONGEST {
        return false;
    }
    let set = SET.get_or_init(spellings);
    // Most words have small letters only.
    if set.contains(word.as_bytes()) {
        return true;
    }
    let mut buffer = [0; LONGEST + 4];
    let mut length = 0;
    for c in word.chars() {
        let small = lower(c);
        // A small letter may be longer than its capital; such a letter is not Vietnamese.
        if length + small.len_utf8() > LONGEST {
            return false;
        }
        length += small.encode_utf8(&mut buffer[length..]).len();
    }
    set.contains(&buffer[..length])
}

fn spellings() -> Set {
    let mut set = Set::default();
    for (onset, rhyme) in tables::pairs() {
        let tones =
            TONES.into_iter().filter(|tone| !tables::is_stopped(rhyme) || matches!(tone, Tone::Sac | Tone::Nang));
        for tone in tones {
            let places = rhyme.chars().enumerate().filter(|(at, _)| placement::may_bear(onset, rhyme, *at));
            for (place, _) in places {
                let marked = rhyme.chars().enumerate().map(|(at, c)| if at == place { with_tone(c, tone) } else { c });
                // The i of "gì" belongs to both.
                let onset = if onset == "gi" && rhyme.starts_with('i') { "g" } else { onset };
                set.insert(onset.chars().chain(marked).collect::<String>().into_boxed_str().into_boxed_bytes());
            }
        }
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_spelling_can_be_taken_apart() {
        let set = spellings();
        assert!(set.len() > 10_000, "{}", set.len());
        for word in &set {
            let word = std::str::from_utf8(word).unwrap();
            assert!(super::super::parse(word).is_some(), "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_set_and_the_grammar_agree(word in "[bcdđghklmnpqrstvx]{0,3}[aăâeêioôơuưyáàảãạếềểễệíìỉĩịóòỏõọ]{1,3}[cghmnpt]{0,2}") {
            prop_assert_eq!(has(&word), super::super::parse(&word).is_some(), "{}", word);
        }
    }
}
