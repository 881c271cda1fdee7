//! Values of indices by year: no value without its year and its source.

use std::collections::HashMap;

use super::{MOST_FAULTS, Row, Table};
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::model::Page;

/// The columns of the table: index, year, what was measured, score, maximum, rank, out of how many,
/// source, its address, its day.
pub const COLUMNS: &[&str] =
    &["chi_so", "nam", "doi_tuong", "diem", "diem_toi_da", "hang", "tong_so", "nguon", "url", "ngay"];

/// No index of this kind was published before: an earlier year is a slip.
const FIRST_YEAR: i16 = 1990;

/// A number with as many decimals as its author wrote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Its value, finite and not negative.
    pub value: f64,
    /// How many decimals were written.
    pub decimals: usize,
}

impl Figure {
    /// Reads `88.30` or `88,30`: one decimal sign at most, no sign for thousands.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replacen(',', ".", 1);
        let sound = |part: &str| !part.is_empty() && part.len() <= 12 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (whole, decimals) = text.split_once('.').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
        if !sound(whole) || !decimals.is_none_or(sound) {
            return None;
        }
        Some(Self { value: text.parse().ok()?, decimals: decimals.map_or(0, str::len) })
    }
}

/// What an index says of one body in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The year that was measured, not that of the publication.
    pub year: i16,
    /// The score.
    pub score: Option<Figure>,
    /// The most that the score could be; there whenever a score is.
    pub max: Option<Figure>,
    /// The rank, 1 being the best.
    pub rank: Option<u32>,
    /// Out of how many; there whenever a rank is.
    pub out_of: Option<u32>,
    /// Who published it where.
    pub source: String,
    /// Address of the source.
    pub url: Option<String>,
    /// Day of the source.
    pub date: Option<Date>,
}

/// An index of one body over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The index as its page calls it: `PAR INDEX`.
    pub index: String,
    /// What was measured: `Cao Bằng`.
    pub body: String,
    /// By year, each once.
    pub values: Vec<Measured>,
}

/// All values, by index and body in the order in which the table names them first.
#[derive(Debug, Clone, Default)]
pub struct Indices {
    series: Vec<Series>,
    /// Where each series is, by index and body.
    places: HashMap<(String, String), usize>,
}

impl Indices {
    /// The series of an index: of one body, or of every body that was measured.
    pub fn of<'a>(&'a self, index: &'a str, body: Option<&'a str>) -> impl Iterator<Item = &'a Series> {
        self.series.iter().filter(move |one| one.index == index && body.is_none_or(|body| one.body == body))
    }

    /// Takes the rows of a table; gives what is wrong with them.
    pub(super) fn add(&mut self, table: &Table<'_>, pages: &[&Page], as_of: Date) -> Vec<Diagnostic> {
        let names: Vec<&str> = pages.iter().filter_map(|page| page.record.get("ten_tat")?.as_str()).collect();
        let mut faults = Vec::new();
        for row in &table.rows {
            if faults.len() > MOST_FAULTS {
                break;
            }
            let mut cells = Row::new(table, row);
            let (index, body) = (cells.needed("chi_so"), cells.needed("doi_tuong"));
            let value = read(&mut cells, as_of);
            if let Some(index) = index.as_deref().filter(|index| !names.contains(index)) {
                let fault = table.fault("index-unknown", row, "chi_so").arg("names", names.join(", "));
                faults.push(fault.suggest(index, names.iter().copied()));
            }
            if let (Some(index), Some(body), Some(value)) = (index, body, value)
                && !self.put(index, body, value)
            {
                cells.complain("index-twice", "nam");
            }
            faults.extend(cells.finish());
        }
        for series in &mut self.series {
            series.values.sort_by_key(|value| value.year);
        }
        faults
    }

    /// Puts a value in its series; false when the series has that year.
    fn put(&mut self, index: String, body: String, value: Measured) -> bool {
        let place = *self.places.entry((index.clone(), body.clone())).or_insert(self.series.len());
        if place == self.series.len() {
            self.series.push(Series { index, body, values: Vec::new() });
        }
        let values = &mut self.series[place].values;
        // A series has at most one value for each year since the first.
        let is_new = values.iter().all(|one| one.year != value.year);
        if is_new {
            values.push(value);
        }
        is_new
    }
}

/// A value of a row; what is wrong with the cells is noted.
fn read(cells: &mut Row<'_, '_>, as_of: Date) -> Option<Measured> {
    let year = cells.needed("nam").and_then(|_| cells.read("nam", "cell-year", |text| text.parse::<i16>().ok()));
    if year.is_some_and(|year| !(FIRST_YEAR..=as_of.year()).contains(&year)) {
        cells.complain_with("index-year", "nam", "last", as_of.year());
    }
    let source = cells.needed("nguon");
    let (score, max) = pair(cells, ("diem", "diem_toi_da"), "cell-number", Figure::parse, |figure| figure.value);
    let count = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    let (rank, out_of) = pair(cells, ("hang", "tong_so"), "cell-count", count, |number| f64::from(*number));
    if score.is_none() && rank.is_none() && cells.is_sound() {
        cells.complain("index-nothing", "diem");
    }
    let (url, date) = (cells.url("url"), cells.date("ngay"));
    let value = Measured { year: year?, score, max, rank, out_of, source: source?, url, date };
    cells.is_sound().then_some(value)
}

/// A number and the most that it may be: neither stands without the other, and the first is not the
/// larger one.
fn pair<T>(
    cells: &mut Row<'_, '_>,
    (number, most): (&'static str, &'static str),
    code: &'static str,
    parse: fn(&str) -> Option<T>,
    size: fn(&T) -> f64,
) -> (Option<T>, Option<T>) {
    let (has, limited) = (cells.text(number).is_some(), cells.text(most).is_some());
    if has != limited {
        cells.complain("index-half", if has { most } else { number });
    }
    let (value, limit) = (cells.read(number, code, parse), cells.read(most, code, parse));
    if let (Some(value), Some(limit)) = (&value, &limit)
        && size(value) > size(limit)
    {
        let code = if number == "hang" { "index-rank-over-count" } else { "index-score-over-maximum" };
        let text = cells.text(most).unwrap_or_default();
        cells.complain_with(code, number, "most", text);
    }
    (value, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_the_decimals_that_were_written_and_nothing_else_is_one() {
        let read = |text: &str| Figure::parse(text).map(|figure| (figure.value, figure.decimals));
        assert_eq!([read("88,30"), read("88.30"), read("7")], [Some((88.3, 2)), Some((88.3, 2)), Some((7.0, 0))]);
        for bad in ["", "88,", ",5", "-1", "1e3", "1.234,5", "88 %", "NaN", "inf", "9999999999999"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
