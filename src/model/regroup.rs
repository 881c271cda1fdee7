//! The terms that a page is in when its file names others: asked of a page that is told anew, so that a site need
//! not be put in relation again for it.

use std::collections::{BTreeMap, BTreeSet};

use super::taxonomy::Labelled;
use super::{Page, PageId, Site, Taxonomy};
use crate::config::Config;
use crate::text::collate::Collator;

/// The terms of a taxonomy that a page is in.
pub(super) struct Named<'a> {
    config: &'a Config,
    site: &'a Site,
    taxonomy: &'a Taxonomy,
    labelled: Labelled,
    id: PageId,
    /// Their places.
    pub was_in: BTreeSet<usize>,
}

impl<'a> Named<'a> {
    pub fn new(config: &'a Config, site: &'a Site, taxonomy: &'a Taxonomy, id: PageId) -> Self {
        let labelled = Labelled::of(config, taxonomy);
        let mut named = Self { config, site, taxonomy, labelled, id, was_in: BTreeSet::new() };
        // A stand-in is in no term.
        let page = Some(site.page(id)).filter(|page| !page.is_fallback());
        named.was_in =
            page.into_iter().flat_map(|page| taxonomy.named_by(page)).filter_map(|n| named.place(n)).collect();
        named
    }

    fn slug(&self, name: &str) -> String {
        self.labelled.slug_of(self.config, name)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.labelled.place(self.config, self.taxonomy, name)
    }

    /// Those that it is in when it says something else; none when a term comes, goes, would be called otherwise,
    /// or might stand elsewhere among the others.
    pub fn anew(&self, page: &Page, collator: &Collator) -> Option<BTreeSet<usize>> {
        let terms = &self.taxonomy.terms;
        // How the page writes each term.
        let mut written: BTreeMap<usize, &str> = BTreeMap::new();
        for name in self.taxonomy.named_by(page) {
            written.entry(self.place(name)?).or_insert(name);
        }
        let is_in: BTreeSet<usize> = written.keys().copied().collect();
        for at in self.was_in.union(&is_in) {
            let (term, own) = (&terms[*at], written.get(at));
            let others = term.pages.iter().copied().filter(|other| *other != self.id);
            let first = others.chain(own.map(|_| self.id)).min()?;
            let name = match own {
                Some(own) if first == self.id => Some(*own),
                _ => self.taxonomy.named_by(self.site.page(first)).find(|name| self.slug(name) == term.slug),
            };
            if !self.taxonomy.is_still(*at, name, collator) {
                return None;
            }
        }
        Some(is_in)
    }
}
