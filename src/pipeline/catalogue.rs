//! What can be printed: the layouts of the theme and the publications of the site.

use serde_json::Value as Json;

use super::sheets::Sheets;
use super::{Options, Prepared, cache, prepare};
use crate::diag::{Diagnostic, any_error};
use crate::print::{Layout, Size};

/// What can be printed.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The layouts of the theme, in its order.
    pub layouts: Vec<Layout>,
    /// The sizes of the theme, in its order.
    pub sizes: Vec<Size>,
    /// The publications of the site.
    pub publications: Vec<PublicationRow>,
    /// How many offices the site has.
    pub offices: usize,
    /// Their names, by the names that the command line knows them by.
    pub office_names: Vec<(String, String)>,
}

/// A publication of the site.
#[derive(Debug, Clone)]
pub struct PublicationRow {
    /// Its name on the command line: `an-pham/ap-phich-khai-sinh`.
    pub page: String,
    /// Its title.
    pub title: String,
    /// The layout that it names.
    pub layout: String,
}

/// Lists what can be printed.
///
/// # Errors
/// What is wrong with the site, or a theme without layouts.
pub fn catalogue(options: &Options) -> Result<Catalogue, Vec<Diagnostic>> {
    let Prepared { config, files, site, faults } = prepare(options)?;
    if any_error(&faults) {
        return Err(faults);
    }
    let sheets = Sheets::new(&config, &site, &files, options.as_of, cache(&options.root))?;
    let sheets = sheets.ok_or_else(|| vec![Diagnostic::error("print-no-layouts")])?;
    let own = site.pages.iter().filter(|page| page.kind.name == "an-pham" && *page.lang == *config.default_language);
    let publications = own.map(|page| PublicationRow {
        page: page.key.trim_end_matches(".md").trim_end_matches("/index").to_owned(),
        title: page.title().to_owned(),
        layout: page.record.get("bo_cuc").and_then(Json::as_str).unwrap_or_default().to_owned(),
    });
    Ok(Catalogue {
        layouts: sheets.studio.layouts().to_vec(),
        sizes: sheets.studio.sizes().to_vec(),
        publications: publications.collect(),
        offices: site.offices(&config.default_language).count(),
        office_names: site
            .offices(&config.default_language)
            .map(|id| (site.page(id).slug.to_string(), site.page(id).title().to_owned()))
            .collect(),
    })
}
