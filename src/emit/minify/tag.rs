//! An opening tag: its attributes without those that say nothing, in order, with the fewest quotes.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2};
use minify_html_common::r#gen::attrs::{ATTRS, AttributeMinification};
use minify_html_common::spec::script::JAVASCRIPT_MIME_TYPES;
use minify_html_common::spec::tag::ns::Namespace;

use super::by_library;
use super::text::{bytes_of, collapsed, has_runs, is_white, skip_white};

/// A tag with more attributes is left to the library: each is compared with all.
const MOST: usize = 40;

/// What the name of an attribute ends at.
const ENDS_NAME: [bool; 256] = bytes_of(b" \n\t\r\x0c/=>");
/// What a value must not hold that stands without quotes.
const NEEDS_QUOTES: [bool; 256] = bytes_of(b" \n\t\r\x0c\"'=`<>");

/// The tag at hand; one is used for all of a page.
#[derive(Default)]
pub(super) struct Tag<'h> {
    pub name: Cow<'h, str>,
    /// Whether it ends in `/>`.
    pub closes_itself: bool,
    /// As they were written; of two with one name, the last.
    attributes: Vec<(Cow<'h, str>, &'h str)>,
    shaped: Vec<Shaped<'h>>,
}

/// An attribute as it is to be written. One without a value is its name alone.
struct Shaped<'h> {
    name: Cow<'h, str>,
    value: Cow<'h, str>,
    quote: Option<u8>,
}

impl<'h> Tag<'h> {
    /// Reads the tag at a byte; says where it ends. None when its syntax leaves a doubt.
    pub fn read(&mut self, html: &'h str, at: usize) -> Option<usize> {
        let bytes = html.as_bytes();
        let mut end = name_end(bytes, at + 1);
        self.name = lowered(&html[at + 1..end]);
        self.attributes.clear();
        loop {
            end = skip_white(bytes, end);
            match bytes.get(end)? {
                b'>' | b'/' | b'=' => break,
                _ => end = self.attribute(html, end)?,
            }
        }
        self.closes_itself = bytes[end] == b'/';
        end += usize::from(self.closes_itself);
        (bytes.get(end) == Some(&b'>')).then_some(end + 1)
    }

    fn attribute(&mut self, html: &'h str, start: usize) -> Option<usize> {
        let bytes = html.as_bytes();
        let ends_name = |byte: &u8| ENDS_NAME[usize::from(*byte)];
        let end = start + bytes[start..].iter().position(ends_name)?;
        let name = lowered(&html[start..end]);
        let equals = skip_white(bytes, end);
        if bytes.get(equals) != Some(&b'=') {
            self.set(name, "")?;
            return Some(end);
        }
        let from = skip_white(bytes, equals + 1);
        let (from, length, after) = match bytes.get(from)? {
            quote @ (b'"' | b'\'') => (from + 1, memchr(*quote, &bytes[from + 1..])?, 1),
            _ => (from, bytes[from..].iter().position(|byte| is_white(*byte) || *byte == b'>')?, 0),
        };
        self.set(name, &html[from..from + length])?;
        Some(from + length + after)
    }

    fn set(&mut self, name: Cow<'h, str>, value: &'h str) -> Option<()> {
        match self.attributes.iter().position(|(known, _)| *known == name) {
            Some(at) => self.attributes[at].1 = value,
            None => self.attributes.push((name, value)),
        }
        (self.attributes.len() <= MOST).then_some(())
    }

    fn value(&self, name: &str) -> Option<&'h str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// Whether what a `<script>` holds is a script and no data; none when that is not plain to see.
    pub fn is_script(&self) -> Option<bool> {
        let Some(kind) = self.value("type") else { return Some(true) };
        (!kind.contains('&')).then(|| kind == "module" || JAVASCRIPT_MIME_TYPES.contains(kind.as_bytes()))
    }

    /// Writes the tag, which is `source` on its page.
    pub fn write(&mut self, namespace: Namespace, source: &str, out: &mut Vec<u8>) -> Option<()> {
        if memchr(b'&', source.as_bytes()).is_some() {
            let around = if namespace == Namespace::Svg { "<svg>" } else { "" };
            let whole = by_library(&[around, source].concat());
            out.extend_from_slice(whole.strip_prefix(around.as_bytes())?);
            return Some(());
        }
        self.shape(namespace);
        out.push(b'<');
        out.extend_from_slice(self.name.as_bytes());
        for attribute in &self.shaped {
            attribute.write(out);
        }
        if self.closes_itself && namespace == Namespace::Svg {
            let is_bare = self.shaped.last().is_some_and(|last| last.quote.is_none());
            out.extend_from_slice(if is_bare { b" /" } else { b"/" });
        }
        out.push(b'>');
        Some(())
    }

    fn shape(&mut self, namespace: Namespace) {
        self.shaped.clear();
        // What says how wide a page is has spaces for the eye only.
        let is_viewport =
            self.name == "meta" && self.value("name").is_some_and(|name| name.eq_ignore_ascii_case("viewport"));
        for (name, value) in &self.attributes {
            let known = ATTRS.get(namespace, self.name.as_bytes(), name.as_bytes());
            let value = if is_viewport { without_white(value) } else { spaced(value, known) };
            let value = lowered_where(value, known);
            let is_default = known.is_some_and(|known| {
                known.default_value == Some(value.as_bytes()) || (value.is_empty() && known.redundant_if_empty)
            });
            let is_plain = self.name == "script" && name == "type" && JAVASCRIPT_MIME_TYPES.contains(value.as_bytes());
            if is_default || is_plain {
                continue;
            }
            let value = if known.is_some_and(|known| known.boolean) { Cow::Borrowed("") } else { value };
            self.shaped.push(Shaped { name: name.clone(), quote: quote(&value), value });
        }
        self.shaped.sort_unstable_by(|a, b| (a.quote.is_none(), &a.name).cmp(&(b.quote.is_none(), &b.name)));
    }
}

impl Shaped<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b' ');
        out.extend_from_slice(self.name.as_bytes());
        if self.value.is_empty() {
            return;
        }
        out.push(b'=');
        let Some(quote) = self.quote else { return out.extend_from_slice(self.value.as_bytes()) };
        out.push(quote);
        let (value, mut done) = (self.value.as_bytes(), 0);
        for at in memchr_iter(quote, value) {
            out.extend_from_slice(&value[done..at]);
            out.extend_from_slice(if quote == b'"' { b"&#34;" } else { b"&#39;" });
            done = at + 1;
        }
        out.extend_from_slice(&value[done..]);
        out.push(quote);
    }
}

/// Where the name of a tag ends that begins at a byte.
pub(super) fn name_end(bytes: &[u8], start: usize) -> usize {
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-');
    start + bytes[start..].iter().take_while(is_name).count()
}

fn lowered(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// A value with the white space that its attribute heeds.
fn spaced<'h>(value: &'h str, known: Option<&AttributeMinification>) -> Cow<'h, str> {
    let Some(known) = known else { return value.into() };
    let value = if known.trim { value.trim_matches(is_white_space) } else { value };
    if known.collapse && has_runs(value.as_bytes()) { collapsed(value).into() } else { value.into() }
}

fn without_white(value: &str) -> Cow<'_, str> {
    value.chars().filter(|c| !is_white_space(*c)).collect()
}

fn is_white_space(c: char) -> bool {
    u8::try_from(c).is_ok_and(is_white)
}

/// A value in small letters, where its attribute takes either.
fn lowered_where<'h>(value: Cow<'h, str>, known: Option<&AttributeMinification>) -> Cow<'h, str> {
    let is_changed = known.is_some_and(|known| known.case_insensitive) && value.bytes().any(|b| b.is_ascii_uppercase());
    if is_changed { value.to_ascii_lowercase().into() } else { value }
}

/// What a value is written in: nothing, or the quotes that are rarer in it.
fn quote(value: &str) -> Option<u8> {
    let bytes = value.as_bytes();
    if !bytes.iter().any(|byte| NEEDS_QUOTES[usize::from(*byte)]) {
        return None;
    }
    // Nearly no value holds quotes, and one can be the whole drawing of a code.
    if memchr2(b'"', b'\'', bytes).is_none() {
        return Some(b'"');
    }
    let count = |quote| memchr_iter(quote, bytes).count();
    Some(if count(b'\'') < count(b'"') { b'\'' } else { b'"' })
}
