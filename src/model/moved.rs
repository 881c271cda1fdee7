//! Lists in which one page came to another place, for it says something else.

use std::cmp::Ordering;

use super::filters::Regrouped;
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

/// Where an entry of a list comes to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moved<T> {
    entry: T,
    /// Where it stands; none when it is not in the list yet.
    pub from: Option<usize>,
    /// Where it is to stand; none when it is in the list no longer.
    pub to: Option<usize>,
}

impl<T: Copy + PartialEq> Moved<T> {
    /// An entry that is in a list, and is to stand behind all that come first.
    pub fn of(list: &[T], entry: T, comes_first: impl Fn(T) -> bool) -> Option<Self> {
        let from = list.iter().position(|other| *other == entry)?;
        // The others are in order, and it is searched between them as if it were not there.
        let before = list[..from].partition_point(|other| comes_first(*other));
        let behind = || list[from + 1..].partition_point(|other| comes_first(*other));
        let to = if before < from { before } else { from + behind() };
        Some(Self { entry, from: Some(from), to: Some(to) })
    }

    /// An entry that a list is to have, behind all that come first.
    pub fn with(list: &[T], entry: T, comes_first: impl Fn(T) -> bool) -> Self {
        Self { entry, from: None, to: Some(list.partition_point(|other| comes_first(*other))) }
    }

    /// An entry that a list is to have no longer.
    pub fn without(list: &[T], entry: T) -> Option<Self> {
        let from = list.iter().position(|other| *other == entry)?;
        Some(Self { entry, from: Some(from), to: None })
    }

    /// Whether it stands elsewhere then.
    pub fn is_moved(&self) -> bool {
        self.from != self.to
    }

    /// Whether another entry is the first of the list then.
    fn changes_first(&self) -> bool {
        self.is_moved() && [self.from, self.to].contains(&Some(0))
    }

    /// How many entries the list had and has, when that differs.
    pub fn resized(&self, before: usize) -> Option<(usize, usize)> {
        let after = before + usize::from(self.to.is_some()) - usize::from(self.from.is_some());
        (before != after).then_some((before, after))
    }

    /// Has it stand there.
    pub fn apply(&self, list: &mut Vec<T>) {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from < to => list[from..=to].rotate_left(1),
            (Some(from), Some(to)) => list[to..=from].rotate_right(1),
            (Some(from), None) => drop(list.remove(from)),
            (None, Some(to)) => list.insert(to, self.entry),
            (None, None) => {}
        }
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

    /// Whether the page names other terms than it named, or in other words or another order.
    fn is_regrouped(&self) -> bool {
        !self.page.is_fallback() && self.page.meta.taxonomies != self.old().meta.taxonomies
    }

    /// Whether anything differs that lists are sorted by or filtered by, or the terms that it is in.
    pub fn may_move(&self) -> bool {
        let sorted_by = |meta: &PageMeta| (meta.title.clone(), meta.date, meta.updated, meta.weight);
        let said = |page: &Page| (page.record.clone(), page.care.clone());
        sorted_by(&self.page.meta) != sorted_by(&self.old().meta)
            || said(self.page) != said(self.old())
            || self.is_regrouped()
    }

    /// Moves it in every list; none when a value of a filter comes or goes or is called otherwise, or a term.
    pub fn move_in_lists(&self, retold: &mut Retold) -> Option<()> {
        for id in self.listing() {
            self.move_in_section(id, retold)?;
        }
        self.move_in_terms(retold)?;
        self.move_in_indices(retold);
        Some(())
    }

    /// The sections that list it: its own, and those around it that transparent ones hand their pages to; none of a
    /// page that has no file of its own.
    fn listing(&self) -> impl Iterator<Item = SectionId> {
        let above = |id: &SectionId| {
            let section = self.site.section(*id);
            section.parent.filter(|_| section.meta.transparent)
        };
        let is_listed = self.page.meta.render && !self.page.meta.unlisted;
        std::iter::successors(is_listed.then(|| self.site.home(self.id)), above)
    }

    fn moved(&self, list: &[PageId], first: impl Fn(PageId) -> Ordering) -> Option<Moved<PageId>> {
        Moved::of(list, self.id, |other| first(other) == Ordering::Less).filter(Moved::is_moved)
    }

    fn move_in_section(&self, id: SectionId, retold: &mut Retold) -> Option<()> {
        let section = self.site.section(id);
        let regrouped = Regrouped::of(self.config, self.site, section, self.old(), self.page)?;
        let by = section.meta.sort_by;
        let first = |other: PageId| order::compare(self.site.page(other), self.page, by, self.collator);
        let moved = (by != SortBy::None).then(|| self.moved(&section.pages, first)).flatten();
        if moved.is_none() && regrouped.is_empty() {
            return Some(());
        }
        if by == SortBy::None {
            return None;
        }
        retold.lists.extend(moved.map(|moved| (List::Section(id), moved)));
        for (filter, values) in section.filters.iter().enumerate() {
            for value in 0..values.values.len() {
                let moved = self.move_in_filter(&regrouped, section, (filter, value), first)?;
                retold.lists.extend(moved.map(|moved| (List::Filtered(id, filter, value), moved)));
            }
        }
        Some(())
    }

    /// Where it comes to stand among the pages that have a value; none when the value goes, or is called otherwise.
    fn move_in_filter(
        &self,
        regrouped: &Regrouped<'_>,
        section: &Section,
        (filter, value): (usize, usize),
        first: impl Fn(PageId) -> Ordering,
    ) -> Option<Option<Moved<PageId>>> {
        let of = &section.filters[filter].values[value];
        let moved = match regrouped.had_and_has(filter, value) {
            Some((false, false)) => None,
            Some((false, true)) => Some(Moved::with(&of.pages, self.id, |other| first(other) == Ordering::Less)),
            // A value that nobody has goes.
            Some((true, false)) if of.pages.len() == 1 => return None,
            Some((true, false)) => Moved::without(&of.pages, self.id),
            Some((true, true)) | None => self.moved(&of.pages, first),
        };
        let first_page = match &moved {
            Some(moved) if !moved.changes_first() => return Some(Some(*moved)),
            Some(moved) if moved.to != Some(0) => self.site.page(*of.pages.get(1)?),
            // It may write what it had in another way.
            None if regrouped.is_empty() || of.pages.first() != Some(&self.id) => return Some(None),
            _ => self.page,
        };
        regrouped.is_called_so_by(filter, of, first_page).then_some(moved)
    }

    fn move_in_terms(&self, retold: &mut Retold) -> Option<()> {
        let first = |other: PageId| {
            taxonomy::compare(self.site.page(other), self.page, self.collator).then(other.cmp(&self.id))
        };
        for (number, taxonomy) in self.site.taxonomies.iter().enumerate().filter(|(_, t)| t.lang == self.page.lang) {
            let named = Named::new(self.config, self.site, taxonomy, self.id);
            let is_in = if self.is_regrouped() { named.anew(self.page, self.collator)? } else { named.was_in.clone() };
            for at in named.was_in.union(&is_in) {
                let pages = &taxonomy.terms[*at].pages;
                let moved = match (named.was_in.contains(at), is_in.contains(at)) {
                    (true, true) => self.moved(pages, first),
                    (true, false) => Moved::without(pages, self.id),
                    _ => Some(Moved::with(pages, self.id, |other| first(other) == Ordering::Less)),
                };
                retold.lists.extend(moved.map(|moved| (List::Term(number, *at), moved)));
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
