//! Upright pictures, and nothing about the person who took them.

use super::*;

/// The quarters as a camera stores them when it is held that way.
fn stored(orientation: u8) -> DynamicImage {
    let upright = DynamicImage::from(samples::quarters(48, 32));
    match orientation {
        2 => upright.fliph(),
        3 => upright.rotate180(),
        4 => upright.flipv(),
        5 => upright.rotate270().flipv(),
        6 => upright.rotate270(),
        7 => upright.rotate90().flipv(),
        8 => upright.rotate90(),
        _ => upright,
    }
}

#[test]
fn every_orientation_comes_out_upright() {
    for orientation in 1..=8 {
        let bytes = samples::phone_jpeg(&stored(orientation), orientation);
        let source = samples::original("a.jpg", bytes);
        let metadata = workshop().metadata(&source).unwrap();
        assert_eq!((metadata.width, metadata.height), (48, 32), "{orientation}");
        let (picture, made) = picture(&source, &[24, 48]);
        for variant in picture.webp.iter().chain(&picture.fallback) {
            let image = open(&made[&variant.output]).to_rgb8();
            assert_eq!(image.dimensions(), (variant.width, variant.height));
            assert_upright(&image, orientation);
        }
        let workshop = workshop();
        let cut = workshop.resize(&source, &resize(Operation::Fill, Some(16), Some(16))).unwrap();
        assert_upright(&open(&super::made(&workshop)[&cut.variant.output]).to_rgb8(), orientation);
    }
}

fn assert_upright(image: &image::RgbImage, orientation: u8) {
    let (w, h) = image.dimensions();
    let corners = [(0, 0), (w - 1, 0), (0, h - 1), (w - 1, h - 1)];
    let colours = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255; 3]];
    for ((x, y), colour) in corners.into_iter().zip(colours) {
        let found = image.get_pixel(x, y).0;
        assert!(near(found, colour, 40), "orientation {orientation} at {x},{y}: {found:?}");
    }
}

#[test]
fn no_metadata_reaches_any_output() {
    let photo = DynamicImage::from(samples::photo(96, 64));
    for (path, bytes) in [
        ("upright.jpg", samples::phone_jpeg(&photo, 1)),
        ("turned.jpg", samples::phone_jpeg(&photo, 6)),
        ("palette.png", samples::palette_png()),
        ("still.gif", samples::gif_with_comment(1)),
        ("moving.gif", samples::gif_with_comment(3)),
        ("moving.webp", webp_with_exif()),
        ("moving.png", moving_png()),
    ] {
        assert!(holds(&bytes, samples::SECRET), "{path}");
        let (_, made) = picture(&samples::original(path, bytes), &[1, 40, 2000]);
        for (output, bytes) in made {
            for trace in [samples::SECRET, b"Exif", b"EXIF", b"eXIf", b"XMP", b"Photoshop", b"xap/1.0"] {
                assert!(!holds(&bytes, trace), "{output}");
            }
            image::load_from_memory(&bytes).unwrap();
        }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn webp_with_exif() -> Vec<u8> {
    let mut bytes = samples::animated_webp();
    assert_eq!(&bytes[12..16], b"VP8X");
    bytes[20] |= 0x08;
    let mut exif = samples::exif(1);
    exif.resize(exif.len() + exif.len() % 2, 0);
    bytes.extend_from_slice(b"EXIF");
    bytes.extend_from_slice(&(exif.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&exif);
    let size = bytes.len() as u32 - 8;
    bytes[4..8].copy_from_slice(&size.to_le_bytes());
    bytes
}

/// The palette picture as an animation of one frame shown for ever.
fn moving_png() -> Vec<u8> {
    let still = samples::palette_png();
    let mut bytes = still[..33].to_vec();
    let control = samples::png_of(&[(b"acTL", vec![0, 0, 0, 2, 0, 0, 0, 0])]);
    bytes.extend_from_slice(&control[8..]);
    bytes.extend_from_slice(&still[33..]);
    bytes
}
