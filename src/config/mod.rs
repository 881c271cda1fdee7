//! The site's configuration, `config.toml` (or `zola.toml`), with Zola's names and defaults.
//!
//! Owns [`Config`] and its reading. Where a default differs from Zola's, the field says why.
//! Every key is checked: an unknown one is an error with the nearest known name.

mod check;
mod hosts;
mod labels;
mod languages;
mod markdown;
mod taxonomies;

pub use globset::GlobSet;
use serde_json::Value as Json;

pub use check::{CheckConfig, ToneStyle};
pub use hosts::Host;
pub use languages::{LANGUAGES, LanguageConfig};
pub use markdown::{AnchorLinks, MarkdownConfig, SlugRule, Slugify};
pub use taxonomies::{FedBy, Label, TaxonomyConfig};

use crate::data::{Document, Reader, parse_toml};
use crate::diag::{Diagnostic, Span, any_error};
use crate::digest::Digest;
use crate::path::{PathFault, Route};

/// Everything that `config.toml` says, defaults filled in.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the file it was read from.
    pub file: String,
    /// Address of the site's root, without a final slash.
    pub base_url: String,
    /// The theme's folder under `themes/`; absent means the site brings all its templates.
    pub theme: Option<String>,
    /// Where the file names it.
    pub theme_span: Span,
    /// Language of files without a language in their name. Ours is `vi`, Zola's `en`.
    pub default_language: String,
    /// Author of the site, for feeds.
    pub author: Option<String>,
    /// Where the site is built, from the root.
    pub output_dir: String,
    /// The hosts that files are written for: their headers, redirects and page for what is not there.
    pub hosts: Vec<Host>,
    /// Whether HTML is minified. On by default (Zola: off): readers have weak signal.
    pub minify_html: bool,
    /// Content files to leave out.
    pub ignored_content: GlobSet,
    /// Static files to leave out.
    pub ignored_static: GlobSet,
    /// Most entries of a feed; none means all.
    pub feed_limit: Option<usize>,
    /// A folder that all taxonomies lie in.
    pub taxonomy_root: Option<String>,
    /// Whether `sitemap.xml` is written.
    pub generate_sitemap: bool,
    /// Whether `robots.txt` is written.
    pub generate_robots_txt: bool,
    /// Whether pages of a pager after the first stay out of the sitemap.
    pub exclude_paginated_pages_in_sitemap: bool,
    /// How Markdown is rendered.
    pub markdown: MarkdownConfig,
    /// How names become addresses.
    pub slugify: Slugify,
    /// Whether a broken internal link is an error or a warning.
    pub internal_links_are_errors: bool,
    /// What the site is made for: `build`, or `serve` for a preview. Not a key of the file.
    pub mode: &'static str,
    /// Findings of preflight that are errors (`all`: every one), and where each is named.
    pub print_errors: Vec<(String, Span)>,
    /// Whether every page has a picture for where it is shared, when the theme can make one.
    pub social_pictures: bool,
    /// The CSV file that says what abbreviations stand for, from the root, and where it is named.
    pub glossary: Option<(String, Span)>,
    /// How `cchc check` judges.
    pub check: CheckConfig,
    /// The default language first, then the others by code.
    pub languages: Vec<LanguageConfig>,
    /// Free values for templates; a theme's `[extra]` lies under it.
    pub extra: Json,
    /// Digest of the file's text.
    pub digest: Digest,
    /// What is worth knowing about the file.
    pub warnings: Vec<Diagnostic>,
}

impl Config {
    /// Reads the text of a configuration file.
    ///
    /// # Errors
    /// Every fault found in it.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let document = Document { file, text };
        let node = parse_toml(document, 0..text.len())?;
        let reader = Reader::new(document, &node, file);
        let mut config = read_config(&reader);
        if on_example_host(&config.base_url) {
            let fault = Diagnostic::warning("config-example-url").arg("value", &config.base_url);
            reader.complain(fault.at(reader.span("base_url")));
        }
        config.warnings = reader.finish();
        if any_error(&config.warnings) { Err(config.warnings) } else { Ok(config) }
    }

    /// Takes another address for the site, from the command line.
    ///
    /// # Errors
    /// When it is not the address of a site.
    pub fn change_base_url(&mut self, url: &str) -> Result<(), Diagnostic> {
        if !is_base_url(url) {
            return Err(Diagnostic::error("config-base-url").arg("value", url));
        }
        url.trim_end_matches('/').clone_into(&mut self.base_url);
        self.warnings.retain(|warning| warning.code != "config-example-url");
        Ok(())
    }

    /// The settings of a language of the site.
    pub fn language(&self, code: &str) -> Option<&LanguageConfig> {
        self.languages.iter().find(|language| *language.code == *code)
    }

    /// The settings of the default language.
    pub fn main_language(&self) -> &LanguageConfig {
        &self.languages[0]
    }

    /// What a route of a language begins with: nothing for the default, `en/` for `en`.
    pub fn language_prefix(&self, code: &str) -> String {
        if code == self.default_language { String::new() } else { format!("{code}/") }
    }
}

fn read_config(reader: &Reader<'_>) -> Config {
    let default_language = reader.filled_text("default_language").unwrap_or_else(|| "vi".to_owned());
    languages::check_code(reader, reader.span("default_language"), &default_language);
    unsupported(reader);
    let author = reader.prose("author");
    let (print_errors, social_pictures) = reader.table("print", |table| {
        let named = table.texts("errors").unwrap_or_default().into_iter().enumerate();
        let errors = named.map(|(number, name)| (name, table.span_of_item("errors", number))).collect();
        (errors, table.bool("social_pictures").unwrap_or(true))
    });
    let links = reader.table("link_checker", |table| {
        table.also_known(["skip_prefixes", "skip_anchor_prefixes", "external_level", "ignored_files"]);
        table.choice("internal_level", &[("error", true), ("warn", false)])
    });
    Config {
        file: reader.document.file.to_owned(),
        base_url: base_url(reader),
        theme: reader.filled_text("theme"),
        theme_span: reader.span("theme"),
        author,
        output_dir: reader.filled_text("output_dir").unwrap_or_else(|| "public".to_owned()),
        hosts: hosts::read(reader),
        minify_html: reader.bool("minify_html").unwrap_or(true),
        ignored_content: globs(reader, "ignored_content"),
        ignored_static: globs(reader, "ignored_static"),
        feed_limit: reader.count("feed_limit"),
        taxonomy_root: address_part(reader, "taxonomy_root"),
        generate_sitemap: reader.bool("generate_sitemap").unwrap_or(true),
        generate_robots_txt: reader.bool("generate_robots_txt").unwrap_or(true),
        exclude_paginated_pages_in_sitemap: reader
            .choice("exclude_paginated_pages_in_sitemap", &[("none", false), ("all", true)])
            .unwrap_or(false),
        markdown: reader.table("markdown", markdown::read),
        slugify: reader.table("slugify", markdown::read_slugify),
        internal_links_are_errors: links.unwrap_or(true),
        mode: "build",
        social_pictures,
        print_errors,
        glossary: reader.filled_text("glossary").map(|file| (file, reader.span("glossary"))),
        check: reader.table("check", check::read),
        languages: languages::read(reader, &default_language),
        extra: reader.json("extra"),
        default_language,
        digest: Digest::of(reader.document.text.as_bytes()),
        warnings: Vec::new(),
    }
}

/// What a key gives for addresses to be made of, checked to be fit for it.
pub fn address_part(reader: &Reader<'_>, key: &str) -> Option<String> {
    let text = reader.filled_text(key)?;
    match address_fault(&text) {
        Some(fault) => {
            reader.complain(Diagnostic::error(fault.code()).arg("path", &text).at(reader.span(key)));
            None
        }
        None => Some(text),
    }
}

/// Why a text is no part of an address.
fn address_fault(text: &str) -> Option<PathFault> {
    match Route::new(text) {
        Ok(route) => (route == Route::home()).then_some(PathFault::Empty),
        Err(fault) => Some(fault),
    }
}

/// The address of the site's root: needed, `http` or `https`, its final slash dropped.
fn base_url(reader: &Reader<'_>) -> String {
    let Some(url) = reader.text("base_url") else {
        if !reader.has("base_url") {
            let span = reader.document.span(0..0);
            reader.complain(Diagnostic::error("config-no-base-url").at(span));
        }
        return String::new();
    };
    if !is_base_url(&url) {
        let fault = Diagnostic::error("config-base-url").arg("value", &url);
        reader.complain(fault.at(reader.span("base_url")));
    }
    url.trim_end_matches('/').to_owned()
}

/// An address that pages, feeds and the files for hosts can hold as it is: a scheme, a host with a port, folders.
fn is_base_url(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else { return false };
    let (place, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port)));
    let is_plain = |c: char| c.is_alphanumeric() || "-._~%".contains(c);
    let is_named =
        host.contains(char::is_alphanumeric) && host.chars().all(|c| c.is_alphanumeric() || "-.".contains(c));
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok());
    let folders = path.trim_end_matches('/');
    let is_folder = |name: &str| !name.is_empty() && name != "." && name != ".." && name.chars().all(is_plain);
    let coded =
        |(at, _)| folders.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    is_named
        && is_port
        && (folders.is_empty() || folders.split('/').all(is_folder))
        && folders.match_indices('%').all(coded)
}

/// Names that nobody can own (RFC 2606): fine to try with, useless on paper.
fn on_example_host(url: &str) -> bool {
    let host = url.split("://").nth(1).unwrap_or_default();
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let name = |suffix: &str| host == suffix || host.ends_with(&format!(".{suffix}"));
    ["example", "example.com", "example.org", "example.net", "invalid", "test"].into_iter().any(name)
}

/// Keys of Zola that name something this program does not do: fine while they ask for nothing.
fn unsupported(reader: &Reader<'_>) {
    for key in ["compile_sass", "hard_link_static", "preserve_dotfiles_in_output"] {
        if reader.bool(key) == Some(true) {
            reader.complain(Diagnostic::error("config-unsupported").arg("key", key).at(reader.span(key)));
        }
    }
    reader.also_known(["search", "skip_content_templating"]);
}

/// A list of glob patterns.
fn globs(reader: &Reader<'_>, key: &str) -> GlobSet {
    compile_globs(reader, key, &reader.texts(key).unwrap_or_default())
}

/// Compiles patterns, complaining of those that are not.
fn compile_globs(reader: &Reader<'_>, key: &str, patterns: &[String]) -> GlobSet {
    let mut set = globset::GlobSetBuilder::new();
    for (number, pattern) in patterns.iter().enumerate() {
        match globset::GlobBuilder::new(pattern).literal_separator(false).build() {
            Ok(glob) => {
                set.add(glob);
            }
            Err(error) => reader.complain(
                Diagnostic::error("config-glob")
                    .arg("pattern", pattern)
                    .arg("detail", error.kind())
                    .at(reader.span_of_item(key, number)),
            ),
        }
    }
    set.build().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "base_url = \"https://cchc.example.vn/\"\n";

    #[test]
    fn the_least_configuration_has_the_defaults() {
        let config = Config::read("config.toml", LEAST).unwrap();
        assert_eq!(config.base_url, "https://cchc.example.vn");
        assert_eq!(config.default_language, "vi");
        assert!(config.minify_html && config.generate_sitemap);
        assert_eq!(config.main_language().feed_filenames, ["atom.xml"]);
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_name_and_its_line() {
        let faults = Config::read("config.toml", &format!("{LEAST}tilte = 'x'\n")).unwrap_err();
        assert_eq!(faults[0].code, "unknown-key");
        assert_eq!(faults[0].suggestion.as_deref(), Some("title"));
        assert_eq!(faults[0].span.as_ref().unwrap().line, 2);
    }

    #[test]
    fn a_missing_or_false_base_url_is_refused() {
        assert_eq!(Config::read("c", "title = 'x'").unwrap_err()[0].code, "config-no-base-url");
        for bad in [
            "",
            "example.vn",
            "ftp://a.vn",
            "https://",
            "https://a.vn/?x",
            "https://u:p@a.vn",
            "https://a.vn:99999",
            "https://a.vn/..",
            "https://a.vn//b",
            "https://a.vn/%zz",
            "https://a.vn/a$1/;{",
            "https://a.vn/\"><b>",
            "https://..",
            "https:///a",
        ] {
            let faults = Config::read("c", &format!("base_url = '{bad}'")).unwrap_err();
            assert_eq!(faults[0].code, "config-base-url", "{bad}");
        }
    }

    #[test]
    fn addresses_with_ports_folders_and_letters_of_their_own_are_taken() {
        for good in
            ["http://127.0.0.1:1111", "https://a.vn/cchc/", "https://tỉnh-cao-bằng.vn/cải-cách", "https://a.vn/b%20c"]
        {
            assert!(Config::read("c", &format!("base_url = '{good}'")).is_ok(), "{good}");
        }
    }

    #[test]
    fn an_example_address_is_warned_of_until_another_is_given() {
        for host in ["a.example", "example.org", "www.example.com/x", "cchc.test:80"] {
            let mut config = Config::read("c", &format!("title = 'x'\nbase_url = 'https://{host}'")).unwrap();
            assert_eq!(config.warnings[0].code, "config-example-url", "{host}");
            assert_eq!(config.warnings[0].span.as_ref().unwrap().line, 2);
            assert_eq!(config.change_base_url("caobang.gov.vn").unwrap_err().code, "config-base-url");
            config.change_base_url("https://cchc.caobang.gov.vn/").unwrap();
            assert!(config.warnings.is_empty() && config.base_url == "https://cchc.caobang.gov.vn");
        }
        assert!(Config::read("c", LEAST).unwrap().warnings.is_empty());
    }

    #[test]
    fn a_language_is_searched_like_the_default_one_unless_it_says_otherwise() {
        let searched = |text: &str| {
            let config = Config::read("c", &format!("{LEAST}{text}")).unwrap();
            config.languages.iter().map(|language| language.build_search_index).collect::<Vec<_>>()
        };
        assert_eq!(searched("[languages.en]\n"), [false, false]);
        assert_eq!(searched("build_search_index = true\n[languages.en]\n"), [true, true]);
        assert_eq!(searched("build_search_index = true\n[languages.en]\nbuild_search_index = false\n"), [true, false]);
        assert_eq!(searched("[languages.vi]\nbuild_search_index = true\n[languages.en]\n"), [true, true]);
    }

    #[test]
    fn keys_of_zola_that_ask_for_nothing_are_let_through_and_others_are_refused() {
        assert!(Config::read("c", &format!("{LEAST}compile_sass = false\nbuild_search_index = false\n")).is_ok());
        let faults = Config::read("c", &format!("{LEAST}compile_sass = true\n")).unwrap_err();
        assert_eq!(faults[0].code, "config-unsupported");
    }
}
