//! The table beside the drawings: every value, out of how much, and where it was published.

use super::words::{say, word};
use super::{decimals, figure, limit};
use crate::date::Date;
use crate::model::tables::indices::{Measured, Series};

/// A table; its last column is the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns, that of the source too.
    pub head: Vec<&'static str>,
    /// The rows by year.
    pub rows: Vec<Line>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its cells but the source; an empty one has no value.
    pub cells: Vec<String>,
    /// The name of the source.
    pub source: String,
    /// Its address.
    pub url: Option<String>,
    /// Its day.
    pub date: Option<Date>,
}

type Column = (&'static str, fn(&Measured, usize, &str) -> Option<String>);

/// Year, score of maximum, rank of how many: a number and what it is out of stand in one cell, so that
/// neither is read without the other.
const COLUMNS: [Column; 3] = [
    ("year", |value, _, _| Some(value.year.to_string())),
    ("score-of", |value, places, lang| {
        Some(format!("{} / {}", figure(value.score?.value, places, lang), limit(value.max?, lang)))
    }),
    ("rank-of", |value, _, _| Some(format!("{} / {}", value.rank?, value.out_of?))),
];

/// The table of a series. A column without any value is left out.
pub fn table(series: &Series, lang: &str) -> Table {
    let places = decimals(series);
    let full = |(_, cell): &&Column| series.values.iter().any(|value| cell(value, places, lang).is_some());
    let columns: Vec<&Column> = COLUMNS.iter().filter(full).collect();
    let row = |value: &Measured| Line {
        cells: columns.iter().map(|(_, cell)| cell(value, places, lang).unwrap_or_default()).collect(),
        source: value.source.clone(),
        url: value.url.clone(),
        date: value.date,
    };
    let names = columns.iter().map(|(name, _)| *name).chain(["source"]);
    Table { head: names.map(|name| word(name, lang)).collect(), rows: series.values.iter().map(row).collect() }
}

/// The newest values of a series in words, for lists.
pub fn newest(series: &Series, lang: &str) -> Option<String> {
    let value = series.values.last()?;
    let score = value.score.zip(value.max).map(|(score, max)| {
        let score = figure(score.value, decimals(series), lang);
        say("newest-score", lang, &[("score", score), ("max", limit(max, lang))])
    });
    let rank = value
        .rank
        .zip(value.out_of)
        .map(|(rank, count)| say("newest-rank", lang, &[("rank", rank.to_string()), ("count", count.to_string())]));
    let values = score.into_iter().chain(rank).collect::<Vec<_>>().join(", ");
    Some(say("newest", lang, &[("body", series.body.clone()), ("year", value.year.to_string()), ("values", values)]))
}

/// Values one after the other as a sentence.
pub(super) fn sentence(told: &[String]) -> String {
    let joined = told.join("; ");
    let mut letters = joined.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
