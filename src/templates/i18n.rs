//! Texts of the interface, by language: the theme's `i18n/<code>.toml`, the site's own `i18n/<code>.toml`
//! over it, the configuration's `[translations]` over both.
//!
//! One file adds a language. What it lacks is said in the default language, and marked as such on the
//! page ([`super::marked`]); an empty text counts as one that is not there yet.

use std::collections::{BTreeMap, BTreeSet};

use super::marked::{self, Origin};
use crate::config::Config;
use crate::data::{Document, Key, Value, parse_toml};
use crate::diag::Diagnostic;
use crate::source::{SourceFile, SourceTree};

type Table = BTreeMap<String, String>;

/// All texts by language and key.
#[derive(Debug, Default)]
pub(super) struct Texts {
    default_language: String,
    by_language: BTreeMap<String, Table>,
    /// Those of a language that the theme speaks, when the default one has none, and its code.
    instead: (String, Table),
    /// Whether some language lacks a text that another has.
    is_partial: bool,
}

/// The language that a theme most likely speaks.
const USUAL: &str = "vi";

/// A language of the site whose file lacks texts.
#[derive(Debug)]
pub struct Lacking<'a> {
    /// Its code.
    pub language: &'a str,
    /// The file that says what it has.
    pub file: &'a str,
    /// The keys that it lacks, in their order.
    pub keys: Vec<String>,
    /// How many there are in all.
    pub all: usize,
}

impl Texts {
    /// Reads the texts of every language of the site.
    pub fn read(config: &Config, files: &SourceTree) -> (Self, Vec<Diagnostic>) {
        let mut texts = Self { default_language: config.default_language.clone(), ..Self::default() };
        let mut faults = Vec::new();
        let known = known(config, files);
        for language in &config.languages {
            let mut table = Table::new();
            for file in of_language(&language.code, config, files) {
                let (found, more) = read_file(file, &known);
                faults.extend(more);
                table.extend(found);
            }
            table.extend(language.translations.clone());
            texts.by_language.insert(language.code.to_string(), table);
        }
        if texts.by_language.get(&config.default_language).is_some_and(BTreeMap::is_empty)
            && let Some(code) = spoken(config, files)
        {
            let read = of_theme(&code, config, files).map(|file| read_file(file, &known).0);
            texts.instead = (code, read.unwrap_or_default());
        }
        let all: BTreeSet<&String> =
            texts.by_language.values().chain([&texts.instead.1]).flat_map(Table::keys).collect();
        texts.is_partial = texts.by_language.values().any(|table| table.len() < all.len());
        (texts, faults)
    }

    /// A text in a language, or else in the default one, or else in one that the theme speaks.
    pub fn get(&self, key: &str, lang: &str) -> Option<&str> {
        self.find(key, lang).map(|(text, _)| text)
    }

    /// The same for a page: a text of another language is marked, for [`Texts::finish`].
    pub fn said(&self, key: &str, lang: &str) -> Option<String> {
        let (text, origin) = self.find(key, lang)?;
        Some(origin.map_or_else(|| text.to_owned(), |origin| marked::mark(text, origin)))
    }

    /// Whether pieces can hold marks: then they must be whole for [`Texts::finish`].
    pub fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// Turns the marks of a finished piece into what its readers need; `is_html` says whether it can hold
    /// elements.
    pub fn finish(&self, piece: Vec<u8>, is_html: bool) -> Vec<u8> {
        if !self.is_partial {
            return piece;
        }
        marked::finish(piece, is_html, &self.default_language, &self.instead.0)
    }

    fn find(&self, key: &str, lang: &str) -> Option<(&str, Option<Origin>)> {
        let own = self.by_language.get(lang).and_then(|table| table.get(key));
        if let Some(text) = own {
            return Some((text, None));
        }
        let usual = self.by_language.get(&self.default_language).and_then(|table| table.get(key));
        let (text, origin) = match usual {
            Some(text) => (text, Origin::Default),
            None => (self.instead.1.get(key)?, Origin::Instead),
        };
        Some((text, Some(origin)))
    }

    /// A text that a language has itself.
    pub fn own(&self, key: &str, lang: &str) -> Option<&str> {
        self.by_language.get(lang)?.get(key).map(String::as_str)
    }

    /// Every key of the default language, for suggestions.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_language.get(&self.default_language).into_iter().flat_map(|table| table.keys().map(String::as_str))
    }
}

/// The languages of the site whose readers will meet another language's buttons and labels.
pub fn unspoken(config: &Config, files: &SourceTree) -> Vec<Diagnostic> {
    let Some((theme, instead)) = config.theme.as_ref().zip(spoken(config, files)) else { return Vec::new() };
    let mute = |code: &str| of_language(code, config, files).is_empty();
    let mute = config.languages.iter().filter(|language| language.translations.is_empty() && mute(&language.code));
    let instead = if mute.clone().any(|language| *language.code == *config.default_language) {
        instead
    } else {
        config.default_language.clone()
    };
    mute.map(|language| {
        let said = Diagnostic::warning("theme-language").arg("theme", theme).arg("language", &language.code);
        said.arg("instead", &instead).at(language.span.clone())
    })
    .collect()
}

/// The languages that have a file of texts which lacks some, in the order of the configuration.
pub fn lacking<'a>(config: &'a Config, files: &'a SourceTree) -> Vec<Lacking<'a>> {
    let known = known(config, files);
    let others = config.languages.iter().filter(|language| *language.code != *config.default_language);
    let of_one = |language: &'a crate::config::LanguageConfig| {
        let own = of_language(&language.code, config, files);
        let file = own.last()?.path.as_str();
        let mut has: BTreeSet<String> = language.translations.keys().cloned().collect();
        own.iter().for_each(|file| has.extend(read_file(file, &known).0.into_keys()));
        let keys: Vec<String> = known.iter().filter(|key| !has.contains(*key)).cloned().collect();
        (!keys.is_empty()).then(|| Lacking { language: &language.code, file, keys, all: known.len() })
    };
    others.filter_map(of_one).collect()
}

/// The files of a language: the theme's, then the site's own.
fn of_language<'a>(code: &str, config: &Config, files: &'a SourceTree) -> Vec<&'a SourceFile> {
    of_theme(code, config, files).into_iter().chain(files.get(&format!("i18n/{code}.toml"))).collect()
}

fn of_theme<'a>(code: &str, config: &Config, files: &'a SourceTree) -> Option<&'a SourceFile> {
    files.get(&format!("themes/{}/i18n/{code}.toml", config.theme.as_ref()?))
}

/// A language that the theme has texts of.
fn spoken(config: &Config, files: &SourceTree) -> Option<String> {
    if of_theme(USUAL, config, files).is_some() {
        return Some(USUAL.to_owned());
    }
    let folder = format!("themes/{}/i18n", config.theme.as_ref()?);
    files.within(&folder).find_map(|file| Some(file.path.within(&folder)?.strip_suffix(".toml")?.to_owned()))
}

/// The keys that a file may have: those of the language that the theme speaks, or else of the site's own
/// file of the default language; and those that the configuration adds for templates of its own.
fn known(config: &Config, files: &SourceTree) -> BTreeSet<String> {
    let of_theme = spoken(config, files).and_then(|code| of_theme(&code, config, files));
    let base = of_theme.or_else(|| files.get(&format!("i18n/{}.toml", config.default_language)));
    let keys = base.and_then(|file| entries(file).ok()).unwrap_or_default();
    let added = config.main_language().translations.keys().cloned();
    keys.into_iter().map(|(key, _)| key.name).chain(added).collect()
}

/// The texts of a file, those left empty not among them, and what is wrong with it.
fn read_file(file: &SourceFile, known: &BTreeSet<String>) -> (Table, Vec<Diagnostic>) {
    let entries = match entries(file) {
        Ok(entries) => entries,
        Err(faults) => return (Table::new(), faults),
    };
    let document = Document { file: file.path.as_str(), text: file.text().unwrap_or_default() };
    let (mut table, mut faults) = (Table::new(), Vec::new());
    for (key, value) in entries {
        if !known.contains(&key.name) {
            let fault = Diagnostic::error("unknown-key").arg("key", &key.name).arg("place", document.file);
            let fault = fault.at(document.span(key.range.clone()));
            faults.push(fault.suggest(&key.name, known.iter().map(String::as_str)));
            continue;
        }
        match value.value {
            Value::Text(text) if text.trim().is_empty() => {}
            Value::Text(text) => _ = table.insert(key.name, text),
            _ => faults.push(Diagnostic::error("type-text").arg("key", &key.name).at(document.span(value.range))),
        }
    }
    (table, faults)
}

fn entries(file: &SourceFile) -> Result<Vec<(Key, crate::data::Node)>, Vec<Diagnostic>> {
    let text = file.text().map_err(|fault| vec![fault])?;
    let node = parse_toml(Document { file: file.path.as_str(), text }, 0..text.len())?;
    Ok(node.entries().to_vec())
}
