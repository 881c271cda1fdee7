//! Puts what components make in the place of their marks.

use std::borrow::Cow;

use super::part::Part;
use super::stretch::Prefix;
use super::walk::Walk;
use crate::diag::Diagnostic;

impl Walk<'_> {
    /// The HTML of the call of a number; none when it is wrong, which is told.
    pub(super) fn called(&mut self, part: &Part<'_>, number: usize) -> String {
        let Some(call) = part.calls.get(number).cloned() else { return String::new() };
        let body = call.body.clone().map(|range| {
            let prefix = Prefix::before(&self.input.body.file, call.range.start);
            self.enclosed(&call, range, &prefix)
        });
        self.document.components.push(call.name.to_owned());
        match self.renderer.host.component(&call, body.as_deref(), self.input.lang) {
            Ok(html) => html.trim().to_owned(),
            // In the component's own template, which most likely fails at every call.
            Err(fault) if fault.span.is_some() => {
                let span = self.input.span(call.range);
                self.tell_elsewhere(fault.arg("page", format!("{}:{}:{}", span.file, span.line, span.column)));
                String::new()
            }
            Err(fault) => {
                self.tell(fault, call.range);
                String::new()
            }
        }
    }

    /// A text that is no content, such as an address or a title, with the words of components in it.
    pub(super) fn with_words<'t>(&mut self, part: &Part<'_>, text: &'t str) -> Cow<'t, str> {
        self.replaced(text, |walk, number| words_of(&walk.called(part, number)))
    }

    /// HTML that an author wrote with that of components in it.
    pub(super) fn with_html<'t>(&mut self, part: &Part<'_>, html: &'t str) -> Cow<'t, str> {
        self.replaced(html, |walk, number| walk.called(part, number))
    }

    /// A text as its author wrote it.
    pub(super) fn as_written<'t>(&mut self, part: &Part<'_>, text: &'t str) -> Cow<'t, str> {
        self.replaced(text, |walk, number| {
            let whole = part.calls.get(number).map_or(0..0, |call| call.whole.clone());
            walk.input.body.file[whole].to_owned()
        })
    }

    /// What cannot hold a call: one in it is told and left out.
    pub(super) fn without_calls(&mut self, part: &Part<'_>, text: &str) -> String {
        let rest = self.replaced(text, |walk, number| {
            if let Some(call) = part.calls.get(number) {
                walk.tell(Diagnostic::error("component-misplaced").arg("name", call.name), call.range.clone());
            }
            String::new()
        });
        rest.into_owned()
    }

    fn replaced<'t>(&mut self, text: &'t str, mut replace: impl FnMut(&mut Self, usize) -> String) -> Cow<'t, str> {
        let mut rest = text;
        let mut out = String::new();
        while let Some((before, number, after)) = self.marks.first(rest) {
            out.push_str(before);
            out.push_str(&replace(self, number));
            rest = after;
        }
        if out.is_empty() && rest.len() == text.len() { Cow::Borrowed(text) } else { Cow::Owned(out + rest) }
    }
}

/// The text of HTML, as it is read out.
pub(super) fn words_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    let plain = entities.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_html_are_what_is_read_out() {
        assert_eq!(words_of("<b title=\"x\">Một &amp;\n hai</b> <br>ba&lt;"), "Một & hai ba<");
    }
}
