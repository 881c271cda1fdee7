//! `sitemap.xml` and `robots.txt`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::pagers::Cut;
use super::{Emission, Emitted};
use crate::config::Config;
use crate::model::{List, PageId, Section, SectionId, Target};
use crate::path::Route;
use crate::templates::Value;

/// The protocol allows 50,000 addresses in a file; Zola cuts at 30,000.
const ENTRIES: usize = 30_000;

pub(super) fn may_hold(_: &Config, path: &str) -> bool {
    path == "robots.txt" || (path.starts_with("sitemap") && path.ends_with(".xml"))
}

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let config = emission.config();
    let lang = config.default_language.as_str();
    let mut all = Emitted::default();
    if config.generate_robots_txt {
        all = all.absorb(emission.text("robots.txt", "robots.txt", lang, BTreeMap::new()));
    }
    if !config.generate_sitemap {
        return all;
    }
    let entries = entries(emission);
    let values = |part: &[Value]| BTreeMap::from([("entries", Value::from(part.to_vec()))]);
    if entries.len() <= ENTRIES {
        return all.absorb(emission.text("sitemap.xml", "sitemap.xml", lang, values(&entries)));
    }
    let mut names = Vec::new();
    for (number, part) in entries.chunks(ENTRIES).enumerate() {
        let name = format!("sitemap{}.xml", number + 1);
        all = all.absorb(emission.text(&name, "sitemap.xml", lang, values(part)));
        names.push(format!("{}/{name}", config.base_url));
    }
    let index = BTreeMap::from([("sitemaps", Value::from(names))]);
    all.absorb(emission.text("sitemap.xml", "split_sitemap_index.xml", lang, index))
}

/// Every address that search engines should know, once, in order. Stand-ins for missing
/// translations are not among them: their text is at the address of the original.
fn entries(emission: &Emission<'_>) -> Vec<Value> {
    let site = emission.site;
    let mut found: BTreeMap<String, Value> = BTreeMap::new();
    let mut add = |route: &Route, updated: Option<String>, extra: &Json, key: Option<&str>| {
        let permalink = route.permalink(&emission.config().base_url);
        let translations = key.map_or_else(Vec::new, |key| translations(emission, key));
        let entry = BTreeMap::from([
            ("permalink", Value::from(permalink.as_str())),
            ("updated", Value::from(updated)),
            ("extra", Value::from_serializable(extra)),
            ("translations", Value::from(translations)),
        ]);
        found.insert(permalink, Value::from(entry));
    };
    for page in site.pages.iter().filter(|page| page.meta.render && !page.meta.unlisted && !page.is_fallback()) {
        let updated = page.meta.updated.or(page.meta.date).map(|date| date.to_string());
        add(&page.route, updated, &page.meta.extra, Some(&page.key));
    }
    let after_first = |list: List| -> Vec<Route> {
        let (cut, paged) = (Cut::of(site, list), !emission.config().exclude_paginated_pages_in_sitemap);
        cut.pages().skip(1).filter(|_| paged).flatten().map(|index| cut.place(index)).collect()
    };
    let is_shown = |s: &Section| s.meta.render && !s.is_fallback() && s.meta.redirect_to.is_none();
    for (number, section) in site.sections.iter().enumerate().filter(|(_, section)| is_shown(section)) {
        add(&section.route, newest(emission, &section.pages), &section.meta.extra, Some(&section.key));
        after_first(List::Section(SectionId(number))).iter().for_each(|route| add(route, None, &Json::Null, None));
    }
    for (number, taxonomy) in site.taxonomies.iter().enumerate().filter(|(_, taxonomy)| taxonomy.config.render) {
        let all: Vec<PageId> = taxonomy.terms.iter().flat_map(|term| term.pages.iter().copied()).collect();
        add(&taxonomy.route, newest(emission, &all), &Json::Null, None);
        for (at, term) in taxonomy.terms.iter().enumerate() {
            add(&term.route, newest(emission, &term.pages), &Json::Null, None);
            after_first(List::Term(number, at)).iter().for_each(|route| add(route, None, &Json::Null, None));
        }
    }
    found.into_values().collect()
}

/// The day on which a list last changed: that of its newest page.
fn newest(emission: &Emission<'_>, pages: &[PageId]) -> Option<String> {
    let metas = pages.iter().map(|id| &emission.site.page(*id).meta);
    metas.filter_map(|meta| meta.updated.or(meta.date)).max().map(|day| day.to_string())
}

/// The addresses of the same content in other languages, its own included; none when alone.
fn translations(emission: &Emission<'_>, key: &str) -> Vec<Value> {
    let site = emission.site;
    let found = site.translations(key).iter().filter_map(|(lang, target)| {
        let (route, fallback) = match target {
            Target::Page(id) => (&site.page(*id).route, site.page(*id).is_fallback()),
            Target::Section(id) => (&site.section(*id).route, site.section(*id).is_fallback()),
        };
        let permalink = || route.permalink(&emission.config().base_url);
        (!fallback).then(|| BTreeMap::from([("lang", lang.to_string()), ("permalink", permalink())]).into())
    });
    let found: Vec<Value> = found.collect();
    if found.len() > 1 { found } else { Vec::new() }
}
