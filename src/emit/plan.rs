//! Which pages a site has, before any is made: one job each, and where each comes to lie.
//!
//! A build makes all of them; a preview makes the one that a browser asks for.

use std::collections::hash_map::Entry;
use std::ops::Range;

use super::pagers::{self, pagers};
use crate::config::Config;
use crate::digest::QuickMap;
use crate::model::{Changed, List, PageId, Section, SectionId, Site, Target};
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

    /// The page that a list is on, or one page of its pager.
    fn of(list: List, pager: Option<Pager>) -> Self {
        match list {
            List::Section(id) => Self::Section(id, pager),
            List::Filtered(id, filter, value) => Self::Filtered(id, Choice { filter, value }, pager),
            List::Term(number, at) => Self::Term(number, at, pager),
        }
    }

    /// The list that is on it.
    fn list(&self) -> Option<List> {
        match self {
            Self::Section(id, _) => Some(List::Section(*id)),
            Self::Filtered(id, chosen, _) => Some(List::Filtered(*id, chosen.filter, chosen.value)),
            Self::Term(number, at, _) => Some(List::Term(*number, *at)),
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
    let mut cut = |list: List| jobs.extend(Cut::of(site, list).jobs());
    sections.iter().for_each(|(number, _)| cut(List::Section(SectionId(*number))));
    for (number, section) in sections {
        for (filter, values) in section.filters.iter().enumerate() {
            (0..values.values.len()).for_each(|value| cut(List::Filtered(SectionId(number), filter, value)));
        }
    }
    for (number, taxonomy) in site.taxonomies.iter().enumerate().filter(|(_, t)| t.config.render) {
        jobs.push(Job::Terms(number));
        (0..taxonomy.terms.len()).for_each(|at| jobs.extend(Cut::of(site, List::Term(number, at)).jobs()));
    }
    jobs.extend((0..config.languages.len()).map(Job::NotFound));
    jobs
}

fn has_page(section: &Section) -> bool {
    section.meta.render && section.meta.redirect_to.is_none()
}

/// A list, and how it is cut into pages.
struct Cut<'s> {
    site: &'s Site,
    list: List,
    route: &'s Route,
    path: &'s str,
    /// How many entries are on a page; none when it is not cut.
    by: Option<usize>,
}

impl<'s> Cut<'s> {
    fn of(site: &'s Site, list: List) -> Self {
        let of_section = |id: SectionId| {
            let section = site.section(id);
            (section, section.meta.paginate_path.as_str(), section.meta.paginate_by)
        };
        let (route, path, by) = match list {
            List::Section(id) => {
                let (section, path, by) = of_section(id);
                (&section.route, path, by)
            }
            List::Filtered(id, filter, value) => {
                let (section, path, by) = of_section(id);
                (&section.filters[filter].values[value].route, path, by)
            }
            List::Term(number, at) => {
                let taxonomy = &site.taxonomies[number];
                (&taxonomy.terms[at].route, taxonomy.config.paginate_path.as_str(), taxonomy.config.paginate_by)
            }
        };
        Self { site, list, route, path, by }
    }

    /// Whether it is read from its end.
    fn is_reversed(&self) -> bool {
        matches!(self.list, List::Section(id) if self.site.section(id).meta.paginate_reversed)
    }

    /// Whether the site has pages for it.
    fn has_pages(&self) -> bool {
        match self.list {
            List::Section(id) | List::Filtered(id, ..) => has_page(self.site.section(id)),
            List::Term(number, _) => self.site.taxonomies[number].config.render,
        }
    }

    fn entries(&self) -> Vec<Target> {
        let listed = |pages: &[PageId]| pages.iter().map(|id| Target::Page(*id)).collect();
        match self.list {
            List::Section(id) => {
                let mut entries = self.site.section(id).listed();
                if self.is_reversed() {
                    entries.reverse();
                }
                entries
            }
            List::Filtered(id, filter, value) => listed(&self.site.section(id).filters[filter].values[value].pages),
            List::Term(number, at) => listed(&self.site.taxonomies[number].terms[at].pages),
        }
    }

    /// Where page `index`, from 0, comes to lie.
    fn place(&self, index: usize) -> OutputPath {
        pagers::route(self.route, self.path, index + 1).output()
    }

    /// One job, or one for each page of the pager.
    fn jobs(&self) -> Vec<Job> {
        match self.by {
            None => vec![Job::of(self.list, None)],
            Some(by) => {
                let pagers = pagers(self.route, self.path, by, &self.entries());
                pagers.into_iter().map(|pager| Job::of(self.list, Some(pager))).collect()
            }
        }
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

    /// Whether nothing else lies where the pages come to lie that a list gets when it grows; a site with pages in
    /// each other's way is planned anew.
    pub fn has_room(&self, site: &Site, changed: &Changed) -> bool {
        let cut = Cut::of(site, changed.list);
        let (Some((before, after)), Some(by)) = (changed.resized, cut.by) else { return true };
        self.twice.is_empty()
            && (pagers::count(before, by)..pagers::count(after, by)).all(|index| self.job(&cut.place(index)).is_none())
    }

    /// Cuts a list anew in which something else stands at some places, and says whether it has more or fewer
    /// pages for it. There has to be [room](Self::has_room).
    pub fn cut_again(&mut self, site: &Site, changed: &Changed) -> bool {
        let cut = Cut::of(site, changed.list);
        let Some(by) = cut.by.filter(|_| cut.has_pages()) else { return false };
        match changed.resized {
            None => self.cut_between(&cut, by, &changed.places),
            Some((before, after)) => {
                for index in pagers::count(after, by)..pagers::count(before, by) {
                    self.jobs.remove(&cut.place(index));
                }
                self.jobs.extend(cut.jobs().into_iter().enumerate().map(|(index, job)| (cut.place(index), job)));
                return pagers::count(before, by) != pagers::count(after, by);
            }
        }
        false
    }

    fn cut_between(&mut self, cut: &Cut<'_>, by: usize, places: &Range<usize>) {
        let (entries, mut places) = (cut.entries(), places.clone());
        if cut.is_reversed() {
            places = entries.len() - places.end..entries.len() - places.start;
        }
        for index in places.start / by..places.end.div_ceil(by) {
            // Where two pages come to lie at one path the first stands.
            let job = self.jobs.get_mut(&cut.place(index)).filter(|job| job.list() == Some(cut.list));
            if let Some(Job::Section(_, pager) | Job::Filtered(_, _, pager) | Job::Term(_, _, pager)) = job
                && let Some(pager) = pager
            {
                pager.pages = pagers::page(&entries, by, index);
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
