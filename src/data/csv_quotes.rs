//! Quotation marks of CSV files. The reader takes any text: an open one swallows the rows up to the
//! next, or to the end of the file, and nothing would tell.

use std::ops::Range;

use crate::diag::{Diagnostic, Span};

/// The first quotation mark out of place: never closed, or closed with text after it.
pub(super) fn fault(file: &str, text: &str, delimiter: u8) -> Option<Diagnostic> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            match quoted(bytes, at, delimiter) {
                Ok(end) => at = end,
                Err((code, range)) => return Some(Diagnostic::error(code).at(Span::locate(file, text, range))),
            }
        }
        // To the value that follows.
        let ends = |byte: &u8| *byte == delimiter || *byte == b'\n';
        at = bytes[at..].iter().position(ends).map_or(bytes.len(), |end| at + end + 1);
    }
    None
}

/// Where the quoted value that begins at `start` ends, or what is wrong with it.
fn quoted(bytes: &[u8], start: usize, delimiter: u8) -> Result<usize, (&'static str, Range<usize>)> {
    let open = ("quote-open", start..start + 1);
    let mut at = start + 1;
    loop {
        let Some(close) = bytes[at..].iter().position(|byte| *byte == b'"') else { return Err(open) };
        at += close + 1;
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            continue;
        }
        let next = at + bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        return match bytes.get(next) {
            None | Some(b'\n') => Ok(next),
            Some(byte) if *byte == delimiter => Ok(next),
            // The mark that closed it most likely opens a value on a later line.
            _ if bytes[start..at].contains(&b'\n') => Err(open),
            _ => Err(("csv-quote-inside", at - 1..at)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&'static str, usize, usize)> {
        fault("a.csv", text, b',')
            .map(|fault| (fault.code, fault.span.as_ref().unwrap().line, fault.span.unwrap().column))
    }

    #[test]
    fn values_of_several_lines_and_doubled_marks_are_sound() {
        for sound in ["a,b\n\"x\ny\",2\n\"a \"\"b\"\" c\",\"\"\r\n\"z\" ,1\n", "a,b\n5\" ống,\"x\"", "", "a", "\"\""]
        {
            assert_eq!(found(sound), None, "{sound}");
        }
    }

    #[test]
    fn a_mark_that_is_never_closed_is_told_where_it_opens() {
        assert_eq!(found("a,b\nđ,\"x\n3,4\n"), Some(("quote-open", 2, 3)));
        assert_eq!(found("a,b\n1,\"x\n\"y\",4\n"), Some(("quote-open", 2, 3)));
        assert_eq!(found("a,b\n1,\"\"\""), Some(("quote-open", 2, 3)));
    }

    #[test]
    fn text_after_a_closing_mark_is_told_at_the_mark() {
        assert_eq!(found("a,b\n1,\"x\" y\n"), Some(("csv-quote-inside", 2, 5)));
    }
}
