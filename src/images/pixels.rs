//! Decoding, resizing, turning upright: everything that touches pixels but the encoders.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;

use crate::diag::{Diagnostic, Span};

use super::header::{Kind, Source, turns, undecodable};
use super::recipe::Size;

/// Runs what reads foreign bytes: a panic of a decoder is an error about the picture.
pub(super) fn unharmed<T>(
    path: &str,
    kind: Kind,
    read: impl FnOnce() -> Result<T, Box<Diagnostic>>,
) -> Result<T, Box<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let said = Diagnostic::error("image-corrupt").arg("kind", kind.name()).arg("reason", "panic");
        Err(Box::new(said.at(Span::file(path))))
    })
}

/// The pixels as they are stored (not upright yet), 8 bits a channel, without an alpha channel
/// that nothing uses.
pub(super) fn decode(source: &Source) -> Result<DynamicImage, Box<Diagnostic>> {
    unharmed(&source.path, source.kind, || {
        let decoded = DynamicImage::from_decoder(source.decoder()?);
        let decoded = decoded.map_err(|error| undecodable(&source.path, source.kind, &error))?;
        Ok(without_idle_alpha(in_8_bits(decoded)))
    })
}

fn in_8_bits(image: DynamicImage) -> DynamicImage {
    match image {
        DynamicImage::ImageLuma16(_) => image.to_luma8().into(),
        DynamicImage::ImageLumaA16(_) => image.to_luma_alpha8().into(),
        DynamicImage::ImageRgb16(_) | DynamicImage::ImageRgb32F(_) => image.to_rgb8().into(),
        DynamicImage::ImageRgba16(_) | DynamicImage::ImageRgba32F(_) => image.to_rgba8().into(),
        _ => image,
    }
}

fn without_idle_alpha(image: DynamicImage) -> DynamicImage {
    match &image {
        DynamicImage::ImageRgba8(pixels) if pixels.pixels().all(|p| p.0[3] == 255) => image.to_rgb8().into(),
        DynamicImage::ImageLumaA8(pixels) if pixels.pixels().all(|p| p.0[1] == 255) => image.to_luma8().into(),
        _ => image,
    }
}

/// Brings stored pixels to an upright size: the whole stretched, or with `crop` the middle.
///
/// Turning comes last, when there is least to turn.
pub(super) fn resize(
    stored: &DynamicImage,
    source: &Source,
    size: Size,
    crop: bool,
) -> Result<DynamicImage, Box<Diagnostic>> {
    let orientation = source.orientation;
    let (width, height) = if turns(orientation) { (size.height, size.width) } else { (size.width, size.height) };
    let enlarged = width > stored.width() || height > stored.height();
    let filter = if enlarged { FilterType::CatmullRom } else { FilterType::Lanczos3 };
    let mut options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    if crop {
        options = options.fit_into_destination(None);
    }
    let resized = match stored {
        DynamicImage::ImageRgb8(_) => resample::<U8x3>(stored, width, height, &options),
        DynamicImage::ImageRgba8(_) => resample::<U8x4>(stored, width, height, &options),
        // Grey is rare: as RGB there and back, exactly, rather than compiling two more resamplers.
        DynamicImage::ImageLumaA8(_) => {
            let wide = stored.to_rgba8().into();
            resample::<U8x4>(&wide, width, height, &options).map(|it| it.to_luma_alpha8().into())
        }
        _ => {
            let wide = stored.to_rgb8().into();
            resample::<U8x3>(&wide, width, height, &options).map(|it| it.to_luma8().into())
        }
    };
    let mut resized = resized.map_err(|reason| {
        let said = Diagnostic::error("image-corrupt").arg("kind", source.kind.name());
        Box::new(said.arg("reason", reason).at(Span::file(source.path.as_str())))
    })?;
    resized.apply_orientation(orientation);
    Ok(resized)
}

/// The typed interface, so that only two of the resampler's thirteen pixel types are compiled.
fn resample<P: PixelTrait>(
    from: &DynamicImage,
    width: u32,
    height: u32,
    options: &ResizeOptions,
) -> Result<DynamicImage, String> {
    let view = TypedImageRef::<P>::from_buffer(from.width(), from.height(), from.as_bytes());
    let view = view.map_err(|error| error.to_string())?;
    let mut to = DynamicImage::new(width, height, from.color());
    let bytes = match &mut to {
        DynamicImage::ImageRgb8(pixels) => pixels.as_mut(),
        DynamicImage::ImageRgba8(pixels) => pixels.as_mut(),
        _ => return Err(format!("{:?}", from.color())),
    };
    let mut target = TypedImage::<P>::from_buffer(width, height, bytes).map_err(|e| e.to_string())?;
    Resizer::new().resize_typed(&view, &mut target, options).map_err(|error| error.to_string())?;
    Ok(to)
}
