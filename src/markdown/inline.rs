//! What stands in a line: text, links and pictures.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::called::words_of;
use super::escape;
use super::links::Resolved;
use super::part::Part;
use super::walk::Walk;
use crate::diag::Diagnostic;
use crate::text::{document_number, words};

impl Walk<'_> {
    pub(super) fn text(&mut self, part: &mut Part<'_>, text: &str) {
        if part.calls.is_empty() {
            return self.words_of(part, text);
        }
        let mut rest = text;
        while let Some((before, number, after)) = self.marks.first(rest) {
            self.words_of(part, before);
            let html = self.called(part, number);
            if part.takes_text() {
                part.note_text(&words_of(&html));
            }
            if part.image.is_none() {
                part.write_called(&html);
            }
            rest = after;
        }
        self.words_of(part, rest);
    }

    /// Text with document numbers kept together and abbreviations explained.
    fn words_of(&mut self, part: &mut Part<'_>, text: &str) {
        self.document.words += words::count(text);
        part.note_text(text);
        if part.image.is_some() {
            return;
        }
        let mut done = 0;
        for (range, entry) in self.terms(part, text) {
            self.write_words(part, &text[done..range.start]);
            let meaning = &self.renderer.site.glossary.entries()[entry].meaning;
            let term = escape(&text[range.clone()]);
            part.write(&format!("<abbr title=\"{}\">{term}</abbr>", escape(meaning)));
            done = range.end;
        }
        self.write_words(part, &text[done..]);
    }

    /// Writes text with document numbers kept together, and linked to their pages where they have one.
    fn write_words(&self, part: &mut Part<'_>, text: &str) {
        // Every number has a slash.
        if part.in_code || memchr::memchr(b'/', text.as_bytes()).is_none() {
            return part.write_text(text);
        }
        let may_link = part.links.is_empty() && part.heading.is_none();
        let link = |number: &str| {
            let host = self.renderer.host;
            may_link.then(|| host.document_link(number, self.input.lang, self.input.route.as_str())).flatten()
        };
        part.write(&document_number::link_html(&escape(text), &link));
    }

    /// The terms of the glossary in a text that have not come before. Headings go into lists of contents
    /// and links have a name already, so neither explains anything.
    fn terms(&mut self, part: &Part<'_>, text: &str) -> Vec<(Range<usize>, usize)> {
        if part.in_code || part.heading.is_some() || !part.links.is_empty() {
            return Vec::new();
        }
        let mut terms = self.renderer.site.glossary.find(text, self.input.content_lang);
        terms.retain(|(_, entry)| self.explained.insert(*entry));
        terms
    }

    pub(super) fn link(
        &mut self,
        part: &mut Part<'_>,
        kind: LinkType,
        destination: &str,
        title: &str,
        at: Range<usize>,
    ) {
        let (destination, title) = (&*self.with_words(part, destination), &*self.with_words(part, title));
        let mail = if kind == LinkType::Email { format!("mailto:{destination}") } else { String::new() };
        let destination = if mail.is_empty() { destination } else { &mail };
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let open = |address: &str, more: &str| format!("<a href=\"{}\"{title}{more}>", escape(address));
        let resolved = self.renderer.resolve(self.input, destination, at.clone());
        let html = match resolved {
            Ok(Resolved::Internal(address)) => open(&address, ""),
            Ok(Resolved::Unknown(address)) => {
                self.document.awaits_files = true;
                open(&address, "")
            }
            Ok(Resolved::External(address)) => open(&address, &self.renderer.external_attributes()),
            Ok(Resolved::Content(address, link)) => {
                self.document.links.push(link);
                open(&address, "")
            }
            Ok(Resolved::Anchor(anchor)) => {
                let html = open(&format!("#{anchor}"), "");
                self.anchors_wanted.push((anchor, at));
                html
            }
            Ok(Resolved::Withheld) => {
                self.tell(self.renderer.withheld(destination), at);
                String::new()
            }
            Err(fault) => {
                self.tell(fault, at);
                String::new()
            }
        };
        part.links.push(if html.is_empty() { "" } else { "</a>" });
        part.write(&html);
    }

    pub(super) fn image_end(&mut self, part: &mut Part<'_>) {
        part.pop();
        let Some(mut image) = part.image.take() else { return };
        image.destination = self.with_words(part, &image.destination).into_owned();
        image.title = self.with_words(part, &image.title).into_owned();
        if image.alt.trim().is_empty() {
            self.tell(Diagnostic::warning("image-no-alt").arg("link", &image.destination), image.range.clone());
        }
        match self.renderer.picture(self.input, &image.destination, image.alt.trim()) {
            Ok(html) if image.title.is_empty() => part.write(&html),
            Ok(html) => {
                let caption = escape(&image.title);
                part.write(&format!("<figure>{html}<figcaption>{caption}</figcaption></figure>"));
            }
            Err(fault) => self.tell(fault, image.range),
        }
    }
}
