//! WebP, by its RIFF chunks (RFC 9649).

use super::{Walked, u32_le};

/// Flags of the extended header, RFC 9649 section 2.7.1.
const ANIMATION: u8 = 0x02;
const XMP: u8 = 0x04;
const EXIF: u8 = 0x08;
const ALPHA: u8 = 0x10;
const ICC: u8 = 0x20;

/// As many zeros at the end of pixels mean a broken copy, if they are more than a flat picture has.
const ZEROS: usize = 16;

/// Pixels of a macroblock of VP8.
const BLOCK: usize = 16 * 16;

/// `None` when a chunk runs past the end or there are no pixels: the file was cut off.
pub(in super::super) fn walk(bytes: &[u8]) -> Option<Walked> {
    let mut walked = Walked { animated: false, lossless: false };
    let (mut pixels, mut zeros) = (false, false);
    each_chunk(bytes, |kind, data| {
        let holds_pixels = matches!(kind, b"VP8 " | b"VP8L" | b"ANMF");
        pixels |= holds_pixels;
        zeros |= holds_pixels && ends_in_zeros(data, flat_zeros(kind, data));
        walked.lossless |= kind == b"VP8L";
        walked.animated |= kind == b"VP8X" && data.first().is_some_and(|f| f & ANIMATION != 0);
    })?;
    (pixels && !zeros).then_some(walked)
}

/// A copy that broke off and was filled up ends so, and a lossy decoder would take it for grey.
fn ends_in_zeros(data: &[u8], flat: usize) -> bool {
    data.len().checked_sub(ZEROS + flat).is_some_and(|from| data[from..].iter().all(|byte| *byte == 0))
}

/// How many zeros the lossy coder may write for pixels that are all alike: up to a byte for each
/// macroblock, as measured over the qualities and the methods from 1 up of libwebp; twice that is let be. Their number is read from the
/// frame header of VP8 (RFC 6386, section 9.1) or of `ANMF`; the lossless coder has none.
fn flat_zeros(kind: &[u8], data: &[u8]) -> usize {
    let number = |at: usize, bytes: usize| {
        let bytes = data.get(at..at + bytes).unwrap_or_default();
        bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    let (width, height) = match kind {
        b"VP8 " => (number(6, 2) & 0x3FFF, number(8, 2) & 0x3FFF),
        b"ANMF" => (number(6, 3) + 1, number(9, 3) + 1),
        _ => return 0,
    };
    2 * width * height / BLOCK
}

/// The same pixels without metadata: only the pixels, the frames of an animation and the colour
/// profile.
pub(in super::super) fn strip(bytes: &[u8], keep_icc: bool) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    each_chunk(bytes, |kind, data| match kind {
        b"VP8X" => {
            let mut data = data.to_vec();
            if let Some(flags) = data.first_mut() {
                *flags &= !(EXIF | XMP | if keep_icc { 0 } else { ICC });
            }
            push_chunk(&mut out, kind, &data);
        }
        b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" => push_chunk(&mut out, kind, data),
        b"ICCP" if keep_icc => push_chunk(&mut out, kind, data),
        _ => (),
    })?;
    Some(riff(&out))
}

/// What its chunks hold that may be EXIF or XMP.
pub(in super::super) fn metadata(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let _ = each_chunk(bytes, |kind, data| {
        if kind == b"EXIF" || kind == b"XMP " {
            found.push(data);
        }
    });
    found
}

/// A still WebP of that size with a colour profile put in.
pub(in super::super) fn with_icc(bytes: &[u8], icc: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let (mut alpha, mut pixels) = (false, Vec::with_capacity(bytes.len()));
    each_chunk(bytes, |kind, data| match kind {
        b"VP8X" => alpha |= data.first().is_some_and(|flags| flags & ALPHA != 0),
        _ => {
            // Of a VP8L header, the bit after two 14-bit sides says whether alpha is used.
            alpha |= kind == b"VP8L" && data.get(4).is_some_and(|byte| byte & 0x10 != 0);
            push_chunk(&mut pixels, kind, data);
        }
    })?;
    let mut header = vec![ICC | if alpha { ALPHA } else { 0 }, 0, 0, 0];
    for side in [width, height] {
        header.extend_from_slice(&side.saturating_sub(1).to_le_bytes()[..3]);
    }
    let mut out = Vec::with_capacity(bytes.len() + icc.len() + 64);
    push_chunk(&mut out, b"VP8X", &header);
    push_chunk(&mut out, b"ICCP", icc);
    out.extend_from_slice(&pixels);
    Some(riff(&out))
}

fn riff(chunks: &[u8]) -> Vec<u8> {
    let size = u32::try_from(chunks.len() + 4).unwrap_or(u32::MAX);
    [b"RIFF", &size.to_le_bytes(), b"WEBP".as_slice(), chunks].concat()
}

fn push_chunk(out: &mut Vec<u8>, kind: &[u8], data: &[u8]) {
    out.extend_from_slice(kind);
    out.extend_from_slice(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
}

/// Visits each chunk (its type and its data) up to the end that the RIFF header states.
fn each_chunk<'a>(bytes: &'a [u8], mut visit: impl FnMut(&'a [u8], &'a [u8])) -> Option<()> {
    let stated = usize::try_from(u32_le(bytes, 4)?).ok()?.checked_add(8)?;
    let bytes = bytes.get(..stated)?;
    let mut at = 12;
    while at < bytes.len() {
        let kind = bytes.get(at..at + 4).filter(|kind| *kind != [0; 4])?;
        let length = usize::try_from(u32_le(bytes, at + 4)?).ok()?;
        let end = (at + 8).checked_add(length)?;
        visit(kind, bytes.get(at + 8..end)?);
        at = end.checked_add(length % 2)?;
    }
    Some(())
}
