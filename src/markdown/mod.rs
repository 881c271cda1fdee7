//! Markdown into HTML: the one owner of `pulldown-cmark`.
//!
//! [`Renderer::render`] turns the text of a page into a [`Document`]: HTML, contents, summary,
//! links and what was wrong, each with its line and column. Links to content are resolved here;
//! whether an anchor exists is known only when every document is, so it is checked later.
//!
//! What CommonMark leaves to style attributes, checkboxes without a name and the like is written
//! in a form that is accessible and stands under a strict Content-Security-Policy.

pub mod blocks;
mod called;
mod calls;
mod definitions;
mod events;
mod footnotes;
mod headings;
mod images;
mod inline;
mod labels;
mod links;
mod marks;
mod part;
pub mod prose;
mod raw;
mod spaced;
mod stretch;
mod tables;
mod walk;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Options;

pub use calls::Call;
pub use headings::Heading;
pub use links::CheckedLink;

use crate::config::{AnchorLinks, Config, MarkdownConfig};
use crate::diag::{Diagnostic, Span};
use crate::images::Workshop;
use crate::model::{Body, Site};
use crate::path::{Route, SourcePath};
use crate::source::SourceTree;

/// What the theme brings to Markdown; the templates stand behind it.
pub trait Host: Sync {
    /// The HTML of a component call in a text of the language `lang`. `body` is the HTML of what
    /// it encloses.
    ///
    /// # Errors
    /// An unknown component, wrong arguments, or a fault within it; at the call.
    fn component(&self, call: &Call<'_>, body: Option<&str>, lang: &str) -> Result<String, Diagnostic>;

    /// A heading's link to itself as the site or the theme writes it; none when they do not.
    fn anchor_link(&self, _id: &str, _lang: &str, _level: u8) -> Option<Result<String, Diagnostic>> {
        None
    }

    /// What the site or the theme puts after a summary; none when they put nothing.
    fn summary_cutoff(&self, _summary: &str, _lang: &str) -> Option<Result<String, Diagnostic>> {
        None
    }

    /// The opening of the link to the page of a document, for its number in the text of the page at
    /// `from`; none when it stays a number.
    fn document_link(&self, _number: &str, _lang: &str, _from: &str) -> Option<String> {
        None
    }

    /// A word of the theme's interface in a language.
    fn label(&self, key: &str, lang: &str) -> Option<String>;
}

/// The text of one page or section, rendered.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The whole of it as HTML.
    pub html: String,
    /// What stands before `<!-- more -->`, as HTML.
    pub summary: Option<String>,
    /// The headings, nested.
    pub toc: Vec<Heading>,
    /// Identifiers that a link may point at.
    pub anchors: BTreeSet<String>,
    /// Links to other content, whose anchors are yet to be checked.
    pub links: Vec<CheckedLink>,
    /// How many words (syllables) it has.
    pub words: usize,
    /// Whether it links to something beside its file that is not there: it may come.
    pub awaits_files: bool,
    /// Names of the components that it calls.
    pub components: Vec<String>,
    /// What was found wrong.
    pub faults: Vec<Diagnostic>,
}

/// What is to be rendered.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The Markdown and its file.
    pub body: &'a Body,
    /// The file it stands in.
    pub source: &'a SourcePath,
    /// The place of the page that it is for.
    pub route: &'a Route,
    /// The language that its links lead to.
    pub lang: &'a str,
    /// The language that it is written in.
    pub content_lang: &'a str,
    /// Where links of headings to themselves go.
    pub anchor_links: AnchorLinks,
}

/// Renders the Markdown of one site.
pub struct Renderer<'a> {
    /// The site's configuration.
    pub config: &'a Config,
    /// The site that links are looked up in.
    pub site: &'a Site,
    /// The files that pictures are looked up in.
    pub files: &'a SourceTree,
    /// Where pictures are ordered.
    pub workshop: &'a Workshop,
    /// The theme.
    pub host: &'a dyn Host,
}

impl Renderer<'_> {
    /// Renders one text.
    pub fn render(&self, input: &Input<'_>) -> Document {
        let mut walk = walk::Walk::new(self, input);
        let html = walk.run(input.body.range.clone(), &stretch::Prefix::default());
        walk.finish(images::first_at_once(html))
    }

    fn options(&self) -> Options {
        options(&self.config.markdown)
    }

    /// Markdown without links to content, components or headings of its own: for the filter
    /// `markdown` and for single lines.
    pub fn plain(markdown: &str, inline: bool) -> String {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        let parser = pulldown_cmark::Parser::new_ext(markdown, options);
        let mut html = String::with_capacity(markdown.len() * 3 / 2);
        pulldown_cmark::html::push_html(&mut html, parser);
        if inline {
            let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
            return inner.map_or_else(|| html.trim().to_owned(), str::to_owned);
        }
        html
    }
}

/// The options of the parser for a site.
fn options(settings: &MarkdownConfig) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_GFM, settings.github_alerts);
    options.set(Options::ENABLE_DEFINITION_LIST, settings.definition_list);
    options.set(Options::ENABLE_SMART_PUNCTUATION, settings.smart_punctuation);
    options
}

impl Input<'_> {
    /// The place of some bytes of the file.
    fn span(&self, range: Range<usize>) -> Span {
        Span::locate(self.source.as_str(), &self.body.file, range)
    }
}

/// Escapes text for HTML content and attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

/// Adds text, escaped.
fn escape_into(text: &str, out: &mut String) {
    // All bytes are looked at, for that goes many at a time, and few texts have any of these.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & !matches!(byte, b'&' | b'<' | b'>' | b'"'));
    if is_plain {
        return out.push_str(text);
    }
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}
