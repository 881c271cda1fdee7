//! What a content file's name says: its key, language, date and place on the site.

use std::sync::Arc;

use crate::config::Config;
use crate::date::Moment;
use crate::diag::{Diagnostic, Span};
use crate::path::{PathFault, Route, SourcePath};

/// What the path of a content file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentName {
    /// The path from `content/` without the language: `thu-tuc/khai-sinh.md`.
    pub key: Arc<str>,
    /// Its language.
    pub lang: Arc<str>,
    /// The folder of its section: `thu-tuc`; for `_index.md` the folder itself.
    pub folder: String,
    /// Whether it is `_index.md`.
    pub is_section: bool,
    /// Whether it is `index.md`, which owns the files beside it.
    pub is_bundle: bool,
    /// The name that its address is made of, a leading date left out unless it is to stay.
    pub name: String,
    /// The date before its name.
    pub date: Option<Moment>,
}

impl ContentName {
    /// Reads the name of a Markdown file under `content/`; others give none.
    pub fn read(path: &SourcePath, config: &Config) -> Option<Self> {
        let inner = path.within("content")?;
        if path.extension() != "md" {
            return None;
        }
        let parent = inner.rsplit_once('/').map_or("", |(folder, _)| folder);
        let stem = path.stem();
        let (stem, lang) = split_language(stem, config);
        let is_bundle = stem == "index" && !parent.is_empty();
        let (folder, file) = if is_bundle { parent.rsplit_once('/').unwrap_or(("", parent)) } else { (parent, stem) };
        let (date, rest) = split_date(file);
        let keep = config.slugify.paths_keep_dates || date.is_none();
        Some(Self {
            key: join(parent, &format!("{stem}.md")).into(),
            lang,
            folder: folder.to_owned(),
            is_section: stem == "_index",
            is_bundle,
            name: if keep { file } else { rest }.to_owned(),
            date,
        })
    }

    /// What the name seems to say and does not: a language that the site lacks, a day that is none.
    pub fn doubts(&self, path: &SourcePath, config: &Config) -> Vec<Diagnostic> {
        let stem = path.stem();
        let code = stem.rsplit_once('.').map(|(_, code)| code).filter(|code| {
            config.language(code).is_none()
                && (2..=3).contains(&code.len())
                && code.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        let language = code.map(|code| Diagnostic::warning("file-name-language").arg("language", code));
        let name = if self.is_bundle { &self.name } else { stem };
        let day = name.get(..10).filter(|head| has_form_of_date(head) && Moment::parse(head).is_err());
        let day = day.map(|day| Diagnostic::warning("file-name-date").arg("date", day));
        language.into_iter().chain(day).map(|said| said.at(Span::file(path.as_str()))).collect()
    }

    /// The folder whose files belong to it: of `index.md` and `_index.md`.
    pub fn own_folder(&self) -> Option<String> {
        let parent = self.key.rsplit_once('/').map_or("", |(folder, _)| folder);
        (self.is_bundle || self.is_section).then(|| parent.to_owned())
    }

    /// The place of the page among its section's, with `slug` instead of the name when given.
    ///
    /// # Errors
    /// When the address could not be written as a file.
    pub fn route(&self, config: &Config, slug: &str) -> Result<Route, PathFault> {
        folder_route(config, &self.lang, &self.folder)?.join(&format!("{slug}/"))
    }
}

/// The place of a section's folder in a language.
pub(super) fn folder_route(config: &Config, lang: &str, folder: &str) -> Result<Route, PathFault> {
    let parts: Vec<String> = folder.split('/').map(|part| config.slugify.paths.apply(part)).collect();
    Route::new(&format!("/{}{}/", config.language_prefix(lang), parts.join("/")))
}

/// `a` and `b` with a slash between, unless `a` is empty.
pub(super) fn join(a: &str, b: &str) -> String {
    if a.is_empty() { b.to_owned() } else { format!("{a}/{b}") }
}

/// `khai-sinh.en` is `khai-sinh` in `en`, when the site has that language.
fn split_language<'a>(stem: &'a str, config: &Config) -> (&'a str, Arc<str>) {
    let named = stem.rsplit_once('.').filter(|(rest, _)| !rest.is_empty());
    let named = named.and_then(|(rest, code)| Some((rest, config.language(code)?.code.clone())));
    named.unwrap_or_else(|| (stem, config.main_language().code.clone()))
}

/// `2026-06-09-ten` or `2026-06-09_ten` begin with a date.
fn split_date(name: &str) -> (Option<Moment>, &str) {
    let (Some(head), Some(rest)) = (name.get(..10), name.get(10..)) else { return (None, name) };
    let shaped = has_form_of_date(head);
    let rest = rest.strip_prefix(['-', '_']).filter(|rest| !rest.is_empty());
    match (shaped, rest, Moment::parse(head)) {
        (true, Some(rest), Ok(date)) => (Some(date), rest.trim_start()),
        _ => (None, name),
    }
}

/// Whether ten bytes are digits and hyphens as in `2026-06-09`, whatever day that is.
fn has_form_of_date(head: &str) -> bool {
    head.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str) -> ContentName {
        let config = Config::read("c", "base_url = 'https://a.vn'\n[languages.en]\n").unwrap();
        ContentName::read(&SourcePath::new(path).unwrap(), &config).unwrap()
    }

    #[test]
    fn the_language_is_read_from_the_name_only_when_the_site_has_it() {
        let name = read("content/thu-tuc/khai-sinh.en.md");
        assert_eq!((&*name.key, &*name.lang), ("thu-tuc/khai-sinh.md", "en"));
        assert_eq!(&*read("content/ban.v2.md").key, "ban.v2.md");
    }

    #[test]
    fn a_bundle_lies_in_the_section_above_its_folder() {
        let name = read("content/tin/2026-06-09-khai-mac/index.md");
        assert_eq!((name.folder.as_str(), name.name.as_str()), ("tin", "khai-mac"));
        assert!(name.is_bundle && name.date.is_some());
        assert_eq!(name.own_folder().as_deref(), Some("tin/2026-06-09-khai-mac"));
    }

    #[test]
    fn what_a_name_seems_to_say_and_does_not_is_doubted() {
        let config = Config::read("c", "base_url = 'https://a.vn'\n[languages.en]\n").unwrap();
        let doubts = |path: &str| {
            let path = SourcePath::new(path).unwrap();
            let doubts = ContentName::read(&path, &config).unwrap().doubts(&path, &config);
            doubts.into_iter().map(|said| said.code).collect::<Vec<_>>()
        };
        assert_eq!(doubts("content/tin/bai.fr.md"), ["file-name-language"]);
        assert_eq!(doubts("content/tin/2026-13-45-bai.md"), ["file-name-date"]);
        assert_eq!(doubts("content/tin/2026-13-45-bai/index.md"), ["file-name-date"]);
        for sound in [
            "bai.en.md",
            "bai.vi.md",
            "ban.v2.md",
            "2026-01-02-bai.md",
            "2026-01-02.md",
            "45-2026-nd-cp.md",
            "1.001193.md",
        ] {
            assert!(doubts(&format!("content/{sound}")).is_empty(), "{sound}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_part_of_the_name() {
        assert_eq!(read("content/2026-02-30-x.md").name, "2026-02-30-x");
    }
}
