//! The files that a site is known to have before they are made, so that the many links to them
//! need not be kept for the check at the end.

use crate::digest::QuickSet;
use crate::model::{Section, Site};
use crate::path::{OutputPath, Route};

/// Who knows the files of pages, sections and taxonomies, and those beside pages.
pub trait Known: Sync {
    /// Whether a file is one of them.
    fn holds(&self, file: &str) -> bool;
}

/// Some of them, or all.
#[derive(Debug, Default)]
pub struct KnownFiles(QuickSet<OutputPath>);

impl KnownFiles {
    /// All those of a site.
    pub fn of(site: &Site) -> Self {
        let pages = site.pages.iter().filter(|page| page.meta.render).map(|page| &page.route);
        let taxonomies = site.taxonomies.iter().filter(|taxonomy| taxonomy.config.render);
        let groups = taxonomies
            .flat_map(|taxonomy| std::iter::once(&taxonomy.route).chain(taxonomy.terms.iter().map(|term| &term.route)));
        let filtered = site.sections.iter().filter(|section| section.meta.render && section.meta.redirect_to.is_none());
        let lists = filtered.flat_map(|section| &section.filters);
        let lists = lists.flat_map(|filter| filter.values.iter().map(|value| &value.route));
        let routes = pages.chain(sections(site, |_| true)).chain(lists).chain(groups).chain(beside(site));
        Self(routes.map(Route::output).collect())
    }

    /// Those that are in no [plan](super::Plan): what is made of them is no page of a template.
    pub fn unplanned(site: &Site) -> Self {
        let leading = sections(site, |section| section.meta.redirect_to.is_some());
        Self(leading.chain(beside(site)).map(Route::output).collect())
    }
}

fn sections(site: &Site, which: impl Fn(&Section) -> bool) -> impl Iterator<Item = &Route> {
    site.sections.iter().filter(move |section| section.meta.render && which(section)).map(|section| &section.route)
}

fn beside(site: &Site) -> impl Iterator<Item = &Route> {
    site.asset_routes.values().chain(site.asset_copies.iter().map(|(_, route)| route))
}

impl Known for KnownFiles {
    fn holds(&self, file: &str) -> bool {
        self.0.contains(file)
    }
}

impl FromIterator<OutputPath> for KnownFiles {
    fn from_iter<T: IntoIterator<Item = OutputPath>>(files: T) -> Self {
        Self(files.into_iter().collect())
    }
}
