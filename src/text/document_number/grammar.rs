//! The grammar of document numbers, as a parser that starts at a digit.
//!
//! ```text
//! number   = count "/" [ year "/" ] symbol      118/2025/NĐ-CP, 76/NQ-CP, 148/2025/QH15
//!          | count "-" segment "/" segments     57-NQ/TW, the way of the Party
//! count    = 1–5 digits [ "." 1–3 digits | small letter ]
//! year     = 19xx | 20xx
//! symbol   = segment { "-" segment }            one segment only with a year and a term: QH15
//! segment  = capitals, at most one small letter among them (TTg), up to two digits after them
//! ```
//!
//! From the practice of Nghị định 30/2020/NĐ-CP and of Party documents.

use unicode_normalization::char::is_combining_mark;

/// The end of the document number that starts at `start`, if one does.
pub(super) fn number_at(text: &str, start: usize) -> Option<usize> {
    if !may_start(&text[..start]) {
        return None;
    }
    let mut cursor = Cursor { rest: &text[start..] };
    cursor.count()?;
    if cursor.slash() {
        cursor.after_slash()?
    } else {
        cursor.party()?
    }
    let end = text.len() - cursor.rest.len();
    (may_end(cursor.rest) && !in_address(&text[..start])).then_some(end)
}

/// The end of the digits that start at `start`.
pub(super) fn digits_end(text: &str, start: usize) -> usize {
    start + text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a number may start after this text.
fn may_start(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('/' | '\\' | '_' | '=' | '@' | '#' | '%' | '+' | '~') => false,
        Some('–') | None => true,
        Some(c) if is_hyphen(c) || matches!(c, '.' | ',') => !back.next().is_some_and(is_word),
        Some(c) => !is_word(c),
    }
}

/// Whether a number may end before this text.
fn may_end(after: &str) -> bool {
    let mut ahead = after.chars();
    match ahead.next() {
        Some('_' | '@' | '=' | '\\') => false,
        Some('/') => !ahead.next().is_some_and(is_word),
        Some('.') => !ahead.next().is_some_and(|c| c.is_ascii_lowercase()),
        Some('–') | None => true,
        Some(c) if is_hyphen(c) => !ahead.next().is_some_and(is_word),
        Some(c) => !is_word(c),
    }
}

/// Whether the text ends within a web address.
fn in_address(before: &str) -> bool {
    /// Characters looked back at: more than a line holds, so that text without spaces stays cheap.
    const REACH: usize = 512;
    let token = before.char_indices().rev().take(REACH).take_while(|(_, c)| !c.is_whitespace()).last();
    let token = token.map_or("", |(start, _)| &before[start..]);
    token.contains("://") || token.contains("www.")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Hyphens that Word and other programs put: hyphen-minus, hyphen, no-break hyphen, en dash.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–')
}

/// What remains to be read.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn after_slash(&mut self) -> Option<()> {
        let has_year = self.year();
        let first = self.segment()?;
        let more = self.more_segments();
        let is_whole = if more == 0 { has_year && first.has_term } else { has_year || first.capitals >= 2 };
        is_whole.then_some(())
    }

    fn party(&mut self) -> Option<()> {
        let is_type = self.hyphen() && self.segment()?.capitals >= 2;
        let has_body = is_type && self.slash() && self.segment()?.capitals >= 2;
        self.more_segments();
        has_body.then_some(())
    }

    fn count(&mut self) -> Option<()> {
        let digits = self.digits();
        if !(1..=5).contains(&digits) {
            return None;
        }
        let mut fraction = *self;
        if fraction.eat(|c| c == '.') && (1..=3).contains(&fraction.digits()) {
            *self = fraction;
        } else {
            self.eat(|c| c.is_ascii_lowercase());
        }
        Some(())
    }

    /// Takes `2025/`; takes nothing when no year and slash stand here.
    fn year(&mut self) -> bool {
        let mut ahead = *self;
        let is_year = self.rest.starts_with("19") || self.rest.starts_with("20");
        let taken = is_year && ahead.digits() == 4 && ahead.slash();
        if taken {
            *self = ahead;
        }
        taken
    }

    /// Takes `-UBND-HC`; a hyphen without a segment after it is left.
    fn more_segments(&mut self) -> usize {
        let mut taken = 0;
        let mut ahead = *self;
        while ahead.hyphen() && ahead.segment().is_some_and(|segment| segment.capitals >= 2) {
            *self = ahead;
            taken += 1;
        }
        taken
    }

    fn segment(&mut self) -> Option<Segment> {
        let (mut capitals, mut small) = (0, 0);
        loop {
            if self.eat(char::is_uppercase) {
                capitals += 1;
            } else if capitals > 0 && self.eat(char::is_lowercase) {
                small += 1;
            } else if capitals == 0 || !self.eat(is_combining_mark) {
                break;
            }
        }
        let digits = self.digits();
        (capitals > 0 && small <= 1 && digits <= 2).then_some(Segment { capitals, has_term: digits > 0 })
    }

    fn digits(&mut self) -> usize {
        let end = digits_end(self.rest, 0);
        self.rest = &self.rest[end..];
        end
    }

    fn slash(&mut self) -> bool {
        self.separator(|c| c == '/')
    }

    fn hyphen(&mut self) -> bool {
        self.separator(is_hyphen)
    }

    /// Takes a separator and the word joiners that [`super::keep_together`] puts around it.
    fn separator(&mut self, is_separator: fn(char) -> bool) -> bool {
        let mut ahead = *self;
        while ahead.eat(|c| c == super::keep::WORD_JOINER) {}
        let taken = ahead.eat(is_separator);
        if taken {
            while ahead.eat(|c| c == super::keep::WORD_JOINER) {}
            *self = ahead;
        }
        taken
    }

    fn eat(&mut self, is_wanted: impl Fn(char) -> bool) -> bool {
        let Some(c) = self.rest.chars().next().filter(|c| is_wanted(*c)) else {
            return false;
        };
        self.rest = &self.rest[c.len_utf8()..];
        true
    }
}

/// A part of the symbol: `NĐ`, `TTg`, `UBTVQH15`.
struct Segment {
    capitals: usize,
    /// Whether digits end it: the term of the National Assembly.
    has_term: bool,
}
