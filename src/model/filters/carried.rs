//! Filters of a section when those of nearly the same pages are known: lists are taken over, and only pages that
//! came, went or say something else are looked for in them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Facet, Filter, FilterValue, Known, is_called_so};
use crate::config::Config;
use crate::digest::QuickMap;
use crate::model::alike::Alike;
use crate::model::section::{Section, SortBy};
use crate::model::{ByKey, Page, PageId, Site, Target, order};
use crate::text::collate::Collator;

/// What is known of the filters of a site before, in which nothing was wrong.
pub(in crate::model) struct Before<'a> {
    site: &'a Site,
    alike: Alike,
    /// Its sections by language and key.
    sections: QuickMap<(&'a str, &'a str), &'a Section>,
}

/// Whether two pages have the same values, at the same places.
fn is_same(a: &Page, b: &Page) -> bool {
    (&a.record, &a.care, &a.meta) == (&b.record, &b.care, &b.meta)
}

impl<'a> Before<'a> {
    /// None when the sites have too little in common, or a page differs that is a translation or is translated:
    /// values of a translation have the addresses of those that they translate.
    pub fn of(config: &Config, site: &'a Site, pages: &[Arc<Page>], by_key: &ByKey) -> Option<Self> {
        let main = &*config.default_language;
        let is_own = |page: &Page| *page.content_lang != *main;
        let is_translated = |page: &Page| {
            let is_one =
                |pages: &[Arc<Page>], target: &Target| matches!(target, Target::Page(id) if is_own(&pages[id.0]));
            let older = site.translations(&page.key).iter().any(|(_, target)| is_one(&site.pages, target));
            older || by_key.get(&page.key).is_some_and(|found| found.iter().any(|(_, target)| is_one(pages, target)))
        };
        let alike = Alike::of(&site.pages, pages, is_same)?;
        let gone = alike.gone.iter().map(|id| site.page(*id));
        let mut differing = gone.chain(alike.new.iter().map(|id| &*pages[id.0]));
        let is_plain = differing.all(|page| !is_own(page) && !is_translated(page));
        let sections = site.sections.iter().map(|section| ((&*section.lang, &*section.key), section));
        is_plain.then(|| Self { site, alike, sections: sections.collect() })
    }

    /// A filter of a section that is sorted already; none when it has to be made anew.
    pub(super) fn filter(&self, of: &Carried<'_>, section: &Section, facet: &'static Facet) -> Option<Filter> {
        let old = *self.sections.get(&(&*section.lang, &*section.key))?;
        let filter = old.filters.iter().find(|filter| std::ptr::eq(filter.facet, facet))?;
        let is_of_page = facet.is_of_page();
        let by = section.meta.sort_by;
        let is_same = (&old.route, &old.content_lang) == (&section.route, &section.content_lang)
            && old.kind.map(|kind| kind.name) == section.kind.map(|kind| kind.name);
        if !is_of_page || !is_same || by == SortBy::None || !self.has_the_same(old, section) {
            return None;
        }
        let gone = self.alike.gone.iter().filter(|id| old.pages.contains(id)).map(|id| self.site.page(*id));
        let new = self.alike.new.iter().filter(|id| section.pages.contains(id));
        let mut touched = of.touched(filter, gone)?;
        for id in new {
            for at in of.places(filter, &of.pages[id.0])? {
                touched.entry(at).or_default().push(*id);
            }
        }
        let value = |(at, value): (usize, &FilterValue)| {
            let pages = value.pages.iter().filter_map(|id| self.alike.to[id.0]).collect();
            let value = FilterValue { pages, ..value.clone() };
            touched.get(&at).map_or(Some(value.clone()), |new| of.with(facet, value, new, by))
        };
        let values = filter.values.iter().enumerate().map(value).collect::<Option<_>>()?;
        Some(Filter { facet, values })
    }

    /// Whether a section lists what it listed, in that order, but for what differs.
    fn has_the_same(&self, old: &Section, section: &Section) -> bool {
        let new = &self.alike.new;
        let kept = old.pages.iter().filter_map(|id| self.alike.to[id.0]);
        kept.eq(section.pages.iter().copied().filter(|id| new.binary_search(id).is_err()))
    }
}

/// What lists are taken over by.
pub(super) struct Carried<'a> {
    pub config: &'a Config,
    pub pages: &'a [Arc<Page>],
    pub known: &'a Known<'a>,
    pub collator: &'a Collator,
}

impl Carried<'_> {
    /// The places of the values that some pages had, which no page came to yet.
    fn touched<'p>(
        &self,
        filter: &Filter,
        pages: impl Iterator<Item = &'p Page>,
    ) -> Option<BTreeMap<usize, Vec<PageId>>> {
        let mut touched = BTreeMap::new();
        for page in pages {
            touched.extend(self.places(filter, page)?.into_iter().map(|at| (at, Vec::new())));
        }
        Some(touched)
    }

    /// The places of the values of a page; none when there was not one of them.
    fn places(&self, filter: &Filter, page: &Page) -> Option<BTreeSet<usize>> {
        let place = |value: Cow<'_, str>| {
            let slug = self.config.slugify.taxonomies.apply(&value);
            filter.values.iter().position(|of| of.slug == slug)
        };
        filter.facet.values(page, self.known).into_iter().map(place).collect()
    }

    /// A value with further pages; none when it has no page, or would be called otherwise.
    fn with(&self, facet: &Facet, mut value: FilterValue, new: &[PageId], by: SortBy) -> Option<FilterValue> {
        let page = |id: PageId| &self.pages[id.0];
        for id in new {
            let comes_first = |other: &PageId| order::compare(page(*other), page(*id), by, self.collator).is_lt();
            value.pages.insert(value.pages.partition_point(comes_first), *id);
        }
        let first = page(*value.pages.first()?);
        is_called_so(self.config, facet, &value, first, self.known).then_some(value)
    }
}
