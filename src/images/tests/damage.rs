//! Damaged, foreign and oversized files: an error that says so, never a panic, never half a picture.

use super::*;
use image::RgbaImage;
use proptest::prelude::*;

/// A small picture of each raster kind, whole.
fn wholes() -> Vec<(&'static str, Vec<u8>)> {
    let photo = DynamicImage::from(samples::photo(40, 30));
    let alpha = RgbaImage::from_fn(20, 16, |x, y| image::Rgba([x as u8 * 9, y as u8 * 9, 77, x as u8 * 12]));
    let lossy = webp::Encoder::from_rgba(&alpha, 20, 16).encode(60.0).to_vec();
    let lossless = webp::Encoder::from_rgba(&alpha, 20, 16).encode_lossless().to_vec();
    vec![
        ("a.jpg", samples::phone_jpeg(&photo, 6)),
        ("b.jpg", samples::cmyk_jpeg([10, 20, 30, 40])),
        ("c.png", samples::encoded(alpha, ImageFormat::Png)),
        ("d.png", samples::palette_png()),
        ("e.gif", samples::gif(1)),
        ("f.gif", samples::gif_with_comment(2)),
        ("g.webp", lossy),
        ("h.webp", lossless),
        ("i.webp", samples::animated_webp()),
    ]
}

type Variants = Vec<(Variant, Arc<[u8]>)>;

/// Plans and makes whatever it is; the errors, and the variants with their planned sizes.
fn attempt(path: &str, bytes: &[u8]) -> Result<Variants, Vec<Diagnostic>> {
    let workshop = workshop();
    let original = samples::original(path, bytes);
    let picture = workshop.picture(&original, &[5, 16]).map_err(|error| vec![*error])?;
    let (encoded, said) = workshop.encode_all();
    if crate::diag::any_error(&said) {
        return Err(said);
    }
    let bytes: BTreeMap<_, _> = encoded.into_iter().map(|e| (e.output, e.bytes)).collect();
    let variants = picture.webp.into_iter().chain(picture.fallback);
    Ok(variants.map(|v| (v.clone(), Arc::clone(&bytes[&v.output]))).collect())
}

#[test]
fn a_file_cut_off_anywhere_is_found_out() {
    for (path, bytes) in wholes() {
        assert!(attempt(path, &bytes).is_ok(), "{path}");
        // What a phone appends after the end of the photo may be missing.
        let needed = bytes.strip_suffix(samples::SECRET).unwrap_or(&bytes).len();
        for length in 0..needed {
            let errors = attempt(path, &bytes[..length]).expect_err(&format!("{path} at {length}"));
            assert_eq!(errors.len(), 1, "{path} at {length}");
            code(&errors[0]);
            assert_eq!(errors[0].span.as_ref().unwrap().file, path);
        }
        let nearly = attempt(path, &bytes[..needed - 1]).unwrap_err();
        assert_eq!(code(&nearly[0]), "image-truncated", "{path}");
    }
}

#[test]
fn a_file_whose_end_is_zeros_is_found_out() {
    for (path, mut bytes) in wholes() {
        let half = bytes.strip_suffix(samples::SECRET).unwrap_or(&bytes).len() / 2;
        bytes[half..].fill(0);
        assert!(attempt(path, &bytes).is_err(), "{path}");
    }
}

#[test]
fn a_flat_picture_whose_coding_ends_in_zeros_is_whole() {
    let flat = image::RgbImage::from_pixel(800, 600, image::Rgb([255, 255, 255]));
    let half = image::RgbImage::from_fn(800, 600, |x, y| {
        image::Rgb(if y < 200 { [(x * y) as u8, ((x * 7) ^ y) as u8, x as u8] } else { [255; 3] })
    });
    for (name, picture) in [("flat", flat), ("half", half)] {
        let mut settings = webp::WebPConfig::new().unwrap();
        (settings.method, settings.quality) = (1, 100.0);
        let bytes = webp::Encoder::from_rgb(&picture, 800, 600).encode_advanced(&settings).unwrap().to_vec();
        let found = attempt("a.webp", &bytes);
        assert!(found.is_ok(), "{name}: {:?}", found.err());
        if name == "half" {
            // A copy that broke off is found out all the same.
            let mut broken = bytes;
            let end = broken.len();
            broken[end / 2..].fill(0);
            assert!(attempt("a.webp", &broken).is_err());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_damage_gives_errors_or_pictures_of_the_planned_size(
        which in 0usize..9,
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        tail in proptest::collection::vec(any::<u8>(), 0..20),
    ) {
        let (path, mut bytes) = wholes().swap_remove(which);
        for (at, value) in damage {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        bytes.extend(tail);
        match attempt(path, &bytes) {
            Ok(variants) => for (variant, bytes) in variants {
                // What is passed through is not decoded: the browser copes or shows nothing.
                if let Ok(image) = image::load_from_memory(&bytes) {
                    prop_assert_eq!((image.width(), image.height()), (variant.width, variant.height));
                }
            },
            Err(errors) => errors.iter().for_each(|error| { code(error); }),
        }
    }

    #[test]
    fn any_bytes_behind_any_signature_are_survived(
        which in 0usize..6,
        body in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let signatures: [&[u8]; 6] =
            [b"\xFF\xD8\xFF\xE0", b"\x89PNG\r\n\x1A\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"<svg ", b""];
        let _ = attempt("a.jpg", &[signatures[which], &body].concat());
    }
}

#[test]
fn what_is_not_a_picture_is_refused_with_its_name() {
    let said = |bytes: &[u8]| *workshop().metadata(&samples::original("a.jpg", bytes)).unwrap_err();
    assert_eq!(code(&said(b"")), "image-empty");
    assert_eq!(code(&said(b"%PDF-1.4")), "image-pdf");
    assert_eq!(code(&said(b"MM\0\x2A")), "image-other-kind");
    let heic = said(b"\0\0\0\x18ftypheic\0\0\0\0");
    assert_eq!((code(&heic), heic.severity), ("image-heic", Severity::Error));
    for row in ["image-zeros", "image-html", "image-office", "image-video", "image-archive"] {
        code(&Diagnostic::error(row));
    }
}

#[test]
fn too_many_pixels_are_refused_before_they_are_read() {
    let png = |width, height| {
        let header = samples::png_header(width, height, 8, 6);
        samples::png_of(&[(b"IHDR", header), (b"IDAT", vec![0; 8]), (b"IEND", Vec::new())])
    };
    let said = workshop().metadata(&samples::original("a.png", png(60_000, 50_000))).unwrap_err();
    assert_eq!(code(&said), "image-too-large");
    assert!(said.message(Speech::En).contains("3000 megapixels"), "{}", said.message(Speech::En));
    assert!(workshop().metadata(&samples::original("a.png", png(12_000, 9_000))).is_ok());
    let none = workshop().metadata(&samples::original("a.png", png(0, 9))).unwrap_err();
    assert_eq!(code(&none), "image-corrupt");
}

#[test]
fn a_wrong_extension_is_a_warning_and_the_content_counts() {
    let workshop = workshop();
    let jpeg = samples::jpeg(&samples::photo(30, 20).into(), None);
    for path in ["b.HEIC", "a.png", "c.jpeg", "d.JPG", "e"] {
        let metadata = workshop.metadata(&samples::original(path, jpeg.clone())).unwrap();
        assert_eq!((metadata.format, metadata.mime), ("jpg", "image/jpeg"));
    }
    let (_, said) = workshop.encode_all();
    let files: Vec<_> = said.iter().map(|d| d.span.as_ref().unwrap().file.as_str()).collect();
    assert_eq!(files, ["a.png", "b.HEIC"]);
    assert!(said.iter().all(|d| code(d) == "image-extension" && d.severity == Severity::Warning));
}

#[test]
fn a_mended_file_replaces_the_broken_one() {
    let workshop = workshop();
    let jpeg = samples::jpeg(&samples::photo(30, 20).into(), None);
    assert!(workshop.metadata(&samples::original("a.jpg", &jpeg[..jpeg.len() / 2])).is_err());
    assert_eq!(workshop.metadata(&samples::original("a.jpg", jpeg)).unwrap().width, 30);
    let other = samples::jpeg(&samples::photo(50, 20).into(), None);
    assert_eq!(workshop.metadata(&samples::original("a.jpg", other)).unwrap().width, 50);
}

#[test]
fn a_picture_of_a_hundred_megapixels_in_a_few_kilobytes_is_made_small() {
    let flat = DynamicImage::from(image::GrayImage::from_pixel(10_000, 10_000, image::Luma([200])));
    let bytes = samples::encoded(flat, ImageFormat::Png);
    assert!(bytes.len() < 1_000_000, "{}", bytes.len());
    let variants = attempt("a.png", &bytes).unwrap();
    let sizes: Vec<_> = variants.iter().map(|(variant, _)| (variant.width, variant.height)).collect();
    assert_eq!(sizes, [(5, 5), (16, 16), (5, 5), (16, 16)]);
}

#[test]
fn a_header_that_promises_more_than_the_file_holds_is_found_out() {
    let header = samples::png_header(4_000, 4_000, 8, 6);
    let zlib = [&[0x78, 0xDA][..], &crate::compress::deflate(&[0; 64]).unwrap(), &[0, 0x40, 0, 1]].concat();
    let png = samples::png_of(&[(b"IHDR", header), (b"IDAT", zlib), (b"IEND", Vec::new())]);
    assert_eq!(attempt("a.png", &png).unwrap_err().len(), 1);
    let mut jpeg = samples::jpeg(&samples::photo(16, 16).into(), None);
    let frame = jpeg.windows(2).position(|two| two[0] == 0xFF && (0xC0..=0xC2).contains(&two[1])).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x0F, 0xA0, 0x0F, 0xA0]);
    // A decoder may fill what is missing: the picture is then of the planned size, and no more was held.
    match attempt("a.jpg", &jpeg) {
        Ok(variants) => assert!(variants.iter().all(|(variant, _)| variant.width <= 16)),
        Err(errors) => assert_eq!(errors.len(), 1),
    }
}

#[test]
fn a_colour_profile_that_unpacks_to_gigabytes_is_not_unpacked() {
    // A quarter of a gigabyte of zeros is enough to be noticed and little enough to make here.
    let zeros = vec![0_u8; 256 << 20];
    let profile = crate::compress::deflate(&zeros).unwrap();
    drop(zeros);
    let chunk = [b"icc\0\0\x78\xDA".as_slice(), &profile, &[0; 4]].concat();
    let small = samples::encoded(DynamicImage::from(image::GrayImage::new(4, 4)), ImageFormat::Png);
    let (signature, rest) = small.split_at(8 + 25);
    let made = samples::png_of(&[(b"iCCP", chunk)]);
    let bytes = [signature, &made[8..], rest].concat();
    assert!(bytes.len() < 2_000_000);
    match attempt("a.png", &bytes) {
        Ok(variants) => assert!(variants.iter().all(|(_, bytes)| bytes.len() < 10_000)),
        Err(errors) => errors.iter().for_each(|error| _ = code(error)),
    }
}
