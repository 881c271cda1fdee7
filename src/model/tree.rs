//! Puts sections and pages in relation: parents, order, neighbours.

use std::ops::Range;
use std::sync::Arc;

use super::section::{Section, SortBy};
use super::{Neighbours, Page, PageId, SectionId, order};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::digest::QuickMap;
use crate::path::Route;
use crate::text::collate::Collator;

/// Gives every language a home: a site may lack `content/_index.md`.
pub(super) fn add_missing_roots(config: &Config, sections: &mut Vec<Section>) {
    for language in &config.languages {
        let has = sections.iter().any(|s| *s.lang == *language.code && s.folder.is_empty());
        let stands_in = *language.code != *config.default_language && language.fallback;
        if has || stands_in {
            continue;
        }
        if let Ok(route) = Route::new(&format!("/{}", config.language_prefix(&language.code))) {
            sections.push(Section::made_up(&language.code, route));
        }
    }
}

/// Sections by language and folder.
type Index<'a> = QuickMap<(&'a str, &'a str), SectionId>;

/// Finds the section around each section and page; gives back those around pages.
pub(super) fn link(sections: &mut [Section], pages: &[Arc<Page>]) -> Vec<SectionId> {
    let (parents, homes) = around(sections, pages);
    for (number, parent) in parents.into_iter().enumerate() {
        sections[number].parent = parent;
        if let Some(parent) = parent {
            sections[parent.0].children.push(SectionId(number));
        }
    }
    for (number, (page, home)) in pages.iter().zip(&homes).enumerate() {
        let Some(home) = home else { continue };
        // As in Zola, a page without a file is in no list: it could not be led to.
        if page.meta.render && !page.meta.unlisted {
            sections[home.0].pages.push(PageId(number));
        }
    }
    lift_transparent(sections);
    homes.into_iter().map(|home| home.unwrap_or(SectionId(0))).collect()
}

/// The sections around each section and each page.
fn around(sections: &[Section], pages: &[Arc<Page>]) -> (Vec<Option<SectionId>>, Vec<Option<SectionId>>) {
    let named = sections.iter().enumerate();
    let index: Index<'_> =
        named.map(|(number, section)| ((&*section.lang, section.folder.as_str()), SectionId(number))).collect();
    let parent = |section: &Section| match section.folder.rsplit_once('/') {
        Some((above, _)) => nearest(&index, &section.lang, above),
        None if section.folder.is_empty() => None,
        None => nearest(&index, &section.lang, ""),
    };
    let home = |page: &Arc<Page>| nearest(&index, &page.lang, page_folder(&page.key));
    (sections.iter().map(parent).collect(), pages.iter().map(home).collect())
}

/// The folder that a page's section is looked for from.
fn page_folder(key: &str) -> &str {
    let folder = key.rsplit_once('/').map_or("", |(folder, _)| folder);
    match key.ends_with("/index.md") {
        true => folder.rsplit_once('/').map_or("", |(above, _)| above),
        false => folder,
    }
}

/// The section of a folder or of the nearest folder above that has one.
fn nearest(index: &Index<'_>, lang: &str, folder: &str) -> Option<SectionId> {
    let mut at = folder;
    loop {
        if let Some(found) = index.get(&(lang, at)) {
            return Some(*found);
        }
        if at.is_empty() {
            return None;
        }
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
    }
}

/// Gives the pages of transparent sections to the section around, from the deepest up.
fn lift_transparent(sections: &mut [Section]) {
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_by_key(|number| std::cmp::Reverse(sections[*number].folder.matches('/').count()));
    for number in order {
        let section = &sections[number];
        if let (true, Some(parent)) = (section.meta.transparent, section.parent) {
            let pages = section.pages.clone();
            sections[parent.0].pages.extend(pages);
        }
    }
}

/// Orders the pages of every section, and sections among their siblings by weight, then title.
pub(super) fn sort(sections: &mut [Section], pages: &[Arc<Page>], collator: &Collator) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for section in sections.iter_mut() {
        let by = section.meta.sort_by;
        let warnings = order::sort_pages(pages, &mut section.pages, by, collator);
        if !section.is_fallback() {
            faults.extend(warnings);
        }
    }
    let keys: Vec<(i64, String)> = sections.iter().map(|s| (s.meta.weight, s.title().to_owned())).collect();
    for section in sections.iter_mut() {
        section.children.sort_by(|a, b| {
            let (a, b) = (&keys[a.0], &keys[b.0]);
            a.0.cmp(&b.0).then_with(|| collator.compare(&a.1, &b.1))
        });
    }
    faults
}

/// Who stands before and after each page in its own section.
pub(super) fn neighbours(sections: &[Section], count: usize) -> Vec<Neighbours> {
    let mut all = vec![Neighbours::default(); count];
    sections.iter().for_each(|section| neighbours_in(section, 0..section.pages.len(), &mut all));
    all
}

/// The same of the pages at some places of a section and of those beside them, for others stand there now.
pub(super) fn neighbours_near(section: &Section, places: impl Iterator<Item = usize>, all: &mut [Neighbours]) {
    for place in places {
        neighbours_in(section, place.saturating_sub(1)..(place + 2).min(section.pages.len()), all);
    }
}

/// The same of the pages at some places of a section.
fn neighbours_in(section: &Section, places: Range<usize>, all: &mut [Neighbours]) {
    if section.meta.transparent || section.meta.sort_by == SortBy::None {
        return;
    }
    let newest_first = matches!(section.meta.sort_by, SortBy::Date | SortBy::UpdateDate);
    for place in places {
        let at = |place: Option<usize>| place.and_then(|place| section.pages.get(place).copied());
        let (before, after) = (at(place.checked_sub(1)), at(place.checked_add(1)));
        let (lower, higher) = if newest_first { (after, before) } else { (before, after) };
        all[section.pages[place].0] = Neighbours { lower, higher };
    }
}
