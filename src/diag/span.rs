//! A place in a source file, with the line it points at.

/// Where a finding is: file, line and column (both from 1, columns in characters), and the line.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// Path from the site's root, `/`-separated.
    pub file: String,
    /// Line number, from 1; 0 when only the file is known.
    pub line: usize,
    /// Column in characters, from 1; 0 when only the file is known.
    pub column: usize,
    /// How many characters are marked, at least 1, never past the line's end.
    pub length: usize,
    /// The whole line, without its end.
    pub excerpt: String,
}

impl Span {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, length: 1, excerpt: String::new() }
    }

    /// The bytes `range` of `text`, which is the whole text of `file`.
    ///
    /// A range that leaves the text or splits a character is clamped, never a panic.
    pub fn locate(file: impl Into<String>, text: &str, range: std::ops::Range<usize>) -> Self {
        let start = floor(text, range.start);
        let end = floor(text, range.end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let excerpt = text[line_start..line_end].trim_end_matches('\r');
        Self {
            file: file.into(),
            line: text[..start].bytes().filter(|b| *b == b'\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            length: text[start..end.min(line_end).max(start)].chars().count().max(1),
            excerpt: excerpt.to_owned(),
        }
    }

    /// A place given by line and column (both from 1) of `text`.
    pub fn line_column(file: impl Into<String>, text: &str, line: usize, column: usize) -> Self {
        let excerpt = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        Self { file: file.into(), line, column: column.max(1), length: 1, excerpt: excerpt.to_owned() }
    }

    /// The same place with `length` characters marked.
    #[must_use]
    pub fn marking(mut self, length: usize) -> Self {
        let room = (self.excerpt.chars().count() + 1).saturating_sub(self.column);
        self.length = length.min(room).max(1);
        self
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let span = Span::locate("a.md", "một\nhai ba\r\n", 10..12);
        assert_eq!((span.line, span.column, span.length), (2, 5, 2));
        assert_eq!(span.excerpt, "hai ba");
    }

    proptest! {
        #[test]
        fn any_range_gives_a_place_within_the_text(text in "\\PC*\n\\PC*", a in 0usize..90, b in 0usize..90) {
            let span = Span::locate("f", &text, a..b);
            prop_assert!(span.line >= 1 && span.column >= 1 && span.length >= 1);
            prop_assert!(text.contains(&span.excerpt));
        }
    }
}
