//! The files that a site is known to have before they are made, so that the many links to them
//! need not be kept for the check at the end.

use crate::digest::QuickSet;
use crate::model::Site;
use crate::path::{OutputPath, Route};

/// Files of the built site: those of pages, sections and taxonomies, and those beside pages.
#[derive(Debug, Default)]
pub struct Known(QuickSet<OutputPath>);

impl Known {
    /// Those of a site.
    pub fn of(site: &Site) -> Self {
        let pages = site.pages.iter().filter(|page| page.meta.render).map(|page| &page.route);
        let sections = site.sections.iter().filter(|section| section.meta.render).map(|section| &section.route);
        let taxonomies = site.taxonomies.iter().filter(|taxonomy| taxonomy.config.render);
        let groups = taxonomies
            .flat_map(|taxonomy| std::iter::once(&taxonomy.route).chain(taxonomy.terms.iter().map(|term| &term.route)));
        let lists = site.sections.iter().filter(|section| section.meta.render).flat_map(|section| &section.filters);
        let lists = lists.flat_map(|filter| filter.values.iter().map(|value| &value.route));
        let routes = pages.chain(sections).chain(lists).chain(groups).chain(site.asset_routes.values());
        let routes = routes.chain(site.asset_copies.iter().map(|(_, route)| route));
        Self(routes.map(Route::output).collect())
    }

    /// Whether a file is one of them.
    pub fn holds(&self, file: &str) -> bool {
        self.0.contains(file)
    }
}

impl FromIterator<OutputPath> for Known {
    fn from_iter<T: IntoIterator<Item = OutputPath>>(files: T) -> Self {
        Self(files.into_iter().collect())
    }
}
