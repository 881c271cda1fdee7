//! The size of a drawing: `width` and `height`, or the proportions and size of `viewBox`.

use crate::images::recipe::Size;

use super::rules::Root;

/// The largest side that is believed, in pixels.
const LARGEST: f64 = 100_000.0;

/// The size in CSS pixels; `None` when the drawing states none.
pub(super) fn of(root: &Root) -> Option<Size> {
    let attribute = |name: &str| root.iter().find(|(known, _)| known == name).map(|(_, v)| v.as_str());
    let width = attribute("width").and_then(length);
    let height = attribute("height").and_then(length);
    let view = attribute("viewBox").and_then(view_box);
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    Some(Size { width: pixels(width)?, height: pixels(height)? })
}

/// A length in CSS pixels (CSS Values and Units, section 6.2); a percentage says nothing.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let number: f64 = digits.trim_end().parse().ok()?;
    let unit = match text[digits.len()..].to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pc" | "em" | "rem" => 16.0,
        _ => return None,
    };
    (number > 0.0).then_some(number * unit)
}

fn view_box(text: &str) -> Option<(f64, f64)> {
    let numbers: Result<Vec<f64>, _> =
        text.split([' ', ',', '\t', '\r', '\n']).filter(|part| !part.is_empty()).map(str::parse).collect();
    match numbers.ok()?.as_slice() {
        [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
        _ => None,
    }
}

/// Rounded to whole pixels, at least 1.
fn pixels(length: f64) -> Option<u32> {
    let believed = length.is_finite() && length <= LARGEST;
    // In range: checked on the line above.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    believed.then(|| length.round().max(1.0) as u32)
}
