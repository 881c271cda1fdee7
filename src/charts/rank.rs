//! Ranks as a line by year, 1 on top. Ranks among another number of bodies are not joined: 12 of 63 and
//! 12 of 34 are no standstill. A line from top to bottom parts such times; the last rank of each is named
//! at its rule, and under its years stands how many were ranked.

use super::svg::{Anchor, Ink, Pen, WIDTH, wide};
use super::words::{say, word};
use super::{Drawing, Look, id};
use crate::model::tables::indices::Series;

const SIZE: f64 = 15.0;
/// Where the plot lies: the words "Hạng 1" and "Trong số" stand left of it, the last rank right of it.
const LEFT: f64 = 90.0;
const RIGHT: f64 = WIDTH - 46.0;
const TOP: f64 = 30.0;
const HEIGHT: f64 = 150.0;
/// From the lowest rank to the base line of the years.
const TO_YEARS: f64 = 42.0;
/// Height of a line of words under the years.
const LINE: f64 = 22.0;

/// A rank and where it is drawn.
#[derive(Clone, Copy)]
struct Point {
    year: i16,
    rank: u32,
    out_of: u32,
    x: f64,
    y: f64,
}

pub(super) fn draw(series: &Series, look: Look, lang: &str, mark: &str) -> Option<Drawing> {
    let points = points(series);
    let (first, last) = (points.first()?, points.last()?);
    let mut pen = Pen::new(look);
    pen.text((0.0, TOP + 5.0), SIZE, 400, Anchor::Start, Ink::Soft, word("best", lang));
    pen.line((LEFT - 18.0, TOP), (RIGHT + 18.0, TOP), 1.0, Ink::Rule);
    let runs: Vec<&[Point]> = points.chunk_by(|a, b| a.out_of == b.out_of).collect();
    let step = step(first, last);
    floors(&mut pen, &runs, step, lang);
    for run in &runs {
        // A year without a rank is a gap in the line.
        for pair in run.windows(2).filter(|pair| pair[1].year - pair[0].year == 1) {
            pen.line((pair[0].x, pair[0].y), (pair[1].x, pair[1].y), 2.5, Ink::Past);
        }
    }
    for point in &points {
        let newest = point.year == last.year;
        let (radius, ink) = if newest { (6.0, Ink::Mark) } else { (4.5, Ink::Past) };
        pen.dot((point.x, point.y), radius, ink);
    }
    numbers(&mut pen, &points);
    years(&mut pen, first, last);
    let foot = counts(&mut pen, &runs, step, lang);
    let names = [("index", series.index.clone()), ("body", series.body.clone())];
    let (title, short) = (say("rank-title", lang, &names), say("rank-short", lang, &names));
    let told = points.iter().map(|point| {
        let values =
            [("year", point.year.to_string()), ("rank", point.rank.to_string()), ("count", point.out_of.to_string())];
        say("rank-one", lang, &values)
    });
    let description = super::table::sentence(&told.collect::<Vec<_>>());
    let svg = pen.finish(foot, &id(series, "hang", mark), &title, &description);
    Some(Drawing { name: "hang", title, short, description, svg })
}

fn points(series: &Series) -> Vec<Point> {
    let ranked = || series.values.iter().filter_map(|value| Some((value.year, value.rank?, value.out_of?)));
    let lowest = ranked().map(|(_, _, out_of)| out_of).max().unwrap_or(1);
    let (first, last) = (ranked().next().map_or(0, |one| one.0), ranked().next_back().map_or(0, |one| one.0));
    let place = |year: i16| match last - first {
        0 => f64::midpoint(LEFT, RIGHT),
        years => LEFT + (RIGHT - LEFT) * f64::from(year - first) / f64::from(years),
    };
    let point = |(year, rank, out_of)| Point { year, rank, out_of, x: place(year), y: height_of(rank, lowest) };
    ranked().map(point).collect()
}

/// From a year to the next; all the room when there is but one.
fn step(first: &Point, last: &Point) -> f64 {
    match last.year - first.year {
        0 => WIDTH,
        years => (RIGHT - LEFT) / f64::from(years),
    }
}

/// From where to where a line under some years goes: a little past them, and not to the next.
fn ends(run: &[Point], step: f64) -> (f64, f64) {
    let past = 16.0_f64.min(step / 2.0 - 2.0);
    (run[0].x - past, run[run.len() - 1].x + past)
}

/// The rule at the last rank of each time, named at both edges of the plot, and what parts the times.
fn floors(pen: &mut Pen, runs: &[&[Point]], step: f64, lang: &str) {
    let lowest = runs.iter().map(|run| run[0].out_of).max().unwrap_or(1);
    let bottom = TOP + HEIGHT;
    for pair in runs.windows(2) {
        let middle = pair[0].last().zip(pair[1].first()).map(|(before, after)| f64::midpoint(before.x, after.x));
        middle.into_iter().for_each(|x| pen.line((x, TOP - 18.0), (x, bottom + 18.0), 1.0, Ink::Past));
    }
    for (number, run) in runs.iter().enumerate() {
        let y = height_of(run[0].out_of, lowest);
        let (from, to) = ends(run, step);
        pen.line((from, y), (to, y), 1.0, Ink::Rule);
        let count = run[0].out_of.to_string();
        if number == 0 && run[0].out_of > 1 {
            let text = say("last", lang, &[("count", count)]);
            pen.text((0.0, y + 5.0), SIZE, 400, Anchor::Start, Ink::Soft, &text);
        } else if number + 1 == runs.len() && run[0].out_of > 1 {
            pen.text((RIGHT + 20.0, y + 5.0), SIZE, 400, Anchor::Start, Ink::Soft, &count);
        }
    }
}

/// Where a rank lies: 1 on top, the largest number of bodies at the bottom.
fn height_of(rank: u32, lowest: u32) -> f64 {
    let below = f64::from(lowest.max(2) - 1);
    TOP + HEIGHT * f64::from(rank.saturating_sub(1)) / below
}

/// The numbers at the points: the newest, the first, the best and the worst for sure, others where there
/// is room. The number at a low of the line stands under it, the others over it.
fn numbers(pen: &mut Pen, points: &[Point]) {
    let mut order: Vec<usize> = vec![points.len() - 1, 0];
    order.extend((0..points.len()).min_by_key(|at| points[*at].rank));
    order.extend((0..points.len()).max_by_key(|at| points[*at].rank));
    order.extend(0..points.len());
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for at in order {
        let point = points[at];
        let around = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| points.get(at)));
        let lower = around.into_iter().flatten().all(|other| other.rank < point.rank) && points.len() > 1;
        let y = if lower { point.y + 23.0 } else { point.y - 11.0 };
        let text = point.rank.to_string();
        let half = wide(&text, SIZE) / 2.0 + 2.0;
        if taken.iter().any(|(x, line, other)| (x - point.x).abs() < half + other && (line - y).abs() < SIZE) {
            continue;
        }
        taken.push((point.x, y, half));
        pen.text((point.x, y), SIZE, 700, Anchor::Middle, Ink::Number, &text);
    }
}

/// The years under the plot, counted back from the newest in even steps, as many as there is room for.
fn years(pen: &mut Pen, first: &Point, last: &Point) {
    let y = TOP + HEIGHT + TO_YEARS;
    let count = last.year - first.year;
    let step = step(first, last);
    let room = wide("2025", SIZE) + 6.0;
    let every = (1..=count.max(1)).find(|every| f64::from(*every) * step >= room).unwrap_or(count.max(1));
    for back in (0..=count).filter(|back| back % every == 0) {
        let (x, year) = (last.x - f64::from(back) * step, last.year - back);
        let weight = if back == 0 { 700 } else { 400 };
        pen.text((x, y), SIZE, weight, Anchor::Middle, Ink::Text, &year.to_string());
    }
}

/// Under the years, a line for each time that as many were ranked, and below its middle how many: what
/// the numbers are is said once, at the left. Numbers that would meet stand one under the other. Gives
/// the height of the drawing.
fn counts(pen: &mut Pen, runs: &[&[Point]], step: f64, lang: &str) -> f64 {
    let rule = TOP + HEIGHT + TO_YEARS + 9.0;
    pen.text((0.0, rule + 18.0), SIZE, 400, Anchor::Start, Ink::Soft, word("out-of", lang));
    let mut rows: Vec<f64> = Vec::new();
    for run in runs {
        let (from, to) = ends(run, step);
        pen.line((from, rule), (to, rule), 2.0, Ink::Past);
        let text = run[0].out_of.to_string();
        let half = wide(&text, SIZE) / 2.0;
        let middle = f64::midpoint(from, to);
        let row = rows.iter().position(|end| end + 6.0 <= middle - half).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(0.0);
        }
        rows[row] = middle + half;
        let down = f64::from(u16::try_from(row).unwrap_or(u16::MAX));
        pen.text((middle, rule + 18.0 + down * LINE), SIZE, 700, Anchor::Middle, Ink::Text, &text);
    }
    rule + 4.0 + LINE * f64::from(u16::try_from(rows.len()).unwrap_or(u16::MAX)).max(1.0)
}
