//! The languages of the site: the default one at the top level, others in `[languages.xx]`.

use std::collections::BTreeMap;

use super::taxonomies::{self, TaxonomyConfig};
use crate::data::{Reader, Value};
use crate::diag::{Diagnostic, Span};

/// The settings of one language.
#[derive(Debug, Clone)]
pub struct LanguageConfig {
    /// Its code: `vi`, `en`, `tyz`.
    pub code: String,
    /// Where the configuration names it.
    pub span: Span,
    /// Title of the site.
    pub title: Option<String>,
    /// Description of the site.
    pub description: Option<String>,
    /// Whether the whole site has a feed.
    pub generate_feeds: bool,
    /// Names of feed files: `atom.xml`, `rss.xml`.
    pub feed_filenames: Vec<String>,
    /// Taxonomies; a language without its own has those of the default language.
    pub taxonomies: Vec<TaxonomyConfig>,
    /// Texts of the interface, over those of the theme.
    pub translations: BTreeMap<String, String>,
    /// Whether a page without a translation is shown in the default language, with a note.
    pub fallback: bool,
}

pub(super) fn read(reader: &Reader<'_>, default_language: &str) -> Vec<LanguageConfig> {
    let main = read_one(reader, default_language, reader.span("default_language"), None);
    let shared = main.taxonomies.clone();
    let mut all = vec![main];
    for (key, node) in reader.open_table("languages") {
        let place = reader.document.span(key.range.clone());
        check_code(reader, place.clone(), &key.name);
        let table = Reader::new(reader.document, node, format!("[languages.{}]", key.name));
        table.also_known(["build_search_index", "search"]);
        all.push(read_one(&table, &key.name, place, Some(&shared)));
        table.finish().into_iter().for_each(|fault| reader.complain(fault));
    }
    all[1..].sort_by(|a, b| a.code.cmp(&b.code));
    all
}

fn read_one(table: &Reader<'_>, code: &str, span: Span, shared: Option<&[TaxonomyConfig]>) -> LanguageConfig {
    let own = taxonomies::read(table);
    LanguageConfig {
        code: code.to_owned(),
        span,
        title: table.text("title"),
        description: table.text("description"),
        generate_feeds: table.bool("generate_feeds").unwrap_or(false),
        feed_filenames: feed_filenames(table),
        taxonomies: if own.is_empty() { shared.unwrap_or(&[]).to_vec() } else { own },
        translations: translations(table),
        fallback: shared.is_some() && table.bool("fallback").unwrap_or(true),
    }
}

fn feed_filenames(table: &Reader<'_>) -> Vec<String> {
    let names = table.texts("feed_filenames").unwrap_or_else(|| vec!["atom.xml".to_owned()]);
    for name in &names {
        if crate::path::OutputPath::new(name).is_err() || name.contains('/') {
            let fault = Diagnostic::error("config-feed-name").arg("value", name);
            table.complain(fault.at(table.span("feed_filenames")));
        }
    }
    names
}

/// `[translations]`: flat pairs of a key and its text.
fn translations(table: &Reader<'_>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (key, node) in table.open_table("translations") {
        match &node.value {
            Value::Text(text) => {
                all.insert(key.name.clone(), text.clone());
            }
            _ => {
                table.wrong_type::<()>(node, &key.name, "type-text");
            }
        }
    }
    all
}

/// A language code of BCP 47: two or three letters, then subtags.
pub(super) fn check_code(reader: &Reader<'_>, place: Span, code: &str) {
    let mut parts = code.split('-');
    let primary = parts.next().unwrap_or_default();
    let good = (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !good {
        reader.complain(Diagnostic::error("config-language").arg("value", code).at(place));
    }
}
