//! The registry of documents, as print needs it: which are no longer in force, and what took their place.

use std::collections::BTreeMap;

use crate::model::{Site, Target};
use crate::print::DocumentNote;
use crate::text::document_number;

/// Keys ([`document_number::key`]) of documents that have ended, each with its successors when the registry knows some.
pub(super) fn ended(site: &Site) -> BTreeMap<String, Option<String>> {
    let with_successor = site.registry.all_ended().map(|(number, ended)| {
        let next: Vec<&str> = ended.successors.iter().map(|at| site.registry.entries[*at].number.as_str()).collect();
        (document_number::key(number), (!next.is_empty()).then(|| next.join(", ")))
    });
    with_successor.collect()
}

/// What paper says of the documents that a page names.
pub(super) fn notes(site: &Site, target: Option<Target>, lang: &str) -> Vec<DocumentNote> {
    let cited = target.map(|target| site.cited(target)).unwrap_or_default();
    let note = |cited: crate::model::Cited<'_>| {
        let entry = &site.registry.entries[cited.entry?];
        let next = site.registry.successors(entry);
        Some(DocumentNote {
            number: entry.number.clone(),
            title: site.page_of_document(entry, lang).title().to_owned(),
            state: entry.state.name().to_owned(),
            until: entry.until.map(|day| day.to_string()),
            replaced_by: next.iter().map(|next| next.number.clone()).collect(),
            is_basis: cited.is_basis,
            is_history: cited.is_history,
        })
    };
    cited.into_iter().filter_map(note).collect()
}
