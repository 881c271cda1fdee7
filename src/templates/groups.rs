//! The values of taxonomies and their terms, each with its counterparts in other languages.

use std::collections::HashMap;

use tera::{Map, Value};

use super::Surroundings;
use crate::model::{Taxonomy, Term};
use crate::path::Route;

/// Where each taxonomy and term is in every language, the default one first.
pub(super) struct Groups<'a> {
    around: &'a Surroundings,
    /// By the name of the taxonomy, and the slug of the term; a taxonomy itself has no slug.
    places: HashMap<(&'a str, &'a str), Vec<Counterpart<'a>>>,
}

/// The language of a group, where it is, what it is called.
type Counterpart<'a> = (&'a str, &'a Route, &'a str);

impl<'a> Groups<'a> {
    pub fn of(around: &'a Surroundings) -> Self {
        let mut places: HashMap<_, Vec<Counterpart<'_>>> = HashMap::new();
        for taxonomy in &around.site.taxonomies {
            let (name, lang) = (taxonomy.config.name.as_str(), taxonomy.lang.as_str());
            places.entry((name, "")).or_default().push((lang, &taxonomy.route, name));
            for term in &taxonomy.terms {
                places.entry((name, term.slug.as_str())).or_default().push((lang, &term.route, term.name.as_str()));
            }
        }
        Self { around, places }
    }

    /// A taxonomy without its terms. `translations` are its lists in all languages, its own too.
    pub fn taxonomy(&self, taxonomy: &Taxonomy) -> Value {
        let config = &taxonomy.config;
        let mut map = Map::with_capacity(9);
        let mut set = |key: &'static str, value: Value| map.insert(key.into(), value);
        set("name", Value::from(config.name.as_str()));
        set("slug", Value::from(config.slug.as_str()));
        set("paginate_by", Value::from(config.paginate_by));
        set("paginate_path", Value::from(config.paginate_path.as_str()));
        set("render", Value::from(config.render));
        set("feed", Value::from(config.feed));
        set("lang", Value::from(taxonomy.lang.as_str()));
        set("permalink", Value::from(taxonomy.route.permalink(&self.around.config.base_url)));
        set("translations", self.translations(&config.name, ""));
        Value::from(map)
    }

    /// A term with its pages. `main_name` is its name in the default language, by which settings name it;
    /// `place` its place among the labels.
    pub fn term(&self, taxonomy: &Taxonomy, term: &Term, pages: &[Value]) -> Value {
        let mut map = Map::with_capacity(9);
        let mut set = |key: &'static str, value: Value| map.insert(key.into(), value);
        set("name", Value::from(term.name.as_str()));
        set("main_name", Value::from(term.main.as_deref().unwrap_or(&term.name)));
        set("place", Value::from(term.place));
        set("slug", Value::from(term.slug.as_str()));
        set("path", Value::from(term.route.as_str()));
        set("permalink", Value::from(term.route.permalink(&self.around.config.base_url)));
        set("page_count", Value::from(term.pages.len()));
        set("pages", Value::from(term.pages.iter().map(|id| pages[id.0].clone()).collect::<Vec<_>>()));
        set("translations", self.translations(&taxonomy.config.name, &term.slug));
        Value::from(map)
    }

    fn translations(&self, taxonomy: &str, slug: &str) -> Value {
        let found = self.places.get(&(taxonomy, slug)).map_or(&[][..], Vec::as_slice);
        if found.len() < 2 {
            return Value::from(Vec::<Value>::new());
        }
        let each = found.iter().map(|(lang, route, title)| {
            let mut map = Map::with_capacity(5);
            map.insert("lang".into(), Value::from(*lang));
            map.insert("title".into(), Value::from(*title));
            map.insert("permalink".into(), Value::from(route.permalink(&self.around.config.base_url)));
            map.insert("path".into(), Value::from(route.as_str()));
            map.insert("fallback".into(), Value::from(false));
            Value::from(map)
        });
        Value::from(each.collect::<Vec<_>>())
    }
}
