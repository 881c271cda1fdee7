//! Taxonomies of a site when those of one with nearly the same pages are known: lists of terms are taken over, and
//! only pages that came, went or say something else are looked for in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::alike::Alike;
use super::taxonomy::{self, Labelled};
use super::{Page, PageId, Site, Taxonomy, Term};
use crate::config::Config;
use crate::text::collate::Collator;

/// The taxonomies of pages, by those of a site before, in which nothing was wrong; none when a term comes, goes,
/// would be called otherwise or might stand elsewhere among the others.
pub(super) fn taxonomies(
    config: &Config,
    before: &Site,
    pages: &[Arc<Page>],
    collator: &Collator,
) -> Option<Vec<Taxonomy>> {
    let kept = Alike::of(&before.pages, pages, is_same)?;
    let carried = |taxonomy| Carried { config, before, pages, taxonomy, collator }.over(&kept);
    before.taxonomies.iter().map(carried).collect()
}

/// Whether two pages are in the same terms, at the same places.
fn is_same(a: &Page, b: &Page) -> bool {
    a.meta == b.meta
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
    fn over(&self, kept: &Alike) -> Option<Taxonomy> {
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
        let is_grouped = page.lang == self.taxonomy.lang && !page.is_fallback();
        let named = self.taxonomy.named_by(page).filter(|_| is_grouped);
        named.map(|name| labelled.place(self.config, self.taxonomy, name)).collect()
    }

    fn insert(&self, pages: &mut Vec<PageId>, id: PageId) {
        let page = |id: PageId| &self.pages[id.0];
        let comes_first =
            |other: &PageId| taxonomy::compare(page(*other), page(id), self.collator).then(other.cmp(&id)).is_lt();
        pages.insert(pages.partition_point(comes_first), id);
    }

    /// Whether a term with other pages is called and stands as before.
    fn is_still(&self, at: usize, pages: &[PageId], labelled: &Labelled) -> bool {
        let Some(first) = pages.iter().min() else { return false };
        let mut named = self.taxonomy.named_by(&self.pages[first.0]);
        let name = named.find(|name| labelled.slug_of(self.config, name) == self.taxonomy.terms[at].slug);
        self.taxonomy.is_still(at, name, self.collator)
    }
}
