//! Scores as bars, one row a year, from zero to the most that the score could be. Rows keep every value
//! readable on a phone, however many years there are.

use super::svg::{Anchor, Ink, Pen, WIDTH, wide};
use super::words::{say, word};
use super::{Drawing, Look, decimals, figure, id, limit};
use crate::model::tables::indices::{Measured, Series};

/// Height of a row and of its bar, place of the first row, size of words and of the scale.
const ROW: f64 = 32.0;
const BAR: f64 = 18.0;
const TOP: f64 = 4.0;
const SIZE: f64 = 15.0;
const SCALE: f64 = 15.0;
/// Where bars begin: a year stands before them.
const LEFT: f64 = 46.0;
/// More years without a value than this in a row share one line.
const LONG_GAP: i16 = 2;

/// What one row shows.
enum Bar<'a> {
    Value(&'a Measured),
    /// Years without a value, the first and the last.
    Gap(i16, i16),
}

pub(super) fn draw(series: &Series, look: Look, lang: &str, mark: &str) -> Option<Drawing> {
    let scored: Vec<&Measured> = series.values.iter().filter(|value| value.score.is_some()).collect();
    let newest = scored.last()?.year;
    let top = scored.iter().filter_map(|value| value.max).map(|max| max.value).fold(0.0, f64::max);
    let limits: Vec<String> = scored.iter().filter_map(|value| value.max).map(|max| limit(max, lang)).collect();
    let one_limit = limits.windows(2).all(|pair| pair[0] == pair[1]);
    let places = decimals(series);
    let label = |value: &Measured| {
        let score = value.score.map_or_else(String::new, |score| figure(score.value, places, lang));
        let max = value.max.filter(|_| !one_limit).map_or_else(String::new, |max| format!("/{}", limit(max, lang)));
        score + &max
    };
    let widest = scored.iter().map(|value| wide(&label(value), SIZE)).fold(0.0, f64::max);
    // However long the numbers are, bars keep some room.
    let right = (WIDTH - widest - 12.0).max(LEFT + 40.0);
    let length = |value: f64| if top > 0.0 { (right - LEFT) * value / top } else { 0.0 };
    let mut pen = Pen::new(look);
    let bars = bars(&scored);
    for (number, bar) in bars.iter().enumerate() {
        let y = TOP + ROW * f64::from(u16::try_from(number).unwrap_or(u16::MAX));
        let base = y + BAR / 2.0 + 7.0;
        match bar {
            Bar::Value(value) => {
                let (weight, ink) = if value.year == newest { (700, Ink::Mark) } else { (400, Ink::Past) };
                let (score, max) = (value.score.map_or(0.0, |s| s.value), value.max.map_or(0.0, |m| m.value));
                pen.line((LEFT, y - 5.0), (LEFT, y + ROW - 7.0), 1.5, Ink::Rule);
                pen.text((0.0, base), SIZE, weight, Anchor::Start, Ink::Text, &value.year.to_string());
                pen.rect([LEFT, y + 1.0, length(max), BAR], Ink::Track);
                pen.rect([LEFT, y + 1.0, length(score), BAR], ink);
                pen.text((WIDTH - 2.0, base), SIZE, weight, Anchor::End, Ink::Text, &label(value));
            }
            Bar::Gap(first, last) => {
                let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
                let at = (wide(&years, SIZE) + 12.0).max(LEFT + 8.0);
                pen.text((0.0, base), SIZE, 400, Anchor::Start, Ink::Soft, &years);
                pen.text((at, base), SIZE, 400, Anchor::Start, Ink::Soft, word("no-value", lang));
            }
        }
    }
    let foot = TOP + ROW * f64::from(u16::try_from(bars.len()).unwrap_or(u16::MAX));
    scale(&mut pen, foot, right, &limits, top, &scored);
    let names = [("index", series.index.clone()), ("body", series.body.clone())];
    let (title, short) = (say("score-title", lang, &names), say("score-short", lang, &names));
    let told: Vec<String> = scored.iter().map(|value| told(value, places, lang)).collect();
    let description = super::table::sentence(&told);
    let svg = pen.finish(foot + 21.0, &id(series, "diem", mark), &title, &description);
    Some(Drawing { name: "diem", title, short, description, svg })
}

/// What lies at both ends of the scale.
fn scale(pen: &mut Pen, foot: f64, right: f64, limits: &[String], top: f64, scored: &[&Measured]) {
    pen.text((LEFT, foot + 13.0), SCALE, 400, Anchor::Start, Ink::Soft, "0");
    let highest = scored.iter().position(|value| value.max.is_some_and(|max| max.value >= top));
    if let Some(most) = highest.and_then(|number| limits.get(number)) {
        pen.text((right, foot + 13.0), SCALE, 400, Anchor::End, Ink::Soft, most);
    }
}

fn told(value: &Measured, places: usize, lang: &str) -> String {
    let score = value.score.map_or_else(String::new, |score| figure(score.value, places, lang));
    let max = value.max.map_or_else(String::new, |max| limit(max, lang));
    say("score-one", lang, &[("year", value.year.to_string()), ("score", score), ("max", max)])
}

/// The rows from the first year to the last: years without a value are there too.
fn bars<'a>(scored: &[&'a Measured]) -> Vec<Bar<'a>> {
    let mut bars = Vec::new();
    let mut next = scored.first().map_or(0, |value| value.year);
    for value in scored {
        match value.year - next {
            0 => {}
            missing if missing > LONG_GAP => bars.push(Bar::Gap(next, value.year - 1)),
            _ => bars.extend((next..value.year).map(|year| Bar::Gap(year, year))),
        }
        bars.push(Bar::Value(value));
        next = value.year.saturating_add(1);
    }
    bars
}
