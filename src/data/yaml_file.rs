//! YAML into [`Node`]s.

use std::ops::Range;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::{Document, Key, Node, Value};
use crate::diag::Diagnostic;

/// Parses the bytes `range` of a file as YAML; an empty text is an empty table.
///
/// # Errors
/// The first fault of syntax, at its place.
pub fn parse_yaml(document: Document<'_>, range: Range<usize>) -> Result<Node, Diagnostic> {
    let text = &document.text[range.clone()];
    let places = Places::new(document, range.clone());
    if let Some(at) = too_deep(text) {
        return Err(Diagnostic::error("yaml-too-deep").at(document.span(at + range.start..at + range.start + 1)));
    }
    let loaded = MarkedYaml::load_from_str(text).map_err(|error| {
        let at = places.byte(error.marker().index());
        let fault = slip(error.info()).map(Diagnostic::error);
        let fault = fault.unwrap_or_else(|| Diagnostic::error("yaml-syntax").arg("detail", error.info()));
        fault.at(document.span(at..at + 1))
    })?;
    match loaded.first() {
        None => Ok(Node { value: Value::Table(Vec::new()), range }),
        Some(node) => {
            let node = places.read(node)?;
            if node.value == Value::Null {
                return Ok(Node { value: Value::Table(Vec::new()), range });
            }
            Ok(node)
        }
    }
}

/// The words for what the parser says of the slips that are made most.
fn slip(detail: &str) -> Option<&'static str> {
    let said = [
        ("mapping values are not allowed", "yaml-colon"),
        ("illegal placement of ':'", "yaml-colon"),
        ("while scanning a quoted scalar, found unexpected end", "quote-open"),
        ("invalid indentation in quoted scalar", "quote-open"),
        ("invalid trailing content after double-quoted", "quote-inside"),
        ("invalid trailing content after single-quoted", "quote-inside"),
        ("tabs disallowed", "yaml-tab"),
        ("tab cannot be used as indentation", "yaml-tab"),
        ("duplicated key", "key-twice"),
        ("unexpected character: `", "yaml-character"),
    ];
    said.iter().find(|(start, _)| detail.starts_with(start)).map(|(_, code)| *code)
}

/// Blocks within blocks; what follows them does so by recursion. Brackets the parser counts itself.
const DEEPEST: usize = 64;

/// The byte where blocks nest deeper than is read: by indents, and by `- ` and `? ` on one line.
fn too_deep(text: &str) -> Option<usize> {
    let mut indents: Vec<usize> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        if !content.trim_end().is_empty() {
            let mut at = line.len() - content.len();
            indents.retain(|indent| *indent < at);
            indents.push(at);
            while line[at..].starts_with("- ") || line[at..].starts_with("? ") {
                at += 2;
                at += line[at..].len() - line[at..].trim_start_matches(' ').len();
                indents.push(at);
            }
            if indents.len() > DEEPEST {
                return Some(start + indents[DEEPEST]);
            }
        }
        start += line.len();
    }
    None
}

struct Places<'a> {
    document: Document<'a>,
    /// The byte of the file where each character begins: the parser counts in characters.
    bytes: Vec<usize>,
    end: usize,
}

impl<'a> Places<'a> {
    fn new(document: Document<'a>, range: Range<usize>) -> Self {
        let bytes = document.text[range.clone()].char_indices().map(|(at, _)| at + range.start).collect();
        Self { document, bytes, end: range.end }
    }

    /// The byte of the file where the character `index` of the text begins.
    fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).copied().unwrap_or(self.end)
    }

    fn read(&self, node: &MarkedYaml<'_>) -> Result<Node, Diagnostic> {
        let range = self.byte(node.span.start.index())..self.byte(node.span.end.index());
        let value = match &node.data {
            YamlData::Value(scalar) => read_scalar(scalar),
            YamlData::Representation(text, ..) => Value::Text(text.to_string()),
            YamlData::Sequence(items) => {
                Value::List(items.iter().map(|item| self.read(item)).collect::<Result<_, _>>()?)
            }
            YamlData::Mapping(entries) => {
                let mut table = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    table.push((self.key(key)?, self.read(value)?));
                }
                Value::Table(table)
            }
            YamlData::Tagged(_, inner) => self.read(inner)?.value,
            YamlData::Alias(_) | YamlData::BadValue => {
                return Err(Diagnostic::error("yaml-value").at(self.document.span(range)));
            }
        };
        Ok(Node { value, range })
    }

    fn key(&self, key: &MarkedYaml<'_>) -> Result<Key, Diagnostic> {
        let node = self.read(key)?;
        let name = match node.value {
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            Value::Bool(value) => value.to_string(),
            Value::Null => "null".to_owned(),
            _ => return Err(Diagnostic::error("yaml-key").at(self.document.span(node.range))),
        };
        Ok(Key { name, range: node.range })
    }
}

fn read_scalar(scalar: &Scalar<'_>) -> Value {
    match scalar {
        Scalar::Null => Value::Null,
        Scalar::Boolean(value) => Value::Bool(*value),
        Scalar::Integer(number) => Value::Integer(*number),
        Scalar::FloatingPoint(number) => Value::Float(number.into_inner()),
        Scalar::String(text) => Value::Text(text.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_point_at_their_bytes_past_letters_of_several_bytes() {
        let text = "---\ntiêu đề: Đăng ký\nweight: 3\n---\n";
        let document = Document { file: "p.md", text };
        let node = parse_yaml(document, 4..text.len() - 4).unwrap();
        let (key, value) = &node.entries()[1];
        assert_eq!(&text[key.range.clone()], "weight");
        assert_eq!(&text[value.range.clone()], "3");
        assert_eq!(value.value, Value::Integer(3));
    }

    #[test]
    fn the_commonest_mistakes_are_told_in_their_own_words() {
        let cases = [
            ("a: 1\nb: c: d\n", "yaml-colon", 2),
            ("a: 1\nb: [1, 2\nc: 3\n", "yaml-colon", 3),
            ("a: \"chữ\nb: 1\n", "quote-open", 1),
            ("a: \"chữ\" nữa\n", "quote-inside", 1),
            ("a:\n\t- b\n", "yaml-tab", 2),
            ("a: 1\na: 2\n", "key-twice", 2),
            ("a: @b\n", "yaml-character", 1),
            ("a: {b: 1\n", "yaml-syntax", 2),
        ];
        for (text, code, line) in cases {
            let fault = parse_yaml(Document { file: "p.md", text }, 0..text.len()).unwrap_err();
            assert_eq!((fault.code, fault.span.unwrap().line), (code, line), "{text:?}");
        }
    }
}
