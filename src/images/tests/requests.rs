//! What a template may ask for, and what it is told when it may not.

use super::*;

fn asked(request: &Request) -> Result<Resized, Box<Diagnostic>> {
    let png = samples::encoded(samples::quarters(80, 40), ImageFormat::Png);
    workshop().resize(&samples::original("a.png", png), request)
}

fn size(operation: Operation, width: Option<u32>, height: Option<u32>) -> (u32, u32) {
    let resized = asked(&resize(operation, width, height)).unwrap();
    assert_eq!((resized.original_width, resized.original_height), (80, 40));
    (resized.variant.width, resized.variant.height)
}

#[test]
fn operations_give_the_sizes_of_zola() {
    assert_eq!(size(Operation::Scale, Some(20), Some(30)), (20, 30));
    assert_eq!(size(Operation::FitWidth, Some(20), None), (20, 10));
    assert_eq!(size(Operation::FitWidth, Some(160), Some(7)), (160, 80));
    assert_eq!(size(Operation::FitHeight, None, Some(20)), (40, 20));
    assert_eq!(size(Operation::Fit, Some(40), Some(40)), (40, 20));
    assert_eq!(size(Operation::Fit, Some(400), Some(400)), (80, 40));
    assert_eq!(size(Operation::Fill, Some(30), Some(30)), (30, 30));
}

#[test]
fn fill_cuts_out_the_middle_and_scale_stretches() {
    // A red band on the left, a blue one on the right, white between.
    let bands = image::RgbImage::from_fn(90, 30, |x, _| match x / 30 {
        0 => image::Rgb([255, 0, 0]),
        1 => image::Rgb([255; 3]),
        _ => image::Rgb([0, 0, 255]),
    });
    let source = samples::original("a.png", samples::encoded(bands, ImageFormat::Png));
    let colour = |operation, x| {
        let workshop = workshop();
        let asked = resize(operation, Some(30), Some(30));
        let output = workshop.resize(&source, &asked).unwrap().variant.output;
        open(&made(&workshop)[&output]).to_rgb8().get_pixel(x, 15).0
    };
    assert_eq!(colour(Operation::Fill, 1), [255; 3]);
    assert_eq!(colour(Operation::Fill, 28), [255; 3]);
    assert_eq!(colour(Operation::Scale, 2), [255, 0, 0]);
    assert_eq!(colour(Operation::Scale, 27), [0, 0, 255]);
}

#[test]
fn a_picture_may_be_enlarged_when_a_template_says_so() {
    let png = samples::encoded(samples::quarters(8, 4), ImageFormat::Png);
    let workshop = workshop();
    let asked = resize(Operation::FitWidth, Some(32), None);
    let output = workshop.resize(&samples::original("a.png", png), &asked).unwrap().variant.output;
    assert_eq!(open(&made(&workshop)[&output]).width(), 32);
}

#[test]
fn impossible_wishes_are_refused() {
    let refusal = |operation, width, height| code(&asked(&resize(operation, width, height)).unwrap_err());
    assert_eq!(refusal(Operation::Fill, Some(20), None), "image-operation-needs");
    assert_eq!(refusal(Operation::Fit, None, Some(20)), "image-operation-needs");
    assert_eq!(refusal(Operation::FitWidth, None, Some(20)), "image-operation-needs");
    assert_eq!(refusal(Operation::FitHeight, Some(20), None), "image-operation-needs");
    assert_eq!(refusal(Operation::Scale, None, None), "image-operation-needs");
    assert_eq!(refusal(Operation::FitWidth, Some(0), None), "image-size-zero");
    assert_eq!(refusal(Operation::Scale, Some(10), Some(1_000_000)), "image-size-huge");
    assert_eq!(refusal(Operation::FitWidth, Some(u32::MAX), None), "image-size-huge");
    assert_eq!(refusal(Operation::FitHeight, None, Some(16_000)), "image-result-large");
    let poor = Request { quality: Some(0), ..resize(Operation::FitWidth, Some(9), None) };
    assert_eq!(code(&asked(&poor).unwrap_err()), "image-quality");
    code(&"lớn".parse::<Operation>().unwrap_err());
    code(&"bmp".parse::<Format>().unwrap_err());
    let png = samples::original("a.png", samples::encoded(samples::quarters(8, 4), ImageFormat::Png));
    assert_eq!(code(&workshop().picture(&png, &[0]).unwrap_err()), "image-size-zero");
}
