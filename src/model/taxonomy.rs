//! Taxonomies: pages grouped by what their `[taxonomies]` say.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::kinds::{AUDIENCES, THEMES};
use super::{Page, PageId, titles};
use crate::config::{Config, FedBy, Label, TaxonomyConfig};
use crate::date::Moment;
use crate::diag::{Diagnostic, Span};
use crate::digest::QuickMap;
use crate::path::{PathFault, Route};
use crate::text::collate::Collator;

/// One taxonomy in one language.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// What the configuration says of it.
    pub config: TaxonomyConfig,
    /// Its language.
    pub lang: Arc<str>,
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

    /// Whether a term is called and stands as it does when the first page that names it writes it so.
    pub(super) fn is_still(&self, at: usize, name: Option<&str>, collator: &Collator) -> bool {
        let term = &self.terms[at];
        // Of equal names the one comes first that is named first.
        let mut beside = at.checked_sub(1).into_iter().chain([at + 1]).filter_map(|at| self.terms.get(at));
        let is_alone = beside.all(|other| collator.compare(&other.name, &term.name).is_ne());
        is_alone && (term.main.is_some() || name == Some(term.name.as_str()))
    }

    /// The names of its terms that a page says.
    pub(super) fn named_by<'p>(&self, page: &'p Page) -> impl Iterator<Item = &'p str> + use<'p, '_> {
        let named = page.meta.taxonomies.iter().filter(|(name, _)| *name == self.config.name);
        // A blank name was told of when the page was read.
        named.flat_map(|(_, terms)| terms).map(String::as_str).filter(|name| !name.trim().is_empty())
    }
}

/// Gives a page the terms that the codes of its fields stand for, in the words of its language.
pub(super) fn feed(config: &Config, page: &mut Page) {
    let Some(language) = config.language(&page.content_lang) else { return };
    for settings in &language.taxonomies {
        let terms = settings.from.as_ref().map_or_else(Vec::new, |fed| terms_of(page, fed));
        if terms.is_empty() {
            continue;
        }
        let meta = Arc::make_mut(&mut page.meta);
        match meta.taxonomies.iter_mut().find(|(name, _)| *name == settings.name) {
            Some((_, said)) => said.extend(terms.into_iter().filter(|term| !said.contains(term)).collect::<Vec<_>>()),
            None => meta.taxonomies.push((settings.name.clone(), terms)),
        }
    }
}

fn terms_of(page: &Page, fed: &FedBy) -> Vec<String> {
    let codes = page.care.get(&fed.field).and_then(serde_json::Value::as_array).into_iter().flatten();
    let label = |code: &str| fed.labels.iter().find(|label| label.code == code).map(|label| label.text.clone());
    codes.filter_map(|code| label(code.as_str()?)).collect()
}

/// Labels of codes that no page can say.
pub(super) fn unknown_codes(config: &Config) -> Vec<Diagnostic> {
    let of_main = config.main_language().taxonomies.iter().filter_map(|settings| settings.from.as_ref());
    of_main.flat_map(unknown_of).collect()
}

fn unknown_of(fed: &FedBy) -> Vec<Diagnostic> {
    let known = if fed.field == "doi_tuong" { AUDIENCES } else { THEMES };
    let unknown = fed.labels.iter().filter(|label| !known.contains(&label.code.as_str()));
    let fault = |label: &Label| {
        let fault = Diagnostic::error("unknown-choice").arg("key", "labels").arg("value", &label.code);
        fault.arg("choices", known.join(", ")).at(label.span.clone()).suggest(&label.code, known.iter().copied())
    };
    unknown.map(fault).collect()
}

/// Builds every taxonomy of every language. Pages shown for want of a translation are left out.
pub(super) fn build(config: &Config, pages: &[Arc<Page>], collator: &Collator) -> (Vec<Taxonomy>, Vec<Diagnostic>) {
    let named = config.languages.iter().flat_map(|language| language.taxonomies.iter().map(move |of| (language, of)));
    let made = named.collect::<Vec<_>>().into_par_iter().filter_map(|(language, settings)| {
        let root = config.taxonomy_root.as_deref().unwrap_or_default();
        let place = format!("/{}{root}/{}/", config.language_prefix(&language.code), settings.slug);
        // Its parts were checked when the configuration was read.
        let route = Route::new(&place).ok()?;
        let mut taxonomy = Taxonomy { config: settings.clone(), lang: language.code.clone(), route, terms: Vec::new() };
        let faults = collect(config, pages, &mut taxonomy);
        taxonomy.terms.sort_by(|a, b| collator.compare(&a.name, &b.name));
        Some((taxonomy, faults))
    });
    let (mut all, faults): (Vec<Taxonomy>, Vec<Vec<Diagnostic>>) = made.unzip();
    let order = Order { dates: pages.iter().map(|page| page.meta.date).collect(), pages, collator };
    let terms: Vec<&mut Term> = all.iter_mut().flat_map(|taxonomy: &mut Taxonomy| &mut taxonomy.terms).collect();
    terms.into_par_iter().for_each(|term| order.sort(&mut term.pages));
    (all, faults.into_iter().flatten().collect())
}

/// The order of pages in terms. Their dates stand beside each other: a page of many terms is compared a hundred times.
struct Order<'a> {
    dates: Vec<Option<Moment>>,
    pages: &'a [Arc<Page>],
    collator: &'a Collator,
}

impl Order<'_> {
    fn sort(&self, ids: &mut [PageId]) {
        let title = |id: &PageId| titles::sort_key(&self.pages[id.0], self.collator);
        ids.sort_by(|a, b| self.dates[b.0].cmp(&self.dates[a.0]).then_with(|| title(a).cmp(&title(b))));
    }
}

fn collect(config: &Config, pages: &[Arc<Page>], taxonomy: &mut Taxonomy) -> Vec<Diagnostic> {
    let mut by_slug: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let labelled = Labelled::of(config, taxonomy);
    // A name that many pages say is looked up by its slug once.
    let mut by_name: QuickMap<&str, usize> = QuickMap::default();
    for (number, page) in pages.iter().enumerate() {
        if page.lang != taxonomy.lang || page.is_fallback() {
            continue;
        }
        let names: Vec<&str> = taxonomy.named_by(page).collect();
        for name in names {
            let at = match by_name.get(name).copied() {
                Some(at) => at,
                None => match term_of(taxonomy, &mut by_slug, &labelled, name, labelled.slug_of(config, name)) {
                    Ok(at) => {
                        by_name.insert(name, at);
                        at
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

/// The term of a slug, which is made when there is none.
fn term_of(
    taxonomy: &mut Taxonomy,
    by_slug: &mut BTreeMap<String, usize>,
    labelled: &Labelled,
    name: &str,
    slug: String,
) -> Result<usize, PathFault> {
    if let Some(at) = by_slug.get(&slug) {
        return Ok(*at);
    }
    let route = route_of(taxonomy, &slug)?;
    taxonomy.terms.push(labelled.term(name, slug.clone(), route));
    by_slug.insert(slug, taxonomy.terms.len() - 1);
    Ok(taxonomy.terms.len() - 1)
}

/// The labels of a taxonomy with their parts of addresses, which are made of the default language's.
pub(super) struct Labelled(Vec<(String, Label)>);

impl Labelled {
    pub fn of(config: &Config, taxonomy: &Taxonomy) -> Self {
        let labels = taxonomy.config.from.iter().flat_map(|fed| &fed.labels);
        Self(labels.map(|label| (config.slugify.taxonomies.apply(&label.main), label.clone())).collect())
    }

    /// The part of the address of a term: that of the label that names it, or else it is made of its name.
    pub fn slug_of(&self, config: &Config, name: &str) -> String {
        let labelled = self.0.iter().find(|(_, label)| label.text == name).map(|(slug, _)| slug.clone());
        labelled.unwrap_or_else(|| config.slugify.taxonomies.apply(name))
    }

    /// The place of the term that a name stands for, among those of a taxonomy.
    pub fn place(&self, config: &Config, taxonomy: &Taxonomy, name: &str) -> Option<usize> {
        let slug = self.slug_of(config, name);
        taxonomy.terms.iter().position(|term| term.slug == slug)
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

/// Which of two pages stands first in a term; of equal ones the one that the site has first.
pub(super) fn compare(a: &Page, b: &Page, collator: &Collator) -> Ordering {
    let by_title = || titles::sort_key(a, collator).cmp(&titles::sort_key(b, collator));
    b.meta.date.cmp(&a.meta.date).then_with(by_title)
}
