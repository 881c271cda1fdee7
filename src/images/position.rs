//! Whether a picture tells where it was taken: EXIF 2.32 (a TIFF structure) and XMP.

use super::container::{jpeg, png, webp};

/// The tag of IFD0 that points at the GPS IFD, and those of latitude and longitude in it.
const GPS: u16 = 0x8825;
const LATITUDE: u16 = 0x0002;
const LONGITUDE: u16 = 0x0004;

/// Whether the metadata of a JPEG, PNG or WebP file hold a position. Other files have none.
pub fn has_position(bytes: &[u8]) -> bool {
    let metadata = match bytes {
        [0xFF, 0xD8, 0xFF, ..] => jpeg::metadata(bytes),
        [0x89, b'P', b'N', b'G', ..] => png::metadata(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp::metadata(bytes),
        _ => return false,
    };
    metadata.iter().any(|block| in_exif(block).unwrap_or(false) || in_xmp(block))
}

/// XMP names its places `exif:GPSLatitude`, as an attribute or an element.
fn in_xmp(block: &[u8]) -> bool {
    block.windows(11).any(|word| word == b"GPSLatitude")
}

fn in_exif(block: &[u8]) -> Option<bool> {
    let tiff = Tiff::new(block.strip_prefix(b"Exif\0\0").unwrap_or(block))?;
    let first = tiff.u32(4)?;
    let entries = tiff.entries(first)?;
    let pointer = entries.into_iter().find(|(tag, _)| *tag == GPS)?.1;
    let position = tiff.entries(tiff.u32(pointer + 8)?)?;
    let has = |wanted: u16| {
        position.iter().any(|(tag, at)| *tag == wanted && tiff.u32(*at + 4).is_some_and(|count| count > 0))
    };
    Some(has(LATITUDE) && has(LONGITUDE))
}

struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Self { bytes, little: true }),
            b"MM\0*" => Some(Self { bytes, little: false }),
            _ => None,
        }
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn u32(&self, at: usize) -> Option<usize> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        let number = if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
        usize::try_from(number).ok()
    }

    /// The tags of an IFD and where their entries stand; those that the file still holds.
    fn entries(&self, at: usize) -> Option<Vec<(u16, usize)>> {
        let count = usize::from(self.u16(at)?);
        let entry = |number: usize| at.checked_add(2 + number * 12).filter(|place| place + 12 <= self.bytes.len());
        Some((0..count).map_while(entry).filter_map(|place| Some((self.u16(place)?, place))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A TIFF with an IFD0 that points at a GPS IFD of these tags.
    fn tiff(little: bool, tags: &[u16]) -> Vec<u8> {
        let two = |number: u16| if little { number.to_le_bytes() } else { number.to_be_bytes() };
        let four = |number: u32| if little { number.to_le_bytes() } else { number.to_be_bytes() };
        let entry = |tag: u16, count: u32, value: u32| [&two(tag)[..], &two(5), &four(count), &four(value)].concat();
        let mut out = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
        out.extend(four(8));
        out.extend(two(1));
        out.extend(entry(GPS, 1, 26));
        out.extend(four(0));
        out.extend(two(u16::try_from(tags.len()).unwrap()));
        tags.iter().for_each(|tag| out.extend(entry(*tag, 3, 0)));
        out
    }

    fn jpeg_of(data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [b"\xFF\xD8\xFF\xE1", &length[..], data, b"\xFF\xD9"].concat()
    }

    #[test]
    fn a_position_is_found_in_both_byte_orders_and_needs_both_numbers() {
        for little in [true, false] {
            let with = |tags: &[u16]| has_position(&jpeg_of(&[b"Exif\0\0", tiff(little, tags).as_slice()].concat()));
            assert!(with(&[1, LATITUDE, 3, LONGITUDE]));
            assert!(!with(&[1, LATITUDE]) && !with(&[0]));
        }
        assert!(has_position(&jpeg_of(b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='22,40N'/>")));
        assert!(!has_position(b"GPSLatitude") && !has_position(b""));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(start in 0usize..3, noise in proptest::collection::vec(any::<u8>(), 0..200)) {
            let magic: [&[u8]; 3] = [b"\xFF\xD8\xFF\xE1\x00\x40Exif\0\0II*\0", b"\x89PNG\r\n\x1a\n", b"RIFF\xFF\0\0\0WEBPEXIF"];
            has_position(&[magic[start], &noise].concat());
        }
    }
}
