//! Pictures for tests, made in code: what cameras, phones and drawing programs write.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::Original;

/// Hidden in every kind of metadata below; no output may hold it.
pub const SECRET: &[u8] = b"22.6657N-106.2522E-CANARY";

pub fn original(path: &str, bytes: impl Into<Arc<[u8]>>) -> Original {
    Original { path: path.to_owned(), bytes: bytes.into() }
}

/// A picture with soft and rough parts, so that encoders have something to do.
pub fn photo(width: u32, height: u32) -> RgbImage {
    let mut seed = 12345_u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (seed >> 27) as u8;
        let soft = |n: u32, of: u32| (n * 200 / of.max(1)) as u8;
        let stripe = if (x / 7 + y / 11) % 5 == 0 { 40 } else { 0 };
        Rgb([soft(x, width) + noise, soft(y, height) + stripe, soft(x + y, width + height) + noise])
    })
}

/// Red, green over blue, white: upright, one colour a quarter.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([255, 0, 0]),
        (false, true) => Rgb([0, 255, 0]),
        (true, false) => Rgb([0, 0, 255]),
        (false, false) => Rgb([255, 255, 255]),
    })
}

pub fn jpeg(image: &DynamicImage, icc: Option<Vec<u8>>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, 92);
    if let Some(icc) = icc {
        encoder.set_icc_profile(icc).unwrap();
    }
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into()).unwrap();
    out
}

pub fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A JPEG as a phone writes it: EXIF with orientation and GPS, XMP, IPTC and a comment.
pub fn phone_jpeg(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = jpeg(image, None);
    let exif = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), SECRET].concat();
    let iptc = [b"Photoshop 3.0\0".as_slice(), SECRET].concat();
    let mut out = vec![0xFF, 0xD8];
    for (marker, data) in [(0xE1, exif), (0xE1, xmp), (0xED, iptc), (0xFE, SECRET.to_vec())] {
        out.extend_from_slice(&[0xFF, marker]);
        out.extend_from_slice(&(data.len() as u16 + 2).to_be_bytes());
        out.extend_from_slice(&data);
    }
    out.extend_from_slice(&plain[2..]);
    // Phones append things after the end: a video, a depth map.
    out.extend_from_slice(SECRET);
    out
}

/// EXIF 2.3, big-endian: IFD0 with the orientation and a GPS IFD whose area name is the secret.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut out = b"MM\0\x2A\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let (tag, kind, count) = (tag.to_be_bytes(), kind.to_be_bytes(), count.to_be_bytes());
        [tag.as_slice(), &kind, &count, &value].concat()
    };
    out.extend_from_slice(&2_u16.to_be_bytes());
    out.extend(entry(0x0112, 3, 1, [0, orientation, 0, 0]));
    out.extend(entry(0x8825, 4, 1, 38_u32.to_be_bytes()));
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&2_u16.to_be_bytes());
    out.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    out.extend(entry(0x001C, 7, SECRET.len() as u32, 68_u32.to_be_bytes()));
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(SECRET);
    out
}

/// A baseline JPEG of 8 × 8 pixels in inverted CMYK, as Photoshop writes it, all of one colour.
pub fn cmyk_jpeg(cmyk: [u8; 4]) -> Vec<u8> {
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xEE, 0, 14];
    out.extend_from_slice(b"Adobe\0\x64\0\0\0\0\0");
    out.extend_from_slice(&[0xFF, 0xDB, 0, 67, 0]);
    out.extend_from_slice(&[1; 64]);
    out.extend_from_slice(&[0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4]);
    (1..=4).for_each(|id| out.extend_from_slice(&[id, 0x11, 0]));
    // DC: twelve codes of four bits for the categories 0–11. AC: one code, the end of the block.
    out.extend_from_slice(&[0xFF, 0xC4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    out.extend(0..12);
    out.extend_from_slice(&[0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    out.extend_from_slice(&[0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    let mut bits = String::new();
    for ink in cmyk {
        let value = 8 * (i32::from(255 - ink) - 128);
        let category = 32 - value.unsigned_abs().leading_zeros();
        bits += &format!("{category:04b}");
        let low = if value < 0 { value + (1 << category) - 1 } else { value };
        if category > 0 {
            bits += &format!("{low:0width$b}", width = category as usize);
        }
        bits.push('0');
    }
    while !bits.len().is_multiple_of(8) {
        bits.push('1');
    }
    for byte in bits.as_bytes().chunks(8) {
        let byte = u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap();
        out.push(byte);
        if byte == 0xFF {
            out.push(0);
        }
    }
    out.extend_from_slice(&[0xFF, 0xD9]);
    out
}

/// A PNG of those chunks.
pub fn png_of(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1A\n".to_vec();
    for (kind, data) in chunks {
        out.extend_from_slice(&(data.len() as u32).to_be_bytes());
        let body = [kind.as_slice(), data].concat();
        out.extend_from_slice(&body);
        out.extend_from_slice(&crc32(&body).to_be_bytes());
    }
    out
}

pub fn png_header(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat()
}

/// 2 × 2 pixels of a palette: opaque red, half green, clear, opaque red; with a text and an EXIF chunk.
pub fn palette_png() -> Vec<u8> {
    png_of(&[
        (b"IHDR", png_header(2, 2, 8, 3)),
        (b"tEXt", [b"Comment\0".as_slice(), SECRET].concat()),
        (b"eXIf", exif(1)),
        (b"PLTE", vec![255, 0, 0, 0, 255, 0, 0, 0, 0]),
        (b"tRNS", vec![255, 128, 0]),
        (b"IDAT", zlib(&[0, 0, 1, 0, 2, 0])),
        (b"IEND", Vec::new()),
    ])
}

/// Stored, not compressed (RFC 1950, RFC 1951).
fn zlib(data: &[u8]) -> Vec<u8> {
    let length = data.len() as u16;
    let (a, b) = data.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    let mut out = vec![0x78, 0x01, 1];
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&(!length).to_le_bytes());
    out.extend_from_slice(data);
    out.extend_from_slice(&(b << 16 | a).to_be_bytes());
    out
}

fn crc32(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// An animation of `frames` frames.
pub fn gif(frames: u8) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new(&mut out);
    for number in 0..frames {
        let frame = RgbaImage::from_pixel(12, 8, Rgba([number * 60, 200, 0, 255]));
        encoder.encode_frame(Frame::new(frame)).unwrap();
    }
    drop(encoder);
    out
}

/// The same with a comment before its trailer.
pub fn gif_with_comment(frames: u8) -> Vec<u8> {
    let mut out = gif(frames);
    out.pop();
    out.extend_from_slice(&[0x21, 0xFE, SECRET.len() as u8]);
    out.extend_from_slice(SECRET);
    out.extend_from_slice(&[0, 0x3B]);
    out
}

pub fn animated_webp() -> Vec<u8> {
    let config = webp::WebPConfig::new().unwrap();
    let mut encoder = webp::AnimEncoder::new(16, 16, &config);
    let (a, b) = (vec![200; 16 * 16 * 3], vec![20; 16 * 16 * 3]);
    encoder.add_frame(webp::AnimFrame::from_rgb(&a, 16, 16, 0));
    encoder.add_frame(webp::AnimFrame::from_rgb(&b, 16, 16, 100));
    encoder.encode().to_vec()
}

/// The least profile that names itself: a header, and a description.
pub fn icc_profile(description: &str, space: &[u8; 4]) -> Vec<u8> {
    let text = [b"desc\0\0\0\0".as_slice(), &(description.len() as u32 + 1).to_be_bytes()].concat();
    let text = [text.as_slice(), description.as_bytes(), &[0; 79]].concat();
    let mut out = vec![0; 128];
    out[0..4].copy_from_slice(&(144 + text.len() as u32).to_be_bytes());
    out[8] = 2;
    out[12..16].copy_from_slice(b"mntr");
    out[16..20].copy_from_slice(space);
    out[20..24].copy_from_slice(b"XYZ ");
    out[36..40].copy_from_slice(b"acsp");
    out.extend_from_slice(&1_u32.to_be_bytes());
    out.extend_from_slice(b"desc");
    out.extend_from_slice(&144_u32.to_be_bytes());
    out.extend_from_slice(&(text.len() as u32).to_be_bytes());
    out.extend_from_slice(&text);
    out
}
