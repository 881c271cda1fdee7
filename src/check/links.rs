//! Links of the finished pages: each must lead to a file of the site, and to a place that is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Span};
use crate::output::{Artifact, InternalLink, OutputTree, anchors};

/// The links that lead to no file, or to no place in it, once for each origin.
pub fn check(tree: &OutputTree, links: &[InternalLink], as_errors: bool) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let mut places = BTreeMap::new();
    let mut faults = Vec::new();
    for link in links {
        let Some(file) = answer(tree, &link.target) else {
            if told.insert((link.origin.as_str(), link.target.as_str(), None)) {
                faults.push(dead(link, as_errors));
            }
            continue;
        };
        let Some(anchor) = link.anchor.as_deref().filter(|_| file.path.as_str().ends_with(".html")) else { continue };
        // Few pages are linked to with a place, and those by many.
        let known = places.entry(file.path.as_str()).or_insert_with(|| anchors(&file.bytes.read()));
        let fault = missing_place(link, anchor, &file.origin, known, as_errors);
        if fault.is_some() && told.insert((link.origin.as_str(), link.target.as_str(), Some(anchor))) {
            faults.extend(fault);
        }
    }
    faults
}

/// The finding for a link that leads to no file.
pub fn dead(link: &InternalLink, as_errors: bool) -> Diagnostic {
    told("link-dead", as_errors).arg("link", &link.link).at(Span::file(link.origin.as_str()))
}

/// The finding for a link to a place that is not among those `known` of the page that was made of `page`.
pub fn missing_place(
    link: &InternalLink,
    anchor: &str,
    page: &str,
    known: &BTreeSet<String>,
    as_errors: bool,
) -> Option<Diagnostic> {
    if known.contains(anchor) {
        return None;
    }
    let fault = told("anchor-missing", as_errors).arg("anchor", anchor).arg("page", page).arg("link", &link.link);
    Some(fault.at(Span::file(link.origin.as_str())).suggest(anchor, known.iter().map(String::as_str)))
}

fn told(code: &'static str, as_error: bool) -> Diagnostic {
    if as_error { Diagnostic::error(code) } else { Diagnostic::warning(code) }
}

/// What a web server would answer: the file itself, or the index of a folder.
fn answer<'t>(tree: &'t OutputTree, target: &str) -> Option<&'t Artifact> {
    tree.get(target).or_else(|| tree.get(&format!("{}/index.html", target.trim_end_matches('/'))))
}
