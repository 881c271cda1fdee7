//! The encoders and their settings. Whatever changes the bytes of a variant here raises
//! [`super::ENGINE`].

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder, ImageResult, Rgb, RgbImage};
use webp::{Encoder, PixelLayout, WebPConfig};

use crate::diag::{Diagnostic, Span};

use super::container;
use super::header::{Kind, Source};
use super::recipe::Encoding;

/// WebP without loss is taken unless it is more than this times as large as the lossy one: on
/// screenshots and diagrams the lossy one smears red and blue text.
const LOSSLESS_BONUS: (usize, usize) = (3, 2);

/// Encodes an upright picture; `whole` when it is the original at its own size.
pub(super) fn encode(
    image: &DynamicImage,
    source: &Source,
    encoding: Encoding,
    whole: bool,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let icc = source.icc.as_deref();
    let made = match encoding {
        Encoding::Jpeg { quality, .. } => jpeg(image, quality, icc).map_err(|e| e.to_string()),
        Encoding::Png => png(image, icc).map_err(|e| e.to_string()),
        Encoding::WebpLossy { quality } => lossy_webp(image, quality, icc),
        Encoding::WebpEither { quality } => either_webp(image, quality, icc),
    };
    let made = made.map_err(|reason| failed(source, encoding, &reason))?;
    Ok(stripped_original(source, encoding, whole).filter(|own| own.len() < made.len()).unwrap_or(made))
}

/// The original without its metadata, when it may stand for the variant.
fn stripped_original(source: &Source, encoding: Encoding, whole: bool) -> Option<Vec<u8>> {
    let upright = source.orientation.to_exif() == 1;
    if !whole || !upright {
        return None;
    }
    let keep_icc = source.icc.is_some();
    match (encoding, source.kind) {
        (Encoding::Jpeg { or_original: true, .. }, Kind::Jpeg) => container::jpeg::strip(&source.bytes, keep_icc),
        (Encoding::Png, Kind::Png) => container::png::strip(&source.bytes, keep_icc),
        _ => None,
    }
}

fn failed(source: &Source, encoding: Encoding, reason: &str) -> Box<Diagnostic> {
    let said = Diagnostic::error("image-encode").arg("kind", encoding.extension());
    Box::new(said.arg("reason", reason).at(Span::file(source.path.as_str())))
}

fn jpeg(image: &DynamicImage, quality: u8, icc: Option<&[u8]>) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, quality);
    let image = on_white(image);
    if let Some(icc) = icc.filter(|_| image.color().has_color()) {
        encoder.set_icc_profile(icc.to_vec()).map_err(image::ImageError::Unsupported)?;
    }
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into())?;
    Ok(out)
}

/// JPEG has no transparency: what shows through is white paper.
pub(super) fn on_white(image: &DynamicImage) -> std::borrow::Cow<'_, DynamicImage> {
    if !image.color().has_alpha() {
        return std::borrow::Cow::Borrowed(image);
    }
    let rgba = image.to_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (from, to) in rgba.pixels().zip(rgb.pixels_mut()) {
        let [r, g, b, alpha] = from.0;
        let over = |channel: u8| blend(channel, alpha);
        *to = Rgb([over(r), over(g), over(b)]);
    }
    std::borrow::Cow::Owned(rgb.into())
}

/// A channel over white.
fn blend(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

fn png(image: &DynamicImage, icc: Option<&[u8]>) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    if let Some(icc) = icc.filter(|_| image.color().has_color()) {
        encoder.set_icc_profile(icc.to_vec()).map_err(image::ImageError::Unsupported)?;
    }
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into())?;
    Ok(out)
}

fn lossy_webp(image: &DynamicImage, quality: u8, icc: Option<&[u8]>) -> Result<Vec<u8>, String> {
    webp(image, false, quality, icc)
}

fn either_webp(image: &DynamicImage, quality: u8, icc: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let lossy = webp(image, false, quality, icc)?;
    let lossless = webp(image, true, quality, icc)?;
    let (more, than) = LOSSLESS_BONUS;
    Ok(if lossless.len() * than <= lossy.len() * more { lossless } else { lossy })
}

fn webp(image: &DynamicImage, lossless: bool, quality: u8, icc: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let mut config = WebPConfig::new().map_err(|()| "WebPConfig".to_owned())?;
    config.lossless = i32::from(lossless);
    config.quality = f32::from(quality);
    config.method = 4;
    let alpha = image.color().has_alpha();
    let (width, height) = (image.width(), image.height());
    let (bytes, layout) = if alpha {
        (image.to_rgba8().into_raw(), PixelLayout::Rgba)
    } else {
        (image.to_rgb8().into_raw(), PixelLayout::Rgb)
    };
    let made =
        Encoder::new(&bytes, layout, width, height).encode_advanced(&config).map_err(|error| format!("{error:?}"))?;
    match icc.filter(|_| image.color().has_color()) {
        Some(icc) => container::webp::with_icc(&made, icc, width, height).ok_or_else(|| "RIFF".to_owned()),
        None => Ok(made.to_vec()),
    }
}
