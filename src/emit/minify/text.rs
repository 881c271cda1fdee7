//! Texts and white space, as the minifying library has them.

use super::by_library;

/// Whether each byte is one of some.
pub(super) const fn bytes_of(some: &[u8]) -> [bool; 256] {
    let (mut table, mut at) = ([false; 256], 0);
    while at < some.len() {
        table[some[at] as usize] = true;
        at += 1;
    }
    table
}

/// White space of HTML.
pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

/// Where the white space at a byte ends.
pub(super) fn skip_white(bytes: &[u8], start: usize) -> usize {
    start + bytes[start..].iter().take_while(|byte| is_white(**byte)).count()
}

pub(super) fn trim_start(text: &[u8]) -> &[u8] {
    &text[skip_white(text, 0)..]
}

pub(super) fn trim_end(text: &[u8]) -> &[u8] {
    &text[..text.len() - text.iter().rev().take_while(|byte| is_white(**byte)).count()]
}

pub(super) fn trim(text: &[u8]) -> &[u8] {
    trim_end(trim_start(text))
}

/// Whether a text has white space that is not one space. All bytes are looked at, for that goes many at a time.
pub(super) fn has_runs(text: &[u8]) -> bool {
    let is_other = text.iter().fold(false, |other, byte| other | (is_white(*byte) & (*byte != b' ')));
    let after = text.get(1..).unwrap_or_default();
    is_other || text.iter().zip(after).fold(false, |found, (a, b)| found | ((*a == b' ') & (*b == b' ')))
}

/// Adds a text in which every run of white space is one space.
pub(super) fn collapse(text: &[u8], out: &mut Vec<u8>) {
    if !has_runs(text) {
        return out.extend_from_slice(text);
    }
    let (mut done, mut at) = (0, 0);
    while at < text.len() {
        let is_single = || !text.get(at + 1).is_some_and(|next| is_white(*next));
        if !is_white(text[at]) || (text[at] == b' ' && is_single()) {
            at += 1;
            continue;
        }
        out.extend_from_slice(&text[done..at]);
        out.push(b' ');
        at = skip_white(text, at);
        done = at;
    }
    out.extend_from_slice(&text[done..]);
}

/// The same of a value.
pub(super) fn collapsed(text: &str) -> String {
    let mut was_white = false;
    let each = |c: char| {
        let is_white = c.is_ascii() && is_white(c as u8);
        let is_more = is_white && std::mem::replace(&mut was_white, is_white);
        was_white = is_white;
        (!is_more).then_some(if is_white { ' ' } else { c })
    };
    text.chars().filter_map(each).collect()
}

/// A text with references to characters, as the library writes it within a line, or where white space counts.
pub(super) fn decoded(text: &str, collapse: bool) -> Option<String> {
    let (open, close) = if collapse { ("<b>", "</b>") } else { ("<code>", "</code>") };
    let whole = String::from_utf8(by_library(&[open, text, close].concat())).ok()?;
    whole.strip_prefix(open)?.strip_suffix(close).map(str::to_owned)
}

/// Where the closing tag of an element begins whose content has no tags.
pub(super) fn closing(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_name = |at: usize| {
        bytes.get(at + 2..at + 2 + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    };
    memchr::memmem::find_iter(bytes, "</").find(|at| is_name(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_white_space_are_one_space() {
        for (text, expected) in [("a  b", "a b"), (" \n a\tb\r\n", " a b "), ("a b", "a b"), ("", ""), ("đ\n", "đ ")]
        {
            let mut out = Vec::new();
            collapse(text.as_bytes(), &mut out);
            assert_eq!(out, expected.as_bytes());
            assert_eq!(collapsed(text), expected);
        }
    }
}
