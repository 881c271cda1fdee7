//! Pages that two sites have in common: a site that is put in relation again takes over what is made of them.

use std::sync::Arc;

use super::{Page, PageId};

/// How many pages may differ; of more everything is grouped anew.
const FEW: usize = 500;

/// How many pages may stand between two that followed each other, for the second to be found.
const AHEAD: usize = 64;

/// The pages that two sites have in common, and those that they have not.
pub(super) struct Alike {
    /// Where each page of the older site stands in the newer one; both have them in one order.
    pub to: Vec<Option<PageId>>,
    /// In the older site.
    pub gone: Vec<PageId>,
    /// In the newer one.
    pub new: Vec<PageId>,
}

impl Alike {
    /// Those of two sites, by what has to be the same of two pages with one name; none when they have too little in
    /// common.
    pub fn of(before: &[Arc<Page>], pages: &[Arc<Page>], is_same: impl Fn(&Page, &Page) -> bool) -> Option<Self> {
        let mut alike = Self { to: Vec::with_capacity(before.len()), gone: Vec::new(), new: Vec::new() };
        let mut at = 0;
        for (number, page) in before.iter().enumerate() {
            let is_named_so = |other: &Arc<Page>| (&other.key, &other.lang) == (&page.key, &page.lang);
            let found = |other: &Arc<Page>| Arc::ptr_eq(page, other) || is_named_so(other);
            let mut kept = None;
            if let Some(between) = pages[at..].iter().take(AHEAD).position(found) {
                alike.new.extend((at..at + between).map(PageId));
                at += between;
                let other = &pages[at];
                let is_kept = Arc::ptr_eq(page, other)
                    || ((&page.content_lang, &page.slug) == (&other.content_lang, &other.slug) && is_same(page, other));
                kept = is_kept.then_some(PageId(at));
                alike.new.extend((!is_kept).then_some(PageId(at)));
                at += 1;
            }
            alike.gone.extend(kept.is_none().then_some(PageId(number)));
            alike.to.push(kept);
            if alike.gone.len() + alike.new.len() > FEW {
                return None;
            }
        }
        alike.new.extend((at..pages.len()).map(PageId));
        (alike.new.len() <= FEW).then_some(alike)
    }
}
