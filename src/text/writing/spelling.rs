//! Syllables that cannot be: "nghành", "gia đìng", "kỷ niệmm".
//!
//! Names, words of other languages and of the province's peoples fail the table of syllables too, so a
//! word is told only when one slip of the fingers parts it from a syllable.

use super::{Found, Word, begins_sentence, words};
use crate::text::syllable::{self, Style};

/// Words that are one slip away from a syllable, with the syllable when there is one only.
pub fn find(text: &str) -> Vec<Found> {
    words(text).filter_map(|word| judge(text, word)).collect()
}

fn judge(text: &str, word: Word<'_>) -> Option<Found> {
    // A word without a mark may be of any language.
    if word.text.is_ascii() || syllable::is_syllable(word.text) {
        return None;
    }
    let letters = word.text.chars().count();
    let is_vietnamese = word.text.chars().all(syllable::is_letter);
    if !(2..=14).contains(&letters) || !is_vietnamese || stands_in_address(text, word) {
        return None;
    }
    let rest = &word.text[word.text.chars().next().map_or(0, char::len_utf8)..];
    let is_small = !rest.chars().any(char::is_uppercase);
    if !is_small && !word.is_all_capitals() {
        return None;
    }
    if let Some(right) = respelled(word.text) {
        return Some(Found::proposed(word.range(), right));
    }
    // A capital within a sentence is a name: only what no name has is told of it.
    let may_be_name = word.is_capital() && !(is_small && begins_sentence(text, word.start));
    if may_be_name || letters < 3 {
        None
    } else {
        near(word.text).map(|proposal| Found { range: word.range(), proposal, is_safe: false })
    }
}

fn stands_in_address(text: &str, word: Word<'_>) -> bool {
    let beside = |c: char| c.is_ascii_digit() || matches!(c, '_' | '@' | '/' | '\\' | '&' | '=');
    text[..word.start].ends_with(beside) || text[word.end()..].starts_with(beside)
}

/// Slips that no name has: ng for ngh, g for gh and the other way round; the last letter twice; the
/// mark on the wrong vowel.
fn respelled(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let swaps = [("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh")];
    let swapped = swaps.iter().filter_map(|(from, to)| lower.strip_prefix(from).map(|rest| format!("{to}{rest}")));
    let doubled = double_end(&lower);
    let moved = Some(syllable::respelled(&lower, Style::Old)).filter(|moved| *moved != lower);
    let right = swapped.chain(doubled).chain(moved).find(|right| syllable::is_syllable(right))?;
    Some(like(word, &right))
}

fn double_end(word: &str) -> Option<String> {
    let mut letters = word.chars().rev();
    let last = letters.next()?;
    let twice = letters.next()? == last && !matches!(last, 'o');
    twice.then(|| word[..word.len() - last.len_utf8()].to_owned())
}

/// Whether the word is a slip of another kind; with the right word when only one is near.
///
/// The slips: a letter too many after the onset, two letters in the wrong order, n for nh and such at
/// the end, k for c, a space left out between two syllables.
fn near(word: &str) -> Option<Option<String>> {
    let lower = word.to_lowercase();
    if has_foreign_onset(&lower) {
        return None;
    }
    let letters: Vec<char> = lower.chars().collect();
    // The likelier slips first: what they give is not mixed with what rarer ones would.
    let slips = [ends, moved_or_apart, shortened].iter();
    let right = slips.map(|slip| valid(slip(&lower, &letters))).find(|right| !right.is_empty())?;
    match right.as_slice() {
        [one] => Some(Some(like(word, one))),
        _ => Some(None),
    }
}

/// Those that are syllables, each once.
fn valid(mut words: Vec<String>) -> Vec<String> {
    words.retain(|word| word.split(' ').all(syllable::is_syllable));
    words.sort();
    words.dedup();
    words
}

/// Two letters in the wrong order, k for c, a space left out.
fn moved_or_apart(lower: &str, letters: &[char]) -> Vec<String> {
    let swapped = (1..letters.len()).map(|at| {
        let mut other = letters.to_vec();
        other.swap(at - 1, at);
        other.into_iter().collect()
    });
    let mut words: Vec<String> = swapped.collect();
    words.extend(lower.strip_prefix('k').map(|rest| format!("c{rest}")));
    words.extend(lower.strip_prefix('c').map(|rest| format!("k{rest}")));
    words.extend(apart(letters));
    words
}

/// A letter too many after the first.
fn shortened(_: &str, letters: &[char]) -> Vec<String> {
    let without = |at: usize| letters.iter().enumerate().filter(|(number, _)| *number != at).map(|(_, c)| *c).collect();
    (1..letters.len()).map(without).collect()
}

/// Endings that a finger beside the right one makes.
fn ends(word: &str, _: &[char]) -> Vec<String> {
    const SLIPS: &[(&str, &str)] =
        &[("g", "h"), ("b", "n"), ("v", "c"), ("nj", "nh"), ("mh", "nh"), ("nhg", "ng"), ("gn", "ng")];
    let slips = SLIPS.iter().filter_map(|(wrong, right)| word.strip_suffix(wrong).map(|head| format!("{head}{right}")));
    slips.collect()
}

/// Two syllables, both with a mark, that stand together without a space.
fn apart(letters: &[char]) -> Option<String> {
    let whole = |part: &[char]| {
        Some(part.iter().collect::<String>()).filter(|part| !part.is_ascii() && syllable::is_syllable(part))
    };
    let mut cuts =
        (2..letters.len().saturating_sub(1)).filter_map(|at| Some((whole(&letters[..at])?, whole(&letters[at..])?)));
    cuts.next().map(|(first, second)| format!("{first} {second}"))
}

/// Whether a word begins as no Vietnamese word does but words of Tày, Nùng, Mông, Ê Đê and of Europe do.
fn has_foreign_onset(word: &str) -> bool {
    const ONSETS: &[&str] = &[
        "sl", "bl", "br", "cl", "cr", "dl", "dr", "fl", "gl", "gr", "kl", "kr", "mj", "ml", "pl", "pr", "sc", "sk",
        "sp", "st", "vl", "ts", "tl", "ps", "ks", "đr", "đl",
    ];
    ONSETS.iter().any(|onset| word.starts_with(onset))
}

/// A word with the capitals of another.
fn like(model: &str, word: &str) -> String {
    let model_word = Word { start: 0, text: model };
    let mut letters = word.chars();
    match letters.next() {
        _ if model_word.is_all_capitals() => word.to_uppercase(),
        Some(first) if model_word.is_capital() => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;

    fn told(text: &str) -> Vec<(&str, Option<String>)> {
        find(text).into_iter().map(|found| (&text[found.range], found.proposal)).collect()
    }

    #[test]
    fn slips_are_told_with_the_right_word() {
        for (wrong, right) in [
            ("nghành", "ngành"),
            ("Nghành", "Ngành"),
            ("NGHÀNH", "NGÀNH"),
            ("ghành", "gành"),
            ("ngiệp", "nghiệp"),
            ("niệmm", "niệm"),
            ("qúy", "quý"),
            ("tòan", "toàn"),
            ("gế", "ghế"),
            ("đìng", "đình"),
            ("đánhgiá", "đánh giá"),
            ("thànhh", "thành"),
            ("kách", "cách"),
            ("chínhg", "chính"),
        ] {
            assert_eq!(told(&format!("các {wrong} của tỉnh")), [(wrong, Some(right.to_owned()))], "{wrong}");
        }
    }

    #[test]
    fn a_word_with_several_right_ones_near_is_told_without_one() {
        assert_eq!(told("một cáách làm").len(), 1);
    }

    #[test]
    fn names_and_other_languages_are_let_through() {
        let text = "Ông Y Ngông Niê Kđăm ở Đắk Lắk, Bắc Kạn, Krông Pắc; hát sli, lượn slương, Nặm Nhũng, Pác Bó, \
            Lũng Nặm, dân tộc Mông, Lô Lô, Sán Chỉ; café, résumé, Nestlé, Đăk Tô, Kon Tum, VNeID, Zalo, naïve, \
            ôxy, axít, vắcxin, ôtô, prôtêin, Citroën, Đà Nẵng, M'Nông, Bru–Vân Kiều, Xơ Đăng; Ngọc Côn, Cô Ba";
        assert_eq!(told(text), []);
    }

    #[test]
    fn the_plan_has_no_impossible_syllable() {
        assert_eq!(told(PLAN), []);
    }
}
