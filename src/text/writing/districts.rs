//! Districts, towns of districts and the provincial town: none is left since 01/07/2025.

use super::past::is_history;
use super::{Found, Word, words};
use crate::text::syllable::{self, Style};

/// The districts that Cao Bằng had, in small letters of the old style; those that ended in 2020 too.
const OF_CAO_BANG: &[&str] = &[
    "bảo lâm",
    "bảo lạc",
    "hà quảng",
    "trùng khánh",
    "hạ lang",
    "quảng hòa",
    "thạch an",
    "hòa an",
    "nguyên bình",
    "thông nông",
    "trà lĩnh",
    "phục hòa",
    "quảng uyên",
    "cao bằng",
];

/// Districts in a text: "huyện", "thị xã" or "thị trấn" before a name, "TP Cao Bằng", and lists of them.
///
/// Nothing is proposed: which unit of today is meant cannot be known.
pub fn districts(text: &str) -> Vec<Found> {
    districts_among(text, words(text))
}

/// The same of a text whose words were found before.
pub fn districts_among<'t>(text: &'t str, words: impl Iterator<Item = Word<'t>>) -> Vec<Found> {
    const PARTS: &[&str] = &["uyện", "UYỆN", "hị trấn", "THỊ TRẤN", "hị xã", "THỊ XÃ", "Cao Bằng", "CAO BẰNG"];
    if !PARTS.iter().any(|part| text.contains(part)) {
        return Vec::new();
    }
    let all: Vec<Word<'_>> = words.collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let length = kind(text, &all, at);
        let first = at + length;
        at += length.max(1);
        if length == 0 {
            continue;
        }
        let Some(mut count) = name(text, &all, first, all[first - 1].end(), all[first - length].text) else { continue };
        let mut start = all[first - length].start;
        let mut here = first;
        loop {
            let range = start..all[here + count - 1].end();
            if !is_history(text, &range) {
                found.push(Found { range: range.clone(), proposal: None, is_safe: false });
            }
            at = here + count;
            let Some((next, size)) = next_of_list(text, &all, at, range.end) else { break };
            (here, count, start) = (next, size, all[next].start);
        }
    }
    found
}

/// How many words the kind of a district has that begins here.
fn kind(text: &str, all: &[Word<'_>], at: usize) -> usize {
    let is = |at: usize, wanted: &str| all.get(at).is_some_and(|word| word.is(wanted));
    let of_town = |length: usize| is(at + length, "cao") && is(at + length + 1, "bằng");
    match () {
        () if is(at, "thị") && (is(at + 1, "trấn") || is(at + 1, "xã")) => 2,
        () if is(at, "thành") && is(at + 1, "phố") && of_town(2) => 2,
        () if is(at, "tp")
            && of_town(1)
            && matches!(&text[all[at].end()..all[at + 1].start], " " | ". " | "." | "\u{a0}") =>
        {
            1
        }
        () => usize::from(is(at, "huyện")),
    }
}

/// How many words the name after a kind has. In a line of capitals only a known name is one: a heading goes
/// on after it, and "HUYỆN ỦY" is none.
fn name(text: &str, all: &[Word<'_>], first: usize, kind_end: usize, kind: &str) -> Option<usize> {
    let is_tp = kind.eq_ignore_ascii_case("tp");
    if is_tp || kind.chars().all(char::is_uppercase) {
        return known(text, all, first);
    }
    let mut end = kind_end;
    let mut count = 0;
    for word in all.get(first..)?.iter().take(4) {
        if !word.is_capital() || !matches!(&text[end..word.start], " " | "\u{a0}") {
            break;
        }
        end = word.end();
        count += 1;
    }
    (count > 0).then_some(count)
}

/// Two words that were a district of Cao Bằng.
fn known(text: &str, all: &[Word<'_>], at: usize) -> Option<usize> {
    let [first, second] = all.get(at..at + 2)? else { return None };
    let is_one =
        matches!(&text[first.end()..second.start], " " | "\u{a0}") && first.is_capital() && second.is_capital();
    let folded = [first, second].map(|word| syllable::respelled(word.text, Style::Old).to_lowercase()).join(" ");
    (is_one && OF_CAO_BANG.contains(&folded.as_str())).then_some(2)
}

/// The next name of a list: "các huyện Hà Quảng, Trùng Khánh và Hạ Lang".
fn next_of_list(text: &str, all: &[Word<'_>], at: usize, end: usize) -> Option<(usize, usize)> {
    let next = all.get(at)?;
    let gap = text[end..next.start].trim();
    let here = match (next.text, gap) {
        ("và", "" | ",") => at + 1,
        (_, ",") => at,
        _ => return None,
    };
    let size = known(text, all, here)?;
    // "Cao Bằng" in a list is the province.
    (!all[here].is("cao")).then_some((here, size))
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        districts(text).into_iter().map(|one| &text[one.range]).collect()
    }

    #[test]
    fn districts_are_told_unless_told_as_past() {
        let text = "UBND huyện Bảo Lâm, thành phố Cao Bằng, thị trấn Bảo Lạc, thị xã Nghĩa Lộ";
        assert_eq!(told(text), ["huyện Bảo Lâm", "thành phố Cao Bằng", "thị trấn Bảo Lạc", "thị xã Nghĩa Lộ"]);
        for text in [
            "cấp huyện",
            "huyện Hòa An cũ",
            "thành phố Hà Nội",
            "tỉnh Cao Bằng",
            "Không còn huyện Bảo Lâm",
            "huyện. Bảo Lâm",
            "HUYỆN ỦY, HUYỆN ĐOÀN",
            "Năm 2020, huyện Bảo Lâm",
            "Nguyên Chủ tịch UBND huyện Hà Quảng",
            "huyện Thạch Thành, tỉnh Thanh Hóa",
            "TP HCM",
            PLAN,
        ] {
            assert_eq!(told(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn short_forms_capitals_and_lists_are_told() {
        assert_eq!(told("ở TP Cao Bằng và TP. Cao Bằng"), ["TP Cao Bằng", "TP. Cao Bằng"]);
        assert_eq!(told("UBND HUYỆN BẢO LÂM THÔNG BÁO"), ["HUYỆN BẢO LÂM"]);
        let list = told("các huyện Hà Quảng, Trùng Khánh, Hạ Lang và Quảng Hoà, tỉnh Cao Bằng");
        assert_eq!(list, ["huyện Hà Quảng", "Trùng Khánh", "Hạ Lang", "Quảng Hoà"]);
    }
}
