//! Every spelling of every syllable, so that a word is judged by one look-up.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::letters::{TONES, Tone, lower, with_tone};
use super::{placement, tables};

/// A word as one number: its bytes, and how many there are.
type Packed = u128;

/// Bytes of the longest word that is looked up ("nghiễng" has 9).
const LONGEST: usize = size_of::<Packed>() - 1;

/// None of a word that is longer.
fn packed(word: &[u8]) -> Option<Packed> {
    let mut bytes = [0; LONGEST + 1];
    bytes[..LONGEST].get_mut(..word.len())?.copy_from_slice(word);
    bytes[LONGEST] = word.len() as u8;
    Some(Packed::from_le_bytes(bytes))
}

/// One multiplication: letters come from this file alone.
#[derive(Default)]
struct Product(u64);

impl Hasher for Product {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u128(&mut self, word: u128) {
        let halves = (word as u64) ^ ((word >> 64) as u64).rotate_left(32);
        let product = u128::from(halves) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (product as u64) ^ (product >> 64) as u64;
    }
}

type Set = HashSet<Packed, BuildHasherDefault<Product>>;

/// Whether a word, in any case, is one of them.
pub(super) fn has(word: &str) -> bool {
    static SET: OnceLock<Set> = OnceLock::new();
    // Capitals of Vietnamese are as long as their small letters.
    let Some(own) = packed(word.as_bytes()) else { return false };
    let set = SET.get_or_init(spellings);
    // Most words have small letters only.
    set.contains(&own) || small(word).is_some_and(|small| set.contains(&small))
}

/// A word in small letters.
fn small(word: &str) -> Option<Packed> {
    let mut buffer = [0; LONGEST + 4];
    let mut length = 0;
    for c in word.chars() {
        let small = lower(c);
        // A small letter may be longer than its capital; such a letter is not Vietnamese.
        if length + small.len_utf8() > LONGEST {
            return None;
        }
        length += small.encode_utf8(&mut buffer[length..]).len();
    }
    packed(&buffer[..length])
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
                set.extend(packed(onset.chars().chain(marked).collect::<String>().as_bytes()));
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
            let bytes = word.to_le_bytes();
            let word = std::str::from_utf8(&bytes[..usize::from(bytes[LONGEST])]).unwrap();
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
