//! What a kind of page may say in its front matter: fields as data, and their reading.

use serde_json::{Map, Value as Json};

use crate::data::{Reader, Value};
use crate::diag::Diagnostic;

/// One key that a kind knows.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key, a Vietnamese administrative term where it is one.
    pub key: &'static str,
    /// What its value may be.
    pub of: FieldType,
    /// Whether a page of the kind must have it.
    pub required: bool,
}

/// What a field's value may be.
#[derive(Debug, Clone, Copy)]
pub enum FieldType {
    /// Text.
    Text,
    /// true or false.
    Bool,
    /// A date.
    Date,
    /// A date, with or without a time: `2026-06-09` or `2026-06-09T08:30:00+07:00`.
    Moment,
    /// A list of texts.
    Texts,
    /// An `http` or `https` address.
    Url,
    /// A whole number from 0 up, or such a number written as text, as a table of data has it.
    Count,
    /// A number, or one written as text with a point for decimals.
    Number,
    /// A procedure code: one digit from 1 to 3, a point, six digits.
    ProcedureCode,
    /// One of several words.
    Choice(&'static [&'static str]),
    /// A list of such words.
    Choices(&'static [&'static str]),
    /// A table.
    Table(&'static [Field]),
    /// A list of tables.
    Tables(&'static [Field]),
}

/// A field that may be absent.
pub(super) const fn may(key: &'static str, of: FieldType) -> Field {
    Field { key, of, required: false }
}

/// A field that must be there.
pub(super) const fn must(key: &'static str, of: FieldType) -> Field {
    Field { key, of, required: true }
}

/// Reads the fields into a JSON object that holds every field: absent ones are `null`, absent
/// lists are empty, so that a template may name any of them.
pub(super) fn read(reader: &Reader<'_>, fields: &[Field]) -> Json {
    let mut record = Map::new();
    for field in fields {
        let value = read_field(reader, field);
        if field.required && !reader.has(field.key) {
            let fault = Diagnostic::error("missing-key").arg("key", field.key).arg("place", reader.document.file);
            reader.complain(fault.at(reader.span(field.key)));
        } else if field.required && value.as_array().is_some_and(Vec::is_empty) && is_empty_list(reader, field.key) {
            reader.complain(Diagnostic::error("empty-value").arg("key", field.key).at(reader.span(field.key)));
        }
        record.insert(field.key.to_owned(), value);
    }
    Json::Object(record)
}

fn read_field(reader: &Reader<'_>, field: &Field) -> Json {
    let key = field.key;
    match field.of {
        FieldType::Text if field.required => reader.filled_text(key).into(),
        FieldType::Text => reader.text(key).filter(|text| !text.trim().is_empty()).into(),
        FieldType::Bool => reader.bool(key).unwrap_or(false).into(),
        FieldType::Date => reader.date(key).map(|date| date.day().to_string()).into(),
        FieldType::Moment => reader.date(key).map(|moment| moment.to_string()).into(),
        FieldType::Texts => {
            // A blank item shows nothing, as a blank text does.
            let texts = reader.texts(key).unwrap_or_default();
            texts.into_iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().into()
        }
        FieldType::Count => match (grouped(reader, key), reader.node(key).map(|node| &node.value)) {
            (true, _) => Json::Null,
            (false, Some(Value::Float(_))) => number(reader, key, "type-count", |_| None::<u64>),
            (false, _) => number(reader, key, "type-count", |text| text.parse::<u64>().ok()),
        },
        FieldType::Number => {
            let finite = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
            number(reader, key, "type-number", finite)
        }
        FieldType::Url => url(reader, key).into(),
        FieldType::ProcedureCode => checked(reader, key, is_procedure_code, "procedure-code").into(),
        FieldType::Choice(words) => choice(reader, key, words).into(),
        FieldType::Choices(words) => choices(reader, key, words).into(),
        FieldType::Table(fields) => match reader.has(key) {
            true => reader.table(key, |table| read(table, fields)),
            false => Json::Null,
        },
        FieldType::Tables(fields) => tables(reader, key, fields),
    }
}

/// Whether a list was written and holds nothing; what is no list was told of.
fn is_empty_list(reader: &Reader<'_>, key: &str) -> bool {
    reader.node(key).is_some_and(|node| match &node.value {
        Value::List(items) => {
            items.iter().all(|item| matches!(&item.value, Value::Text(text) if text.trim().is_empty()))
        }
        _ => false,
    })
}

/// Tells of a whole number with points in it: 8.000 is eight thousand to whoever writes it here, and 8 to
/// TOML and YAML.
fn grouped(reader: &Reader<'_>, key: &str) -> bool {
    let Some(node) = reader.node(key) else { return false };
    let raw = reader.document.text.get(node.range.clone()).unwrap_or_default();
    let written = match &node.value {
        Value::Float(_) => raw,
        Value::Text(text) => text.trim(),
        _ => return false,
    };
    let mut groups = written.split(['.', ',']);
    let is_first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first));
    let mut others = groups.peekable();
    let is_grouped = is_first && others.peek().is_some() && others.all(|group| group.len() == 3 && is_digits(group));
    if is_grouped {
        let plain: String = written.chars().filter(char::is_ascii_digit).collect();
        let fault = Diagnostic::error("number-grouped").arg("key", key).arg("value", written).arg("plain", plain);
        reader.complain(fault.at(reader.document.span(node.range.clone())));
    }
    is_grouped
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number as the file has it, or the text of a table's cell.
fn number<N: Into<Json>>(reader: &Reader<'_>, key: &str, code: &'static str, parse: fn(&str) -> Option<N>) -> Json {
    let Some(node) = reader.node(key) else { return Json::Null };
    let written = match &node.value {
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Text(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    match parse(&written) {
        Some(number) => number.into(),
        None => reader.wrong_type::<()>(node, key, code).into(),
    }
}

fn checked(reader: &Reader<'_>, key: &str, good: fn(&str) -> bool, code: &'static str) -> Option<String> {
    let text = reader.text(key).filter(|text| !text.is_empty())?;
    if !good(&text) {
        reader.complain(Diagnostic::error(code).arg("key", key).arg("value", &text).at(reader.span(key)));
        return None;
    }
    Some(text)
}

fn url(reader: &Reader<'_>, key: &str) -> Option<String> {
    checked(reader, key, is_web_address, "not-a-url")
}

/// `https://` or `http://`, a host, and no space.
pub(super) fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !text.contains(char::is_whitespace))
}

/// The form of the national list of procedures: `1.001193`.
fn is_procedure_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 8
        && (b'1'..=b'3').contains(&bytes[0])
        && bytes[1] == b'.'
        && bytes[2..].iter().all(u8::is_ascii_digit)
}

fn choice(reader: &Reader<'_>, key: &str, words: &'static [&'static str]) -> Option<&'static str> {
    let pairs: Vec<(&str, &'static str)> = words.iter().map(|word| (*word, *word)).collect();
    reader.choice(key, &pairs)
}

fn choices(reader: &Reader<'_>, key: &str, words: &[&str]) -> Vec<String> {
    let given = reader.texts(key).unwrap_or_default();
    for (number, text) in given.iter().enumerate().filter(|(_, text)| !words.contains(&text.as_str())) {
        reader.complain(
            Diagnostic::error("unknown-choice")
                .arg("key", key)
                .arg("value", text)
                .arg("choices", words.join(", "))
                .at(reader.span_of_item(key, number))
                .suggest(text, words.iter().copied()),
        );
    }
    given
}

fn tables(reader: &Reader<'_>, key: &str, fields: &[Field]) -> Json {
    let Some(node) = reader.node(key) else { return Json::Array(Vec::new()) };
    let Value::List(items) = &node.value else {
        reader.wrong_type::<()>(node, key, "type-tables");
        return Json::Array(Vec::new());
    };
    let rows = items.iter().map(|item| {
        let table = Reader::new(reader.document, item, format!("[[{key}]]"));
        let row = read(&table, fields);
        table.finish().into_iter().for_each(|fault| reader.complain(fault));
        row
    });
    Json::Array(rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_be_written_as_text_and_other_texts_are_no_numbers() {
        use crate::data::{Document, parse_toml};
        let text = "a = 0\nb = '35000'\nc = -1\nd = 'miễn phí'\ne = '88.3'\nf = 1.5\n";
        let document = Document { file: "f", text };
        let node = parse_toml(document, 0..text.len()).unwrap();
        let reader = Reader::new(document, &node, "f");
        let count = |key| (key, FieldType::Count);
        let fields = [count("a"), count("b"), count("c"), count("d"), ("e", FieldType::Number), count("f")];
        let record = read(&reader, &fields.map(|(key, of)| may(key, of)));
        assert_eq!(record, serde_json::json!({"a": 0, "b": 35000, "c": null, "d": null, "e": 88.3, "f": null}));
        let told: Vec<_> =
            reader.finish().iter().map(|fault| (fault.code, fault.span.as_ref().unwrap().line)).collect();
        assert_eq!(told, [("type-count", 3), ("type-count", 4), ("type-count", 6)]);
    }

    #[test]
    fn a_point_that_groups_digits_makes_no_other_number() {
        use crate::data::{Document, parse_toml};
        for written in ["8.000", "20.500", "'8.000'", "'1.200.000'", "'8,000'"] {
            let text = format!("le_phi = {written}\n");
            let document = Document { file: "f", text: &text };
            let node = parse_toml(document, 0..text.len()).unwrap();
            let reader = Reader::new(document, &node, "f");
            assert_eq!(read(&reader, &[may("le_phi", FieldType::Count)])["le_phi"], Json::Null, "{written}");
            let told = reader.finish();
            assert_eq!((told.len(), told[0].code), (1, "number-grouped"), "{written}");
        }
    }

    #[test]
    fn procedure_codes_and_addresses_have_their_form() {
        assert!(is_procedure_code("1.001193"));
        for bad in ["4.001193", "1.00119", "1,001193", "1.0011933", "a.001193"] {
            assert!(!is_procedure_code(bad), "{bad}");
        }
        assert!(is_web_address("https://dichvucong.gov.vn/"));
        for bad in ["dichvucong.gov.vn", "https://", "javascript:alert(1)", "https:// a", "http:///x"] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
