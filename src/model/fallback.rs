//! Stands in for what was not translated: the text of the default language in the other one's place.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::section::Section;
use super::{Page, names, ways};
use crate::config::Config;
use crate::digest::{QuickMap, QuickSet};
use crate::path::Route;

/// How many pages may be gone between two that are still there, for what stands in for the second to be found.
const GONE: usize = 64;

/// A page, and what stands in for its translation.
type StandIn = (Arc<Page>, Arc<Page>);

/// What stands in for translations, by language, in the order of a site.
#[derive(Debug, Default)]
pub(super) struct StandIns(QuickMap<Arc<str>, Vec<StandIn>>);

/// Adds, for each language that wants it, the sections and pages that only the default one has. What stood in for
/// pages that are the same still does.
pub(super) fn add(config: &Config, sections: &mut Vec<Section>, pages: &mut Vec<Arc<Page>>, known: &mut StandIns) {
    for language in config.languages.iter().filter(|language| language.fallback) {
        let code = &language.code;
        let has: BTreeSet<String> = sections.iter().filter(|s| s.lang == *code).map(|s| s.folder.clone()).collect();
        let missing = sections.iter().filter(|s| *s.lang == *config.default_language && !has.contains(&s.folder));
        let added: Vec<Section> = missing.filter_map(|section| stand_in_section(config, section, code)).collect();
        sections.extend(added);

        let has: QuickSet<&str> = pages.iter().filter(|p| p.lang == *code).map(|p| &*p.key).collect();
        let is_missing =
            |p: &&Arc<Page>| *p.lang == *config.default_language && !has.contains(ways::key_of_whole(&p.key));
        let missing: Vec<&Arc<Page>> = pages.par_iter().filter(is_missing).collect();
        let before = known.of(&missing, code);
        let stand_in = |(page, before): (&&Arc<Page>, Option<Arc<Page>>)| {
            Some(((*page).clone(), before.or_else(|| stand_in_page(page, code))?))
        };
        let added: Vec<StandIn> = missing.par_iter().zip(before).filter_map(stand_in).collect();
        pages.extend(added.iter().map(|(_, copy)| copy.clone()));
        known.0.insert(code.clone(), added);
    }
}

impl StandIns {
    /// What stands in for pages in a language, of those that it is known of.
    fn of(&self, pages: &[&Arc<Page>], lang: &str) -> Vec<Option<Arc<Page>>> {
        let mut rest = self.0.get(lang).map_or(&[][..], Vec::as_slice);
        let of = |page: &&Arc<Page>| {
            let at = rest.iter().take(GONE).position(|(original, _)| Arc::ptr_eq(original, page))?;
            let copy = rest[at].1.clone();
            rest = &rest[at + 1..];
            Some(copy)
        };
        pages.iter().map(of).collect()
    }
}

fn stand_in_section(config: &Config, section: &Section, lang: &Arc<str>) -> Option<Section> {
    let mut copy = section.clone();
    copy.route = names::folder_route(config, lang, &section.folder).ok()?;
    copy.lang = lang.clone();
    copy.meta.aliases = Vec::new();
    copy.meta.generate_feeds = false;
    copy.assets = Vec::new();
    Some(copy)
}

fn stand_in_page(page: &Page, lang: &Arc<str>) -> Option<Arc<Page>> {
    let mut copy = page.clone();
    if !copy.meta.aliases.is_empty() {
        Arc::make_mut(&mut copy.meta).aliases = Vec::new();
    }
    copy.route = Route::new(&format!("/{lang}{}", page.route)).ok()?;
    copy.lang = lang.clone();
    copy.assets = Vec::new();
    Some(Arc::new(copy))
}
