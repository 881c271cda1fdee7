//! Phrases that spell a real word where another is meant: "Lòng ghép", "bổ xung".
//!
//! The table is `typos.txt`: one pair a line, `wrong → right`, in small letters. A line `= phrase` is
//! right as it is and covers a wrong one: "phân bổ xung quanh" is no "bổ xung".

use std::sync::OnceLock;

use super::{Found, Word, is_gap, with_capitals_of, words};

/// A phrase as its syllables, with the right one; a phrase that is right has none.
type Phrase = (Vec<&'static str>, Option<&'static str>);

/// Phrases by the sum of their first syllable: nearly every word of a text is told apart by its sum.
type Table = Vec<Vec<Phrase>>;

/// A sum over the bytes of a word after its first letter, which may be a capital.
fn sum(word: &str) -> usize {
    let first = word.chars().next().map_or(0, char::len_utf8);
    let sum = |sum: u32, byte: &u8| sum.wrapping_mul(31).wrapping_add(u32::from(*byte));
    word.as_bytes()[first..].iter().fold(0, sum) as usize % SUMS
}

/// How many sums there are.
const SUMS: usize = 1 << 13;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: Table = vec![Vec::new(); SUMS];
        let wrong = pairs().map(|(wrong, right)| (wrong, Some(right)));
        for (phrase, right) in wrong.chain(right_phrases().map(|phrase| (phrase, None))) {
            let syllables: Vec<&str> = phrase.split(' ').collect();
            let first = syllables.first().copied().unwrap_or_default();
            let mut places = [sum(first), sum(&first.to_uppercase())].to_vec();
            places.dedup();
            for place in places {
                table[place].push((syllables.clone(), right));
            }
        }
        // Of two that begin alike the longer is meant.
        table.iter_mut().for_each(|phrases| phrases.sort_by_key(|(syllables, _)| std::cmp::Reverse(syllables.len())));
        table
    })
}

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("typos.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" → ")).map(|(wrong, right)| (wrong.trim(), right.trim()))
}

fn right_phrases() -> impl Iterator<Item = &'static str> {
    include_str!("typos.txt").lines().filter_map(|line| line.strip_prefix("= "))
}

/// The wrong phrases of a text, each with the right one.
pub fn find(text: &str) -> Vec<Found> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut done = 0;
    let table = table();
    for first in words(text) {
        let phrases = &table[sum(first.text)];
        if phrases.is_empty() || first.start < done {
            continue;
        }
        let next = words(&text[first.end()..]).next().map_or("", |word| word.text);
        let next = Word { start: 0, text: next };
        let mut likely = phrases.iter().filter(|(syllables, _)| syllables.get(1).is_some_and(|second| next.is(second)));
        let hit = likely.find_map(|(syllables, right)| Some((end_of(text, first.start, syllables)?, right)));
        let Some((end, right)) = hit else { continue };
        found
            .extend(right.map(|right| Found::safe(first.start..end, with_capitals_of(&text[first.start..end], right))));
        done = end;
    }
    found
}

/// The end of a phrase that begins at a place, when it stands there.
fn end_of(text: &str, start: usize, syllables: &[&str]) -> Option<usize> {
    let mut here = words(&text[start..]);
    let mut end = None;
    for syllable in syllables {
        let word = here.next().filter(|word| word.is(syllable))?;
        if end.is_some_and(|end| !is_gap(&text[end..start + word.start])) {
            return None;
        }
        end = Some(start + word.end());
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;
    use crate::text::syllable;

    #[test]
    fn the_plans_own_two_are_found_and_nothing_else() {
        let found: Vec<_> = find(PLAN).into_iter().map(|one| (&PLAN[one.range], one.proposal.unwrap())).collect();
        let pair = |wrong, right: &str| (wrong, right.to_owned());
        assert_eq!(found, [pair("Lòng ghép", "Lồng ghép"), pair("Công Thông tin điện tử", "Cổng Thông tin điện tử")]);
    }

    #[test]
    fn capitals_and_line_breaks_are_kept_in_mind() {
        let found = find("BỔ XUNG và Xử  phạt, sát\nnhập; sử phạt");
        let proposals: Vec<_> = found.iter().filter_map(|one| one.proposal.as_deref()).collect();
        assert_eq!(proposals, ["BỔ SUNG", "sáp nhập", "xử phạt"]);
        assert!(find("bổ, xung đột; lòng. Ghép").is_empty());
    }

    #[test]
    fn right_phrases_that_hold_a_wrong_one_are_left() {
        for text in [
            "phân bổ xung quanh hồ",
            "lịch sử lý thú",
            "khả năng xuất khẩu",
            "triển khai thành công dịch vụ công quốc gia",
            "xem xét sử dụng",
            "khẩn trương trình",
            "dây chuyền thông minh",
            "người dân cư trú trọng điểm",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn the_table_is_in_order() {
        let mut seen = std::collections::HashSet::new();
        for (wrong, right) in pairs() {
            assert!(seen.insert(wrong), "twice: {wrong}");
            assert!(wrong != right && wrong.contains(' '), "{wrong}");
            assert_eq!(wrong, wrong.to_lowercase());
            assert_eq!(wrong, crate::text::nfc(wrong));
            assert!(right.split(' ').all(syllable::is_syllable), "{right}");
            assert!(find(right).is_empty(), "{right} is wrong itself");
        }
        assert!(seen.len() > 100);
        assert!(include_str!("typos.txt").lines().all(|line| line.starts_with(['#', '=']) || line.contains(" → ")));
    }
}
