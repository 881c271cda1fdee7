//! GIF, by its blocks (GIF89a specification).

use std::ops::Range;

use super::Walked;

const EXTENSION: u8 = 0x21;
const FRAME: u8 = 0x2C;
const TRAILER: u8 = 0x3B;

/// `None` when the trailer is missing: the file was cut off.
pub(in super::super) fn walk(bytes: &[u8]) -> Option<Walked> {
    let mut frames = 0_usize;
    each_block(bytes, |range| frames += usize::from(bytes[range.start] == FRAME))?;
    (frames > 0).then_some(Walked { animated: frames > 1, lossless: true })
}

/// The same frames without comments, XMP and other applications' data.
pub(in super::super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..header_length(bytes)?)?.to_vec();
    each_block(bytes, |range| {
        let block = &bytes[range];
        if keeps(block) {
            out.extend_from_slice(block);
        }
    })?;
    out.push(TRAILER);
    Some(out)
}

fn keeps(block: &[u8]) -> bool {
    match block {
        // Of the application extensions, the two that say how often to loop.
        [EXTENSION, 0xFF, name @ ..] => name.starts_with(b"\x0BNETSCAPE2.0") || name.starts_with(b"\x0BANIMEXTS1.0"),
        // Graphic control; not comments (FE) nor plain text (01), which browsers do not draw.
        [EXTENSION, label, ..] => *label == 0xF9,
        _ => true,
    }
}

/// Length of the signature, the screen descriptor and the global colour table.
fn header_length(bytes: &[u8]) -> Option<usize> {
    Some(13 + table_length(*bytes.get(10)?))
}

fn table_length(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// Visits each block before the trailer.
fn each_block(bytes: &[u8], mut visit: impl FnMut(Range<usize>)) -> Option<()> {
    let mut at = header_length(bytes)?;
    loop {
        let data = match *bytes.get(at)? {
            TRAILER => return Some(()),
            EXTENSION => at + 2,
            // The descriptor, its colour table, the code size.
            FRAME => at + 10 + table_length(*bytes.get(at + 9)?) + 1,
            _ => return None,
        };
        let end = sub_blocks_end(bytes, data)?;
        visit(at..end);
        at = end;
    }
}

fn sub_blocks_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += length + 1;
        if length == 0 {
            return Some(at);
        }
    }
}
