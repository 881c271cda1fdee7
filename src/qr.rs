//! QR codes: text to a matrix of modules, and the matrix to SVG.
//!
//! Entry points: [`encode`] and [`Matrix::svg`]. Follows ISO/IEC 18004: error correction level M
//! (15 % of the code may be lost), a quiet zone of four modules. [`decode`] reads a code back. Only this
//! module uses `qrcode` and `rqrr`.

mod mask;

use std::fmt;

use qrcode::bits::{Bits, encode_auto};
use qrcode::ec::construct_codewords;
use qrcode::types::{QrError, QrResult};
use qrcode::{Color, EcLevel, QrCode, Version};

/// Width of the white border that readers need, in modules.
const QUIET: usize = 4;
const LEVEL: EcLevel = EcLevel::M;
/// The number of UTF-8 in the register of extended channel interpretations.
const UTF8_ECI: u32 = 26;
/// Bytes of ASCII that the largest code (version 40, level M) holds.
const MOST_BYTES: usize = 2331;

/// The modules of a code, without the quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// Modules on a side: 21, 25, … 177.
    pub size: usize,
    modules: Vec<bool>,
}

/// The text is longer than any QR code can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// The length of the text in bytes.
    pub bytes: usize,
    /// The most bytes of ASCII text that a code holds.
    pub most: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} bytes do not fit in a QR code of at most {}", self.bytes, self.most)
    }
}

impl std::error::Error for TooLong {}

/// The smallest code of error correction level M that holds the text.
///
/// # Errors
/// [`TooLong`] when no code holds it.
pub fn encode(text: &str) -> Result<Matrix, TooLong> {
    let bits = if text.is_ascii() { encode_auto(text.as_bytes(), LEVEL) } else { encode_utf8(text) };
    bits.and_then(drawn).map_err(|_| TooLong { bytes: text.len(), most: MOST_BYTES })
}

fn drawn(bits: Bits) -> QrResult<Matrix> {
    let version = bits.version();
    let size = usize::try_from(version.width()).unwrap_or_default();
    if size > mask::WIDEST {
        let colors = QrCode::with_bits(bits, LEVEL)?.into_colors();
        return Ok(Matrix { size, modules: colors.into_iter().map(|color| color == Color::Dark).collect() });
    }
    let (data, correction) = construct_codewords(&bits.into_bytes(), version, LEVEL)?;
    Ok(Matrix { size, modules: mask::masked(version, size, &data, &correction) })
}

/// The text of the code in a picture in grey, 0 black to 255 white; none when none can be read.
pub fn decode(width: usize, height: usize, level: impl FnMut(usize, usize) -> u8) -> Option<String> {
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, level);
    picture.detect_grids().into_iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

/// Text beyond ASCII says that it is UTF-8 and stands as bytes; left to itself the encoder takes
/// Vietnamese for Kanji, and readers guess at Big5.
fn encode_utf8(text: &str) -> QrResult<Bits> {
    (1..=40)
        .map(|version| encode_utf8_in(text, Version::Normal(version)))
        .find(Result::is_ok)
        .unwrap_or(Err(QrError::DataTooLong))
}

fn encode_utf8_in(text: &str, version: Version) -> QrResult<Bits> {
    let mut bits = Bits::new(version);
    bits.push_eci_designator(UTF8_ECI)?;
    bits.push_byte_data(text.as_bytes())?;
    bits.push_terminator(LEVEL)?;
    Ok(bits)
}

impl Matrix {
    /// The rows from the top, each of `1` (dark) and `0` (light).
    pub fn rows(&self) -> Vec<String> {
        let row = |modules: &[bool]| modules.iter().map(|dark| if *dark { '1' } else { '0' }).collect();
        self.modules.chunks(self.size).map(row).collect()
    }

    /// One `<svg>` element, one unit a module, with the quiet zone on white ground. It has no
    /// width, height or style: the class `qr` is for the style sheet.
    ///
    /// With a label it is an image of that name; without one it is hidden from screen readers.
    pub fn svg(&self, label: Option<&str>) -> String {
        let side = self.size + 2 * QUIET;
        let name = match label {
            Some(label) => format!("role=\"img\" aria-label=\"{}\"", escaped(label)),
            None => "aria-hidden=\"true\"".to_owned(),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 {side} {side}\" {name} \
             shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/>\
             <path fill=\"#000\" d=\"{}\"/></svg>",
            self.outline()
        )
    }

    /// The dark runs of each row as rectangles one unit high.
    fn outline(&self) -> String {
        let mut path = String::with_capacity(4 * self.modules.len());
        let mut height = String::new();
        for (y, row) in self.modules.chunks(self.size).enumerate() {
            height.clear();
            height.push(' ');
            push_number(&mut height, y + QUIET);
            height.push('h');
            let mut x = QUIET;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] {
                    path.push('M');
                    push_number(&mut path, x);
                    path.push_str(&height);
                    push_number(&mut path, run.len());
                    path.push_str("v1h-");
                    push_number(&mut path, run.len());
                    path.push('z');
                }
                x += run.len();
            }
        }
        path
    }
}

/// Adds a number of up to three digits: a code has hundreds of them.
fn push_number(out: &mut String, number: usize) {
    let digit = |value: usize| char::from(b'0' + (value % 10) as u8);
    if number >= 100 {
        out.push(digit(number / 100));
    }
    if number >= 10 {
        out.push(digit(number / 10));
    }
    out.push(digit(number));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const URL: &str = "https://example.vn/thu-tuc/khai-sinh/";

    #[test]
    fn a_short_address_takes_a_small_code() {
        let code = encode(URL).unwrap();
        assert_eq!(code.size, 29);
        assert_eq!(encode("").unwrap().size, 21);
    }

    #[test]
    fn three_finder_patterns() {
        let code = encode(URL).unwrap();
        let rows = code.rows();
        let pattern = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
        let far = code.size - 7;
        for (top, left) in [(0, 0), (0, far), (far, 0)] {
            let corner: Vec<&str> = rows[top..top + 7].iter().map(|row| &row[left..left + 7]).collect();
            assert_eq!(corner, pattern);
        }
        let timing: String = (8..code.size - 8).map(|x| &rows[6][x..=x]).collect();
        assert!(timing.starts_with("101") && !timing.contains("00") && !timing.contains("11"));
    }

    #[test]
    fn the_error_correction_level_is_m() {
        // The first two bits of the format, unmasked with 10101…: level M is 00.
        let rows = encode(URL).unwrap().rows();
        assert_eq!(&rows[8][..2], "10");
    }

    #[test]
    fn vietnamese_says_that_it_is_utf_8() {
        // Mode indicator 0111 (ECI), then 26: no other place shows it than the bits before masking,
        // so compare with the code that leaves it out.
        let told = encode("Cải cách").unwrap();
        let untold = QrCode::with_error_correction_level("Cải cách", LEVEL).unwrap();
        let untold: Vec<bool> = untold.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        assert_ne!(told.modules, untold);
        assert_eq!(told.size, 21);
        assert!(encode(&"ả".repeat(777)).is_err() && encode(&"ả".repeat(776)).is_ok());
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert_eq!(encode(&"a".repeat(2331)).unwrap().size, 177);
        assert_eq!(encode(&"a".repeat(2332)), Err(TooLong { bytes: 2332, most: 2331 }));
    }

    #[test]
    fn the_picture_is_named_or_hidden() {
        let code = encode(URL).unwrap();
        let named = code.svg(Some("Mã QR \"A\" & <B>"));
        assert!(named.contains("role=\"img\" aria-label=\"Mã QR &quot;A&quot; &amp; &lt;B&gt;\""));
        assert!(!named.contains("aria-hidden"));
        let hidden = code.svg(None);
        assert!(hidden.contains("aria-hidden=\"true\"") && !hidden.contains("role="));
        assert!(!hidden.contains("style") && hidden.contains("viewBox=\"0 0 37 37\""));
    }

    /// Paints the path back into rows.
    fn painted(svg: &str, size: usize) -> Vec<String> {
        let mut rows = vec![vec!['0'; size]; size];
        let path = svg.split("<path fill=\"#000\" d=\"").nth(1).unwrap().split('"').next().unwrap();
        for run in path.split('M').skip(1) {
            let (place, rest) = run.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            assert_eq!(rest, format!("{length}v1h-{length}z"));
            rows[y - QUIET][x - QUIET..x - QUIET + length].fill('1');
        }
        rows.into_iter().map(|row| row.into_iter().collect()).collect()
    }

    #[test]
    fn numbers_are_written_whole() {
        let mut out = String::new();
        [0, 7, 10, 99, 100, 185].into_iter().for_each(|number| push_number(&mut out, number));
        assert_eq!(out, "071099100185");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn the_mask_is_the_one_that_the_library_takes(text in "[ -~]{0,90}|[a-zđ]{0,40}|[a-z/]{400,900}") {
            let bits = if text.is_ascii() { encode_auto(text.as_bytes(), LEVEL) } else { encode_utf8(&text) }.unwrap();
            let library = QrCode::with_bits(bits, LEVEL).unwrap().into_colors();
            let modules: Vec<bool> = library.into_iter().map(|color| color == Color::Dark).collect();
            prop_assert_eq!(encode(&text).unwrap().modules, modules);
        }

        #[test]
        fn the_picture_shows_the_matrix(text in "[ -~]{0,120}") {
            let code = encode(&text).unwrap();
            prop_assert_eq!((code.size - 17) % 4, 0);
            prop_assert_eq!(code.rows().len(), code.size);
            prop_assert_eq!(painted(&code.svg(None), code.size), code.rows());
        }
    }

    #[test]
    fn what_is_encoded_is_read_back() {
        for text in ["https://cchc.caobang.gov.vn/don-vi/ha-lang/", "https://a.vn/?x=1&y=2#z"] {
            let matrix = encode(text).unwrap();
            let rows = matrix.rows();
            let level = |x: usize, y: usize| {
                let module = |at: usize| (at / 4).checked_sub(4);
                let dark = module(y).and_then(|row| rows.get(row)?.as_bytes().get(module(x)?).copied());
                if dark == Some(b'1') { 0 } else { 255 }
            };
            let side = (rows.len() + 8) * 4;
            assert_eq!(decode(side, side, level).as_deref(), Some(text));
        }
        assert_eq!(decode(40, 40, |_, _| 255), None);
    }
}
