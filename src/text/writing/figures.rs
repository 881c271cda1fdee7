//! Figures written the English way: 1,234.56 where Vietnamese writes 1.234,56.
//!
//! A sign between digits means a hundred things (a code, a version, a section), so only what can mean
//! one thing is told.

use std::ops::Range;

use super::{Found, is_in, next_digit};
use crate::text::document_number;

/// Money: no figure of it has decimals.
const MONEY: &[&str] = &["đồng", "vnđ", "vnd", "₫", "đ"];
/// What is measured or counted in large numbers, and may have decimals.
const UNITS: &[&str] = &[
    "triệu",
    "tỷ",
    "tỉ",
    "km",
    "km²",
    "km2",
    "ha",
    "kg",
    "tấn",
    "phần trăm",
    "điểm",
    "lần",
    "mét",
    "cm",
    "lít",
    "tuổi",
    "giờ",
];
/// Words before a number of a section, a version or a code.
const NUMBERED: &[&str] = &[
    "mục",
    "điều",
    "khoản",
    "điểm",
    "chương",
    "phần",
    "bước",
    "hình",
    "bảng",
    "phiên bản",
    "bản",
    "số",
    "mã",
    "wcag",
    "version",
    "v",
    "biểu",
    "phụ lục",
    "tiết",
];

/// Figures in the English style, with the Vietnamese one.
pub fn find(text: &str) -> Vec<Found> {
    let mut documents: Option<Vec<Range<usize>>> = None;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let end = figure_end(text, start);
        at = end;
        let Some((right, is_safe)) = restyled(&text[..start], &text[start..end], &text[end..]) else { continue };
        let documents = documents.get_or_insert_with(|| document_number::find(text));
        if !is_in(documents, &(start..end)) && !is_formula(text, start) {
            found.push(Found { range: start..end, proposal: Some(right), is_safe });
        }
    }
    found
}

/// The end of a run of digits with single points and commas between them.
fn figure_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while digit(end) || matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1) {
        end += 1;
    }
    end
}

/// Whether a figure stands between two signs of a formula (`$x = 3.5 %$`) or is of dollars.
fn is_formula(text: &str, start: usize) -> bool {
    let line = text[..start].rsplit('\n').next().unwrap_or_default();
    line.ends_with('$')
        || line.matches('$').count() % 2 == 1 && text[start..].split('\n').next().is_some_and(|rest| rest.contains('$'))
}

/// A figure the Vietnamese way, and whether it can mean nothing else.
fn restyled(before: &str, figure: &str, after: &str) -> Option<(String, bool)> {
    let stuck = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | ',' | '=' | '#' | '\\' | '$');
    if before.ends_with(stuck) || is_numbered(before) || after.starts_with(['/', '_', '-']) && !after.starts_with("- ")
    {
        return None;
    }
    let unit = unit(after);
    let swapped = || figure.chars().map(swap).collect::<String>();
    let (whole, decimals) = figure.split_once('.').map_or((figure, None), |(whole, rest)| (whole, Some(rest)));
    let groups: Vec<&str> = whole.split(',').collect();
    let is_grouped = groups.len() > 1
        && (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|group| group.len() == 3)
        && !whole.starts_with('0');
    match decimals {
        // 1,234.56
        Some(decimals) if is_grouped && digits_only(decimals) => may_be_followed(after).then(|| (swapped(), true)),
        // 88.3 %, 2.5 triệu
        Some(decimals) if digits_only(whole) && digits_only(decimals) && decimals.len() < 3 && whole.len() < 4 => {
            // "1.5 ngày" is a day and a half, but "lễ 1.5 ngày nghỉ" the first of May.
            let is_span = unit == Some("ngày") && decimals.len() == 1;
            let is_hour = unit == Some("giờ") && decimals.len() == 2;
            let is_measured = unit.is_some_and(|unit| unit == "%" || UNITS.contains(&unit)) && !is_hour;
            (is_measured || is_span).then(|| (swapped(), !is_span || whole == "0"))
        }
        // 1,234,567
        None if is_grouped && groups.len() > 2 => may_be_followed(after).then(|| (swapped(), true)),
        // 50,000 đồng; "163,125 đồng" may be a rate of exchange with three decimals.
        None if is_grouped => unit.is_some_and(|unit| MONEY.contains(&unit)).then(|| (swapped(), groups[1] == "000")),
        _ => None,
    }
}

fn digits_only(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn swap(c: char) -> char {
    match c {
        '.' => ',',
        ',' => '.',
        other => other,
    }
}

fn may_be_followed(after: &str) -> bool {
    !after.starts_with(|c: char| c.is_ascii_alphanumeric() && c != 'k' && c != 'm')
}

/// The unit after a figure, in the table's own letters.
fn unit(after: &str) -> Option<&'static str> {
    let after = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if after.starts_with('%') {
        return Some("%");
    }
    if after.starts_with("ngày") {
        return Some("ngày");
    }
    let lower = after.chars().take(12).collect::<String>().to_lowercase();
    MONEY.iter().chain(UNITS).copied().find(|unit| {
        lower.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '²'))
    })
}

/// Whether the word before a figure makes it a number of something.
fn is_numbered(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}']);
    let from = before.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    let lower = before[from..].to_lowercase();
    NUMBERED.iter().any(|word| lower.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;
    use crate::text::number;
    use crate::text::writing::mended;
    use proptest::prelude::*;

    #[test]
    fn english_figures_are_mended() {
        let text = "1,234.56 tấn; 88.3% và 88.3 %; 50,000 đồng, 1,250,000 người, 2.5 triệu, (7.5 ha)";
        assert_eq!(
            mended(text, &find(text)),
            "1.234,56 tấn; 88,3% và 88,3 %; 50.000 đồng, 1.250.000 người, 2,5 triệu, (7,5 ha)"
        );
    }

    #[test]
    fn what_has_two_readings_is_told_and_left_to_a_person() {
        for text in ["1 yên Nhật = 163,125 đồng", "17,250 đồng", "cổ phiếu lãi 1,125 đồng", "nghỉ 1.5 ngày"]
        {
            let found = find(text);
            assert!(found.len() == 1 && !found[0].is_safe, "{text}: {found:?}");
        }
        let text = "có 1,234,567 hồ sơ, đạt 88.3 điểm, sau 0.5 ngày";
        assert_eq!(mended(text, &find(text)), "có 1.234.567 hồ sơ, đạt 88,3 điểm, sau 0,5 ngày");
    }

    #[test]
    fn formulas_and_dollars_are_left() {
        for text in ["$x = 3.5 %$", "$12,345.67", "giá $1,234,567"] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn what_may_mean_another_thing_is_left() {
        for text in [
            "88,3 %",
            "88,3%",
            "1.234,56",
            "50.000 đồng",
            "66.7/2025/NQ-CP",
            "mã 1.001193",
            "1.001193",
            "WCAG 2.2",
            "cỡ 1.5x",
            "1.5",
            "mục 2.5 ha",
            "khoản 1.2 %",
            "phiên bản 1,234.5",
            "192.168.1.1",
            "12,345",
            "1,25 triệu",
            "1.250 triệu đồng",
            "0,123,456",
            "tăng 1,234 người",
            "số 1,234,567",
            "v1.2%",
            "a1.5 km",
            "1.2.3 km",
            "ngày 01.02 %x".trim_end_matches(" %x"),
            "3.14159 km",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        assert_eq!(find(PLAN), []);
    }

    proptest! {
        #[test]
        fn vietnamese_figures_are_never_told(value in -1e9f64..1e9, decimals in 0usize..4, unit in prop::sample::select(vec![" đồng", "%", " %", " ha", ""])) {
            let figure = number::format(value, decimals, "vi");
            // "1.250" is a thousand, and no one writes a decimal figure of three places with a point.
            prop_assert_eq!(find(&format!("có {figure}{unit} thôi")), []);
        }

        #[test]
        fn english_figures_become_the_vietnamese_ones(value in 1000.0f64..1e9) {
            let english = number::format(value.trunc() + 0.25, 2, "en");
            let text = format!("có {english} thôi");
            prop_assert_eq!(mended(&text, &find(&text)), format!("có {} thôi", number::format(value.trunc() + 0.25, 2, "vi")));
        }
    }
}
