//! JPEG, by the segments of ITU-T T.81 annex B.

use std::ops::Range;

use super::{Walked, u16_be};

const END_OF_IMAGE: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;

/// `None` when the end-of-image marker is missing: the file was cut off.
pub(in super::super) fn walk(bytes: &[u8]) -> Option<Walked> {
    each_segment(bytes, |_, _| ())?;
    Some(Walked { animated: false, lossless: false })
}

/// The same pixels without metadata: only the tables, the frame, the scans, and what says how the
/// colours are meant. `None` when the file is cut off or has four colours (browsers differ in CMYK).
pub(in super::super) fn strip(bytes: &[u8], keep_icc: bool) -> Option<Vec<u8>> {
    let mut out = vec![0xFF, 0xD8];
    let mut four_colours = false;
    each_segment(bytes, |marker, range| {
        let segment = &bytes[range];
        four_colours |= is_frame(marker) && segment.get(9) == Some(&4);
        if keeps(marker, segment, keep_icc) {
            out.extend_from_slice(segment);
        }
    })?;
    out.extend_from_slice(&[0xFF, END_OF_IMAGE]);
    (!four_colours).then_some(out)
}

/// What its segments for applications hold that may be EXIF or XMP.
pub(in super::super) fn metadata(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    // A file that is cut off has been read as far as it goes.
    let _ = each_segment(bytes, |marker, range| {
        if marker == 0xE1 {
            found.push(bytes[range].get(4..).unwrap_or_default());
        }
    });
    found
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

fn keeps(marker: u8, segment: &[u8], keep_icc: bool) -> bool {
    let data = segment.get(4..).unwrap_or_default();
    match marker {
        // Frames and Huffman tables, quantisation tables, restart interval, scans.
        0xC0..=0xCF | 0xDB | 0xDD | START_OF_SCAN => true,
        // JFIF without a thumbnail.
        0xE0 => data.starts_with(b"JFIF\0") && segment.len() == 18,
        0xE2 => keep_icc && data.starts_with(b"ICC_PROFILE\0"),
        0xEE => data.starts_with(b"Adobe"),
        _ => false,
    }
}

/// Visits each segment from its `FF` on (a scan with its entropy-coded data) up to the end of the
/// image; whatever follows that is not part of it. `None` when the end is missing.
fn each_segment(bytes: &[u8], mut visit: impl FnMut(u8, Range<usize>)) -> Option<()> {
    let mut at = 2;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            END_OF_IMAGE => return Some(()),
            // A fill byte.
            0xFF => at += 1,
            // Markers that stand alone, and a stray stuffed byte.
            0x00 | 0x01 | 0xD0..=0xD8 => at += 2,
            _ => {
                let length = usize::from(u16_be(bytes, at + 2)?);
                let mut end = at + 2 + length.max(2);
                if marker == START_OF_SCAN {
                    end = scan_end(bytes, end)?;
                }
                bytes.get(at..end)?;
                visit(marker, at..end);
                at = end;
            }
        }
    }
}

/// Where the entropy-coded data that begins at `at` ends: at the next marker but restarts.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}
