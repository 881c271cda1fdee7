//! A passage: one block of text as people read it, which knows where in the file each byte of it stands.

use std::ops::Range;

/// Stands in a passage for what is no prose: code, a picture, a component, an address of the web.
pub const STAND_IN: char = '\u{fffc}';

/// What a passage is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whence {
    /// A paragraph.
    Paragraph,
    /// A heading of that level.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// The alternative of a picture.
    Alternative,
    /// A text given to a component.
    Argument,
    /// A field of front matter, by its path (`title`, `in_an.buoc.0.ten`), or a column of a table.
    Field(String),
}

/// A run of the text that comes from one run of the file.
#[derive(Debug, Clone)]
struct Piece {
    start: usize,
    file: Range<usize>,
    /// Whether both hold the same bytes.
    same: bool,
}

/// One block of text: line ends are spaces, signs of Markdown are gone.
#[derive(Debug, Clone)]
pub struct Passage {
    /// What it is of.
    pub whence: Whence,
    text: String,
    pieces: Vec<Piece>,
}

impl Passage {
    pub(super) fn new(whence: Whence) -> Self {
        Self { whence, text: String::new(), pieces: Vec::new() }
    }

    /// A passage that is one run of the file.
    pub(super) fn whole(whence: Whence, text: &str, file: Range<usize>, same: bool) -> Self {
        let mut passage = Self::new(whence);
        passage.push(text, file, same);
        passage
    }

    /// Adds text; `same` says whether the file has the very same bytes there.
    pub(super) fn push(&mut self, text: &str, file: Range<usize>, same: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if last.same && same && last.file.end == file.start => last.file.end = file.end,
            _ => self.pieces.push(Piece { start, file, same }),
        }
    }

    /// What people read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file that hold bytes of the text.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let Some(first) = self.piece(range.start) else { return 0..0 };
        let start = if first.same { first.file.start + (range.start - first.start) } else { first.file.start };
        let Some(last) = self.piece(range.end.saturating_sub(1).max(range.start)) else { return start..start };
        let end = if last.same { last.file.start + range.end.saturating_sub(last.start) } else { last.file.end };
        start..end.max(start)
    }

    /// The same, when the file has these very bytes in one run: what may be replaced as it stands.
    pub fn exact(&self, range: Range<usize>) -> Option<Range<usize>> {
        let piece = self.piece(range.start).filter(|piece| piece.same)?;
        let file =
            piece.file.start + (range.start - piece.start)..piece.file.start + range.end.checked_sub(piece.start)?;
        (file.end <= piece.file.end).then_some(file)
    }

    /// All its bytes in the file.
    pub fn range(&self) -> Range<usize> {
        self.place(0..self.text.len())
    }

    /// Its sentences, by bytes of the text. A point ends one where a space and something other than a
    /// small letter follow, so that `TP. Hồ Chí Minh` is the one mistake that is left.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for (at, c) in self.text.char_indices() {
            let rest = &self.text[at + c.len_utf8()..];
            if matches!(c, '.' | '!' | '?' | '…') && rest.starts_with(char::is_whitespace) {
                let next = rest.trim_start().chars().next();
                if next.is_some_and(|next| !next.is_lowercase()) {
                    found.push(start..at + c.len_utf8());
                    start = self.text.len() - rest.trim_start().len();
                }
            }
        }
        if !self.text[start..].trim().is_empty() {
            found.push(start..self.text.trim_end().len().max(start));
        }
        found
    }

    /// Puts stand-ins over the addresses in the text, byte for byte, so that places stay.
    pub(super) fn hide_addresses(&mut self) {
        if !self.text.contains("://") {
            return;
        }
        let mut hidden = String::with_capacity(self.text.len());
        while let Some(sign) = self.text[hidden.len()..].find("://").map(|at| hidden.len() + at) {
            let from = hidden.len();
            let is_scheme = |c: char| c.is_ascii_alphanumeric();
            let start = from + self.text[from..sign].trim_end_matches(is_scheme).len();
            let ends = |c: char| c.is_whitespace() || "<>\"“”".contains(c);
            let end = self.text[sign..].find(ends).map_or(self.text.len(), |at| sign + at);
            let stops = ['.', ',', ';', ':', ')', '!', '?'];
            let end = sign + self.text[sign..end].trim_end_matches(stops).len().max(3);
            hidden.push_str(&self.text[from..start]);
            let width = STAND_IN.len_utf8();
            (0..(end - start) / width).for_each(|_| hidden.push(STAND_IN));
            (0..(end - start) % width).for_each(|_| hidden.push('-'));
        }
        hidden.push_str(&self.text[hidden.len()..]);
        self.text = hidden;
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Passage {
        Passage::whole(Whence::Paragraph, text, 10..10 + text.len(), true)
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let passage = of("Nộp hồ sơ lúc 7.30 sáng. Lệ phí 8.000 đồng! Làm v.v. và hơn nữa… Xong");
        let found: Vec<&str> = passage.sentences().into_iter().map(|range| &passage.text()[range]).collect();
        assert_eq!(found, ["Nộp hồ sơ lúc 7.30 sáng.", "Lệ phí 8.000 đồng!", "Làm v.v. và hơn nữa…", "Xong"]);
    }

    #[test]
    fn addresses_are_hidden_and_places_stay() {
        let mut passage = of("Xem https://a.vn/x_y, rồi (http://b.vn).");
        let length = passage.text().len();
        passage.hide_addresses();
        assert_eq!(passage.text().len(), length);
        let seen: String = passage.text().chars().filter(|c| !"\u{fffc}-".contains(*c)).collect();
        assert_eq!(seen, "Xem , rồi ().");
    }

    #[test]
    fn only_bytes_that_the_file_has_may_be_replaced() {
        let mut passage = of("một");
        passage.push(" ", 15..17, false);
        passage.push("hai", 17..20, true);
        let (two, all) = (6..9, 0..9);
        assert_eq!(&passage.text()[two.clone()], "hai");
        assert_eq!(passage.exact(two), Some(17..20));
        assert_eq!(passage.exact(all.clone()), None);
        assert_eq!(passage.place(all), 10..20);
    }
}
