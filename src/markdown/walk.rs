//! Walks the parser's events once and writes HTML, minding what plain CommonMark does not.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::calls::{self, Call};
use super::footnotes::Footnotes;
use super::headings::{self, Heading, Identifiers};
use super::part::Part;
use super::{Document, Input, Renderer, escape, labels, spaced};
use crate::diag::{Diagnostic, Severity, any_error};

/// Elements within elements. No reader follows that many; those who come after, from the minifier
/// to the browser, follow them by recursion.
const DEEPEST: usize = 100;
/// Component bodies within component bodies.
const DEEPEST_CALL: usize = 16;

/// Findings in one text. More are one mistake many times over, each with a copy of its line.
const MOST_FAULTS: usize = 500;

/// The state of one rendering.
pub(super) struct Walk<'a> {
    pub(super) renderer: &'a Renderer<'a>,
    pub(super) input: &'a Input<'a>,
    pub(super) permits_raw_html: bool,
    /// Component calls without their opening or closing partner, already told.
    pub(super) strays: Vec<Range<usize>>,
    pub(super) ids: Identifiers,
    pub(super) headings: Vec<Heading>,
    pub(super) footnotes: Footnotes,
    /// How many tables a heading has named so far.
    tables: BTreeMap<String, usize>,
    pub(super) anchors_wanted: Vec<(String, Range<usize>)>,
    /// How many component bodies are around the text at hand.
    enclosing: usize,
    pub(super) document: Document,
}

impl<'a> Walk<'a> {
    pub fn new(renderer: &'a Renderer<'a>, input: &'a Input<'a>) -> Self {
        let inner = input.source.within("content").unwrap_or_default();
        Self {
            renderer,
            input,
            strays: Vec::new(),
            permits_raw_html: renderer.config.markdown.raw_html.is_match(inner),
            ids: Identifiers::default(),
            headings: Vec::new(),
            footnotes: Footnotes::default(),
            tables: BTreeMap::new(),
            anchors_wanted: Vec::new(),
            enclosing: 0,
            document: Document::default(),
        }
    }

    /// The HTML of some bytes of the file.
    pub fn run(&mut self, range: Range<usize>) -> String {
        let file = &*self.input.body.file;
        let (calls, hidden) = self.hide_calls(file, range.clone());
        let text = hidden.as_deref().unwrap_or(&file[range.clone()]);
        self.take_chosen_ids(text, range.start);
        self.tell_spaced_links(text, range.start);
        let mut part = Part::new(calls, text.len());
        let mut depth = 0_usize;
        for (event, at) in Parser::new_ext(text, self.renderer.options()).into_offset_iter() {
            let at = at.start + range.start..at.end + range.start;
            depth = after(depth, &event);
            if depth > DEEPEST {
                self.tell(Diagnostic::error("text-too-deep"), at);
                break;
            }
            self.event(&mut part, event, at);
        }
        part.pop()
    }

    /// The HTML of what a component encloses; none when it lies too deep.
    pub(super) fn enclosed(&mut self, call: &Call<'_>, range: Range<usize>) -> String {
        if self.enclosing == DEEPEST_CALL {
            self.tell(Diagnostic::error("text-too-deep"), call.range.clone());
            return String::new();
        }
        self.enclosing += 1;
        let html = self.run(range);
        self.enclosing -= 1;
        html
    }

    /// A link that would be shown as its own source.
    fn tell_spaced_links(&mut self, text: &str, offset: usize) {
        let found = spaced::find(text);
        if found.is_empty() {
            return;
        }
        let code = code_ranges(text, self.renderer.options(), 0);
        for link in found.into_iter().filter(|link| !code.iter().any(|code| code.contains(&link.start))) {
            let fault = Diagnostic::error("link-space").arg("link", &text[link.clone()]);
            self.tell(fault, link.start + offset..link.end + offset);
        }
    }

    /// Identifiers that authors chose are taken before any is made, so that making yields to them.
    fn take_chosen_ids(&mut self, text: &str, offset: usize) {
        if !text.contains("{#") && !text.contains("{ #") && !text.contains(" #") {
            return;
        }
        for (event, at) in Parser::new_ext(text, self.renderer.options()).into_offset_iter() {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event
                && !self.ids.take(&id)
            {
                let at = at.start + offset..at.end + offset;
                self.tell(Diagnostic::error("anchor-twice").arg("anchor", id), at);
            }
        }
    }

    fn hide_calls(&mut self, file: &'a str, range: Range<usize>) -> (Vec<Call<'a>>, Option<String>) {
        let text = &file[range.clone()];
        if !text.contains("{{") && !text.contains("{%") {
            return (Vec::new(), None);
        }
        let code = code_ranges(text, self.renderer.options(), range.start);
        let (calls, unbalanced) = calls::find(file, range.clone(), &code);
        let whole = calls.iter().map(|call| call.whole.clone());
        let taken = code.into_iter().chain(whole).chain(unbalanced.iter().map(|u| u.range.clone()));
        for plain in calls::plain_braces(file, range.clone(), taken.collect()) {
            self.tell(Diagnostic::warning("braces-as-text").arg("text", &file[plain.clone()]), plain);
        }
        for stray in unbalanced {
            self.strays.push(stray.range.clone());
            self.tell(Diagnostic::error("component-unbalanced").arg("name", stray.name), stray.range);
        }
        if calls.is_empty() {
            return (calls, None);
        }
        let hidden = calls::hide(file, range, &calls);
        (calls, Some(hidden))
    }

    /// Puts the pieces together.
    pub fn finish(mut self, html: String) -> Document {
        let taken = self.ids.into_set();
        for (anchor, range) in std::mem::take(&mut self.anchors_wanted) {
            let is_note = anchor.starts_with("fn-") || anchor.starts_with("fnref-");
            if !taken.contains(&anchor) && !is_note && anchor != "continue-reading" {
                let mut fault =
                    Diagnostic::error("anchor-missing").arg("anchor", &anchor).arg("page", self.input.source);
                fault = fault.at(self.input.span(range)).suggest(&anchor, taken.iter().map(String::as_str));
                self.document.faults.push(fault);
            }
        }
        let notes = self.footnotes.list(self.renderer.host, self.input.content_lang);
        self.document.html = html + &notes;
        self.document.toc = headings::nest(self.headings);
        self.document.anchors = taken;
        self.document
    }

    pub(super) fn tell(&mut self, fault: Diagnostic, range: Range<usize>) {
        let faults = &self.document.faults;
        // The first error is told however many warnings there are: it keeps the site from being published.
        if faults.len() >= MOST_FAULTS && (fault.severity != Severity::Error || any_error(faults)) {
            return;
        }
        self.document.faults.push(fault.at(self.input.span(range)));
    }

    /// The name of a table: the heading over it, numbered from the second on, for a page must not
    /// have two regions of one name.
    pub(super) fn table_label(&mut self, heading: &str) -> String {
        let name = if heading.is_empty() { self.label("table") } else { escape(heading) };
        let count = self.tables.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 { name } else { format!("{name} ({count})") }
    }

    pub(super) fn label(&self, key: &str) -> String {
        escape(&labels::label(self.renderer.host, key, self.input.content_lang))
    }
}

/// How many elements are open after an event.
fn after(depth: usize, event: &Event<'_>) -> usize {
    match event {
        Event::Start(_) => depth + 1,
        Event::End(_) => depth.saturating_sub(1),
        _ => depth,
    }
}

/// Whether a text nests deeper than anything is made for.
pub(super) fn is_too_deep(text: &str, options: Options) -> bool {
    let mut depth = 0;
    Parser::new_ext(text, options).any(|event| {
        depth = after(depth, &event);
        depth > DEEPEST
    })
}

/// The bytes of the file that are code, where calls and document numbers are plain text.
pub(super) fn code_ranges(text: &str, options: Options, offset: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
        if matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock)) {
            ranges.push(at.start + offset..at.end + offset);
        }
    }
    ranges
}
