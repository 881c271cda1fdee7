//! Which pages lead to a page: those whose text has an `@/` link to it.

use tera::{Map, Value};

use crate::model::{Site, Target};
use crate::text::collate::Collator;

/// What leads to a page or section, in Vietnamese order: a list of `title` and `permalink`.
pub(super) fn value_of(site: &Site, base_url: &str, sources: Vec<Target>) -> Vec<Value> {
    let mut shown: Vec<(&str, String)> = sources.into_iter().map(|source| entry(site, base_url, source)).collect();
    if shown.len() > 1 {
        let collator = Collator::vietnamese();
        shown.sort_by(|a, b| collator.compare(a.0, b.0).then_with(|| a.1.cmp(&b.1)));
    }
    shown.into_iter().map(value).collect()
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
