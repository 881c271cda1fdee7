//! PNG, by its chunks (W3C PNG, third edition, section 5).

use super::{Walked, u32_be};

const SIGNATURE: usize = 8;

/// `None` when a chunk runs past the end or `IEND` is missing: the file was cut off.
pub(in super::super) fn walk(bytes: &[u8]) -> Option<Walked> {
    let (mut animated, mut pixels) = (false, false);
    each_chunk(bytes, |kind, _| {
        pixels |= kind == b"IDAT";
        animated |= kind == b"acTL" && !pixels;
    })?;
    Some(Walked { animated, lossless: true })
}

/// The same pixels without metadata: only the pixels, the frames of an animation, and what says how
/// the colours are meant.
pub(in super::super) fn strip(bytes: &[u8], keep_icc: bool) -> Option<Vec<u8>> {
    let mut out = bytes.get(..SIGNATURE)?.to_vec();
    each_chunk(bytes, |kind, chunk| {
        if keeps(kind, keep_icc) {
            out.extend_from_slice(chunk);
        }
    })?;
    Some(out)
}

/// What its chunks hold that may be EXIF or XMP.
pub(in super::super) fn metadata(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let _ = each_chunk(bytes, |kind, chunk| {
        if kind == b"eXIf" || kind == b"iTXt" {
            found.push(&chunk[8..chunk.len() - 4]);
        }
    });
    found
}

fn keeps(kind: &[u8], keep_icc: bool) -> bool {
    match kind {
        b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND" => true,
        b"acTL" | b"fcTL" | b"fdAT" => true,
        b"sRGB" | b"gAMA" | b"cHRM" | b"cICP" => true,
        b"iCCP" => keep_icc,
        _ => false,
    }
}

/// Visits each chunk (its type, and all of it from length to checksum) up to `IEND`.
fn each_chunk<'a>(bytes: &'a [u8], mut visit: impl FnMut(&'a [u8], &'a [u8])) -> Option<()> {
    let mut at = SIGNATURE;
    loop {
        let length = usize::try_from(u32_be(bytes, at)?).ok()?;
        let end = at.checked_add(length)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        let kind = &chunk[4..8];
        visit(kind, chunk);
        if kind == b"IEND" {
            return Some(());
        }
        at = end;
    }
}
