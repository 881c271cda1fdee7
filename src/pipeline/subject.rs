//! What a sheet is about: a page or a section, in the words of the print studio.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::beside;
use super::figures;
use super::registry;
use crate::cache::Cache;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::images::{Original, Workshop};
use crate::markdown::blocks;
use crate::model::{Body, Page, PageId, Section, SectionId, Site, Target};
use crate::path::{Route, SourcePath};
use crate::print::{InAn, Origin, PageData};
use crate::source::SourceTree;

/// Content that a sheet can be made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'a> {
    Page(&'a Page),
    Section(&'a Section),
}

impl<'a> Subject<'a> {
    pub(super) fn of(site: &'a Site, target: Target) -> Self {
        match target {
            Target::Page(PageId(id)) => Self::Page(&site.pages[id]),
            Target::Section(SectionId(id)) => Self::Section(&site.sections[id]),
        }
    }

    pub(super) fn title(self) -> &'a str {
        match self {
            Self::Page(page) => page.title(),
            Self::Section(section) => section.title(),
        }
    }

    pub(super) fn lang(self) -> &'a str {
        match self {
            Self::Page(page) => &page.lang,
            Self::Section(section) => &section.lang,
        }
    }

    pub(super) fn route(self) -> &'a Route {
        match self {
            Self::Page(page) => &page.route,
            Self::Section(section) => &section.route,
        }
    }

    /// What names it on the site.
    fn target(self, site: &Site) -> Option<Target> {
        match self {
            Self::Page(page) => site.find(&page.key, &page.lang),
            Self::Section(section) => site.find(&section.key, &section.lang),
        }
    }

    /// Its name in file names: the last part of its address.
    pub(super) fn slug(self) -> &'a str {
        match self {
            Self::Page(page) => &page.slug,
            Self::Section(section) => section.route.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default(),
        }
    }

    /// The name of its kind; a section has none.
    pub(super) fn kind(self) -> &'a str {
        match self {
            Self::Page(page) => page.kind.name,
            Self::Section(_) => "",
        }
    }

    pub(super) fn record(self) -> &'a Json {
        match self {
            Self::Page(page) => &page.record,
            Self::Section(_) => &Json::Null,
        }
    }

    fn source(self) -> Option<&'a SourcePath> {
        match self {
            Self::Page(page) => Some(&page.source),
            Self::Section(section) => section.source.as_ref(),
        }
    }

    fn body(self) -> &'a Body {
        match self {
            Self::Page(page) => &page.body,
            Self::Section(section) => &section.body,
        }
    }

    /// Where its values stand in its file.
    pub(super) fn origin(self) -> Origin {
        let Some(source) = self.source() else { return Origin::default() };
        Origin { text: self.body().file.clone(), ..Origin::file(source.as_str()) }
    }

    /// What posters and banners say of it.
    pub(super) fn in_an(self) -> InAn {
        let Self::Page(page) = self else { return InAn::default() };
        serde_json::from_value(Json::clone(&page.in_an)).unwrap_or_default()
    }

    /// The date of its text, `YYYY-MM-DD`.
    pub(super) fn updated(self) -> Option<String> {
        let Self::Page(page) = self else { return None };
        page.meta.updated.or(page.meta.date).map(|moment| moment.day().to_string())
    }

    pub(super) fn draft(self) -> bool {
        matches!(self, Self::Page(page) if page.meta.draft)
    }

    /// Whether its text nests deeper than can be set.
    pub(super) fn too_deep(self, config: &Config) -> bool {
        blocks::too_deep(self.body().markdown(), &config.markdown)
    }

    /// The day by which it is to be looked over again.
    pub(super) fn review_by(self) -> Option<String> {
        let Self::Page(page) = self else { return None };
        page.meta.review_by.map(|moment| moment.day().to_string())
    }

    /// Which version of its file this is: the first digits of the digest.
    pub(super) fn version(self) -> String {
        let mut digest = Digest::of(self.body().file.as_bytes()).hex();
        digest.truncate(10);
        digest
    }

    pub(super) fn page_data(self, config: &Config, site: &Site, pictures: &mut Pictures<'_>) -> PageData {
        let (description, content_lang) = match self {
            Self::Page(page) => (&page.meta.description, &page.content_lang),
            Self::Section(section) => (&section.meta.description, &section.content_lang),
        };
        let mut blocks = self.blocks(config, site);
        let page = if let Self::Page(page) = self { Some(page) } else { None };
        let mut beside = match self {
            Self::Page(page) => beside::of_page(site, page, &blocks, &|step| Subject::Page(step).step(config, site)),
            Self::Section(section) => beside::of_section(site, section, &blocks),
        };
        let drawings = figures::place(&mut blocks, page, &site.tables.indices, content_lang);
        pictures.of_blocks(self, &mut blocks);
        pictures.of_blocks(self, &mut beside);
        pictures.found.extend(drawings);
        PageData {
            title: self.title().to_owned(),
            description: description.clone().unwrap_or_default(),
            permalink: self.route().permalink(&config.base_url),
            updated: self.updated(),
            kind: self.kind().to_owned(),
            record: self.record().clone(),
            lang: content_lang.to_string(),
            documents: registry::notes(site, self.target(site), self.lang(), &self.fields()),
            approval: self.approval(),
            standing: page.and_then(|page| registry::standing(site, page)),
            beside,
            blocks,
        }
    }

    /// The fields that may name documents.
    fn fields(self) -> Vec<&'a Json> {
        match self {
            Self::Page(page) => vec![&page.record, &page.in_an],
            Self::Section(_) => Vec::new(),
        }
    }

    /// How far its approval has come, when it is told and not reached.
    fn approval(self) -> Option<String> {
        let care = match self {
            Self::Page(page) => &page.care,
            Self::Section(section) => &section.care,
        };
        let told = care.get("duyet").and_then(Json::as_str);
        told.filter(|state| matches!(*state, "nhap" | "cho-duyet")).map(str::to_owned)
    }

    /// As a step of a tree of questions: its title, its address, its text.
    fn step(self, config: &Config, site: &Site) -> Json {
        let url = self.route().permalink(&config.base_url);
        json!({ "title": self.title(), "url": url, "blocks": self.blocks(config, site) })
    }

    /// Its text for paper.
    fn blocks(self, config: &Config, site: &Site) -> Json {
        let address = |link: &str| self.address(link, config, site);
        Json::from(blocks::blocks(self.body().markdown(), &config.markdown, &address))
    }

    /// The absolute address of a link in its text; none when it leads nowhere on paper.
    fn address(self, link: &str, config: &Config, site: &Site) -> Option<String> {
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        if path.contains("://") || path.starts_with("mailto:") || path.starts_with("tel:") {
            return Some(link.to_owned());
        }
        let route = match path.strip_prefix("@/") {
            Some(key) => Subject::of(site, site.find(key, self.lang())?).route().clone(),
            None if path.is_empty() => {
                let id = anchor.trim_start_matches('#');
                let step = self.source().and_then(|source| site.step(source, id, self.lang()));
                match step {
                    Some(step) => return Some(Subject::of(site, step).route().permalink(&config.base_url)),
                    None => self.route().clone(),
                }
            }
            None if path.starts_with('/') => Route::new(path).ok()?,
            None => self.route().join(path).ok()?,
        };
        Some(format!("{}{anchor}", route.permalink(&config.base_url)))
    }

    /// The path of a file that it names.
    fn path_of(self, name: &str) -> Option<SourcePath> {
        match (name.strip_prefix("@/"), name.strip_prefix('/')) {
            (Some(inner), _) => SourcePath::new(&format!("content/{inner}")).ok(),
            (_, Some(inner)) => SourcePath::new(&format!("static/{inner}")).ok(),
            _ => self.source()?.beside(name).ok(),
        }
    }
}

/// Gathers the pictures that a sheet shows, by their paths: two pages may each have an `anh.png`.
pub(super) struct Pictures<'a> {
    files: &'a SourceTree,
    found: BTreeMap<String, Arc<[u8]>>,
    faults: Vec<Diagnostic>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(files: &'a SourceTree) -> Self {
        Self { files, found: BTreeMap::new(), faults: Vec::new() }
    }

    /// Takes the pictures of a text, whose names become paths. One that is not there keeps its name
    /// and is printed as its alternative text; a build tells of it.
    fn of_blocks(&mut self, subject: Subject<'_>, blocks: &mut Json) {
        match blocks {
            Json::Array(items) => items.iter_mut().for_each(|item| self.of_blocks(subject, item)),
            Json::Object(map) => {
                if let Some(Json::String(name)) = map.get_mut("src")
                    && let Some(path) = self.take(subject, name)
                {
                    *name = path;
                }
                map.values_mut().for_each(|item| self.of_blocks(subject, item));
            }
            _ => {}
        }
    }

    /// The path of a picture that a field names; it must be there and be a picture.
    pub(super) fn named(&mut self, subject: Subject<'_>, field: &str, name: Option<String>) -> Option<String> {
        let name = name.filter(|name| !name.trim().is_empty())?;
        let path = self.take(subject, &name);
        if path.is_none() {
            let fault = Diagnostic::error("print-picture-missing").arg("picture", &name).arg("field", field);
            self.faults.push(fault.at(subject.origin().span(field)));
        }
        path
    }

    fn take(&mut self, subject: Subject<'_>, name: &str) -> Option<String> {
        let path = subject.path_of(name)?;
        let bytes = self.files.get(path.as_str())?.bytes();
        self.found.insert(path.as_str().to_owned(), bytes);
        Some(path.as_str().to_owned())
    }

    /// All of them and the mark of an office, each a sound and harmless picture.
    pub(super) fn found(
        mut self,
        logo: Option<(String, Arc<[u8]>)>,
    ) -> Result<BTreeMap<String, Arc<[u8]>>, Vec<Diagnostic>> {
        self.found.extend(logo);
        for (path, bytes) in &self.found {
            let original = Original { path: path.clone(), bytes: bytes.clone() };
            if let Err(fault) = Workshop::new(Cache::none()).metadata(&original) {
                self.faults.push(*fault);
            }
        }
        if self.faults.is_empty() { Ok(self.found) } else { Err(self.faults) }
    }
}
