//! Syllables that cannot be: "nghành", "gia đìng", "kỷ niệmm".
//!
//! Names, words of other languages and of the province's peoples fail the table of syllables too, so a
//! word is told only when one slip of the fingers parts it from a syllable.

use super::{Found, Word, begins_sentence, words};
use crate::text::syllable::{self, Style};

/// Words that are one slip away from a syllable, with the syllable when there is one only.
pub fn find(text: &str) -> Vec<Found> {
    find_among(text, words(text))
}

/// The same of a text whose words were found before.
pub fn find_among<'t>(text: &'t str, words: impl Iterator<Item = Word<'t>>) -> Vec<Found> {
    words.filter_map(|word| judge(text, word)).collect()
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
    let is_lead = !word.is_capital() || is_small && begins_sentence(text, word.start) || word.is_all_capitals();
    if let Some(proposal) = marked(word.text, !is_lead) {
        return Some(Found { range: word.range(), proposal, is_safe: false });
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
    let slips = [ends, moved_or_apart, shortened];
    // "été", "más" and "cómo" have no letter that only Vietnamese has and are one letter from a syllable.
    let doubled = letters.windows(2).any(|pair| pair[0] == pair[1]);
    let is_likely_foreign = letters.len() < 5 && !syllable::is_marked(word) && !doubled;
    let slips = slips.iter().take(if is_likely_foreign { 2 } else { 3 });
    let right = slips.map(|slip| valid(slip(&lower, &letters))).find(|right| !right.is_empty())?;
    match right.as_slice() {
        [one] => Some(Some(like(word, one))),
        _ => Some(None),
    }
}

/// A word that lost a mark: the likeliest word, or nothing proposed where several are as likely. None when no
/// mark makes it a syllable; and of a name within a sentence, when none makes it a common word.
///
/// The commonest loss first: the tone of a rhyme that ends in a stop, which must be sắc or nặng ("quôc",
/// "viêc"), then the horn of ươ ("đuợc"), its tone kept where it has one.
fn marked(word: &str, may_be_name: bool) -> Option<Option<String>> {
    let lower = word.to_lowercase();
    let bare = syllable::toneless(&lower);
    let has_stop = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    let is_long = !(2..=7).contains(&lower.chars().count());
    if is_long
        || !has_stop && !syllable::is_marked(&lower)
        || has_foreign_onset(&lower)
        || FRENCH.contains(&lower.as_str())
    {
        return None;
    }
    let own = (bare != lower).then(|| syllable::tone_of(&lower));
    let toned = |bases: &[String], tone: Option<syllable::Tone>| {
        let all = bases.iter().flat_map(|base| syllable::toned(base));
        valid(all.filter(|word| tone.is_none_or(|tone| syllable::tone_of(word) == tone)).collect())
    };
    let (plain, horned) = ([bare.clone()], horned(&bare));
    let mut steps = vec![toned(&plain, own), toned(&horned, own)];
    if has_stop {
        steps.push(toned(&[plain.as_slice(), horned.as_slice()].concat(), None));
    }
    let is_common = |word: &&String| COMMON.split_ascii_whitespace().any(|known| known == word.as_str());
    let common = steps.iter().map(|step| step.iter().filter(is_common).cloned().collect::<Vec<_>>());
    let best = common.into_iter().find(|step| !step.is_empty());
    let best = best.or_else(|| steps.iter().find(|step| !step.is_empty() && !may_be_name).cloned())?;
    match best.as_slice() {
        [one] => Some(Some(like(word, one))),
        _ => Some(None),
    }
}

/// The word with one mark more on its vowels: u for ư, o for ơ, a for ă or â, e for ê.
fn horned(word: &str) -> Vec<String> {
    const MARKS: &[(&str, &str)] = &[
        ("uo", "ươ"),
        ("uơ", "ươ"),
        ("ưo", "ươ"),
        ("ie", "iê"),
        ("ye", "yê"),
        ("uo", "uô"),
        ("u", "ư"),
        ("o", "ơ"),
        ("o", "ô"),
        ("a", "ă"),
        ("a", "â"),
        ("e", "ê"),
        ("d", "đ"),
    ];
    let mended = MARKS.iter().filter(|(plain, _)| word.contains(plain));
    mended.map(|(plain, marked)| word.replacen(plain, marked, 1)).collect()
}

/// French words that look like Vietnamese ones without their tone.
const FRENCH: &[&str] = &["août", "coût", "goût", "prêt", "arrêt"];

/// Syllables that end in a stop and are common in administrative texts, by which the tone is chosen. Where
/// two are as common ("nhất" and "nhật"), both are here and neither is proposed.
const COMMON: &str = "\
    quốc trước việc tiếp biết luật quyết được thực một chức vực nhất nhật xuất đất kết thiết thiệt viết việt hết mất \
    mật bắt chất cấp cập lập tập hợp tốt cuộc thuộc thuốc bước nước mức lực đạt vật triệt nghiệp hiệp xếp nhập khắc \
    cực sức bộc độc đốc tộc tốc cột tuyệt tuyết lượt vượt đặt mặt chặt tắt nhắc chắc sắc bậc gốc ngược ước thước tiết \
    liệt diệt đột đốt đáp đích cách trực dược phước tước bất bật nhiệt suất duyệt thuyết khuyết đoạt đúc đọc tuất";

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
            ("quôc", "quốc"),
            ("Trươc", "Trước"),
            ("viêc", "việc"),
            ("tiêp", "tiếp"),
            ("biêt", "biết"),
            ("luât", "luật"),
            ("quyêt", "quyết"),
            ("đuợc", "được"),
            ("thưc", "thực"),
            ("môt", "một"),
            ("đươc", "được"),
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
            été, cómo, más, \
            ôxy, axít, vắcxin, ôtô, prôtêin, Citroën, Đà Nẵng, M'Nông, Bru–Vân Kiều, Xơ Đăng; Ngọc Côn, Cô Ba";
        assert_eq!(told(text), []);
    }

    #[test]
    fn the_plan_has_no_impossible_syllable() {
        assert_eq!(told(PLAN), []);
    }
}
