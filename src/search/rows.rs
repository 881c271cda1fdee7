//! What results show: rows of pages by the dozen, and their texts by size.

use serde_json::{Value as Json, json};

use super::Entry;

/// Pages in a file of rows.
pub(super) const PAGES: usize = 16;
/// The least size of a file of texts, in bytes before compression.
const LEAST: usize = 6000;
/// About how many files of texts a large site has.
const MOST: usize = 400;

/// Rows of pages: title, address, description, then heading and anchor of each passage but the first.
pub(super) fn rows(entries: &[Entry]) -> Vec<Json> {
    let files = entries.chunks(PAGES);
    files.map(|pages| pages.iter().map(row).collect()).collect()
}

fn row(entry: &Entry) -> Json {
    let after_first = entry.passages.iter().skip(1);
    let headings: Vec<&str> = after_first.flat_map(|p| [p.heading.as_str(), p.anchor.as_str()]).collect();
    json!([entry.title, entry.address, entry.description, headings])
}

/// The texts of pages, a list of passages each; and after how many pages each file ends.
pub(super) fn texts(entries: &[Entry]) -> (Vec<Json>, Vec<usize>) {
    let length = |entry: &Entry| entry.passages.iter().map(|passage| passage.text.len()).sum::<usize>();
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
            file.push(entry.passages.iter().map(|passage| passage.text.as_str()).collect());
            *end = number + 1;
        }
    }
    (files.into_iter().map(Json::from).collect(), ends)
}
