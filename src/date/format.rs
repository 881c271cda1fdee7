//! Writing dates: the named forms, and strftime patterns with names in the language.

use jiff::civil;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::Offset;

use super::Moment;

/// Names of days and months, Monday and January first. Months of Vietnamese are numbered.
struct Names {
    days: [&'static str; 7],
    days_short: [&'static str; 7],
    months: [&'static str; 12],
    months_short: [&'static str; 12],
    /// What `%x` and `%c` mean.
    day_pattern: &'static str,
    moment_pattern: &'static str,
}

const VIETNAMESE: Names = Names {
    days: ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"],
    days_short: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"],
    months: [
        "tháng 1",
        "tháng 2",
        "tháng 3",
        "tháng 4",
        "tháng 5",
        "tháng 6",
        "tháng 7",
        "tháng 8",
        "tháng 9",
        "tháng 10",
        "tháng 11",
        "tháng 12",
    ],
    months_short: [
        "thg 1", "thg 2", "thg 3", "thg 4", "thg 5", "thg 6", "thg 7", "thg 8", "thg 9", "thg 10", "thg 11", "thg 12",
    ],
    day_pattern: "%d/%m/%Y",
    moment_pattern: "%H:%M %d/%m/%Y",
};

const ENGLISH: Names = Names {
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    days_short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    day_pattern: "%-d %b %Y",
    moment_pattern: "%H:%M, %-d %b %Y",
};

/// The fields that the signs of a pattern ask a moment for.
pub(super) fn clock(moment: &Moment) -> BrokenDownTime {
    let mut fields = BrokenDownTime::from(moment.local);
    fields.set_offset(Some(Offset::constant(7)));
    fields.set_timestamp(Offset::constant(7).to_timestamp(moment.local).ok());
    fields
}

/// Writes a day, with the time that `fields` may hold. The error is the part of the pattern that
/// could not be written.
pub(super) fn write(pattern: &str, lang: &str, date: civil::Date, fields: BrokenDownTime) -> Result<String, String> {
    let is_english = lang.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    match pattern {
        "iso" => Ok(date.to_string()),
        "short" if is_english => Writer { names: &ENGLISH, date, fields }.write("%-d %b %Y"),
        "long" if is_english => Writer { names: &ENGLISH, date, fields }.write("%-d %B %Y"),
        "short" => Ok(format!("{:02}/{}/{:04}", date.day(), official_month(date), date.year())),
        "long" => Ok(format!("ngày {:02} tháng {} năm {}", date.day(), official_month(date), date.year())),
        _ if !pattern.contains('%') => Err(pattern.to_owned()),
        _ => Writer { names: if is_english { &ENGLISH } else { &VIETNAMESE }, date, fields }.write(pattern),
    }
}

/// The month with a zero before 1 and 2 only, so that nobody makes 11 of 1
/// (Nghị định 30/2020/NĐ-CP, annex I).
fn official_month(date: civil::Date) -> String {
    if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

struct Writer {
    names: &'static Names,
    date: civil::Date,
    fields: BrokenDownTime,
}

impl Writer {
    fn write(&self, pattern: &str) -> Result<String, String> {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            let (sign, after) = rest[at..].split_at(sign_length(&rest[at..]));
            out.push_str(&self.sign(sign)?);
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    fn sign(&self, sign: &str) -> Result<String, String> {
        let day = usize::from(self.date.weekday().to_monday_zero_offset().unsigned_abs());
        let month = usize::from(self.date.month().unsigned_abs()) - 1;
        let name = match sign.chars().next_back() {
            Some('A') => self.names.days[day],
            Some('a') => self.names.days_short[day],
            Some('B') => self.names.months[month],
            Some('b' | 'h') => self.names.months_short[month],
            Some('x') => return self.write(self.names.day_pattern),
            Some('X') => return self.write("%H:%M:%S"),
            Some('c') => return self.write(self.names.moment_pattern),
            Some('r') => return self.write("%I:%M:%S %p"),
            Some('+') => return self.write("%Y-%m-%dT%H:%M:%S%:z"),
            _ => return self.fields.to_string(sign).map_err(|_| sign.to_owned()),
        };
        Ok(if sign.contains('^') { name.to_uppercase() } else { name.to_owned() })
    }
}

/// The length in bytes of the sign that the text starts with: `%`, flags, width, colons, letter.
fn sign_length(text: &str) -> usize {
    let modifier = |c: char| matches!(c, '%' | '_' | '-' | '^' | '#' | ':' | '.') || c.is_ascii_digit();
    if text.starts_with("%%") {
        return 2;
    }
    let mut chars = text.char_indices().skip(1).skip_while(|(_, c)| modifier(*c) && *c != '%');
    chars.next().map_or(text.len(), |(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::super::{Date, Moment};

    fn day(year: i16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn official_forms() {
        assert_eq!(day(2025, 6, 9).format("short", "vi").unwrap(), "09/6/2025");
        assert_eq!(day(2026, 2, 12).format("short", "vi").unwrap(), "12/02/2026");
        assert_eq!(day(2025, 12, 31).format("short", "vi").unwrap(), "31/12/2025");
        assert_eq!(day(2025, 6, 9).format("long", "vi").unwrap(), "ngày 09 tháng 6 năm 2025");
        assert_eq!(day(2026, 1, 10).format("long", "vi").unwrap(), "ngày 10 tháng 01 năm 2026");
    }

    #[test]
    fn english_forms() {
        assert_eq!(day(2025, 6, 9).format("long", "en").unwrap(), "9 June 2025");
        assert_eq!(day(2025, 6, 9).format("short", "en-GB").unwrap(), "9 Jun 2025");
        assert_eq!(day(2025, 6, 9).format("iso", "en").unwrap(), "2025-06-09");
    }

    #[test]
    fn patterns() {
        let day = day(2026, 6, 7);
        let written = |pattern: &str, lang: &str| day.format(pattern, lang).unwrap();
        assert_eq!(written("%d/%m/%Y", "vi"), "07/06/2026");
        assert_eq!(written("%A, %-d/%-m", "vi"), "Chủ Nhật, 7/6");
        assert_eq!(written("%a %B %Y; %b", "vi"), "CN tháng 6 2026; thg 6");
        assert_eq!(written("%A %e %B", "en"), "Sunday  7 June");
        assert_eq!(written("%^a %^B 100%%", "en"), "SUN JUNE 100%");
        assert_eq!(written("%x", "vi"), "07/06/2026");
        assert_eq!(written("quý %q năm %Y", "vi"), "quý 2 năm 2026");
    }

    #[test]
    fn the_time_of_a_moment() {
        let moment = Moment::parse("2026-06-09T08:05:09").unwrap();
        let written = |pattern: &str| moment.format(pattern, "vi").unwrap();
        assert_eq!(written("%H:%M ngày %d/%m/%Y"), "08:05 ngày 09/06/2026");
        assert_eq!(written("%+"), "2026-06-09T08:05:09+07:00");
        assert_eq!(written("%s %z"), "1780967109 +0700");
        assert_eq!(written("%c"), "08:05 09/06/2026");
        assert_eq!(written("short"), "09/6/2026");
        assert_eq!(Moment::parse("2026-06-09").unwrap().format("%H:%M", "vi").unwrap(), "00:00");
    }

    #[test]
    fn a_bad_pattern_is_named() {
        let bad = |pattern: &str| day(2026, 6, 9).format(pattern, "vi").unwrap_err();
        assert_eq!(bad("ngày %K"), "%K");
        assert_eq!(bad("%d/%đ"), "%đ");
        assert_eq!(bad("%d/%"), "%");
        assert_eq!(bad("%Y %H:%M"), "%H");
        assert_eq!(bad("dd/mm/yyyy"), "dd/mm/yyyy");
        assert_eq!(bad(""), "");
    }

    #[test]
    fn every_day_of_2026() {
        let first = day(2026, 1, 1);
        let days: Vec<Date> = (0..365).map(|days| first.add_days(days)).collect();
        assert_eq!(days[364].to_string(), "2026-12-31");
        for pattern in ["short", "long", "iso", "%A, %d %B %Y", "%a %b %x %j %V %u"] {
            for lang in ["vi", "en"] {
                let written: Vec<String> = days.iter().map(|day| day.format(pattern, lang).unwrap()).collect();
                let mut distinct = written.clone();
                distinct.sort_unstable();
                distinct.dedup();
                assert_eq!(distinct.len(), 365, "{pattern} {lang}");
            }
        }
    }
}
