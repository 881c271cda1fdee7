//! A finished page as rules look at it: its elements in the order of the page, flat, each with its
//! parent, its attributes and its text.
//!
//! It is no browser: it repairs only what people leave out (`</li>`, `</p>`, `</td>`), and never fails.

mod apart;
pub mod attr;
mod names;
pub mod tag;

use std::borrow::Cow;
use std::ops::Range;

pub use attr::Attr;
pub use tag::Tag;

/// The place of an element in [`Dom::elements`].
pub type Id = usize;

/// One element.
#[derive(Debug)]
pub struct Element<'p> {
    /// Its name as it is written; compare with [`Element::is`].
    pub name: &'p str,
    /// The tag that opens it.
    pub tag: &'p str,
    /// The element that it stands in.
    pub parent: Option<Id>,
    /// The first element after those that stand in it.
    pub end: Id,
    kind: Tag,
    has: Attr,
    /// Whether it, or an element that it stands in, is kept from screen readers.
    is_hidden: bool,
    attributes: Range<usize>,
    texts: Range<usize>,
}

impl Element<'_> {
    /// Whether it has one of some names.
    pub fn is(&self, names: Tag) -> bool {
        self.kind.has(names)
    }

    /// The level of a heading, 1 to 6.
    pub fn level(&self) -> Option<u8> {
        (1..)
            .zip([tag::H1, tag::H2, tag::H3, tag::H4, tag::H5, tag::H6])
            .find(|(_, name)| self.is(*name))
            .map(|(level, _)| level)
    }
}

/// One attribute as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Attribute<'p> {
    /// Its name.
    pub key: &'p str,
    /// Its value, empty when it has none.
    pub value: &'p str,
    /// Which of the known ones it is; of two that are alike only the first counts, as in browsers.
    pub kind: Attr,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub struct Dom<'p> {
    /// Its elements, in the order in which they open.
    pub elements: Vec<Element<'p>>,
    /// The names of its elements, and of their attributes: what no element has is not looked for.
    tags: Tag,
    attrs: Attr,
    attributes: Vec<Attribute<'p>>,
    texts: Vec<&'p str>,
}

impl<'p> Dom<'p> {
    /// The elements of some names, in order.
    pub fn all(&self, names: Tag) -> impl Iterator<Item = (Id, &Element<'p>)> {
        let elements = if self.tags.has(names) { self.elements.as_slice() } else { &[] };
        elements.iter().enumerate().filter(move |(_, element)| element.is(names))
    }

    /// The elements with one of some attributes, in order.
    pub fn with(&self, names: Attr) -> impl Iterator<Item = (Id, &Element<'p>)> {
        let elements = if self.attrs.has(names) { self.elements.as_slice() } else { &[] };
        elements.iter().enumerate().filter(move |(_, element)| element.has.has(names))
    }

    /// The elements within one.
    pub fn within(&self, id: Id) -> impl Iterator<Item = (Id, &Element<'p>)> {
        (id + 1..self.elements[id].end).map(|inner| (inner, &self.elements[inner]))
    }

    /// The elements that one stands in, the nearest first.
    pub fn around(&self, id: Id) -> impl Iterator<Item = (Id, &Element<'p>)> {
        std::iter::successors(self.elements[id].parent, |outer| self.elements[*outer].parent)
            .map(|outer| (outer, &self.elements[outer]))
    }

    /// The attributes of an element as they are written.
    pub fn attributes(&self, id: Id) -> &[Attribute<'p>] {
        &self.attributes[self.elements[id].attributes.clone()]
    }

    /// Those of some names.
    pub fn named(&self, id: Id, names: Attr) -> impl Iterator<Item = &Attribute<'p>> {
        let attributes = if self.elements[id].has.has(names) { self.attributes(id) } else { &[] };
        attributes.iter().filter(move |attribute| attribute.kind.has(names))
    }

    /// The value of an attribute as it is written, empty when it has none.
    pub fn get(&self, id: Id, name: Attr) -> Option<&'p str> {
        self.named(id, name).next().map(|attribute| attribute.value)
    }

    /// The value of an attribute that says something; of several, that of the first that does.
    pub fn said(&self, id: Id, names: Attr) -> Option<&'p str> {
        self.named(id, names).map(|attribute| attribute.value.trim()).find(|value| !value.is_empty())
    }

    /// The text within an element, its spaces made single; what is hidden from screen readers counts too.
    pub fn text(&self, id: Id) -> String {
        let whole = self.texts[self.elements[id].texts.clone()].concat();
        unescape(&whole).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether there is any text within an element but spaces.
    pub fn has_text(&self, id: Id) -> bool {
        let mut texts = self.texts[self.elements[id].texts.clone()].iter();
        texts.any(|text| unescape(text).contains(|c: char| !c.is_whitespace() && c != '\u{200b}'))
    }

    /// Whether an element, or one that it stands in, is kept from screen readers.
    pub fn is_hidden(&self, id: Id) -> bool {
        self.elements[id].is_hidden
    }

    /// Whether a screen reader has something to say for an element: its label, its text, or the words of
    /// the pictures within it.
    pub fn has_name(&self, id: Id) -> bool {
        let labelled = |id: Id| self.said(id, attr::NAMES_IT).is_some();
        // Text within a part that is hidden is rare: only then is it told apart.
        let hides = self.within(id).any(|(inner, _)| self.get(inner, attr::ARIA_HIDDEN) == Some("true"));
        let spoken = if hides { self.has_spoken_text(id) } else { self.has_text(id) };
        labelled(id)
            || spoken
            || self.within(id).any(|(inner, element)| {
                !self.is_hidden(inner)
                    && (labelled(inner) || element.is(tag::IMG | tag::AREA) && self.said(inner, attr::ALT).is_some())
            })
    }

    fn has_spoken_text(&self, id: Id) -> bool {
        let hidden: Vec<Range<usize>> = self
            .within(id)
            .filter(|(inner, _)| self.is_hidden(*inner))
            .map(|(_, element)| element.texts.clone())
            .collect();
        self.elements[id]
            .texts
            .clone()
            .filter(|at| !hidden.iter().any(|range| range.contains(at)))
            .any(|at| unescape(self.texts[at]).contains(|c: char| !c.is_whitespace()))
    }
}

/// A text without the escapes that people write.
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
    plain.iter().fold(text.to_owned(), |text, (escape, sign)| text.replace(escape, sign)).into()
}

#[cfg(test)]
mod tests;
