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
    Diagnostic::error("toml-syntax")
        .arg("detail", error.message().lines().next().unwrap_or_default())
        .at(document.span(range))
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
