//! Which pages a site has, before any is made: one job each, and where each comes to lie.
//!
//! A build makes all of them; a preview makes the one that a browser asks for.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::pagers::pagers;
use crate::config::Config;
use crate::model::{PageId, Section, SectionId, Site, Target, Taxonomy};
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

    /// Whether another is made from the same, whatever page of a pager either is.
    fn is_of_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Section(a, _), Self::Section(b, _)) => a == b,
            (Self::Filtered(a, chosen, _), Self::Filtered(b, other, _)) => a == b && chosen == other,
            (Self::Term(a, at, _), Self::Term(b, other, _)) => (a, at) == (b, other),
            _ => false,
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
    jobs: HashMap<OutputPath, Job>,
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

    /// Cuts the lists of some sections and terms anew: they are in another order, and as long as they were.
    pub fn cut_again(&mut self, config: &Config, site: &Site, sections: &[SectionId], terms: &[(usize, usize)]) {
        let mut jobs = Vec::new();
        for id in sections {
            let section = site.section(*id);
            if has_page(section) {
                of_section(*id, section, &mut jobs);
                filtered(*id, section, &mut jobs);
            }
        }
        for (number, at) in terms {
            let taxonomy = &site.taxonomies[*number];
            if taxonomy.config.render {
                of_term(taxonomy, *number, *at, &mut jobs);
            }
        }
        for job in jobs {
            let own = job.place(config, site).and_then(|path| self.jobs.get_mut(&path));
            // Where two pages come to lie at one path the first stands.
            if let Some(known) = own.filter(|known| known.is_of_the_same(&job)) {
                *known = job;
            }
        }
    }

    /// What is made at a path.
    pub fn job(&self, path: &OutputPath) -> Option<&Job> {
        self.jobs.get(path)
    }

    /// Every path and its job, in no order; what has the place of another at the end.
    pub fn all(&self) -> impl Iterator<Item = (&OutputPath, &Job)> {
        self.jobs.iter().chain(self.twice.iter().map(|(path, job)| (path, job)))
    }
}
