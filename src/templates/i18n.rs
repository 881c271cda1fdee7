//! Texts of the interface: the theme's `i18n/<lang>.toml`, the site's `[translations]` over them.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::data::{Document, Value, parse_toml};
use crate::diag::Diagnostic;
use crate::source::{SourceFile, SourceTree};

/// All texts by language and key.
#[derive(Debug, Default)]
pub(super) struct Texts {
    default_language: String,
    by_language: BTreeMap<String, BTreeMap<String, String>>,
    /// Those of a language that the theme speaks, when the default one has none.
    instead: BTreeMap<String, String>,
}

/// The language that a theme most likely speaks.
const USUAL: &str = "vi";

impl Texts {
    /// Reads the texts of every language of the site.
    pub fn read(config: &Config, files: &SourceTree) -> (Self, Vec<Diagnostic>) {
        let mut texts = Self { default_language: config.default_language.clone(), ..Self::default() };
        let mut faults = Vec::new();
        let mut of_theme = |code: &str| match of_theme(code, config, files).map(read_file) {
            Some(Ok(found)) => found,
            Some(Err(found)) => {
                faults.extend(found);
                BTreeMap::new()
            }
            None => BTreeMap::new(),
        };
        for language in &config.languages {
            let mut table = of_theme(&language.code);
            table.extend(language.translations.clone());
            texts.by_language.insert(language.code.clone(), table);
        }
        if texts.by_language.get(&config.default_language).is_some_and(BTreeMap::is_empty) {
            texts.instead = spoken(config, files).map(|code| of_theme(&code)).unwrap_or_default();
        }
        (texts, faults)
    }

    /// A text in a language, or else in the default one, or else in one that the theme speaks.
    pub fn get(&self, key: &str, lang: &str) -> Option<&str> {
        let own = self.by_language.get(lang).and_then(|table| table.get(key));
        let usual = || self.by_language.get(&self.default_language)?.get(key);
        own.or_else(usual).or_else(|| self.instead.get(key)).map(String::as_str)
    }

    /// Every key of the default language, for suggestions.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_language.get(&self.default_language).into_iter().flat_map(|table| table.keys().map(String::as_str))
    }
}

/// The languages of the site whose readers will meet another language's buttons and labels.
pub fn unspoken(config: &Config, files: &SourceTree) -> Vec<Diagnostic> {
    let Some((theme, instead)) = config.theme.as_ref().zip(spoken(config, files)) else { return Vec::new() };
    let mute = |code: &str| of_theme(code, config, files).is_none();
    let mute = config.languages.iter().filter(|language| language.translations.is_empty() && mute(&language.code));
    let instead = if mute.clone().any(|language| language.code == config.default_language) {
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

fn read_file(file: &SourceFile) -> Result<BTreeMap<String, String>, Vec<Diagnostic>> {
    let text = file.text().map_err(|fault| vec![fault])?;
    let document = Document { file: file.path.as_str(), text };
    let node = parse_toml(document, 0..text.len())?;
    let mut table = BTreeMap::new();
    let mut faults = Vec::new();
    for (key, value) in node.entries() {
        match &value.value {
            Value::Text(text) => {
                table.insert(key.name.clone(), text.clone());
            }
            _ => {
                faults.push(Diagnostic::error("type-text").arg("key", &key.name).at(document.span(value.range.clone())))
            }
        }
    }
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}
