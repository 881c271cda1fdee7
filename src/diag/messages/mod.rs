//! The catalogue of everything the program says, Vietnamese and English side by side.
//!
//! One row a message; rows live in the file of the stage that says them. Placeholders are
//! `{name}`; both languages of a row use the same ones (tested).

mod checks;
mod cli;
mod config;
mod content;
mod data;
mod files;
mod general;
mod help;
mod images;
mod indices;
mod output;
mod preflight;
mod print;
mod procedures;
mod records;
mod scripts;
mod styles;
mod templates;
mod writing;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Speech;

/// One row of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// Its key, stable across languages; the code of a diagnostic.
    pub code: &'static str,
    /// Text in Vietnamese.
    pub vi: &'static str,
    /// Text in English.
    pub en: &'static str,
    /// The remedy in Vietnamese; empty when the text says it all.
    pub hint_vi: &'static str,
    /// The remedy in English.
    pub hint_en: &'static str,
}

impl Message {
    /// A message with its remedy.
    pub const fn new(code: &'static str, [vi, en]: [&'static str; 2], [hint_vi, hint_en]: [&'static str; 2]) -> Self {
        Self { code, vi, en, hint_vi, hint_en }
    }

    /// A message that needs no remedy.
    const fn plain(code: &'static str, vi: &'static str, en: &'static str) -> Self {
        Self { code, vi, en, hint_vi: "", hint_en: "" }
    }

    /// Its text in a language.
    pub fn text(&self, speech: Speech) -> &'static str {
        match speech {
            Speech::Vi => self.vi,
            Speech::En => self.en,
        }
    }

    /// Its remedy in a language, empty when there is none.
    pub fn hint(&self, speech: Speech) -> &'static str {
        match speech {
            Speech::Vi => self.hint_vi,
            Speech::En => self.hint_en,
        }
    }
}

const TABLES: &[&[Message]] = &[
    general::ROWS,
    files::ROWS,
    data::ROWS,
    config::ROWS,
    content::ROWS,
    records::ROWS,
    scripts::ROWS,
    styles::ROWS,
    procedures::ROWS,
    indices::ROWS,
    checks::ROWS,
    writing::ROWS,
    templates::ROWS,
    images::ROWS,
    preflight::ROWS,
    print::ROWS,
    output::ROWS,
    cli::ROWS,
    help::ROWS,
];

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Message> {
    TABLES.iter().copied().flatten()
}

/// The rows by code: the help of the command line alone asks for two hundred of them.
static BY_CODE: LazyLock<HashMap<&'static str, &'static Message>> =
    LazyLock::new(|| all().map(|row| (row.code, row)).collect());

/// The row of a code, when there is one.
pub fn get(code: &str) -> Option<&'static Message> {
    BY_CODE.get(code).copied()
}

/// The row of a code; a code that is not in the catalogue is a fault of the program and shows as
/// the row `unknown-message` (a test keeps it from happening).
pub fn find(code: &str) -> &'static Message {
    get(code).unwrap_or(&general::ROWS[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
    }

    #[test]
    fn codes_are_unique_and_both_languages_use_the_same_placeholders() {
        let mut seen = BTreeSet::new();
        for row in all() {
            assert!(seen.insert(row.code), "twice: {}", row.code);
            assert_eq!(placeholders(row.vi), placeholders(row.en), "{}", row.code);
            assert_eq!(placeholders(row.hint_vi), placeholders(row.hint_en), "{}", row.code);
            assert_eq!(row.hint_vi.is_empty(), row.hint_en.is_empty(), "{}", row.code);
            assert!(!row.vi.is_empty() && !row.en.is_empty(), "{}", row.code);
        }
    }
}
