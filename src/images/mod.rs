//! Turns photos into responsive pictures for a web page.
//!
//! Entry point: [`Workshop`]. A page or a template asks it for a [`Picture`] (several widths, as
//! WebP with a fallback in the original kind) or a [`Resized`] one, and gets addresses and sizes at
//! once, because planning reads only headers. The pixels are made later, all together, by
//! [`Workshop::encode_all`]: each source is decoded once, whatever the number of its variants.
//!
//! # What is promised
//!
//! * **Turned upright.** The EXIF orientation is applied; every size given is that of the upright picture.
//! * **No personal data.** EXIF (with its GPS position), XMP, IPTC and comments never reach the output.
//! * **Colours kept.** Pixels stay in the colour space of the source. Its ICC profile is embedded again
//!   in every variant (JPEG, PNG and WebP), unless it is sRGB, which browsers assume anyway. Profiles
//!   that are not RGB (a CMYK photo is converted when decoded) or larger than 64 KiB are dropped.
//! * **The same input gives the same bytes.** Encoder settings are fixed; the name of a variant is a
//!   digest of the source, of the request and of [`ENGINE`], so a changed picture has a new address.
//! * **Never larger than needed.** [`Workshop::picture`] does not enlarge. A fallback at the original
//!   size is the original without its metadata when that is smaller than encoding it again.
//! * **Animations and drawings are passed through.** Animated GIF, WebP and PNG keep their pixels and
//!   lose their metadata; an SVG is kept byte for byte once its rules find it harmless.
//!
//! It reads and writes no file of its own: bytes come in, bytes go out, the cache is handed to it.

mod batch;
mod colour;
mod container;
mod drawing;
mod encode;
mod header;
mod name;
mod paper;
mod pixels;
mod position;
mod recipe;
mod request;
#[cfg(test)]
mod samples;
mod sniff;
mod svg;
#[cfg(test)]
mod tests;
mod workshop;

pub use batch::Encoded;
pub use drawing::png_of_drawing;
pub use paper::{Ink, drawn_on_paper, on_paper};
pub use position::has_position;
pub use request::{Format, Operation, Request};
pub use workshop::Workshop;

use std::sync::Arc;

/// Version of everything that decides the bytes of a variant. Raise it whenever an encoder, a
/// setting or a rule of this module changes: names and cache keys change with it.
pub const ENGINE: &str = "1";

/// The most pixels a source or a variant may have: 120 megapixels, so that the 108-megapixel mode
/// of phones still passes.
pub const MAX_PIXELS: u64 = 120_000_000;

/// A picture as it lies in the source tree.
#[derive(Debug, Clone)]
pub struct Original {
    /// Path from the site's root, `/`-separated: for messages, and for the names of variants.
    pub path: String,
    /// The whole file.
    pub bytes: Arc<[u8]>,
}

/// One file made from an original.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Variant {
    /// Path from the site's root: `processed_images/<slug>.<12 hexadecimal digits>.<extension>`.
    pub output: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Media type: `image/webp`.
    pub mime: &'static str,
}

/// The answer to [`Workshop::resize`].
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Resized {
    /// The file that will be made.
    pub variant: Variant,
    /// Width of the upright original in pixels.
    pub original_width: u32,
    /// Height of the upright original in pixels.
    pub original_height: u32,
}

/// The answer to [`Workshop::picture`]: what a `<picture>` element needs.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Picture {
    /// Width of the largest fallback in pixels.
    pub width: u32,
    /// Height of the largest fallback in pixels.
    pub height: u32,
    /// WebP variants by ascending width; empty for what is passed through, and for a picture so
    /// tall that WebP cannot hold it.
    pub webp: Vec<Variant>,
    /// Variants in the kind of the original by ascending width; never empty.
    pub fallback: Vec<Variant>,
}

/// What the header of a picture says.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Metadata {
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// `jpg`, `png`, `gif`, `webp` or `svg`, by content, whatever the file is called.
    pub format: &'static str,
    /// Media type: `image/jpeg`.
    pub mime: &'static str,
}
