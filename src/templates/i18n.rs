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
}

impl Texts {
    /// Reads the texts of every language of the site.
    pub fn read(config: &Config, files: &SourceTree) -> (Self, Vec<Diagnostic>) {
        let mut texts = Self { default_language: config.default_language.clone(), ..Self::default() };
        let mut faults = Vec::new();
        for language in &config.languages {
            let code = language.code.as_str();
            let mut table = BTreeMap::new();
            let theme = config.theme.as_ref().map(|theme| format!("themes/{theme}/i18n/{code}.toml"));
            if let Some(file) = theme.and_then(|path| files.get(&path)) {
                match read_file(file) {
                    Ok(found) => table = found,
                    Err(found) => faults.extend(found),
                }
            }
            table.extend(language.translations.clone());
            texts.by_language.insert(code.to_owned(), table);
        }
        (texts, faults)
    }

    /// A text in a language, or else in the default one.
    pub fn get(&self, key: &str, lang: &str) -> Option<&str> {
        let own = self.by_language.get(lang).and_then(|table| table.get(key));
        let found = own.or_else(|| self.by_language.get(&self.default_language)?.get(key));
        found.map(String::as_str)
    }

    /// Every key of the default language, for suggestions.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_language.get(&self.default_language).into_iter().flat_map(|table| table.keys().map(String::as_str))
    }
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
