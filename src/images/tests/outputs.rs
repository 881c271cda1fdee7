//! What is made: sizes, kinds, colours, names, the cache.

use super::*;
use image::{GrayImage, ImageBuffer, ImageDecoder, Luma, Rgba, RgbaImage};
use std::io::Cursor;

#[test]
fn a_photo_becomes_webp_and_jpeg_at_each_width() {
    let source = samples::original("tin/Ảnh họp.JPG", samples::jpeg(&samples::photo(600, 400).into(), None));
    let (picture, made) = picture(&source, &[150, 300, 900]);
    let widths = |variants: &[Variant]| variants.iter().map(|v| (v.width, v.height)).collect::<Vec<_>>();
    assert_eq!(widths(&picture.webp), [(150, 100), (300, 200), (600, 400)]);
    assert_eq!(widths(&picture.fallback), widths(&picture.webp));
    assert_eq!((picture.width, picture.height), (600, 400));
    for variant in picture.webp.iter().chain(&picture.fallback) {
        let bytes = &made[&variant.output];
        let image = open(bytes);
        assert_eq!((image.width(), image.height()), (variant.width, variant.height));
        let format = image::guess_format(bytes).unwrap();
        assert_eq!(format.to_mime_type(), variant.mime);
        assert!(variant.output.starts_with("processed_images/anh-hop."), "{}", variant.output);
    }
}

#[test]
fn names_differ_when_the_source_or_the_request_does_and_only_then() {
    let workshop = workshop();
    let jpeg = samples::jpeg(&samples::photo(60, 40).into(), None);
    let name = |path: &str, bytes: &[u8], request: &Request| {
        workshop.resize(&samples::original(path, bytes), request).unwrap().variant.output
    };
    let asked = resize(Operation::FitWidth, Some(30), None);
    let first = name("a/x.jpg", &jpeg, &asked);
    assert_eq!(first, name("b/x.jpg", &jpeg, &asked));
    assert_eq!(first, name("a/x.jpg", &jpeg, &resize(Operation::FitHeight, None, Some(20))));
    let other = samples::jpeg(&samples::photo(61, 40).into(), None);
    assert_ne!(first, name("a/x.jpg", &other, &asked));
    assert_ne!(first, name("a/x.jpg", &jpeg, &Request { quality: Some(60), ..asked.clone() }));
    assert_ne!(first, name("a/x.jpg", &jpeg, &Request { format: Format::Png, ..asked.clone() }));
    assert_ne!(first, name("a/x.jpg", &jpeg, &resize(Operation::Fill, Some(30), Some(20))));
    assert_eq!(workshop.jobs(), 5);
    let origins: Vec<_> = workshop.encode_all().0.into_iter().map(|e| e.origin).collect();
    assert!(origins.iter().all(|origin| origin == "a/x.jpg"), "{origins:?}");
}

#[test]
fn decomposed_and_composed_file_names_are_one_picture() {
    let jpeg = samples::jpeg(&samples::photo(60, 40).into(), None);
    let workshop = workshop();
    for name in ["Ho\u{302}\u{300} Ba B\u{1ec3}.jpg", "H\u{1ed3} Ba Be\u{302}\u{309}.jpg"] {
        let picture = workshop.picture(&samples::original(name, jpeg.clone()), &[]).unwrap();
        assert!(picture.webp[0].output.starts_with("processed_images/ho-ba-be."));
    }
    assert_eq!(workshop.jobs(), 2);
}

#[test]
fn two_workshops_make_the_same_bytes() {
    let originals = [
        samples::original("a.jpg", samples::phone_jpeg(&samples::photo(300, 200).into(), 6)),
        samples::original("b.png", samples::encoded(samples::quarters(90, 60), ImageFormat::Png)),
        samples::original("c.png", samples::palette_png()),
    ];
    let run = |order: &[usize]| {
        let workshop = workshop();
        for index in order {
            workshop.picture(&originals[*index], &[50, 100, 200]).unwrap();
        }
        made(&workshop)
    };
    assert_eq!(run(&[0, 1, 2]), run(&[2, 0, 1, 0]));
}

#[test]
fn a_second_run_takes_everything_from_the_cache() {
    let folder = tempfile::tempdir().unwrap();
    let source = samples::original("a.jpg", samples::jpeg(&samples::photo(300, 200).into(), None));
    let run = |cache: Cache| {
        let workshop = Workshop::new(cache);
        workshop.picture(&source, &[100, 200]).unwrap();
        made(&workshop)
    };
    let cold = run(Cache::in_folder(folder.path()));
    assert_eq!(cold, run(Cache::in_folder(folder.path())));
    assert_eq!(cold, run(Cache::none()));
    // What the cache says is what comes out: nothing was encoded again.
    let kept = walk(folder.path());
    assert_eq!(kept.len(), cold.len());
    let forged = Cache::in_folder(folder.path());
    for file in kept {
        let hex: String = file.strip_prefix(folder.path()).unwrap().to_string_lossy().replace('/', "");
        let value = b"forged";
        let sum = crate::digest::Digest::of(value).hex();
        std::fs::write(&file, [&sum.as_bytes()[..32], value].concat()).unwrap();
        assert_eq!(hex.len(), 64);
    }
    assert!(run(forged).values().all(|bytes| **bytes == *b"forged"));
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn one_variant_can_be_made_alone() {
    let workshop = workshop();
    let source = samples::original("a.jpg", samples::jpeg(&samples::photo(90, 60).into(), None));
    let picture = workshop.picture(&source, &[30]).unwrap();
    let alone = workshop.encode(&picture.webp[0].output).unwrap().unwrap();
    assert_eq!(made(&workshop)[&alone.output], alone.bytes);
    assert!(workshop.encode("processed_images/none").is_none());
}

#[test]
fn grey_deep_inked_and_palette_pictures_work() {
    let grey = GrayImage::from_fn(64, 48, |x, _| Luma([x as u8 * 4]));
    let (grey, bytes) = picture(&samples::original("g.jpg", samples::jpeg(&grey.into(), None)), &[32]);
    assert!(!open(&bytes[&grey.fallback[0].output]).color().has_color());
    assert!(near(rgb(&bytes[&grey.webp[0].output], 16, 12), [130; 3], 8));

    let deep = ImageBuffer::from_fn(40, 30, |_, y| Rgba([u16::MAX, 0, 0x8000, if y < 15 { u16::MAX } else { 0 }]));
    let deep = samples::encoded(DynamicImage::ImageRgba16(deep), ImageFormat::Png);
    let (deep, bytes) = picture(&samples::original("d.png", deep), &[20]);
    assert_eq!(rgb(&bytes[&deep.fallback[0].output], 10, 3), [255, 0, 128]);
    assert_eq!(open(&bytes[&deep.fallback[0].output]).to_rgba8().get_pixel(10, 12).0[3], 0);

    let inked = samples::original("c.jpg", samples::cmyk_jpeg([0, 255, 255, 0]));
    let (inked, bytes) = picture(&inked, &[]);
    assert!(near(rgb(&bytes[&inked.fallback[0].output], 4, 4), [255, 0, 0], 12));
    assert!(near(rgb(&bytes[&inked.webp[0].output], 4, 4), [255, 0, 0], 12));

    let (palette, bytes) = picture(&samples::original("p.png", samples::palette_png()), &[]);
    for variant in [&palette.fallback[0], &palette.webp[0]] {
        let image = open(&bytes[&variant.output]).to_rgba8();
        assert_eq!(image.get_pixel(0, 0).0, [255, 0, 0, 255]);
        assert_eq!(image.get_pixel(1, 0).0, [0, 255, 0, 128]);
        assert_eq!(image.get_pixel(0, 1).0[3], 0);
    }
}

fn rgb(bytes: &[u8], x: u32, y: u32) -> [u8; 3] {
    open(bytes).to_rgb8().get_pixel(x, y).0
}

#[test]
fn transparent_colours_do_not_bleed_into_what_shows() {
    // Opaque red beside green that nobody sees.
    let image = RgbaImage::from_fn(64, 64, |x, _| if x < 31 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 255, 0, 0]) });
    let (picture, bytes) = picture(&samples::original("a.png", samples::encoded(image, ImageFormat::Png)), &[16]);
    for pixel in open(&bytes[&picture.fallback[0].output]).to_rgba8().pixels() {
        assert!(pixel.0[3] == 0 || pixel.0[1] <= 2, "{pixel:?}");
    }
}

#[test]
fn transparency_becomes_white_in_jpeg() {
    let clear = samples::encoded(RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0])), ImageFormat::Png);
    let workshop = workshop();
    let request = Request { format: Format::Jpeg, ..resize(Operation::FitWidth, Some(10), None) };
    let resized = workshop.resize(&samples::original("a.png", clear), &request).unwrap();
    assert_eq!(rgb(&made(&workshop)[&resized.variant.output], 5, 5), [255; 3]);
}

#[test]
fn an_unused_alpha_channel_is_left_out() {
    let opaque = samples::encoded(RgbaImage::from_pixel(20, 20, Rgba([9, 8, 7, 255])), ImageFormat::Png);
    let (picture, bytes) = picture(&samples::original("a.png", opaque), &[10]);
    assert!(!open(&bytes[&picture.fallback[0].output]).color().has_alpha());
}

#[test]
fn a_colour_profile_other_than_srgb_stays_in_every_kind() {
    let profile = samples::icc_profile("Display P3", b"RGB ");
    let source = samples::jpeg(&samples::photo(80, 60).into(), Some(profile.clone()));
    let (picture, bytes) = picture(&samples::original("p3.jpg", source.clone()), &[40, 80]);
    for variant in picture.webp.iter().chain(&picture.fallback) {
        assert_eq!(icc(&bytes[&variant.output]), Some(profile.clone()), "{variant:?}");
    }
    let workshop = workshop();
    let request = Request { format: Format::Png, ..resize(Operation::FitWidth, Some(40), None) };
    let png = workshop.resize(&samples::original("p3.jpg", source), &request).unwrap();
    assert_eq!(icc(&made(&workshop)[&png.variant.output]), Some(profile));
    let srgb = samples::icc_profile("sRGB IEC61966-2.1", b"RGB ");
    let source = samples::jpeg(&samples::photo(80, 60).into(), Some(srgb));
    let (picture, bytes) = super::picture(&samples::original("s.jpg", source), &[40, 80]);
    assert!(picture.webp.iter().chain(&picture.fallback).all(|v| icc(&bytes[&v.output]).is_none()));
}

#[test]
fn a_profile_in_webp_leaves_transparency_alone() {
    let profile = samples::icc_profile("Display P3", b"RGB ");
    let image = RgbaImage::from_fn(40, 40, |x, y| Rgba([x as u8 * 6, y as u8 * 6, 9, if x < 20 { 255 } else { 0 }]));
    let mut png = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut png);
    image::ImageEncoder::set_icc_profile(&mut encoder, profile.clone()).unwrap();
    image::ImageEncoder::write_image(encoder, &image, 40, 40, image::ExtendedColorType::Rgba8).unwrap();
    let source = samples::original("a.png", png);
    for quality in [None, Some(80)] {
        let workshop = workshop();
        let request = Request { format: Format::Webp, quality, ..resize(Operation::FitWidth, Some(20), None) };
        let variant = workshop.resize(&source, &request).unwrap().variant;
        let bytes = &made(&workshop)[&variant.output];
        assert_eq!(icc(bytes), Some(profile.clone()));
        let image = open(bytes).to_rgba8();
        assert_eq!([image.get_pixel(3, 3).0[3], image.get_pixel(16, 3).0[3]], [255, 0]);
    }
}

fn icc(bytes: &[u8]) -> Option<Vec<u8>> {
    let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
    reader.into_decoder().unwrap().icc_profile().unwrap()
}

#[test]
fn drawings_stored_as_png_become_webp_without_loss_and_photos_do_not() {
    let (flat, bytes) =
        picture(&samples::original("a.png", samples::encoded(samples::quarters(200, 100), ImageFormat::Png)), &[]);
    assert_eq!(&bytes[&flat.webp[0].output][12..16], b"VP8L");
    let (photo, bytes) =
        picture(&samples::original("b.png", samples::encoded(samples::photo(200, 100), ImageFormat::Png)), &[]);
    assert_eq!(&bytes[&photo.webp[0].output][12..16], b"VP8 ");
}

#[test]
fn a_fallback_at_its_own_size_is_never_larger_than_the_original() {
    for (name, bytes) in [
        ("a.png", samples::palette_png()),
        ("a.jpg", samples::jpeg(&samples::photo(120, 80).into(), None)),
        ("b.jpg", {
            let mut poor = Vec::new();
            let photo = samples::photo(120, 80);
            image::codecs::jpeg::JpegEncoder::new_with_quality(&mut poor, 30).encode_image(&photo).unwrap();
            poor
        }),
    ] {
        let (picture, made) = picture(&samples::original(name, bytes.clone()), &[]);
        assert!(made[&picture.fallback[0].output].len() <= bytes.len(), "{name}");
        assert_eq!(open(&made[&picture.fallback[0].output]).width(), open(&bytes).width());
    }
}

#[test]
fn a_still_gif_becomes_png_and_a_still_webp_what_it_is_like() {
    let (gif, _) = picture(&samples::original("a.gif", samples::gif(1)), &[6]);
    assert_eq!((gif.fallback[0].mime, gif.webp.len()), ("image/png", 1));
    let lossy = webp::Encoder::from_rgb(&samples::photo(60, 40), 60, 40).encode(70.0).to_vec();
    assert_eq!(picture(&samples::original("a.webp", lossy), &[30]).0.fallback[0].mime, "image/jpeg");
    let lossless = webp::Encoder::from_rgb(&samples::quarters(60, 40), 60, 40).encode_lossless().to_vec();
    assert_eq!(picture(&samples::original("b.webp", lossless), &[30]).0.fallback[0].mime, "image/png");
}

#[test]
fn animations_are_passed_through_unchanged() {
    for (path, bytes, size) in [("a.gif", samples::gif(3), (12, 8)), ("b.webp", samples::animated_webp(), (16, 16))] {
        let source = samples::original(path, bytes.clone());
        let (picture, made) = picture(&source, &[4, 8]);
        assert!(picture.webp.is_empty());
        let [only] = picture.fallback.as_slice() else { panic!("{picture:?}") };
        assert_eq!((only.width, only.height), size);
        assert_eq!(*made[&only.output], *bytes, "{path}");
        let workshop = workshop();
        let resized = workshop.resize(&source, &resize(Operation::Fill, Some(4), Some(4))).unwrap();
        assert_eq!(&resized.variant, only);
    }
}

#[test]
fn a_picture_too_tall_for_webp_still_has_its_fallback() {
    let tall = samples::encoded(GrayImage::new(2, 17_000), ImageFormat::Png);
    let (picture, _) = picture(&samples::original("t.png", tall), &[]);
    assert_eq!((picture.webp.len(), picture.fallback.len(), picture.height), (0, 1, 17_000));
}
