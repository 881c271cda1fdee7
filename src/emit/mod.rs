//! Makes the files of the site from its pages and templates: one file of this module a format.
//!
//! Sole owner of `minify-html`. Every HTML page takes one last pass here, in which links within
//! the site become relative, so that the same files work at a domain's root, in any folder and,
//! with `portable`, from a USB stick.

mod absolute;
mod addresses;
mod assets;
mod calendar;
mod feeds;
pub mod hosts;
mod html;
mod known;
mod minify;
mod pagers;
mod pages;
mod plan;
mod precompressed;
mod redirects;
mod search;
mod search_entries;
mod sitemap;

use std::collections::{BTreeMap, BTreeSet};

pub use assets::{asset, asset_places};
pub use known::{Known, KnownFiles};
pub use plan::{Job, Plan, Replanned};
pub use precompressed::{precompressed, texts};
use rayon::prelude::*;

use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::digest::QuickSet;
use crate::model::Site;
use crate::output::{Artifact, InternalLink, Parking, anchors};
use crate::path::OutputPath;
use crate::source::SourceTree;
use crate::templates::Engine;

/// How files are made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Links name `index.html`, so that the site can be read without a server.
    pub portable: bool,
}

/// What the makers of files read.
pub struct Emission<'a> {
    /// The templates and what they show.
    pub engine: &'a Engine,
    /// The site.
    pub site: &'a Site,
    /// The input files.
    pub files: &'a SourceTree,
    /// How files are made.
    pub style: Style,
    /// The files that the site is known to have.
    pub known: &'a dyn Known,
    /// Where the bytes of finished files wait.
    pub parking: Parking<'a>,
}

/// What was made, and the links that nothing is known to answer yet.
#[derive(Debug, Default)]
pub struct Emitted {
    /// The files.
    pub artifacts: Vec<Artifact>,
    /// Links within the site, to be checked when every file is known.
    pub links: Vec<InternalLink>,
    /// Addresses that lead elsewhere.
    pub moved: Vec<Moved>,
    /// What went wrong.
    pub faults: Vec<Diagnostic>,
}

/// A file of the site that only leads elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The file: `cu/index.html`, `cu.html`.
    pub from: OutputPath,
    /// The absolute address that it leads to.
    pub to: String,
}

/// A kind of files that templates make.
struct Format {
    make: fn(&Emission<'_>) -> Emitted,
    /// Whether a file of this path may be one of them; a preview makes them when it is asked for.
    may_hold: fn(&Config, &str) -> bool,
}

/// Every format, in the order of the outcome; they are made side by side.
const FORMATS: &[Format] = &[
    Format { make: pages::emit, may_hold: |_, _| false },
    Format { make: redirects::emit, may_hold: redirects::may_hold },
    Format { make: feeds::emit, may_hold: feeds::may_hold },
    Format { make: calendar::emit, may_hold: calendar::may_hold },
    Format { make: sitemap::emit, may_hold: sitemap::may_hold },
    Format { make: search::emit, may_hold: search::may_hold },
];

/// Makes every file of every format.
pub fn all(emission: &Emission<'_>) -> Emitted {
    let made: Vec<Emitted> = FORMATS.par_iter().map(|format| (format.make)(emission)).collect();
    // Static files come last, for templates say which are wanted under a fingerprint.
    let mut all = made.into_iter().fold(Emitted::default(), Emitted::absorb).absorb(assets::emit(emission));
    // Every page leads to the same few files: only what none of these answers is left to be looked for.
    let made: QuickSet<&str> = all.artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let is_open = |link: &InternalLink| link.anchor.is_some() || !made.contains(link.target.as_str());
    all.links = std::mem::take(&mut all.links).into_par_iter().filter(is_open).collect();
    all.links.sort();
    all.links.dedup();
    all.faults = once_each(all.faults);
    all
}

/// The formats that may have made a file of this path, by their numbers for [`format()`].
pub fn formats_for<'a>(config: &'a Config, path: &'a str) -> impl Iterator<Item = usize> + 'a {
    FORMATS.iter().enumerate().filter(|(_, format)| (format.may_hold)(config, path)).map(|(number, _)| number)
}

/// Makes every file of one format, by its number.
pub fn format(emission: &Emission<'_>, number: usize) -> Emitted {
    FORMATS.get(number).map_or_else(Emitted::default, |format| (format.make)(emission))
}

/// Makes one page.
pub fn one(emission: &Emission<'_>, job: &Job) -> Emitted {
    pages::one(emission, job)
}

/// A fault of a template shows on every page that uses it; it is told once.
fn once_each(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen: BTreeSet<(&'static str, String, usize, usize)> = BTreeSet::new();
    let mut kept = Vec::new();
    for fault in faults {
        let span = fault.span.clone().unwrap_or_else(|| Box::new(Span::file("")));
        if seen.insert((fault.code, span.file, span.line, span.column)) {
            kept.push(fault);
        }
    }
    kept
}

impl<'a> Emission<'a> {
    fn config(&self) -> &Config {
        &self.engine.around().config
    }

    /// The page at a path, to write its links from.
    fn page<'p>(&'p self, path: &'p OutputPath) -> addresses::Page<'p> {
        addresses::Page { path, config: self.config(), style: self.style, known: self.known }
    }

    /// The artifact of a page of HTML that a template made.
    fn html(&self, path: OutputPath, html: Vec<u8>, origin: &str, emitted: &mut Emitted) {
        let finished = html::finish(html, self.page(&path));
        let mut own = None;
        let open = finished.links.into_iter().filter(|(target, anchor, _)| match anchor {
            Some(anchor) if target == path.as_str() => {
                !own.get_or_insert_with(|| anchors(&finished.bytes)).contains(anchor)
            }
            Some(_) => true,
            None => !self.known.holds(target) && !self.engine.around().is_fingerprinted(target),
        });
        let origin_of = |(target, anchor, link)| InternalLink { origin: origin.to_owned(), target, anchor, link };
        emitted.links.extend(open.map(origin_of));
        emitted.artifacts.push(self.parking.artifact(path, finished.bytes, origin));
    }

    /// The artifact of a text that a template made, such as a feed.
    fn text(
        &self,
        path: &str,
        template: &str,
        lang: &str,
        values: BTreeMap<&'static str, crate::templates::Value>,
    ) -> Emitted {
        let mut emitted = Emitted::default();
        let mut draft = self.parking.draft();
        match (OutputPath::new(path), self.engine.file(template, lang, values, &mut draft)) {
            (Ok(path), Ok(())) => emitted.artifacts.push(draft.artifact(path, template)),
            (Err(fault), _) => emitted.faults.push(Diagnostic::error(fault.code()).arg("path", path)),
            (_, Err(fault)) => emitted.faults.push(fault),
        }
        emitted
    }
}

impl Emitted {
    /// Takes places within pages for granted, as where a text stands in for its translation: it was
    /// written against the pages of its own language.
    fn trust_anchors(&mut self, known: &dyn Known) {
        self.links.retain(|link| !known.holds(&link.target));
        self.links.iter_mut().for_each(|link| link.anchor = None);
    }

    fn absorb(mut self, other: Self) -> Self {
        self.artifacts.extend(other.artifacts);
        self.links.extend(other.links);
        self.moved.extend(other.moved);
        self.faults.extend(other.faults);
        self
    }
}
