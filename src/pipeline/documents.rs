//! Renders the text of every page and section, in parallel.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::check::{Anchors, check_anchors};
use crate::config::{AnchorLinks, Config};
use crate::diag::Diagnostic;
use crate::images::Workshop;
use crate::markdown::{Document, Input, Renderer};
use crate::model::{Page, Section, SectionId, Site};
use crate::source::SourceTree;
use crate::templates::Loaded;

/// The rendered texts, beside the pages and sections of the site.
pub(super) struct Documents {
    pub pages: Vec<Document>,
    pub sections: Vec<Document>,
    pub faults: Vec<Diagnostic>,
}

pub(super) fn render(
    config: &Config,
    site: &Site,
    files: &SourceTree,
    workshop: &Workshop,
    loaded: &Loaded,
) -> Documents {
    let renderer = Renderer { config, site, files, workshop, host: loaded };
    let mut pages: Vec<Document> = site.pages.par_iter().map(|page| of_page(&renderer, page)).collect();
    let mut sections: Vec<Document> = site.sections.par_iter().map(|section| of_section(&renderer, section)).collect();
    let mut faults = Vec::new();
    let mut anchors = Anchors::default();
    // What is wrong with a text that stands in for a translation is told at its original.
    for (document, page) in pages.iter_mut().zip(&site.pages) {
        let found = std::mem::take(&mut document.faults);
        if page.is_fallback() {
            document.links = Vec::new();
        } else {
            faults.extend(found);
        }
        anchors.pages.push(std::mem::take(&mut document.anchors));
    }
    for (document, section) in sections.iter_mut().zip(&site.sections) {
        let found = std::mem::take(&mut document.faults);
        if section.is_fallback() {
            document.links = Vec::new();
        } else {
            faults.extend(found);
        }
        anchors.sections.push(std::mem::take(&mut document.anchors));
    }
    let mut faults = once_each(faults);
    let links = pages.iter().chain(&sections).flat_map(|document| &document.links);
    faults.extend(check_anchors(site, &anchors, links, config.internal_links_are_errors));
    Documents { pages, sections, faults }
}

/// A fault in a component's template shows at every call; it is told once.
fn once_each(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let of_template =
        |fault: &Diagnostic| fault.span.as_ref().filter(|span| !span.file.starts_with("content/")).cloned();
    let key = |fault: &Diagnostic| of_template(fault).map(|span| (fault.code, span.file, span.line, span.column));
    faults.into_iter().filter(|fault| key(fault).is_none_or(|key| told.insert(key))).collect()
}

fn of_page(renderer: &Renderer<'_>, page: &Page) -> Document {
    let anchor_links = anchor_links(renderer, page.section);
    renderer.render(&Input {
        body: &page.body,
        source: &page.source,
        route: &page.route,
        lang: &page.lang,
        content_lang: &page.content_lang,
        anchor_links,
    })
}

fn of_section(renderer: &Renderer<'_>, section: &Section) -> Document {
    let Some(source) = &section.source else { return Document::default() };
    renderer.render(&Input {
        body: &section.body,
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
