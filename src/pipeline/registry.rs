//! The registry of documents, as print needs it: which are no longer in force, and what took their place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::model::{Page, Relation, Site, State, Target};
use crate::print::{DocumentNote, NamedBy, Standing};
use crate::text::document_number;

/// Keys ([`document_number::key`]) of documents that have ended, each with its successors when the registry knows some.
pub(super) fn ended(site: &Site) -> BTreeMap<String, Option<String>> {
    let with_successor = site.registry.all_ended().map(|(number, ended)| {
        let next: Vec<&str> = ended.successors.iter().map(|at| site.registry.entries[*at].number.as_str()).collect();
        (document_number::key(number), (!next.is_empty()).then(|| next.join(", ")))
    });
    with_successor.collect()
}

/// How a document stands, for its own page; none for a page that is no document.
pub(super) fn standing(site: &Site, page: &Page) -> Option<Standing> {
    if page.kind.name != "van-ban" {
        return None;
    }
    let registry = &site.registry;
    let (_, entry) = registry.of_page(&page.key)?;
    let groups = Relation::ALL.map(|relation| {
        let others = registry.naming(entry, relation);
        let titles = others.map(|other| {
            let title = site.page_of_document(other, &page.lang).title();
            let has_number = document_number::find(title).into_iter().filter_map(|range| title.get(range));
            let mut numbers = has_number.map(document_number::key);
            if numbers.any(|number| number == document_number::key(&other.number)) {
                title.to_owned()
            } else {
                format!("{} ({title})", other.number)
            }
        });
        NamedBy { key: relation.inverse_key().to_owned(), documents: titles.collect() }
    });
    Some(Standing {
        state: entry.state.name().to_owned(),
        is_stated: entry.is_stated,
        until: entry.until.map(|day| day.to_string()),
        replaced_by: registry.successors(entry).iter().map(|next| next.number.clone()).collect(),
        named_by: groups.into_iter().filter(|group| !group.documents.is_empty()).collect(),
    })
}

/// What paper says of the documents that a page names and that have a page or have ended; `fields` are its fields, where numbers are
/// looked for as they are written.
pub(super) fn notes(site: &Site, target: Option<Target>, lang: &str, fields: &[&Json]) -> Vec<DocumentNote> {
    let mut spellings = BTreeMap::new();
    fields.iter().for_each(|field| spell(field, &mut spellings));
    let cited = target.map(|target| site.cited(target)).unwrap_or_default();
    let note = |cited: crate::model::Cited<'_>| {
        let registry = &site.registry;
        let entry = cited.entry.map(|at| &registry.entries[at]);
        let ended = registry.ended(cited.number);
        let state = if ended.is_some() { State::Ended } else { entry?.state };
        let title = entry.map(|entry| site.page_of_document(entry, lang).title());
        let until = entry.map_or_else(|| ended.as_ref().and_then(|ended| ended.until), |entry| entry.until);
        let next = ended.iter().flat_map(|ended| &ended.successors).map(|at| registry.entries[*at].number.clone());
        Some(DocumentNote {
            number: cited.number.to_owned(),
            title: title.unwrap_or(cited.number).to_owned(),
            state: state.name().to_owned(),
            until: until.map(|day| day.to_string()),
            replaced_by: next.collect(),
            is_basis: cited.is_basis,
            is_history: cited.is_history,
            written: spellings.get(&document_number::key(cited.number)).into_iter().flatten().cloned().collect(),
        })
    };
    cited.into_iter().filter_map(note).collect()
}

/// The spellings of each number in the texts of a value, by its key.
fn spell(value: &Json, spellings: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Json::String(text) => {
            for written in document_number::find(text).into_iter().filter_map(|range| text.get(range)) {
                spellings.entry(document_number::key(written)).or_default().insert(written.to_owned());
            }
        }
        Json::Array(items) => items.iter().for_each(|item| spell(item, spellings)),
        Json::Object(map) => map.values().for_each(|item| spell(item, spellings)),
        _ => {}
    }
}
