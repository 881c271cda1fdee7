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

impl Anchors {
    fn of(&self, target: Target) -> Option<&BTreeSet<String>> {
        match target {
            Target::Page(id) => self.pages.get(id.0),
            Target::Section(id) => self.sections.get(id.0),
        }
    }
}

/// The links whose anchor their target lacks.
pub fn check<'l>(
    site: &Site,
    anchors: &Anchors,
    links: impl Iterator<Item = &'l CheckedLink>,
    as_errors: bool,
) -> Vec<Diagnostic> {
    links.filter_map(|link| missing(site, link, anchors.of(link.target)?, as_errors)).collect()
}

/// What is wrong with a link, whose target has the `known` identifiers, when it names another.
pub fn missing(site: &Site, link: &CheckedLink, known: &BTreeSet<String>, as_errors: bool) -> Option<Diagnostic> {
    let anchor = link.anchor.as_ref()?;
    if known.contains(anchor) || anchor == "continue-reading" {
        return None;
    }
    let name = match link.target {
        Target::Page(id) => &site.page(id).key,
        Target::Section(id) => &site.section(id).key,
    };
    let fault = if as_errors { Diagnostic::error("anchor-missing") } else { Diagnostic::warning("anchor-missing") };
    let fault = fault.arg("anchor", anchor).arg("page", name).at(link.span());
    Some(fault.suggest(anchor, known.iter().map(String::as_str)))
}
