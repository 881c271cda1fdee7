//! What results show: rows of pages by the handful, and their texts by size.

use rayon::prelude::*;
use serde::Serialize;

use super::Entry;

/// Pages in a file of rows: few, for results lie anywhere; more in a large site, whose core names them all.
pub(super) fn pages_a_file(pages: usize) -> usize {
    if pages <= 3000 { 8 } else { 16 }
}

/// The least size of a file of texts, in bytes before compression.
const LEAST: usize = 3500;
/// About how many files of texts a large site has.
const MOST: usize = 400;

/// Rows of pages as JSON: title, address, description.
pub(super) fn rows(entries: &[Entry]) -> Vec<String> {
    let files = entries.par_chunks(pages_a_file(entries.len()));
    files.map(|pages| json(&pages.iter().map(|p| (&p.title, &p.address, &p.description)).collect::<Vec<_>>())).collect()
}

/// The texts of pages as JSON, a list of passages each: text, heading, anchor. And after how many pages each
/// file ends.
pub(super) fn texts(entries: &[Entry]) -> (Vec<String>, Vec<usize>) {
    let length = |entry: &Entry| entry.passages.iter().map(|p| p.text.len() + p.heading.len() + p.anchor.len()).sum();
    let lengths: Vec<usize> = entries.iter().map(length).collect();
    let size = (lengths.iter().sum::<usize>() / MOST).max(LEAST);
    let (mut ends, mut filled) = (Vec::new(), 0);
    for (number, bytes) in lengths.iter().enumerate() {
        if number > 0 && filled + bytes > size {
            ends.push(number);
            filled = 0;
        }
        filled += bytes;
    }
    if !entries.is_empty() {
        ends.push(entries.len());
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let files: Vec<&[Entry]> = starts.zip(&ends).map(|(start, end)| &entries[start..*end]).collect();
    (files.into_par_iter().map(texts_of).collect(), ends)
}

fn texts_of(entries: &[Entry]) -> String {
    let pages = entries.iter().map(|entry| entry.passages.iter().map(|p| (&p.text, &p.heading, &p.anchor)));
    json(&pages.map(Iterator::collect).collect::<Vec<Vec<_>>>())
}

/// What holds texts alone can always be written.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Passage;
    use super::*;

    #[test]
    fn every_page_is_in_one_file_of_texts() {
        let passage = |length: usize| Passage { text: "x".repeat(length), ..Passage::default() };
        let entry = |length: usize| Entry { passages: vec![passage(length)], ..Entry::default() };
        let entries: Vec<Entry> = [10, 4000, 10, 3000, 600, 9000].map(entry).into();
        let (files, ends) = texts(&entries);
        assert_eq!(ends, [1, 2, 4, 5, 6]);
        assert_eq!(files.len(), ends.len());
        assert_eq!(texts(&[]), (Vec::new(), Vec::new()));
    }
}
