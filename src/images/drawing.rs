//! A drawn page as a PNG file: flat colours with smooth edges, which compress best and fastest without
//! filters, unless a photo is among them.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// How hard the compressor tries, 1 to 9: at 3 a poster takes a third of the time of the usual 6 and is
/// a ninth larger.
const LEVEL: u8 = 3;

/// The PNG file of opaque pixels (RGBA, four bytes each). `photo`: whether a photo is among them.
///
/// # Errors
/// What the encoder says, as when there are not as many pixels as the sides say.
pub fn png_of_drawing(width: u32, height: u32, rgba: &[u8], photo: bool) -> Result<Vec<u8>, String> {
    if rgba.len() as u64 != u64::from(width) * u64::from(height) * 4 {
        return Err(format!("{} bytes for {width} × {height} px", rgba.len()));
    }
    let filter = if photo { FilterType::Adaptive } else { FilterType::NoFilter };
    let rgb: Vec<u8> = rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Level(LEVEL), filter)
        .write_image(&rgb, width, height, ExtendedColorType::Rgb8)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_come_back_and_a_wrong_number_is_told() {
        let pixels: Vec<u8> = (0..40 * 30).flat_map(|n: u32| [(n % 7) as u8, 9, (n % 251) as u8, 255]).collect();
        for photo in [false, true] {
            let png = png_of_drawing(40, 30, &pixels, photo).unwrap();
            assert_eq!(image::load_from_memory(&png).unwrap().to_rgba8().into_raw(), pixels);
        }
        assert!(png_of_drawing(41, 30, &pixels, false).is_err());
    }
}
