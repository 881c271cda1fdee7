//! The body of a page as blocks for print: the same Markdown, as data that a layout sets.
//!
//! A block is an object whose `t` names it: `heading` (level, body), `para` (body), `list` (start or
//! null, items of {checked, blocks}), `table` (align, head, rows), `quote`, `alert` (kind), `defs`
//! (items of {term, blocks}), `code-block` (text), `figure` (src, alt), `rule`, `call` (name, args, blocks).
//! A body is a list of runs: `text`, `em`, `strong`, `del`, `sup`, `sub`, `code`, `link` (url, body),
//! `br`, `img` (src, alt), `note` (n, blocks; blocks is null when the note was shown before).

mod calls;
mod frames;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::{Value, json};

use super::definitions::Definitions;
use super::marks::Marks;
use super::stretch::Prefix;
use crate::config::MarkdownConfig;
use calls::Hidden;
use frames::Frames;

/// Component bodies within component bodies, and notes within notes; deeper ones are left out.
const DEEPEST: usize = 8;

/// Whether a text nests deeper than can be set.
pub fn too_deep(markdown: &str, settings: &MarkdownConfig) -> bool {
    super::walk::is_too_deep(markdown, super::options(settings))
}

/// The blocks of a text. `resolve` gives the absolute address of a link, or none when it leads
/// nowhere on paper; then its text stands alone.
pub fn blocks(markdown: &str, settings: &MarkdownConfig, resolve: &dyn Fn(&str) -> Option<String>) -> Vec<Value> {
    if too_deep(markdown, settings) {
        // Told when the page's HTML is made, and by those who print it.
        return Vec::new();
    }
    let definitions = Definitions::of(markdown, super::options(settings));
    let marks = Marks::absent_from(markdown);
    let mut builder = Builder { settings, resolve, markdown, marks, definitions, notes: BTreeMap::new() };
    let mut blocks = builder.part(0..markdown.len(), &Prefix::default(), 0);
    place_notes(&mut blocks, &builder.notes, &mut Shown::new(), 0);
    step_headings(&mut blocks, &mut 1);
    blocks
}

/// The title of the page is the one heading of level 1, and no level is left out on the way down:
/// readers of tagged documents find their way by both.
fn step_headings(blocks: &mut [Value], last: &mut u64) {
    for block in blocks {
        if block["t"] == "heading" {
            let level = block["level"].as_u64().unwrap_or(2).clamp(2, *last + 1);
            block["level"] = level.into();
            *last = level;
        } else if let Some(Value::Array(inner)) = block.get_mut("blocks") {
            step_headings(inner, last);
        }
    }
}

struct Builder<'a> {
    settings: &'a MarkdownConfig,
    resolve: &'a dyn Fn(&str) -> Option<String>,
    markdown: &'a str,
    marks: Marks,
    /// What the text defines for the bodies of its components.
    definitions: Definitions,
    /// The blocks of each note by its name.
    notes: BTreeMap<String, Vec<Value>>,
}

impl Builder<'_> {
    /// The blocks of the page, or of what a component encloses.
    fn part(&mut self, range: Range<usize>, prefix: &Prefix, depth: usize) -> Vec<Value> {
        let options = super::options(self.settings);
        let hidden = Hidden::of(self.markdown, range, prefix, self.marks, options);
        let called: Vec<Value> = hidden.calls.iter().map(|call| self.call(call, depth)).collect();
        let has_parts = depth > 0 || !hidden.calls.is_empty();
        let defined = if has_parts { self.definitions.over(&hidden.text) } else { None };
        let (text, over) = defined.as_ref().map_or((&hidden.text, 0), |(text, over)| (text, *over));
        let mut frames = Frames::new();
        for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
            if at.start >= over {
                self.event(&mut frames, event, &called);
            }
        }
        frames.finish()
    }

    /// A component call, as the name, the texts it was given and the blocks that it encloses.
    fn call(&mut self, call: &super::Call<'_>, depth: usize) -> Value {
        let inner = call.body.clone().filter(|_| depth < DEEPEST);
        let prefix = |_: &Range<usize>| Prefix::before(self.markdown, call.range.start);
        let prefix = inner.as_ref().map(prefix).unwrap_or_default();
        let blocks = inner.map_or_else(Vec::new, |range| self.part(range, &prefix, depth + 1));
        let mut args = calls::texts(call.arguments);
        // An address is as absolute as any other on paper.
        for key in ["href", "url"] {
            if let Some(url) = args.get(key).and_then(Value::as_str).and_then(|link| (self.resolve)(link)) {
                args.insert(key.to_owned(), url.into());
            }
        }
        json!({ "t": "call", "name": call.name, "args": args, "blocks": blocks })
    }

    fn event(&mut self, frames: &mut Frames, event: Event<'_>, called: &[Value]) {
        match event {
            Event::Start(tag) => self.start(frames, tag),
            Event::End(tag) => self.end(frames, tag),
            Event::Text(text) => push_text(frames, &text, self.marks, called),
            Event::Code(text) => frames.add(json!({ "t": "code", "text": &*text })),
            Event::SoftBreak => frames.text(" "),
            Event::HardBreak => frames.add(json!({ "t": "br" })),
            Event::Rule => frames.add(json!({ "t": "rule" })),
            Event::FootnoteReference(name) => frames.add(json!({ "t": "note", "name": &*name })),
            Event::TaskListMarker(done) => frames.set("checked", done.into()),
            // What is written as HTML has no form on paper but its text.
            Event::Html(_) | Event::InlineHtml(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, frames: &mut Frames, tag: Tag<'_>) {
        let frame = match tag {
            Tag::Paragraph => json!({ "t": "para" }),
            Tag::Heading { level, .. } => json!({ "t": "heading", "level": level as u8 }),
            Tag::BlockQuote(None) => json!({ "t": "quote" }),
            Tag::BlockQuote(Some(kind)) => json!({ "t": "alert", "kind": super::events::alert_name(kind) }),
            Tag::CodeBlock(_) => json!({ "t": "code-block" }),
            Tag::List(start) => json!({ "t": "list", "start": start }),
            Tag::Item => json!({ "t": "item", "checked": null }),
            Tag::FootnoteDefinition(name) => json!({ "t": "definition-of", "name": &*name }),
            Tag::DefinitionList => json!({ "t": "defs" }),
            Tag::DefinitionListTitle => json!({ "t": "term" }),
            Tag::DefinitionListDefinition => json!({ "t": "meaning" }),
            Tag::Table(align) => {
                let align = align.iter().map(|side| format!("{side:?}").to_lowercase()).collect::<Vec<_>>();
                json!({ "t": "table", "align": align })
            }
            Tag::TableHead | Tag::TableRow => json!({ "t": "row" }),
            Tag::TableCell => json!({ "t": "cell" }),
            Tag::Emphasis => json!({ "t": "em" }),
            Tag::Strong => json!({ "t": "strong" }),
            Tag::Strikethrough => json!({ "t": "del" }),
            Tag::Superscript => json!({ "t": "sup" }),
            Tag::Subscript => json!({ "t": "sub" }),
            Tag::Link { dest_url, .. } => json!({ "t": "link", "url": (self.resolve)(&dest_url) }),
            Tag::Image { dest_url, .. } => json!({ "t": "img", "src": &*dest_url }),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => json!({ "t": "nothing" }),
        };
        frames.open(frame);
    }

    fn end(&mut self, frames: &mut Frames, _: TagEnd) {
        if let Some((name, blocks)) = frames.close() {
            self.notes.entry(name).or_insert(blocks);
        }
    }
}

/// Text, with the calls whose marks stand in it.
fn push_text(frames: &mut Frames, text: &str, marks: Marks, called: &[Value]) {
    let mut rest = text;
    while let Some((before, number, after)) = marks.first(rest) {
        frames.text(before);
        if let Some(call) = called.get(number) {
            frames.add(call.clone());
        }
        rest = after;
    }
    frames.text(rest);
}

/// Notes that were mentioned, by name, with their numbers.
type Shown = BTreeMap<String, usize>;

/// Puts the blocks of each note where it is first mentioned, and numbers the mentions. `depth` tells
/// how many notes these blocks are within: a note may mention others.
fn place_notes(blocks: &mut [Value], notes: &BTreeMap<String, Vec<Value>>, shown: &mut Shown, depth: usize) {
    for block in blocks {
        match block {
            Value::Array(items) => place_notes(items, notes, shown, depth),
            Value::Object(map) if map.get("t").is_some_and(|t| t == "note") => {
                let name = map.remove("name").and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
                let next = shown.len() + 1;
                let first = !shown.contains_key(&name) && depth < DEEPEST;
                let number = *shown.entry(name.clone()).or_insert(next);
                let mut text = notes.get(&name).filter(|_| first).cloned();
                if let Some(text) = &mut text {
                    place_notes(text, notes, shown, depth + 1);
                }
                map.insert("n".to_owned(), number.into());
                map.insert("blocks".to_owned(), text.into());
            }
            Value::Object(map) => map.values_mut().for_each(|value| {
                if let Value::Array(items) = value {
                    place_notes(items, notes, shown, depth);
                }
            }),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
