//! Filters of a section's list: for each value of a field a page of its own with what has that value.
//!
//! A filter is a link to a page, not a control: it works in every browser, from `file://` and without
//! JavaScript; its state is in the title and the address, so that it can be sent, printed and gone back
//! from; and it cuts a list of thousands as well as a list of ten. A section names its filters in
//! `filters`; one whose pages have fewer than two values is not made.

mod carried;
mod facets;
mod regroup;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub(super) use carried::Before;
use carried::Carried;
pub use facets::{FACETS, Facet, Labels};
pub(super) use regroup::Regrouped;

use super::section::Section;
use super::{Page, PageId, Registry, Tables};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::digest::QuickMap;
use crate::path::Route;
use crate::text::collate::Collator;

/// The part of an address between a section and its filters.
pub const PLACE: &str = "loc";

/// A filter of a section, with what can be chosen.
#[derive(Debug, Clone)]
pub struct Filter {
    /// What it filters by.
    pub facet: &'static Facet,
    /// Its values, in the order in which they are offered.
    pub values: Vec<FilterValue>,
}

/// One value that can be chosen.
#[derive(Debug, Clone)]
pub struct FilterValue {
    /// Its part of the address, the same in every language.
    pub slug: String,
    /// As pages have it: a code, or words in `lang`.
    pub value: String,
    /// The language of the page that the value was taken from.
    pub lang: Arc<str>,
    /// Where the list is.
    pub route: Route,
    /// The pages that have it, in the order of the section.
    pub pages: Vec<PageId>,
}

/// What filters read besides pages.
pub(super) struct Known<'a> {
    pub registry: &'a Registry,
    pub tables: &'a Tables,
}

/// Makes the filters of every section that names some. A translation that names none has those of its
/// original.
pub(super) fn fill(
    config: &Config,
    sections: &mut [Section],
    pages: &[Arc<Page>],
    known: &Known<'_>,
    before: Option<&Before<'_>>,
) -> Vec<Diagnostic> {
    let main = config.default_language.as_str();
    let of_main: HashMap<Arc<str>, Vec<_>> = sections
        .iter()
        .filter(|section| *section.lang == *main)
        .map(|section| (section.key.clone(), section.meta.filters.clone()))
        .collect();
    if of_main.values().all(Vec::is_empty) && sections.iter().all(|section| section.meta.filters.is_empty()) {
        return Vec::new();
    }
    let (originals, collator) = (OnceLock::new(), Collator::vietnamese());
    let maker = Maker { config, pages, known, originals, collator };
    let fill = |section: &mut Section| {
        let mut faults = Vec::new();
        let own = &section.meta.filters;
        let wanted = if own.is_empty() { of_main.get(&section.key).cloned().unwrap_or_default() } else { own.clone() };
        for (name, span) in &wanted {
            let of_name = || FACETS.iter().filter(|facet| facet.name == name);
            let Some(facet) = of_name().find(|facet| facet.is_for(section.kind)) else {
                if !own.is_empty() && !section.is_fallback() {
                    faults.push(unfit(section, name).at(span.clone()));
                }
                continue;
            };
            let carried = Carried { config, pages, known, collator: &maker.collator };
            let filter = before.and_then(|before| before.filter(&carried, section, facet));
            let filter = filter.unwrap_or_else(|| maker.make(section, facet));
            section.filters.extend((filter.values.len() > 1).then_some(filter));
        }
        faults
    };
    let faults: Vec<Vec<Diagnostic>> = sections.par_iter_mut().map(fill).collect();
    faults.into_iter().flatten().collect()
}

fn unfit(section: &Section, name: &str) -> Diagnostic {
    let fit: Vec<&str> = FACETS.iter().filter(|f| f.is_for(section.kind)).map(|f| f.name).collect();
    let kind = section.kind.map_or("trang", |kind| kind.name);
    Diagnostic::error("filter-kind").arg("name", name).arg("kind", kind).arg("known", fit.join(", "))
}

/// Whether a value is called as it is when a page of the default language is the first that has it.
fn is_called_so(config: &Config, facet: &Facet, of: &FilterValue, first: &Page, known: &Known<'_>) -> bool {
    let is_original = first.content_lang == of.lang && *of.lang == *config.default_language;
    let is_it = |value: &Cow<'_, str>| config.slugify.taxonomies.apply(value) == of.slug;
    let called = facet.values(first, known).into_iter().find(is_it);
    is_original && called.as_deref() == Some(of.value.as_str())
}

struct Maker<'a> {
    config: &'a Config,
    pages: &'a [Arc<Page>],
    known: &'a Known<'a>,
    /// Pages of the default language by key.
    originals: OnceLock<QuickMap<&'a str, &'a Page>>,
    collator: Collator,
}

impl<'a> Maker<'a> {
    fn make(&self, section: &Section, facet: &'static Facet) -> Filter {
        let mut made = Made { values: Vec::new(), by_slug: QuickMap::default() };
        // What many pages say is looked up by its slug once.
        let mut by_value: QuickMap<Cow<'_, str>, usize> = QuickMap::default();
        for id in &section.pages {
            let page = &self.pages[id.0];
            let original = self.original(page);
            for (number, value) in facet.values(page, self.known).into_iter().enumerate() {
                let known = by_value.get(&value).copied().filter(|_| original.is_none());
                let at = known.or_else(|| {
                    let slug = self.slug(facet, original, number, &value);
                    made.place(slug, |slug| {
                        let (value, lang) = (value.to_string(), page.content_lang.clone());
                        let route = self.route(section, facet, slug)?;
                        Some(FilterValue { slug: slug.to_owned(), value, lang, route, pages: Vec::new() })
                    })
                });
                let Some(at) = at else { continue };
                let found = &mut made.values[at];
                // A value in the language of the list goes before one that stands in for it.
                if page.content_lang == section.lang && found.lang != section.lang {
                    (found.value, found.lang) = (value.to_string(), page.content_lang.clone());
                }
                if found.pages.last() != Some(id) {
                    found.pages.push(*id);
                }
                if known.is_none() && original.is_none() {
                    by_value.insert(value, at);
                }
            }
        }
        let mut values = made.values;
        values.sort_by(|a, b| {
            let by_value = facet.order(section.kind, &self.collator, &a.value, &b.value);
            by_value.then_with(|| a.slug.cmp(&b.slug))
        });
        Filter { facet, values }
    }

    /// What a page translates.
    fn original(&self, page: &Page) -> Option<&'a Page> {
        let main = &*self.config.default_language;
        if *page.content_lang == *main {
            return None;
        }
        let originals = || self.pages.iter().filter(|page| *page.lang == *main).map(|page| (&*page.key, &**page));
        self.originals.get_or_init(|| originals().collect()).get(&*page.key).copied()
    }

    /// A translated word has the address of the word that it translates.
    fn slug(&self, facet: &Facet, original: Option<&Page>, number: usize, value: &str) -> String {
        let original = original.and_then(|original| facet.values(original, self.known).into_iter().nth(number));
        self.config.slugify.taxonomies.apply(original.as_deref().unwrap_or(value))
    }

    fn route(&self, section: &Section, facet: &Facet, slug: &str) -> Option<Route> {
        let place = format!("{PLACE}/{}/{slug}/", facet.name.replace('_', "-"));
        section.route.join(&place).ok().filter(|_| !slug.is_empty())
    }
}

/// Values of a filter, and their places by their slugs.
struct Made {
    values: Vec<FilterValue>,
    by_slug: QuickMap<String, usize>,
}

impl Made {
    /// The place of a value, which is made when there is none.
    fn place(&mut self, slug: String, make: impl FnOnce(&str) -> Option<FilterValue>) -> Option<usize> {
        if let Some(at) = self.by_slug.get(&slug) {
            return Some(*at);
        }
        self.values.push(make(&slug)?);
        self.by_slug.insert(slug, self.values.len() - 1);
        Some(self.values.len() - 1)
    }
}
