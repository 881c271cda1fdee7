//! TOML into [`Node`]s.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::{Document, Key, Node, Value};
use crate::diag::Diagnostic;

/// Parses the bytes `range` of a file as TOML.
///
/// # Errors
/// Every fault of syntax, each at its place.
pub fn parse_toml(document: Document<'_>, range: Range<usize>) -> Result<Node, Vec<Diagnostic>> {
    let offset = range.start;
    let (table, errors) = DeTable::parse_recoverable(&document.text[range.clone()]);
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| fault(document, error, offset)).collect());
    }
    let mut faults = Vec::new();
    let value = read_table(table.get_ref(), offset, &mut |range, what| {
        faults.push(Diagnostic::error("toml-number").arg("value", what).at(document.span(range)));
    });
    if faults.is_empty() { Ok(Node { value, range }) } else { Err(faults) }
}

type Complain<'a> = &'a mut dyn FnMut(Range<usize>, String);

fn fault(document: Document<'_>, error: &toml::de::Error, offset: usize) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let range = range.start + offset..range.end + offset;
    let detail = error.message().lines().next().unwrap_or_default();
    let line = line_at(document.text, range.start);
    let (_, value) = line.split_once('=').unwrap_or(("", line));
    let fault = match value.trim_start().chars().next() {
        _ if detail.starts_with("duplicate key") => Diagnostic::error("key-twice"),
        Some('“' | '”' | '‘' | '’' | '«') => Diagnostic::error("toml-curly-quotes"),
        Some('0'..='9') if looks_like_number(value) => {
            Diagnostic::error("toml-number-grouped").arg("value", value.trim())
        }
        Some('0'..='9') if looks_like_date(value) => Diagnostic::error("toml-date").arg("value", value.trim()),
        _ => slip(detail).map_or_else(|| Diagnostic::error("toml-syntax").arg("detail", detail), Diagnostic::error),
    };
    fault.at(document.span(range))
}

/// `1.200.000`, `12,5`: digits with points or commas, as people write numbers.
fn looks_like_number(value: &str) -> bool {
    let value = value.split('#').next().unwrap_or_default().trim();
    value.contains(['.', ',']) && value.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
}

/// The words for what the parser says of the slips that are made most.
fn slip(detail: &str) -> Option<&'static str> {
    let said = [
        ("string values must be quoted", "text-unquoted"),
        ("invalid basic string, expected `\"`", "quote-open"),
        ("invalid literal string, expected `'`", "quote-open"),
        ("unexpected key or value, expected newline", "quote-inside"),
        ("key with no value, expected `=`", "key-no-equals"),
    ];
    said.iter().find(|(start, _)| detail.starts_with(start)).map(|(_, code)| *code)
}

/// The line that holds a byte.
fn line_at(text: &str, at: usize) -> &str {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// Whether an author meant a day: `24/11/2026`, `2026-02-30`, `24-11-2026`.
fn looks_like_date(value: &str) -> bool {
    let value = value.split('#').next().unwrap_or_default().trim();
    let parts: Vec<&str> = value.split(['/', '-', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn read_table(table: &DeTable<'_>, offset: usize, complain: Complain<'_>) -> Value {
    let mut entries: Vec<(Key, Node)> = Vec::with_capacity(table.len());
    for (key, value) in table {
        let range = shift(key.span(), offset);
        entries.push((Key { name: key.get_ref().to_string(), range }, read(value, offset, complain)));
    }
    Value::Table(entries)
}

fn read(value: &Spanned<DeValue<'_>>, offset: usize, complain: Complain<'_>) -> Node {
    let range = shift(value.span(), offset);
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(moment) => Value::Datetime(moment.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => {
                complain(range.clone(), number.as_str().to_owned());
                Value::Null
            }
        },
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(number) => Value::Float(number),
            Err(_) => {
                complain(range.clone(), number.as_str().to_owned());
                Value::Null
            }
        },
        DeValue::Array(items) => read_list(items, offset, complain),
        DeValue::Table(table) => read_table(table, offset, complain),
    };
    Node { value, range }
}

fn read_list(items: &DeArray<'_>, offset: usize, complain: Complain<'_>) -> Value {
    let mut nodes = Vec::with_capacity(items.len());
    for item in items.iter() {
        nodes.push(read(item, offset, complain));
    }
    Value::List(nodes)
}

fn shift(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
        parse_toml(Document { file: "t.toml", text }, 0..text.len())
    }

    #[test]
    fn the_commonest_mistakes_are_told_in_their_own_words() {
        let cases = [
            ("a = 1\ntitle = “A”\n", "toml-curly-quotes", 2),
            ("date = 24/11/2026\n", "toml-date", 1),
            ("le_phi = 1.200.000\n", "toml-number-grouped", 1),
            ("sau = 12,5 # phần trăm\n", "toml-number-grouped", 1),
            ("date = 2026-02-30\n", "toml-date", 1),
            ("a = 1\nb = 2\na = 3\n", "key-twice", 3),
            ("a = [1, 2\n", "toml-syntax", 1),
            ("a = chữ\n", "text-unquoted", 1),
            ("a = \"chữ\nb = 1\n", "quote-open", 1),
            ("a = 'chữ\n", "quote-open", 1),
            ("a = \"ông nói \"chào\" nhé\"\n", "quote-inside", 1),
            ("a: \"chữ\"\n", "key-no-equals", 1),
        ];
        for (text, code, line) in cases {
            let faults = parse(text).unwrap_err();
            let found = (faults[0].code, faults[0].span.as_ref().unwrap().line);
            assert!(found.0 == code && (found.1 == line || code == "toml-syntax"), "{text:?}: {found:?}");
        }
    }

    #[test]
    fn values_remember_their_bytes() {
        let text = "a = 1\nb = [\"x\"]\n[c]\nd = 2026-06-09\n";
        let node = parse(text).unwrap();
        let (key, value) = &node.entries()[1];
        assert_eq!(&text[key.range.clone()], "b");
        assert_eq!(&text[value.range.clone()], "[\"x\"]");
        assert_eq!(node.entries()[2].1.entries()[0].1.value, Value::Datetime("2026-06-09".into()));
    }

    #[test]
    fn several_faults_are_told_at_once_with_their_lines() {
        let faults = parse("a = \nb = 1\nc = = 2\n").unwrap_err();
        let lines: Vec<_> = faults.iter().map(|f| f.span.as_ref().unwrap().line).collect();
        assert!(lines.contains(&1) && lines.contains(&3), "{lines:?}");
    }

    #[test]
    fn a_number_too_large_is_told() {
        assert_eq!(parse("a = 99999999999999999999\n").unwrap_err()[0].code, "toml-number");
    }
}
