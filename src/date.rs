//! Dates and moments: reading them from front matter, ordering them, and writing them out in
//! Vietnamese and English.
//!
//! The program has one time zone, that of Vietnam (UTC+07:00, no summer time): a time given with
//! another offset is converted when it is read, and a time without one is taken as Vietnam's.
//! Knows nothing of the clock: today is a value that the caller brings.
//!
//! Only this module uses `jiff`. Reading is in `date/parse.rs`, writing in `date/format.rs`.

mod error;
mod format;
mod parse;

use std::fmt;

use jiff::civil;
use serde::{Serialize, Serializer};

pub use error::DateError;

/// The offset of Vietnam from UTC, in seconds.
const VIETNAM_SECONDS: i64 = 7 * 3600;
const EPOCH: civil::DateTime = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// A day of the calendar. Written, and serialised, as `2026-06-09`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// A day by its numbers.
    ///
    /// # Errors
    /// What makes it no day of the calendar.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, DateError> {
        parse::checked_day(year, month, day).map(Self)
    }

    /// Reads `2026-06-09`, `09/06/2026` or `9/6/2026`. A time after the day is an error.
    ///
    /// # Errors
    /// What makes the text no day of the calendar.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::day(text.trim()).map(Self)
    }

    /// The day in Vietnam at so many seconds after the start of 1970 in UTC.
    pub fn from_unix_seconds(seconds: i64) -> Self {
        Moment::from_unix_seconds(seconds).day()
    }

    /// The year, such as 2026.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// So many days later, or earlier when negative; stops at the ends of the calendar
    /// (years −9999 and 9999).
    #[must_use]
    pub fn add_days(self, days: i64) -> Self {
        /// More days than the calendar has, and as many as a span may hold.
        const MOST: i64 = 7_304_484;
        let span = jiff::Span::new().try_days(days.clamp(-MOST, MOST));
        Self(span.map_or(self.0, |span| self.0.saturating_add(span)))
    }

    /// How many days it is from this day to another; negative when that one is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        self.0.duration_until(other.0).as_hours() / 24
    }

    /// Writes the day by a pattern: `short` ("09/6/2025", as Nghị định 30/2020/NĐ-CP has it),
    /// `long` ("ngày 09 tháng 6 năm 2025", "9 June 2025"), `iso`, or strftime signs
    /// (`%d/%m/%Y`; `%A` and `%B` give names in the language).
    ///
    /// # Errors
    /// The part of the pattern that cannot be written: an unknown sign, a sign for the time, or
    /// the whole pattern when it holds no sign.
    pub fn format(&self, pattern: &str, lang: &str) -> Result<String, String> {
        format::write(pattern, lang, self.0, self.0.into())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A day, or a day with a time, in Vietnam.
///
/// Ordered by the instant; a day without a time counts as its first second and comes just before
/// a moment that says so. Written, and serialised, as `2026-06-09` or, with a time, in RFC 3339:
/// `2026-06-09T08:30:00+07:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// In Vietnam's time, whole seconds.
    local: civil::DateTime,
    has_time: bool,
}

impl Moment {
    /// Reads a day (as [`Date::parse`] does) or a day and a time: `2026-06-09T08:30:00+07:00`,
    /// `2026-06-09 08:30`, `09/06/2026 08:30`. Fractions of a second are dropped.
    ///
    /// # Errors
    /// What makes the text no day of the calendar, or no time.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::moment(text.trim())
    }

    /// The moment so many seconds after the start of 1970 in UTC.
    pub fn from_unix_seconds(seconds: i64) -> Self {
        let since = jiff::SignedDuration::from_secs(seconds.saturating_add(VIETNAM_SECONDS));
        Self { local: EPOCH.saturating_add(since), has_time: true }
    }

    /// Seconds since the start of 1970 in UTC.
    pub fn unix_seconds(self) -> i64 {
        self.local.duration_since(EPOCH).as_secs() - VIETNAM_SECONDS
    }

    /// The day in Vietnam.
    pub fn day(self) -> Date {
        Date(self.local.date())
    }

    /// Whether a time was given, not only a day.
    pub fn has_time(self) -> bool {
        self.has_time
    }

    /// In RFC 3339, always with a time and offset: what feeds need.
    pub fn rfc3339(self) -> String {
        format!("{}+07:00", self.local)
    }

    /// The year, such as 2026.
    pub fn year(self) -> i16 {
        self.day().year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.day().month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u8 {
        self.day().day()
    }

    /// Writes the moment by a pattern, as [`Date::format`] does; signs for the time (`%H:%M`) work
    /// and give 00:00 when only a day is known. `%+` gives RFC 3339.
    ///
    /// # Errors
    /// As for [`Date::format`].
    pub fn format(&self, pattern: &str, lang: &str) -> Result<String, String> {
        format::write(pattern, lang, self.local.date(), format::clock(self))
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Self {
        Self { local: day.0.to_datetime(civil::Time::midnight()), has_time: false }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.has_time { out.write_str(&self.rfc3339()) } else { self.day().fmt(out) }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0i64..3_652_059).prop_map(|days| Date::new(1, 1, 1).unwrap().add_days(days))
    }

    #[test]
    fn moments_are_ordered_by_instant() {
        let ordered = [
            "2026-06-08T23:59:59+07:00",
            "2026-06-09",
            "2026-06-08T17:00:00Z",
            "2026-06-09T00:00:01+07:00",
            "2026-06-09T08:30",
            "2026-06-09T02:00:00Z",
            "2026-06-10",
        ];
        let mut sorted = ordered.map(moment);
        sorted.reverse();
        sorted.sort_unstable();
        assert_eq!(sorted, ordered.map(moment));
    }

    #[test]
    fn a_time_elsewhere_is_a_time_in_vietnam() {
        let late = moment("2026-06-09T18:30:00Z");
        assert_eq!(late.day().to_string(), "2026-06-10");
        assert_eq!(late.rfc3339(), "2026-06-10T01:30:00+07:00");
    }

    #[test]
    fn they_are_serialised_as_they_are_written() {
        assert_eq!(serde_json::to_string(&moment("09/6/2026")).unwrap(), "\"2026-06-09\"");
        assert_eq!(serde_json::to_string(&moment("2026-06-09 08:30")).unwrap(), "\"2026-06-09T08:30:00+07:00\"");
        assert_eq!(serde_json::to_string(&Date::new(2026, 6, 9).unwrap()).unwrap(), "\"2026-06-09\"");
        assert_eq!(moment("2026-06-09").rfc3339(), "2026-06-09T00:00:00+07:00");
    }

    #[test]
    fn the_numbers_of_a_day() {
        let day = moment("2026-06-09T08:30:00+07:00");
        assert_eq!((day.year(), day.month(), day.day_of_month(), day.has_time()), (2026, 6, 9, true));
    }

    #[test]
    fn seconds_of_the_clock_give_the_day_in_vietnam() {
        assert_eq!(Date::from_unix_seconds(0).to_string(), "1970-01-01");
        // 17:00 UTC is midnight in Vietnam.
        assert_eq!(Date::from_unix_seconds(1_780_937_999).to_string(), "2026-06-08");
        assert_eq!(Date::from_unix_seconds(1_780_938_000).to_string(), "2026-06-09");
        assert_eq!(moment("2026-06-09").unix_seconds(), 1_780_938_000);
        Date::from_unix_seconds(i64::MAX);
        Date::from_unix_seconds(i64::MIN);
    }

    #[test]
    fn days_are_counted_over_months() {
        let day = Date::new(2024, 2, 28).unwrap();
        assert_eq!(day.add_days(2).to_string(), "2024-03-01");
        assert_eq!(day.add_days(-59).to_string(), "2023-12-31");
        assert_eq!(day.add_days(i64::MAX).to_string(), "9999-12-31");
        assert!(day.add_days(i64::MIN) < day);
    }

    #[test]
    fn the_last_day_of_the_calendar_is_a_moment() {
        let last = moment("9999-12-31");
        assert_eq!(last.rfc3339(), "9999-12-31T00:00:00+07:00");
        assert!(last > moment("2026-06-09"));
        assert_eq!(Moment::from_unix_seconds(last.unix_seconds()).day(), last.day());
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(day in any_day()) {
            prop_assert_eq!(Date::parse(&day.to_string()), Ok(day));
            prop_assert_eq!(Date::parse(&day.format("short", "vi").unwrap()), Ok(day));
            prop_assert_eq!(Date::parse(&day.format("%d/%m/%Y", "vi").unwrap()), Ok(day));
            prop_assert_eq!(Moment::parse(&day.to_string()), Ok(Moment::from(day)));
        }

        #[test]
        fn moments_read_back(seconds in -60_000_000_000i64..250_000_000_000) {
            let moment = Moment::from_unix_seconds(seconds);
            prop_assert_eq!(moment.unix_seconds(), seconds);
            prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
            prop_assert_eq!(Moment::parse(&moment.format("%+", "vi").unwrap()), Ok(moment));
        }

        #[test]
        fn nothing_read_or_written_panics(text in any::<String>(), day in any_day()) {
            let _ = Moment::parse(&text);
            let _ = day.format(&text, "vi");
            let _ = Moment::from(day).format(&format!("%{text}"), "en");
        }
    }
}
