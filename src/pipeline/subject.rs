//! What a sheet is about: a page or a section, in the words of the print studio.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::config::Config;
use crate::markdown::blocks;
use crate::model::{Body, Page, PageId, Section, SectionId, Site, Target, places};
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
        Origin { file: source.as_str().to_owned(), fields: places(source.as_str(), &self.body().file) }
    }

    /// What posters and banners say of it.
    pub(super) fn in_an(self) -> InAn {
        let Self::Page(page) = self else { return InAn::default() };
        serde_json::from_value(page.in_an.clone()).unwrap_or_default()
    }

    pub(super) fn page_data(self, config: &Config, site: &Site) -> PageData {
        let (description, updated, content_lang) = match self {
            Self::Page(page) => {
                let meta = &page.meta;
                (&meta.description, meta.updated.or(meta.date), &page.content_lang)
            }
            Self::Section(section) => (&section.meta.description, None, &section.content_lang),
        };
        PageData {
            title: self.title().to_owned(),
            description: description.clone().unwrap_or_default(),
            permalink: self.route().permalink(&config.base_url),
            updated: updated.map(|moment| moment.day().to_string()),
            kind: self.kind().to_owned(),
            record: self.record().clone(),
            lang: content_lang.clone(),
            blocks: self.blocks(config, site),
        }
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
            None if path.is_empty() => self.route().clone(),
            None if path.starts_with('/') => Route::new(path).ok()?,
            None => self.route().join(path).ok()?,
        };
        Some(format!("{}{anchor}", route.permalink(&config.base_url)))
    }

    /// The pictures that its text names, by the name.
    pub(super) fn pictures(self, blocks: &Json, files: &SourceTree) -> BTreeMap<String, Arc<[u8]>> {
        let mut names = Vec::new();
        sources(blocks, &mut names);
        let found = names.into_iter().filter_map(|name| {
            let path = match (name.strip_prefix("@/"), name.strip_prefix('/')) {
                (Some(inner), _) => SourcePath::new(&format!("content/{inner}")).ok()?,
                (_, Some(inner)) => SourcePath::new(&format!("static/{inner}")).ok()?,
                _ => self.source()?.beside(name).ok()?,
            };
            Some((name.to_owned(), files.get(path.as_str())?.bytes()))
        });
        found.collect()
    }
}

/// Every `src` in the blocks, however deep.
fn sources<'a>(value: &'a Json, names: &mut Vec<&'a str>) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| sources(item, names)),
        Json::Object(map) => {
            names.extend(map.get("src").and_then(Json::as_str));
            map.values().for_each(|item| sources(item, names));
        }
        _ => {}
    }
}
