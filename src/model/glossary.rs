//! The site's glossary: what abbreviations stand for. A CSV file that `glossary` of `config.toml` names.
//!
//! Columns: `tu` (the abbreviation), and if wanted `nghia` (what it stands for; empty where everybody
//! knows, as for "PDF": nothing is explained then), `doc` (how it is read aloud) and `ngon_ngu` (the
//! language of texts that it is for; that of the site when empty).

use std::collections::HashMap;
use std::ops::Range;

use crate::config::Config;
use crate::data::read_columns;
use crate::diag::{Diagnostic, Span};
use crate::source::SourceTree;
use crate::text::writing::abbreviations;

/// One abbreviation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// As it is written: "CCHC", "PAR INDEX".
    pub term: String,
    /// What it stands for; empty when everybody knows.
    pub meaning: String,
    /// How it is read aloud; empty when as its meaning.
    pub spoken: String,
    /// The language of texts that it is for.
    pub lang: String,
}

/// Every abbreviation that the site explains.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    entries: Vec<Abbreviation>,
    /// Entries by the first word of their term, the longest term first.
    by_word: HashMap<String, Vec<usize>>,
}

impl Glossary {
    /// Reads the file that the configuration names; empty when it names none.
    ///
    /// # Errors
    /// A file that is not there, wrong columns, empty cells, a term twice; the rest is read all the same.
    pub(super) fn read(config: &Config, files: &SourceTree) -> (Self, Vec<Diagnostic>) {
        let Some((name, span)) = &config.glossary else { return (Self::default(), Vec::new()) };
        let Some(file) = files.get(name) else {
            return (Self::default(), vec![Diagnostic::error("table-file-missing").arg("file", name).at(span.clone())]);
        };
        let text = match file.text() {
            Ok(text) => text,
            Err(fault) => return (Self::default(), vec![fault]),
        };
        let rows = match read_columns(file.path.as_str(), text, &["tu"], &["nghia", "doc", "ngon_ngu"]) {
            Ok(rows) => rows,
            Err(faults) => return (Self::default(), faults),
        };
        let mut glossary = Self::default();
        let mut faults = Vec::new();
        for row in rows {
            let Ok([term, meaning, spoken, lang]) = <[String; 4]>::try_from(row.values) else { continue };
            let lang = if lang.is_empty() { config.default_language.clone() } else { lang };
            if !glossary.add(Abbreviation { term: term.clone(), meaning, spoken, lang }) {
                let at = Span::line_column(file.path.as_str(), text, row.line, 1).marking(usize::MAX);
                faults.push(Diagnostic::error("glossary-twice").arg("term", term).at(at));
            }
        }
        (glossary, faults)
    }

    /// Adds an entry, unless its term is there for its language.
    fn add(&mut self, entry: Abbreviation) -> bool {
        // Candidates are runs of letters: "UTF-8" begins with "UTF".
        let first = entry.term.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_owned();
        let same = self.by_word.entry(first).or_default();
        if same
            .iter()
            .any(|number| self.entries[*number].term == entry.term && self.entries[*number].lang == entry.lang)
        {
            return false;
        }
        same.push(self.entries.len());
        self.entries.push(entry);
        let entries = &self.entries;
        same.sort_by_key(|number| std::cmp::Reverse(entries[*number].term.len()));
        true
    }

    /// Every entry, in the order of the file.
    pub fn entries(&self) -> &[Abbreviation] {
        &self.entries
    }

    /// Whether it explains this word, or a term with this word in it, in texts of a language.
    pub fn has_word(&self, word: &str, lang: &str) -> bool {
        self.entries.iter().any(|entry| {
            entry.lang == lang && entry.term.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
        })
    }

    /// The terms with a meaning in a text of a language: where each stands, and which entry it is.
    ///
    /// A term inside a document's number, an address or a longer word is none.
    pub fn find(&self, text: &str, lang: &str) -> Vec<(Range<usize>, usize)> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        for word in abbreviations::candidates(text) {
            if found.last().is_some_and(|(last, _)| word.start < last.end) {
                continue;
            }
            let rest = &text[word.start..];
            let known = self.by_word.get(&text[word.clone()]).into_iter().flatten();
            let hit = known.copied().find(|number| {
                let entry = &self.entries[*number];
                let after = rest.strip_prefix(entry.term.as_str());
                let is_told = entry.lang == lang && !entry.meaning.is_empty();
                is_told && after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            });
            found.extend(hit.map(|number| (word.start..word.start + self.entries[number].term.len(), number)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let mut glossary = Glossary::default();
        for (term, lang) in
            [("CCHC", "vi"), ("PAR INDEX", "vi"), ("PAR", "vi"), ("VNeID", "vi"), ("UBND", "vi"), ("UBND", "en")]
        {
            let (term, lang) = (term.to_owned(), lang.to_owned());
            assert!(glossary.add(Abbreviation { term, meaning: "nghĩa".to_owned(), spoken: String::new(), lang }));
        }
        glossary
    }

    fn found(text: &str, lang: &str) -> Vec<String> {
        glossary().find(text, lang).into_iter().map(|(range, _)| text[range].to_owned()).collect()
    }

    #[test]
    fn terms_are_found_whole_and_the_longest_first() {
        assert_eq!(found("CCHC và PAR INDEX, PAR, VNeID (UBND)", "vi"), ["CCHC", "PAR INDEX", "PAR", "VNeID", "UBND"]);
        assert_eq!(found("UBND, CCHC", "en"), ["UBND"]);
    }

    #[test]
    fn terms_in_numbers_of_documents_and_longer_words_are_none() {
        assert_eq!(found("4110/KH-UBND, CCHCX, CCHC2, a_CCHC, @UBND", "vi"), [] as [&str; 0]);
    }

    #[test]
    fn a_term_is_there_once_for_a_language() {
        let entry = glossary().entries()[0].clone();
        assert!(!glossary().add(entry));
    }
}
