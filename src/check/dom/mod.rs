//! A finished page as rules look at it: its elements in the order of the page, flat, each with its
//! parent, its attributes and its text.
//!
//! It is no browser: it repairs only what people leave out (`</li>`, `</p>`, `</td>`), and never fails.

use std::borrow::Cow;
use std::ops::Range;

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
    attributes: Range<usize>,
    texts: Range<usize>,
}

impl Element<'_> {
    /// Whether it has one of some names, which are in small letters.
    pub fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// The level of a heading, 1 to 6.
    pub fn level(&self) -> Option<u8> {
        let (first, rest) = self.name.split_at_checked(1)?;
        rest.parse().ok().filter(|level| first.eq_ignore_ascii_case("h") && (1..=6).contains(level))
    }
}

/// A page taken apart.
#[derive(Debug, Default)]
pub struct Dom<'p> {
    /// Its elements, in the order in which they open.
    pub elements: Vec<Element<'p>>,
    attributes: Vec<(&'p str, &'p str)>,
    texts: Vec<&'p str>,
}

/// Elements that are never closed.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that hold another language.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// Elements that end where another of them begins, when nobody closed them.
const SIBLINGS: [&[&str]; 6] =
    [&["li"], &["dt", "dd"], &["td", "th"], &["tr"], &["option"], &["thead", "tbody", "tfoot"]];

impl<'p> Dom<'p> {
    /// Takes a page apart.
    pub fn new(page: &'p [u8]) -> Self {
        let mut dom = Self::default();
        let mut open: Vec<Id> = Vec::new();
        // Only in drawings and formulas a tag closes itself: `<a href=a/>` does not.
        let mut foreign = 0_usize;
        pieces(page, |piece| match piece {
            Piece::Text(text) => dom.texts.push(text),
            Piece::Close(name) => {
                if let Some(at) = open.iter().rposition(|id| dom.elements[*id].is(&[name])) {
                    for id in open.drain(at..) {
                        foreign -= usize::from(dom.elements[id].is(&FOREIGN));
                        dom.close(id);
                    }
                }
            }
            Piece::Open { name, attributes, tag } => {
                let last = open.last().copied();
                if let Some(last) = last.filter(|last| ends_at(dom.elements[*last].name, name)) {
                    dom.close(last);
                    open.pop();
                }
                let from = dom.attributes.len();
                dom.attributes.extend_from_slice(attributes);
                let (id, texts) = (dom.elements.len(), dom.texts.len());
                let parent = open.last().copied();
                let attributes = from..dom.attributes.len();
                dom.elements.push(Element { name, tag, parent, end: id + 1, attributes, texts: texts..texts });
                if !(dom.elements[id].is(&VOID) || foreign > 0 && tag.ends_with("/>")) {
                    foreign += usize::from(dom.elements[id].is(&FOREIGN));
                    open.push(id);
                }
            }
        });
        open.into_iter().for_each(|id| dom.close(id));
        dom
    }

    fn close(&mut self, id: Id) {
        let (end, texts) = (self.elements.len(), self.texts.len());
        let element = &mut self.elements[id];
        element.end = end;
        element.texts.end = texts;
    }

    /// The elements of some names, in order.
    pub fn all<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = (Id, &'s Element<'p>)> {
        self.elements.iter().enumerate().filter(|(_, element)| element.is(names))
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
    pub fn attributes(&self, id: Id) -> &[(&'p str, &'p str)] {
        &self.attributes[self.elements[id].attributes.clone()]
    }

    /// The value of an attribute as it is written, empty when it has none; its name is in small letters.
    pub fn get(&self, id: Id, name: &str) -> Option<&'p str> {
        self.attributes(id).iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// The value of an attribute that says something.
    pub fn said(&self, id: Id, name: &str) -> Option<&'p str> {
        self.get(id, name).map(str::trim).filter(|value| !value.is_empty())
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
        let hides = |id: Id| {
            self.get(id, "hidden").is_some() || self.get(id, "aria-hidden").is_some_and(|value| value == "true")
        };
        hides(id) || self.around(id).any(|(outer, _)| hides(outer))
    }

    /// Whether a screen reader has something to say for an element: its label, its text, or the words of
    /// the pictures within it.
    pub fn has_name(&self, id: Id) -> bool {
        let labelled =
            |id: Id| ["aria-label", "aria-labelledby", "title"].iter().any(|name| self.said(id, name).is_some());
        // Text within a part that is hidden is rare: only then is it told apart.
        let hides =
            self.within(id).any(|(inner, _)| self.get(inner, "aria-hidden").is_some_and(|value| value == "true"));
        let spoken = if hides { self.has_spoken_text(id) } else { self.has_text(id) };
        labelled(id)
            || spoken
            || self.within(id).any(|(inner, element)| {
                !self.is_hidden(inner)
                    && (labelled(inner) || element.is(&["img", "area"]) && self.said(inner, "alt").is_some())
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
fn ends_at(open: &str, next: &str) -> bool {
    let has = |group: &[&str], name: &str| group.iter().any(|one| name.eq_ignore_ascii_case(one));
    let blocks = ["p", "ul", "ol", "dl", "table", "div", "section", "h2", "h3", "h4", "blockquote", "pre", "figure"];
    open.eq_ignore_ascii_case("p") && has(&blocks, next)
        || SIBLINGS.iter().any(|group| has(group, open) && has(group, next))
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn elements_know_where_they_stand_even_when_nobody_closed_them() {
        let dom =
            Dom::new(b"<ul><li>m\xe1\xbb\x99t<li>hai <b>ba</b></ul><p>b\xe1\xbb\x91n<div>n&amp;m</div><br>s\xc3\xa1u");
        let told: Vec<_> = dom.elements.iter().map(|one| (one.name, one.parent, one.end)).collect();
        let expected = [
            ("ul", None, 4),
            ("li", Some(0), 2),
            ("li", Some(0), 4),
            ("b", Some(2), 4),
            ("p", None, 5),
            ("div", None, 6),
            ("br", None, 7),
        ];
        assert_eq!(told, expected);
        assert_eq!(dom.text(2), "hai ba");
        assert_eq!(dom.text(5), "n&m");
    }

    #[test]
    fn a_name_is_what_a_screen_reader_says() {
        let named = |page: &str| Dom::new(page.as_bytes()).has_name(0);
        assert!(named("<a href=x>Chữ</a>") && named("<a href=x><img alt='Ảnh'></a>") && named("<a title=Nhan></a>"));
        assert!(
            named("<a><span aria-hidden=true>→</span> Sau</a>") && named("<button><svg aria-label=Tim></svg></button>")
        );
        assert!(!named("<a href=x> &nbsp; <img alt></a>") && !named("<a><span aria-hidden=true>→</span></a>"));
    }

    proptest! {
        #[test]
        fn no_page_breaks_it_and_every_element_ends_after_it_begins(page in "(<[/a-c!]?(li|p|td|svg)?[ =\"'a/]{0,3}>?|x| ){0,20}") {
            let dom = Dom::new(page.as_bytes());
            for (id, element) in dom.elements.iter().enumerate() {
                prop_assert!(element.end > id && element.end <= dom.elements.len());
                prop_assert!(element.parent.is_none_or(|parent| parent < id && dom.elements[parent].end >= element.end));
                dom.text(id);
                dom.has_name(id);
            }
        }
    }
}
