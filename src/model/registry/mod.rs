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
use std::sync::Arc;

use serde_json::Value as Json;

use super::{Page, PageId};
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::text::document_number;

pub use relation::{Relation, Tie};

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
    pub key: Arc<str>,
    /// Its number, in the form of [`document_number::canonical`].
    pub number: String,
    /// What it is worth on the day of the build.
    pub state: State,
    /// Whether its page says its status or its end; else nothing is claimed of it but what follows
    /// from other documents.
    pub is_stated: bool,
    /// The day from which it is no longer in force, when one is known.
    pub until: Option<Date>,
    /// The documents that it names; they need not be in the registry.
    pub relations: Vec<Tie>,
    /// The documents of the registry that name it, by their place in [`Registry::entries`], and whether
    /// they mean a part of it.
    pub named_by: Vec<(Relation, usize, bool)>,
}

/// A document that ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ended {
    /// The day from which it is no longer in force, when one is known.
    pub until: Option<Date>,
    /// What took its place and is not ended itself, by its place in [`Registry::entries`].
    pub successors: Vec<usize>,
}

/// Every document that has a page.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// The documents, in the order of their pages.
    pub entries: Vec<Entry>,
    by_number: HashMap<String, usize>,
    by_page: HashMap<Arc<str>, usize>,
    /// Documents without a page that others, which are in force, replaced or repealed.
    gone: HashMap<String, Ended>,
}

impl Registry {
    /// Reads the registry of a site's pages for a day.
    pub(super) fn build(pages: &[Arc<Page>], main_language: &str, as_of: Date) -> (Self, Vec<Diagnostic>) {
        let mut registry = Self::default();
        let mut faults = Vec::new();
        let of_kind = pages.iter().enumerate().filter(|(_, page)| {
            // A document without a file of its own has no page that anything could lead to.
            page.kind.name == "van-ban" && !page.is_fallback() && page.meta.render
        });
        let mut named: Vec<_> = of_kind.filter_map(|(id, page)| Some((id, page, number(page)?))).collect();
        // A translation is the same document; its original comes first.
        named.sort_by_key(|(_, page, _)| *page.lang != *main_language);
        for (id, page, number) in named {
            match registry.by_number.get(&document_number::key(&number)).map(|at| &registry.entries[*at]) {
                Some(entry) if entry.key == page.key => {}
                Some(entry) => faults.push(faults::twice(page, &pages[entry.page.0])),
                None => {
                    registry.by_number.insert(document_number::key(&number), registry.entries.len());
                    registry.by_page.insert(page.key.clone(), registry.entries.len());
                    registry.entries.push(entry(PageId(id), page, number));
                }
            }
        }
        registry.turn_relations();
        registry.judge(pages, as_of);
        registry.gather_gone(pages, as_of);
        faults.extend(faults::find(&registry, pages, as_of));
        (registry, faults)
    }

    /// A document by its number, in any writing that the finder knows.
    pub fn find(&self, number: &str) -> Option<&Entry> {
        self.entries.get(self.position(number)?)
    }

    /// The place of a document in [`Registry::entries`].
    pub fn position(&self, number: &str) -> Option<usize> {
        self.by_number.get(&document_number::key(number)).copied()
    }

    /// The document of a page, by the page's key.
    pub fn of_page(&self, key: &str) -> Option<(usize, &Entry)> {
        let at = *self.by_page.get(key)?;
        Some((at, self.entries.get(at)?))
    }

    /// How a document ended, when it did: one with a page, or one that others with a page ended.
    pub fn ended(&self, number: &str) -> Option<Ended> {
        let Some(entry) = self.find(number) else { return self.gone.get(&document_number::key(number)).cloned() };
        let ended = || Ended { until: entry.until, successors: self.successors_of(&entry.number, &entry.named_by) };
        (entry.state == State::Ended).then(ended)
    }

    /// Every document that ended, by number.
    pub fn all_ended(&self) -> impl Iterator<Item = (&str, Ended)> {
        let of_pages =
            self.entries.iter().filter_map(|entry| Some((entry.number.as_str(), self.ended(&entry.number)?)));
        of_pages.chain(self.gone.iter().map(|(number, ended)| (number.as_str(), ended.clone())))
    }

    /// Whether no document has a page.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The documents that stand in a relation to one: those that amend it, replace it …
    pub fn naming<'a>(&'a self, entry: &'a Entry, relation: Relation) -> impl Iterator<Item = &'a Entry> {
        entry.named_by.iter().filter(move |(kind, ..)| *kind == relation).map(|(_, at, _)| &self.entries[*at])
    }

    /// What took the place of a document and is not ended itself; the last of a chain.
    pub fn successors<'a>(&'a self, entry: &'a Entry) -> Vec<&'a Entry> {
        self.successors_of(&entry.number, &entry.named_by).into_iter().map(|at| &self.entries[at]).collect()
    }

    fn successors_of(&self, number: &str, named_by: &[(Relation, usize, bool)]) -> Vec<usize> {
        let replacing = |named_by: &[(Relation, usize, bool)]| -> Vec<usize> {
            let whole = named_by.iter().filter(|(kind, _, is_partial)| *kind == Relation::Replaces && !is_partial);
            whole.map(|(_, at, _)| *at).collect()
        };
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = replacing(named_by);
        while let Some(at) = open.pop() {
            let next = &self.entries[at];
            if next.number == number || !seen.insert(at) {
                continue;
            }
            if next.state == State::Ended { open.extend(replacing(&next.named_by)) } else { found.push(at) }
        }
        found
    }

    /// The documents that amend one and are, or will be, in force.
    pub fn amenders<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        self.naming(entry, Relation::Amends).filter(|other| other.state != State::Ended)
    }

    /// Gives every document those that name it; a number that is known is written as its page has it.
    fn turn_relations(&mut self) {
        for at in 0..self.entries.len() {
            for tie in 0..self.entries[at].relations.len() {
                let Tie { relation, number, is_partial } = self.entries[at].relations[tie].clone();
                if let Some(named) = self.position(&number) {
                    self.entries[at].relations[tie].number = self.entries[named].number.clone();
                    self.entries[named].named_by.push((relation, at, is_partial));
                }
            }
        }
    }

    fn judge(&mut self, pages: &[Arc<Page>], as_of: Date) {
        for at in 0..self.entries.len() {
            let page = &pages[self.entries[at].page.0];
            let ends = |(kind, other, _): &&(Relation, usize, bool)| {
                kind.ends() && has_begun(&pages[self.entries[*other].page.0], as_of)
            };
            let enders: Vec<_> = self.entries[at].named_by.iter().filter(ends).copied().collect();
            let day_of = |other: usize| day(&pages[self.entries[other].page.0], "ngay_hieu_luc");
            let whole = enders.iter().filter(|(.., is_partial)| !is_partial).map(|(_, other, _)| day_of(*other)).min();
            let own_end = day(page, "ngay_het_hieu_luc");
            let stated = text(page, "tinh_trang");
            let state = match stated {
                Some("het-hieu-luc") => State::Ended,
                _ if own_end.is_some_and(|end| end <= as_of) => State::Ended,
                Some("het-mot-phan") => State::Partly,
                _ if whole.is_some() => State::Ended,
                _ if is_to_come(page, as_of) => State::NotYet,
                _ if !enders.is_empty() => State::Partly,
                _ => State::InForce,
            };
            let entry = &mut self.entries[at];
            entry.state = state;
            entry.is_stated = stated.is_some() || own_end.is_some();
            entry.until = own_end.or_else(|| whole.flatten().filter(|_| state == State::Ended));
        }
    }

    /// Documents without a page are known to have ended when one with a page replaced or repealed them.
    fn gather_gone(&mut self, pages: &[Arc<Page>], as_of: Date) {
        let mut named: HashMap<String, Vec<(Relation, usize, bool)>> = HashMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let ends = |tie: &&Tie| tie.relation.ends() && !tie.is_partial && self.position(&tie.number).is_none();
            for tie in entry.relations.iter().filter(ends) {
                if has_begun(&pages[entry.page.0], as_of) {
                    named.entry(document_number::key(&tie.number)).or_default().push((tie.relation, at, false));
                }
            }
        }
        let ended = |(number, by): (String, Vec<(Relation, usize, bool)>)| {
            let days = by.iter().map(|(_, at, _)| day(&pages[self.entries[*at].page.0], "ngay_hieu_luc"));
            let until = days.min().flatten();
            let successors = self.successors_of(&number, &by);
            (number, Ended { until, successors })
        };
        self.gone = named.into_iter().map(ended).collect();
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

/// Whether a page says that its document is in force by a day. One that says no day ends no other: from
/// when is not known.
fn has_begun(page: &Page, as_of: Date) -> bool {
    match day(page, "ngay_hieu_luc") {
        Some(begins) => begins <= as_of,
        None => matches!(text(page, "tinh_trang"), Some("con-hieu-luc" | "het-mot-phan" | "het-hieu-luc")),
    }
}

/// Whether a page says that its document is not yet in force.
fn is_to_come(page: &Page, as_of: Date) -> bool {
    let begins = day(page, "ngay_hieu_luc").or_else(|| day(page, "ngay_ban_hanh"));
    begins.map_or(text(page, "tinh_trang") == Some("chua-hieu-luc"), |begins| begins > as_of)
}

fn day(page: &Page, key: &str) -> Option<Date> {
    text(page, key).and_then(|day| Date::parse(day).ok())
}

fn text<'a>(page: &'a Page, key: &str) -> Option<&'a str> {
    page.record.get(key).and_then(Json::as_str).filter(|text| !text.trim().is_empty())
}
