//! A finished page as rules look at it: its elements in the order of the page, flat, each with its
//! parent, its attributes and its text.
//!
//! It is no browser: it repairs only what people leave out (`</li>`, `</p>`, `</td>`), and never fails.

pub mod attr;
mod names;
pub mod tag;

use std::borrow::Cow;
use std::ops::Range;

pub use attr::Attr;
pub use tag::Tag;

use crate::output::{Piece, pieces};

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

/// Elements that are never closed.
const VOID: Tag = tag::AREA
    .or(tag::BASE)
    .or(tag::BR)
    .or(tag::COL)
    .or(tag::EMBED)
    .or(tag::HR)
    .or(tag::IMG)
    .or(tag::INPUT)
    .or(tag::LINK)
    .or(tag::META)
    .or(tag::SOURCE)
    .or(tag::TRACK)
    .or(tag::WBR);

/// Elements that hold another language.
const FOREIGN: Tag = tag::SVG.or(tag::MATH);

/// Elements that end where another of them begins, when nobody closed them.
const SIBLINGS: [Tag; 6] =
    [tag::LI, tag::DT.or(tag::DD), tag::TD.or(tag::TH), tag::TR, tag::OPTION, tag::THEAD.or(tag::TBODY).or(tag::TFOOT)];

/// Elements that end a paragraph that nobody closed.
const BLOCKS: Tag = tag::P
    .or(tag::UL)
    .or(tag::OL)
    .or(tag::DL)
    .or(tag::TABLE)
    .or(tag::DIV)
    .or(tag::SECTION)
    .or(tag::H2)
    .or(tag::H3)
    .or(tag::H4)
    .or(tag::BLOCKQUOTE)
    .or(tag::PRE)
    .or(tag::FIGURE);

/// Bytes of a page for each of its elements, about.
const BYTES_A_TAG: usize = 40;

impl<'p> Dom<'p> {
    /// Takes a page apart.
    pub fn new(page: &'p [u8]) -> Self {
        let mut dom = Self::default();
        // Pages have a tag for so many bytes; a page that has more moves what was read of it a few times.
        dom.elements.reserve(page.len() / BYTES_A_TAG);
        dom.attributes.reserve(page.len() / BYTES_A_TAG);
        dom.texts.reserve(page.len() / BYTES_A_TAG);
        let mut open: Vec<Id> = Vec::new();
        // Only in drawings and formulas a tag closes itself: `<a href=a/>` does not.
        let mut foreign = 0_usize;
        pieces(page, |piece| match piece {
            Piece::Text(text) => dom.texts.push(text),
            Piece::Close(name) => {
                let kind = Tag::named(name);
                let closes =
                    |one: &Element<'_>| one.kind == kind && (!kind.is_empty() || one.name.eq_ignore_ascii_case(name));
                if let Some(at) = open.iter().rposition(|id| closes(&dom.elements[*id])) {
                    for id in open.drain(at..) {
                        foreign -= usize::from(dom.elements[id].is(FOREIGN));
                        dom.close(id);
                    }
                }
            }
            Piece::Open { name, attributes, tag } => {
                let kind = Tag::named(name);
                let last = open.last().copied();
                if let Some(last) = last.filter(|last| ends_at(dom.elements[*last].kind, kind)) {
                    dom.close(last);
                    open.pop();
                }
                let id = dom.open(name, kind, tag, open.last().copied());
                dom.describe(id, attributes);
                if !(kind.has(VOID) || foreign > 0 && tag.ends_with("/>")) {
                    foreign += usize::from(kind.has(FOREIGN));
                    open.push(id);
                }
            }
        });
        open.into_iter().for_each(|id| dom.close(id));
        dom
    }

    fn open(&mut self, name: &'p str, kind: Tag, tag: &'p str, parent: Option<Id>) -> Id {
        let (id, attributes, texts) = (self.elements.len(), self.attributes.len(), self.texts.len());
        let is_hidden = parent.is_some_and(|parent| self.elements[parent].is_hidden);
        self.tags = self.tags | kind;
        self.elements.push(Element {
            name,
            tag,
            parent,
            end: id + 1,
            kind,
            has: Attr::default(),
            is_hidden,
            attributes: attributes..attributes,
            texts: texts..texts,
        });
        id
    }

    /// Gives the element that was opened last its attributes.
    fn describe(&mut self, id: Id, attributes: &[(&'p str, &'p str)]) {
        let element = &mut self.elements[id];
        for (key, value) in attributes {
            let kind = Some(Attr::named(key)).filter(|kind| !element.has.has(*kind)).unwrap_or_default();
            element.has = element.has | kind;
            element.is_hidden |= kind == attr::HIDDEN || kind == attr::ARIA_HIDDEN && *value == "true";
            self.attributes.push(Attribute { key, value, kind });
        }
        element.attributes.end = self.attributes.len();
        self.attrs = self.attrs | element.has;
    }

    fn close(&mut self, id: Id) {
        let (end, texts) = (self.elements.len(), self.texts.len());
        let element = &mut self.elements[id];
        element.end = end;
        element.texts.end = texts;
    }

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

/// Whether an element that is open ends where one of a name begins.
fn ends_at(open: Tag, next: Tag) -> bool {
    open == tag::P && next.has(BLOCKS) || SIBLINGS.iter().any(|group| group.has(open) && group.has(next))
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
