//! Where the tone mark stands: "hòa" of the old style, "hoà" of the new.
//!
//! The two differ only in the open rhymes oa, oe and uy. Both are in use and neither is an error.

use super::Syllable;
use super::letters::{lower, with_tone};

/// A way to place the mark in oa, oe and uy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// On the first letter: hòa, khỏe, thúy.
    Old,
    /// On the second: hoà, khoẻ, thuý.
    New,
}

/// The rhymes in which the two styles differ.
fn is_open(onset: &str, rhyme: &str) -> bool {
    onset != "qu" && matches!(rhyme, "oa" | "oe" | "uy")
}

/// Whether the mark may stand on this letter of a rhyme, by one style or the other.
pub(super) fn may_bear(onset: &str, rhyme: &str, at: usize) -> bool {
    let is_either = is_open(onset, rhyme) || rhyme.starts_with("oo");
    is_either && at < 2 || at == place(rhyme)
}

/// The letter of a rhyme that bears the mark in the new style.
fn place(rhyme: &str) -> usize {
    let mut letters = rhyme.char_indices().map(|(_, c)| c).enumerate();
    // "ươ" bears it on the second; "ưa" and "ưu" have one such letter.
    if let Some((at, _)) = letters.by_ref().filter(|(_, c)| matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')).last()
    {
        return at;
    }
    let vowels = rhyme.chars().take_while(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')).count();
    let is_closed = vowels < rhyme.chars().count();
    match vowels {
        0 | 1 => 0,
        2 if is_closed || matches!(rhyme, "oa" | "oe" | "uy") => 1,
        2 => 0,
        _ => 1,
    }
}

/// The style that a syllable shows; none when both would write it so.
pub fn style(syllable: &Syllable) -> Option<Style> {
    let at = syllable.mark.filter(|_| is_open(syllable.onset, &syllable.rhyme))?;
    Some(if at == 0 { Style::Old } else { Style::New })
}

/// A word with its mark where a style puts it, its capitals kept. A word of two tones or of other
/// letters is given back.
pub fn respelled(word: &str, wanted: Style) -> String {
    let Some(bare) = super::letters::take_tone(word) else { return word.to_owned() };
    let Some(marked) = bare.mark else { return word.to_owned() };
    let parses = super::tables::parses(&bare.letters);
    let Some((onset, rhyme)) = parses.into_iter().find(|(onset, rhyme)| super::tables::agree(onset, rhyme)) else {
        return word.to_owned();
    };
    let skipped = bare.letters[..bare.letters.len() - rhyme.len()].chars().count();
    let at = match (is_open(onset, rhyme), wanted) {
        (true, Style::Old) => 0,
        (false, _) if rhyme.starts_with("oo") => marked.saturating_sub(skipped),
        _ => place(rhyme),
    };
    let letters = word.chars().zip(bare.letters.chars()).enumerate();
    let placed = letters.map(|(number, (own, base))| {
        let small = if number == skipped + at { with_tone(base, bare.tone) } else { base };
        if lower(own) == own { small } else { small.to_uppercase().next().unwrap_or(small) }
    });
    placed.collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn both_styles_are_told_and_given() {
        for (old, new) in [("hòa", "hoà"), ("Khỏe", "Khoẻ"), ("THÚY", "THUÝ"), ("ngụy", "nguỵ"), ("xòe", "xoè")]
        {
            assert_eq!(style(&parse(old).unwrap()), Some(Style::Old), "{old}");
            assert_eq!(style(&parse(new).unwrap()), Some(Style::New), "{new}");
            assert_eq!(respelled(old, Style::New), new);
            assert_eq!(respelled(new, Style::Old), old);
            assert_eq!(respelled(new, Style::New), new);
        }
    }

    #[test]
    fn other_rhymes_have_one_place() {
        for word in
            ["quý", "quả", "toàn", "hoài", "của", "mía", "khuỷu", "quyền", "huyện", "thuế", "được", "ghé", "già"]
        {
            assert_eq!(style(&parse(word).unwrap()), None, "{word}");
            assert_eq!(respelled(word, Style::Old), word);
            assert_eq!(respelled(word, Style::New), word);
        }
    }

    #[test]
    fn a_mark_at_a_wrong_place_is_moved() {
        for (wrong, right) in [("qúy", "quý"), ("tòan", "toàn"), ("khóai", "khoái"), ("nguời", "nguời"), ("Gía", "Giá")]
        {
            assert_eq!(respelled(wrong, Style::Old), right);
        }
    }
}
