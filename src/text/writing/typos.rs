//! Phrases that spell a real word where another is meant: "Lòng ghép", "bổ xung".
//!
//! The table is `typos.txt`, in small letters: `wrong → right`, then ` ? a, b` where a right sentence may
//! have the phrase (told only before these words, or always when none are given, and never mended) and
//! ` ! a, b` for words before which it is right. A line `= phrase` is right as it is and covers a wrong
//! one: "phân bổ xung quanh" is no "bổ xung".

use std::sync::OnceLock;

use super::{Found, Word, begins_sentence, is_gap, with_capitals_of, words};

/// A phrase of the table.
#[derive(Debug, Clone, Default)]
struct Phrase {
    syllables: Vec<&'static str>,
    /// What is meant; none for a phrase that is right.
    right: Option<&'static str>,
    /// Whether a right sentence may have it: a person decides.
    is_doubtful: bool,
    /// It is told only before these.
    only_before: Vec<&'static str>,
    /// It is right before these.
    right_before: Vec<&'static str>,
}

impl Phrase {
    fn read(line: &'static str) -> Option<Self> {
        if let Some(right) = line.strip_prefix("= ") {
            return Some(Self { syllables: right.split(' ').collect(), ..Self::default() });
        }
        let (wrong, rest) = line.split_once(" → ").filter(|_| !line.starts_with('#'))?;
        let (rest, right_before) = rest.split_once(" !").unwrap_or((rest, ""));
        let (right, only_before) = rest.split_once(" ?").map_or((rest, None), |(right, list)| (right, Some(list)));
        Some(Self {
            syllables: wrong.split(' ').collect(),
            right: Some(right.trim()),
            is_doubtful: only_before.is_some(),
            only_before: items(only_before.unwrap_or_default()),
            right_before: items(right_before),
        })
    }

    /// Whether what follows a place lets the phrase before it be told.
    fn fits_before(&self, text: &str, end: usize) -> bool {
        let follows = |phrase: &&str| {
            let next = words(&text[end..]).next().filter(|next| is_gap(&text[end..end + next.start]));
            next.is_some_and(|next| end_of(text, end + next.start, phrase.split(' ')).is_some())
        };
        (self.only_before.is_empty() || self.only_before.iter().any(&follows)) && !self.right_before.iter().any(follows)
    }
}

fn items(list: &'static str) -> Vec<&'static str> {
    list.split(',').map(str::trim).filter(|item| !item.is_empty()).collect()
}

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
        for phrase in phrases() {
            let first = phrase.syllables.first().copied().unwrap_or_default();
            let mut places = [sum(first), sum(&first.to_uppercase())].to_vec();
            places.dedup();
            for place in places {
                table[place].push(phrase.clone());
            }
        }
        // Of two that begin alike the longer is meant.
        table.iter_mut().for_each(|phrases| phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.syllables.len())));
        table
    })
}

fn phrases() -> impl Iterator<Item = Phrase> {
    include_str!("typos.txt").lines().filter_map(Phrase::read)
}

/// The wrong phrases of a text, each with the right one.
pub fn find(text: &str) -> Vec<Found> {
    find_among(text, words(text))
}

/// The same of a text whose words were found before.
pub fn find_among<'t>(text: &'t str, words: impl Iterator<Item = Word<'t>>) -> Vec<Found> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut done = 0;
    let table = table();
    let mut all = words.peekable();
    while let Some(first) = all.next() {
        let phrases = &table[sum(first.text)];
        if phrases.is_empty() || first.start < done {
            continue;
        }
        let Some(next) = all.peek() else { break };
        let mut likely = phrases.iter().filter(|phrase| phrase.syllables.get(1).is_some_and(|second| next.is(second)));
        let hit = likely.find_map(|phrase| {
            let end = end_of(text, first.start, phrase.syllables.iter().copied())?;
            phrase.fits_before(text, end).then_some((end, phrase))
        });
        let Some((end, phrase)) = hit else { continue };
        done = end;
        if let Some(right) = phrase.right {
            let right = with_capitals_of(&text[first.start..end], right);
            let is_safe = !phrase.is_doubtful && !may_be_name(text, first.start, end);
            found.push(Found { range: first.start..end, proposal: Some(right), is_safe });
        }
    }
    found
}

/// Whether capitals make a phrase the name of something: "Học viện Quốc gia Hành chánh", "ông Sát Nhập".
fn may_be_name(text: &str, start: usize, end: usize) -> bool {
    let phrase: Vec<Word<'_>> = words(&text[start..end]).collect();
    let capitals = phrase.iter().filter(|word| word.is_capital()).count();
    let is_shouted = phrase.iter().all(Word::is_all_capitals);
    let leads = begins_sentence(text, start);
    capitals > 0 && !is_shouted && (!leads || capitals == phrase.len())
}

/// The end of a phrase that begins at a place, when it stands there.
fn end_of<'s>(text: &str, start: usize, syllables: impl Iterator<Item = &'s str>) -> Option<usize> {
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
    fn sentences_that_are_right_are_neither_told_nor_mended() {
        for text in [
            "Ai cũng cố nộp hồ sơ sớm",
            "Cán bộ nào cũng cố hoàn thành",
            "Xã cũng cố kết cộng đồng",
            "các môn văn, sử lý hóa",
            "giám sát nhập khẩu",
            "hồ sơ xuất cảnh",
            "người chủ chương trình",
            "chuyến thăm quan trọng",
            "các yếu tố các hành vi",
            "tỷ lệ phi nông nghiệp",
            "thành tựu chung của tỉnh",
            "dễ dàng buộc lại",
            "chứng kiến nghi lễ",
            "tham gia hạng mục này",
            "đội bóng chuyền đạt giải nhất",
            "tranh cãi cách tính",
            "chinh phục vũ trụ",
            "bàn giao động cơ",
            "thực hành chinh phục",
            "tiềm năng xuất cảnh",
            "buổi sáng kiên trì",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn what_a_right_sentence_may_have_is_told_and_never_mended() {
        for text in
            ["cũng cố khối đại đoàn kết", "Cũng cố niềm tin", "sử lý nhanh", "chia sẽ kinh nghiệm", "có sẵn sàn"]
        {
            let found = find(text);
            assert!(found.len() == 1 && !found[0].is_safe, "{text}: {found:?}");
        }
    }

    #[test]
    fn names_in_capitals_are_never_mended() {
        for text in ["Học viện Quốc gia Hành chánh", "ông Sát Nhập", "Sát Nhập là tên bản"] {
            assert!(find(text).iter().all(|one| !one.is_safe), "{text}");
        }
        assert!(find("Hành chánh công")[0].is_safe && find("HÀNH CHÁNH CÔNG")[0].is_safe);
    }

    #[test]
    fn the_table_is_in_order() {
        let mut seen = std::collections::HashSet::new();
        for phrase in phrases() {
            let (wrong, Some(right)) = (phrase.syllables.join(" "), phrase.right) else { continue };
            assert!(seen.insert(wrong.clone()), "twice: {wrong}");
            assert!(wrong != right && wrong.contains(' '), "{wrong}");
            assert_eq!(wrong, wrong.to_lowercase());
            assert_eq!(wrong, crate::text::nfc(&wrong));
            assert!(right.split(' ').all(syllable::is_syllable), "{right}");
            assert!(find(right).is_empty(), "{right} is wrong itself");
        }
        assert!(seen.len() > 100);
        assert!(include_str!("typos.txt").lines().all(|line| line.starts_with(['#', '=']) || line.contains(" → ")));
    }
}
