//! From a wish to a recipe: the size in pixels, the kind and the settings of one variant.

use crate::diag::{Diagnostic, Span};
use crate::digest::Digest;

use super::header::{Kind, Source};
use super::request::{Format, Operation, Request};
use super::{ENGINE, MAX_PIXELS};

/// Quality of JPEG when none is asked for.
const JPEG_QUALITY: u8 = 78;
/// Quality of WebP when none is asked for.
const WEBP_QUALITY: u8 = 75;
/// Quality of the previews of sheets: twenty of them stand in one list, on screens of two pixels each.
const PREVIEW_QUALITY: u8 = 62;
/// The longest side that may be asked for, in pixels; also the longest that WebP can hold.
const MAX_SIDE: u32 = 16_383;
/// The longest side that JPEG can hold, in pixels.
const MAX_JPEG_SIDE: u32 = 65_535;

/// How one variant is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipe {
    /// The original without its metadata.
    Copy,
    /// Decoded, brought to a size, encoded.
    Make {
        /// The size of the upright result.
        size: Size,
        /// Whether the middle is cut out rather than the whole stretched.
        crop: bool,
        /// The encoder and its settings.
        encoding: Encoding,
    },
}

/// Width and height of an upright picture in pixels, neither of them 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    pub width: u32,
    pub height: u32,
}

/// An encoder and its settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// JPEG. `or_original`: the original without its metadata when it has this size and is smaller.
    Jpeg { quality: u8, or_original: bool },
    /// PNG. The original without its metadata when it has this size and is smaller.
    Png,
    /// Lossy WebP.
    WebpLossy { quality: u8 },
    /// WebP without loss, unless the lossy one is much smaller.
    WebpEither { quality: u8 },
}

impl Encoding {
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg { .. } => "jpg",
            Self::Png => "png",
            Self::WebpLossy { .. } | Self::WebpEither { .. } => "webp",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg { .. } => "image/jpeg",
            Self::Png => "image/png",
            Self::WebpLossy { .. } | Self::WebpEither { .. } => "image/webp",
        }
    }

    fn max_side(self) -> u32 {
        match self {
            Self::Jpeg { .. } | Self::Png => MAX_JPEG_SIDE,
            Self::WebpLossy { .. } | Self::WebpEither { .. } => MAX_SIDE,
        }
    }

    /// Whether this encoder can hold a picture of that size.
    pub fn holds(self, size: Size) -> bool {
        size.width.max(size.height) <= self.max_side() && size.pixels() <= MAX_PIXELS
    }
}

impl Size {
    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The same proportions at another width.
    pub fn at_width(self, width: u32) -> Self {
        Self { width, height: proportion(self.height, width, self.width) }
    }

    fn at_height(self, height: u32) -> Self {
        Self { width: proportion(self.width, height, self.height), height }
    }
}

/// `side × wanted / whole`, rounded, at least 1.
fn proportion(side: u32, wanted: u32, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    let exact = (u64::from(side) * u64::from(wanted) + whole / 2) / whole;
    u32::try_from(exact).unwrap_or(u32::MAX).max(1)
}

/// The digest that names a variant and keys its cache entry: everything that decides its bytes.
pub(super) fn key(source: &Source, recipe: &Recipe) -> Digest {
    let recipe = format!("{recipe:?}");
    Digest::of_parts(["picture", ENGINE, &source.digest.hex(), &recipe].map(str::as_bytes))
}

/// The recipe for a template's wish.
pub(super) fn for_request(source: &Source, request: &Request) -> Result<Recipe, Box<Diagnostic>> {
    let encoding = encoding(source, request)?;
    let (size, crop) = size(source, request)?;
    if !encoding.holds(size) {
        return Err(too_large(&source.path, size));
    }
    Ok(Recipe::Make { size, crop, encoding })
}

/// The encoding of a source's fallback when nothing is asked for.
pub(super) fn fallback_encoding(source: &Source) -> Encoding {
    let photo = match source.kind {
        Kind::Jpeg => true,
        Kind::Webp => !source.lossless && !source.alpha,
        Kind::Png | Kind::Gif | Kind::Svg => false,
    };
    if photo { Encoding::Jpeg { quality: JPEG_QUALITY, or_original: true } } else { Encoding::Png }
}

/// The encoding of a source's WebP variants when nothing is asked for.
pub(super) fn webp_encoding(source: &Source) -> Encoding {
    let quality = WEBP_QUALITY;
    if source.lossless { Encoding::WebpEither { quality } } else { Encoding::WebpLossy { quality } }
}

/// The encoding of small pictures of sheets.
pub(super) fn preview_encoding() -> Encoding {
    Encoding::WebpLossy { quality: PREVIEW_QUALITY }
}

fn encoding(source: &Source, request: &Request) -> Result<Encoding, Box<Diagnostic>> {
    if let Some(quality @ (0 | 101..)) = request.quality {
        return Err(refuse(&source.path, Diagnostic::error("image-quality").arg("quality", quality)));
    }
    let default = match request.format {
        Format::Auto => fallback_encoding(source),
        Format::Jpeg => Encoding::Jpeg { quality: JPEG_QUALITY, or_original: true },
        Format::Png => Encoding::Png,
        Format::Webp => webp_encoding(source),
    };
    let Some(quality) = request.quality else { return Ok(default) };
    Ok(match default {
        Encoding::Jpeg { .. } => Encoding::Jpeg { quality, or_original: false },
        Encoding::Png => Encoding::Png,
        Encoding::WebpLossy { .. } | Encoding::WebpEither { .. } => Encoding::WebpLossy { quality },
    })
}

/// The size of the result, and whether the middle is cut out.
fn size(source: &Source, request: &Request) -> Result<(Size, bool), Box<Diagnostic>> {
    let sides = [request.width, request.height];
    if sides.contains(&Some(0)) {
        return Err(refuse(&source.path, Diagnostic::error("image-size-zero")));
    }
    if let Some(side) = sides.into_iter().flatten().find(|side| *side > MAX_SIDE) {
        let said = Diagnostic::error("image-size-huge").arg("side", side).arg("limit", MAX_SIDE);
        return Err(refuse(&source.path, said));
    }
    let own = source.size();
    let operation = request.operation;
    let sized = match (operation, request.width, request.height) {
        (Operation::Scale, Some(width), Some(height)) => (Size { width, height }, false),
        (Operation::Fill, Some(width), Some(height)) => (Size { width, height }, true),
        (Operation::FitWidth, Some(width), _) => (own.at_width(width), false),
        (Operation::FitHeight, _, Some(height)) => (own.at_height(height), false),
        (Operation::Fit, Some(width), Some(height)) => (fit(own, Size { width, height }), false),
        _ => return Err(missing(source, operation)),
    };
    Ok(sized)
}

fn fit(own: Size, place: Size) -> Size {
    if own.width <= place.width && own.height <= place.height {
        return own;
    }
    let by_width = own.at_width(place.width);
    if by_width.height <= place.height { by_width } else { own.at_height(place.height) }
}

fn missing(source: &Source, operation: Operation) -> Box<Diagnostic> {
    let needs = match operation {
        Operation::FitWidth => "width",
        Operation::FitHeight => "height",
        Operation::Scale | Operation::Fit | Operation::Fill => "width, height",
    };
    let said = Diagnostic::error("image-operation-needs").arg("operation", operation.name());
    refuse(&source.path, said.arg("needs", needs))
}

fn too_large(path: &str, size: Size) -> Box<Diagnostic> {
    let said = Diagnostic::error("image-result-large");
    refuse(path, said.arg("width", size.width).arg("height", size.height))
}

fn refuse(path: &str, said: Diagnostic) -> Box<Diagnostic> {
    Box::new(said.at(Span::file(path)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fitting_keeps_proportions_and_never_enlarges() {
        let own = Size { width: 4000, height: 3000 };
        assert_eq!(fit(own, Size { width: 800, height: 800 }), Size { width: 800, height: 600 });
        assert_eq!(fit(own, Size { width: 800, height: 300 }), Size { width: 400, height: 300 });
        assert_eq!(fit(own, Size { width: 5000, height: 5000 }), own);
    }

    proptest! {
        #[test]
        fn a_fitted_size_is_within_its_place_and_never_empty(
            w in 1u32..70_000, h in 1u32..70_000, pw in 1u32..17_000, ph in 1u32..17_000,
        ) {
            let place = Size { width: pw, height: ph };
            let size = fit(Size { width: w, height: h }, place);
            prop_assert!(size.width >= 1 && size.height >= 1);
            prop_assert!(size.width <= pw && size.height <= ph);
        }
    }
}
