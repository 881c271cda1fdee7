//! Pictures for tests, made on the spot.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage};

/// A gradient: a picture that compresses like a photograph, not like a drawing.
fn gradient(width: u32, height: u32) -> DynamicImage {
    let colour = |x: u32, y: u32| [(x * 255 / width) as u8, (y * 255 / height) as u8, ((x * y) % 251) as u8];
    RgbImage::from_fn(width, height, |x, y| image::Rgb(colour(x, y))).into()
}

/// A PNG picture.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    gradient(width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A word in the Exif block of [`phone_jpeg`], where a phone writes where it was.
pub const SECRET: &str = "NOI-CHUP-ANH";

/// A JPEG picture as a phone on its side takes it: Exif orientation 6, and what nobody should publish.
pub fn phone_jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 90).encode_image(&gradient(width, height)).unwrap();
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x0e\0\x02\0\0\0\x0d\0\0\0\x26"); // ImageDescription, 13 bytes at 0x26
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // Orientation 6
    exif.extend(b"\0\0\0\0");
    exif.extend(SECRET.as_bytes());
    exif.push(0);
    let mut bytes = plain[..2].to_vec();
    bytes.extend(b"\xff\xe1");
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}
