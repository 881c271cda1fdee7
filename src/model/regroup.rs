//! The terms that a page is in when its file names others: asked of a page that is told anew, so that a site need
//! not be put in relation again for it.

use std::collections::BTreeMap;

use super::taxonomy::Labelled;
use super::{Page, PageId, Site, Taxonomy};
use crate::config::Config;
use crate::text::collate::Collator;

/// A page and what it says now.
pub(super) struct Named<'a> {
    pub config: &'a Config,
    pub site: &'a Site,
    pub id: PageId,
    pub page: &'a Page,
}

impl Named<'_> {
    /// Whether the page names what it named, in the same words and the same order.
    pub fn is_unchanged(&self) -> bool {
        self.page.is_fallback() || self.page.meta.taxonomies == self.site.page(self.id).meta.taxonomies
    }

    /// The terms of a taxonomy that the page is in now, by their places; none when a term comes, goes, would be
    /// called otherwise, or might stand elsewhere among the others.
    pub fn terms(&self, taxonomy: &Taxonomy, collator: &Collator) -> Option<Vec<bool>> {
        let labelled = Labelled::of(self.config, taxonomy);
        let slug = |name: &str| labelled.slug_of(self.config, name);
        let places: BTreeMap<&str, usize> =
            taxonomy.terms.iter().enumerate().map(|(at, term)| (term.slug.as_str(), at)).collect();
        // Of equal names the one comes first that is named first.
        if taxonomy.terms.windows(2).any(|pair| collator.compare(&pair[0].name, &pair[1].name).is_eq()) {
            return None;
        }
        // How the page writes each term.
        let mut written: BTreeMap<usize, &str> = BTreeMap::new();
        for name in taxonomy.named_by(self.page) {
            written.entry(*places.get(slug(name).as_str())?).or_insert(name);
        }
        for (at, term) in taxonomy.terms.iter().enumerate() {
            let own = written.get(&at);
            if own.is_none() && !term.pages.contains(&self.id) {
                continue;
            }
            let others = term.pages.iter().copied().filter(|other| *other != self.id);
            let first = others.chain(own.map(|_| self.id)).min()?;
            let name = match own {
                Some(own) if first == self.id => Some(*own),
                _ => taxonomy.named_by(self.site.page(first)).find(|name| slug(name) == term.slug),
            };
            if term.main.is_none() && name != Some(term.name.as_str()) {
                return None;
            }
        }
        Some((0..taxonomy.terms.len()).map(|at| written.contains_key(&at)).collect())
    }
}
