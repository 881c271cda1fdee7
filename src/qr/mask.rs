//! The choice of the mask of a code: the one of eight with the fewest patterns that mislead a reader
//! (ISO/IEC 18004, 7.8.3). Whole rows are weighed at once, as bits of a number.

use std::sync::{Arc, Mutex, PoisonError};

use qrcode::canvas::{Canvas, MaskPattern, Module};
use qrcode::{Color, Version};

use super::LEVEL;

/// The most modules of a row that fit in a number.
pub(super) const WIDEST: usize = 64;

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Dark modules as bits: all rows, then all columns.
type Lines = Vec<u64>;

/// What all codes of one size share.
struct Blank {
    /// A code without data under each mask, which where data is to be shows as it is.
    masked: Vec<Lines>,
    /// Where each bit of the data goes: column and row.
    places: Vec<(usize, usize)>,
}

/// The modules of a code of a size with its data, under its best mask, row by row; of equal masks the first is
/// taken.
pub(super) fn masked(version: Version, width: usize, data: &[u8], correction: &[u8]) -> Vec<bool> {
    let blank = blank(version, width);
    let mut drawn = vec![0; 2 * width];
    for (byte, places) in data.iter().chain(correction).zip(blank.places.chunks(8)) {
        for (bit, (x, y)) in places.iter().enumerate() {
            let dark = u64::from(byte << bit >> 7);
            drawn[*y] |= dark << x;
            drawn[width + x] |= dark << y;
        }
    }
    let under = |mask: &Lines| -> Lines { mask.iter().zip(&drawn).map(|(mask, data)| mask ^ data).collect() };
    let best = blank.masked.iter().map(under).min_by_key(|lines| penalty(lines, width)).unwrap_or_default();
    let mut modules = Vec::with_capacity(width * width);
    best.iter().take(width).for_each(|row| modules.extend((0..width).map(|x| row >> x & 1 == 1)));
    modules
}

/// What codes of a size share; it is made once.
fn blank(version: Version, width: usize) -> Arc<Blank> {
    static MADE: Mutex<Vec<(usize, Arc<Blank>)>> = Mutex::new(Vec::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, known)) = made.iter().find(|(size, _)| *size == width) {
        return known.clone();
    }
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    let under = |mask: &MaskPattern| {
        let mut canvas = canvas.clone();
        canvas.apply_mask(*mask);
        lines(canvas, width)
    };
    let blank = Arc::new(Blank { masked: MASKS.iter().map(under).collect(), places: places(&canvas, version.width()) });
    made.push((width, blank.clone()));
    blank
}

/// The modules that are free for data, in its order: two columns at a time from the right, up and down in
/// turn; the column of the timing pattern is left out (ISO/IEC 18004, 7.7.3).
fn places(canvas: &Canvas, width: i16) -> Vec<(usize, usize)> {
    let rights = (8..width).rev().step_by(2).chain([5, 3, 1]);
    let mut places = Vec::new();
    for (number, right) in rights.enumerate() {
        let rows = (0..width).map(|row| if number % 2 == 0 { width - 1 - row } else { row });
        let both = rows.flat_map(|y| [(right, y), (right - 1, y)]);
        let free = both.filter(|(x, y)| canvas.get(*x, *y) == Module::Empty);
        places.extend(free.filter_map(|(x, y)| Some((usize::try_from(x).ok()?, usize::try_from(y).ok()?))));
    }
    places
}

fn lines(canvas: Canvas, width: usize) -> Lines {
    let mut lines = vec![0; 2 * width];
    for (at, _) in canvas.into_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark) {
        let (x, y) = (at % width, at / width);
        lines[y] |= 1 << x;
        lines[width + x] |= 1 << y;
    }
    lines
}

/// How much of what misleads readers is in a code. The three finders at the corners count as well, alike for
/// every mask.
fn penalty(lines: &[u64], width: usize) -> u32 {
    let whole = u64::MAX >> (WIDEST - width);
    let rows = &lines[..width];
    let in_lines: u32 = lines.iter().map(|line| runs(*line, whole >> 1) + finders(*line, whole)).sum();
    let blocks: u32 = rows.windows(2).map(|pair| 3 * blocks(pair[0], pair[1], whole >> 1)).sum();
    in_lines + blocks + imbalance(rows)
}

/// Five and more of one kind in a line: three points, and one for each beyond five.
fn runs(line: u64, pairs: u64) -> u32 {
    let alike = !(line ^ (line >> 1)) & pairs;
    let fives = alike & (alike >> 1) & (alike >> 2) & (alike >> 3);
    let begins = fives & !(fives << 1);
    fives.count_ones() + 2 * begins.count_ones()
}

/// What looks like a finder, with four light modules or the border on a side of it: forty points each.
fn finders(dark: u64, whole: u64) -> u32 {
    let light = !dark & whole;
    let middle = (dark >> 2) & (dark >> 3) & (dark >> 4);
    let found = middle & dark & (light >> 1) & (light >> 5) & (dark >> 6);
    if found == 0 {
        return 0;
    }
    let before = (dark << 1) | (dark << 2) | (dark << 3) | (dark << 4);
    let after = (dark >> 7) | (dark >> 8) | (dark >> 9) | (dark >> 10);
    40 * (found & !(before & after)).count_ones()
}

/// Squares of four modules alike in two rows.
fn blocks(row: u64, next: u64, all: u64) -> u32 {
    let differs = (row ^ (row >> 1)) | (next ^ (next >> 1)) | (row ^ next);
    (!differs & all).count_ones()
}

/// Half a point for each percent that the dark modules are off the half.
fn imbalance(rows: &[u64]) -> u32 {
    let dark: usize = rows.iter().map(|row| row.count_ones() as usize).sum();
    u32::try_from((dark * 200 / (rows.len() * rows.len())).abs_diff(100)).unwrap_or_default()
}
