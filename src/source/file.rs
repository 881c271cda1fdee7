//! One input file: its bytes, its text, its digest.

use std::sync::Arc;

use crate::diag::{Diagnostic, Span};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::stamp::Stamp;

/// How deep brackets may stand in each other in style sheets and scripts.
const DEEPEST: usize = 100;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Text and the rest, each shared by all who read it.
#[derive(Debug, Clone)]
enum Content {
    Text(Arc<str>),
    Binary(Arc<[u8]>),
}

/// One input file, whole.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path from the site's root.
    pub path: SourcePath,
    content: Content,
    /// Digest of the bytes.
    pub digest: Digest,
    /// What the disk said of it before it was read; none when that may be said of other bytes too.
    pub(super) stamp: Option<Stamp>,
}

impl SourceFile {
    /// A file that was read.
    pub fn new(path: SourcePath, bytes: Vec<u8>) -> Self {
        let digest = Digest::of(&bytes);
        // Text with a byte-order mark is rare; it stays as it is, for a static file is copied whole.
        let content = match simdutf8::basic::from_utf8(&bytes) {
            Ok(text) if !text.starts_with(BYTE_ORDER_MARK) => Content::Text(text.into()),
            _ => Content::Binary(bytes.into()),
        };
        Self { path, content, digest, stamp: None }
    }

    /// The same, with what the disk said of it.
    #[must_use]
    pub(super) fn stamped(self, stamp: Option<Stamp>) -> Self {
        Self { stamp, ..self }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Arc<[u8]> {
        match &self.content {
            Content::Text(text) => text.clone().into(),
            Content::Binary(bytes) => bytes.clone(),
        }
    }

    /// Its text, a byte-order mark left out.
    ///
    /// # Errors
    /// When it is not UTF-8; the place of the first wrong byte is named.
    pub fn text(&self) -> Result<&str, Diagnostic> {
        let bytes = match &self.content {
            Content::Text(text) => return Ok(text),
            Content::Binary(bytes) => bytes,
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)),
            Err(error) => Err(self.not_utf8(bytes, error.valid_up_to())),
        }
    }

    /// Its text, to be kept beyond the file.
    ///
    /// # Errors
    /// As for [`SourceFile::text`].
    pub fn shared_text(&self) -> Result<Arc<str>, Diagnostic> {
        match &self.content {
            Content::Text(text) => Ok(text.clone()),
            Content::Binary(_) => self.text().map(Arc::from),
        }
    }

    /// Refuses a text whose brackets stand more than 100 deep in each other: those who read programs and
    /// style sheets follow them by recursion.
    ///
    /// # Errors
    /// The place of the bracket that is one too many.
    pub fn refuse_depth(&self, text: &str) -> Result<(), Diagnostic> {
        let mut depth = 0_usize;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Err(Diagnostic::error("brackets-deep").at(Span::locate(self.path.as_str(), text, at..at + 1)));
            }
        }
        Ok(())
    }

    fn not_utf8(&self, bytes: &[u8], at: usize) -> Diagnostic {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Diagnostic::error("not-utf8-but-utf16").at(Span::file(self.path.as_str()));
        }
        let shown = String::from_utf8_lossy(bytes);
        let valid = String::from_utf8_lossy(&bytes[..at]);
        let mark = valid.len()..valid.len() + 3;
        Diagnostic::error("not-utf8").arg("byte", at).at(Span::locate(self.path.as_str(), &shown, mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> SourceFile {
        SourceFile::new(SourcePath::new("content/a.md").unwrap(), bytes.to_vec())
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_told_with_its_line() {
        let fault = file(b"mot\nhai \xb8 ba\n").text().unwrap_err();
        assert_eq!(fault.code, "not-utf8");
        let span = fault.span.unwrap();
        assert_eq!((span.line, span.column), (2, 5));
    }

    #[test]
    fn utf16_is_named_and_a_byte_order_mark_is_dropped() {
        assert_eq!(file(b"\xff\xfea\0").text().unwrap_err().code, "not-utf8-but-utf16");
        assert_eq!(file("\u{feff}chữ".as_bytes()).text().unwrap(), "chữ");
    }
}
