//! Pages, sections with their pagers, lists of filters, taxonomies and the page for what is not found.

use rayon::prelude::*;

use super::pagers::Cut;
use super::plan::{Job, jobs};
use super::{Emission, Emitted};
use crate::model::List;
use crate::path::OutputPath;
use crate::templates::Choice;

/// Every page of the site.
pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let jobs = jobs(emission.config(), emission.site);
    jobs.par_iter().map(|job| one(emission, job)).reduce(Emitted::default, Emitted::absorb)
}

/// The page of one job.
pub(super) fn one(emission: &Emission<'_>, job: &Job) -> Emitted {
    let (site, engine) = (emission.site, emission.engine);
    let rendered = match job {
        Job::Page(id) => engine.page(*id),
        Job::List(list, index) => {
            let pager = index.and_then(|index| Cut::of(site, *list).pager(index));
            match list {
                List::Section(id) => engine.section(*id, pager.as_ref()),
                List::Filtered(id, filter, value) => {
                    engine.filtered(*id, Choice { filter: *filter, value: *value }, pager.as_ref())
                }
                List::Term(number, at) => engine.taxonomy_term(*number, *at, pager.as_ref()),
            }
        }
        Job::Terms(number) => engine.taxonomy_list(*number),
        Job::NotFound(language) => engine.not_found(&emission.config().languages[*language].code),
    };
    let mut emitted = Emitted::default();
    match (rendered, job.place(emission.config(), site)) {
        (Ok(html), Some(path)) => written(emission, job, path, html, &mut emitted),
        (Err(fault), _) => emitted.faults.push(fault),
        (Ok(_), None) => {}
    }
    emitted
}

fn written(emission: &Emission<'_>, job: &Job, path: OutputPath, html: Vec<u8>, emitted: &mut Emitted) {
    let site = emission.site;
    let stands_in = match job {
        Job::Page(id) => site.page(*id).is_fallback(),
        Job::List(List::Section(id) | List::Filtered(id, ..), _) => site.section(*id).is_fallback(),
        Job::Terms(_) | Job::List(List::Term(..), _) | Job::NotFound(_) => false,
    };
    emission.html(path, html, job.origin(emission.config(), site), emitted);
    if stands_in {
        emitted.trust_anchors(emission.known);
    }
}
