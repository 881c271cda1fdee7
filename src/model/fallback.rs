//! Stands in for what was not translated: the text of the default language in the other one's place.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::section::Section;
use super::{Page, names, ways};
use crate::config::Config;
use crate::digest::QuickSet;
use crate::path::Route;

/// Adds, for each language that wants it, the sections and pages that only the default one has.
pub(super) fn add(config: &Config, sections: &mut Vec<Section>, pages: &mut Vec<Page>) {
    for language in config.languages.iter().filter(|language| language.fallback) {
        let code = language.code.as_str();
        let has: BTreeSet<String> = sections.iter().filter(|s| *s.lang == *code).map(|s| s.folder.clone()).collect();
        let missing = sections.iter().filter(|s| *s.lang == *config.default_language && !has.contains(&s.folder));
        let added: Vec<Section> = missing.filter_map(|section| stand_in_section(config, section, code)).collect();
        sections.extend(added);

        let has: QuickSet<Arc<str>> = pages.iter().filter(|p| *p.lang == *code).map(|p| p.key.clone()).collect();
        let missing =
            pages.iter().filter(|p| *p.lang == *config.default_language && !has.contains(ways::key_of_whole(&p.key)));
        let missing: Vec<&Page> = missing.collect();
        let code = Arc::from(code);
        let added: Vec<Page> = missing.par_iter().filter_map(|page| stand_in_page(page, &code)).collect();
        pages.extend(added);
    }
}

fn stand_in_section(config: &Config, section: &Section, lang: &str) -> Option<Section> {
    let mut copy = section.clone();
    copy.route = names::folder_route(config, lang, &section.folder).ok()?;
    copy.lang = lang.into();
    copy.meta.aliases = Vec::new();
    copy.meta.generate_feeds = false;
    copy.assets = Vec::new();
    Some(copy)
}

fn stand_in_page(page: &Page, lang: &Arc<str>) -> Option<Page> {
    let mut copy = page.clone();
    if !copy.meta.aliases.is_empty() {
        Arc::make_mut(&mut copy.meta).aliases = Vec::new();
    }
    copy.route = Route::new(&format!("/{lang}{}", page.route)).ok()?;
    copy.lang = lang.clone();
    copy.assets = Vec::new();
    Some(copy)
}
