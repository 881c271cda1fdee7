//! Phrases that spell a real word where another is meant: "Lòng ghép", "bổ xung".
//!
//! The table is `typos.txt`: one pair a line, `wrong → right`, in small letters. A line `= phrase` is
//! right as it is and covers a wrong one: "phân bổ xung quanh" is no "bổ xung".

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Found, is_gap, with_capitals_of, words};
use crate::text::syllable;

/// Phrases by their first syllable, with the right one; a phrase that is right has none.
type Table = HashMap<&'static str, Vec<(Vec<&'static str>, Option<&'static str>)>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::new();
        let wrong = pairs().map(|(wrong, right)| (wrong, Some(right)));
        for (phrase, right) in wrong.chain(right_phrases().map(|phrase| (phrase, None))) {
            let syllables: Vec<&str> = phrase.split(' ').collect();
            if let Some(first) = syllables.first() {
                table.entry(first).or_default().push((syllables, right));
            }
        }
        // Of two that begin alike the longer is meant.
        table.values_mut().for_each(|phrases| phrases.sort_by_key(|(syllables, _)| std::cmp::Reverse(syllables.len())));
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
    let all: Vec<_> = words(text).collect();
    let mut found = Vec::new();
    let mut at = 0;
    let mut lower = String::new();
    while let Some(first) = all.get(at) {
        lower.clear();
        lower.extend(first.text.chars().map(syllable::lower));
        let known = table().get(lower.as_str()).into_iter().flatten();
        let hit = known.into_iter().find(|(syllables, _)| {
            let here = all.get(at..at + syllables.len()).unwrap_or_default();
            here.len() == syllables.len()
                && here.iter().zip(syllables).all(|(word, wanted)| word.is(wanted))
                && here.windows(2).all(|pair| is_gap(&text[pair[0].end()..pair[1].start]))
        });
        let Some((syllables, right)) = hit else {
            at += 1;
            continue;
        };
        let end = all[at + syllables.len() - 1].end();
        found
            .extend(right.map(|right| Found::safe(first.start..end, with_capitals_of(&text[first.start..end], right))));
        at += syllables.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;

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
