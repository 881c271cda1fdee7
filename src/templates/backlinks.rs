//! Which pages lead to a page: those whose text has an `@/` link to it.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Map, Value};

use crate::markdown::Document;
use crate::model::{PageId, SectionId, Site, Target};
use crate::text::collate::Collator;

/// The pages and sections that lead to each, in Vietnamese order.
pub(super) struct Backlinks(BTreeMap<Target, Vec<Value>>);

impl Backlinks {
    /// Those of a site, whose texts are given in the order of its pages and sections.
    pub fn of(site: &Site, base_url: &str, pages: &[Document], sections: &[Document]) -> Self {
        let pages = pages.iter().enumerate().map(|(number, text)| (Target::Page(PageId(number)), text));
        let sections = sections.iter().enumerate().map(|(number, text)| (Target::Section(SectionId(number)), text));
        let mut leading: BTreeMap<Target, BTreeSet<Target>> = BTreeMap::new();
        for (source, text) in pages.chain(sections) {
            for link in text.links.iter().filter(|link| link.target != source) {
                leading.entry(link.target).or_default().insert(source);
            }
        }
        let collator = Collator::vietnamese();
        let shown = |sources: BTreeSet<Target>| {
            let mut shown: Vec<(&str, String)> =
                sources.into_iter().map(|source| entry(site, base_url, source)).collect();
            shown.sort_by(|a, b| collator.compare(a.0, b.0).then_with(|| a.1.cmp(&b.1)));
            shown.into_iter().map(value).collect()
        };
        Self(leading.into_iter().map(|(target, sources)| (target, shown(sources))).collect())
    }

    /// What leads to a page or section.
    pub fn to(&self, target: Target) -> Vec<Value> {
        self.0.get(&target).cloned().unwrap_or_default()
    }
}

fn entry<'s>(site: &'s Site, base_url: &str, source: Target) -> (&'s str, String) {
    match source {
        Target::Page(id) => (site.page(id).title(), site.page(id).route.permalink(base_url)),
        Target::Section(id) => (site.section(id).title(), site.section(id).route.permalink(base_url)),
    }
}

fn value((title, permalink): (&str, String)) -> Value {
    Value::from(Map::from_iter([("title".into(), Value::from(title)), ("permalink".into(), Value::from(permalink))]))
}
