//! Where each word of a language stands: pages in parallel, then put together in their order.
//!
//! A place is a number: the passage times [`PASSAGE`], and within it a field by where it begins. Two
//! words beside one another in a text have places beside one another; what does not read on has a gap.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Entry, Passage};
use crate::digest::QuickMap;
use crate::text::{Term, nfc, term, term_words};

/// Places of one passage.
const PASSAGE: u32 = 1024;
/// Where the fields of a passage begin: title, other names, heading, description, text. The client has
/// the same numbers.
const TITLE: u32 = 0;
const NAMES: u32 = 32;
const HEADING: u32 = 128;
const DESCRIPTION: u32 = 160;
pub(super) const BODY: u32 = 224;
/// The longest word that anybody types, in bytes; what is longer is an address or a slip.
const LONGEST: usize = 48;

/// A word with the marks it bears, and all its places.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// As it is written, in small letters.
    pub written: String,
    /// Pages and places, in order.
    pub places: Vec<(u32, u32)>,
}

/// Every word of a language: by key, then by marks.
pub(super) type Words = BTreeMap<String, BTreeMap<String, Form>>;

/// Gathers the words of all entries, whose passages are short enough ([`bounded`]).
pub(super) fn words(entries: &[Entry]) -> Words {
    let size = entries.len().div_ceil(32).max(16);
    let parts: Vec<Part> = entries.par_chunks(size).enumerate().map(|(n, part)| Part::of(part, n * size)).collect();
    let mut words = Words::new();
    for part in parts {
        for (term, found) in part.forms {
            let form = words.entry(term.key).or_default().entry(term.marked).or_default();
            if form.written.is_empty() || found.written < form.written {
                form.written = found.written;
            }
            form.places.extend(found.places);
        }
    }
    words
}

/// The words of some pages that follow one another.
#[derive(Default)]
struct Part {
    forms: Vec<(Term, Form)>,
    by_marks: QuickMap<String, usize>,
    /// Words as they stand in the text: most are there many times.
    by_text: QuickMap<String, usize>,
}

impl Part {
    fn of(entries: &[Entry], first: usize) -> Self {
        let mut part = Self::default();
        for (number, entry) in entries.iter().enumerate() {
            part.entry(entry, (first + number) as u32);
        }
        part
    }

    fn entry(&mut self, entry: &Entry, page: u32) {
        self.field(page, TITLE, NAMES, std::iter::once(entry.title.as_str()));
        self.field(page, NAMES, HEADING, entry.names.iter().map(String::as_str));
        self.field(page, DESCRIPTION, BODY, std::iter::once(entry.description.as_str()));
        for (number, passage) in entry.passages.iter().enumerate() {
            let start = number as u32 * PASSAGE;
            self.field(page, start + HEADING, start + DESCRIPTION, std::iter::once(passage.heading.as_str()));
            self.field(page, start + BODY, start + PASSAGE, passage.text.split('\n').chain(passage.also.split('\n')));
        }
    }

    /// The words of texts that do not read on from one another, up to where the next field begins.
    fn field<'t>(&mut self, page: u32, start: u32, end: u32, texts: impl Iterator<Item = &'t str>) {
        let mut at = start;
        for text in texts {
            for word in term_words(text) {
                // The last place of a field is free, so that no field reads on into the next.
                if at + 1 >= end {
                    return;
                }
                self.word(word, page, at);
                at += 1;
            }
            at += 1;
        }
    }

    fn word(&mut self, word: &str, page: u32, place: u32) {
        if word.len() > LONGEST {
            return;
        }
        let known = self.by_text.get(word).copied();
        let number = known.unwrap_or_else(|| self.learn(word));
        self.forms[number].1.places.push((page, place));
    }

    fn learn(&mut self, word: &str) -> usize {
        let term = term(word);
        let written = nfc(&word.to_lowercase()).into_owned();
        let number = match self.by_marks.get(&term.marked) {
            Some(number) => {
                let form = &mut self.forms[*number].1;
                if written < form.written {
                    form.written = written;
                }
                *number
            }
            None => {
                self.by_marks.insert(term.marked.clone(), self.forms.len());
                self.forms.push((term, Form { written, places: Vec::new() }));
                self.forms.len() - 1
            }
        };
        self.by_text.insert(word.to_owned(), number);
        number
    }
}

/// Cuts passages that have more words than places; the rest has no heading of its own.
pub(super) fn bounded(passages: &[Passage]) -> Vec<Passage> {
    let room = (PASSAGE - BODY) as usize - 1;
    let mut all = Vec::with_capacity(passages.len());
    for passage in passages {
        let mut heading = passage.heading.as_str();
        let mut rest = passage.text.trim();
        loop {
            let (text, more) = cut(rest, room);
            let (heading_now, anchor) = (std::mem::take(&mut heading).to_owned(), passage.anchor.clone());
            let also = if more.is_empty() { passage.also.clone() } else { String::new() };
            all.push(Passage { heading: heading_now, anchor, text: text.trim().to_owned(), also });
            if more.is_empty() {
                break;
            }
            rest = more;
        }
    }
    all
}

/// The beginning of a text that takes so many places, and the rest.
fn cut(text: &str, room: usize) -> (&str, &str) {
    // A place holds at least one byte and its gap.
    if text.len() / 2 < room {
        return (text, "");
    }
    let mut taken = 0;
    for (line_number, line) in text.split('\n').enumerate() {
        taken += usize::from(line_number > 0);
        for word in term_words(line) {
            taken += 1;
            if taken > room {
                let at = word.as_ptr() as usize - text.as_ptr() as usize;
                return text.split_at(at);
            }
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, body: &str) -> Entry {
        let passages = vec![Passage { text: body.to_owned(), ..Passage::default() }];
        Entry { title: title.to_owned(), passages, ..Entry::default() }
    }

    #[test]
    fn words_beside_one_another_have_places_beside_one_another_and_lines_do_not_read_on() {
        let words = words(&[entry("Đất đai", "đất ở\nĐất")]);
        let places = |key: &str, marked: &str| words[key][marked].places.clone();
        assert_eq!(places("dat", "dDaCtS"), [(0, TITLE), (0, BODY), (0, BODY + 3)]);
        assert_eq!(places("dai", "dDai"), [(0, TITLE + 1)]);
        assert_eq!(places("o", "oWR"), [(0, BODY + 1)]);
    }

    #[test]
    fn pages_keep_their_order_however_many_there_are() {
        let entries: Vec<Entry> = (0..200).map(|n| entry("x", &format!("mục {n}"))).collect();
        let words = words(&entries);
        let pages: Vec<u32> = words["muc"]["mucJ"].places.iter().map(|(page, _)| *page).collect();
        assert_eq!(pages, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn a_long_passage_is_cut_and_no_word_is_lost() {
        let text = (0..2500).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        let cut = bounded(&[Passage { heading: "H".into(), anchor: "a".into(), text, ..Passage::default() }]);
        assert_eq!(cut.len(), 4);
        assert!(cut[1].heading.is_empty() && cut[1].anchor == "a");
        let entry = Entry { title: "t".into(), passages: cut, ..Entry::default() };
        let found = words(&[entry]);
        assert!((0..2500).all(|n| found.contains_key(&format!("w{n}"))));
    }

    #[test]
    fn an_empty_passage_stays_so_that_numbers_of_passages_hold() {
        assert_eq!(bounded(&[Passage::default(), Passage::default()]).len(), 2);
    }
}
