//! Which pages a site has, before any is made: one job each, and where each comes to lie.
//!
//! A build makes all of them; a preview makes the one that a browser asks for.

use std::collections::hash_map::Entry;

use rayon::prelude::*;

use super::pagers::{Cut, count};
use crate::config::Config;
use crate::digest::QuickMap;
use crate::model::{Changed, List, PageId, Section, SectionId, Site, Target};
use crate::path::OutputPath;

/// One page of the built site, by what it is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// A page.
    Page(PageId),
    /// A list, or one page of its pager, from 0.
    List(List, Option<usize>),
    /// The list of a taxonomy's terms.
    Terms(usize),
    /// The page for what is not found, in the language at this place.
    NotFound(usize),
}

impl Job {
    /// Where the page comes to lie.
    pub fn place(&self, config: &Config, site: &Site) -> Option<OutputPath> {
        match self {
            Self::Page(id) => Some(site.page(*id).route.output()),
            Self::List(list, index) => Some(Cut::of(site, *list).place(index.unwrap_or(0)).output()),
            Self::Terms(number) => Some(site.taxonomies[*number].route.output()),
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
            Self::List(List::Section(id) | List::Filtered(id, ..), _) => {
                let section = site.section(*id);
                section.source.as_ref().map_or(&*section.key, |path| path.as_str())
            }
            Self::Terms(_) | Self::List(List::Term(..), _) => &config.file,
            Self::NotFound(_) => "404.html",
        }
    }

    /// The content whose text the page shows.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Page(id) => Some(Target::Page(*id)),
            Self::List(List::Section(id) | List::Filtered(id, ..), _) => Some(Target::Section(*id)),
            _ => None,
        }
    }
}

/// Every page of a site.
pub fn jobs(config: &Config, site: &Site) -> Vec<Job> {
    let cut = |list: List| Cut::of(site, list).pages().map(move |index| Job::List(list, index));
    let pages = site.pages.iter().enumerate().filter(|(_, page)| page.meta.render);
    let mut jobs: Vec<Job> = pages.map(|(number, _)| Job::Page(PageId(number))).collect();
    let sections = || site.sections.iter().enumerate().filter(|(_, section)| has_page(section));
    sections().for_each(|(number, _)| jobs.extend(cut(List::Section(SectionId(number)))));
    for (number, section) in sections() {
        for (filter, values) in section.filters.iter().enumerate() {
            let lists = (0..values.values.len()).map(|value| List::Filtered(SectionId(number), filter, value));
            jobs.extend(lists.flat_map(cut));
        }
    }
    for (number, taxonomy) in site.taxonomies.iter().enumerate().filter(|(_, t)| t.config.render) {
        jobs.push(Job::Terms(number));
        jobs.extend((0..taxonomy.terms.len()).flat_map(|at| cut(List::Term(number, at))));
    }
    jobs.extend((0..config.languages.len()).map(Job::NotFound));
    jobs
}

fn has_page(section: &Section) -> bool {
    section.meta.render && section.meta.redirect_to.is_none()
}

/// Whether the site has pages for a list.
fn has_pages(site: &Site, list: List) -> bool {
    match list {
        List::Section(id) | List::Filtered(id, ..) => has_page(site.section(id)),
        List::Term(number, _) => site.taxonomies[number].config.render,
    }
}

/// The jobs of a site by the paths of their files.
#[derive(Debug, Default)]
pub struct Plan {
    jobs: QuickMap<OutputPath, Job>,
    /// Jobs whose place another has.
    twice: Vec<(OutputPath, Job)>,
}

/// Places of pages that a site has since, and of those that it has no more.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Replanned {
    /// Of those that came.
    pub new: Vec<OutputPath>,
    /// Of those that went.
    pub gone: Vec<OutputPath>,
}

impl Plan {
    /// That of a site. Where two pages come to lie at one path the first stands; a build refuses both.
    pub fn of(config: &Config, site: &Site) -> Self {
        let mut plan = Self::default();
        let placed = jobs(config, site).into_par_iter().filter_map(|job| Some((job.place(config, site)?, job)));
        let placed: Vec<(OutputPath, Job)> = placed.collect();
        plan.jobs.reserve(placed.len());
        for (path, job) in placed {
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
            && (count(before, by)..count(after, by)).all(|index| self.job(&cut.place(index).output()).is_none())
    }

    /// Follows a list that has more entries now, or fewer. There has to be [room](Self::has_room).
    pub fn follow(&mut self, site: &Site, changed: &Changed) -> Replanned {
        let (cut, mut replanned) = (Cut::of(site, changed.list), Replanned::default());
        let Some((by, (before, after))) = cut.by.zip(changed.resized).filter(|_| has_pages(site, changed.list)) else {
            return replanned;
        };
        for index in count(before, by)..count(after, by) {
            let path = cut.place(index).output();
            self.jobs.insert(path.clone(), Job::List(changed.list, Some(index)));
            replanned.new.push(path);
        }
        for index in count(after, by)..count(before, by) {
            let path = cut.place(index).output();
            self.jobs.remove(&path);
            replanned.gone.push(path);
        }
        replanned
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

#[cfg(test)]
mod tests {
    use super::super::pagers::tests::{config, site};
    use super::*;
    use std::collections::BTreeMap;

    fn said(plan: &Plan) -> BTreeMap<&str, &Job> {
        plan.all().map(|(path, job)| (path.as_str(), job)).collect()
    }

    #[test]
    fn a_plan_that_follows_a_list_is_the_one_that_would_be_made_anew() {
        for (before, after) in [(1, 2), (2, 3), (3, 2), (6, 1), (1, 7), (4, 4), (5, 6)] {
            let (old, new) = (site(8, before, ""), site(8, after, ""));
            let changed = Changed { list: List::Term(0, 0), resized: (before != after).then_some((before, after)) };
            let mut plan = Plan::of(&config(), &old);
            assert!(plan.has_room(&new, &changed));
            let replanned = plan.follow(&new, &changed);
            let anew = Plan::of(&config(), &new);
            assert_eq!(said(&plan), said(&anew), "{before} to {after}");
            let (was, is) = (Plan::of(&config(), &old), said(&plan));
            let gone: Vec<&str> = said(&was).into_keys().filter(|path| !is.contains_key(path)).collect();
            let new: Vec<&str> = is.into_keys().filter(|path| !said(&was).contains_key(path)).collect();
            assert_eq!(replanned.gone.iter().map(|path| path.as_str()).collect::<Vec<_>>(), gone);
            assert_eq!(replanned.new.iter().map(|path| path.as_str()).collect::<Vec<_>>(), new);
        }
    }

    #[test]
    fn a_list_does_not_grow_to_where_another_page_lies() {
        let (old, new) = (site(8, 2, ""), site(8, 3, ""));
        let changed = Changed { list: List::Term(0, 0), resized: Some((2, 3)) };
        let mut plan = Plan::of(&config(), &old);
        plan.jobs.insert(OutputPath::new("tags/x/page/2/index.html").unwrap(), Job::NotFound(0));
        assert!(!plan.has_room(&new, &changed));
    }
}
