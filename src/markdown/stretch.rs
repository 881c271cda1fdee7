//! A stretch of a file as the parser sees it: calls as marks, without the quotation signs and indents
//! of what is around it, without characters that no page may have; and where each byte of it stands.

use std::borrow::Cow;
use std::ops::Range;

use super::calls::Call;
use super::marks::Marks;
use crate::text::{has_control, is_control};

/// What begins each further line within lists and quotations that are open on a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Prefix(Vec<Around>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Quotation,
    Indent(usize),
}

impl Prefix {
    /// What is open around the byte `at`, by the start of its line.
    pub fn before(file: &str, at: usize) -> Self {
        let start = file[..at].rfind('\n').map_or(0, |end| end + 1);
        let mut rest = &file[start..at];
        let mut around = Vec::new();
        loop {
            let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let sign = &rest[blank..];
            if let Some(after) = sign.strip_prefix('>') {
                around.extend((blank > 0).then_some(Around::Indent(blank)));
                around.push(Around::Quotation);
                rest = after.strip_prefix(' ').unwrap_or(after);
            } else if let Some(width) = list_sign(sign) {
                around.push(Around::Indent(blank + width));
                rest = &sign[width..];
            } else {
                around.extend((blank > 0).then_some(Around::Indent(blank)));
                return Self(around);
            }
        }
    }

    /// How many bytes of a line are that.
    fn length(&self, line: &str) -> usize {
        let mut at = 0;
        for around in &self.0 {
            let rest = &line[at..];
            let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            match around {
                Around::Indent(width) => at += blank.min(*width),
                Around::Quotation => match rest[blank..].strip_prefix('>') {
                    Some(after) => at += blank + 1 + usize::from(after.starts_with(' ')),
                    None => return at,
                },
            }
        }
        at
    }
}

/// How wide the sign of a list is, the blanks after it included.
fn list_sign(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let signs: &[char] = if digits > 0 { &['.', ')'] } else { &['-', '*', '+'] };
    let after = rest.strip_prefix(signs)?;
    let blanks = after.len() - after.trim_start_matches(' ').len();
    (blanks > 0).then_some(digits + 1 + blanks)
}

/// The text, and for its pieces the bytes of the file that they come from.
#[derive(Debug)]
pub(super) struct Stretch<'a> {
    pub text: Cow<'a, str>,
    /// Where a piece begins in the text, and where in the file.
    pieces: Vec<(usize, usize)>,
}

impl<'a> Stretch<'a> {
    /// The bytes `range` of a file with `calls` as marks.
    pub fn new(file: &'a str, range: Range<usize>, prefix: &Prefix, calls: &[Call<'_>], marks: Marks) -> Self {
        let raw = &file[range.clone()];
        if calls.is_empty() && prefix.0.is_empty() && !has_control(raw) {
            return Self { text: Cow::Borrowed(raw), pieces: vec![(0, range.start)] };
        }
        let mut maker =
            Maker { file, start: range.start, prefix, text: String::with_capacity(raw.len()), pieces: Vec::new() };
        let mut at = range.start;
        for (number, call) in calls.iter().enumerate() {
            maker.copy(at..call.whole.start);
            maker.mark(&marks.of(number), call);
            at = call.whole.end;
        }
        maker.copy(at..range.end);
        Self { text: Cow::Owned(maker.text), pieces: maker.pieces }
    }

    /// The bytes of the file that bytes of the text come from.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.byte(range.start.min(self.text.len()));
        start..self.byte(range.end.min(self.text.len())).max(start)
    }

    fn byte(&self, at: usize) -> usize {
        let next = self.pieces.partition_point(|(start, _)| *start <= at);
        self.pieces.get(next.wrapping_sub(1)).map_or(at, |(start, place)| place + (at - start))
    }
}

struct Maker<'a> {
    file: &'a str,
    start: usize,
    prefix: &'a Prefix,
    text: String,
    pieces: Vec<(usize, usize)>,
}

impl Maker<'_> {
    fn piece(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.pieces.push((self.text.len(), range.start));
            self.text.push_str(&self.file[range]);
        }
    }

    fn copy(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for line in self.file[range].split_inclusive('\n') {
            let cut = if self.begins_line(at) { self.prefix.length(line) } else { 0 };
            let end = at + line.len();
            at += cut;
            for (control, c) in line[cut..].char_indices().filter(|(_, c)| is_control(*c)) {
                let control = end - line.len() + cut + control;
                self.piece(at..control);
                at = control + c.len_utf8();
            }
            self.piece(at..end);
            at = end;
        }
        self.pieces.push((self.text.len(), at));
    }

    /// Whether a line of the stretch, not its first, begins at a byte.
    fn begins_line(&self, at: usize) -> bool {
        at > self.start && self.file.as_bytes()[at - 1] == b'\n'
    }

    /// A mark with the line ends of its call: a call of several lines stands by itself. What is around
    /// it goes on over these lines.
    fn mark(&mut self, mark: &str, call: &Call<'_>) {
        self.pieces.push((self.text.len(), call.whole.start));
        self.text.push_str(mark);
        let whole = &self.file[call.whole.clone()];
        let own = if whole.contains('\n') { Prefix::before(self.file, call.whole.start) } else { Prefix::default() };
        let mut at = call.whole.start;
        for line in whole.split_inclusive('\n') {
            if at > call.whole.start {
                let cut = self.prefix.length(line);
                self.pieces.push((self.text.len(), at - 1));
                self.text.push('\n');
                self.piece(at + cut..at + own.length(line).max(cut));
            }
            at += line.len();
        }
        self.pieces.push((self.text.len(), call.whole.end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::calls::find;
    use proptest::prelude::*;

    fn hidden(file: &str) -> Stretch<'_> {
        let calls = find(file, 0..file.len(), &[]).0;
        Stretch::new(file, 0..file.len(), &Prefix::default(), &calls, Marks::absent_from(file))
    }

    #[test]
    fn what_is_open_on_a_line_is_taken_off_the_lines_after_it() {
        for (line, body, expected) in [
            ("> {%", "\n> một\n>hai\n ba", "\nmột\nhai\n ba"),
            ("  1. - {%", "\n       a\n          b", "\na\n   b"),
            ("- > {%", "\n  > a\n  >   b", "\na\n  b"),
            ("a {%", "\n    b", "\n    b"),
            ("-{%", "\n  b", "\n  b"),
        ] {
            let file = format!("{line}{body}");
            let prefix = Prefix::before(&file, line.len() - 2);
            let stretch = Stretch::new(&file, line.len()..file.len(), &prefix, &[], Marks::absent_from(""));
            assert_eq!(stretch.text, expected, "{line}");
            let last = stretch.text.len() - 1;
            assert_eq!(stretch.place(last..last + 1), file.len() - 1..file.len());
        }
    }

    #[test]
    fn control_characters_are_left_out() {
        let stretch = hidden("a\u{8}b\n\u{0}c\td");
        assert_eq!(stretch.text, "ab\nc\td");
        assert_eq!(stretch.place(1..2), 2..3);
        assert_eq!(stretch.place(3..4), 5..6);
    }

    proptest! {
        #[test]
        fn every_byte_has_its_place(before in "\\PC{0,9}", call in "[a-zđ\n]{0,9}", after in "[a-zđ\n\u{1}]{0,9}") {
            let file = format!("{before}{{{{ <a\n{call}/> }}}}{after}");
            let stretch = hidden(&file);
            for (at, c) in stretch.text.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
                let place = stretch.place(at..at + c.len_utf8());
                let same = file[place.clone()].starts_with(c);
                let made = ('\u{e000}'..'\u{f8ff}').contains(&c);
                prop_assert!(same || made, "{:?} at {:?}", c, place);
            }
        }
    }
}
