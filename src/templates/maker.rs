//! Makes the values that templates see of a page, a section and the configuration.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value as Json;
use tera::{Map, Value};

use super::documents::{Citations, Documents, Views};
use super::groups::Groups;
use super::library::{Prints, Texts};
use super::{Surroundings, backlinks, held};
use crate::config::LanguageConfig;
use crate::markdown::Document;
use crate::model::{Page, PageId, SectionId, Site, Target};
use crate::text::words;

/// A map under construction.
struct Build(Map);

impl Build {
    fn with_capacity(count: usize) -> Self {
        Self(Map::with_capacity(count))
    }

    fn set(&mut self, key: &'static str, value: impl Into<Value>) {
        self.0.insert(key.into(), value.into());
    }

    fn json(&mut self, key: &'static str, value: &Json) {
        self.set(key, Value::from_serializable(value));
    }

    /// A list; all empty ones are one.
    fn list<T>(&mut self, key: &'static str, list: Vec<T>, empty: &Value)
    where
        Value: From<Vec<T>>,
    {
        self.set(key, if list.is_empty() { empty.clone() } else { Value::from(list) });
    }
}

/// The first fields that were met of each key and kind, and their value.
type First = BTreeMap<(&'static str, &'static str), (Json, Value)>;

/// The terms of a page, by taxonomy.
type Terms = Vec<(String, Vec<String>)>;

/// Values that many pages have: the fields of a kind when none is filled in, the empty list, terms.
#[derive(Debug)]
pub(super) struct Common {
    empty: Value,
    first: Mutex<First>,
    /// One table for all pages that have the same terms: what is made of it is made once (`shared`).
    terms: Mutex<HashMap<Terms, Value>>,
}

impl Default for Common {
    fn default() -> Self {
        Self { empty: Value::from(Vec::<Value>::new()), first: Mutex::default(), terms: Mutex::default() }
    }
}

impl Common {
    /// The value of some fields; shared by all pages that have the same as the first page of the kind.
    fn of(&self, key: &'static str, kind: &'static str, fields: &Json) -> Value {
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        match first.get(&(key, kind)) {
            Some((known, value)) if known == fields => value.clone(),
            Some(_) => {
                drop(first);
                Value::from_serializable(fields)
            }
            None => {
                let value = Value::from_serializable(fields);
                first.insert((key, kind), (fields.clone(), value.clone()));
                value
            }
        }
    }

    /// The terms of a page as a table.
    fn terms(&self, terms: &Terms) -> Value {
        let mut made = held(&self.terms);
        if let Some(known) = made.get(terms) {
            return known.clone();
        }
        let each = terms.iter().map(|(name, terms)| (name.clone().into(), Value::from(terms.clone())));
        let table = Value::from(each.collect::<Map>());
        made.insert(terms.clone(), table.clone());
        table
    }
}

/// Makes values from the site, its texts and its prints.
#[derive(Debug)]
pub(super) struct Maker {
    pub around: Arc<Surroundings>,
    pub texts: Arc<dyn Texts>,
    pub prints: Arc<dyn Prints>,
    pub citations: Arc<Citations>,
    pub groups: Arc<Groups>,
    pub common: Arc<Common>,
    pub views: Views,
}

impl Maker {
    pub fn site(&self) -> &Site {
        &self.around.site
    }

    fn permalink(&self, route: &crate::path::Route) -> String {
        route.permalink(&self.around.config.base_url)
    }

    /// A page as lists show it: without its neighbours.
    pub fn page(&self, id: PageId) -> Value {
        let document = self.texts.text(Target::Page(id));
        let page = self.site().page(id);
        let meta = &page.meta;
        let mut map = Build::with_capacity(44);
        map.set("title", meta.title.as_deref());
        map.set("description", meta.description.clone());
        map.set("date", meta.date.map(|date| date.to_string()));
        map.set("updated", meta.updated.map(|date| date.to_string()));
        map.set("expires", meta.expires.map(|date| date.to_string()));
        map.set("year", meta.date.map(|date| i64::from(date.year())));
        map.set("month", meta.date.map(|date| i64::from(date.month())));
        map.set("day", meta.date.map(|date| i64::from(date.day_of_month())));
        map.set("weight", meta.weight);
        map.set("slug", &*page.slug);
        map.set("path", page.route.as_str());
        map.set("permalink", self.permalink(&page.route));
        map.list("authors", meta.authors.clone(), &self.common.empty);
        map.set("draft", meta.draft);
        map.list("aliases", meta.aliases.clone(), &self.common.empty);
        map.set("in_search_index", meta.in_search_index);
        map.set("lang", &*page.lang);
        map.set("content_lang", &*page.content_lang);
        map.set("fallback", page.is_fallback());
        map.set("kind", page.kind.name);
        map.set("record", self.common.of("record", page.kind.name, &page.record));
        map.set("in_an", self.common.of("in_an", page.kind.name, &page.in_an));
        map.set("care", self.common.of("care", page.kind.name, &page.care));
        map.set("review_by", meta.review_by.map(|date| date.to_string()));
        map.set("documents", Documents::of(&self.around).cited_by(Target::Page(id), &page.lang, &self.views));
        map.set("document", Documents::of(&self.around).standing(id, &self.citations));
        map.set("extra", self.common.of("extra", page.kind.name, &meta.extra));
        map.set("taxonomies", self.common.terms(&meta.taxonomies));
        map.set("ancestors", self.ancestors(self.site().home(id), true));
        map.set("relative_path", page.source.within("content").unwrap_or_default());
        map.set("colocated_path", colocated(page));
        map.list("assets", assets(&page.route, &page.assets), &self.common.empty);
        map.list("translations", self.translations(&page.key), &self.common.empty);
        let publications = self.prints.publications(id);
        let publications = publications.iter().map(Value::from_serializable).collect();
        map.list::<Value>("publications", publications, &self.common.empty);
        map.set("social_picture", Value::from_serializable(&self.prints.social(Target::Page(id))));
        map.list("backlinks", self.backlinks(Target::Page(id)), &self.common.empty);
        self.document(&mut map, document, &page.content_lang);
        Value::from(map.0)
    }

    /// What a rendered text adds.
    fn document(&self, map: &mut Build, document: Document, lang: &str) {
        map.set("summary", document.summary.clone());
        map.set("content", document.html);
        map.set("toc", Value::from_serializable(&document.toc));
        map.set("word_count", document.words);
        map.set("reading_time", words::reading_minutes(document.words, lang));
        map.list("components", document.components, &self.common.empty);
    }

    /// A section without its pages.
    pub fn section(&self, id: SectionId) -> Value {
        let document = self.texts.text(Target::Section(id));
        let section = self.site().section(id);
        let meta = &section.meta;
        let mut map = Build::with_capacity(32);
        map.set("title", meta.title.clone());
        map.set("description", meta.description.clone());
        map.set("path", section.route.as_str());
        map.set("permalink", self.permalink(&section.route));
        map.set("weight", meta.weight);
        map.set("lang", &*section.lang);
        map.set("content_lang", &*section.content_lang);
        map.set("fallback", section.is_fallback());
        map.set("kind", section.kind.map(|kind| kind.name));
        map.json("extra", &meta.extra);
        map.set("subsections", section.children.iter().map(|id| self.key(*id)).collect::<Vec<_>>());
        map.set("ancestors", self.ancestors(id, false));
        map.set("relative_path", &*section.key);
        map.set("assets", assets(&section.route, &section.assets));
        map.set("translations", self.translations(&section.key));
        map.set("generate_feeds", meta.generate_feeds);
        map.set("transparent", meta.transparent);
        map.set("paginate_by", meta.paginate_by);
        map.set("paginate_reversed", meta.paginate_reversed);
        map.set("backlinks", self.backlinks(Target::Section(id)));
        map.json("care", &section.care);
        map.set("review_by", meta.review_by.map(|date| date.to_string()));
        map.set("documents", Documents::of(&self.around).cited_by(Target::Section(id), &section.lang, &self.views));
        map.set("pages", Vec::<Value>::new());
        map.set("filters", super::filtered::filters(&self.around, &*self.prints, section));
        map.set("social_picture", Value::from_serializable(&self.prints.social(Target::Section(id))));
        self.document(&mut map, document, &section.content_lang);
        Value::from(map.0)
    }

    fn backlinks(&self, target: Target) -> Vec<Value> {
        backlinks::value_of(self.site(), &self.around.config.base_url, self.texts.leading_to(target))
    }

    fn key(&self, id: SectionId) -> String {
        self.site().section(id).key.to_string()
    }

    fn ancestors(&self, id: SectionId, with_itself: bool) -> Vec<String> {
        let mut keys: Vec<String> = self.site().ancestors(id).into_iter().map(|id| self.key(id)).collect();
        if with_itself {
            keys.push(self.key(id));
        }
        keys
    }

    /// The same content in the languages that really have it.
    fn translations(&self, key: &str) -> Vec<Value> {
        let found = self.site().translations(key);
        if found.len() < 2 {
            return Vec::new();
        }
        let each = found.iter().map(|(lang, target)| {
            let (title, route, fallback) = match target {
                Target::Page(id) => {
                    let page = self.site().page(*id);
                    (page.title(), &page.route, page.is_fallback())
                }
                Target::Section(id) => {
                    let section = self.site().section(*id);
                    (section.title(), &section.route, section.is_fallback())
                }
            };
            let mut map = Build::with_capacity(5);
            map.set("lang", &**lang);
            map.set("title", title);
            map.set("permalink", self.permalink(route));
            map.set("path", route.as_str());
            map.set("fallback", fallback);
            Value::from(map.0)
        });
        each.collect()
    }

    /// The configuration as a language sees it.
    pub fn config(&self, language: &LanguageConfig) -> Value {
        let config = &self.around.config;
        let mut map = Build::with_capacity(20);
        map.set("base_url", config.base_url.as_str());
        map.set("mode", config.mode);
        let main = config.main_language();
        map.set("title", language.title.clone().or_else(|| main.title.clone()));
        map.set("description", language.description.clone().or_else(|| main.description.clone()));
        map.set("author", config.author.clone());
        map.set("default_language", config.default_language.as_str());
        map.set("languages", self.languages());
        map.set("generate_feed", language.generate_feeds);
        map.set("generate_feeds", language.generate_feeds);
        map.set("feed_filenames", language.feed_filenames.clone());
        let taxonomies = self.site().taxonomies.iter().filter(|t| *t.lang == *language.code);
        map.set("taxonomies", taxonomies.map(|t| self.groups.taxonomy(&self.around, t)).collect::<Vec<_>>());
        map.set("build_search_index", language.build_search_index);
        map.set("generate_sitemap", config.generate_sitemap);
        map.set("generate_robots_txt", config.generate_robots_txt);
        map.json("extra", &config.extra);
        Value::from(map.0)
    }

    /// Every language by its code: title and home.
    fn languages(&self) -> Value {
        let mut all = Map::new();
        for language in &self.around.config.languages {
            let mut map = Build::with_capacity(3);
            map.set("title", language.title.clone());
            map.set("description", language.description.clone());
            let prefix = self.around.config.language_prefix(&language.code);
            map.set("permalink", format!("{}/{prefix}", self.around.config.base_url));
            all.insert(language.code.to_string().into(), Value::from(map.0));
        }
        Value::from(all)
    }
}

fn assets(route: &crate::path::Route, assets: &[(crate::path::SourcePath, String)]) -> Vec<String> {
    assets.iter().map(|(_, name)| format!("{route}{name}")).collect()
}

/// The folder of a bundle, as Zola gives it: with a final slash.
fn colocated(page: &Page) -> Option<String> {
    let inner = page.source.within("content")?;
    let is_bundle = page.key.ends_with("/index.md");
    is_bundle.then(|| inner.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/")))
}
