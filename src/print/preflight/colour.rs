//! Contrast of colours as WCAG 2.2 defines it (relative luminance, contrast ratio).

use typst::visualize::{Color, Paint};

/// The relative luminance of a plain colour, 0 black to 1 white; none for gradients and patterns.
pub(super) fn luminance(paint: &Paint) -> Option<f64> {
    let Paint::Solid(color) = paint else { return None };
    Some(of_color(color))
}

fn of_color(color: &Color) -> f64 {
    let [red, green, blue, _] = Color::from(color.to_rgb()).to_vec4();
    let linear = |channel: f32| {
        let channel = f64::from(channel);
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The contrast ratio of two luminances, 1 to 21.
pub(super) fn ratio(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_those_of_the_standard() {
        assert!((ratio(0.0, 1.0) - 21.0).abs() < 1e-9 && (ratio(0.3, 0.3) - 1.0).abs() < 1e-9);
        let grey = Paint::Solid(Color::from_u8(0x76, 0x76, 0x76, 255));
        let ratio = ratio(luminance(&grey).unwrap(), 1.0);
        // #767676 is the lightest grey that has 4.5:1 on white.
        assert!((4.5..4.6).contains(&ratio), "{ratio}");
    }
}
