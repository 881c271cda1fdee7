//! What contradicts itself in the registry: a number twice, a relation to itself or in a ring, a status
//! that another document or a date denies.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::relation::{self, Relation, Tie};
use super::{Entry, Registry, day, has_begun, text};
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::model::Page;
use crate::text::document_number;

/// Documents of a ring that a message names.
const MOST_SHOWN: usize = 8;

/// Everything that is wrong between documents.
pub(super) fn find(registry: &Registry, pages: &[Arc<Page>], as_of: Date) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for entry in &registry.entries {
        let page = &pages[entry.page.0];
        faults.extend(odd_number(entry, page));
        faults.extend(without_number(page));
        faults.extend(to_itself(entry, page));
        faults.extend(from_when(entry, page));
        faults.extend(status(registry, entry, pages, as_of));
        faults.extend(older_than_what_it_changes(registry, entry, pages));
    }
    let time_order = [Relation::Amends, Relation::Replaces, Relation::Repeals];
    faults.extend(rings(registry, pages, &time_order));
    faults.extend(rings(registry, pages, &[Relation::BasedOn]));
    faults.extend(rings(registry, pages, &[Relation::Guides]));
    faults
}

/// Two pages of one document.
pub(super) fn twice(page: &Page, first: &Page) -> Diagnostic {
    let number = text(page, "so_ky_hieu").unwrap_or_default();
    let fault = Diagnostic::error("document-twice").arg("number", number).arg("file", &first.source);
    fault.at(page.span_of("so_ky_hieu"))
}

fn odd_number(entry: &Entry, page: &Page) -> Option<Diagnostic> {
    if document_number::is_number(&entry.number) {
        return None;
    }
    Some(Diagnostic::warning("document-number-odd").arg("number", &entry.number).at(page.span_of("so_ky_hieu")))
}

/// A basis may be a law by its name; what a document amends or ends must be named by number.
fn without_number(page: &Page) -> Vec<Diagnostic> {
    let named = Relation::ALL.into_iter().filter(|relation| *relation != Relation::BasedOn);
    let items =
        named.flat_map(|relation| relation::texts(page, relation).enumerate().map(move |item| (relation, item)));
    let without = items.filter(|(_, (_, text))| document_number::find(text).is_empty());
    let fault = |(relation, (at, text)): (Relation, (usize, &str))| {
        let fault = Diagnostic::error("relation-no-number").arg("key", relation.key()).arg("value", text);
        fault.at(page.span_of_item(relation.key(), at))
    };
    without.map(fault).collect()
}

fn to_itself(entry: &Entry, page: &Page) -> Option<Diagnostic> {
    let tie = entry.relations.iter().find(|tie| tie.number == entry.number)?;
    let fault = Diagnostic::error("document-self").arg("key", tie.relation.key()).arg("number", &entry.number);
    Some(fault.at(page.span_of(tie.relation.key())))
}

/// What ends another document must say from when; until it does, nothing is told of the other one.
fn from_when(entry: &Entry, page: &Page) -> Option<Diagnostic> {
    let tie = entry.relations.iter().find(|tie| tie.relation.ends())?;
    if day(page, "ngay_hieu_luc").is_some() || text(page, "tinh_trang").is_some() {
        return None;
    }
    let fault = Diagnostic::warning("document-ends-undated").arg("key", tie.relation.key()).arg("number", &tie.number);
    Some(fault.at(page.span_of(tie.relation.key())))
}

/// A stated status against dates, and against what other documents say.
fn status(registry: &Registry, entry: &Entry, pages: &[Arc<Page>], as_of: Date) -> Option<Diagnostic> {
    let page = &pages[entry.page.0];
    let stated = text(page, "tinh_trang")?;
    let (begins, ends) = (day(page, "ngay_hieu_luc"), day(page, "ngay_het_hieu_luc"));
    let against = |reason: &str| {
        let fault = Diagnostic::error("document-state-contradicts").arg("state", stated).arg("reason", reason);
        Some(fault.arg("number", &entry.number).at(page.span_of("tinh_trang")))
    };
    let dated = |key: &str, date: Date| format!("{key} = {date}");
    match stated {
        "con-hieu-luc" | "het-mot-phan" if ends.is_some_and(|end| end <= as_of) => {
            return against(&dated("ngay_het_hieu_luc", ends?));
        }
        "con-hieu-luc" | "het-mot-phan" if begins.is_some_and(|begin| begin > as_of) => {
            return against(&dated("ngay_hieu_luc", begins?));
        }
        "chua-hieu-luc" if begins.is_some_and(|begin| begin <= as_of) => {
            return against(&dated("ngay_hieu_luc", begins?));
        }
        "het-hieu-luc" if ends.is_some_and(|end| end > as_of) => {
            return against(&dated("ngay_het_hieu_luc", ends?));
        }
        "con-hieu-luc" => {}
        _ => return None,
    }
    let ender = entry.named_by.iter().find(|(relation, other, is_partial)| {
        relation.ends() && !is_partial && has_begun(&pages[registry.entries[*other].page.0], as_of)
    });
    let (relation, other, _) = ender?;
    against(&format!("{} · {}", registry.entries[*other].number, relation.key()))
}

/// A document cannot change one that was issued after it.
fn older_than_what_it_changes(registry: &Registry, entry: &Entry, pages: &[Arc<Page>]) -> Vec<Diagnostic> {
    let page = &pages[entry.page.0];
    let Some(issued) = day(page, "ngay_ban_hanh") else { return Vec::new() };
    let changes = entry.relations.iter().filter(|tie| tie.relation != Relation::Guides && tie.number != entry.number);
    let later = changes.filter_map(|Tie { relation, number, .. }| {
        let other = registry.find(number)?;
        let date = day(&pages[other.page.0], "ngay_ban_hanh").filter(|date| *date > issued)?;
        let fault = Diagnostic::warning("document-changes-later").arg("key", relation.key()).arg("number", number);
        Some(fault.arg("date", date).at(page.span_of(relation.key())))
    });
    later.collect()
}

/// Rings of relations, each told once at the page that comes first.
fn rings(registry: &Registry, pages: &[Arc<Page>], kinds: &[Relation]) -> Vec<Diagnostic> {
    let next = |at: usize| -> Vec<usize> {
        let named = registry.entries[at].relations.iter().filter(|tie| kinds.contains(&tie.relation));
        named.filter_map(|tie| registry.position(&tie.number)).filter(|to| *to != at).collect()
    };
    let mut faults = Vec::new();
    let mut done = BTreeSet::new();
    for start in 0..registry.entries.len() {
        if let Some(ring) = ring_from(start, &next, &mut done) {
            faults.push(ring_fault(registry, pages, kinds, &ring));
        }
    }
    faults
}

/// A ring that a walk from a document comes upon; `done` are documents known to lead into none.
fn ring_from(start: usize, next: &dyn Fn(usize) -> Vec<usize>, done: &mut BTreeSet<usize>) -> Option<Vec<usize>> {
    let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
    if done.insert(start) {
        path.push((start, next(start)));
    }
    while let Some((_, open)) = path.last_mut() {
        let Some(to) = open.pop() else {
            path.pop();
            continue;
        };
        if let Some(from) = path.iter().position(|(at, _)| *at == to) {
            return Some(path[from..].iter().map(|(at, _)| *at).collect());
        }
        if done.insert(to) {
            path.push((to, next(to)));
        }
    }
    None
}

fn ring_fault(registry: &Registry, pages: &[Arc<Page>], kinds: &[Relation], ring: &[usize]) -> Diagnostic {
    let entry = &registry.entries[ring[0]];
    let after = &registry.entries[*ring.get(1).unwrap_or(&ring[0])].number;
    let shown = ring.len().min(MOST_SHOWN);
    let mut numbers: Vec<&str> = ring[..shown].iter().map(|at| registry.entries[*at].number.as_str()).collect();
    if ring.len() > shown {
        numbers.push("…");
    }
    numbers.push(&registry.entries[ring[0]].number);
    let relation = entry.relations.iter().find(|tie| kinds.contains(&tie.relation) && tie.number == *after);
    let key = relation.map_or(Relation::Amends.key(), |tie| tie.relation.key());
    let fault = Diagnostic::error("document-ring").arg("key", key).arg("numbers", numbers.join(" → "));
    fault.at(pages[entry.page.0].span_of(key))
}
