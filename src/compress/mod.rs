//! Compression of what goes out: Brotli and gzip beside text files, DEFLATE within archives.
//!
//! Sole owner of `brotli` and `flate2`. Everything is made at the strongest setting: it is compressed once
//! and sent many times. The same bytes give the same bytes; gzip's header holds no time and no name.

mod zip;

use std::io::Write;

pub use zip::{Entry, zip};

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

/// Raised whenever a library or a setting changes what is made: keys of caches hold it.
pub const ENGINE: &str = "1";

/// Brotli's strongest quality (RFC 7932 leaves it to the encoder).
const STRONGEST: i32 = 11;
/// Brotli (RFC 7932) of a text at its strongest; `None` when the encoder fails, which it has no reason to.
pub fn brotli(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: STRONGEST,
        lgwin: window(bytes.len()),
        mode: brotli::enc::backward_references::BrotliEncoderMode::BROTLI_MODE_TEXT,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut made = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut bytes, &mut made, &params).ok()?;
    Some(made)
}

/// The smallest window, as a power of two, that holds a text whole: a larger one gains nothing and has to be
/// cleared for every file, which takes ten times as long as a page does.
fn window(length: usize) -> i32 {
    let bits = usize::BITS - length.saturating_add(16).leading_zeros();
    // 16 bits and 24 are what decoders of the web are sure to take.
    i32::try_from(bits).unwrap_or(24).clamp(16, 24)
}

/// gzip (RFC 1952) at its strongest, without a time or a name.
pub fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// How many bytes gzip makes of a text at its quickest: more than any other setting, and than Brotli, would.
/// `usize::MAX` when it cannot be told.
pub fn gzip_size(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::fast());
    encoder.write_all(bytes).ok().and_then(|()| encoder.finish().ok()).map_or(usize::MAX, |made| made.len())
}

/// DEFLATE (RFC 1951) at its strongest, as archives hold it.
pub fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// CRC-32 as ZIP wants it.
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::{DeflateDecoder, GzDecoder};
    use proptest::prelude::*;
    use std::io::Read;

    fn read(mut from: impl Read) -> Vec<u8> {
        let mut out = Vec::new();
        from.read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn the_header_of_gzip_holds_no_time_and_no_name() {
        let made = gzip(b"cchc").unwrap();
        assert_eq!(made[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_page_is_smaller_under_brotli_than_under_gzip() {
        let page = include_bytes!("../../themes/hub/templates/thu-tuc.html");
        let (strong, zipped) = (brotli(page).unwrap().len(), gzip(page).unwrap().len());
        assert!(strong < zipped && zipped < gzip_size(page) && gzip_size(page) < page.len(), "{strong} {zipped}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn what_is_compressed_comes_back(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
            let mut back = Vec::new();
            brotli::BrotliDecompress(&mut &brotli(&bytes).unwrap()[..], &mut back).unwrap();
            prop_assert_eq!(&back, &bytes);
            prop_assert_eq!(&read(GzDecoder::new(&gzip(&bytes).unwrap()[..])), &bytes);
            prop_assert_eq!(&read(DeflateDecoder::new(&deflate(&bytes).unwrap()[..])), &bytes);
        }
    }
}
