//! The registry of documents: what the pages of kind `van-ban` say of numbers, validity and relations.
//!
//! [`Registry::build`] reads it from the pages of a site, for a day. A document ends by its own date,
//! by its stated status, or because another one that is in force replaced or repealed it; so one new
//! page tells of every older one. What contradicts itself is told by `faults.rs`.

mod faults;
mod relation;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use serde_json::Value as Json;

use super::{Page, PageId};
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::text::document_number;

pub use relation::Relation;

/// What a document is worth on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing says that it ended.
    InForce,
    /// Its day is yet to come.
    NotYet,
    /// A part of it ended.
    Partly,
    /// It ended.
    Ended,
}

impl State {
    /// Its name in front matter and in the theme's words.
    pub fn name(self) -> &'static str {
        match self {
            Self::InForce => "con-hieu-luc",
            Self::NotYet => "chua-hieu-luc",
            Self::Partly => "het-mot-phan",
            Self::Ended => "het-hieu-luc",
        }
    }
}

/// A document of the registry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its page, in the default language when it has one there.
    pub page: PageId,
    /// The page's key, the same in all languages.
    pub key: String,
    /// Its number, in the form of [`document_number::canonical`].
    pub number: String,
    /// What it is worth on the day of the build.
    pub state: State,
    /// Whether its page says its status or its end; else nothing is claimed of it but what follows
    /// from other documents.
    pub is_stated: bool,
    /// The day from which it is no longer in force, when one is known.
    pub until: Option<Date>,
    /// The documents that it names, by canonical number; they need not be in the registry.
    pub relations: Vec<(Relation, String)>,
    /// The documents of the registry that name it, by their place in [`Registry::entries`].
    pub named_by: Vec<(Relation, usize)>,
}

/// Every document that has a page.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// The documents, in the order of their pages.
    pub entries: Vec<Entry>,
    by_number: HashMap<String, usize>,
}

impl Registry {
    /// Reads the registry of a site's pages for a day.
    pub(super) fn build(pages: &[Page], main_language: &str, as_of: Date) -> (Self, Vec<Diagnostic>) {
        let mut registry = Self::default();
        let mut faults = Vec::new();
        let of_kind = pages.iter().enumerate().filter(|(_, page)| page.kind.name == "van-ban" && !page.is_fallback());
        let mut named: Vec<_> = of_kind.filter_map(|(id, page)| Some((id, page, number(page)?))).collect();
        // A translation is the same document; its original comes first.
        named.sort_by_key(|(_, page, _)| page.lang != main_language);
        for (id, page, number) in named {
            match registry.by_number.get(&number).map(|at| &registry.entries[*at]) {
                Some(entry) if entry.key == page.key => {}
                Some(entry) => faults.push(faults::twice(page, &pages[entry.page.0])),
                None => {
                    registry.by_number.insert(number.clone(), registry.entries.len());
                    registry.entries.push(entry(PageId(id), page, number));
                }
            }
        }
        registry.turn_relations();
        registry.judge(pages, as_of);
        faults.extend(faults::find(&registry, pages, as_of));
        (registry, faults)
    }

    /// A document by its number, in any writing that the finder knows.
    pub fn find(&self, number: &str) -> Option<&Entry> {
        self.entries.get(self.position(number)?)
    }

    /// The place of a document in [`Registry::entries`].
    pub fn position(&self, number: &str) -> Option<usize> {
        let found = self.by_number.get(number).or_else(|| self.by_number.get(&document_number::canonical(number)));
        found.copied()
    }

    /// Whether no document has a page.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The documents that stand in a relation to one: those that amend it, replace it …
    pub fn naming<'a>(&'a self, entry: &'a Entry, relation: Relation) -> impl Iterator<Item = &'a Entry> {
        entry.named_by.iter().filter(move |(kind, _)| *kind == relation).map(|(_, at)| &self.entries[*at])
    }

    /// What took the place of a document and is not ended itself; the last of a chain.
    pub fn successors<'a>(&'a self, entry: &'a Entry) -> Vec<&'a Entry> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::from([entry.number.as_str()]);
        let mut open = vec![entry];
        while let Some(at) = open.pop() {
            for next in self.naming(at, Relation::Replaces).filter(|next| seen.insert(&next.number)) {
                if next.state == State::Ended { open.push(next) } else { found.push(next) }
            }
        }
        found
    }

    /// The documents that amend one and are, or will be, in force.
    pub fn amenders<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        self.naming(entry, Relation::Amends).filter(|other| other.state != State::Ended)
    }

    fn turn_relations(&mut self) {
        for at in 0..self.entries.len() {
            for (relation, number) in self.entries[at].relations.clone() {
                if let Some(named) = self.by_number.get(&number) {
                    self.entries[*named].named_by.push((relation, at));
                }
            }
        }
    }

    fn judge(&mut self, pages: &[Page], as_of: Date) {
        let begun: Vec<bool> = self.entries.iter().map(|entry| has_begun(&pages[entry.page.0], as_of)).collect();
        for at in 0..self.entries.len() {
            let page = &pages[self.entries[at].page.0];
            let ending = self.entries[at].named_by.iter().filter(|(kind, other)| kind.ends() && begun[*other]);
            let by_other = ending.map(|(_, other)| day(&pages[self.entries[*other].page.0], "ngay_hieu_luc")).min();
            let own_end = day(page, "ngay_het_hieu_luc");
            let stated = text(page, "tinh_trang");
            let state = match stated {
                Some("het-hieu-luc") => State::Ended,
                _ if own_end.is_some_and(|end| end <= as_of) => State::Ended,
                Some("het-mot-phan") => State::Partly,
                _ if by_other.is_some() => State::Ended,
                _ if !begun[at] => State::NotYet,
                _ => State::InForce,
            };
            let entry = &mut self.entries[at];
            entry.state = state;
            entry.is_stated = stated.is_some() || own_end.is_some();
            entry.until = own_end.or_else(|| by_other.flatten().filter(|_| state == State::Ended));
        }
    }
}

fn entry(id: PageId, page: &Page, number: String) -> Entry {
    Entry {
        page: id,
        key: page.key.clone(),
        number,
        state: State::InForce,
        is_stated: false,
        until: None,
        relations: relation::of(page),
        named_by: Vec::new(),
    }
}

/// The number of a document's page.
fn number(page: &Page) -> Option<String> {
    text(page, "so_ky_hieu").map(document_number::canonical)
}

/// Whether a document is in force by a day, as far as its page says; one that says nothing is.
fn has_begun(page: &Page, as_of: Date) -> bool {
    let begins = day(page, "ngay_hieu_luc");
    begins.map_or(text(page, "tinh_trang") != Some("chua-hieu-luc"), |begins| begins <= as_of)
}

fn day(page: &Page, key: &str) -> Option<Date> {
    text(page, key).and_then(|day| Date::parse(day).ok())
}

fn text<'a>(page: &'a Page, key: &str) -> Option<&'a str> {
    page.record.get(key).and_then(Json::as_str).filter(|text| !text.trim().is_empty())
}
