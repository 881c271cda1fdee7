//! The languages of the site: the default one at the top level, others in `[languages.xx]`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::labels;
use super::taxonomies::{self, TaxonomyConfig};
use crate::data::{Reader, Value};
use crate::diag::{Diagnostic, Span};

/// Languages of the province and its readers that have a name in the theme's texts (`tieng_tyz`), by their
/// codes of BCP 47: Tày `tyz`, Nùng `nut`, Mông `hmn` (any) and `mww` (white), Dao `ium`, Cao Lan `mlc`.
pub const LANGUAGES: &[&str] = &["vi", "en", "zh", "tyz", "nut", "hmn", "mww", "ium", "mlc"];

/// The settings of one language.
#[derive(Debug, Clone)]
pub struct LanguageConfig {
    /// Its code: `vi`, `en`, `tyz`.
    pub code: Arc<str>,
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
    /// Where the configuration names them.
    pub feed_span: Span,
    /// Taxonomies; a language without its own has those of the default language.
    pub taxonomies: Vec<TaxonomyConfig>,
    /// Texts of the interface, over those of the theme.
    pub translations: BTreeMap<String, String>,
    /// Whether its pages can be searched. As in Zola for the default language; another one follows it when
    /// it does not say (Zola: off), for readers expect the same of every language.
    pub build_search_index: bool,
    /// Whether a page without a translation is shown in the default language, with a note.
    pub fallback: bool,
}

pub(super) fn read(reader: &Reader<'_>, default_language: &str) -> Vec<LanguageConfig> {
    let mut main = read_one(reader, default_language, reader.span("default_language"), None);
    let (of_main, others): (Vec<_>, Vec<_>) =
        reader.open_table("languages").iter().partition(|(key, _)| key.name == default_language);
    for (_, node) in of_main {
        let table = Reader::new(reader.document, node, format!("[languages.{default_language}]"));
        merge(&mut main, reader, &table);
        table.finish().into_iter().for_each(|fault| reader.complain(fault));
    }
    let (shared, searched) = (main.taxonomies.clone(), main.build_search_index);
    let mut all = vec![main];
    for (key, node) in others {
        let place = reader.document.span(key.range.clone());
        check_code(reader, place.clone(), &key.name);
        let table = Reader::new(reader.document, node, format!("[languages.{}]", key.name));
        table.also_known(["search"]);
        let mut language = read_one(&table, &key.name, place, Some(&shared));
        language.build_search_index |= searched && !table.has("build_search_index");
        all.push(language);
        table.finish().into_iter().for_each(|fault| reader.complain(fault));
    }
    all[1..].sort_by(|a, b| a.code.cmp(&b.code));
    all
}

/// As in Zola, the default language may have a table of its own; what is said at the top too is said
/// twice.
fn merge(main: &mut LanguageConfig, top: &Reader<'_>, table: &Reader<'_>) {
    table.also_known(["search", "fallback"]);
    let own = read_one(table, &main.code, main.span.clone(), None);
    let given = |key: &str| {
        if table.has(key) && top.has(key) {
            top.complain(Diagnostic::error("key-twice").at(table.span(key)));
        }
        table.has(key)
    };
    if given("title") {
        main.title = own.title;
    }
    if given("description") {
        main.description = own.description;
    }
    if given("generate_feeds") {
        main.generate_feeds = own.generate_feeds;
    }
    if given("build_search_index") {
        main.build_search_index = own.build_search_index;
    }
    if given("feed_filenames") {
        main.feed_filenames = own.feed_filenames;
        main.feed_span = own.feed_span;
    }
    if given("taxonomies") {
        main.taxonomies = own.taxonomies;
    }
    if given("translations") {
        main.translations = own.translations;
    }
}

fn read_one(table: &Reader<'_>, code: &str, span: Span, shared: Option<&[TaxonomyConfig]>) -> LanguageConfig {
    let own = taxonomies::read(table);
    let mut taxonomies = if own.is_empty() { shared.unwrap_or(&[]).to_vec() } else { own };
    if shared.is_some() {
        labels::read(table, code, &mut taxonomies);
    }
    LanguageConfig {
        code: code.into(),
        span,
        title: table.prose("title"),
        description: table.prose("description"),
        generate_feeds: table.bool("generate_feeds").unwrap_or(false),
        feed_filenames: feed_filenames(table),
        feed_span: table.span("feed_filenames"),
        taxonomies,
        translations: translations(table),
        build_search_index: table.bool("build_search_index").unwrap_or(false),
        fallback: shared.is_some() && table.bool("fallback").unwrap_or(true),
    }
}

/// Files of the site that no feed may take the place of.
const TAKEN: [&str; 4] = ["index.html", "404.html", "sitemap.xml", "robots.txt"];

fn feed_filenames(table: &Reader<'_>) -> Vec<String> {
    let names = table.texts("feed_filenames").unwrap_or_else(|| vec!["atom.xml".to_owned()]);
    for (number, name) in names.iter().enumerate() {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        let code = if crate::path::OutputPath::new(name).is_err() || name.contains('/') {
            "config-feed-name"
        } else if TAKEN.into_iter().any(same) || names[..number].iter().any(|other| same(other)) {
            "config-feed-clash"
        } else {
            continue;
        };
        table.complain(Diagnostic::error(code).arg("value", name).at(table.span_of_item("feed_filenames", number)));
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

#[cfg(test)]
mod tests {
    use crate::config::Config;

    const TOP: &str = "base_url = 'https://a.vn'\n";

    fn told(text: &str) -> Vec<(&'static str, usize)> {
        let faults = Config::read("c", &format!("{TOP}{text}")).unwrap_err();
        faults.iter().map(|fault| (fault.code, fault.span.as_ref().unwrap().line)).collect()
    }

    #[test]
    fn the_table_of_the_default_language_is_no_second_language() {
        let text = "default_language = 'vi'\ndescription = 'd'\n[languages.en]\n[languages.vi]\ntitle = 'T'\n";
        let config = Config::read("c", &format!("{TOP}{text}taxonomies = [{{ name = 'tags' }}]\n")).unwrap();
        let codes: Vec<_> = config.languages.iter().map(|language| &*language.code).collect();
        assert_eq!(codes, ["vi", "en"]);
        let main = config.main_language();
        assert_eq!((main.title.as_deref(), main.description.as_deref()), (Some("T"), Some("d")));
        assert_eq!(config.languages[1].taxonomies.len(), 1);
        assert_eq!(told("title = 'A'\n[languages.vi]\ntitle = 'B'\n"), [("key-twice", 4)]);
    }

    #[test]
    fn names_of_feeds_clash_with_nothing() {
        for names in ["'index.html'", "'sitemap.xml'", "'atom.xml', 'Atom.xml'", "'robots.txt'"] {
            assert_eq!(told(&format!("feed_filenames = [{names}]\n")), [("config-feed-clash", 2)], "{names}");
        }
        assert_eq!(told("feed_filenames = ['a/b.xml']\n"), [("config-feed-name", 2)]);
    }
}
