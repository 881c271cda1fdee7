//! Citations: the document numbers that a page names, in its front matter and in its text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value as Json;

use super::{Body, Entry, Page, Registry, Site, Target};
use crate::data::{Node, Value};
use crate::digest::QuickMap;
use crate::text::document_number;

/// A document's number where a file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The number as its document's page has it; in the form of [`document_number::canonical`] when there
    /// is no such page.
    pub number: Arc<str>,
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
    for range in seen(&body.file, body.range.clone()) {
        collect(&body.file, range, false, &mut found);
    }
    if let Some(own) = own.map(document_number::key) {
        found.retain(|citation| document_number::key(&citation.number) != own);
    }
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
    // Every number has a slash.
    let is_wanted = |text: &&str| memchr::memchr(b'/', text.as_bytes()).is_some();
    let Some(text) = file.get(within.clone()).filter(is_wanted) else { return };
    for range in document_number::find(&unmarked(text)) {
        let number = document_number::canonical(&text[range.clone()]);
        found.push(Citation {
            number: number.into(),
            range: range.start + within.start..range.end + within.start,
            is_basis,
        });
    }
}

/// The stretches of a text that readers see: all but remarks of the author (`<!-- … -->`).
fn seen(file: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut at = within.start;
    while let Some(open) = remark(file, at..within.end) {
        stretches.push(at..open);
        at = file[open..within.end].find("-->").map_or(within.end, |end| open + end + 3);
    }
    stretches.push(at..within.end);
    stretches
}

/// Where the first remark begins.
fn remark(file: &str, within: Range<usize>) -> Option<usize> {
    let text = file.as_bytes().get(within.clone())?;
    memchr::memmem::find(text, b"<!--").map(|found| within.start + found)
}

/// The text with Markdown's marks of emphasis as spaces, byte for byte: `_118/2025/NĐ-CP_` is a number
/// to whoever reads the page. Marks within words are left, as Markdown leaves them.
fn unmarked(text: &str) -> Cow<'_, str> {
    if memchr::memchr3(b'_', b'~', b'\\', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let is_open = |at: Option<usize>| {
        let byte = at.and_then(|at| bytes.get(at));
        byte.is_none_or(|byte| byte.is_ascii_whitespace() || byte.is_ascii_punctuation())
    };
    let shown = |(at, c): (usize, char)| {
        let is_emphasis = matches!(c, '_' | '~' | '\\') && (is_open(at.checked_sub(1)) || is_open(Some(at + 1)));
        if is_emphasis { ' ' } else { c }
    };
    text.char_indices().map(shown).collect()
}

fn numbers_in(value: &Json, numbers: &mut BTreeSet<String>) {
    match value {
        Json::String(text) => {
            let found = document_number::find(text).into_iter().filter_map(|range| text.get(range));
            numbers.extend(found.map(document_number::key));
        }
        Json::Array(items) => items.iter().for_each(|item| numbers_in(item, numbers)),
        _ => {}
    }
}

/// Writes the numbers of pages as the pages of their documents have them.
pub(super) fn settle_pages(pages: &mut [Arc<Page>], registry: &Registry) {
    // Many pages name few documents: each is looked for once.
    let known = QuickMap::<&str, bool>::default;
    let unsettled = pages.par_iter().enumerate().map_init(known, |known, (number, page)| {
        let is_other = |cited: &Citation| is_written_otherwise(cited, registry);
        let mut of_page = page.citations.iter();
        of_page.any(|cited| *known.entry(&cited.number).or_insert_with(|| is_other(cited))).then_some(number)
    });
    for number in unsettled.flatten().collect::<Vec<usize>>() {
        settle(&mut Arc::make_mut(&mut pages[number]).citations, registry);
    }
}

fn is_written_otherwise(citation: &Citation, registry: &Registry) -> bool {
    registry.find(&citation.number).is_some_and(|entry| *entry.number != *citation.number)
}

/// Writes the numbers of a file as the pages of their documents have them.
pub(super) fn settle(citations: &mut Arc<[Citation]>, registry: &Registry) {
    if !citations.iter().any(|citation| is_written_otherwise(citation, registry)) {
        return;
    }
    for citation in Arc::make_mut(citations) {
        if let Some(entry) = registry.find(&citation.number) {
            citation.number = entry.number.as_str().into();
        }
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
            let number = &*citation.number;
            match cited.iter_mut().find(|known| known.number == number) {
                Some(known) => known.is_basis |= citation.is_basis,
                None => cited.push(Cited {
                    number,
                    entry: self.registry.position(number),
                    is_basis: citation.is_basis,
                    is_history: !history.is_empty() && history.contains(&document_number::key(number)),
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
    /// The keys ([`document_number::key`]) of documents that it says to name as history only (`van_ban_cu`).
    pub fn named_as_history(&self) -> BTreeSet<String> {
        let mut numbers = BTreeSet::new();
        self.care.get("van_ban_cu").into_iter().for_each(|value| numbers_in(value, &mut numbers));
        numbers
    }
}
