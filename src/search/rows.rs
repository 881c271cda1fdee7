//! What results show: rows of pages by the handful, and their texts by size.

use serde_json::{Value as Json, json};

use super::Entry;

/// Pages in a file of rows: few, for results lie anywhere; more in a large site, whose core names them all.
pub(super) fn pages_a_file(pages: usize) -> usize {
    if pages <= 3000 { 8 } else { 16 }
}

/// The least size of a file of texts, in bytes before compression.
const LEAST: usize = 3500;
/// About how many files of texts a large site has.
const MOST: usize = 400;

/// Rows of pages: title, address, description.
pub(super) fn rows(entries: &[Entry]) -> Vec<Json> {
    let row = |entry: &Entry| json!([entry.title, entry.address, entry.description]);
    let files = entries.chunks(pages_a_file(entries.len()));
    files.map(|pages| pages.iter().map(row).collect()).collect()
}

/// The texts of pages, a list of passages each: text, heading, anchor. And after how many pages each file ends.
pub(super) fn texts(entries: &[Entry]) -> (Vec<Json>, Vec<usize>) {
    let length =
        |entry: &Entry| entry.passages.iter().map(|p| p.text.len() + p.heading.len() + p.anchor.len()).sum::<usize>();
    let size = (entries.iter().map(length).sum::<usize>() / MOST).max(LEAST);
    let mut files: Vec<Vec<Json>> = Vec::new();
    let mut ends = Vec::new();
    let mut filled = usize::MAX;
    for (number, entry) in entries.iter().enumerate() {
        let bytes = length(entry);
        if filled.saturating_add(bytes) > size {
            files.push(Vec::new());
            ends.push(number);
            filled = 0;
        }
        filled += bytes;
        if let (Some(file), Some(end)) = (files.last_mut(), ends.last_mut()) {
            let passages = entry.passages.iter().map(|p| json!([p.text, p.heading, p.anchor]));
            file.push(passages.collect());
            *end = number + 1;
        }
    }
    (files.into_iter().map(Json::from).collect(), ends)
}
