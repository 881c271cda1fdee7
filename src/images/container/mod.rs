//! The containers of raster pictures, read block by block without decoding a pixel.
//!
//! Three questions are answered here that the decoders do not answer: is the file whole (they draw
//! what there is of a truncated photo), does it move, and what is it without its metadata. Blocks
//! to keep are listed; whatever is not listed is dropped, so an unknown block cannot carry a GPS
//! position through.

pub(super) mod gif;
pub(super) mod jpeg;
pub(super) mod png;
pub(super) mod webp;

/// What walking a container tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walked {
    /// Whether it holds more than one frame.
    pub animated: bool,
    /// Whether its pixels are stored without loss.
    pub lossless: bool,
}

fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_le(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
