//! Reading dates and times.
//!
//! Days: `2026-06-09` (ISO 8601) and `09/06/2026` (day first, as Vietnam writes; zeros may be
//! left out). Times: RFC 3339 and the forms of TOML, where the seconds and the offset may be left
//! out and a space may stand for `T`.

use jiff::SignedDuration;
use jiff::civil;

use super::{DateError, Moment, VIETNAM_SECONDS};

/// A day with or without a time.
pub(super) fn moment(text: &str) -> Result<Moment, DateError> {
    let Some((day_text, time_text)) = text.split_once(['T', 't', ' ']) else {
        return day(text).map(|date| Moment::from(super::Date(date)));
    };
    let date = day(day_text)?;
    let (clock_text, offset) = split_offset(time_text.trim_start()).ok_or(DateError::Time)?;
    let local = date.to_datetime(clock(clock_text).ok_or(DateError::Time)?);
    let to_vietnam = SignedDuration::from_secs(VIETNAM_SECONDS - offset);
    let local = local.checked_add(to_vietnam).map_err(|_| DateError::Year)?;
    Ok(Moment { local, has_time: true })
}

/// A day alone.
pub(super) fn day(text: &str) -> Result<civil::Date, DateError> {
    let (year, month, day) = if let Some([year, month, day]) = parts(text, '-') {
        (year, month, day)
    } else if let Some([day, month, year]) = parts(text, '/') {
        (year, month, day)
    } else {
        return Err(DateError::NotADate);
    };
    if year.len() != 4 {
        return Err(DateError::NotADate);
    }
    let year = number(year, 4).ok_or(DateError::NotADate)?;
    let month = number(month, 2).ok_or(DateError::NotADate)?;
    let day = number(day, 2).ok_or(DateError::NotADate)?;
    checked_day(year, month, day)
}

/// A day by its numbers, or what is wrong with them.
pub(super) fn checked_day(year: i16, month: u8, day: u8) -> Result<civil::Date, DateError> {
    if !(1..=9999).contains(&year) {
        return Err(DateError::Year);
    }
    if !(1..=12).contains(&month) {
        return Err(DateError::Month { month });
    }
    let signed = |number: u8| i8::try_from(number).unwrap_or(0);
    civil::Date::new(year, signed(month), signed(day)).map_err(|_| DateError::Day { day, month, year })
}

fn parts(text: &str, sign: char) -> Option<[&str; 3]> {
    let mut parts = text.split(sign);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

/// A number of one to so many ASCII digits.
fn number<T: std::str::FromStr>(text: &str, most: usize) -> Option<T> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// The time of day and the offset from UTC in seconds; without one, Vietnam's.
fn split_offset(text: &str) -> Option<(&str, i64)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = text.find(['+', '-']) else {
        return Some((text, VIETNAM_SECONDS));
    };
    let (clock, offset) = text.split_at(at);
    let (hours, minutes) = offset[1..].split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i64::from(hours) * 3600 + i64::from(minutes) * 60;
    Some((clock.trim_end(), if offset.starts_with('-') { -seconds } else { seconds }))
}

/// `08:30`, `08:30:00` or `08:30:00.5`; a leap second counts as the second before it.
fn clock(text: &str) -> Option<civil::Time> {
    let mut parts = text.splitn(3, ':');
    let (hour, minute) = (two_digits(parts.next()?)?, two_digits(parts.next()?)?);
    let second = match parts.next() {
        Some(seconds) => whole_seconds(seconds)?,
        None => 0,
    };
    civil::Time::new(hour, minute, second.min(if second == 60 { 59 } else { second }), 0).ok()
}

fn whole_seconds(text: &str) -> Option<i8> {
    match text.split_once('.') {
        None => two_digits(text),
        Some((whole, fraction)) => {
            let is_fraction = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
            if is_fraction { two_digits(whole) } else { None }
        }
    }
}

fn two_digits(text: &str) -> Option<i8> {
    if text.len() == 2 { number(text, 2) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::{Date, DateError, Moment};

    fn written(text: &str) -> String {
        Moment::parse(text).unwrap().to_string()
    }

    #[test]
    fn days() {
        for text in ["2026-06-09", "09/06/2026", "9/6/2026", " 09/6/2026 "] {
            assert_eq!(written(text), "2026-06-09", "{text}");
        }
        assert_eq!(written("29/02/2024"), "2024-02-29");
    }

    #[test]
    fn times() {
        for text in [
            "2026-06-09T08:30:00+07:00",
            "2026-06-09t08:30:00",
            "2026-06-09 08:30",
            "2026-06-09T01:30:00Z",
            "2026-06-09T01:30:00.75z",
            "2026-06-08T21:30:00-04:00",
            "9/6/2026 08:30",
        ] {
            assert_eq!(written(text), "2026-06-09T08:30:00+07:00", "{text}");
        }
        assert_eq!(written("2016-12-31T23:59:60Z"), "2017-01-01T06:59:59+07:00");
    }

    #[test]
    fn what_is_wrong_is_told() {
        let cases = [
            ("", DateError::NotADate),
            ("hôm nay", DateError::NotADate),
            ("2026", DateError::NotADate),
            ("26-06-09", DateError::NotADate),
            ("2026/06/09", DateError::NotADate),
            ("09-06-2026", DateError::NotADate),
            ("2026-06-009", DateError::NotADate),
            ("2026-+6-09", DateError::NotADate),
            ("08:30:00", DateError::NotADate),
            ("0000-01-01", DateError::Year),
            ("2026-13-01", DateError::Month { month: 13 }),
            ("06/13/2026", DateError::Month { month: 13 }),
            ("30/02/2026", DateError::Day { day: 30, month: 2, year: 2026 }),
            ("29/02/2026", DateError::Day { day: 29, month: 2, year: 2026 }),
            ("2026-06-00", DateError::Day { day: 0, month: 6, year: 2026 }),
            ("2026-06-09T25:00", DateError::Time),
            ("2026-06-09T08:61:00", DateError::Time),
            ("2026-06-09T08:30:61", DateError::Time),
            ("2026-06-09T8:30", DateError::Time),
            ("2026-06-09T08:30+7", DateError::Time),
            ("2026-06-09T08:30+07:60", DateError::Time),
            ("2026-06-09 sáng", DateError::Time),
            ("9999-12-31T23:00:00-12:00", DateError::Year),
        ];
        for (text, error) in cases {
            assert_eq!(Moment::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_day_takes_no_time() {
        assert_eq!(Date::parse("2026-06-09T08:30:00Z"), Err(DateError::NotADate));
        assert_eq!(Date::new(2026, 2, 30), Err(DateError::Day { day: 30, month: 2, year: 2026 }));
        assert_eq!(Date::new(2026, 200, 1), Err(DateError::Month { month: 200 }));
        assert_eq!(Date::new(2026, 1, 200).map_err(DateError::code), Err("date-day"));
    }
}
