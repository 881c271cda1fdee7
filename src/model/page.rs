//! A page: its front matter resolved and typed, its place, and its text with its span.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value as Json;

use super::front_matter::Split;
use super::kinds::{CARE_FIELDS, Kind, PRINT_FIELDS};
use super::names::ContentName;
use super::titles::Title;
use super::{Citation, ParseContext, citation, kinds, schema};
use crate::data::{Document, Reader};
use crate::date::Moment;
use crate::diag::{Diagnostic, Span};
use crate::path::{Route, SourcePath};
use crate::text::document_number;

/// Markdown and where it stands in its file.
#[derive(Debug, Clone)]
pub struct Body {
    /// The whole text of the file.
    pub file: Arc<str>,
    /// The bytes of it that are Markdown.
    pub range: Range<usize>,
}

impl Body {
    /// The Markdown.
    pub fn markdown(&self) -> &str {
        &self.file[self.range.clone()]
    }
}

/// One page in one language. What it says is shared with the copies that are made of it: a copy is a count.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it was read from; a page from data has that of its table.
    pub source: SourcePath,
    /// What `get_page` and `@/` links call it, without a language: `thu-tuc/khai-sinh.md`.
    pub key: Arc<str>,
    /// Its language.
    pub lang: Arc<str>,
    /// The language of its text: the default one when there is no translation.
    pub content_lang: Arc<str>,
    /// Its place on the site.
    pub route: Route,
    /// Its own part of the address.
    pub slug: Arc<str>,
    /// Its kind.
    pub kind: &'static Kind,
    /// The fields of its kind, every one of them, absent ones `null` or empty.
    pub record: Arc<Json>,
    /// What posters and banners say of it (`[in_an]`); `null` when it has none.
    pub in_an: Arc<Json>,
    /// What it says of its keeping ([`kinds::CARE_FIELDS`]), every field, absent ones `null` or empty.
    pub care: Arc<Json>,
    /// Its Markdown.
    pub body: Body,
    /// The documents that its file names, in its order.
    pub citations: Arc<[Citation]>,
    /// What any page may say.
    pub meta: Arc<PageMeta>,
    /// Files beside it that go where it goes, and their names there.
    pub assets: Vec<(SourcePath, String)>,
}

/// The front matter that any page may have.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageMeta {
    /// Its title.
    pub title: Option<Title>,
    /// One or two sentences about it.
    pub description: Option<String>,
    /// When it was published; a page is not built before.
    pub date: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// The day from which it is no longer built.
    pub expires: Option<Moment>,
    /// The day by which it is to be looked over again.
    pub review_by: Option<Moment>,
    /// Its place in a section sorted by weight; light ones first.
    pub weight: Option<i64>,
    /// Not to be built without `--drafts`.
    pub draft: bool,
    /// Whether somebody took it down (`duyet = "go"`): it is built no more, in no way of building.
    pub taken_down: bool,
    /// Whether it offers recordings (`am_thanh`).
    pub has_recordings: bool,
    /// Whether it has a file of its own.
    pub render: bool,
    /// Its template, when it names one.
    pub template: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Old places that lead to it.
    pub aliases: Vec<String>,
    /// Terms by taxonomy.
    pub taxonomies: Vec<(String, Vec<String>)>,
    /// Whether a search finds it.
    pub in_search_index: bool,
    /// Whether feeds hold it.
    pub include_in_feeds: bool,
    /// Whether it is part of another page, which stands for it in lists, feeds and the site map.
    pub unlisted: bool,
    /// Free values for templates.
    pub extra: Json,
}

impl Page {
    /// Its title, or its slug when it has none.
    pub fn title(&self) -> &str {
        self.meta.title.as_deref().unwrap_or(&self.slug)
    }

    /// Whether it is a further page of a file that makes several: its front matter is that of the first.
    pub fn is_further_part(&self) -> bool {
        self.meta.unlisted
    }

    /// Whether its text is not in its language.
    pub fn is_fallback(&self) -> bool {
        self.lang != self.content_lang
    }

    /// The whole file as a place for findings.
    pub fn place(&self) -> Span {
        Span::file(self.source.as_str())
    }
}

/// Reads a page. `kind` is that of its section.
pub(super) fn read(
    context: &ParseContext<'_>,
    name: &ContentName,
    file: &Arc<str>,
    source: &SourcePath,
    split: Split,
    inherited: &'static Kind,
) -> (Option<Page>, Vec<Diagnostic>) {
    let document = Document { file: source.as_str(), text: file };
    let reader = Reader::new(document, &split.node, source.as_str());
    let kind = read_kind(&reader).unwrap_or(inherited);
    let mut meta = read_meta(&reader, context);
    meta.date = meta.date.or(name.date);
    order_of_dates(&reader, &meta);
    let slug = read_slug(&reader, context, name);
    let route = read_route(&reader, context, name, &slug);
    let in_an = match reader.has("in_an") {
        true => reader.table("in_an", |table| schema::read(table, PRINT_FIELDS)),
        false => Json::Null,
    };
    let record = kinds::read(&reader, kind);
    let care = schema::read(&reader, CARE_FIELDS);
    history_by_number(&reader, &care);
    let faults = reader.finish();
    let body = Body { file: file.clone(), range: split.body };
    let citations = citation::of_file(&split.node, &body, record.get("so_ky_hieu").and_then(Json::as_str));
    let page = route.map(|route| Page {
        source: source.clone(),
        key: name.key.clone(),
        lang: name.lang.clone(),
        content_lang: name.lang.clone(),
        route,
        slug: slug.into(),
        kind,
        record: Arc::new(record),
        in_an: Arc::new(in_an),
        care: Arc::new(care),
        body,
        citations: citations.into(),
        meta: Arc::new(meta),
        assets: Vec::new(),
    });
    (page, faults)
}

/// What a page names as history is known by its number.
fn history_by_number(reader: &Reader<'_>, care: &Json) {
    let named = care.get("van_ban_cu").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    for (at, text) in named.enumerate().filter(|(_, text)| document_number::find(text).is_empty()) {
        let fault = Diagnostic::error("relation-no-number").arg("key", "van_ban_cu").arg("value", text);
        reader.complain(fault.at(reader.span_of_item("van_ban_cu", at)));
    }
}

/// The kind that front matter names.
pub(super) fn read_kind(reader: &Reader<'_>) -> Option<&'static Kind> {
    let name = reader.text("kind")?;
    let kind = kinds::find(&name);
    if kind.is_none() {
        let names: Vec<&str> = kinds::KINDS.iter().map(|kind| kind.name).collect();
        reader.complain(
            Diagnostic::error("unknown-choice")
                .arg("key", "kind")
                .arg("value", &name)
                .arg("choices", names.join(", "))
                .at(reader.span("kind"))
                .suggest(&name, names),
        );
    }
    kind
}

fn read_meta(reader: &Reader<'_>, context: &ParseContext<'_>) -> PageMeta {
    let title = reader.filled_text("title").and_then(|_| reader.prose("title"));
    if title.is_none() && !reader.has("title") {
        reader.complain(Diagnostic::warning("page-no-title").at(Span::file(reader.document.file)));
    }
    PageMeta {
        title: title.map(Title::from),
        description: reader.prose("description"),
        date: reader.date("date"),
        updated: reader.date("updated"),
        expires: reader.date("expires"),
        review_by: reader.date("review_by"),
        weight: reader.integer("weight"),
        draft: reader.bool("draft").unwrap_or(false),
        taken_down: false,
        has_recordings: false,
        render: reader.bool("render").unwrap_or(true),
        template: reader.filled_text("template"),
        authors: reader.proses("authors"),
        aliases: read_aliases(reader),
        taxonomies: read_taxonomies(reader, context),
        in_search_index: reader.bool("in_search_index").unwrap_or(true),
        include_in_feeds: reader.bool("include_in_feeds").unwrap_or(true),
        unlisted: false,
        extra: reader.json("extra"),
    }
}

/// A page that goes before it comes, or was changed before it was written, is likely a slip.
fn order_of_dates(reader: &Reader<'_>, meta: &PageMeta) {
    let Some(date) = &meta.date else { return };
    for (key, moment) in [("expires", &meta.expires), ("updated", &meta.updated)] {
        if moment.as_ref().is_some_and(|moment| moment.day() < date.day()) {
            let said = Diagnostic::warning("date-before-date").arg("key", key).arg("date", date);
            reader.complain(said.at(reader.span(key)));
        }
    }
}

/// `aliases`, each checked to be a place on the site.
pub(super) fn read_aliases(reader: &Reader<'_>) -> Vec<String> {
    let aliases = reader.texts("aliases").unwrap_or_default();
    for (number, alias) in aliases.iter().enumerate() {
        if let Err(fault) = Route::new(alias) {
            let fault = Diagnostic::error(fault.code()).arg("path", alias);
            reader.complain(fault.at(reader.span_of_item("aliases", number)));
        }
    }
    aliases
}

fn read_taxonomies(reader: &Reader<'_>, context: &ParseContext<'_>) -> Vec<(String, Vec<String>)> {
    let known: Vec<&str> = context.taxonomy_names.iter().map(String::as_str).collect();
    if !reader.has("taxonomies") {
        return Vec::new();
    }
    reader.table("taxonomies", |table| {
        table.also_known(known.iter().copied());
        let terms = known.iter().filter_map(|name| {
            let terms = table.has(name).then(|| table.proses(name))?;
            if terms.iter().any(|term| term.trim().is_empty()) {
                table.complain(Diagnostic::error("empty-value").arg("key", name).at(table.span(name)));
            }
            Some(((*name).to_owned(), terms))
        });
        terms.collect()
    })
}

fn read_slug(reader: &Reader<'_>, context: &ParseContext<'_>, name: &ContentName) -> String {
    if let Some(slug) = reader.filled_text("slug") {
        return context.config.slugify.paths.apply(&slug);
    }
    context.config.slugify.paths.apply(&name.name)
}

fn read_route(reader: &Reader<'_>, context: &ParseContext<'_>, name: &ContentName, slug: &str) -> Option<Route> {
    let given = reader.filled_text("path");
    let key = if given.is_some() { "path" } else { "slug" };
    let route = match &given {
        Some(path) => {
            Route::new(&format!("/{}{}/", context.config.language_prefix(&name.lang), path.trim_matches('/')))
        }
        None if slug.is_empty() => Err(crate::path::PathFault::Empty),
        None => name.route(context.config, slug),
    };
    match route {
        Ok(route) => Some(route),
        Err(fault) => {
            let path = given.as_deref().unwrap_or(&name.name);
            let place = if reader.has(key) { reader.span(key) } else { Span::file(reader.document.file) };
            reader.complain(Diagnostic::error(fault.code()).arg("path", path).at(place));
            None
        }
    }
}
