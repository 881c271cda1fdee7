//! The quick way to minify a page: one pass over its bytes, without a tree.
//!
//! It answers for pages whose every element is closed where the minifying library would close it too,
//! as all pages of well-made templates are, and gives the bytes that the library gives. A page with
//! anything else in it is the library's.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memmem};
use minify_html_common::spec::tag::ns::Namespace;
use minify_html_common::spec::tag::omission::{can_omit_as_before, can_omit_as_last_node};
use minify_html_common::spec::tag::void::VOID_TAGS;
use minify_html_common::spec::tag::whitespace::{WhitespaceMinification, get_whitespace_minification_for_tag};

use super::tag::{Tag, name_end};
use super::{by_library, seen, text};

/// Marks in what the library writes shorter than it was: left to it.
const REWRITTEN: &str = "\u{20d2}";

/// A page as the library would minify it; none when that cannot be said.
pub(super) fn minify(html: &str) -> Option<Vec<u8>> {
    if memmem::find(html.as_bytes(), REWRITTEN.as_bytes()).is_some() {
        return None;
    }
    let mut page = Page::new(html);
    let mut at = 0;
    while at < html.len() {
        at = page.piece(at)?;
    }
    page.end()
}

/// An element that is open.
struct Open<'h> {
    name: Cow<'h, str>,
    /// What its content is.
    namespace: Namespace,
    in_pre: bool,
    white: &'static WhitespaceMinification,
    /// Whether a text or an element stood in it.
    is_begun: bool,
    /// Where in the outcome the text begins that was the last in it, when no element came after.
    last_text: Option<usize>,
}

struct Page<'h> {
    html: &'h str,
    out: Vec<u8>,
    open: Vec<Open<'h>>,
    tag: Tag<'h>,
    has_html: bool,
    has_head: bool,
    has_body: bool,
}

impl<'h> Page<'h> {
    fn new(html: &'h str) -> Self {
        let root = Open::new(Cow::Borrowed(""), Namespace::Html, false);
        let (out, tag) = (Vec::with_capacity(html.len()), Tag::default());
        Self { html, out, open: vec![root], tag, has_html: false, has_head: false, has_body: false }
    }

    /// Writes the text or tag at a byte; says where it ends.
    fn piece(&mut self, at: usize) -> Option<usize> {
        let bytes = self.html.as_bytes();
        if bytes[at] != b'<' {
            let end = memchr(b'<', &bytes[at..]).map_or(bytes.len(), |length| at + length);
            self.text(at, end)?;
            return Some(end);
        }
        match bytes.get(at + 1)? {
            b'/' => self.close(at),
            b'!' => self.declaration(at),
            letter if letter.is_ascii_alphabetic() => self.begin(at),
            _ => None,
        }
    }

    fn text(&mut self, start: usize, end: usize) -> Option<()> {
        let top = self.open.last_mut()?;
        let from = self.out.len();
        let words = &self.html[start..end];
        let words = if memchr(b'&', words.as_bytes()).is_some() {
            Cow::Owned(text::decoded(words, top.white.collapse)?)
        } else {
            words.into()
        };
        let mut words = words.as_bytes();
        if top.white.trim && !top.is_begun {
            words = text::trim_start(words);
        }
        top.is_begun = true;
        top.last_text = Some(from);
        if !top.white.collapse {
            self.out.extend_from_slice(words);
        } else if !top.white.destroy_whole || !words.iter().all(|byte| text::is_white(*byte)) {
            text::collapse(words, &mut self.out);
        }
        Some(())
    }

    /// A comment, which goes, or the kind of document, which stays.
    fn declaration(&mut self, at: usize) -> Option<usize> {
        const KIND: &str = "<!doctype html>";
        let rest = &self.html[at..];
        if let Some(remark) = rest.strip_prefix("<!--") {
            return remark.find("-->").map(|end| at + 4 + end + 3);
        }
        let is_kind = rest.get(..KIND.len()).is_some_and(|start| start.eq_ignore_ascii_case(KIND));
        if !is_kind || !self.out.is_empty() {
            return None;
        }
        self.out.extend_from_slice(KIND.as_bytes());
        Some(at + KIND.len())
    }

    fn begin(&mut self, at: usize) -> Option<usize> {
        if let Some(end) = self.again(at) {
            return Some(end);
        }
        let end = self.tag.read(self.html, at)?;
        let name = self.tag.name.clone();
        let top = self.open.last_mut()?;
        if is_closed_by(&top.name, &name) {
            return None;
        }
        (top.is_begun, top.last_text) = (true, None);
        let in_svg = top.namespace == Namespace::Svg || name == "svg";
        let (namespace, in_pre) = (if in_svg { Namespace::Svg } else { Namespace::Html }, top.in_pre);
        // What comes a second time is passed over, and with it more.
        let seen = match &*name {
            "html" => Some(&mut self.has_html),
            "head" => Some(&mut self.has_head),
            "body" => Some(&mut self.has_body),
            _ => None,
        };
        if seen.is_some_and(|seen| std::mem::replace(seen, true)) {
            return None;
        }
        let from = self.out.len();
        self.tag.write(namespace, &self.html[at..end], &mut self.out)?;
        let is_void = VOID_TAGS.contains(name.as_bytes());
        self.remember(at..end, &name, from, is_void);
        if (self.tag.closes_itself && in_svg) || is_void {
            return Some(end);
        }
        let in_pre = in_pre || (!in_svg && name == "pre");
        self.open.push(Open::new(name.clone(), namespace, in_pre));
        match &*name {
            "script" | "style" => self.raw(&name, end),
            "title" | "textarea" if !in_svg => self.plain(&name, end),
            _ => Some(end),
        }
    }

    /// Begins an element whose tag was met before; none when it was not.
    fn again(&mut self, at: usize) -> Option<usize> {
        let (html, bytes) = (self.html, self.html.as_bytes());
        let top = self.open.last_mut().filter(|top| top.namespace == Namespace::Html && !top.in_pre)?;
        // When it is known, it is a whole tag: no `>` of a value ended it.
        let end = at + memchr(b'>', &bytes[at..bytes.len().min(at + seen::LONGEST)])? + 1;
        let open = seen::with(&html[at..end], |seen| {
            let name = &html[at + 1..at + 1 + seen.name];
            if is_closed_by(&top.name, name) {
                return None;
            }
            (top.is_begun, top.last_text) = (true, None);
            self.out.extend_from_slice(&seen.written);
            Some((!seen.is_void).then(|| Open::with(name.into(), Namespace::Html, false, seen.white)))
        });
        self.open.extend(open?);
        Some(end)
    }

    /// Keeps what a tag became for the next of the same text, unless more than its text decides on that.
    fn remember(&self, tag: Range<usize>, name: &str, from: usize, is_void: bool) {
        const OTHERS: [&str; 9] = ["html", "head", "body", "script", "style", "title", "textarea", "pre", "svg"];
        let in_html = self.open.last().is_some_and(|top| top.namespace == Namespace::Html && !top.in_pre);
        let is_small = self.html[tag.start + 1..].starts_with(name);
        if tag.len() > seen::LONGEST || !in_html || !is_small || OTHERS.contains(&name) {
            return;
        }
        let white = get_whitespace_minification_for_tag(Namespace::Html, name.as_bytes(), false);
        let written = self.out[from..].into();
        seen::remember(&self.html[tag], seen::Seen { written, name: name.len(), is_void, white });
    }

    fn close(&mut self, at: usize) -> Option<usize> {
        let bytes = self.html.as_bytes();
        let name_end = name_end(bytes, at + 2);
        let name = &self.html[at + 2..name_end];
        let end = text::skip_white(bytes, name_end);
        let [.., around, closed] = &self.open[..] else { return None };
        let is_open = closed.name.eq_ignore_ascii_case(name);
        let closes_around = around.name == closed.name && {
            let name = closed.name.as_bytes();
            can_omit_as_last_node(name, name)
        };
        if !is_open || closes_around || bytes.get(end) != Some(&b'>') {
            return None;
        }
        let closed = self.open.pop()?;
        closed.trim_end(&mut self.out);
        self.out.extend_from_slice(b"</");
        self.out.extend_from_slice(closed.name.as_bytes());
        self.out.push(b'>');
        Some(end + 1)
    }

    /// A script or style, up to its closing tag.
    fn raw(&mut self, name: &str, start: usize) -> Option<usize> {
        let end = start + text::closing(&self.html[start..], name)?;
        let code = &self.html.as_bytes()[start..end];
        let is_code = name == "style" || self.tag.is_script()?;
        self.out.extend_from_slice(if is_code { text::trim(code) } else { code });
        Some(end)
    }

    /// A title or a field, whose tags are text.
    fn plain(&mut self, name: &str, start: usize) -> Option<usize> {
        let end = start + text::closing(&self.html[start..], name)?;
        let words = &self.html[start..end];
        if !words.contains('&') {
            self.out.extend_from_slice(words.as_bytes());
            return Some(end);
        }
        let whole = by_library(&format!("<{name}>{words}</{name}>"));
        let inner = whole.get(name.len() + 2..whole.len().checked_sub(name.len() + 3)?)?;
        self.out.extend_from_slice(inner);
        Some(end)
    }

    fn end(mut self) -> Option<Vec<u8>> {
        let root = self.open.pop()?;
        root.trim_end(&mut self.out);
        self.out.shrink_to_fit();
        self.open.is_empty().then_some(self.out)
    }
}

impl<'h> Open<'h> {
    fn new(name: Cow<'h, str>, namespace: Namespace, in_pre: bool) -> Self {
        let white = get_whitespace_minification_for_tag(namespace, name.as_bytes(), in_pre);
        Self::with(name, namespace, in_pre, white)
    }

    fn with(name: Cow<'h, str>, namespace: Namespace, in_pre: bool, white: &'static WhitespaceMinification) -> Self {
        Self { name, namespace, in_pre, white, is_begun: false, last_text: None }
    }

    /// Takes white space away from the end of the last text in it.
    fn trim_end(&self, out: &mut Vec<u8>) {
        if let Some(start) = self.last_text.filter(|_| self.white.trim) {
            let kept = text::trim_end(&out[start..]).len();
            out.truncate(start + kept);
        }
    }
}

/// Whether an element of one name ends where one of another begins, as the library has it; it is asked only when
/// neither name says at once that it does not.
fn is_closed_by(name: &str, next: &str) -> bool {
    let may_be_closed = matches!(
        name,
        "head"
            | "li"
            | "dt"
            | "dd"
            | "p"
            | "rt"
            | "rp"
            | "optgroup"
            | "option"
            | "thead"
            | "tbody"
            | "tr"
            | "td"
            | "th"
    );
    let closes_none = matches!(next, "a" | "abbr" | "br" | "img" | "input" | "small" | "span" | "strong" | "time");
    may_be_closed && !closes_none && can_omit_as_before(name.as_bytes(), next.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_closes_an_element_is_known_without_asking_only_where_the_library_says_the_same() {
        let names = "a abbr address article aside b blockquote body br button caption code col colgroup dd details div \
            dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i img input \
            label legend li link main menu meta nav ol optgroup option p pre rb rp rt rtc ruby script section select \
            small span strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr u ul x-y";
        for name in names.split_whitespace() {
            for next in names.split_whitespace() {
                let told = can_omit_as_before(name.as_bytes(), next.as_bytes());
                assert_eq!(is_closed_by(name, next), told, "<{name}><{next}>");
            }
        }
    }
}
