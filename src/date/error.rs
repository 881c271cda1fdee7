//! What can be wrong with a date.

use std::fmt;

/// Why a text is no date. [`code`](DateError::code) is the key of the message for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// It has not the form of a date.
    NotADate,
    /// The year is not between 1 and 9999.
    Year,
    /// There is no such month.
    Month {
        /// The number given.
        month: u8,
    },
    /// The month has no such day: 30/02.
    Day {
        /// The day given.
        day: u8,
        /// The month given.
        month: u8,
        /// The year given.
        year: i16,
    },
    /// The day is good, but what follows is no time of day or no offset.
    Time,
}

impl DateError {
    /// The code of the diagnostic that tells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotADate => "date-unreadable",
            Self::Year => "date-year",
            Self::Month { .. } => "date-month",
            Self::Day { .. } => "date-day",
            Self::Time => "date-time",
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADate => out.write_str("not a date"),
            Self::Year => out.write_str("no such year"),
            Self::Month { month } => write!(out, "no month {month}"),
            Self::Day { day, month, year } => write!(out, "no day {day} in {month}/{year}"),
            Self::Time => out.write_str("not a time of day"),
        }
    }
}

impl std::error::Error for DateError {}
