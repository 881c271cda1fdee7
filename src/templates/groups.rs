//! The values of taxonomies and their terms, each with its counterparts in other languages.

use std::collections::{BTreeMap, HashMap};

use tera::{Map, Value};

use super::Surroundings;
use crate::model::{PageId, Site, Taxonomy, Term};

/// Where each taxonomy and term is in every language, the default one first.
#[derive(Debug)]
pub(super) struct Groups {
    /// By the name of the taxonomy, and the slug of the term; a taxonomy itself has no slug.
    places: HashMap<(String, String), Vec<Counterpart>>,
}

/// A taxonomy, or one of its terms, by their places in the site.
type Counterpart = (usize, Option<usize>);

impl Groups {
    pub fn of(site: &Site) -> Self {
        let mut places: HashMap<_, Vec<Counterpart>> = HashMap::new();
        for (number, taxonomy) in site.taxonomies.iter().enumerate() {
            let name = &taxonomy.config.name;
            places.entry((name.clone(), String::new())).or_default().push((number, None));
            for (at, term) in taxonomy.terms.iter().enumerate() {
                places.entry((name.clone(), term.slug.clone())).or_default().push((number, Some(at)));
            }
        }
        Self { places }
    }

    /// A taxonomy without its terms. `translations` are its lists in all languages, its own too.
    pub fn taxonomy(&self, around: &Surroundings, taxonomy: &Taxonomy) -> Value {
        let config = &taxonomy.config;
        let mut map = Map::with_capacity(9);
        let mut set = |key: &'static str, value: Value| map.insert(key.into(), value);
        set("name", Value::from(config.name.as_str()));
        set("slug", Value::from(config.slug.as_str()));
        set("paginate_by", Value::from(config.paginate_by));
        set("paginate_path", Value::from(config.paginate_path.as_str()));
        set("render", Value::from(config.render));
        set("feed", Value::from(config.feed));
        set("lang", Value::from(&*taxonomy.lang));
        set("permalink", Value::from(taxonomy.route.permalink(&around.config.base_url)));
        set("translations", self.translations(around, &config.name, ""));
        Value::from(map)
    }

    /// A term with its pages, and the same by the sections that they are in. `main_name` is its name in the
    /// default language, by which settings name it; `place` its place among the labels.
    pub fn term(
        &self,
        around: &Surroundings,
        taxonomy: &Taxonomy,
        term: &Term,
        pages: impl Iterator<Item = Value>,
    ) -> Value {
        let pages: Vec<Value> = pages.collect();
        let mut map = Map::with_capacity(10);
        let mut set = |key: &'static str, value: Value| map.insert(key.into(), value);
        set("name", Value::from(term.name.as_str()));
        set("main_name", Value::from(term.main.as_deref().unwrap_or(&term.name)));
        set("place", Value::from(term.place));
        set("slug", Value::from(term.slug.as_str()));
        set("path", Value::from(term.route.as_str()));
        set("permalink", Value::from(term.route.permalink(&around.config.base_url)));
        set("page_count", Value::from(term.pages.len()));
        set("by_section", by_section(&around.site, &term.pages, &pages));
        set("pages", Value::from(pages));
        set("translations", self.translations(around, &taxonomy.config.name, &term.slug));
        Value::from(map)
    }

    fn translations(&self, around: &Surroundings, taxonomy: &str, slug: &str) -> Value {
        let found = self.places.get(&(taxonomy.to_owned(), slug.to_owned())).map_or(&[][..], Vec::as_slice);
        if found.len() < 2 {
            return Value::from(Vec::<Value>::new());
        }
        let each = found.iter().map(|(number, at)| {
            let taxonomy = &around.site.taxonomies[*number];
            let term = at.map(|at| &taxonomy.terms[at]);
            let (route, title) =
                term.map_or((&taxonomy.route, &taxonomy.config.name), |term| (&term.route, &term.name));
            let mut map = Map::with_capacity(5);
            map.insert("lang".into(), Value::from(&*taxonomy.lang));
            map.insert("title".into(), Value::from(title.as_str()));
            map.insert("permalink".into(), Value::from(route.permalink(&around.config.base_url)));
            map.insert("path".into(), Value::from(route.as_str()));
            map.insert("fallback".into(), Value::from(false));
            Value::from(map)
        });
        Value::from(each.collect::<Vec<_>>())
    }
}

/// The pages under each section that is around any of them; under the home page those in no other. A list
/// over sections, page by page of its pager, need not look through all pages for each of them.
fn by_section(site: &Site, ids: &[PageId], pages: &[Value]) -> Value {
    let mut sections: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (id, page) in ids.iter().zip(pages) {
        let own = site.home(*id);
        let around = site.ancestors(own).into_iter().chain([own]);
        let around: Vec<&str> = around.map(|id| &*site.section(id).key).collect();
        let named = if around.len() < 2 { &around[..] } else { &around[1..] };
        named.iter().for_each(|key| sections.entry(key).or_default().push(page.clone()));
    }
    Value::from(sections.into_iter().map(|(key, pages)| (key.to_owned(), pages)).collect::<BTreeMap<_, _>>())
}
