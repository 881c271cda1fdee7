//! What a site consists of: pages, the tree of sections, taxonomies, and who is where.
//!
//! [`Site::build`] turns a [`SourceTree`] into a [`Site`], complete at birth. Owns the schema of
//! front matter and the rules of what is published when. It renders nothing.

mod alike;
mod assets;
pub mod audio;
mod carried;
mod citation;
mod common;
mod data_pages;
mod fallback;
pub mod filters;
mod front_matter;
mod glossary;
mod index;
mod initiatives;
mod json_schema;
pub mod kinds;
mod known;
mod materials;
mod moved;
mod names;
mod offices;
mod order;
mod page;
mod parse;
mod place;
mod places;
mod procedures;
mod publications;
mod records;
mod registry;
mod regroup;
mod retold;
mod revision;
mod schema;
mod section;
pub mod tables;
mod taxonomy;
mod titles;
mod tree;
mod ways;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use citation::{Citation, Cited};
pub use common::Common;
pub use front_matter::front_matter;
pub use glossary::{Abbreviation, Glossary};
pub use index::Letter;
pub use json_schema::json_schema;
pub use known::{Before, KnownPages};
pub use moved::{Changed, List};
pub use page::{Body, Page, PageMeta};
pub use places::places;
pub use registry::{Ended, Entry, Registry, Relation, State, Tie};
pub use retold::Retold;
pub use schema::{Field, FieldType};
pub use section::{Section, SectionMeta, SortBy};
pub use tables::Tables;
pub use taxonomy::{Taxonomy, Term};
pub use titles::Title;

use crate::config::Config;
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::digest::QuickMap;
use crate::path::{Route, SourcePath};
use crate::source::SourceTree;
use crate::text::collate::Collator;
use fallback::StandIns;

/// A page, by its place in [`Site::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// A section, by its place in [`Site::sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub usize);

/// What a key of content names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A page.
    Page(PageId),
    /// A section.
    Section(SectionId),
}

/// Why a page that exists is not built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// It is a draft.
    Draft,
    /// Its date is yet to come.
    Scheduled(Date),
    /// Its last day has passed.
    Expired(Date),
    /// It was taken down (`duyet = "go"`).
    TakenDown,
}

/// What a build decides by, besides the content.
#[derive(Debug, Clone, Copy)]
pub struct Publication {
    /// The day of the build: what is dated later is not built.
    pub as_of: Date,
    /// Whether drafts are built.
    pub drafts: bool,
}

/// What reading one file needs to know of the site.
struct ParseContext<'a> {
    config: &'a Config,
    taxonomy_names: Vec<String>,
}

impl<'a> ParseContext<'a> {
    fn of(config: &'a Config) -> Self {
        let all = config.languages.iter().flat_map(|language| &language.taxonomies);
        let mut taxonomy_names: Vec<String> = all.map(|taxonomy| taxonomy.name.clone()).collect();
        taxonomy_names.sort();
        taxonomy_names.dedup();
        Self { config, taxonomy_names }
    }
}

/// What each key of content names, by language.
type ByKey = QuickMap<Arc<str>, Vec<(Arc<str>, Target)>>;

/// The whole site, resolved.
#[derive(Debug, Clone)]
pub struct Site {
    /// Every page of every language, stand-ins for missing translations too.
    pub pages: Vec<Arc<Page>>,
    /// The section around each page, which lists it.
    homes: Vec<SectionId>,
    /// Every section of every language.
    pub sections: Vec<Section>,
    /// Every taxonomy of every language.
    pub taxonomies: Vec<Taxonomy>,
    /// What comes before and after a page in its section.
    pub neighbours: Vec<Neighbours>,
    /// Where files beside pages go.
    pub asset_routes: BTreeMap<SourcePath, Route>,
    /// Where they go too: to translations of those pages.
    pub asset_copies: Vec<(SourcePath, Route)>,
    /// Tables that its pages share.
    pub tables: Tables,
    /// Pages and sections that exist and are not built, by key.
    pub withheld: BTreeMap<Arc<str>, Withheld>,
    /// What abbreviations stand for.
    pub glossary: Glossary,
    /// Keys of content that could not be read; what is wrong with it was told.
    pub unread: BTreeSet<Arc<str>>,
    /// The documents that have a page.
    pub registry: Registry,
    trunks: BTreeMap<SourcePath, ways::Trunk>,
    /// Shared by a copy of the site: what keys name stays when a page says something else.
    by_key: Arc<ByKey>,
}

/// The neighbours of a page, with Zola's names: `lower` is earlier or lighter.
#[derive(Debug, Clone, Copy, Default)]
pub struct Neighbours {
    /// The earlier, lighter or alphabetically smaller one.
    pub lower: Option<PageId>,
    /// The other one.
    pub higher: Option<PageId>,
}

impl Site {
    /// Builds the site from its files.
    ///
    /// # Errors
    /// Everything that is wrong with front matter, names and data files; the site holds what could
    /// be read, so that later stages can say what else is wrong.
    pub fn build(config: &Config, files: &SourceTree, publication: Publication) -> (Self, Vec<Diagnostic>) {
        Self::build_with(config, files, publication, None)
    }

    /// The same, without reading files again that are what they were, nor grouping pages again that say what they
    /// said.
    ///
    /// # Errors
    /// As for [`Site::build`].
    pub fn build_with(
        config: &Config,
        files: &SourceTree,
        publication: Publication,
        before: Option<Before<'_>>,
    ) -> (Self, Vec<Diagnostic>) {
        let (mut known, before) = before.map_or((None, None), |before| (Some(before.known), before.site));
        let collator = Collator::vietnamese();
        let (mut parsed, mut faults) = parse::all(config, files, publication, known.as_deref_mut());
        faults.extend(publications::withhold(&mut parsed));
        faults.extend(procedures::faults(&parsed.pages, publication.as_of));
        faults.extend(initiatives::faults(&parsed.pages));
        let (trunks, more) = ways::split(&mut parsed.pages);
        faults.extend(more);
        let (tables, more) = tables::read(config, files, publication.as_of, &mut parsed);
        faults.extend(more);
        faults.extend(offices::faults(&parsed.pages, files));
        faults.extend(materials::measure(files, &mut parsed.pages));
        faults.extend(taxonomy::unknown_codes(config));
        tree::add_missing_roots(config, &mut parsed.sections);
        let mut none = StandIns::default();
        let known = known.map_or(&mut none, |known| &mut known.stand_ins);
        fallback::add(config, &mut parsed.sections, &mut parsed.pages, known);
        drop(none);
        let homes = tree::link(&mut parsed.sections, &parsed.pages);
        faults.extend(tree::sort(&mut parsed.sections, &parsed.pages, &collator));
        index::fill(&mut parsed.sections, &parsed.pages, &collator, before);
        let (asset_routes, asset_copies, more) = assets::attach(config, files, &mut parsed);
        faults.extend(more);
        faults.extend(audio::complete(config, files, &asset_routes, &mut parsed));
        faults.extend(procedures::forms(config, &asset_routes, &mut parsed.pages));
        let (pages, sections) = (&parsed.pages, &parsed.sections);
        // What only looks at the pages is made side by side.
        let ((taxonomies, more), ((registry, of_registry), by_key)) = rayon::join(
            || {
                let carried = before.and_then(|before| carried::taxonomies(config, before, pages, &collator));
                carried.map_or_else(|| taxonomy::build(config, pages, &collator), |carried| (carried, Vec::new()))
            },
            || {
                let registry = Registry::build(pages, &config.default_language, publication.as_of);
                (registry, index(config, sections, pages))
            },
        );
        faults.extend(more);
        faults.extend(of_registry);
        if !registry.is_empty() {
            citation::settle_pages(&mut parsed.pages, &registry);
            parsed.sections.iter_mut().for_each(|section| citation::settle(&mut section.citations, &registry));
        }
        let known = filters::Known { registry: &registry, tables: &tables };
        let before = before.and_then(|site| filters::Before::of(config, site, &parsed.pages, &by_key));
        faults.extend(filters::fill(config, &mut parsed.sections, &parsed.pages, &known, before.as_ref()));
        let (glossary, more) = Glossary::read(config, files);
        faults.extend(more);
        let site = Self {
            registry,
            glossary,
            neighbours: tree::neighbours(&parsed.sections, parsed.pages.len()),
            by_key: Arc::new(by_key),
            tables,
            withheld: parsed.withheld,
            unread: parsed.unread,
            pages: parsed.pages,
            homes,
            sections: parsed.sections,
            taxonomies,
            asset_routes,
            asset_copies,
            trunks,
        };
        (site, faults)
    }

    /// A page.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// The section around a page, which lists it.
    pub fn home(&self, id: PageId) -> SectionId {
        self.homes[id.0]
    }

    /// A section.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.0]
    }

    /// The language of the text of a page or section.
    pub fn content_lang(&self, target: Target) -> &str {
        match target {
            Target::Page(id) => &self.page(id).content_lang,
            Target::Section(id) => &self.section(id).content_lang,
        }
    }

    /// What a key names in a language.
    pub fn find(&self, key: &str, lang: &str) -> Option<Target> {
        let found = self.by_key.get(key)?;
        found.iter().find(|(code, _)| **code == *lang).map(|(_, target)| *target)
    }

    /// Whether the text of a file is a tree of questions, whose `#id` links lead to steps.
    pub fn has_steps(&self, source: &SourcePath) -> bool {
        self.trunks.contains_key(source)
    }

    /// The page of a step of a tree of questions, by the file and the step's id.
    pub fn step(&self, source: &SourcePath, id: &str, lang: &str) -> Option<Target> {
        let trunk = self.trunks.get(source)?;
        if id == trunk.first {
            return self.find(&trunk.key, lang);
        }
        self.find(&ways::key_of_step(&trunk.key, id), lang)
    }

    /// The page of a step, by the key of the whole and the step's id; none for the first step, which
    /// stands on the page of the whole.
    pub fn step_of(&self, key: &str, id: &str, lang: &str) -> Option<Target> {
        self.find(&ways::key_of_step(key, id), lang)
    }

    /// The same content in every language that has it, the given one included.
    pub fn translations(&self, key: &str) -> &[(Arc<str>, Target)] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Every key of content, for suggestions.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(AsRef::as_ref)
    }

    /// The pages of offices in the default language, in the order of their section.
    pub fn offices<'a>(&'a self, lang: &'a str) -> impl Iterator<Item = PageId> + 'a {
        let sections = self.sections.iter().filter(move |s| *s.lang == *lang);
        let ids = sections.flat_map(|section| section.pages.iter().copied());
        ids.filter(|id| self.page(*id).kind.name == "don-vi")
    }

    /// The sections around a section, the home first.
    pub fn ancestors(&self, id: SectionId) -> Vec<SectionId> {
        let mut above = Vec::new();
        let mut at = self.section(id).parent;
        while let Some(parent) = at {
            above.push(parent);
            at = self.section(parent).parent;
        }
        above.reverse();
        above
    }
}

/// What each key names, the default language first, then the others by code.
fn index(config: &Config, sections: &[Section], pages: &[Arc<Page>]) -> ByKey {
    let mut index = ByKey::default();
    index.reserve(pages.len());
    for (number, section) in sections.iter().enumerate() {
        let target = Target::Section(SectionId(number));
        index.entry(section.key.clone()).or_default().push((section.lang.clone(), target));
    }
    for (number, page) in pages.iter().enumerate() {
        let target = Target::Page(PageId(number));
        index.entry(page.key.clone()).or_default().push((page.lang.clone(), target));
    }
    let place = |lang: &str| config.languages.iter().position(|language| *language.code == *lang);
    for found in index.values_mut().filter(|found| found.len() > 1) {
        found.sort_by_key(|(lang, _)| place(lang));
    }
    index
}
