//! Citations: the document numbers that a page names, in its front matter and in its text.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value as Json;

use super::{Body, Entry, Page, Site, Target};
use crate::data::{Node, Value};
use crate::text::document_number;

/// A document's number where a file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The number in the form of [`document_number::canonical`].
    pub number: String,
    /// The bytes of the file that are the number.
    pub range: Range<usize>,
    /// Whether the file rests on the document: it is a legal basis, not only named.
    pub is_basis: bool,
}

/// Keys whose documents a page rests on.
const BASIS: [&str; 3] = ["can_cu", "can_cu_thay", "quyet_dinh"];

/// Keys that name documents as what was: the log of corrections, and what the author calls history.
const HISTORY: [&str; 2] = ["dinh_chinh", "van_ban_cu"];

/// The citations of a content file, in its order. A document's page does not cite itself.
pub(super) fn of_file(front: &Node, body: &Body, own: Option<&str>) -> Vec<Citation> {
    let mut found = Vec::new();
    for (key, value) in front.entries() {
        in_front(&key.name, value, &body.file, false, &mut found);
    }
    collect(&body.file, body.range.clone(), false, &mut found);
    let own = own.map(document_number::canonical);
    found.retain(|citation| own.as_ref() != Some(&citation.number));
    found
}

fn in_front(key: &str, node: &Node, file: &str, within_basis: bool, found: &mut Vec<Citation>) {
    if HISTORY.contains(&key) {
        return;
    }
    let is_basis = within_basis || BASIS.contains(&key);
    match &node.value {
        Value::Text(_) => collect(file, node.range.clone(), is_basis, found),
        Value::List(items) => items.iter().for_each(|item| in_front("", item, file, is_basis, found)),
        Value::Table(entries) => {
            entries.iter().for_each(|(key, value)| in_front(&key.name, value, file, is_basis, found));
        }
        _ => {}
    }
}

fn collect(file: &str, within: Range<usize>, is_basis: bool, found: &mut Vec<Citation>) {
    let Some(text) = file.get(within.clone()) else { return };
    for range in document_number::find(text) {
        let number = document_number::canonical(&text[range.clone()]);
        found.push(Citation { number, range: range.start + within.start..range.end + within.start, is_basis });
    }
}

fn numbers_in(value: &Json, numbers: &mut BTreeSet<String>) {
    match value {
        Json::String(text) => {
            let found = document_number::find(text).into_iter().filter_map(|range| text.get(range));
            numbers.extend(found.map(document_number::canonical));
        }
        Json::Array(items) => items.iter().for_each(|item| numbers_in(item, numbers)),
        _ => {}
    }
}

/// A document that a page or section cites, once for all its mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<'s> {
    /// The number in the form of [`document_number::canonical`].
    pub number: &'s str,
    /// Its place in the registry, when it has a page.
    pub entry: Option<usize>,
    /// Whether the page rests on it.
    pub is_basis: bool,
    /// Whether the page says that it names it as history only.
    pub is_history: bool,
}

impl Site {
    /// The citations of a page or section, with their places.
    pub fn citations(&self, target: Target) -> &[Citation] {
        match target {
            Target::Page(id) => &self.page(id).citations,
            Target::Section(id) => &self.section(id).citations,
        }
    }

    /// The documents that a page or section cites, in the order in which it first names them.
    pub fn cited(&self, target: Target) -> Vec<Cited<'_>> {
        let history = match target {
            Target::Page(id) => self.page(id).named_as_history(),
            Target::Section(_) => BTreeSet::new(),
        };
        let mut cited: Vec<Cited<'_>> = Vec::new();
        for citation in self.citations(target) {
            let number = citation.number.as_str();
            match cited.iter_mut().find(|known| known.number == number) {
                Some(known) => known.is_basis |= citation.is_basis,
                None => cited.push(Cited {
                    number,
                    entry: self.registry.position(number),
                    is_basis: citation.is_basis,
                    is_history: history.contains(number),
                }),
            }
        }
        cited
    }

    /// The page of a document in a language; in its own when it is not translated.
    pub fn page_of_document(&self, entry: &Entry, lang: &str) -> &Page {
        match self.find(&entry.key, lang) {
            Some(Target::Page(id)) => self.page(id),
            _ => self.page(entry.page),
        }
    }
}

impl Page {
    /// The numbers of documents that it says to name as history only (`van_ban_cu`).
    pub fn named_as_history(&self) -> BTreeSet<String> {
        let mut numbers = BTreeSet::new();
        self.care.get("van_ban_cu").into_iter().for_each(|value| numbers_in(value, &mut numbers));
        numbers
    }
}
