//! Communes and districts that are no more: they ended on 01/07/2025 (Nghị quyết 1657/NQ-UBTVQH15 for
//! the communes of Cao Bằng; the district level in the whole country).
//!
//! A name alone is no finding, since people and streets bear the same names; it needs "xã", "phường" or
//! "thị trấn" before it. A sentence that tells of the past is let through.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::past::{has_words, is_history};
use super::{Word, words};
use crate::text::nfc;
use crate::text::syllable::{self, Style};

/// A unit that was merged, and where it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its kind and name: "Xã Đức Hạnh".
    pub unit: String,
    /// Its district: "Huyện Bảo Lâm".
    pub district: String,
    /// The name of the unit of today, without its kind: "Cốc Pàng".
    pub new_name: String,
}

/// All merged units, for looking names up.
#[derive(Debug, Default)]
pub struct Units {
    rows: Vec<Merged>,
    /// Rows by the folded name without its kind.
    by_name: HashMap<String, Vec<usize>>,
    /// The folded names of today.
    today: HashSet<String>,
    /// Those of today that are wards: a ward went into them.
    wards: HashSet<String>,
    /// How many syllables the longest name has.
    longest: usize,
}

/// A place where a unit is named that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldName {
    /// Where, in bytes: kind and name, or the name alone in a list.
    pub range: Range<usize>,
    /// The units that bore the name; those of the district that is named beside it, when one is.
    pub candidates: Vec<Merged>,
}

impl Units {
    /// Takes in the table of merged units.
    pub fn new(rows: Vec<Merged>) -> Self {
        let composed = |row: Merged| Merged {
            unit: nfc(&row.unit).into_owned(),
            district: nfc(&row.district).into_owned(),
            new_name: nfc(&row.new_name).into_owned(),
        };
        let rows: Vec<Merged> = rows.into_iter().map(composed).collect();
        let mut units = Self { today: rows.iter().map(|row| key(&row.new_name)).collect(), ..Self::default() };
        for (number, row) in rows.iter().enumerate() {
            let name = key(bare_name(&row.unit));
            units.longest = units.longest.max(name.split(' ').count());
            units.by_name.entry(name).or_default().push(number);
            if row.unit.to_lowercase().starts_with("phường ") {
                units.wards.insert(key(&row.new_name));
            }
        }
        units.longest = units.today.iter().map(|name| name.split(' ').count()).fold(units.longest, usize::max);
        units.rows = rows;
        units
    }

    /// Whether there is nothing to look up.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A unit of today with its kind: "xã Cốc Pàng".
    pub fn of_today(&self, name: &str) -> String {
        let kind = if self.wards.contains(&key(name)) { "phường" } else { "xã" };
        format!("{kind} {name}")
    }

    /// Names of merged units in a text, after "xã", "phường" or "thị trấn".
    pub fn find(&self, text: &str) -> Vec<OldName> {
        if self.is_empty() || !names_a_commune(text) {
            return Vec::new();
        }
        let all: Vec<Word<'_>> = words(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let Some(length) = kind_at(text, &all, at) else {
                at += 1;
                continue;
            };
            at = self.list(text, &all, at, length, &mut found);
        }
        found
    }

    /// The names after a kind: one, or several parted by commas and "và". Gives the next word.
    fn list(&self, text: &str, all: &[Word<'_>], kind: usize, length: usize, found: &mut Vec<OldName>) -> usize {
        let mut at = kind + length;
        let mut start = all[kind].start;
        loop {
            let Some(count) = self.name_at(text, all, at) else { return at };
            let end = all[at + count - 1].end();
            let name = key(&text[all[at].start..end]);
            let range = start..end;
            if !self.today.contains(&name) && !is_history(text, &range) {
                found.push(OldName { candidates: self.candidates(&name, &text[end..]), range });
            }
            at += count;
            let Some(next) = all.get(at).filter(|next| next.is_capital() || next.text == "và") else { return at };
            let gap = text[end..next.start].trim();
            if next.text == "và" && gap.is_empty() {
                at += 1;
            } else if gap != "," {
                return at;
            }
            let Some(next) = all.get(at) else { return at };
            start = next.start;
        }
    }

    /// How many words from here are the longest name that is known, old or of today.
    fn name_at(&self, text: &str, all: &[Word<'_>], at: usize) -> Option<usize> {
        let joined = |count: usize| {
            let words = all.get(at..at + count)?;
            let is_run = words.iter().all(Word::is_capital)
                && words.windows(2).all(|pair| matches!(&text[pair[0].end()..pair[1].start], " " | "\u{a0}"));
            is_run.then(|| key(&text[words[0].start..words[count - 1].end()]))
        };
        (1..=self.longest).rev().find(|count| {
            joined(*count).is_some_and(|name| self.by_name.contains_key(&name) || self.today.contains(&name))
        })
    }

    fn candidates(&self, name: &str, after: &str) -> Vec<Merged> {
        let rows: Vec<&Merged> =
            self.by_name.get(name).into_iter().flatten().map(|number| &self.rows[*number]).collect();
        let near: String = after
            .chars()
            .take(60)
            .collect::<String>()
            .split(['.', '\n', ';'])
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let named = rows.iter().filter(|row| has_words(&near, &row.district.to_lowercase()));
        let named: Vec<Merged> = named.map(|row| (*row).clone()).collect();
        if named.is_empty() { rows.into_iter().cloned().collect() } else { named }
    }
}

/// A name as it is compared: small letters, one style of tone marks, single spaces.
fn key(name: &str) -> String {
    let words = name.split_whitespace().map(|word| syllable::respelled(word, Style::Old).to_lowercase());
    words.collect::<Vec<_>>().join(" ")
}

/// "Xã Đức Hạnh" without its kind.
fn bare_name(unit: &str) -> &str {
    let unit = unit.trim();
    let kinds = ["Xã ", "Phường ", "Thị trấn ", "xã ", "phường ", "thị trấn "];
    kinds.iter().find_map(|kind| unit.strip_prefix(kind)).unwrap_or(unit)
}

/// Whether a name may follow "xã", "phường" or "trấn" anywhere: a quick look at the ends of these words in
/// bytes, since most texts have none.
fn names_a_commune(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).enumerate().any(|(at, four)| {
        let length = match four {
            [b'x' | b'X', 0xc3, 0xa3 | 0x83, b' ' | 0xc2] => 3,
            [0x9d, b'n', b'g', b' ' | 0xc2] | [0x9c, b'N', b'G', b' ' | 0xc2] => 3,
            [0xa5, b'n', b' ' | 0xc2, _] | [0xa4, b'N', b' ' | 0xc2, _] => 2,
            _ => return false,
        };
        let after = text.get(at + length..).unwrap_or_default();
        after.trim_start_matches([' ', '\u{a0}']).starts_with(char::is_uppercase)
    })
}

/// How many words the kind of a commune has that begins here.
fn kind_at(text: &str, all: &[Word<'_>], at: usize) -> Option<usize> {
    let is = |at: usize, wanted: &str| all.get(at).is_some_and(|word| word.is(wanted));
    let length =
        if is(at, "thị") && is(at + 1, "trấn") { 2 } else { usize::from(is(at, "xã") || is(at, "phường")) };
    let next = all.get(at + length).filter(|_| length > 0)?;
    // "thị xã" is a district, "xã hội" is none of this.
    let is_part = at > 0 && is(at - 1, "thị") && length == 1;
    let gap = &text[all[at + length - 1].end()..next.start];
    (!is_part && matches!(gap, " " | "\u{a0}")).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;

    /// The hub's own table.
    fn units() -> Units {
        let text = include_str!("../../../content/don-vi/don-vi-cu-sang-moi.csv");
        let rows = text.lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            Merged { unit: cells[1].to_owned(), district: cells[2].to_owned(), new_name: cells[4].to_owned() }
        });
        Units::new(rows.collect())
    }

    fn told(text: &str) -> Vec<(String, Vec<String>)> {
        let found = units().find(text).into_iter();
        found
            .map(|one| (text[one.range].to_owned(), one.candidates.into_iter().map(|row| row.new_name).collect()))
            .collect()
    }

    #[test]
    fn an_old_commune_is_told_with_the_one_of_today() {
        assert_eq!(told("Tại xã Đức Hạnh, ngày"), [("xã Đức Hạnh".to_owned(), vec!["Cốc Pàng".to_owned()])]);
        assert_eq!(told("Thị trấn Xuân Hoà có")[0].1, ["Trường Hà"]);
        assert_eq!(told("TẠI XÃ ĐỨC HẠNH HÔM NAY")[0].1, ["Cốc Pàng"]);
        assert_eq!(told("Hồ sơ cũ nộp tại xã Đức Hạnh").len(), 1);
        assert_eq!(units().of_today("Cốc Pàng"), "xã Cốc Pàng");
        assert_eq!(units().of_today("Thục Phán"), "phường Thục Phán");
        assert_eq!(told("ở Phường Hợp Giang thành phố")[0].1, ["Thục Phán"]);
    }

    #[test]
    fn a_table_of_form_nfd_is_read() {
        use unicode_normalization::UnicodeNormalization;
        let row = |unit: &str| Merged {
            unit: unit.nfd().collect(),
            district: "Huyện Bảo Lâm".nfd().collect(),
            new_name: "Cốc Pàng".nfd().collect(),
        };
        let found = Units::new(vec![row("Xã Đức Hạnh")]).find("Tại xã Đức Hạnh");
        assert_eq!(found[0].candidates[0].new_name, "Cốc Pàng");
    }

    #[test]
    fn lists_are_read() {
        let found = told("các xã Đức Hạnh, Cốc Pàng, Nam Cao và Vĩnh Phong, Bế Văn Đàn");
        let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["xã Đức Hạnh", "Nam Cao", "Vĩnh Phong"]);
    }

    #[test]
    fn a_name_of_several_is_told_with_all_unless_the_district_is_named() {
        assert_eq!(told("xã Ngọc Động")[0].1, ["Thanh Long", "Hạnh Phúc"]);
        assert_eq!(told("xã Vĩnh Quang, huyện Bảo Lâm")[0].1, ["Lý Bôn"]);
        assert_eq!(told("xã Vĩnh Quang (Thành phố Cao Bằng)")[0].1, ["Nùng Trí Cao"]);
    }

    #[test]
    fn names_of_today_ordinary_words_and_history_are_left() {
        for text in [
            "xã Quang Trung",
            "phường Tân Giang",
            "xã Hưng Đạo",
            "Ông Đức Hạnh",
            "đường Hợp Giang",
            "xã hội Đức Hạnh",
            "thị xã Nam Cao",
            "xã Đức Hạnh cũ",
            "xã Đức Hạnh (cũ)",
            "Trước đây là xã Đức Hạnh",
            "xã Đức Hạnh nay thuộc xã Cốc Pàng",
            "xã Trường Hà, Lũng Nặm",
            "xã Nam Tuấn",
            "xã. Đức Hạnh",
            PLAN,
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn every_old_unit_that_is_not_one_of_today_is_told() {
        let units = units();
        assert_eq!(units.rows.len(), 161);
        for row in &units.rows {
            let found = units.find(&format!("Tại {}, {}.", row.unit, row.district));
            let name = bare_name(&row.unit);
            if units.today.contains(&key(name)) {
                assert!(found.is_empty(), "{}", row.unit);
            } else {
                assert_eq!(found[0].candidates, std::slice::from_ref(row), "{}", row.unit);
            }
        }
    }
}
