//! A section: a folder with an `_index.md`, and what it says of the pages in it.

use std::sync::Arc;

use serde_json::Value as Json;

use super::data_pages::FromData;
use super::filters::{FACETS, Filter};
use super::front_matter::Split;
use super::index::{self, Letter};
use super::kinds::{CARE_FIELDS, Kind};
use super::names::{self, ContentName};
use super::page::{self, Body};
use super::tables::{self, TableName};
use super::{Citation, PageId, ParseContext, SectionId, Target, citation, data_pages, schema};
use crate::config::{self, AnchorLinks};
use crate::data::{Document, Reader};
use crate::date::Moment;
use crate::diag::{Diagnostic, Span};
use crate::path::{Route, SourcePath};

/// What the pages of a section are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// As their files are named.
    #[default]
    None,
    /// Newest first.
    Date,
    /// Last changed first.
    UpdateDate,
    /// By title, in Vietnamese order.
    Title,
    /// By title, in the order of bytes.
    TitleBytes,
    /// Lightest first.
    Weight,
    /// By slug.
    Slug,
    /// By address.
    Permalink,
}

impl SortBy {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("date", Self::Date),
        ("update_date", Self::UpdateDate),
        ("title", Self::Title),
        ("title_bytes", Self::TitleBytes),
        ("weight", Self::Weight),
        ("slug", Self::Slug),
        ("permalink", Self::Permalink),
    ];

    /// The front-matter key that a page must have to be sorted.
    pub fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::UpdateDate => "updated",
            Self::Title | Self::TitleBytes => "title",
            Self::Weight => "weight",
            Self::None | Self::Slug | Self::Permalink => "",
        }
    }
}

/// One section in one language.
#[derive(Debug, Clone)]
pub struct Section {
    /// The file it was read from; a section that had to be made up has none.
    pub source: Option<SourcePath>,
    /// What `get_section` and `@/` links call it: `thu-tuc/_index.md`.
    pub key: Arc<str>,
    /// Its folder under `content/`; empty at the root.
    pub folder: String,
    /// Its language.
    pub lang: Arc<str>,
    /// The language of its text.
    pub content_lang: Arc<str>,
    /// Its place on the site.
    pub route: Route,
    /// The section around it.
    pub parent: Option<SectionId>,
    /// The sections within it, in order.
    pub children: Vec<SectionId>,
    /// Its pages, in order, those of transparent sections within it too.
    pub pages: Vec<PageId>,
    /// With `list_all`: every page and section of its language from A to Z.
    pub index: Vec<Target>,
    /// The letters of that list.
    pub letters: Vec<Letter>,
    /// By what its list can be filtered.
    pub filters: Vec<Filter>,
    /// The kind of its pages, when it or a section around it names one.
    pub kind: Option<&'static Kind>,
    /// Its Markdown.
    pub body: Body,
    /// The documents that its file names, in its order.
    pub citations: Arc<[Citation]>,
    /// What it says of its keeping ([`super::kinds::CARE_FIELDS`]).
    pub care: Json,
    /// Files beside it.
    pub assets: Vec<(SourcePath, String)>,
    /// What its front matter says.
    pub meta: SectionMeta,
}

/// The front matter of a section.
#[derive(Debug, Clone, Default)]
pub struct SectionMeta {
    /// Its title.
    pub title: Option<String>,
    /// One or two sentences about it.
    pub description: Option<String>,
    /// Its place among its siblings.
    pub weight: i64,
    /// Not to be built, with all that is in it, without `--drafts`.
    pub draft: bool,
    /// Whether it has a file of its own.
    pub render: bool,
    /// How its pages are ordered.
    pub sort_by: SortBy,
    /// Its template, when it names one.
    pub template: Option<String>,
    /// The template of the pages in it and in sections within.
    pub page_template: Option<String>,
    /// Whether it lists every page of the site from A to Z, not its own alone.
    pub list_all: bool,
    /// The names of its filters, each with its place.
    pub filters: Vec<(String, Span)>,
    /// Pages on one page of its pager; none means all.
    pub paginate_by: Option<usize>,
    /// Part of an address before a pager's number.
    pub paginate_path: String,
    /// Whether a pager goes backwards.
    pub paginate_reversed: bool,
    /// Whether its pages count as those of the section around it too.
    pub transparent: bool,
    /// Whether it has a feed.
    pub generate_feeds: bool,
    /// Where links of headings to themselves go, for its pages.
    pub insert_anchor_links: Option<AnchorLinks>,
    /// Another place that it leads to.
    pub redirect_to: Option<String>,
    /// Old places that lead to it.
    pub aliases: Vec<String>,
    /// Whether a search finds it.
    pub in_search_index: bool,
    /// The day by which it is to be looked over again.
    pub review_by: Option<Moment>,
    /// Free values for templates.
    pub extra: Json,
    /// The table whose rows are its pages.
    pub from_data: Option<FromData>,
    /// Tables that pages of the whole site share.
    pub tables: Vec<TableName>,
}

impl Section {
    /// Its title; its folder's name when it has none.
    pub fn title(&self) -> &str {
        self.meta.title.as_deref().unwrap_or_else(|| self.folder.rsplit('/').next().unwrap_or_default())
    }

    /// Whether its text is not in its language.
    pub fn is_fallback(&self) -> bool {
        self.lang != self.content_lang
    }

    /// A section for a folder that needs one and has no `_index.md`.
    pub(super) fn made_up(lang: &str, route: Route) -> Self {
        Self {
            source: None,
            key: "_index.md".into(),
            folder: String::new(),
            lang: lang.into(),
            content_lang: lang.into(),
            route,
            parent: None,
            children: Vec::new(),
            pages: Vec::new(),
            index: Vec::new(),
            letters: Vec::new(),
            filters: Vec::new(),
            kind: None,
            body: Body { file: "".into(), range: 0..0 },
            citations: Arc::default(),
            care: Json::Null,
            assets: Vec::new(),
            meta: SectionMeta {
                render: true,
                in_search_index: true,
                paginate_path: "page".to_owned(),
                extra: serde_json::json!({}),
                ..SectionMeta::default()
            },
        }
    }
}

/// Reads the `_index.md` of a folder.
pub(super) fn read(
    context: &ParseContext<'_>,
    name: &ContentName,
    file: &Arc<str>,
    source: &SourcePath,
    split: Split,
) -> (Option<Section>, Vec<Diagnostic>) {
    let document = Document { file: source.as_str(), text: file };
    let reader = Reader::new(document, &split.node, source.as_str());
    let kind = page::read_kind(&reader);
    let meta = read_meta(&reader);
    let route = match reader.filled_text("path") {
        Some(path) => {
            Route::new(&format!("/{}{}/", context.config.language_prefix(&name.lang), path.trim_matches('/')))
        }
        None => names::folder_route(context.config, &name.lang, &name.folder),
    };
    if let Err(fault) = &route {
        reader.complain(Diagnostic::error(fault.code()).arg("path", &name.folder).at(reader.span("path")));
    }
    let care = schema::read(&reader, CARE_FIELDS);
    let faults = reader.finish();
    let body = Body { file: file.clone(), range: split.body };
    let citations = citation::of_file(&split.node, &body, None);
    let section = route.ok().map(|route| Section {
        source: Some(source.clone()),
        key: name.key.clone(),
        folder: name.folder.clone(),
        lang: name.lang.clone(),
        content_lang: name.lang.clone(),
        route,
        kind,
        body,
        citations: citations.into(),
        care,
        meta,
        ..Section::made_up(&name.lang, Route::home())
    });
    (section, faults)
}

fn read_meta(reader: &Reader<'_>) -> SectionMeta {
    let flag = |key: &str, default: bool| reader.bool(key).unwrap_or(default);
    let list_all = flag("list_all", false);
    SectionMeta {
        title: reader.prose("title"),
        description: reader.prose("description"),
        weight: reader.integer("weight").unwrap_or(0),
        draft: flag("draft", false),
        render: flag("render", true),
        sort_by: reader.choice("sort_by", SortBy::WORDS).unwrap_or_default(),
        template: reader.filled_text("template"),
        page_template: reader.filled_text("page_template"),
        list_all,
        filters: read_filters(reader),
        paginate_by: reader.count("paginate_by").filter(|count| *count > 0).or(list_all.then_some(index::PER_PAGE)),
        paginate_path: config::address_part(reader, "paginate_path").unwrap_or_else(|| "page".to_owned()),
        paginate_reversed: flag("paginate_reversed", false),
        transparent: flag("transparent", false),
        generate_feeds: flag("generate_feeds", false),
        insert_anchor_links: reader.choice("insert_anchor_links", AnchorLinks::WORDS),
        redirect_to: reader.filled_text("redirect_to"),
        aliases: page::read_aliases(reader),
        in_search_index: flag("in_search_index", true),
        review_by: reader.date("review_by"),
        extra: reader.json("extra"),
        from_data: reader.has("from_data").then(|| reader.table("from_data", data_pages::read)).flatten(),
        tables: tables::names(reader),
    }
}

/// `filters`: names of what the list can be filtered by, each once.
fn read_filters(reader: &Reader<'_>) -> Vec<(String, Span)> {
    let mut filters: Vec<(String, Span)> = Vec::new();
    for (number, name) in reader.texts("filters").unwrap_or_default().into_iter().enumerate() {
        let place = reader.span_of_item("filters", number);
        if !FACETS.iter().any(|facet| facet.name == name) {
            let mut known: Vec<&str> = FACETS.iter().map(|facet| facet.name).collect();
            known.dedup();
            let fault = Diagnostic::error("unknown-choice").arg("key", "filters").arg("value", &name);
            reader.complain(fault.arg("choices", known.join(", ")).at(place).suggest(&name, known));
        } else if !filters.iter().any(|(other, _)| *other == name) {
            filters.push((name, place));
        }
    }
    filters
}
