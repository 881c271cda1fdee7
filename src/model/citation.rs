//! Citations: the document numbers that a page names, in its front matter and in its text.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value as Json;

use super::{Body, Page};
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

/// The citations of a page, in the order of its file; a document's page does not cite itself.
pub(super) fn of_page(page: &Page) -> Vec<Citation> {
    let own = page.record.get("so_ky_hieu").and_then(Json::as_str).map(document_number::canonical);
    let basis = basis(page);
    let mut found = of_body(&page.body);
    found.retain(|citation| own.as_ref() != Some(&citation.number));
    for citation in &mut found {
        citation.is_basis = basis.contains(&citation.number);
    }
    found
}

/// The citations of a file, none of them known to be its basis.
pub(super) fn of_body(body: &Body) -> Vec<Citation> {
    let front = &body.file[..body.range.start];
    let mut found = Vec::new();
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        // A remark of the author's, for no reader.
        if !line.trim_start().starts_with('#') {
            collect(line, at, &mut found);
        }
        at += line.len();
    }
    collect(body.markdown(), body.range.start, &mut found);
    found
}

fn collect(text: &str, offset: usize, found: &mut Vec<Citation>) {
    for range in document_number::find(text) {
        let number = document_number::canonical(&text[range.clone()]);
        found.push(Citation { number, range: range.start + offset..range.end + offset, is_basis: false });
    }
}

/// The numbers that a page gives as its legal basis.
fn basis(page: &Page) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    let of_record = page.record.get("can_cu").into_iter().chain(page.record.get("quyet_dinh"));
    for value in of_record.chain(page.in_an.get("can_cu")) {
        numbers_in(value, &mut numbers);
    }
    numbers
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
