//! The choice of the mask of a code: the one of eight with the fewest patterns that mislead a reader
//! (ISO/IEC 18004, 7.8.3). Whole rows are weighed at once, as bits of a number.

use qrcode::Color;
use qrcode::canvas::{Canvas, MaskPattern};

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

/// The modules of a drawn code under its best mask, row by row; of equal masks the first is taken.
pub(super) fn masked(canvas: &Canvas, width: usize) -> Vec<Color> {
    let under = |mask: &MaskPattern| {
        let mut canvas = canvas.clone();
        canvas.apply_mask(*mask);
        canvas.into_colors()
    };
    MASKS.iter().map(under).min_by_key(|modules| penalty(modules, width)).unwrap_or_default()
}

/// How much of what misleads readers is in a code. The three finders at the corners count as well, alike for
/// every mask.
fn penalty(modules: &[Color], width: usize) -> u32 {
    let (mut rows, mut columns) = (vec![0_u128; width], vec![0_u128; width]);
    for (y, row) in modules.chunks(width).enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, module)| **module == Color::Dark) {
            rows[y] |= 1 << x;
            columns[x] |= 1 << y;
        }
    }
    let whole = u128::MAX >> (WIDEST - width);
    let lines = rows.iter().chain(&columns).map(|dark| runs(*dark) + runs(!dark & whole) + finders(*dark, whole));
    let blocks = rows.windows(2).map(|pair| 3 * blocks(pair[0], pair[1], whole >> 1)).sum::<u32>();
    lines.sum::<u32>() + blocks + imbalance(&rows, modules.len())
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
fn imbalance(rows: &[u128], modules: usize) -> u32 {
    let dark: usize = rows.iter().map(|row| row.count_ones() as usize).sum();
    u32::try_from((dark * 200 / modules).abs_diff(100)).unwrap_or_default()
}
