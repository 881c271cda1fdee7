//! Taxonomies of a site when those of one with nearly the same pages are known: lists of terms are taken over, and
//! only pages that came, went or say something else are looked for in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::taxonomy::{self, Labelled};
use super::{Page, PageId, Site, Taxonomy, Term};
use crate::config::Config;
use crate::text::collate::Collator;

/// How many pages may differ; of more everything is grouped anew.
const FEW: usize = 500;

/// How many pages may stand between two that followed each other, for the second to be found.
const AHEAD: usize = 64;

/// The pages that two sites have in common, and those that they have not.
struct Kept {
    /// Where each page of the older site stands in the newer one; both have them in one order.
    to: Vec<Option<PageId>>,
    /// In the older site.
    gone: Vec<PageId>,
    /// In the newer one.
    new: Vec<PageId>,
}

/// Whether two pages are in the same terms, at the same places.
fn is_same(a: &Arc<Page>, b: &Arc<Page>) -> bool {
    let is_named_so = || (&a.key, &a.lang, &a.content_lang, &a.slug) == (&b.key, &b.lang, &b.content_lang, &b.slug);
    Arc::ptr_eq(a, b) || (Arc::ptr_eq(&a.meta, &b.meta) && is_named_so())
}

impl Kept {
    /// Those of two sites; none when they have too little in common.
    fn of(before: &[Arc<Page>], pages: &[Arc<Page>]) -> Option<Self> {
        let mut kept = Self { to: Vec::with_capacity(before.len()), gone: Vec::new(), new: Vec::new() };
        let mut at = 0;
        for (number, page) in before.iter().enumerate() {
            match pages[at..].iter().take(AHEAD).position(|other| is_same(page, other)) {
                Some(between) => {
                    kept.new.extend((at..at + between).map(PageId));
                    at += between + 1;
                    kept.to.push(Some(PageId(at - 1)));
                }
                None => {
                    kept.gone.push(PageId(number));
                    kept.to.push(None);
                }
            }
            if kept.gone.len() + kept.new.len() > FEW {
                return None;
            }
        }
        kept.new.extend((at..pages.len()).map(PageId));
        (kept.new.len() <= FEW).then_some(kept)
    }
}

/// The taxonomies of pages, by those of a site before, in which nothing was wrong; none when a term comes, goes,
/// would be called otherwise or might stand elsewhere among the others.
pub(super) fn taxonomies(
    config: &Config,
    before: &Site,
    pages: &[Arc<Page>],
    collator: &Collator,
) -> Option<Vec<Taxonomy>> {
    let kept = Kept::of(&before.pages, pages)?;
    let carried = |taxonomy| Carried { config, before, pages, taxonomy, collator }.over(&kept);
    before.taxonomies.iter().map(carried).collect()
}

/// A taxonomy that is taken over.
struct Carried<'a> {
    config: &'a Config,
    before: &'a Site,
    pages: &'a [Arc<Page>],
    taxonomy: &'a Taxonomy,
    collator: &'a Collator,
}

impl Carried<'_> {
    fn over(&self, kept: &Kept) -> Option<Taxonomy> {
        let labelled = Labelled::of(self.config, self.taxonomy);
        // The terms of pages that differ, with the pages that are in them now.
        let mut touched: BTreeMap<usize, Vec<PageId>> = BTreeMap::new();
        for id in &kept.gone {
            for at in self.places(self.before.page(*id), &labelled) {
                touched.entry(at?).or_default();
            }
        }
        for id in &kept.new {
            for at in self.places(&self.pages[id.0], &labelled) {
                let pages = touched.entry(at?).or_default();
                pages.extend((pages.last() != Some(id)).then_some(*id));
            }
        }
        let term = |(at, term): (usize, &Term)| {
            let mut pages: Vec<PageId> = term.pages.iter().filter_map(|id| kept.to[id.0]).collect();
            if let Some(new) = touched.get(&at) {
                new.iter().for_each(|id| self.insert(&mut pages, *id));
                self.is_still(at, &pages, &labelled).then_some(())?;
            }
            Some(Term { pages, ..term.clone() })
        };
        let terms = self.taxonomy.terms.iter().enumerate().map(term).collect::<Option<_>>()?;
        Some(Taxonomy { terms, ..self.taxonomy.clone() })
    }

    /// The places of the terms that a page is in; none in it for a term that there was not.
    fn places(&self, page: &Page, labelled: &Labelled) -> Vec<Option<usize>> {
        let place = |name| {
            let slug = labelled.slug_of(self.config, name);
            self.taxonomy.terms.iter().position(|term| term.slug == slug)
        };
        let is_grouped = page.lang == self.taxonomy.lang && !page.is_fallback();
        let named = self.taxonomy.named_by(page).filter(|_| is_grouped);
        named.map(place).collect()
    }

    fn insert(&self, pages: &mut Vec<PageId>, id: PageId) {
        let page = |id: PageId| &self.pages[id.0];
        let comes_first =
            |other: &PageId| taxonomy::compare(page(*other), page(id), self.collator).then(other.cmp(&id)).is_lt();
        pages.insert(pages.partition_point(comes_first), id);
    }

    /// Whether a term with other pages is called and stands as before.
    fn is_still(&self, at: usize, pages: &[PageId], labelled: &Labelled) -> bool {
        let (terms, term) = (&self.taxonomy.terms, &self.taxonomy.terms[at]);
        // Of equal names the one comes first that is named first.
        let mut beside = at.checked_sub(1).into_iter().chain([at + 1]).filter_map(|at| terms.get(at));
        let is_alone = beside.all(|other| self.collator.compare(&other.name, &term.name).is_ne());
        // The first page that names it says how it is written.
        let Some(first) = pages.iter().min() else { return false };
        let mut named = self.taxonomy.named_by(&self.pages[first.0]);
        let name = named.find(|name| labelled.slug_of(self.config, name) == term.slug);
        is_alone && (term.main.is_some() || name == Some(term.name.as_str()))
    }
}
