//! Lists in which one page came to another place, for it says something else.

use std::cmp::Ordering;

use super::regroup::Named;
use super::{Page, PageId, PageMeta, Retold, Section, SectionId, Site, SortBy};
use super::{index, order, taxonomy};
use crate::config::Config;
use crate::text::collate::Collator;

/// A list of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// What a section lists.
    Section(SectionId),
    /// What has a value of a filter of a section: the place of the filter, and of the value.
    Filtered(SectionId, usize, usize),
    /// What has a term: the place of the taxonomy, and of the term.
    Term(usize, usize),
}

impl List {
    /// Its pages.
    pub fn pages(self, site: &Site) -> &[PageId] {
        match self {
            Self::Section(id) => &site.sections[id.0].pages,
            Self::Filtered(id, filter, value) => &site.sections[id.0].filters[filter].values[value].pages,
            Self::Term(taxonomy, term) => &site.taxonomies[taxonomy].terms[term].pages,
        }
    }

    pub(super) fn pages_mut(self, site: &mut Site) -> &mut Vec<PageId> {
        match self {
            Self::Section(id) => &mut site.sections[id.0].pages,
            Self::Filtered(id, filter, value) => &mut site.sections[id.0].filters[filter].values[value].pages,
            Self::Term(taxonomy, term) => &mut site.taxonomies[taxonomy].terms[term].pages,
        }
    }
}

/// A list in which something stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The list.
    pub list: List,
    /// How many entries it had and has, when that differs.
    pub resized: Option<(usize, usize)>,
}

/// A list in which an entry came to another place.
#[derive(Debug)]
pub(super) struct Moved<T> {
    pub list: Vec<T>,
    /// Where it was; none when it was not in it.
    pub from: Option<usize>,
    /// Where it is; none when it is no longer in it.
    pub to: Option<usize>,
}

impl<T: Copy + PartialEq> Moved<T> {
    /// A list that an entry is in, and is to stand in behind all that come first.
    pub fn of(list: &[T], entry: T, comes_first: impl Fn(T) -> bool) -> Option<Self> {
        let from = list.iter().position(|other| *other == entry)?;
        let without = Self::without(list, from).list;
        Some(Self { from: Some(from), ..Self::with(&without, entry, comes_first) })
    }

    /// A list that an entry is to be in, behind all that come first.
    pub fn with(list: &[T], entry: T, comes_first: impl Fn(T) -> bool) -> Self {
        let to = list.partition_point(|other| comes_first(*other));
        Self { list: [&list[..to], &[entry], &list[to..]].concat(), from: None, to: Some(to) }
    }

    /// A list without the entry at a place.
    pub fn without(list: &[T], from: usize) -> Self {
        Self { list: [&list[..from], &list[from + 1..]].concat(), from: Some(from), to: None }
    }

    /// Whether the entry stands elsewhere now.
    pub fn is_moved(&self) -> bool {
        self.from != self.to
    }
}

/// A page that says something else than the site's.
pub(super) struct Newer<'a> {
    pub config: &'a Config,
    pub site: &'a Site,
    pub id: PageId,
    pub page: &'a Page,
    pub collator: &'a Collator,
}

impl Newer<'_> {
    fn old(&self) -> &Page {
        self.site.page(self.id)
    }

    fn named(&self) -> Named<'_> {
        Named { config: self.config, site: self.site, id: self.id, page: self.page }
    }

    /// Whether anything differs that lists are sorted by, or the terms that it is in.
    pub fn may_move(&self) -> bool {
        let sorted_by = |meta: &PageMeta| (meta.title.clone(), meta.date, meta.updated, meta.weight);
        sorted_by(&self.page.meta) != sorted_by(&self.old().meta) || !self.named().is_unchanged()
    }

    /// Moves it in every list; none when a filter has another value for it, or a taxonomy other terms.
    pub fn move_in_lists(&self, retold: &mut Retold) -> Option<()> {
        for id in self.listing() {
            self.move_in_section(id, retold)?;
        }
        self.move_in_terms(retold)?;
        self.move_in_indices(retold);
        Some(())
    }

    /// The sections that list it: its own, and those around it that transparent ones hand their pages to.
    fn listing(&self) -> impl Iterator<Item = SectionId> {
        let above = |id: &SectionId| {
            let section = self.site.section(*id);
            section.parent.filter(|_| section.meta.transparent)
        };
        std::iter::successors(Some(self.page.section), above)
    }

    fn moved(&self, list: &[PageId], first: impl Fn(PageId) -> Ordering) -> Option<Moved<PageId>> {
        Moved::of(list, self.id, |other| first(other) == Ordering::Less).filter(Moved::is_moved)
    }

    fn move_in_section(&self, id: SectionId, retold: &mut Retold) -> Option<()> {
        let section = self.site.section(id);
        if self.is_of_another_year() && self.is_filtered(section) {
            return None;
        }
        let by = section.meta.sort_by;
        let first = |other: PageId| order::compare(self.site.page(other), self.page, by, self.collator);
        let Some(moved) = (by != SortBy::None).then(|| self.moved(&section.pages, first)).flatten() else {
            return Some(());
        };
        retold.lists.push((List::Section(id), moved));
        for (filter, values) in section.filters.iter().enumerate() {
            for (value, of) in values.values.iter().enumerate() {
                let Some(moved) = self.moved(&of.pages, first) else { continue };
                // A value is called what the first of its pages calls it.
                if moved.list.first() != of.pages.first() {
                    return None;
                }
                retold.lists.push((List::Filtered(id, filter, value), moved));
            }
        }
        Some(())
    }

    fn is_of_another_year(&self) -> bool {
        let year = |page: &Page| page.meta.date.map(|date| date.year());
        year(self.old()) != year(self.page)
    }

    /// Whether a section, or the one that it translates, names filters: a value may come or go then.
    fn is_filtered(&self, section: &Section) -> bool {
        let mut same = self.site.sections.iter().filter(|other| other.key == section.key);
        same.any(|section| !section.meta.filters.is_empty())
    }

    fn move_in_terms(&self, retold: &mut Retold) -> Option<()> {
        let first = |other: PageId| {
            taxonomy::compare(self.site.page(other), self.page, self.collator).then(other.cmp(&self.id))
        };
        let named = Some(self.named()).filter(|named| !named.is_unchanged());
        for (number, taxonomy) in self.site.taxonomies.iter().enumerate().filter(|(_, t)| t.lang == self.page.lang) {
            // Nothing when it is in those that it was in.
            let is_in = match &named {
                Some(named) => Some(named.terms(taxonomy, self.collator)?),
                None => None,
            };
            for (at, term) in taxonomy.terms.iter().enumerate() {
                let from = term.pages.iter().position(|other| *other == self.id);
                let moved = match (from, is_in.as_ref().map_or(from.is_some(), |is_in| is_in[at])) {
                    (Some(_), true) => self.moved(&term.pages, first),
                    (Some(from), false) => Some(Moved::without(&term.pages, from)),
                    (None, true) => Some(Moved::with(&term.pages, self.id, |other| first(other) == Ordering::Less)),
                    (None, false) => None,
                };
                retold.lists.extend(moved.map(|moved| (List::Term(number, at), moved)));
            }
        }
        Some(())
    }

    fn move_in_indices(&self, retold: &mut Retold) {
        for (number, section) in self.site.sections.iter().enumerate().filter(|(_, section)| section.meta.list_all) {
            let moved = index::moved(self.site, section, (self.id, self.page), self.collator);
            retold.indices.extend(moved.map(|(moved, letters)| (SectionId(number), moved, letters)));
        }
    }
}
