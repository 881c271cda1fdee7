//! Cuts long lists into numbered pages.

use std::sync::Arc;

use crate::model::Target;
use crate::path::Route;
use crate::templates::Pager;

/// How many pages a list is cut into; at least one, even of an empty list.
pub(super) fn count(entries: usize, by: usize) -> usize {
    entries.div_ceil(by).max(1)
}

/// The pages of a pager.
pub(super) fn pagers(base: &Route, path: &str, by: usize, pages: &[Target]) -> Vec<Pager> {
    let count = count(pages.len(), by);
    let routes: Arc<[Route]> = (1..=count).map(|index| route(base, path, index)).collect();
    let pager = |index: usize| Pager {
        by,
        index: index + 1,
        count,
        base: base.clone(),
        routes: routes.clone(),
        pages: page(pages, by, index),
        total: pages.len(),
        path: path.to_owned(),
    };
    (0..count).map(pager).collect()
}

/// What is on page `index`, from 0, of a pager.
pub(super) fn page(pages: &[Target], by: usize, index: usize) -> Vec<Target> {
    let start = (index * by).min(pages.len());
    pages[start..(start + by).min(pages.len())].to_vec()
}

/// Where page `index`, from 1, of a pager is.
pub(super) fn route(base: &Route, path: &str, index: usize) -> Route {
    if index == 1 {
        return base.clone();
    }
    base.join(&format!("{path}/{index}/")).unwrap_or_else(|_| base.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PageId;

    #[test]
    fn every_page_is_on_exactly_one_pager_and_an_empty_list_has_one() {
        let base = Route::new("/tin/").unwrap();
        let ids: Vec<Target> = (0..21).map(|id| Target::Page(PageId(id))).collect();
        let cut = pagers(&base, "page", 10, &ids);
        let sizes: Vec<_> = cut.iter().map(|pager| pager.pages.len()).collect();
        assert_eq!(sizes, [10, 10, 1]);
        assert_eq!(cut[2].routes[2].as_str(), "/tin/page/3/");
        assert_eq!(pagers(&base, "page", 10, &[]).len(), 1);
    }
}
