//! How a page is taken apart: which elements are open where, and which of them end though nobody closed them.

use super::{Attr, Attribute, Dom, Element, Id, Tag, attr, tag};
use crate::output::{Piece, pieces};

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
}

/// Whether an element that is open ends where one of a name begins.
fn ends_at(open: Tag, next: Tag) -> bool {
    open == tag::P && next.has(BLOCKS) || SIBLINGS.iter().any(|group| group.has(open) && group.has(next))
}
