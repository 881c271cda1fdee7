//! The choice of the mask of a code: the one of eight with the fewest patterns that mislead a reader
//! (ISO/IEC 18004, 7.8.3). Whole rows are weighed at once, as bits of a number.

use std::sync::{Arc, Mutex, PoisonError};

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, Version};

use super::LEVEL;

/// The most modules of a row that fit in a number.
pub(super) const WIDEST: usize = 128;

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
type Lines = Vec<u128>;

/// What all codes of one size share.
struct Blank {
    /// A code without data and mask.
    canvas: Canvas,
    lines: Lines,
    /// The same under each mask, which where data is to be shows as it is.
    masked: Vec<Lines>,
}

/// The modules of a code of a size with its data, under its best mask, row by row; of equal masks the first is
/// taken.
pub(super) fn masked(version: Version, width: usize, data: &[u8], correction: &[u8]) -> Vec<bool> {
    let blank = blank(version, width);
    let mut canvas = blank.canvas.clone();
    canvas.draw_data(data, correction);
    let drawn = lines(canvas, width);
    let data: Lines = drawn.iter().zip(&blank.lines).map(|(drawn, blank)| drawn ^ blank).collect();
    let under = |mask: &Lines| -> Lines { mask.iter().zip(&data).map(|(mask, data)| mask ^ data).collect() };
    let best = blank.masked.iter().map(under).min_by_key(|lines| penalty(lines, width)).unwrap_or_default();
    best.iter().take(width).flat_map(|row| (0..width).map(move |x| row >> x & 1 == 1)).collect()
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
    let masked = MASKS.iter().map(under).collect();
    let blank = Arc::new(Blank { lines: lines(canvas.clone(), width), canvas, masked });
    made.push((width, blank.clone()));
    blank
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
fn penalty(lines: &[u128], width: usize) -> u32 {
    let whole = u128::MAX >> (WIDEST - width);
    let of_line = |dark: &u128| runs(*dark) + runs(!dark & whole) + finders(*dark, whole);
    let rows = &lines[..width];
    let blocks: u32 = rows.windows(2).map(|pair| 3 * blocks(pair[0], pair[1], whole >> 1)).sum();
    lines.iter().map(of_line).sum::<u32>() + blocks + imbalance(rows)
}

/// Five and more of one kind in a line: three points, and one for each beyond five.
fn runs(line: u128) -> u32 {
    let fives = line & (line >> 1) & (line >> 2) & (line >> 3) & (line >> 4);
    let begins = fives & !(fives << 1);
    fives.count_ones() + 2 * begins.count_ones()
}

/// What looks like a finder, with four light modules or the border on a side of it: forty points each.
fn finders(dark: u128, whole: u128) -> u32 {
    let light = !dark & whole;
    let found = dark & (light >> 1) & (dark >> 2) & (dark >> 3) & (dark >> 4) & (light >> 5) & (dark >> 6);
    let before = (dark << 1) | (dark << 2) | (dark << 3) | (dark << 4);
    let after = (dark >> 7) | (dark >> 8) | (dark >> 9) | (dark >> 10);
    40 * (found & !(before & after)).count_ones()
}

/// Squares of four modules alike in two rows.
fn blocks(row: u128, next: u128, all: u128) -> u32 {
    let differs = (row ^ (row >> 1)) | (next ^ (next >> 1)) | (row ^ next);
    (!differs & all).count_ones()
}

/// Half a point for each percent that the dark modules are off the half.
fn imbalance(rows: &[u128]) -> u32 {
    let dark: usize = rows.iter().map(|row| row.count_ones() as usize).sum();
    u32::try_from((dark * 200 / (rows.len() * rows.len())).abs_diff(100)).unwrap_or_default()
}
