//! Links of the finished pages: each must lead to a file of the site, and to a place that is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Span};
use crate::output::{Artifact, InternalLink, OutputTree, anchors};

/// The links that lead to no file, or to no place in it, once for each origin.
pub fn check(tree: &OutputTree, links: &[InternalLink], as_errors: bool) -> Vec<Diagnostic> {
    let fault = if as_errors { Diagnostic::error } else { Diagnostic::warning };
    let mut told = BTreeSet::new();
    let mut places = BTreeMap::new();
    let mut faults = Vec::new();
    for link in links {
        let Some(file) = answer(tree, &link.target) else {
            if told.insert((link.origin.as_str(), link.target.as_str(), None)) {
                faults.push(fault("link-dead").arg("link", &link.link).at(Span::file(link.origin.as_str())));
            }
            continue;
        };
        let Some(anchor) = link.anchor.as_deref().filter(|_| file.path.as_str().ends_with(".html")) else { continue };
        // Few pages are linked to with a place, and those by many.
        let known = places.entry(file.path.as_str()).or_insert_with(|| anchors(&file.bytes.read()));
        if !known.contains(anchor) && told.insert((link.origin.as_str(), link.target.as_str(), Some(anchor))) {
            let fault = fault("anchor-missing").arg("anchor", anchor).arg("page", &file.origin).arg("link", &link.link);
            let fault = fault.at(Span::file(link.origin.as_str()));
            faults.push(fault.suggest(anchor, known.iter().map(String::as_str)));
        }
    }
    faults
}

/// What a web server would answer: the file itself, or the index of a folder.
fn answer<'t>(tree: &'t OutputTree, target: &str) -> Option<&'t Artifact> {
    tree.get(target).or_else(|| tree.get(&format!("{}/index.html", target.trim_end_matches('/'))))
}
