//! The places of titles in Vietnamese order, each made once, however often it is compared and the site is put in
//! relation again.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::{Page, PageId};
use crate::digest::QuickMap;
use crate::text::collate::Collator;

/// Keys of titles that were compared before.
#[derive(Debug, Default)]
pub(super) struct TitleKeys(QuickMap<String, Arc<[u8]>>);

impl TitleKeys {
    /// Sorts lists of pages: dated ones newest first, then the others by title.
    pub fn sort<'l>(&mut self, pages: &[Page], collator: &Collator, lists: impl Iterator<Item = &'l mut Vec<PageId>>) {
        let titles = Titles { pages, keys: pages.iter().map(|_| OnceLock::new()).collect(), collator, before: &self.0 };
        lists.collect::<Vec<_>>().into_par_iter().for_each(|list| titles.sort(list));
        let made = titles.keys;
        self.keep(pages, made);
    }

    fn keep(&mut self, pages: &[Page], made: Vec<OnceLock<Arc<[u8]>>>) {
        // Titles that are gone are not worth looking for while they are few.
        if self.0.len() > 2 * pages.len() {
            self.0.clear();
        }
        for (page, key) in pages.iter().zip(made) {
            if let Some(key) = key.into_inner().filter(|_| !self.0.contains_key(page.title())) {
                self.0.insert(page.title().to_owned(), key);
            }
        }
    }
}

/// The keys of the titles of pages, each made when it is first compared: a page of many terms is compared a
/// hundred times.
struct Titles<'a> {
    pages: &'a [Page],
    keys: Vec<OnceLock<Arc<[u8]>>>,
    collator: &'a Collator,
    before: &'a QuickMap<String, Arc<[u8]>>,
}

impl Titles<'_> {
    fn key(&self, id: PageId) -> &[u8] {
        let title = self.pages[id.0].title();
        self.keys[id.0]
            .get_or_init(|| self.before.get(title).cloned().unwrap_or_else(|| self.collator.sort_key(title).into()))
    }

    fn sort(&self, ids: &mut [PageId]) {
        let date = |id: &PageId| self.pages[id.0].meta.date;
        ids.sort_by(|a, b| date(b).cmp(&date(a)).then_with(|| self.key(*a).cmp(self.key(*b))));
    }
}
