//! The values of filters that a page has when it says something else: asked of a page that is told anew, so that
//! the lists of a section need not be made again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::is_called_so;
use super::{FACETS, Facet, FilterValue, Known};
use crate::config::Config;
use crate::model::section::Section;
use crate::model::{Page, Site};

/// The filters of a section of which a page has other values now, by their places, and the places of those that it
/// had and has.
pub(in crate::model) struct Regrouped<'a> {
    config: &'a Config,
    known: Known<'a>,
    section: &'a Section,
    changed: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<usize>)>,
}

impl<'a> Regrouped<'a> {
    /// Of an older and a newer version of a page; none when a value may come to be, or when what it is called in
    /// another language hangs on it.
    pub fn of(config: &'a Config, site: &'a Site, section: &'a Section, old: &Page, new: &Page) -> Option<Self> {
        let known = Known { registry: &site.registry, tables: &site.tables };
        let mut regrouped = Self { config, known, section, changed: BTreeMap::new() };
        for facet in named(site, section) {
            let (was, is) = (facet.values(old, &regrouped.known), facet.values(new, &regrouped.known));
            if was == is {
                continue;
            }
            let translations = site.translations(&new.key).iter().map(|(_, target)| site.content_lang(*target));
            if translations.chain([&*new.content_lang]).any(|lang| lang != config.default_language) {
                return None;
            }
            let at = section.filters.iter().position(|filter| filter.facet.name == facet.name)?;
            let of_filter = &section.filters[at].values;
            let place = |value: &Cow<'_, str>| of_filter.iter().position(|of| of.slug == regrouped.slug(value));
            let places = |values: &[Cow<'_, str>]| values.iter().map(place).collect::<Option<BTreeSet<usize>>>();
            let places = (places(&was)?, places(&is)?);
            regrouped.changed.insert(at, places);
        }
        Some(regrouped)
    }

    pub fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }

    /// Whether the page had and has a value, when its values of the filter are others now.
    pub fn had_and_has(&self, filter: usize, value: usize) -> Option<(bool, bool)> {
        let (was, is) = self.changed.get(&filter)?;
        Some((was.contains(&value), is.contains(&value)))
    }

    fn slug(&self, value: &str) -> String {
        self.config.slugify.taxonomies.apply(value)
    }

    /// Whether a value is still called what it is called when a page is the first of its list: the first calls it.
    pub fn is_called_so_by(&self, filter: usize, of: &FilterValue, first: &Page) -> bool {
        is_called_so(self.config, self.section.filters[filter].facet, of, first, &self.known)
    }
}

/// The filters that a section has, or would have if its pages differed in them. A translation that names none has
/// those of its original.
fn named(site: &Site, section: &Section) -> impl Iterator<Item = &'static Facet> {
    let same = site.sections.iter().filter(move |other| other.key == section.key);
    let names = same.flat_map(|section| &section.meta.filters);
    names.flat_map(move |(name, _)| FACETS.iter().filter(move |facet| facet.name == name && facet.is_for(section.kind)))
}
