//! Photos for a benchmark, and a stand-in for what Zola does with them.
//!
//!     pictures make FOLDER COUNT           photos of 4000 × 3000 pixels: skies, shapes, texture and grain
//!     pictures zola FOLDER OUTPUT WIDTH…   each photo in each width as WebP, the way of `resize_image`
//!
//! Zola is in no registry of packages, so the second does what its `imageproc` does, with the same libraries:
//! every pair of photo and width is a task of its own for rayon; a task opens and decodes the photo, looks for an
//! orientation, resizes with `resize_exact` and Lanczos3 of the `image` crate, and encodes with the defaults of the
//! `webp` crate at the quality that was asked for. It copies the photos too, as any generator does with its static
//! files. It leaves out all else of Zola: reading a site, templates, names by digest, writing pages. So Zola takes
//! longer than this. It uses the system's allocator, as Zola does.

// It stops at whatever is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader};
use rayon::prelude::*;

const WIDTH: u16 = 4000;
const HEIGHT: u16 = 3000;
/// Quality of the photos: what telephones write is about that.
const PHOTO_QUALITY: u8 = 88;
/// Quality of what is made; the same is asked of the product.
const WEBP_QUALITY: f32 = 75.0;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", folder, count] => make(Path::new(folder), count.parse().unwrap()),
        ["zola", folder, output, widths @ ..] => {
            let widths: Vec<u32> = widths.iter().map(|width| width.parse().unwrap()).collect();
            resize_all(Path::new(folder), Path::new(output), &widths);
        }
        // Cargo runs a benchmark without words of ours.
        _ => eprintln!("pictures make FOLDER COUNT, pictures zola FOLDER OUTPUT WIDTH…; see benches/pictures.py"),
    }
}

fn make(folder: &Path, count: u32) {
    fs::create_dir_all(folder).unwrap();
    (0..count).into_par_iter().for_each(|number| {
        let mut file = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut file, PHOTO_QUALITY);
        encoder.encode(&photo(number), WIDTH, HEIGHT, jpeg_encoder::ColorType::Rgb).unwrap();
        fs::write(folder.join(format!("{number}.jpg")), file).unwrap();
    });
}

/// A landscape of chance, the same on every machine: a sky that turns darker, hills in front of it whose texture is
/// coarse and fine, round shapes with hard edges, and the grain of a sensor over all.
fn photo(number: u32) -> Vec<u8> {
    let (width, height) = (u32::from(WIDTH), u32::from(HEIGHT));
    let shapes: Vec<[u32; 4]> = (0..24)
        .map(|i| {
            let of = |salt: u32, below: u32| hash(number, i, salt) % below;
            [of(1, width), of(2, height), 40 + of(3, 260), of(4, 1 << 24)]
        })
        .collect();
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        let on_row: Vec<&[u32; 4]> = shapes.iter().filter(|[_, at, size, _]| at.abs_diff(y) < *size).collect();
        for x in 0..width {
            let coarse = smooth(number, x, y, 7);
            let hills = y > height / 3 + coarse * 2 + smooth(number + 1, x, 0, 9) * 3;
            let texture = if hills { coarse / 2 + smooth(number + 2, x, y, 3) / 2 } else { coarse / 8 };
            let shape = on_row.iter().find(|[at, row, size, _]| {
                let (dx, dy) = (at.abs_diff(x), row.abs_diff(y));
                dx * dx + dy * dy < size * size
            });
            let grain = hash(number, x, y) % 9;
            for (channel, base) in [(16, 40), (8, 70), (0, 110)] {
                let colour = match shape {
                    Some([.., colour]) => (colour >> channel & 127) + texture / 2,
                    None if hills => base / 2 + texture * (24 - channel) / 16,
                    None => base + y * 90 / height + texture,
                };
                pixels.push(u8::try_from((colour + grain).min(255)).unwrap());
            }
        }
    }
    pixels
}

/// A number of chance for three numbers.
fn hash(a: u32, b: u32, c: u32) -> u32 {
    let mut mixed = a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA77) ^ c.wrapping_mul(0xC2B2_AE3D);
    mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2C1B_3C6D);
    mixed = (mixed ^ mixed >> 12).wrapping_mul(0x297A_2D39);
    mixed ^ mixed >> 15
}

/// A value from 0 to 255 that changes softly, between points of chance that lie 2^`scale` pixels apart.
fn smooth(seed: u32, x: u32, y: u32, scale: u32) -> u32 {
    let step = 1 << scale;
    let (left, top, right, down) = (x >> scale, y >> scale, x & (step - 1), y & (step - 1));
    let at = |dx: u32, dy: u32| hash(seed, left + dx, top + dy) & 255;
    let above = at(0, 0) * (step - right) + at(1, 0) * right;
    let below = at(0, 1) * (step - right) + at(1, 1) * right;
    (above * (step - down) + below * down) >> (2 * scale)
}

fn resize_all(folder: &Path, output: &Path, widths: &[u32]) {
    let photos: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    fs::create_dir_all(output).unwrap();
    let tasks: Vec<(&PathBuf, u32)> = photos.iter().flat_map(|photo| widths.iter().map(move |w| (photo, *w))).collect();
    tasks.par_iter().for_each(|(photo, width)| resize(photo, output, *width));
    photos.par_iter().for_each(|photo| {
        fs::copy(photo, output.join(photo.file_name().unwrap())).unwrap();
    });
}

fn resize(photo: &Path, output: &Path, width: u32) {
    let mut decoder = ImageReader::open(photo).unwrap().into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut decoded = DynamicImage::from_decoder(decoder).unwrap();
    decoded.apply_orientation(orientation);
    let height = (f64::from(decoded.height()) * f64::from(width) / f64::from(decoded.width())).round();
    let resized = decoded.resize_exact(width, height as u32, FilterType::Lanczos3).to_rgb8();
    let encoder = webp::Encoder::from_rgb(resized.as_raw(), resized.width(), resized.height());
    let name = format!("{}-{width}.webp", photo.file_stem().unwrap().to_str().unwrap());
    fs::write(output.join(name), &*encoder.encode(WEBP_QUALITY)).unwrap();
}
