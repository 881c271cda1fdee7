//! What each event of the parser becomes.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::calls;
use super::headings::Heading;
use super::part::{HeadingState, ImageState, Part};
use super::walk::Walk;
use super::{escape, labels};
use crate::config::AnchorLinks;
use crate::diag::Diagnostic;
use crate::text::words;

impl Walk<'_> {
    pub(super) fn event(&mut self, part: &mut Part<'_>, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(part, tag, at),
            Event::End(tag) => self.end(part, tag),
            Event::Text(text) => self.text(part, &text),
            Event::Code(code) => {
                self.document.words += words::count(&code);
                part.note_text(&code);
                part.write(&format!("<code>{}</code>", escape(&code)));
            }
            // A block of it comes line by line and is judged whole.
            Event::Html(line) => match &mut part.html_block {
                Some((block, _)) => block.push_str(&line),
                None => self.raw_html(part, &line, at),
            },
            Event::InlineHtml(html) => self.raw_html(part, &html, at),
            Event::FootnoteReference(name) => {
                let mention = self.footnotes.mention(&name, self.renderer.host, self.input.content_lang);
                part.write(&mention);
            }
            Event::SoftBreak => {
                part.note_text(" ");
                part.write("\n");
            }
            Event::HardBreak => {
                part.note_text(" ");
                part.write("<br>\n");
            }
            Event::Rule => part.write("<hr>\n"),
            Event::TaskListMarker(done) => {
                let (sign, key) = if done { ("☑", "task-done") } else { ("☐", "task-open") };
                let label = self.label(key);
                part.write(&format!("<span class=\"task\" role=\"img\" aria-label=\"{label}\">{sign}</span> "));
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => part.write(&escape(&text)),
        }
    }

    fn start(&mut self, part: &mut Part<'_>, tag: Tag<'_>, at: Range<usize>) {
        if let Some(html) = plain_start(&tag) {
            return part.write(html);
        }
        match tag {
            Tag::Paragraph => {
                part.push();
                part.paragraph = Some(part.depth);
            }
            Tag::Heading { level, id, classes, .. } => {
                part.push();
                let id = id.map(|id| self.without_calls(part, &id)).filter(|id| !id.is_empty());
                let classes = self.without_calls(part, &classes.join(" "));
                part.heading =
                    Some(HeadingState { level: level_number(level), id, classes, text: String::new(), range: at });
            }
            Tag::BlockQuote(Some(kind)) => {
                let name = alert_name(kind);
                let title = self.label(&format!("alert-{name}"));
                part.write(&format!(
                    "<div class=\"alert alert-{name}\" role=\"note\"><p class=\"alert-title\">{title}</p>\n"
                ));
            }
            Tag::CodeBlock(kind) => {
                part.in_code = true;
                self.code_block(part, &kind, at);
            }
            Tag::List(Some(first)) => part.write(&format!("<ol start=\"{first}\">\n")),
            Tag::FootnoteDefinition(name) => {
                part.push();
                part.note = Some((name.to_string(), at));
            }
            Tag::Link { link_type, dest_url, title, .. } => self.link(part, link_type, &dest_url, &title, at),
            Tag::Image { dest_url, title, .. } => {
                part.push();
                let (destination, title) = (dest_url.to_string(), title.to_string());
                part.image = Some(ImageState { destination, title, alt: String::new(), range: at });
            }
            Tag::Table(alignments) => {
                let label = self.table_label(&part.last_heading);
                let html = part.table.start(alignments, &label);
                part.write(&html);
            }
            Tag::HtmlBlock => part.html_block = Some((String::new(), at)),
            Tag::TableHead => write_with(part, |table| table.head_start().to_owned()),
            Tag::TableRow => write_with(part, |table| table.row_start().to_owned()),
            Tag::TableCell => write_with(part, |table| table.cell_start()),
            _ => {}
        }
    }

    fn end(&mut self, part: &mut Part<'_>, tag: TagEnd) {
        if let Some(html) = plain_end(&tag) {
            return part.write(html);
        }
        match tag {
            TagEnd::Paragraph => self.paragraph_end(part),
            TagEnd::Heading(_) => self.heading_end(part),
            TagEnd::CodeBlock => {
                part.in_code = false;
                part.write("</code></pre>\n");
            }
            TagEnd::FootnoteDefinition => {
                let html = part.pop();
                if let Some((name, at)) = part.note.take() {
                    self.footnotes.define(&name, html, at);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((block, at)) = part.html_block.take() {
                    self.raw_html(part, &block, at);
                }
            }
            TagEnd::Table => write_with(part, |table| table.end().to_owned()),
            TagEnd::TableHead => write_with(part, |table| table.head_end().to_owned()),
            TagEnd::TableCell => write_with(part, |table| table.cell_end().to_owned()),
            TagEnd::Link => {
                let close = part.links.pop().unwrap_or_default();
                part.write(close);
            }
            TagEnd::Image => self.image_end(part),
            _ => {}
        }
    }

    /// A paragraph that holds one component or one figure and nothing else is that, without `<p>`.
    fn paragraph_end(&mut self, part: &mut Part<'_>) {
        let inner = part.pop();
        part.paragraph = None;
        if !inner.trim().is_empty() {
            part.write_paragraph(&inner);
        }
    }

    /// The first word after a fence is the code's language. The rest of the line is no text, and a
    /// call in it would vanish.
    fn code_block(&mut self, part: &mut Part<'_>, kind: &CodeBlockKind<'_>, at: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => &**info,
            CodeBlockKind::Indented => "",
        };
        if let Some(call) = calls::find(info, 0..info.len(), &[]).0.first() {
            self.tell(Diagnostic::error("component-misplaced").arg("name", call.name), at);
        }
        let language = info.split([' ', ',']).next().unwrap_or_default();
        if language.is_empty() {
            return part.write("<pre tabindex=\"0\"><code>");
        }
        let language = escape(language);
        part.write(&format!("<pre tabindex=\"0\"><code class=\"language-{language}\" data-lang=\"{language}\">"));
    }

    fn heading_end(&mut self, part: &mut Part<'_>) {
        let inner = part.pop();
        let Some(heading) = part.heading.take() else { return };
        let title = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if heading.level == 1 {
            self.tell(Diagnostic::warning("heading-one"), heading.range.clone());
        }
        let rule = self.renderer.config.slugify.anchors;
        let id = heading.id.unwrap_or_else(|| self.ids.make(&title, rule));
        let class =
            if heading.classes.is_empty() { String::new() } else { format!(" class=\"{}\"", escape(&heading.classes)) };
        let level = heading.level;
        let text = self.with_anchor_link(inner.trim(), &id, &title, level);
        part.write(&format!("<h{level} id=\"{}\"{class}>{text}</h{level}>\n", escape(&id)));
        part.last_heading.clone_from(&title);
        let permalink = format!("{}#{id}", self.input.route.permalink(&self.renderer.config.base_url));
        self.headings.push(Heading { level, id, title, permalink, children: Vec::new() });
    }

    fn with_anchor_link(&mut self, inner: &str, id: &str, title: &str, level: u8) -> String {
        match self.input.anchor_links {
            AnchorLinks::None => inner.to_owned(),
            AnchorLinks::Left => format!("{} {inner}", self.anchor_link(id, title, level)),
            AnchorLinks::Right => format!("{inner} {}", self.anchor_link(id, title, level)),
            AnchorLinks::Heading => format!("<a href=\"#{}\">{inner}</a>", escape(id)),
        }
    }

    fn anchor_link(&mut self, id: &str, title: &str, level: u8) -> String {
        match self.renderer.host.anchor_link(id, self.input.lang, level) {
            Some(Ok(html)) => return html.trim().to_owned(),
            Some(Err(fault)) => self.tell_elsewhere(fault),
            None => {}
        }
        let label = labels::label(self.renderer.host, "anchor-link", self.input.content_lang);
        format!(
            "<a class=\"zola-anchor\" href=\"#{}\" aria-label=\"{}\">#</a>",
            escape(id),
            escape(&format!("{label}: {title}"))
        )
    }
}

fn write_with(part: &mut Part<'_>, write: impl FnOnce(&mut super::tables::TableState) -> String) {
    let html = write(&mut part.table);
    part.write(&html);
}

/// Tags that are the same whatever they hold.
/// The opening of a plain element.
fn plain_start(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::BlockQuote(None) => "<blockquote>\n",
        Tag::List(None) => "<ul>\n",
        Tag::List(Some(1)) => "<ol>\n",
        Tag::Item => "<li>",
        Tag::DefinitionList => "<dl>\n",
        Tag::DefinitionListTitle => "<dt>",
        Tag::DefinitionListDefinition => "<dd>",
        Tag::Emphasis => "<em>",
        Tag::Strong => "<strong>",
        Tag::Strikethrough => "<del>",
        Tag::Superscript => "<sup>",
        Tag::Subscript => "<sub>",
        _ => return None,
    })
}

fn plain_end(tag: &TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::BlockQuote(None) => "</blockquote>\n",
        TagEnd::BlockQuote(Some(_)) => "</div>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::Item => "</li>\n",
        TagEnd::DefinitionList => "</dl>\n",
        TagEnd::DefinitionListTitle => "</dt>\n",
        TagEnd::DefinitionListDefinition => "</dd>\n",
        TagEnd::TableRow => "</tr>\n",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        TagEnd::Superscript => "</sup>",
        TagEnd::Subscript => "</sub>",
        _ => return None,
    })
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

pub(super) fn alert_name(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
