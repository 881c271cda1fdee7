//! Finds templates and compiles them: the site's first, then the theme's, then our own few.

use tera::Tera;

use super::errors;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::source::SourceTree;

/// Templates that a site need not bring.
const BUILTIN: &[(&str, &str)] = &[
    ("404.html", include_str!("builtin/404.html")),
    ("atom.xml", include_str!("builtin/atom.xml")),
    ("feed.json", include_str!("builtin/feed.json")),
    ("rss.xml", include_str!("builtin/rss.xml")),
    ("robots.txt", include_str!("builtin/robots.txt")),
    ("sitemap.xml", include_str!("builtin/sitemap.xml")),
    ("split_sitemap_index.xml", include_str!("builtin/split_sitemap_index.xml")),
];
const BUILTIN_PREFIX: &str = "__cchc_builtins/";

/// Adds every template. A site's own of the same name stands before the theme's.
pub(super) fn load(tera: &mut Tera, config: &Config, files: &SourceTree) -> Vec<Diagnostic> {
    let theme = config.theme.as_ref().map(|theme| format!("{theme}/templates/"));
    let prefixes: Vec<String> = theme.into_iter().chain([BUILTIN_PREFIX.to_owned()]).collect();
    let mut faults = Vec::new();
    if let Err(error) = tera.set_fallback_prefixes(prefixes) {
        faults.extend(errors::all(&error, config, files));
    }
    tera.autoescape_on(vec![".html", ".htm", ".xml"]);
    let mut templates: Vec<(String, String)> =
        BUILTIN.iter().map(|(name, text)| (format!("{BUILTIN_PREFIX}{name}"), (*text).to_owned())).collect();
    for (folder, prefix) in folders(config) {
        for file in files.within(&folder) {
            let inner = file.path.within(&folder).unwrap_or_default();
            if !is_template(inner) {
                continue;
            }
            match file.text() {
                Ok(text) => templates.push((format!("{prefix}{inner}"), text.to_owned())),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if faults.is_empty()
        && let Err(error) = tera.add_raw_templates(templates.iter().map(|(name, text)| (name, text)))
    {
        let syntax = syntax_faults(&templates, config, files);
        faults.extend(if syntax.is_empty() { errors::all(&error, config, files) } else { syntax });
    }
    faults
}

/// What is wrong with the syntax of each template. Tera stops at the first that it cannot read; a
/// person wants to know of them all.
fn syntax_faults(templates: &[(String, String)], config: &Config, files: &SourceTree) -> Vec<Diagnostic> {
    let alone = templates.iter().filter_map(|(name, text)| Tera::new().add_raw_template(name, text).err());
    let unread = alone.filter(|error| matches!(error.kind(), tera::ErrorKind::SyntaxError(_)));
    unread.flat_map(|error| errors::all(&error, config, files)).collect()
}

/// The text of every template of the site and its theme that can be read.
pub(super) fn texts<'f>(config: &Config, files: &'f SourceTree) -> impl Iterator<Item = &'f str> {
    folders(config).into_iter().flat_map(|(folder, _)| files.within(&folder)).filter_map(|file| file.text().ok())
}

/// Folders of templates and what their names begin with in Tera.
fn folders(config: &Config) -> Vec<(String, String)> {
    let mut folders = Vec::new();
    if let Some(theme) = &config.theme {
        folders.push((format!("themes/{theme}/templates"), format!("{theme}/templates/")));
    }
    folders.push(("templates".to_owned(), String::new()));
    folders
}

fn is_template(name: &str) -> bool {
    [".html", ".xml", ".txt", ".md", ".json", ".webmanifest", ".ics"].iter().any(|end| name.ends_with(end))
}

/// The file of a template, by its name in Tera.
pub(super) fn file_of(name: &str, config: &Config, files: &SourceTree) -> String {
    if let Some(theme) = &config.theme
        && let Some(inner) = name.strip_prefix(&format!("{theme}/templates/"))
    {
        return format!("themes/{theme}/templates/{inner}");
    }
    let own = format!("templates/{name}");
    match (files.get(&own), name.strip_prefix(BUILTIN_PREFIX)) {
        (None, Some(inner)) => inner.to_owned(),
        _ => own,
    }
}
