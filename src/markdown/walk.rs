//! Walks the parser's events once and writes HTML, minding what plain CommonMark does not.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::calls::{self, Call};
use super::definitions::{self, Definitions};
use super::footnotes::Footnotes;
use super::headings::{self, Heading, Identifiers};
use super::marks::Marks;
use super::part::Part;
use super::stretch::{Prefix, Stretch};
use super::{Document, Input, Renderer, escape, labels, spaced};
use crate::diag::{Diagnostic, Severity, any_error};
use crate::text::{has_control, is_control};

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
    pub(super) marks: Marks,
    /// What the text defines for the bodies of its components.
    definitions: Definitions,
    /// What looks like the mention of a note.
    mentions: Vec<(String, Range<usize>)>,
    /// Component calls without their opening or closing partner, already told.
    pub(super) strays: Vec<Range<usize>>,
    pub(super) ids: Identifiers,
    pub(super) headings: Vec<Heading>,
    pub(super) footnotes: Footnotes,
    /// How many tables a heading has named so far.
    tables: BTreeMap<String, usize>,
    pub(super) anchors_wanted: Vec<(String, Range<usize>)>,
    /// Entries of the glossary that the text has had so far: each is explained at its first use.
    pub(super) explained: BTreeSet<usize>,
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
            marks: Marks::absent_from(&input.body.file),
            definitions: Definitions::default(),
            mentions: Vec::new(),
            strays: Vec::new(),
            permits_raw_html: renderer.config.markdown.raw_html.is_match(inner),
            ids: Identifiers::default(),
            headings: Vec::new(),
            footnotes: Footnotes::default(),
            tables: BTreeMap::new(),
            anchors_wanted: Vec::new(),
            explained: BTreeSet::new(),
            enclosing: 0,
            document: Document::default(),
        }
    }

    /// The HTML of some bytes of the file, whose lines begin with `prefix`.
    pub fn run(&mut self, range: Range<usize>, prefix: &Prefix) -> String {
        let input = self.input;
        let file = &*input.body.file;
        let plain = Stretch::new(file, range.clone(), prefix, &[], self.marks);
        let calls = self.find_calls(&plain, range.clone());
        if self.enclosing == 0 {
            self.look_over(&plain, range.clone(), !calls.is_empty());
        }
        let stretch = if calls.is_empty() { plain } else { Stretch::new(file, range, prefix, &calls, self.marks) };
        self.take_chosen_ids(&stretch);
        self.tell_spaced_links(&stretch);
        let defined = if self.enclosing > 0 || !calls.is_empty() { self.definitions.over(&stretch.text) } else { None };
        let mut part = Part::new(calls, stretch.text.len());
        let (text, over) = defined.as_ref().map_or((&*stretch.text, 0), |(text, over)| (text.as_str(), *over));
        for (event, at) in Parser::new_ext(text, self.renderer.options()).into_offset_iter() {
            // Definitions for the whole text stand over its part.
            if at.start < over {
                continue;
            }
            let at = stretch.place(at.start - over..at.end.saturating_sub(over));
            part.depth = after(part.depth, &event);
            if part.depth > DEEPEST {
                self.tell(Diagnostic::error("text-too-deep"), at);
                break;
            }
            self.event(&mut part, event, at);
        }
        part.pop()
    }

    /// What concerns the whole text: its definitions, mentions of notes, characters that it may not have.
    fn look_over(&mut self, plain: &Stretch<'_>, range: Range<usize>, has_calls: bool) {
        let options = self.renderer.options();
        if has_calls {
            self.definitions = Definitions::of(&plain.text, options);
        }
        let found: Vec<_> = definitions::mentions(&plain.text).collect();
        if !found.is_empty() {
            let code = code_ranges(&plain.text, options);
            let found = found.into_iter().filter(|(_, at)| !calls::is_in(&code, at.start));
            self.mentions = found.map(|(name, at)| (name.to_owned(), plain.place(at))).collect();
        }
        let file = &self.input.body.file;
        if !has_control(&file[range.clone()]) {
            return;
        }
        for (at, c) in file[range.clone()].char_indices().filter(|(_, c)| is_control(*c)) {
            let at = range.start + at;
            let fault = Diagnostic::warning("control-character").arg("character", format!("U+{:04X}", u32::from(c)));
            self.tell(fault, at..at + c.len_utf8());
        }
    }

    /// Whether the text at hand is what a component encloses.
    pub(super) fn is_enclosed(&self) -> bool {
        self.enclosing > 0
    }

    /// The HTML of what a component encloses; none when it lies too deep.
    pub(super) fn enclosed(&mut self, call: &Call<'_>, range: Range<usize>, prefix: &Prefix) -> String {
        if self.enclosing == DEEPEST_CALL {
            self.tell(Diagnostic::error("text-too-deep"), call.range.clone());
            return String::new();
        }
        self.enclosing += 1;
        let html = self.run(range, prefix);
        self.enclosing -= 1;
        html
    }

    /// A link that would be shown as its own source.
    fn tell_spaced_links(&mut self, stretch: &Stretch<'_>) {
        let text = &*stretch.text;
        let found = spaced::find(text);
        if found.is_empty() {
            return;
        }
        let code = code_ranges(text, self.renderer.options());
        for link in found.into_iter().filter(|link| !calls::is_in(&code, link.start)) {
            self.tell(Diagnostic::error("link-space").arg("link", &text[link.clone()]), stretch.place(link));
        }
    }

    /// Identifiers that authors chose are taken before any is made, so that making yields to them.
    fn take_chosen_ids(&mut self, stretch: &Stretch<'_>) {
        let text = &*stretch.text;
        let may_have = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
        if !may_have("{#") && !may_have(" #") {
            return;
        }
        for (event, at) in Parser::new_ext(text, self.renderer.options()).into_offset_iter() {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event
                && !self.marks.are_in(&id)
                && !self.ids.take(&id)
            {
                self.tell(Diagnostic::error("anchor-twice").arg("anchor", id), stretch.place(at));
            }
        }
    }

    fn find_calls(&mut self, plain: &Stretch<'_>, range: Range<usize>) -> Vec<Call<'a>> {
        let may_have = |sign: &str| memmem::find(plain.text.as_bytes(), sign.as_bytes()).is_some();
        if !may_have("{{") && !may_have("{%") {
            return Vec::new();
        }
        let input = self.input;
        let file = &*input.body.file;
        let code = code_ranges(&plain.text, self.renderer.options());
        let code: Vec<_> = code.into_iter().map(|code| plain.place(code)).collect();
        let (calls, unbalanced) = calls::find(file, range.clone(), &code);
        let whole = calls.iter().map(|call| call.whole.clone());
        let taken = code.into_iter().chain(whole).chain(unbalanced.iter().map(|u| u.range.clone()));
        for plain in calls::plain_braces(file, range, taken.collect()) {
            self.tell(Diagnostic::warning("braces-as-text").arg("text", &file[plain.clone()]), plain);
        }
        for stray in unbalanced {
            self.strays.push(stray.range.clone());
            self.tell(Diagnostic::error("component-unbalanced").arg("name", stray.name), stray.range);
        }
        calls
    }

    /// Puts the pieces together.
    pub fn finish(mut self, mut html: String) -> Document {
        let taken = std::mem::take(&mut self.ids).into_set();
        for (anchor, range) in std::mem::take(&mut self.anchors_wanted) {
            let is_note = anchor.starts_with("fn-") || anchor.starts_with("fnref-");
            if !taken.contains(&anchor) && !is_note && anchor != "continue-reading" {
                let fault = Diagnostic::error("anchor-missing").arg("anchor", &anchor).arg("page", self.input.source);
                self.tell(fault.suggest(&anchor, taken.iter().map(String::as_str)), range);
            }
        }
        self.tell_notes();
        // An argument of a call or a reference such as `&#1;` may make one too.
        if has_control(&html) {
            self.document.summary = self.document.summary.map(|summary| summary.replace(is_control, ""));
            html = html.replace(is_control, "");
        }
        let notes = self.footnotes.list(self.renderer.host, self.input.content_lang);
        self.document.html = html + &notes;
        self.document.toc = headings::nest(self.headings);
        self.document.anchors = taken;
        self.document
    }

    /// Mentions without a note, which are shown as they were written, and notes without a mention,
    /// which are not shown.
    fn tell_notes(&mut self) {
        for (name, range) in std::mem::take(&mut self.mentions) {
            if !self.footnotes.has(&name) {
                self.tell(Diagnostic::warning("footnote-undefined").arg("name", name), range);
            }
        }
        for (name, range) in self.footnotes.unmentioned() {
            self.tell(Diagnostic::warning("footnote-unused").arg("name", name), range);
        }
    }

    /// Tells a finding at some bytes of the file.
    pub(super) fn tell(&mut self, fault: Diagnostic, range: Range<usize>) {
        if self.has_room_for(&fault) {
            self.document.faults.push(fault.at(self.input.span(range)));
        }
    }

    /// Tells a finding that lies in another file, such as a template.
    pub(super) fn tell_elsewhere(&mut self, fault: Diagnostic) {
        if self.has_room_for(&fault) {
            self.document.faults.push(fault);
        }
    }

    /// The first error is told however many warnings there are: it keeps the site from being published.
    fn has_room_for(&self, fault: &Diagnostic) -> bool {
        let faults = &self.document.faults;
        faults.len() < MOST_FAULTS || (fault.severity == Severity::Error && !any_error(faults))
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

/// The bytes of a text that are code, where calls and document numbers are plain text.
pub(super) fn code_ranges(text: &str, options: Options) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
        if matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock)) {
            ranges.push(at);
        }
    }
    ranges
}
