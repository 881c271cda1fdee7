//! Letters that look like another: Ð of Icelandic for Đ, and Cyrillic or Greek letters within words of
//! Latin letters.

use super::{Found, words};
use crate::text::{any_three, syllable};

/// Words that hold Ð, ð, Ɖ or ɖ where Vietnamese needs Đ or đ.
///
/// Told only where the word is then Vietnamese: a syllable, or capitals as in "NĐ-CP". A name such as
/// "Guðrún" is left alone.
pub fn find_d(text: &str) -> Vec<Found> {
    let wrong = |c: char| matches!(c, 'Ð' | 'ð' | 'Ɖ' | 'ɖ');
    // The bytes of those four.
    let may_be = |first, second, _| {
        (first == 0xc3) & ((second == 0x90) | (second == 0xb0))
            | (first == 0xc6) & (second == 0x89)
            | (first == 0xc9) & (second == 0x96)
    };
    if !any_three(text.as_bytes(), may_be) {
        return Vec::new();
    }
    let amiss = words(text).filter(|word| word.text.contains(wrong)).filter_map(|word| {
        let right: String = word.text.chars().map(|c| d(c).unwrap_or(c)).collect();
        let is_vietnamese = syllable::is_syllable(&right)
            || right.chars().all(|c| c.is_uppercase() && syllable::is_letter(c)) && word.text.chars().count() <= 6;
        is_vietnamese.then(|| Found::safe(word.range(), right))
    });
    amiss.collect()
}

fn d(c: char) -> Option<char> {
    match c {
        'Ð' | 'Ɖ' => Some('Đ'),
        'ð' | 'ɖ' => Some('đ'),
        _ => None,
    }
}

/// Words that mix Latin letters with Cyrillic or Greek ones that look the same.
pub fn find_alphabets(text: &str) -> Vec<Found> {
    // All Greek and Cyrillic letters begin with these bytes.
    if !any_three(text.as_bytes(), |first, _, _| (0xcd..=0xd4).contains(&first)) {
        return Vec::new();
    }
    let amiss = words(text).filter(|word| word.text.contains(is_other)).filter_map(|word| {
        let is_latin = |c: char| c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'Ạ'..='ỹ');
        if !word.text.contains(is_latin) {
            return None;
        }
        let right: String = word.text.chars().map(|c| latin(c).unwrap_or(c)).collect();
        // A Greek letter that looks like no Latin one is a sign: "kΩ", "ΔE".
        let right = if right.contains(is_other) { small_greek(&right)? } else { right };
        (!right.contains(is_other)).then(|| Found::safe(word.range(), crate::text::nfc(&right).into_owned()))
    });
    amiss.collect()
}

fn is_other(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}')
}

/// A word with small Greek letters that look like Latin ones at a glance, when it is then a Vietnamese word of
/// three letters or more: "bαn", but "αi" and "5 μm" are signs.
fn small_greek(word: &str) -> Option<String> {
    const PAIRS: &[(char, char)] =
        &[('α', 'a'), ('ι', 'i'), ('κ', 'k'), ('ρ', 'p'), ('τ', 't'), ('υ', 'u'), ('χ', 'x'), ('γ', 'y'), ('η', 'n')];
    let right: String =
        word.chars().map(|c| PAIRS.iter().find(|(greek, _)| *greek == c).map_or(c, |(_, latin)| *latin)).collect();
    (word.chars().count() > 2 && syllable::is_syllable(&right)).then_some(right)
}

/// The Latin letter that a Cyrillic or Greek letter looks like.
fn latin(c: char) -> Option<char> {
    const PAIRS: &str = "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅS\
        ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνv";
    let letters: Vec<char> = PAIRS.chars().collect();
    letters.chunks_exact(2).find(|pair| pair[0] == c).map(|pair| pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::writing::mended;

    #[test]
    fn the_wrong_d_is_mended_in_vietnamese_words() {
        let text = "Ðăng ký theo Nghị định 118/2025/NÐ-CP, HÐND, ƉẠI HỘI, ðường";
        assert_eq!(mended(text, &find_d(text)), "Đăng ký theo Nghị định 118/2025/NĐ-CP, HĐND, ĐẠI HỘI, đường");
    }

    #[test]
    fn names_of_iceland_keep_their_letter() {
        assert!(find_d("Guðrún ở Ísafjörður, Seyðisfjörður; Đăng ký").is_empty());
    }

    #[test]
    fn letters_of_other_alphabets_in_latin_words_are_mended() {
        let text = "Кế hоạch CСHC, NĐ-СP";
        let found = find_alphabets(text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(mended(text, &found), "Kế hoạch CCHC, NĐ-CP");
        assert_eq!(mended("Ủy bαn", &find_alphabets("Ủy bαn")), "Ủy ban");
        assert_eq!(mended("UBНD", &find_alphabets("UBНD")), "UBHD");
    }

    #[test]
    fn words_of_one_alphabet_and_signs_are_left() {
        for text in ["Москва", "Αθήνα", "5 kΩ", "ΔE = 2", "10 μm", "góc α", "πr", "αi = 1", "Δt"] {
            assert!(find_alphabets(text).is_empty(), "{text}");
        }
    }
}
