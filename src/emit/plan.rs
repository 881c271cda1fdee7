//! Which pages a site has, before any is made: one job each, and where each comes to lie.
//!
//! A build makes all of them; a preview makes the one that a browser asks for.

use std::collections::hash_map::Entry;
use std::ops::Range;

use super::pagers::{self, pagers};
use crate::config::Config;
use crate::digest::QuickMap;
use crate::model::{List, PageId, Section, SectionId, Site, Target, Taxonomy};
use crate::path::{OutputPath, Route};
use crate::templates::{Choice, Pager};

/// One page of the built site, by what it is made from.
#[derive(Debug, Clone)]
pub enum Job {
    /// A page.
    Page(PageId),
    /// A section, or one page of its pager.
    Section(SectionId, Option<Pager>),
    /// The list of a section with what has a value of a filter.
    Filtered(SectionId, Choice, Option<Pager>),
    /// The list of a taxonomy's terms.
    Terms(usize),
    /// A term of a taxonomy.
    Term(usize, usize, Option<Pager>),
    /// The page for what is not found, in the language at this place.
    NotFound(usize),
}

impl Job {
    /// Where the page comes to lie.
    pub fn place(&self, config: &Config, site: &Site) -> Option<OutputPath> {
        let of = |pager: &Option<Pager>, route: &Route| pager.as_ref().map_or(route, Pager::route).output();
        match self {
            Self::Page(id) => Some(site.page(*id).route.output()),
            Self::Section(id, pager) => Some(of(pager, &site.section(*id).route)),
            Self::Filtered(id, choice, pager) => {
                Some(of(pager, &site.section(*id).filters[choice.filter].values[choice.value].route))
            }
            Self::Terms(number) => Some(site.taxonomies[*number].route.output()),
            Self::Term(number, at, pager) => Some(of(pager, &site.taxonomies[*number].terms[*at].route)),
            Self::NotFound(language) => {
                let prefix = config.language_prefix(&config.languages[*language].code);
                OutputPath::new(&format!("{prefix}404.html")).ok()
            }
        }
    }

    /// What the page is made from, for messages: a content file, or the configuration.
    pub fn origin<'s>(&self, config: &'s Config, site: &'s Site) -> &'s str {
        match self {
            Self::Page(id) => site.page(*id).source.as_str(),
            Self::Section(id, _) | Self::Filtered(id, ..) => {
                let section = site.section(*id);
                section.source.as_ref().map_or(section.key.as_str(), |path| path.as_str())
            }
            Self::Terms(_) | Self::Term(..) => &config.file,
            Self::NotFound(_) => "404.html",
        }
    }

    /// The page of a pager of a list.
    fn pager_of(&mut self, list: List) -> Option<&mut Pager> {
        match (self, list) {
            (Self::Section(id, pager), List::Section(of)) if *id == of => pager.as_mut(),
            (Self::Filtered(id, chosen, pager), List::Filtered(of, filter, value))
                if (*id, chosen.filter, chosen.value) == (of, filter, value) =>
            {
                pager.as_mut()
            }
            (Self::Term(number, at, pager), List::Term(of, term)) if (*number, *at) == (of, term) => pager.as_mut(),
            _ => None,
        }
    }

    /// The content whose text the page shows.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Page(id) => Some(Target::Page(*id)),
            Self::Section(id, _) | Self::Filtered(id, ..) => Some(Target::Section(*id)),
            _ => None,
        }
    }
}

/// Every page of a site.
pub fn jobs(config: &Config, site: &Site) -> Vec<Job> {
    let pages = site.pages.iter().enumerate().filter(|(_, page)| page.meta.render);
    let mut jobs: Vec<Job> = pages.map(|(number, _)| Job::Page(PageId(number))).collect();
    let sections: Vec<_> = site.sections.iter().enumerate().filter(|(_, section)| has_page(section)).collect();
    for (number, section) in &sections {
        of_section(SectionId(*number), section, &mut jobs);
    }
    for (number, section) in sections {
        filtered(SectionId(number), section, &mut jobs);
    }
    for (number, taxonomy) in site.taxonomies.iter().enumerate().filter(|(_, t)| t.config.render) {
        jobs.push(Job::Terms(number));
        (0..taxonomy.terms.len()).for_each(|at| of_term(taxonomy, number, at, &mut jobs));
    }
    jobs.extend((0..config.languages.len()).map(Job::NotFound));
    jobs
}

fn has_page(section: &Section) -> bool {
    section.meta.render && section.meta.redirect_to.is_none()
}

fn of_term(taxonomy: &Taxonomy, number: usize, at: usize, jobs: &mut Vec<Job>) {
    let (config, term) = (&taxonomy.config, &taxonomy.terms[at]);
    let make = |pager| Job::Term(number, at, pager);
    jobs.extend(cut(&term.route, &config.paginate_path, config.paginate_by, || listed(&term.pages), make));
}

fn of_section(id: SectionId, section: &Section, jobs: &mut Vec<Job>) {
    let pages = || {
        let mut pages = section.listed();
        if section.meta.paginate_reversed {
            pages.reverse();
        }
        pages
    };
    let make = |pager| Job::Section(id, pager);
    jobs.extend(cut(&section.route, &section.meta.paginate_path, section.meta.paginate_by, pages, make));
}

fn filtered(id: SectionId, section: &Section, jobs: &mut Vec<Job>) {
    for (filter, values) in section.filters.iter().enumerate() {
        for (value, chosen) in values.values.iter().enumerate() {
            let (path, by) = (&section.meta.paginate_path, section.meta.paginate_by);
            let make = |pager| Job::Filtered(id, Choice { filter, value }, pager);
            jobs.extend(cut(&chosen.route, path, by, || listed(&chosen.pages), make));
        }
    }
}

fn listed(pages: &[PageId]) -> Vec<Target> {
    pages.iter().map(|id| Target::Page(*id)).collect()
}

/// One job, or one for each page of the pager.
fn cut(
    base: &Route,
    path: &str,
    by: Option<usize>,
    pages: impl Fn() -> Vec<Target>,
    make: impl Fn(Option<Pager>) -> Job,
) -> Vec<Job> {
    match by {
        None => vec![make(None)],
        Some(by) => pagers(base, path, by, &pages()).into_iter().map(|pager| make(Some(pager))).collect(),
    }
}

/// The jobs of a site by the paths of their files.
#[derive(Debug, Default)]
pub struct Plan {
    jobs: QuickMap<OutputPath, Job>,
    /// Jobs whose place another has.
    twice: Vec<(OutputPath, Job)>,
}

impl Plan {
    /// That of a site. Where two pages come to lie at one path the first stands; a build refuses both.
    pub fn of(config: &Config, site: &Site) -> Self {
        let mut plan = Self::default();
        for job in jobs(config, site) {
            let Some(path) = job.place(config, site) else { continue };
            match plan.jobs.entry(path) {
                Entry::Vacant(free) => drop(free.insert(job)),
                Entry::Occupied(taken) => plan.twice.push((taken.key().clone(), job)),
            }
        }
        plan
    }

    /// Cuts a list anew between some places: something else stands there, and it is as long as it was.
    pub fn cut_again(&mut self, site: &Site, list: List, places: &Range<usize>) {
        let section = |id: SectionId| {
            let section = site.section(id);
            (section, &section.meta.paginate_path, section.meta.paginate_by)
        };
        let (route, mut pages, path, by) = match list {
            List::Section(id) => {
                let (section, path, by) = section(id);
                (&section.route, section.listed(), path, by)
            }
            List::Filtered(id, filter, value) => {
                let (section, path, by) = section(id);
                let chosen = &section.filters[filter].values[value];
                (&chosen.route, listed(&chosen.pages), path, by)
            }
            List::Term(number, at) => {
                let (config, term) = (&site.taxonomies[number].config, &site.taxonomies[number].terms[at]);
                (&term.route, listed(&term.pages), &config.paginate_path, config.paginate_by)
            }
        };
        let Some(by) = by else { return };
        let mut places = places.clone();
        if matches!(list, List::Section(id) if site.section(id).meta.paginate_reversed) {
            pages.reverse();
            places = pages.len() - places.end..pages.len() - places.start;
        }
        for index in places.start / by..places.end.div_ceil(by) {
            let pager = self.jobs.get_mut(&pagers::route(route, path, index + 1).output());
            // Where two pages come to lie at one path the first stands.
            if let Some(pager) = pager.and_then(|job| job.pager_of(list)) {
                pager.pages = pagers::page(&pages, by, index);
            }
        }
    }

    /// What is made at a path.
    pub fn job(&self, path: &OutputPath) -> Option<&Job> {
        self.jobs.get(path)
    }

    /// Every path and its job, in no order; what has the place of another at the end.
    pub fn all(&self) -> impl Iterator<Item = (&OutputPath, &Job)> + Clone {
        self.jobs.iter().chain(self.twice.iter().map(|(path, job)| (path, job)))
    }
}
