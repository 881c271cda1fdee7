//! Pages, sections with their pagers, taxonomies and the page for what is not found.

use rayon::prelude::*;

use super::pagers::pagers;
use super::{Emission, Emitted};
use crate::diag::Diagnostic;
use crate::model::{PageId, Section, SectionId, Target};
use crate::path::{OutputPath, Route};
use crate::templates::{Choice, Pager};

/// Every page.
pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let site = emission.site;
    (0..site.pages.len())
        .into_par_iter()
        .filter(|number| site.pages[*number].meta.render)
        .map(|number| {
            let page = &site.pages[number];
            let made = one(emission, &page.route, page.source.as_str(), || emission.engine.page(PageId(number)));
            if page.is_fallback() { made.trusting_anchors(&emission.known) } else { made }
        })
        .reduce(Emitted::default, Emitted::absorb)
}

/// Every section that has a file, page by page of its pager.
pub(super) fn emit_sections(emission: &Emission<'_>) -> Emitted {
    let site = emission.site;
    let jobs: Vec<(SectionId, Option<Pager>)> = site
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.meta.render && section.meta.redirect_to.is_none())
        .flat_map(|(number, section)| {
            let Some(by) = section.meta.paginate_by else { return vec![(SectionId(number), None)] };
            let mut pages = section.listed();
            if section.meta.paginate_reversed {
                pages.reverse();
            }
            let cut = pagers(&section.route, &section.meta.paginate_path, by, &pages);
            cut.into_iter().map(|pager| (SectionId(number), Some(pager))).collect()
        })
        .collect();
    jobs.par_iter()
        .map(|(id, pager)| {
            let section = site.section(*id);
            let route = pager.as_ref().map_or(&section.route, |pager| &pager.routes[pager.index - 1]);
            let origin = section.source.as_ref().map_or(section.key.as_str(), |path| path.as_str());
            let made = one(emission, route, origin, || emission.engine.section(*id, pager.as_ref()));
            if section.is_fallback() { made.trusting_anchors(&emission.known) } else { made }
        })
        .reduce(Emitted::default, Emitted::absorb)
}

/// Every list of a section that a filter cuts out, page by page of its pager.
pub(super) fn emit_filters(emission: &Emission<'_>) -> Emitted {
    let has_page = |section: &Section| section.meta.render && section.meta.redirect_to.is_none();
    let sections = emission.site.sections.iter().enumerate().filter(|(_, section)| has_page(section));
    let mut jobs: Vec<(SectionId, Choice, Option<Pager>)> = Vec::new();
    for (id, section) in sections {
        for (filter, values) in section.filters.iter().enumerate() {
            for (value, chosen) in values.values.iter().enumerate() {
                let choice = Choice { filter, value };
                match section.meta.paginate_by {
                    None => jobs.push((SectionId(id), choice, None)),
                    Some(by) => {
                        let pages: Vec<Target> = chosen.pages.iter().map(|id| Target::Page(*id)).collect();
                        let cut = pagers(&chosen.route, &section.meta.paginate_path, by, &pages);
                        jobs.extend(cut.into_iter().map(|pager| (SectionId(id), choice, Some(pager))));
                    }
                }
            }
        }
    }
    jobs.par_iter()
        .map(|(id, choice, pager)| {
            let section = emission.site.section(*id);
            let chosen = &section.filters[choice.filter].values[choice.value];
            let route = pager.as_ref().map_or(&chosen.route, |pager| &pager.routes[pager.index - 1]);
            let origin = section.source.as_ref().map_or(section.key.as_str(), |path| path.as_str());
            let made = one(emission, route, origin, || emission.engine.filtered(*id, *choice, pager.as_ref()));
            if section.is_fallback() { made.trusting_anchors(&emission.known) } else { made }
        })
        .reduce(Emitted::default, Emitted::absorb)
}

/// Every list of terms and every term.
pub(super) fn emit_taxonomies(emission: &Emission<'_>) -> Emitted {
    let mut all = Emitted::default();
    let origin = emission.config().file.clone();
    for (number, taxonomy) in emission.site.taxonomies.iter().enumerate().filter(|(_, t)| t.config.render) {
        all = all.absorb(one(emission, &taxonomy.route, &origin, || emission.engine.taxonomy_list(number)));
        let terms: Vec<(usize, Option<Pager>)> = taxonomy
            .terms
            .iter()
            .enumerate()
            .flat_map(|(at, term)| match taxonomy.config.paginate_by {
                None => vec![(at, None)],
                Some(by) => {
                    let pages: Vec<Target> = term.pages.iter().map(|id| Target::Page(*id)).collect();
                    let cut = pagers(&term.route, &taxonomy.config.paginate_path, by, &pages);
                    cut.into_iter().map(|pager| (at, Some(pager))).collect()
                }
            })
            .collect();
        let made = terms.par_iter().map(|(at, pager)| {
            let route = pager.as_ref().map_or(&taxonomy.terms[*at].route, |pager| &pager.routes[pager.index - 1]);
            one(emission, route, &origin, || emission.engine.taxonomy_term(number, *at, pager.as_ref()))
        });
        all = all.absorb(made.reduce(Emitted::default, Emitted::absorb));
    }
    all
}

/// `404.html`, and the same in each other language beside its home.
pub(super) fn emit_not_found(emission: &Emission<'_>) -> Emitted {
    let mut emitted = Emitted::default();
    for language in &emission.config().languages {
        let place = format!("{}404.html", emission.config().language_prefix(&language.code));
        match (emission.engine.not_found(&language.code), OutputPath::new(&place)) {
            (Ok(html), Ok(path)) => emission.html(path, html, "404.html", &mut emitted),
            (Err(fault), _) => emitted.faults.push(fault),
            _ => {}
        }
    }
    emitted
}

fn one(
    emission: &Emission<'_>,
    route: &Route,
    origin: &str,
    render: impl FnOnce() -> Result<Vec<u8>, Diagnostic>,
) -> Emitted {
    let mut emitted = Emitted::default();
    match render() {
        Ok(html) => emission.html(route.output(), html, origin, &mut emitted),
        Err(fault) => emitted.faults.push(fault),
    }
    emitted
}
