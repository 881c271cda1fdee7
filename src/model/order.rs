//! The order of pages and sections, and what to do with a page that lacks the sort key.

use std::cmp::Ordering;
use std::sync::Arc;

use super::section::SortBy;
use super::{Page, PageId, titles};
use crate::diag::{Diagnostic, Span};
use crate::text::collate::Collator;

/// Orders pages; one without the sort key is kept, last, and a warning says so.
pub(super) fn sort_pages(pages: &[Arc<Page>], ids: &mut [PageId], by: SortBy, collator: &Collator) -> Vec<Diagnostic> {
    let page = |id: PageId| &pages[id.0];
    if by != SortBy::None {
        ids.sort_by(|a, b| compare(page(*a), page(*b), by, collator));
    }
    let without = ids.iter().map(|id| page(*id)).filter(|page| !has_key(page, by) && !page.is_fallback());
    without
        .map(|page| {
            Diagnostic::warning("page-without-sort-key").arg("key", by.key()).at(Span::file(page.source.as_str()))
        })
        .collect()
}

/// Whether a page has what its section is sorted by.
fn has_key(page: &Page, by: SortBy) -> bool {
    match by {
        SortBy::Date => page.meta.date.is_some(),
        SortBy::UpdateDate => page.meta.updated.or(page.meta.date).is_some(),
        SortBy::Title | SortBy::TitleBytes => page.meta.title.is_some(),
        SortBy::Weight => page.meta.weight.is_some(),
        SortBy::None | SortBy::Slug | SortBy::Permalink => true,
    }
}

/// Which of two pages stands first in a section.
pub(super) fn compare(a: &Page, b: &Page, by: SortBy, collator: &Collator) -> Ordering {
    let by_key = match by {
        SortBy::None => Ordering::Equal,
        SortBy::Date => b.meta.date.cmp(&a.meta.date),
        SortBy::UpdateDate => b.meta.updated.or(b.meta.date).cmp(&a.meta.updated.or(a.meta.date)),
        SortBy::Title => titles::sort_key(a, collator).cmp(&titles::sort_key(b, collator)),
        SortBy::TitleBytes => a.title().cmp(b.title()),
        SortBy::Weight => a.meta.weight.cmp(&b.meta.weight),
        SortBy::Slug => a.slug.cmp(&b.slug),
        SortBy::Permalink => a.route.cmp(&b.route),
    };
    has_key(b, by).cmp(&has_key(a, by)).then(by_key).then_with(|| a.key.cmp(&b.key))
}
