//! What templates share, as Tera values: every page, section, taxonomy and configuration, once.
//!
//! A copy of a value is a count in memory, not a copy of its text; so a list of all pages on
//! every page costs nothing that grows with the square of the site.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value as Json;
use tera::{Map, Value};

use super::Surroundings;
use super::backlinks::Backlinks;
use super::documents::Documents;
use super::groups::Groups;
use crate::config::LanguageConfig;
use crate::markdown::Document;
use crate::model::{Page, PageId, SectionId, Site, Target};
use crate::text::words;

/// A publication made from a page, for its page to offer.
#[derive(Debug, Clone, Serialize)]
pub struct PublicationView {
    /// Layout, by its name in the theme.
    pub layout: String,
    /// Size, by its name in the theme.
    pub size: String,
    /// The layout as people call it: `Áp phích`.
    pub layout_name: String,
    /// The size as people call it: `A2`, `1 × 6 m`.
    pub size_name: String,
    /// What layout and size are called in English, for lists in it.
    #[serde(skip)]
    pub english: (String, String),
    /// Finish, by its name: `van-phong`.
    pub finish: &'static str,
    /// How many pages it has.
    pub pages: usize,
    /// The office it is made for; none for the general one.
    pub office: Option<String>,
    /// What it is called.
    pub title: String,
    /// Width of the sheet in millimetres.
    pub width_mm: f64,
    /// Height of the sheet in millimetres.
    pub height_mm: f64,
    /// The file to print; none for what is made for screens.
    pub pdf: Option<PublicationFile>,
    /// The preview.
    pub png: PublicationPicture,
    /// The same as WebP, small to large.
    pub webp: Vec<PublicationPicture>,
    /// For screens: every picture at its full size.
    pub pictures: Vec<PublicationPicture>,
}

/// What print made for a site's pages to show.
#[derive(Debug, Default)]
pub struct Printed {
    /// Publications by page.
    pub publications: BTreeMap<PageId, Vec<PublicationView>>,
    /// The picture that stands for a page where it is shared.
    pub social_pages: BTreeMap<PageId, PublicationPicture>,
    /// The same of a section.
    pub social_sections: BTreeMap<SectionId, PublicationPicture>,
}

/// A file that can be fetched.
#[derive(Debug, Clone, Serialize)]
pub struct PublicationFile {
    /// Its absolute address.
    pub url: String,
    /// Its size in bytes.
    pub bytes: usize,
}

/// A picture that can be shown.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PublicationPicture {
    /// Its absolute address.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// All shared values.
#[derive(Debug)]
pub struct Library {
    pub(super) configs: BTreeMap<String, Value>,
    pub(super) pages: Vec<Value>,
    pub(super) sections: Vec<Value>,
    /// Sections without their pages.
    pub(super) sections_alone: Vec<Value>,
    /// Lists of terms, beside the taxonomies of the site.
    pub(super) taxonomies: Vec<Value>,
    pub(super) terms: Vec<Vec<Value>>,
    pub(super) offices: BTreeMap<String, Value>,
}

impl Library {
    /// Builds every value. `documents` are those of the pages, then those of the sections.
    pub fn build(around: &Surroundings, pages: Vec<Document>, sections: Vec<Document>, printed: &Printed) -> Self {
        let site = &*around.site;
        let backlinks = Backlinks::of(site, &around.config.base_url, &pages, &sections);
        let documents = Documents::of(site, &around.config.base_url);
        let groups = Groups::of(around);
        let maker = Maker { around, site, printed, backlinks: &backlinks, documents: &documents, groups: &groups };
        let pages: Vec<Value> =
            pages.into_par_iter().enumerate().map(|(number, document)| maker.page(PageId(number), document)).collect();
        let alone: Vec<Map> =
            sections.into_iter().enumerate().map(|(n, document)| maker.section(SectionId(n), document)).collect();
        let full = alone.iter().enumerate().map(|(number, map)| {
            let listed = site.sections[number].pages.iter().map(|id| pages[id.0].clone());
            let mut map = map.clone();
            map.insert("pages".into(), Value::from(listed.collect::<Vec<_>>()));
            Value::from(map)
        });
        let offices = around.config.languages.iter().map(|language| {
            let offices = site.offices(&language.code).map(|id| pages[id.0].clone());
            (language.code.clone(), Value::from(offices.collect::<Vec<_>>()))
        });
        Self {
            configs: around.config.languages.iter().map(|l| (l.code.clone(), maker.config(l))).collect(),
            sections: full.collect(),
            offices: offices.collect(),
            taxonomies: site.taxonomies.iter().map(|taxonomy| groups.taxonomy(taxonomy)).collect(),
            terms: site
                .taxonomies
                .iter()
                .map(|t| t.terms.iter().map(|term| groups.term(t, term, &pages)).collect())
                .collect(),
            sections_alone: alone.into_iter().map(Value::from).collect(),
            pages,
        }
    }

    /// A page's value with its neighbours, for its own template.
    pub(super) fn page_with_neighbours(&self, site: &Site, id: PageId) -> Value {
        let neighbours = site.neighbours[id.0];
        let mut map = self.pages[id.0].as_map().cloned().unwrap_or_default();
        let value = |id: Option<PageId>| id.map_or_else(Value::none, |id| self.pages[id.0].clone());
        map.insert("lower".into(), value(neighbours.lower));
        map.insert("higher".into(), value(neighbours.higher));
        Value::from(map)
    }

    /// The configuration as a language sees it.
    pub(super) fn config(&self, lang: &str) -> Value {
        self.configs.get(lang).cloned().unwrap_or_else(Value::none)
    }
}

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
}

struct Maker<'a> {
    around: &'a Surroundings,
    site: &'a Site,
    printed: &'a Printed,
    backlinks: &'a Backlinks,
    documents: &'a Documents<'a>,
    groups: &'a Groups<'a>,
}

impl Maker<'_> {
    fn permalink(&self, route: &crate::path::Route) -> String {
        route.permalink(&self.around.config.base_url)
    }

    fn page(&self, id: PageId, document: Document) -> Value {
        let publications = self.printed.publications.get(&id).map_or(&[][..], Vec::as_slice);
        let page = self.site.page(id);
        let meta = &page.meta;
        let mut map = Build::with_capacity(44);
        map.set("title", meta.title.clone());
        map.set("description", meta.description.clone());
        map.set("date", meta.date.map(|date| date.to_string()));
        map.set("updated", meta.updated.map(|date| date.to_string()));
        map.set("expires", meta.expires.map(|date| date.to_string()));
        map.set("year", meta.date.map(|date| i64::from(date.year())));
        map.set("month", meta.date.map(|date| i64::from(date.month())));
        map.set("day", meta.date.map(|date| i64::from(date.day_of_month())));
        map.set("weight", meta.weight);
        map.set("slug", page.slug.as_str());
        map.set("path", page.route.as_str());
        map.set("permalink", self.permalink(&page.route));
        map.set("authors", meta.authors.clone());
        map.set("draft", meta.draft);
        map.set("aliases", meta.aliases.clone());
        map.set("in_search_index", meta.in_search_index);
        map.set("lang", page.lang.as_str());
        map.set("content_lang", page.content_lang.as_str());
        map.set("fallback", page.is_fallback());
        map.set("kind", page.kind.name);
        map.json("record", &page.record);
        map.json("in_an", &page.in_an);
        map.json("care", &page.care);
        map.set("review_by", meta.review_by.map(|date| date.to_string()));
        map.set("documents", self.documents.cited_by(Target::Page(id), &page.lang));
        map.set("document", self.documents.standing(id));
        map.json("extra", &meta.extra);
        map.set("taxonomies", taxonomies_of(page));
        map.set("ancestors", self.ancestors(page.section, true));
        map.set("relative_path", page.source.within("content").unwrap_or_default());
        map.set("colocated_path", colocated(page));
        map.set("assets", assets(&page.route, &page.assets));
        map.set("translations", self.translations(&page.key));
        map.set("publications", Value::from_serializable(publications));
        map.set("social_picture", Value::from_serializable(&self.printed.social_pages.get(&id)));
        map.set("backlinks", self.backlinks.to(Target::Page(id)));
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
        map.set("components", document.components);
    }

    fn section(&self, id: SectionId, document: Document) -> Map {
        let section = self.site.section(id);
        let meta = &section.meta;
        let mut map = Build::with_capacity(32);
        map.set("title", meta.title.clone());
        map.set("description", meta.description.clone());
        map.set("path", section.route.as_str());
        map.set("permalink", self.permalink(&section.route));
        map.set("weight", meta.weight);
        map.set("lang", section.lang.as_str());
        map.set("content_lang", section.content_lang.as_str());
        map.set("fallback", section.is_fallback());
        map.set("kind", section.kind.map(|kind| kind.name));
        map.json("extra", &meta.extra);
        map.set("subsections", section.children.iter().map(|id| self.key(*id)).collect::<Vec<_>>());
        map.set("ancestors", self.ancestors(id, false));
        map.set("relative_path", section.key.as_str());
        map.set("assets", assets(&section.route, &section.assets));
        map.set("translations", self.translations(&section.key));
        map.set("generate_feeds", meta.generate_feeds);
        map.set("transparent", meta.transparent);
        map.set("paginate_by", meta.paginate_by);
        map.set("paginate_reversed", meta.paginate_reversed);
        map.set("backlinks", self.backlinks.to(Target::Section(id)));
        map.json("care", &section.care);
        map.set("review_by", meta.review_by.map(|date| date.to_string()));
        map.set("documents", self.documents.cited_by(Target::Section(id), &section.lang));
        map.set("pages", Vec::<Value>::new());
        map.set("filters", super::filtered::filters(self.around, self.printed, section));
        map.set("social_picture", Value::from_serializable(&self.printed.social_sections.get(&id)));
        self.document(&mut map, document, &section.content_lang);
        map.0
    }

    fn key(&self, id: SectionId) -> String {
        self.site.section(id).key.clone()
    }

    fn ancestors(&self, id: SectionId, with_itself: bool) -> Vec<String> {
        let mut keys: Vec<String> = self.site.ancestors(id).into_iter().map(|id| self.key(id)).collect();
        if with_itself {
            keys.push(self.key(id));
        }
        keys
    }

    /// The same content in the languages that really have it.
    fn translations(&self, key: &str) -> Vec<Value> {
        let found = self.site.translations(key);
        if found.len() < 2 {
            return Vec::new();
        }
        let each = found.iter().map(|(lang, target)| {
            let (title, route, fallback) = match target {
                Target::Page(id) => {
                    let page = self.site.page(*id);
                    (page.title(), &page.route, page.is_fallback())
                }
                Target::Section(id) => {
                    let section = self.site.section(*id);
                    (section.title(), &section.route, section.is_fallback())
                }
            };
            let mut map = Build::with_capacity(5);
            map.set("lang", lang.as_str());
            map.set("title", title);
            map.set("permalink", self.permalink(route));
            map.set("path", route.as_str());
            map.set("fallback", fallback);
            Value::from(map.0)
        });
        each.collect()
    }

    fn config(&self, language: &LanguageConfig) -> Value {
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
        let taxonomies = self.site.taxonomies.iter().filter(|t| t.lang == language.code);
        map.set("taxonomies", taxonomies.map(|t| self.groups.taxonomy(t)).collect::<Vec<_>>());
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
            all.insert(language.code.clone().into(), Value::from(map.0));
        }
        Value::from(all)
    }
}

fn taxonomies_of(page: &Page) -> Value {
    let terms = page.meta.taxonomies.iter();
    let map: Map = terms.map(|(name, terms)| (name.clone().into(), Value::from(terms.clone()))).collect();
    Value::from(map)
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
