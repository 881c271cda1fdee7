//! Renders the text of every page and section, in parallel.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::check::{Anchors, check_anchors};
use crate::config::{AnchorLinks, Config};
use crate::diag::Diagnostic;
use crate::images::Workshop;
use crate::markdown::{CheckedLink, Document, Input, Renderer};
use crate::model::{Body, PageId, Section, SectionId, Site, Target};
use crate::source::SourceTree;
use crate::templates::{Loaded, Texts};

/// The rendered texts, each to be taken once, and what leads to each.
#[derive(Debug, Default)]
pub(super) struct Documents {
    pages: Vec<Mutex<Document>>,
    sections: Vec<Mutex<Document>>,
    leading: BTreeMap<Target, BTreeSet<Target>>,
}

impl Texts for Documents {
    fn text(&self, target: Target) -> Document {
        let held = match target {
            Target::Page(id) => &self.pages[id.0],
            Target::Section(id) => &self.sections[id.0],
        };
        std::mem::take(&mut *held.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn leading_to(&self, target: Target) -> Vec<Target> {
        self.leading.get(&target).map_or_else(Vec::new, |sources| sources.iter().copied().collect())
    }
}

/// What checks need of a text when its HTML is gone.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Identifiers that a link may point at.
    pub anchors: BTreeSet<String>,
    /// Links to other content.
    pub links: Vec<CheckedLink>,
    /// What was found wrong.
    pub faults: Vec<Diagnostic>,
    /// Whether it calls no components, which may ask for anything of the site, and nothing is wrong with it, nor
    /// missing beside it.
    pub is_settled: bool,
}

impl Facts {
    /// Takes them out of a text. What is wrong with one that stands in for a translation is told at its
    /// original.
    pub fn taken(document: &mut Document, stands_in: bool) -> Self {
        let is_whole = document.faults.is_empty() && !document.awaits_files;
        let is_settled = document.components.is_empty() && is_whole;
        let mut facts = Self {
            is_settled,
            anchors: std::mem::take(&mut document.anchors),
            links: std::mem::take(&mut document.links),
            faults: std::mem::take(&mut document.faults),
        };
        if stands_in {
            facts.links = Vec::new();
            facts.faults = Vec::new();
        }
        facts
    }
}

/// Renders them all.
pub(super) fn render(
    config: &Config,
    site: &Site,
    files: &SourceTree,
    workshop: &Workshop,
    loaded: &Loaded,
) -> (Documents, Vec<Diagnostic>) {
    let renderer = Renderer { config, site, files, workshop, host: loaded };
    let made = |target: Target| {
        let mut document = one(&renderer, target, None);
        let facts = Facts::taken(&mut document, stands_in(site, target));
        (Mutex::new(document), facts)
    };
    let pages = (0..site.pages.len()).into_par_iter().map(|number| made(Target::Page(PageId(number))));
    let (pages, of_pages): (Vec<_>, Vec<_>) = pages.unzip();
    let sections = (0..site.sections.len()).into_par_iter().map(|number| made(Target::Section(SectionId(number))));
    let (sections, of_sections): (Vec<_>, Vec<_>) = sections.unzip();
    let mut leading: BTreeMap<Target, BTreeSet<Target>> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut anchors = Anchors::default();
    let mut links = Vec::new();
    let of_pages = of_pages.into_iter().enumerate().map(|(number, facts)| (Target::Page(PageId(number)), facts));
    let of_sections =
        of_sections.into_iter().enumerate().map(|(number, facts)| (Target::Section(SectionId(number)), facts));
    for (source, facts) in of_pages.chain(of_sections) {
        for link in facts.links.iter().filter(|link| link.target != source) {
            leading.entry(link.target).or_default().insert(source);
        }
        faults.extend(facts.faults);
        links.extend(facts.links.into_iter().filter(|link| link.anchor.is_some()));
        match source {
            Target::Page(_) => anchors.pages.push(facts.anchors),
            Target::Section(_) => anchors.sections.push(facts.anchors),
        }
    }
    let mut faults = once_each(faults);
    faults.extend(check_anchors(site, &anchors, links.iter(), config.internal_links_are_errors));
    (Documents { pages, sections, leading }, faults)
}

/// Whether a text stands in for a translation that there is not.
pub(super) fn stands_in(site: &Site, target: Target) -> bool {
    match target {
        Target::Page(id) => site.page(id).is_fallback(),
        Target::Section(id) => site.section(id).is_fallback(),
    }
}

/// Renders the text of one page or section: that of the site, or a newer one.
pub(super) fn one(renderer: &Renderer<'_>, target: Target, newer: Option<&Body>) -> Document {
    match target {
        Target::Page(id) => of_page(renderer, id, newer),
        Target::Section(id) => of_section(renderer, renderer.site.section(id), newer),
    }
}

/// A fault in a component's template shows at every call; it is told once.
pub(super) fn once_each(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let of_template =
        |fault: &Diagnostic| fault.span.as_ref().filter(|span| !span.file.starts_with("content/")).cloned();
    let key = |fault: &Diagnostic| of_template(fault).map(|span| (fault.code, span.file, span.line, span.column));
    faults.into_iter().filter(|fault| key(fault).is_none_or(|key| told.insert(key))).collect()
}

fn of_page(renderer: &Renderer<'_>, id: PageId, newer: Option<&Body>) -> Document {
    let page = renderer.site.page(id);
    let anchor_links = anchor_links(renderer, renderer.site.home(id));
    renderer.render(&Input {
        body: newer.unwrap_or(&page.body),
        source: &page.source,
        route: &page.route,
        lang: &page.lang,
        content_lang: &page.content_lang,
        anchor_links,
    })
}

fn of_section(renderer: &Renderer<'_>, section: &Section, newer: Option<&Body>) -> Document {
    let Some(source) = &section.source else { return Document::default() };
    renderer.render(&Input {
        body: newer.unwrap_or(&section.body),
        source,
        route: &section.route,
        lang: &section.lang,
        content_lang: &section.content_lang,
        anchor_links: section.meta.insert_anchor_links.unwrap_or(renderer.config.markdown.insert_anchor_links),
    })
}

/// What the section of a page says of links in headings, or the configuration.
fn anchor_links(renderer: &Renderer<'_>, section: SectionId) -> AnchorLinks {
    let own = renderer.site.section(section).meta.insert_anchor_links;
    own.unwrap_or(renderer.config.markdown.insert_anchor_links)
}
