//! What is known of a source before its pixels are: kind, upright size, orientation, profile.

use std::io::Cursor;
use std::sync::Arc;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::diag::{Diagnostic, Span};
use crate::digest::Digest;

use super::container::{self, Walked};
use super::recipe::Size;
use super::{MAX_PIXELS, Original, colour, name, pixels, sniff, svg};

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Gif,
    Webp,
    Svg,
}

impl Kind {
    /// Its name for templates, messages and file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Svg => "svg",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Svg => "image/svg+xml",
        }
    }

    fn wears(self, extension: &str) -> bool {
        match self {
            Self::Jpeg => matches!(extension, "jpg" | "jpeg" | "jpe" | "jfif"),
            Self::Png => matches!(extension, "png" | "apng"),
            Self::Gif | Self::Webp | Self::Svg => extension == self.name(),
        }
    }

    /// The decoder of the raster kinds.
    fn format(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::Gif => Some(ImageFormat::Gif),
            Self::Webp => Some(ImageFormat::WebP),
            Self::Svg => None,
        }
    }
}

/// A source that passed every check short of decoding.
#[derive(Debug)]
pub(super) struct Source {
    pub path: String,
    pub bytes: Arc<[u8]>,
    pub digest: Digest,
    pub kind: Kind,
    /// Size of the upright picture.
    upright: Size,
    pub orientation: Orientation,
    /// Several frames, or a drawing: its pixels are not for us.
    pub passed_through: bool,
    /// The pixels are stored without loss (PNG, GIF, some WebP).
    pub lossless: bool,
    /// The pixels may be transparent.
    pub alpha: bool,
    /// The colour profile that variants embed.
    pub icc: Option<Vec<u8>>,
}

impl Source {
    /// Size of the upright picture in pixels.
    pub fn size(&self) -> Size {
        self.upright
    }

    /// How many pixels decoding yields.
    pub fn pixels(&self) -> u64 {
        u64::from(self.upright.width) * u64::from(self.upright.height)
    }

    /// The decoder of its pixels; a drawing has none.
    pub fn decoder(&self) -> Result<impl ImageDecoder + '_, Box<Diagnostic>> {
        decoder(&self.path, self.kind, &self.bytes)
    }
}

/// Reads the header of a picture and walks its container to see that it is whole.
pub(super) fn read(original: &Original) -> Result<Source, Box<Diagnostic>> {
    let kind = sniff::kind(&original.path, &original.bytes)?;
    pixels::unharmed(&original.path, kind, || match kind {
        Kind::Svg => read_drawing(original),
        _ => read_raster(original, kind),
    })
}

/// A warning when the file's extension says another kind than its content.
pub(super) fn misnamed(source: &Source) -> Option<Diagnostic> {
    let extension = name::extension(&source.path)?;
    let said = Diagnostic::warning("image-extension").arg("extension", &extension).arg("kind", source.kind.name());
    (!source.kind.wears(&extension)).then(|| said.at(Span::file(source.path.as_str())))
}

fn read_drawing(original: &Original) -> Result<Source, Box<Diagnostic>> {
    let upright = svg::inspect(&original.path, &original.bytes)?;
    Ok(Source {
        path: original.path.clone(),
        bytes: Arc::clone(&original.bytes),
        digest: Digest::of(&original.bytes),
        kind: Kind::Svg,
        upright,
        orientation: Orientation::NoTransforms,
        passed_through: true,
        lossless: true,
        alpha: true,
        icc: None,
    })
}

fn read_raster(original: &Original, kind: Kind) -> Result<Source, Box<Diagnostic>> {
    let (path, bytes) = (original.path.as_str(), &original.bytes);
    let Some(walked) = walk(kind, bytes) else {
        let said = Diagnostic::error("image-truncated").arg("kind", kind.name());
        return Err(Box::new(said.at(Span::file(path))));
    };
    let mut decoder = decoder(path, kind, bytes)?;
    let (width, height) = decoder.dimensions();
    check_size(path, kind, width, height)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let upright = if turns(orientation) { (height, width) } else { (width, height) };
    let colour = decoder.color_type();
    let icc = decoder.icc_profile().ok().flatten().filter(|_| colour.has_color());
    Ok(Source {
        path: path.to_owned(),
        bytes: Arc::clone(bytes),
        digest: Digest::of(bytes),
        kind,
        upright: Size { width: upright.0, height: upright.1 },
        orientation,
        passed_through: walked.animated,
        lossless: walked.lossless,
        alpha: colour.has_alpha(),
        icc: colour::worth_keeping(icc),
    })
}

fn walk(kind: Kind, bytes: &[u8]) -> Option<Walked> {
    match kind {
        Kind::Jpeg => container::jpeg::walk(bytes),
        Kind::Png => container::png::walk(bytes),
        Kind::Gif => container::gif::walk(bytes),
        Kind::Webp => container::webp::walk(bytes),
        Kind::Svg => None,
    }
}

fn decoder<'a>(path: &str, kind: Kind, bytes: &'a [u8]) -> Result<impl ImageDecoder + use<'a>, Box<Diagnostic>> {
    let unknown = || Box::new(Diagnostic::error("image-unknown").at(Span::file(path)));
    let format = kind.format().ok_or_else(unknown)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    // 16 bits in four channels.
    limits.max_alloc = Some(MAX_PIXELS * 8);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| undecodable(path, kind, &error))
}

/// The error for what a decoder says.
pub(super) fn undecodable(path: &str, kind: Kind, error: &ImageError) -> Box<Diagnostic> {
    let code = match error {
        ImageError::Limits(_) => "image-memory",
        ImageError::Unsupported(_) => "image-feature",
        _ => "image-corrupt",
    };
    let said = Diagnostic::error(code).arg("kind", kind.name()).arg("reason", error);
    Box::new(said.at(Span::file(path)))
}

/// Whether an orientation exchanges width and height.
pub(super) fn turns(orientation: Orientation) -> bool {
    orientation.to_exif() >= 5
}

fn check_size(path: &str, kind: Kind, width: u32, height: u32) -> Result<(), Box<Diagnostic>> {
    let pixels = u64::from(width) * u64::from(height);
    if (1..=MAX_PIXELS).contains(&pixels) {
        return Ok(());
    }
    let said = if pixels == 0 {
        Diagnostic::error("image-corrupt").arg("kind", kind.name()).arg("reason", "0 px")
    } else {
        Diagnostic::error("image-too-large")
            .arg("width", width)
            .arg("height", height)
            .arg("megapixels", pixels.div_ceil(1_000_000))
            .arg("limit", MAX_PIXELS / 1_000_000)
    };
    Err(Box::new(said.at(Span::file(path))))
}
