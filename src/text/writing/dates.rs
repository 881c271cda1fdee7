//! Dates in running text, with what is needed to judge them: whether the day exists, whether it is the
//! day of the week that is named, and how it is written.
//!
//! Forms: `09/6/2026`, `30-02-2026`, `30.02.2026`, `2026-02-30`, `ngày 31/4`, `ngày 31 tháng 4 năm 2026`.

use std::ops::Range;

use super::{begins_sentence, next_digit};

/// A date as someone wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// Where it stands, in bytes; without the word "ngày" and the day of the week.
    pub range: Range<usize>,
    /// The day, as written: 0 to 99.
    pub day: u8,
    /// The month, as written: 0 to 99.
    pub month: u8,
    /// The year, when it is given.
    pub year: Option<i16>,
    /// The day of the week that is named beside it, 1 for Monday to 7 for Sunday, and its place.
    pub weekday: Option<(u8, Range<usize>)>,
    /// The same date as Nghị định 30/2020/NĐ-CP writes it, when it is written otherwise: days below 10
    /// and the months 1 and 2 with a zero before them ("09/6/2025", "12/02/2026").
    pub restyled: Option<String>,
}

/// The dates of a text.
pub fn find(text: &str) -> Vec<WrittenDate> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        at = match date_at(text, start) {
            Some(date) => {
                let end = date.range.end;
                found.push(date);
                end
            }
            None => start + digits(&text[start..]).len(),
        };
    }
    found
}

fn date_at(text: &str, start: usize) -> Option<WrittenDate> {
    let before = &text[..start];
    if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '=' | '&' | '?' | '%' | '#')) {
        return None;
    }
    // A figure goes on over a point or comma.
    if before.ends_with(['.', ',', '-'])
        && before.len() > 1
        && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit())
        && !before.ends_with('-')
    {
        return None;
    }
    if is_numbered(before) {
        return None;
    }
    let mut date = slashed(text, start).or_else(|| year_first(text, start)).or_else(|| in_words(text, start))?;
    // The calendar of the moon has months of its own.
    if is_of_the_moon(&text[date.range.end..]) {
        return None;
    }
    date.weekday = weekday_before(text, start).or_else(|| weekday_after(text, date.range.end));
    Some(date)
}

/// Whether the word before makes it the number of a paper or a version: "công văn số 31/2/2026".
fn is_numbered(before: &str) -> bool {
    const NUMBERED: &[&str] = &["số", "bản", "mục", "điều", "khoản", "version", "v", "hiệu", "mã", "tờ", "thửa"];
    let before = before.trim_end_matches([' ', '\u{a0}', ':']);
    let from = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before.len() - from < 16 && NUMBERED.contains(&before[from..].to_lowercase().as_str())
}

fn is_of_the_moon(after: &str) -> bool {
    let near = after.trim_start_matches([' ', '\u{a0}', '(', ',']);
    near.starts_with("âm lịch") || near.starts_with("Âm lịch") || near.starts_with("ÂL")
}

/// The digits that a text begins with.
fn digits(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())]
}

/// One or two digits, and the rest.
fn short(text: &str) -> Option<(u8, &str, &str)> {
    let digits = digits(text);
    matches!(digits.len(), 1 | 2)
        .then(|| digits.parse().ok())
        .flatten()
        .map(|value| (value, digits, &text[digits.len()..]))
}

/// A year from 1900 to 2100, and the rest.
fn year(text: &str) -> Option<(i16, &str)> {
    let digits = digits(text);
    let value: i16 = digits.parse().ok().filter(|value| digits.len() == 4 && (1900..=2100).contains(value))?;
    Some((value, &text[4..]))
}

/// Whether a date may end before this: not inside a longer number or a document's number.
fn may_end(rest: &str) -> bool {
    let mut next = rest.chars();
    match next.next() {
        Some('/' | '_' | '%') => false,
        Some('-' | '.' | ',') => {
            !next.next().is_some_and(|c| c.is_ascii_digit() && !rest.starts_with('-') || c.is_uppercase())
        }
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// `d/m/yyyy`, `d-m-yyyy`, `d.m.yyyy`, and `d/m` after the word "ngày".
fn slashed(text: &str, start: usize) -> Option<WrittenDate> {
    let (day, day_text, rest) = short(&text[start..])?;
    let sign = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.' | '–' | '‑'))?;
    let (month, month_text, rest) = short(&rest[sign.len_utf8()..])?;
    let with_year = rest.strip_prefix(sign).and_then(year).filter(|(_, rest)| may_end(rest));
    let Some((year, rest)) = with_year else {
        let is_date = sign == '/' && may_end(rest) && follows_day_word(&text[..start]) && day > 0 && month > 0;
        return is_date.then(|| written(text, start, rest, (day, month, None)));
    };
    // With a point or hyphen it may be a version or a code.
    if sign != '/' && (day > 31 || month > 12 || day == 0 || month == 0) {
        return None;
    }
    let mut date = written(text, start, rest, (day, month, Some(year)));
    let (new_day, new_month) = (padded(day), month_padded(month));
    if sign == '/' && (new_day != day_text || new_month != month_text) {
        date.restyled = Some(format!("{new_day}/{new_month}/{year}"));
    }
    Some(date)
}

fn written(text: &str, start: usize, rest: &str, (day, month, year): (u8, u8, Option<i16>)) -> WrittenDate {
    WrittenDate { range: start..text.len() - rest.len(), day, month, year, weekday: None, restyled: None }
}

/// `yyyy-mm-dd`.
fn year_first(text: &str, start: usize) -> Option<WrittenDate> {
    let (year, rest) = year(&text[start..])?;
    let (month, month_text, rest) = short(rest.strip_prefix('-')?)?;
    let (day, day_text, rest) = short(rest.strip_prefix('-')?)?;
    let is_date = month_text.len() == 2 && day_text.len() == 2 && (1..=12).contains(&month) && may_end(rest);
    is_date.then(|| written(text, start, rest, (day, month, Some(year))))
}

/// `31 tháng 4 năm 2026`, the year optional after "ngày".
fn in_words(text: &str, start: usize) -> Option<WrittenDate> {
    let (day, day_text, rest) = short(&text[start..])?;
    let rest = after_word(rest, "tháng")?;
    let (month, month_text, rest) = short(rest).or_else(|| named_month(rest))?;
    let with_year = after_word(rest, "năm").and_then(year).filter(|(_, rest)| may_end(rest));
    let Some((year, rest)) = with_year else {
        // "3 tháng 6 ngày" is a span of time.
        let is_date = may_end(rest) && follows_day_word(&text[..start]) && day > 0 && month > 0;
        return is_date.then(|| written(text, start, rest, (day, month, None)));
    };
    let mut date = written(text, start, rest, (day, month, Some(year)));
    let (new_day, new_month) = (padded(day), month_padded(month));
    if month_text.starts_with(|c: char| c.is_ascii_digit()) && (new_day != day_text || new_month != month_text) {
        date.restyled = Some(format!("{new_day} tháng {new_month} năm {year}"));
    }
    Some(date)
}

/// A month by its name, the name, and the rest. "Giêng" and "Chạp" are months of the moon.
fn named_month(text: &str) -> Option<(u8, &str, &str)> {
    const NAMES: &[(&str, u8)] = &[
        ("mười một", 11),
        ("mười hai", 12),
        ("mười", 10),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
    ];
    NAMES.iter().find_map(|(name, month)| {
        let letters = name.chars().count();
        let length: usize = text.chars().take(letters).map(char::len_utf8).sum();
        let (written, rest) = text.split_at(length);
        let is_it = written.to_lowercase() == *name && !rest.starts_with(char::is_alphanumeric);
        is_it.then_some((*month, written, rest))
    })
}

/// What follows a word between spaces.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest =
        text.trim_start_matches([' ', '\u{a0}']).strip_prefix(word).filter(|_| text.starts_with([' ', '\u{a0}']))?;
    rest.starts_with([' ', '\u{a0}']).then(|| rest.trim_start_matches([' ', '\u{a0}']))
}

fn follows_day_word(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}']);
    let tail: String = before.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
    tail.to_lowercase() == "ngày"
}

fn padded(day: u8) -> String {
    format!("{day:02}")
}

fn month_padded(month: u8) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

const WEEKDAYS: &[(&str, u8)] = &[
    ("thứ hai", 1),
    ("thứ 2", 1),
    ("thứ ba", 2),
    ("thứ 3", 2),
    ("thứ tư", 3),
    ("thứ 4", 3),
    ("thứ năm", 4),
    ("thứ 5", 4),
    ("thứ sáu", 5),
    ("thứ 6", 5),
    ("thứ bảy", 6),
    ("thứ bẩy", 6),
    ("thứ 7", 6),
    ("chủ nhật", 7),
    ("chúa nhật", 7),
];

/// "thứ Hai, ngày 09/6/2026", "Chủ nhật 14/6/2026", "Thứ Sáu: 09/6/2026", "CN, 14/6/2026".
fn weekday_before(text: &str, start: usize) -> Option<(u8, Range<usize>)> {
    let space = [' ', '\u{a0}', ',', '(', ':'];
    let before = text[..start].trim_end_matches(space);
    let before =
        before.strip_suffix("ngày").or_else(|| before.strip_suffix("Ngày")).unwrap_or(before).trim_end_matches(space);
    if let Some(head) = before.strip_suffix("CN") {
        return is_sunday_after(text, head).then_some((7, head.len()..before.len()));
    }
    let (weekday, length) = WEEKDAYS.iter().find_map(|(name, number)| {
        let length: usize = before.chars().rev().take(name.chars().count()).map(char::len_utf8).sum();
        (before[before.len() - length..].to_lowercase() == *name).then_some((*number, length))
    })?;
    let from = before.len() - length;
    (!counts(&before[..from])).then_some((weekday, from..before.len()))
}

/// Whether "CN" after this is a Sunday; it is short for "công nghiệp" and "chi nhánh" too.
fn is_sunday_after(text: &str, head: &str) -> bool {
    const TIMES: &[&str] = &["sáng", "chiều", "tối", "trưa", "ngày", "vào"];
    let lower =
        head.trim_end().chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect::<String>().to_lowercase();
    begins_sentence(text, head.len())
        || head.trim_end().ends_with(',')
        || TIMES.iter().any(|time| lower.ends_with(time) && head.ends_with(' '))
}

/// Whether "thứ ba" after this counts things ("lần thứ ba, ngày…") and names no day.
fn counts(before: &str) -> bool {
    const COUNTED: &[&str] = &[
        "lần", "kỳ", "nghị", "hội", "điều", "bài", "người", "cái", "khóa", "khoá", "vị", "hạng", "trang", "đợt",
        "đoạn", "quý", "mục", "phần", "chương", "loại", "nhóm", "bước", "số", "việc", "bản", "tháng", "năm", "ngày",
        "thế", "cách", "phiên", "buổi", "cuộc", "vòng", "giai",
    ];
    if before.ends_with(char::is_alphanumeric) {
        return true;
    }
    let mut words =
        before.split(|c: char| !c.is_alphabetic()).rev().filter(|word| !word.is_empty()).map(str::to_lowercase);
    let last = words.next().unwrap_or_default();
    // "kỳ họp thứ ba", but "họp thứ Ba".
    let mut is_held = || words.next().is_some_and(|word| matches!(word.as_str(), "kỳ" | "phiên" | "cuộc"));
    COUNTED.contains(&last.as_str()) || last == "họp" && is_held()
}

/// "09/6/2026 (thứ Ba)", "09/6/2026, thứ Ba", "09/6/2026 – thứ Ba". Without brackets "thứ ba" in small
/// letters may count, and days that go on ("thứ Bảy và Chủ nhật") are other days.
fn weekday_after(text: &str, end: usize) -> Option<(u8, Range<usize>)> {
    let space = [' ', '\u{a0}'];
    let rest = text[end..].trim_start_matches(space);
    let sign = rest.chars().next().filter(|c| matches!(c, '(' | ',' | '–' | '-' | '—'))?;
    let rest = rest[sign.len_utf8()..].trim_start_matches(space);
    let from = text.len() - rest.len();
    // The longest name has nine letters.
    let head = &rest[..rest.char_indices().nth(9).map_or(rest.len(), |(at, _)| at)];
    let lower = head.to_lowercase();
    let (name, weekday) = WEEKDAYS.iter().find(|(name, _)| lower.starts_with(name))?;
    let length = head.chars().take(name.chars().count()).map(char::len_utf8).sum::<usize>();
    let (written, after) = rest.split_at(length);
    let is_named = written.ends_with(|c: char| c.is_ascii_digit())
        || lower.starts_with("ch")
        || written.rsplit(space).next().is_some_and(|last| last.starts_with(char::is_uppercase));
    let is_it = if sign == '(' { after.starts_with(')') } else { is_named && ends_weekday(after) };
    is_it.then_some((*weekday, from..from + length))
}

/// Whether a day of the week is the only one that is named, and of this date.
fn ends_weekday(after: &str) -> bool {
    const OTHERS: &[&str] = &["và", "hằng", "hàng", "tuần", "đến", "là", "thứ", "chủ nhật", "hoặc", "cuối", "đầu"];
    let word = after.trim_start_matches([' ', '\u{a0}', ',']).chars().take(8).collect::<String>().to_lowercase();
    !after.starts_with(char::is_alphanumeric) && !OTHERS.iter().any(|other| word.starts_with(other))
}

#[cfg(test)]
mod tests;
