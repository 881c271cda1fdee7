//! What two sites have in common as far as places and texts go: what is made of those alone is taken over.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::alike::Alike;
use super::retold::SHARED;
use super::{Body, Page, PageId, Section, SectionId, Site, Target};

/// Pages and sections of an older site and of a newer one.
#[derive(Debug)]
pub struct Common {
    /// Where each page of the older site stands in the newer one, with the same text at the same place.
    pub pages: Vec<Option<PageId>>,
    /// The other pages of the older site.
    pub gone: Vec<PageId>,
    /// Those of the newer one.
    pub new: Vec<PageId>,
    /// The same of sections.
    pub sections: Vec<Option<SectionId>>,
    /// Keys of those that are not the same in both, in any language.
    pub differing: BTreeSet<Arc<str>>,
    /// Whether other pages are made of nothing that differs, as they are of documents, offices and publications.
    pub is_plain: bool,
}

impl Common {
    /// That of two sites with one configuration; none when they have too little in common.
    pub fn of(before: &Site, site: &Site) -> Option<Self> {
        let Alike { to: pages, gone, new } = Alike::of(&before.pages, &site.pages, is_same_page)?;
        let mut sections = Vec::with_capacity(before.sections.len());
        for section in &before.sections {
            let at = match site.find(&section.key, &section.lang) {
                Some(Target::Section(id)) => Some(id.0),
                _ => None,
            };
            // What headings of its pages look like is said by a section.
            let links = |section: &Section| section.meta.insert_anchor_links;
            if at.is_some_and(|at| links(&site.sections[at]) != links(section)) {
                return None;
            }
            sections.push(at.filter(|at| is_same_section(section, &site.sections[*at])).map(SectionId));
        }
        let both: BTreeSet<SectionId> = sections.iter().copied().flatten().collect();
        let of_before = before.sections.iter().zip(&sections).filter(|(_, place)| place.is_none());
        let of_site = site.sections.iter().enumerate().filter(|(number, _)| !both.contains(&SectionId(*number)));
        let of_sections = of_before.map(|(section, _)| section).chain(of_site.map(|(_, section)| section));
        let of_pages = gone.iter().map(|id| before.page(*id)).chain(new.iter().map(|id| site.page(*id)));
        let is_kept = |(number, place): (usize, &Option<SectionId>)| *place == Some(SectionId(number));
        let is_plain = before.sections.len() == site.sections.len()
            && sections.iter().enumerate().all(is_kept)
            && of_pages.clone().all(|page| !SHARED.contains(&page.kind.name));
        let differing = of_pages.map(|page| &page.key).chain(of_sections.map(|section| &section.key)).cloned();
        let differing = differing.collect();
        Some(Self { differing, pages, gone, new, sections, is_plain })
    }
}

fn is_same_text(a: &Body, b: &Body) -> bool {
    a.range == b.range && (Arc::ptr_eq(&a.file, &b.file) || a.file == b.file)
}

fn is_same_page(a: &Page, b: &Page) -> bool {
    is_same_text(&a.body, &b.body) && (&a.source, &a.route, a.meta.render) == (&b.source, &b.route, b.meta.render)
}

fn is_same_section(a: &Section, b: &Section) -> bool {
    let has_page = |section: &Section| (section.meta.render, section.meta.redirect_to.is_some());
    let is_there = (&a.source, &a.route, &a.content_lang) == (&b.source, &b.route, &b.content_lang);
    is_there && has_page(a) == has_page(b) && is_same_text(&a.body, &b.body)
}
