//! ZIP archives (APPNOTE 6.3) that every system opens: DEFLATE, names in UTF-8, nothing newer.
//!
//! Our own few lines and not a library: what is needed is one way to write, and the same bytes for the same
//! files every time. Sizes past 4 GiB and more than 65,534 files need extensions that old systems cannot
//! read, and are refused.

use rayon::prelude::*;

use super::{crc32, deflate};

/// The most files of an archive without extensions.
const MOST_FILES: usize = 0xFFFE;
/// The version that unpacking needs: 2.0, for DEFLATE.
const VERSION: u16 = 20;
/// Names are in UTF-8 (bit 11).
const UTF_8: u16 = 1 << 11;

/// A file of an archive: its path, `/`-separated, and what it holds.
pub type Entry<'a> = (String, &'a [u8]);

/// One file as the archive holds it.
struct Packed<'a> {
    name: &'a str,
    /// 8 for DEFLATE, 0 for what it does not make smaller.
    method: u16,
    bytes: std::borrow::Cow<'a, [u8]>,
    crc: u32,
    whole: u32,
}

/// An archive of files in the order given, all of one day; years before 1980 are written as 1980. `None` when
/// it is larger than the format holds.
pub fn zip(entries: &[Entry<'_>], year: u16, month: u8, day: u8) -> Option<Vec<u8>> {
    if entries.len() > MOST_FILES {
        return None;
    }
    let date = (year.clamp(1980, 2107) - 1980) << 9 | u16::from(month) << 5 | u16::from(day);
    let packed: Vec<Packed<'_>> = entries.par_iter().map(pack).collect::<Option<_>>()?;
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for file in &packed {
        let at = u32::try_from(out.len()).ok()?;
        let facts = facts(file, date)?;
        out.extend(b"PK\x03\x04");
        out.extend(&facts);
        out.extend([0, 0]); // no extra field
        out.extend(file.name.as_bytes());
        out.extend(&*file.bytes);
        list.extend(b"PK\x01\x02");
        list.extend(VERSION.to_le_bytes());
        list.extend(&facts);
        list.extend([0; 12]); // no extra field, comment, further disk or attributes
        list.extend(at.to_le_bytes());
        list.extend(file.name.as_bytes());
    }
    let count = u16::try_from(packed.len()).ok()?.to_le_bytes();
    let (at, length) = (u32::try_from(out.len()).ok()?, u32::try_from(list.len()).ok()?);
    out.extend(list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(length.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]); // no comment
    Some(out)
}

fn pack<'a>((name, bytes): &'a Entry<'_>) -> Option<Packed<'a>> {
    let whole = u32::try_from(bytes.len()).ok()?;
    let smaller = deflate(bytes).filter(|made| made.len() < bytes.len());
    let method = if smaller.is_some() { 8 } else { 0 };
    let held = smaller.map_or(std::borrow::Cow::Borrowed(*bytes), std::borrow::Cow::Owned);
    Some(Packed { name, method, bytes: held, crc: crc32(bytes), whole })
}

/// What both headers of a file say alike: from the version needed to the length of the name.
fn facts(file: &Packed<'_>, date: u16) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(24);
    for two in [VERSION, UTF_8, file.method, 0, date] {
        out.extend(two.to_le_bytes());
    }
    for four in [file.crc, u32::try_from(file.bytes.len()).ok()?, file.whole] {
        out.extend(four.to_le_bytes());
    }
    out.extend(u16::try_from(file.name.len()).ok()?.to_le_bytes());
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::DeflateDecoder;
    use proptest::prelude::*;
    use std::io::Read;

    fn two(bytes: &[u8], at: usize) -> usize {
        usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
    }

    fn four(bytes: &[u8], at: usize) -> usize {
        two(bytes, at) | two(bytes, at + 2) << 16
    }

    /// Reads an archive by its list at the end, as programs do.
    fn unzip(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
        let end = archive.len() - 22;
        assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
        let mut at = four(archive, end + 16);
        let mut found = Vec::new();
        for _ in 0..two(archive, end + 10) {
            assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
            assert_eq!(two(archive, at + 8), 0x800);
            let (length, start) = (two(archive, at + 28), four(archive, at + 42));
            let name = std::str::from_utf8(&archive[at + 46..at + 46 + length]).unwrap().to_owned();
            assert_eq!(&archive[start..start + 4], b"PK\x03\x04");
            assert_eq!(archive[start + 4..start + 28], archive[at + 6..at + 30]);
            let data = start + 30 + two(archive, start + 26) + two(archive, start + 28);
            let held = &archive[data..data + four(archive, at + 20)];
            let mut bytes = Vec::new();
            match two(archive, at + 10) {
                0 => bytes.extend(held),
                _ => _ = DeflateDecoder::new(held).read_to_end(&mut bytes).unwrap(),
            }
            assert_eq!((four(archive, at + 16), four(archive, at + 24)), (crc32(&bytes) as usize, bytes.len()));
            found.push((name, bytes));
            at += 46 + length;
        }
        assert_eq!(at, end);
        found
    }

    #[test]
    fn the_day_is_the_one_given_and_midnight() {
        let archive = zip(&[("a".to_owned(), b"x")], 2026, 11, 25).unwrap();
        assert_eq!((two(&archive, 10), two(&archive, 12)), (0, 46 << 9 | 11 << 5 | 25));
    }

    #[test]
    fn more_files_than_the_format_holds_are_refused() {
        let many: Vec<Entry<'_>> = (0..=MOST_FILES).map(|number| (number.to_string(), b"".as_slice())).collect();
        assert!(zip(&many, 2026, 1, 1).is_none());
        assert!(zip(&many[1..], 2026, 1, 1).is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn what_is_packed_comes_out(
            files in proptest::collection::btree_map("[a-zđ/]{1,12}", proptest::collection::vec(0u8..9, 0..400), 0..6)
        ) {
            let entries: Vec<Entry<'_>> = files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
            let archive = zip(&entries, 2026, 11, 25).unwrap();
            prop_assert_eq!(unzip(&archive), files.into_iter().collect::<Vec<_>>());
        }
    }
}
