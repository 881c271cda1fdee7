//! Pictures for paper: in the inks of a press, or in black alone.
//!
//! Owns [`Ink`] and [`on_paper`]. What comes out is an upright JPEG on white, without metadata.
//!
//! The separation is the plain one, without profiles: C, M and Y are what red, green and blue lack,
//! and most of what the three have in common is printed in black instead (grey component
//! replacement), so that the inks on one spot stay below [`MOST_INK`]. A press that wants its own
//! profile separates the original.

use std::sync::Arc;

use image::DynamicImage;
use jpeg_encoder::{ColorType, Encoder};

use crate::diag::{Diagnostic, Span};

use super::header::{self, Kind, turns};
use super::{Original, encode, pixels, recipe::Size};

/// What a picture is printed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The four inks of a press.
    Cmyk,
    /// Black alone.
    Black,
}

/// The longest side in px: more than paper shows at any size that people come close to.
const LONGEST_PX: u32 = 6000;
const QUALITY: u8 = 92;
/// How much of the grey that three inks would make is printed in black.
const REPLACED: f32 = 0.8;
/// The most ink on one spot, four inks together (300 %, coated offset).
pub const MOST_INK: f32 = 3.0;

/// A photo made ready for paper.
///
/// # Errors
/// The file is not a picture that can be read.
pub fn on_paper(path: &str, bytes: &Arc<[u8]>, ink: Ink) -> Result<Vec<u8>, Box<Diagnostic>> {
    let source = header::read(&Original { path: path.to_owned(), bytes: Arc::clone(bytes) })?;
    let stored = pixels::decode(&source)?;
    let (width, height) =
        if turns(source.orientation) { (stored.height(), stored.width()) } else { (stored.width(), stored.height()) };
    let size = within(Size { width, height });
    let upright = pixels::resize(&stored, &source, size, false)?;
    separated(path, &encode::on_white(&upright).to_rgb8().into(), ink)
}

/// Drawn pixels (RGBA, four bytes each) made ready for paper.
///
/// # Errors
/// When there are not as many as the sides say, or none.
pub fn drawn_on_paper(
    path: &str,
    width: u32,
    height: u32,
    rgba: Vec<u8>,
    ink: Ink,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let failed = || Box::new(Diagnostic::error("image-empty").at(Span::file(path)));
    let drawn = image::RgbaImage::from_raw(width, height, rgba).ok_or_else(failed)?;
    separated(path, &encode::on_white(&drawn.into()).to_rgb8().into(), ink)
}

fn within(size: Size) -> Size {
    let longest = size.width.max(size.height);
    if longest <= LONGEST_PX {
        return size;
    }
    let side = |px: u32| u32::try_from(u64::from(px) * u64::from(LONGEST_PX) / u64::from(longest)).unwrap_or(1).max(1);
    Size { width: side(size.width), height: side(size.height) }
}

fn separated(path: &str, image: &DynamicImage, ink: Ink) -> Result<Vec<u8>, Box<Diagnostic>> {
    let failed = |reason: String| {
        let said = Diagnostic::error("image-encode").arg("kind", Kind::Jpeg.name()).arg("reason", reason);
        Box::new(said.at(Span::file(path)))
    };
    let side = |px: u32| u16::try_from(px).map_err(|_| failed(format!("{px} px")));
    let (width, height) = (side(image.width())?, side(image.height())?);
    let (inks, kind) = match ink {
        Ink::Cmyk => (cmyk(image.to_rgb8().as_raw()), ColorType::Cmyk),
        Ink::Black => (image.to_luma8().into_raw(), ColorType::Luma),
    };
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, QUALITY).encode(&inks, width, height, kind).map_err(|error| failed(error.to_string()))?;
    Ok(bytes)
}

/// Four bytes a pixel, 255 is full ink.
fn cmyk(rgb: &[u8]) -> Vec<u8> {
    let mut inks = Vec::with_capacity(rgb.len() / 3 * 4);
    for pixel in rgb.chunks_exact(3) {
        inks.extend(inks_of([pixel[0], pixel[1], pixel[2]]));
    }
    inks
}

fn inks_of(rgb: [u8; 3]) -> [u8; 4] {
    let lack = rgb.map(|light| 1.0 - f32::from(light) / 255.0);
    let grey = lack.iter().copied().fold(1.0, f32::min);
    // In light tones black would show as grain: it comes in with the square of the grey.
    let black = REPLACED * grey * grey;
    let [cyan, magenta, yellow] = lack.map(|ink| ((ink - black) / (1.0 - black)).clamp(0.0, 1.0));
    let most = ((MOST_INK - black) / (cyan + magenta + yellow).max(f32::EPSILON)).min(1.0);
    [level(cyan * most), level(magenta * most), level(yellow * most), level(black)]
}

/// 0 to 1 as a byte.
fn level(ink: f32) -> u8 {
    (ink.clamp(0.0, 1.0) * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pure_colours_keep_their_inks_and_nothing_is_drowned() {
        assert_eq!(inks_of([255, 255, 255]), [0, 0, 0, 0]);
        assert_eq!(inks_of([0, 255, 255]), [255, 0, 0, 0]);
        assert_eq!(inks_of([255, 0, 0]), [0, 255, 255, 0]);
        for grey in 0..=255 {
            let [cyan, magenta, yellow, black] = inks_of([grey; 3]);
            assert!(cyan == magenta && magenta == yellow, "{grey} has a cast");
            assert!(u32::from(cyan) * 3 + u32::from(black) <= 766, "{grey} is drowned");
            assert!(grey < 200 || black < 20, "{grey} has grain");
        }
        let [.., black] = inks_of([0; 3]);
        assert!(black >= 200);
    }

    #[test]
    fn a_photo_becomes_four_inks_or_one() {
        let mut png = Vec::new();
        let image = image::RgbaImage::from_fn(40, 20, |x, _| image::Rgba([200, 30, 50, if x < 20 { 255 } else { 0 }]));
        image.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        let png: Arc<[u8]> = png.into();
        let inks = |jpeg: &[u8]| {
            let decoder = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(jpeg)).unwrap();
            image::ImageDecoder::original_color_type(&decoder)
        };
        let black = on_paper("a.png", &png, Ink::Black).unwrap();
        assert_eq!(inks(&black), image::ExtendedColorType::L8);
        let four = on_paper("a.png", &png, Ink::Cmyk).unwrap();
        // Decoded to light again, red is red and what was transparent is paper.
        let light = image::load_from_memory(&four).unwrap().to_rgb8();
        let [red, green, _] = light.get_pixel(5, 5).0;
        assert!(red > 150 && green < 90, "{:?}", light.get_pixel(5, 5));
        assert!(light.get_pixel(35, 5).0.iter().all(|light| *light > 245));
        assert_eq!(on_paper("a.png", &b"text".to_vec().into(), Ink::Cmyk).unwrap_err().code, "image-unknown");
    }
}
