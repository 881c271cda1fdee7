//! The values of taxonomies and their terms, each with its counterparts in other languages.

use std::collections::HashMap;
use std::sync::Arc;

use tera::{Map, Value};

use super::Surroundings;
use crate::model::{Taxonomy, Term};

/// Where each taxonomy and term is in every language, the default one first.
#[derive(Debug)]
pub(super) struct Groups {
    around: Arc<Surroundings>,
    /// By the name of the taxonomy, and the slug of the term; a taxonomy itself has no slug.
    places: HashMap<(String, String), Vec<Counterpart>>,
}

/// A taxonomy, or one of its terms, by their places in the site.
type Counterpart = (usize, Option<usize>);

impl Groups {
    pub fn of(around: Arc<Surroundings>) -> Self {
        let mut places: HashMap<_, Vec<Counterpart>> = HashMap::new();
        for (number, taxonomy) in around.site.taxonomies.iter().enumerate() {
            let name = &taxonomy.config.name;
            places.entry((name.clone(), String::new())).or_default().push((number, None));
            for (at, term) in taxonomy.terms.iter().enumerate() {
                places.entry((name.clone(), term.slug.clone())).or_default().push((number, Some(at)));
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
    pub fn term(&self, taxonomy: &Taxonomy, term: &Term, pages: impl Iterator<Item = Value>) -> Value {
        let mut map = Map::with_capacity(9);
        let mut set = |key: &'static str, value: Value| map.insert(key.into(), value);
        set("name", Value::from(term.name.as_str()));
        set("main_name", Value::from(term.main.as_deref().unwrap_or(&term.name)));
        set("place", Value::from(term.place));
        set("slug", Value::from(term.slug.as_str()));
        set("path", Value::from(term.route.as_str()));
        set("permalink", Value::from(term.route.permalink(&self.around.config.base_url)));
        set("page_count", Value::from(term.pages.len()));
        set("pages", Value::from(pages.collect::<Vec<_>>()));
        set("translations", self.translations(&taxonomy.config.name, &term.slug));
        Value::from(map)
    }

    fn translations(&self, taxonomy: &str, slug: &str) -> Value {
        let found = self.places.get(&(taxonomy.to_owned(), slug.to_owned())).map_or(&[][..], Vec::as_slice);
        if found.len() < 2 {
            return Value::from(Vec::<Value>::new());
        }
        let each = found.iter().map(|(number, at)| {
            let taxonomy = &self.around.site.taxonomies[*number];
            let term = at.map(|at| &taxonomy.terms[at]);
            let (route, title) =
                term.map_or((&taxonomy.route, &taxonomy.config.name), |term| (&term.route, &term.name));
            let mut map = Map::with_capacity(5);
            map.insert("lang".into(), Value::from(taxonomy.lang.as_str()));
            map.insert("title".into(), Value::from(title.as_str()));
            map.insert("permalink".into(), Value::from(route.permalink(&self.around.config.base_url)));
            map.insert("path".into(), Value::from(route.as_str()));
            map.insert("fallback".into(), Value::from(false));
            Value::from(map)
        });
        Value::from(each.collect::<Vec<_>>())
    }
}
