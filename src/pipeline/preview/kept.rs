//! Pages that are made of the same in a site that was put in relation again: what was made of them is handed on.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::press::Press;
use super::texts::LiveTexts;
use crate::model::{Common, PageId, Site, Target};

/// A page by its places in both sites.
pub(super) type Kept = (PageId, PageId);

/// Those of two sites, in the order of the older one; `press` sets the sheets of that, `texts` are those of the newer.
/// When texts may be made of anything, or something differs that many pages are made of, there are none.
pub(super) fn kept(before: &Site, press: &Press, site: &Site, texts: &LiveTexts, common: &Common) -> Vec<Kept> {
    if !common.is_plain || !texts.show_themselves() {
        return Vec::new();
    }
    let showing = showing(before, press, site, common);
    let kept = |(old, new): (usize, &Option<PageId>)| {
        let (old, new) = (PageId(old), (*new)?);
        let is_same = Arc::ptr_eq(&before.pages[old.0], &site.pages[new.0]);
        (is_same && texts.is_known(new) && !showing.contains(&old)).then_some((old, new))
    };
    common.pages.iter().enumerate().filter_map(kept).collect()
}

/// Pages of the older site that show something of those that differ: their translations, documents that they cite,
/// publications that they stand on.
fn showing(before: &Site, press: &Press, site: &Site, common: &Common) -> BTreeSet<PageId> {
    let cited = |of: &Site, ids: &[PageId]| {
        let cited = ids.iter().flat_map(|id| of.cited(Target::Page(*id)));
        cited.filter_map(|cited| Some(of.registry.entries[cited.entry?].key.clone())).collect::<Vec<_>>()
    };
    let documents = [cited(before, &common.gone), cited(site, &common.new)].concat();
    let of_key = |key: &Arc<str>| before.translations(key).iter().map(|(_, target)| *target).collect::<Vec<_>>();
    let pages = common.differing.iter().chain(&documents).flat_map(of_key).filter_map(|target| match target {
        Target::Page(id) => Some(id),
        Target::Section(_) => None,
    });
    pages.chain(press.borrowers(common.differing.iter())).collect()
}
