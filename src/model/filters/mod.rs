//! Filters of a section's list: for each value of a field a page of its own with what has that value.
//!
//! A filter is a link to a page, not a control: it works in every browser, from `file://` and without
//! JavaScript; its state is in the title and the address, so that it can be sent, printed and gone back
//! from; and it cuts a list of thousands as well as a list of ten. A section names its filters in
//! `filters`; one whose pages have fewer than two values is not made.

mod facets;
mod regroup;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

pub use facets::{FACETS, Facet, Labels};
pub(super) use regroup::Regrouped;

use super::section::Section;
use super::{Page, PageId, Registry, Tables};
use crate::config::Config;
use crate::diag::Diagnostic;
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
    let originals: HashMap<&str, &Page> =
        pages.iter().filter(|page| *page.lang == *main).map(|page| (&*page.key, &**page)).collect();
    let maker = Maker { config, pages, known, originals, collator: Collator::vietnamese() };
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
            let filter = maker.make(section, facet);
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

struct Maker<'a> {
    config: &'a Config,
    pages: &'a [Arc<Page>],
    known: &'a Known<'a>,
    /// Pages of the default language by key.
    originals: HashMap<&'a str, &'a Page>,
    collator: Collator,
}

impl Maker<'_> {
    fn make(&self, section: &Section, facet: &'static Facet) -> Filter {
        let mut by_slug: BTreeMap<String, FilterValue> = BTreeMap::new();
        for id in &section.pages {
            let page = &self.pages[id.0];
            for (number, value) in facet.values(page, self.known).into_iter().enumerate() {
                let is_own = page.content_lang == section.lang;
                let lang = page.content_lang.clone();
                let found = match by_slug.entry(self.slug(facet, page, number, &value)) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(place) => {
                        let slug = place.key().clone();
                        let Some(route) = self.route(section, facet, &slug) else { continue };
                        let (value, lang) = (value.clone(), lang.clone());
                        place.insert(FilterValue { slug, value, lang, route, pages: Vec::new() })
                    }
                };
                // A value in the language of the list goes before one that stands in for it.
                if is_own && found.lang != section.lang {
                    (found.value, found.lang) = (value, lang);
                }
                if found.pages.last() != Some(id) {
                    found.pages.push(*id);
                }
            }
        }
        let mut values: Vec<FilterValue> = by_slug.into_values().collect();
        values.sort_by(|a, b| facet.order(section.kind, &self.collator, &a.value, &b.value));
        Filter { facet, values }
    }

    /// A translated word has the address of the word that it translates.
    fn slug(&self, facet: &Facet, page: &Page, number: usize, value: &str) -> String {
        let original = self.originals.get(&*page.key).filter(|original| original.lang != page.content_lang);
        let original = original.and_then(|original| facet.values(original, self.known).into_iter().nth(number));
        self.config.slugify.taxonomies.apply(original.as_deref().unwrap_or(value))
    }

    fn route(&self, section: &Section, facet: &Facet, slug: &str) -> Option<Route> {
        let place = format!("{PLACE}/{}/{slug}/", facet.name.replace('_', "-"));
        section.route.join(&place).ok().filter(|_| !slug.is_empty())
    }
}
