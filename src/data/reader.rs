//! Takes values out of a table by key, and complains of every wrong type and unknown key.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::{Document, Node, Value};
use crate::date::Moment;
use crate::diag::Diagnostic;
use crate::text::is_control;

/// Reads one table. Each getter notes its key as known; [`Reader::finish`] refuses the others.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The file, for the places of complaints.
    pub document: Document<'a>,
    node: &'a Node,
    place: String,
    known: RefCell<BTreeSet<String>>,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'a> Reader<'a> {
    /// Reads `node`; `place` names the table in complaints, such as `config.toml` or `[markdown]`.
    pub fn new(document: Document<'a>, node: &'a Node, place: impl Into<String>) -> Self {
        let reader =
            Self { document, node, place: place.into(), known: RefCell::default(), faults: RefCell::default() };
        if !matches!(node.value, Value::Table(_)) {
            reader.wrong_type::<()>(node, "", "type-table");
        }
        reader
    }

    /// The value of a key, whatever its type.
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        self.known.borrow_mut().insert(key.to_owned());
        let (_, node) = self.node.entries().iter().find(|(k, _)| k.name == key)?;
        (node.value != Value::Null).then_some(node)
    }

    /// The place of a key's value, or of the table when the key is absent.
    pub fn span(&self, key: &str) -> crate::diag::Span {
        let found = self.node.entries().iter().find(|(k, _)| k.name == key);
        self.document.span(found.map_or(self.node.range.start..self.node.range.start, |(_, n)| n.range.clone()))
    }

    /// The place of an item of a key's list; of the value itself when it is no list.
    pub fn span_of_item(&self, key: &str, number: usize) -> crate::diag::Span {
        match self.node(key).map(|node| &node.value) {
            Some(Value::List(items)) if number < items.len() => self.document.span(items[number].range.clone()),
            _ => self.span(key),
        }
    }

    /// Text. A number is taken as text too: `ma = 12`.
    pub fn text(&self, key: &str) -> Option<String> {
        let node = self.node(key)?;
        let text = self.as_text(node);
        if text.is_none() {
            self.wrong_type::<()>(node, key, "type-text");
        }
        text
    }

    fn as_text(&self, node: &Node) -> Option<String> {
        match &node.value {
            Value::Text(text) | Value::Datetime(text) => Some(crate::text::nfc(text).into_owned()),
            Value::Integer(number) => Some(number.to_string()),
            Value::Float(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Text for people to read: without characters that cannot be seen, which are told.
    pub fn prose(&self, key: &str) -> Option<String> {
        self.text(key).map(|text| self.seen(key, text))
    }

    /// Texts for people to read.
    pub fn proses(&self, key: &str) -> Vec<String> {
        let texts = self.texts(key).unwrap_or_default();
        texts.into_iter().map(|text| self.seen(key, text)).collect()
    }

    fn seen(&self, key: &str, text: String) -> String {
        let Some(c) = text.chars().find(|c| is_control(*c)) else { return text };
        let fault = Diagnostic::warning("control-character").arg("character", format!("U+{:04X}", u32::from(c)));
        self.complain(fault.at(self.span(key)));
        text.replace(is_control, "")
    }

    /// Text that may not be empty: empty is an error.
    pub fn filled_text(&self, key: &str) -> Option<String> {
        let text = self.text(key)?;
        if text.trim().is_empty() {
            self.complain(Diagnostic::error("empty-value").arg("key", key).at(self.span(key)));
            return None;
        }
        Some(text)
    }

    /// true or false.
    pub fn bool(&self, key: &str) -> Option<bool> {
        let node = self.node(key)?;
        match node.value {
            Value::Bool(value) => Some(value),
            _ => self.wrong_type(node, key, "type-bool"),
        }
    }

    /// A whole number.
    pub fn integer(&self, key: &str) -> Option<i64> {
        let node = self.node(key)?;
        match node.value {
            Value::Integer(value) => Some(value),
            _ => self.wrong_type(node, key, "type-integer"),
        }
    }

    /// Any number.
    pub fn number(&self, key: &str) -> Option<f64> {
        let node = self.node(key)?;
        match node.value {
            #[expect(clippy::cast_precision_loss, reason = "no measure is that large")]
            Value::Integer(value) => Some(value as f64),
            Value::Float(value) => Some(value),
            _ => self.wrong_type(node, key, "type-number"),
        }
    }

    /// A whole number from 0 up.
    pub fn count(&self, key: &str) -> Option<usize> {
        let number = self.integer(key)?;
        match usize::try_from(number) {
            Ok(count) => Some(count),
            Err(_) => self.wrong_type(self.node(key)?, key, "type-count"),
        }
    }

    /// A date, with or without a time.
    pub fn date(&self, key: &str) -> Option<Moment> {
        let node = self.node(key)?;
        let (Value::Datetime(text) | Value::Text(text)) = &node.value else {
            return self.wrong_type(node, key, "type-date");
        };
        match Moment::parse(text) {
            Ok(moment) => Some(moment),
            Err(error) => {
                let fault = Diagnostic::error(error.code()).arg("key", key).arg("value", text);
                self.complain(fault.at(self.document.span(node.range.clone())));
                None
            }
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&self, key: &str) -> Option<Vec<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::List(items) => {
                let mut texts = Vec::with_capacity(items.len());
                for item in items {
                    match self.as_text(item) {
                        Some(text) => texts.push(text),
                        None => return self.wrong_type(item, key, "type-text"),
                    }
                }
                Some(texts)
            }
            Value::Text(text) => Some(vec![text.clone()]),
            _ => self.wrong_type(node, key, "type-texts"),
        }
    }

    /// One of several words, given as pairs of the word and what it means.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        self.complain(
            Diagnostic::error("unknown-choice")
                .arg("key", key)
                .arg("value", &text)
                .arg("choices", words.join(", "))
                .at(self.span(key))
                .suggest(&text, words),
        );
        None
    }

    /// A table within this one, read by `read`; absent tables read as empty ones.
    pub fn table<T>(&self, key: &str, read: impl FnOnce(&Reader<'_>) -> T) -> T {
        let empty = Node::empty();
        let node = self.node(key).unwrap_or(&empty);
        let inner = Reader::new(self.document, node, format!("[{key}]"));
        let value = read(&inner);
        self.faults.borrow_mut().extend(inner.finish());
        value
    }

    /// A list of tables, each read by `read`; absent is an empty list.
    pub fn tables<T>(&self, key: &str, mut read: impl FnMut(&Reader<'_>) -> T) -> Vec<T> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            return self.wrong_type(node, key, "type-tables").unwrap_or_default();
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let inner = Reader::new(self.document, item, format!("[[{key}]]"));
            values.push(read(&inner));
            self.faults.borrow_mut().extend(inner.finish());
        }
        values
    }

    /// Text that must be there.
    pub fn needed_text(&self, key: &str) -> String {
        if !self.has(key) {
            let fault = Diagnostic::error("missing-key").arg("key", key).arg("place", &self.place);
            self.complain(fault.at(self.span(key)));
        }
        self.filled_text(key).unwrap_or_default()
    }

    /// Whether the key is present.
    pub fn has(&self, key: &str) -> bool {
        self.node(key).is_some()
    }

    /// The entries of a table that names its own keys, such as `[taxonomies]`.
    pub fn open_table(&self, key: &str) -> &'a [(super::Key, Node)] {
        match self.node(key) {
            Some(node) if !matches!(node.value, Value::Table(_)) => {
                self.wrong_type::<()>(node, key, "type-table");
                &[]
            }
            Some(node) => node.entries(),
            None => &[],
        }
    }

    /// Any table as JSON; absent is an empty one.
    pub fn json(&self, key: &str) -> serde_json::Value {
        let node = self.node(key);
        if let Some(node) = node
            && !matches!(node.value, Value::Table(_))
        {
            self.wrong_type::<()>(node, key, "type-table");
        }
        node.map_or_else(|| serde_json::json!({}), Node::to_json)
    }

    /// Notes a complaint of the caller's own.
    pub fn complain(&self, fault: Diagnostic) {
        self.faults.borrow_mut().push(fault);
    }

    /// Notes that a node is not of the type that `expected` (a message code) names.
    pub fn wrong_type<T>(&self, node: &Node, key: &str, expected: &'static str) -> Option<T> {
        let key = if key.is_empty() { self.place.trim_matches(['[', ']']) } else { key };
        self.complain(Diagnostic::error(expected).arg("key", key).at(self.document.span(node.range.clone())));
        None
    }

    /// Notes keys that are known though nothing reads them here.
    pub fn also_known<'k>(&self, keys: impl IntoIterator<Item = &'k str>) {
        self.known.borrow_mut().extend(keys.into_iter().map(str::to_owned));
    }

    /// All complaints, those about unknown keys included.
    pub fn finish(self) -> Vec<Diagnostic> {
        let known = self.known.into_inner();
        let mut faults = self.faults.into_inner();
        for (key, _) in self.node.entries() {
            if !known.contains(&key.name) {
                faults.push(
                    Diagnostic::error("unknown-key")
                        .arg("key", &key.name)
                        .arg("place", &self.place)
                        .at(self.document.span(key.range.clone()))
                        .suggest(&key.name, known.iter().map(String::as_str)),
                );
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::parse_toml;

    fn faults(text: &str, read: impl FnOnce(&Reader<'_>)) -> Vec<Diagnostic> {
        let document = Document { file: "f.toml", text };
        let node = parse_toml(document, 0..text.len()).unwrap();
        let reader = Reader::new(document, &node, "f.toml");
        read(&reader);
        reader.finish()
    }

    #[test]
    fn all_complaints_are_told_and_unknown_keys_get_the_nearest_name() {
        let found = faults("titel = 'x'\nweight = 'y'\ndate = 2026-02-30x\n".replace("30x", "11").as_str(), |r| {
            r.text("title");
            r.integer("weight");
            r.date("date");
        });
        let codes: Vec<_> = found.iter().map(|f| f.code).collect();
        assert_eq!(codes, ["type-integer", "unknown-key"]);
        assert_eq!(found[1].suggestion.as_deref(), Some("title"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        let found = faults("date = '2026-02-30'\n", |r| {
            r.date("date");
        });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span.as_ref().unwrap().column, 8);
    }
}
