//! What the content of a file looks like, whatever the file is called.
//!
//! Knows the five kinds that are read, and enough of the others to say what was put in the place of
//! a picture: people rename a PDF, save a web page under the name of its picture, or send HEIC.

use crate::diag::{Diagnostic, Span};

use super::header::Kind;

/// How far into a file a text signature may begin, in bytes.
const PROLOGUE: usize = 4096;

/// The kind of picture, or an error that says what the file is instead.
pub(super) fn kind(path: &str, bytes: &[u8]) -> Result<Kind, Box<Diagnostic>> {
    if let Some(kind) = picture(bytes) {
        return Ok(kind);
    }
    Err(Box::new(stranger(bytes).at(Span::file(path))))
}

fn picture(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(Kind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Kind::Png),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Kind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::Webp),
        _ => is_svg(bytes).then_some(Kind::Svg),
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let start = prologue(bytes);
    start.starts_with('<') && !is_html(&start) && (start.contains("<svg") || start.contains(":svg"))
}

fn is_html(start: &str) -> bool {
    let start = start.trim_start_matches("<!--");
    ["<!doctype html", "<html", "<head", "<body", "<script"]
        .iter()
        .any(|tag| start.starts_with(tag) || start.find(tag).is_some_and(|at| !start[..at].contains("<svg")))
}

/// The first characters, without a byte-order mark and white space, in lower case.
fn prologue(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(PROLOGUE)]);
    start.trim_start().to_ascii_lowercase()
}

/// The error for content that is not a picture that can be read.
fn stranger(bytes: &[u8]) -> Diagnostic {
    if bytes.is_empty() {
        return Diagnostic::error("image-empty");
    }
    if bytes.iter().take(PROLOGUE).all(|byte| *byte == 0) {
        return Diagnostic::error("image-zeros");
    }
    if let Some(code) = boxed(bytes).or_else(|| document(bytes)).or_else(|| text(bytes)) {
        return Diagnostic::error(code);
    }
    match other_picture(bytes) {
        Some(kind) => Diagnostic::error("image-other-kind").arg("kind", kind),
        None => Diagnostic::error("image-unknown"),
    }
}

/// HEIC and videos: files that begin with an `ftyp` box (ISO/IEC 14496-12), and other videos.
fn boxed(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) == Some(&b"ftyp"[..]) {
        let brand = bytes.get(8..12)?;
        return match brand {
            b"avif" | b"avis" => None,
            b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => Some("image-heic"),
            _ => Some("image-video"),
        };
    }
    let matroska = bytes.starts_with(&[0x1A, 0x45, 0xDF, 0xA3]);
    let avi = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(&b"AVI "[..]);
    (matroska || avi).then_some("image-video")
}

fn document(bytes: &[u8]) -> Option<&'static str> {
    let start = &bytes[..bytes.len().min(1024)];
    if start.windows(5).any(|part| part == b"%PDF-") {
        return Some("image-pdf");
    }
    let office = |name: &[u8]| start.windows(name.len()).any(|part| part == name);
    match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("image-office"),
        [b'P', b'K', 3, 4, ..] if office(b"[Content_Types].xml") || office(b"opendocument") => Some("image-office"),
        [b'P', b'K', 3, 4, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [0x1F, 0x8B, ..] => {
            Some("image-archive")
        }
        _ => None,
    }
}

fn text(bytes: &[u8]) -> Option<&'static str> {
    let start = prologue(bytes);
    if start.starts_with("version https://git-lfs") {
        return Some("image-lfs-pointer");
    }
    (start.starts_with('<') && is_html(&start)).then_some("image-html")
}

/// The name of a kind of picture that is not read.
fn other_picture(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("TIFF"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some("BMP"),
        [0, 0, 1, 0, ..] => Some("ICO"),
        [b'8', b'B', b'P', b'S', ..] => Some("Photoshop (PSD)"),
        [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Some("JPEG XL"),
        [0, 0, 0, 12, b'j', b'P', b' ', b' ', ..] => Some("JPEG 2000"),
        [0xD7, 0xCD, 0xC6, 0x9A, ..] => Some("WMF"),
        _ => (bytes.get(4..8) == Some(&b"ftyp"[..])).then_some("AVIF"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        kind("anh.jpg", bytes).unwrap_err().code
    }

    #[test]
    fn what_is_not_a_picture_is_called_by_its_name() {
        assert_eq!(code(b""), "image-empty");
        assert_eq!(code(&[0; 9000]), "image-zeros");
        assert_eq!(code(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "image-heic");
        assert_eq!(code(b"\0\0\0\x18ftypmp42\0\0\0\0"), "image-video");
        assert_eq!(code(b"%PDF-1.7\n"), "image-pdf");
        assert_eq!(code(b"PK\x03\x04....[Content_Types].xml"), "image-office");
        assert_eq!(code(b"PK\x03\x04...."), "image-archive");
        assert_eq!(code(b"\xEF\xBB\xBF \n<!DOCTYPE html><html><svg></svg>"), "image-html");
        assert_eq!(code(b"version https://git-lfs.github.com/spec/v1\n"), "image-lfs-pointer");
        assert_eq!(code(b"II*\0...."), "image-other-kind");
        assert_eq!(code(b"\0\0\0\x18ftypavif\0\0\0\0"), "image-other-kind");
        assert_eq!(code("Xin chào".as_bytes()), "image-unknown");
    }

    #[test]
    fn a_drawing_is_known_behind_its_prologue() {
        let svg = b"<?xml version=\"1.0\"?>\n<!-- a drawing -->\n<svg xmlns=\"\"><script/></svg>";
        assert_eq!(kind("a.svg", svg).unwrap(), Kind::Svg);
    }
}
