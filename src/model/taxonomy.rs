//! Taxonomies: pages grouped by what their `[taxonomies]` say.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::kinds::{AUDIENCES, THEMES};
use super::{Page, PageId};
use crate::config::{Config, FedBy, Label, TaxonomyConfig};
use crate::diag::{Diagnostic, Span};
use crate::path::{PathFault, Route};
use crate::text::collate::Collator;

/// One taxonomy in one language.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// What the configuration says of it.
    pub config: TaxonomyConfig,
    /// Its language.
    pub lang: String,
    /// Where its list of terms is.
    pub route: Route,
    /// Its terms, in Vietnamese order.
    pub terms: Vec<Term>,
}

/// One term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its name: its label in the language, or else as the first page wrote it.
    pub name: String,
    /// Its name in the default language, when a label says it.
    pub main: Option<String>,
    /// Its place among the labels; those without one come after.
    pub place: usize,
    /// Its part of the address.
    pub slug: String,
    /// Where its pages are listed.
    pub route: Route,
    /// Its pages: dated ones newest first, then the others by title.
    pub pages: Vec<PageId>,
}

impl Taxonomy {
    /// The term of a name, or else of a slug.
    pub fn term(&self, name: &str) -> Option<&Term> {
        let by_name = self.terms.iter().find(|term| term.name == name);
        by_name.or_else(|| self.terms.iter().find(|term| term.slug == name || term.name.eq_ignore_ascii_case(name)))
    }
}

/// Gives pages the terms that the codes of their fields stand for, in the words of their language.
pub(super) fn feed(config: &Config, pages: &mut [Page]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for language in &config.languages {
        for settings in &language.taxonomies {
            let Some(fed) = &settings.from else { continue };
            if language.code == config.default_language {
                faults.extend(unknown_codes(fed));
            }
            let listed = |page: &&mut Page| page.content_lang == language.code && !page.is_further_part();
            for page in pages.iter_mut().filter(listed) {
                let terms = terms_of(page, fed);
                match page.meta.taxonomies.iter_mut().find(|(name, _)| *name == settings.name) {
                    Some((_, said)) => {
                        said.extend(terms.into_iter().filter(|term| !said.contains(term)).collect::<Vec<_>>())
                    }
                    None if terms.is_empty() => {}
                    None => page.meta.taxonomies.push((settings.name.clone(), terms)),
                }
            }
        }
    }
    faults
}

fn terms_of(page: &Page, fed: &FedBy) -> Vec<String> {
    let codes = page.care.get(&fed.field).and_then(serde_json::Value::as_array).into_iter().flatten();
    let label = |code: &str| fed.labels.iter().find(|label| label.code == code).map(|label| label.text.clone());
    codes.filter_map(|code| label(code.as_str()?)).collect()
}

/// Labels of codes that no page can say.
fn unknown_codes(fed: &FedBy) -> Vec<Diagnostic> {
    let known = if fed.field == "doi_tuong" { AUDIENCES } else { THEMES };
    let unknown = fed.labels.iter().filter(|label| !known.contains(&label.code.as_str()));
    let fault = |label: &Label| {
        let fault = Diagnostic::error("unknown-choice").arg("key", "labels").arg("value", &label.code);
        fault.arg("choices", known.join(", ")).at(label.span.clone()).suggest(&label.code, known.iter().copied())
    };
    unknown.map(fault).collect()
}

/// Builds every taxonomy of every language. Pages shown for want of a translation are left out.
pub(super) fn build(config: &Config, pages: &[Page], collator: &Collator) -> (Vec<Taxonomy>, Vec<Diagnostic>) {
    let mut all = Vec::new();
    let mut faults = Vec::new();
    for language in &config.languages {
        for settings in &language.taxonomies {
            let root = config.taxonomy_root.as_deref().unwrap_or_default();
            let place = format!("/{}{root}/{}/", config.language_prefix(&language.code), settings.slug);
            // Its parts were checked when the configuration was read.
            let Ok(route) = Route::new(&place) else { continue };
            let mut taxonomy =
                Taxonomy { config: settings.clone(), lang: language.code.clone(), route, terms: Vec::new() };
            faults.extend(collect(config, pages, &mut taxonomy));
            taxonomy.terms.sort_by(|a, b| collator.compare(&a.name, &b.name));
            taxonomy.terms.par_iter_mut().for_each(|term| sort(pages, &mut term.pages, collator));
            all.push(taxonomy);
        }
    }
    (all, faults)
}

fn collect(config: &Config, pages: &[Page], taxonomy: &mut Taxonomy) -> Vec<Diagnostic> {
    let mut by_slug: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let labelled = Labelled::of(config, taxonomy);
    for (number, page) in pages.iter().enumerate() {
        if page.lang != taxonomy.lang || page.is_fallback() {
            continue;
        }
        let named = page.meta.taxonomies.iter().filter(|(name, _)| *name == taxonomy.config.name);
        // A blank name was told of when the page was read.
        for name in named.flat_map(|(_, terms)| terms).filter(|name| !name.trim().is_empty()) {
            let slug = labelled.slug(name).unwrap_or_else(|| config.slugify.taxonomies.apply(name));
            let at = match by_slug.get(&slug) {
                Some(at) => *at,
                None => match route_of(taxonomy, &slug) {
                    Ok(route) => {
                        taxonomy.terms.push(labelled.term(name, slug.clone(), route));
                        by_slug.insert(slug, taxonomy.terms.len() - 1);
                        taxonomy.terms.len() - 1
                    }
                    Err(fault) => {
                        let place = place(page, &taxonomy.config.name, name);
                        faults.push(Diagnostic::error(fault.code()).arg("path", name).at(place));
                        continue;
                    }
                },
            };
            let term = &mut taxonomy.terms[at];
            if term.pages.last() != Some(&PageId(number)) {
                term.pages.push(PageId(number));
            }
        }
    }
    faults
}

/// The labels of a taxonomy with their parts of addresses, which are made of the default language's.
struct Labelled(Vec<(String, Label)>);

impl Labelled {
    fn of(config: &Config, taxonomy: &Taxonomy) -> Self {
        let labels = taxonomy.config.from.iter().flat_map(|fed| &fed.labels);
        Self(labels.map(|label| (config.slugify.taxonomies.apply(&label.main), label.clone())).collect())
    }

    /// The part of the address of a term that a label names.
    fn slug(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(_, label)| label.text == name).map(|(slug, _)| slug.clone())
    }

    /// A term by its label; as it is written when it has none.
    fn term(&self, name: &str, slug: String, route: Route) -> Term {
        let place = self.0.iter().position(|(known, _)| *known == slug);
        let label = place.map(|place| &self.0[place].1);
        Term {
            name: label.map_or(name, |label| label.text.as_str()).to_owned(),
            main: label.map(|label| label.main.clone()),
            place: place.unwrap_or(self.0.len()),
            slug,
            route,
            pages: Vec::new(),
        }
    }
}

fn route_of(taxonomy: &Taxonomy, slug: &str) -> Result<Route, PathFault> {
    if slug.is_empty() { Err(PathFault::Empty) } else { taxonomy.route.join(&format!("{slug}/")) }
}

/// Where a page names a term.
fn place(page: &Page, taxonomy: &str, name: &str) -> Span {
    let terms = page.meta.taxonomies.iter().find(|(known, _)| known == taxonomy);
    let number = terms.and_then(|(_, terms)| terms.iter().position(|term| term == name)).unwrap_or_default();
    let mut places = super::places::places(page.source.as_str(), &page.body.file);
    let item = places.remove(&format!("taxonomies.{taxonomy}[{}]", number + 1));
    item.or_else(|| places.remove(&format!("taxonomies.{taxonomy}"))).unwrap_or_else(|| page.place())
}

fn sort(pages: &[Page], ids: &mut [PageId], collator: &Collator) {
    ids.sort_by(|a, b| compare(&pages[a.0], &pages[b.0], collator));
}

/// Which of two pages stands first in a term; of equal ones the one that the site has first.
pub(super) fn compare(a: &Page, b: &Page, collator: &Collator) -> Ordering {
    b.meta.date.cmp(&a.meta.date).then_with(|| collator.compare(a.title(), b.title()))
}
