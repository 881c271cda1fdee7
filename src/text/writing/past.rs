//! Whether a sentence tells of what was: then an old name or a closed portal in it is right.

use std::ops::Range;

use super::words;

/// Characters that are looked at before and after a place: a text without a stop is read once, not once for
/// each finding in it.
const REACH: usize = 300;

/// The sentence, or the line, around a place.
pub(super) fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |(at, c): &(usize, char)| {
        let after = text[at + c.len_utf8()..].chars().next();
        *c == '\n' || matches!(c, '.' | '!' | '?' | ';') && after.is_none_or(char::is_whitespace)
    };
    let head = text[..range.start].char_indices().rev().take(REACH).take_while(|one| !ends(one)).last();
    let tail = text[range.end..].char_indices().map(|(at, c)| (range.end + at, c));
    let tail = tail.take(REACH).take_while(|one| !ends(one)).last();
    head.map_or(range.start, |(at, _)| at)..tail.map_or(range.end, |(at, c)| at + c.len_utf8())
}

/// Words that tell of what was, of a unit or of a portal.
const PAST: &[&str] = &[
    "trước đây",
    "trước kia",
    "trước ngày 01/7/2025",
    "trước ngày 1/7/2025",
    "trước 01/7/2025",
    "trước 1/7/2025",
    "trước ngày 01/07/2025",
    "trước tháng 7",
    "nay là",
    "nay thuộc",
    "nay đổi",
    "hợp nhất",
    "sáp nhập",
    "đổi tên",
    "không còn",
    "đã bỏ",
    "bãi bỏ",
    "giải thể",
    "chấm dứt",
    "kết thúc",
    "thay cho",
    "thay thế",
    "xưa",
    "hồi đó",
    "thời kỳ",
    "sinh ra ở",
];

/// Whether the sentence around a place tells of the past: "cũ", "trước đây", "nay thuộc"…
pub(super) fn is_told_as_past(text: &str, range: &Range<usize>) -> bool {
    const CLOSED: &[&str] =
        &["cũ", "sắp xếp", "đã đóng", "đóng giao diện", "xóa giao diện", "việc đóng", "đóng cửa", "dừng", "ngừng"];
    let around = text[sentence(text, range)].to_lowercase();
    PAST.iter().chain(CLOSED).any(|marker| has_words(&around, marker))
}

/// Whether a text has these words, not as parts of longer ones.
pub(super) fn has_words(text: &str, wanted: &str) -> bool {
    text.match_indices(wanted).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + wanted.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether a unit that is no more is named as one that was: "cũ" a few words after it, a day or year before
/// 01/7/2025 in the sentence, the tale of a merger, a quotation, or a place of another province.
pub(super) fn is_history(text: &str, range: &Range<usize>) -> bool {
    const OF_UNITS: &[&str] = &[
        "khi đó",
        "gồm xã",
        "gồm các xã",
        "gồm phường",
        "gồm các phường",
        "gồm thị trấn",
        "trên cơ sở",
        "nhập xã",
        "nhập các xã",
        "nhập toàn bộ",
        "nhập phường",
        "nhập thị trấn",
        "hợp thành",
        "sắp xếp đơn vị",
        "sắp xếp các",
        "sau sắp xếp",
        "sau khi sắp xếp",
        "trước sắp xếp",
        "trước khi sắp xếp",
        "được sắp xếp",
        "nguyên chủ tịch",
        "nguyên phó chủ tịch",
        "nguyên bí thư",
        "nguyên phó bí thư",
        "nguyên trưởng",
        "nguyên phó trưởng",
        "nguyên giám đốc",
        "nguyên cán bộ",
    ];
    let around = sentence(text, range);
    let lower = text[around.clone()].to_lowercase();
    PAST.iter().chain(OF_UNITS).any(|marker| has_words(&lower, marker))
        || is_called_old(&text[range.end..around.end])
        || is_dated_before(&text[around.clone()])
        || is_elsewhere(&text[range.end..around.end])
        || is_quoted(&text[around.start..range.start], &text[range.end..around.end])
}

/// Words after a name within which "cũ" speaks of it: "xã Đức Hạnh (huyện Bảo Lâm cũ)".
const NEAR: usize = 5;

fn is_called_old(after: &str) -> bool {
    words(after).take(NEAR).any(|word| word.is("cũ"))
}

/// Whether a sentence has a year before 2025, or a month of 2025 before July; not "2021-2030", and not the
/// year of a document's number.
fn is_dated_before(sentence: &str) -> bool {
    sentence.match_indices(['1', '2']).any(|(at, _)| {
        let (before, rest) = (&sentence[..at], &sentence[at..]);
        let year: Option<u16> = rest.get(..4).and_then(|year| year.parse().ok());
        let after = rest.get(4..).unwrap_or_default();
        let is_alone = !before.ends_with(|c: char| c.is_alphanumeric() || c == '.')
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '/');
        let Some(year) = year.filter(|_| is_alone) else { return false };
        let until =
            after.strip_prefix(['-', '–']).and_then(|until| until.get(..4)).and_then(|until| until.parse::<u16>().ok());
        match year {
            1800..=2024 => until.is_none_or(|until| until <= 2025),
            2025 => month_before(before).is_some_and(|month| month < 7),
            _ => false,
        }
    })
}

/// The month that a year's "/2025" or " năm 2025" follows.
fn month_before(before: &str) -> Option<u8> {
    let head = before.strip_suffix('/').or_else(|| before.strip_suffix(" năm "))?;
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    head[head.len() - digits..].parse().ok().filter(|month| (1..=12).contains(month))
}

/// Whether another province follows: "xã Đức Hạnh, tỉnh Thanh Hóa".
fn is_elsewhere(after: &str) -> bool {
    let next: Vec<_> = words(after).take(10).collect();
    next.windows(3)
        .any(|three| three[0].is("tỉnh") && three[1].is_capital() && !(three[1].is("cao") && three[2].is("bằng")))
}

fn is_quoted(before: &str, after: &str) -> bool {
    let count = |text: &str, sign: char| text.matches(sign).count();
    count(before, '“') > count(before, '”') || count(before, '"') % 2 == 1 && after.contains('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_but_not_within_figures() {
        let text = "Trước. Xã cũ 1.234 người, ngày 01/7/2025 nhé. Sau";
        let at = text.find("người").unwrap();
        assert_eq!(&text[sentence(text, &(at..at + 2))], " Xã cũ 1.234 người, ngày 01/7/2025 nhé");
    }

    #[test]
    fn history_is_told_by_years_mergers_quotations_and_other_provinces() {
        let is = |text: &str| {
            let at = text.find("xã Đức Hạnh").unwrap();
            is_history(text, &(at..at + "xã Đức Hạnh".len()))
        };
        for text in [
            "Năm 2020, xã Đức Hạnh đạt chuẩn",
            "Ngày 12/5/2019 tại xã Đức Hạnh",
            "xã Đức Hạnh thành lập năm 1926",
            "xã Đức Hạnh nhiệm kỳ 2020-2025",
            "Nguyên Chủ tịch UBND xã Đức Hạnh",
            "tháng 3/2025, xã Đức Hạnh",
            "xã Cốc Pàng gồm xã Đức Hạnh và xã Cốc Pàng",
            "thành lập trên cơ sở xã Đức Hạnh",
            "Nhập xã Đức Hạnh vào xã Cốc Pàng",
            "xã Đức Hạnh, tỉnh Thanh Hóa",
            "ông viết “quê ở xã Đức Hạnh”",
            "xã Đức Hạnh (huyện Bảo Lâm cũ)",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "Hồ sơ cũ nộp tại xã Đức Hạnh",
            "Ngày 09/6/2026 tại xã Đức Hạnh",
            "xã Đức Hạnh, tỉnh Cao Bằng",
            "giai đoạn 2021-2030 ở xã Đức Hạnh",
            "theo Quyết định 12/2020/QĐ-UBND, xã Đức Hạnh",
            "từ tháng 8/2025, xã Đức Hạnh",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
