//! Charts of an index: drawn once, for the screen and for paper, and the table that stands beside them.
//!
//! [`drawings`] gives the score as bars by year from zero, and the rank as a line with 1 on top;
//! [`table`] gives every value with its source. Both speak Vietnamese or English. A drawing is an
//! SVG of its own: 360 units wide, so that on a phone a unit is about a pixel, with a title and a text
//! that says every value. It reads no file and knows no page.

mod rank;
mod score;
mod svg;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use table::{Line, Table, newest, table};
pub use words::{NO_VALUES, word};

use crate::model::tables::indices::{Figure, Series};
use crate::text::{number, slug};

/// Where a drawing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// In a page: it takes the colour of the text around, and its classes take those of the theme.
    Screen,
    /// On a sheet: it brings its colours and the name of its font.
    Paper,
}

/// A drawing of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// What it shows, for names of files: `diem` or `hang`.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// The same in fewer words, where the index is named already.
    pub short: String,
    /// Every value in words, for those who cannot see it.
    pub description: String,
    /// The SVG element.
    pub svg: String,
}

/// The drawings of a series: of its scores, of its ranks, of what it has. `mark` keeps apart the names
/// within a page that shows a series twice; it is empty otherwise.
pub fn drawings(series: &Series, look: Look, lang: &str, mark: &str) -> Vec<Drawing> {
    [score::draw(series, look, lang, mark), rank::draw(series, look, lang, mark)].into_iter().flatten().collect()
}

/// How a chart of a series is named within a page.
fn id(series: &Series, name: &str, mark: &str) -> String {
    let parts = [&*series.index, &*series.body, name, mark].map(slug);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("bieu-do-{}", parts.join("-"))
}

/// A number with so many decimals, zeros at its end too: 88,30.
fn figure(value: f64, decimals: usize, lang: &str) -> String {
    let mut text = number::format(value, decimals, lang);
    let sign = number::format(0.5, 1, lang).chars().nth(1).unwrap_or(',');
    let written = text.rsplit_once(sign).map_or(0, |(_, after)| after.len());
    if written < decimals {
        if written == 0 {
            text.push(sign);
        }
        text.extend(std::iter::repeat_n('0', decimals - written));
    }
    text
}

/// As many decimals as the finest score of a series has: its scores stand under each other.
fn decimals(series: &Series) -> usize {
    series.values.iter().filter_map(|value| value.score).map(|score| score.decimals).max().unwrap_or(0)
}

/// A maximum as short as it can be: 100, not 100,00.
fn limit(figure: Figure, lang: &str) -> String {
    number::format(figure.value, figure.decimals, lang)
}
