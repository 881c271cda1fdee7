//! Links of the finished pages: each must lead to a file of the site.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Span};
use crate::output::{InternalLink, OutputTree};

/// The links that lead to no file, once for each origin.
pub fn check(tree: &OutputTree, links: &[InternalLink], as_errors: bool) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let dead = links.iter().filter(|link| !answers(tree, &link.target));
    let dead = dead.filter(|link| told.insert((link.origin.as_str(), link.target.as_str())));
    dead.map(|link| {
        let fault = if as_errors { Diagnostic::error("link-dead") } else { Diagnostic::warning("link-dead") };
        fault.arg("link", &link.link).at(Span::file(link.origin.as_str()))
    })
    .collect()
}

/// Whether a web server would answer: the file itself, or the index of a folder.
fn answers(tree: &OutputTree, target: &str) -> bool {
    tree.get(target).is_some() || tree.get(&format!("{}/index.html", target.trim_end_matches('/'))).is_some()
}
