//! Anchors of links to content: the target must have the heading.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::markdown::CheckedLink;
use crate::model::{Site, Target};

/// The identifiers of every text, by page and by section.
#[derive(Debug, Default)]
pub struct Anchors {
    /// Those of the pages, in their order.
    pub pages: Vec<BTreeSet<String>>,
    /// Those of the sections, in their order.
    pub sections: Vec<BTreeSet<String>>,
}

/// The links whose anchor their target lacks.
pub fn check<'l>(
    site: &Site,
    anchors: &Anchors,
    links: impl Iterator<Item = &'l CheckedLink>,
    as_errors: bool,
) -> Vec<Diagnostic> {
    links.filter_map(|link| missing(site, anchors, link, as_errors)).collect()
}

fn missing(site: &Site, anchors: &Anchors, link: &CheckedLink, as_errors: bool) -> Option<Diagnostic> {
    let anchor = link.anchor.as_ref()?;
    let (known, name) = match link.target {
        Target::Page(id) => (&anchors.pages[id.0], &site.page(id).key),
        Target::Section(id) => (&anchors.sections[id.0], &site.section(id).key),
    };
    if known.contains(anchor) || anchor == "continue-reading" {
        return None;
    }
    let fault = if as_errors { Diagnostic::error("anchor-missing") } else { Diagnostic::warning("anchor-missing") };
    let fault = fault.arg("anchor", anchor).arg("page", name).at(link.span());
    Some(fault.suggest(anchor, known.iter().map(String::as_str)))
}
