//! Which pages a site has, before any is made: one job each, and where each comes to lie.
//!
//! A build makes all of them; a preview makes the one that a browser asks for.

use std::collections::hash_map::Entry;

use rayon::prelude::*;

use super::pagers::{Cut, count};
use crate::config::Config;
use crate::digest::QuickMap;
use crate::model::filters::Filter;
use crate::model::{Changed, Common, List, PageId, Section, SectionId, Site, Target, Taxonomy};
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
    jobs.extend(lists(site).flat_map(cut));
    let taxonomies = site.taxonomies.iter().enumerate().filter(|(_, taxonomy)| taxonomy.config.render);
    jobs.extend(taxonomies.map(|(number, _)| Job::Terms(number)));
    jobs.extend((0..config.languages.len()).map(Job::NotFound));
    jobs
}

/// Every list that has pages.
fn lists(site: &Site) -> impl Iterator<Item = List> + '_ {
    let sections = || site.sections.iter().enumerate().filter(|(_, section)| has_page(section));
    let of_sections = sections().map(|(number, _)| List::Section(SectionId(number)));
    let filtered = sections().flat_map(|(number, section)| {
        let filters = section.filters.iter().enumerate();
        let values = filters.flat_map(|(filter, of)| (0..of.values.len()).map(move |value| (filter, value)));
        values.map(move |(filter, value)| List::Filtered(SectionId(number), filter, value))
    });
    let taxonomies = site.taxonomies.iter().enumerate().filter(|(_, taxonomy)| taxonomy.config.render);
    let terms =
        taxonomies.flat_map(|(number, taxonomy)| (0..taxonomy.terms.len()).map(move |at| List::Term(number, at)));
    of_sections.chain(filtered).chain(terms)
}

/// Whether two sites have the same lists at the same places, cut in the same way, whatever is in them.
fn has_the_same_lists(before: &Site, site: &Site, common: &Common) -> bool {
    let is_there = |(number, place): (usize, &Option<SectionId>)| *place == Some(SectionId(number));
    let is_same_section = |(a, b): (&Section, &Section)| {
        let cut = |section: &Section| (section.meta.paginate_by, section.meta.list_all);
        let is_same_filter = |(a, b): (&Filter, &Filter)| {
            a.values.iter().map(|value| &value.route).eq(b.values.iter().map(|value| &value.route))
        };
        cut(a) == cut(b)
            && a.meta.paginate_path == b.meta.paginate_path
            && a.filters.len() == b.filters.len()
            && a.filters.iter().zip(&b.filters).all(is_same_filter)
    };
    let is_same_taxonomy = |(a, b): (&Taxonomy, &Taxonomy)| {
        a.route == b.route && a.terms.iter().map(|term| &term.route).eq(b.terms.iter().map(|term| &term.route))
    };
    before.sections.len() == site.sections.len()
        && before.taxonomies.len() == site.taxonomies.len()
        && common.sections.iter().enumerate().all(is_there)
        && before.sections.iter().zip(&site.sections).all(is_same_section)
        && before.taxonomies.iter().zip(&site.taxonomies).all(is_same_taxonomy)
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

    /// That of a later site, made of that of a site before: a page more or less costs little more than itself.
    pub fn again(mut self, config: &Config, before: &Site, site: &Site, common: &Common) -> Self {
        let is_followed = self.twice.is_empty() && has_the_same_lists(before, site, common);
        if is_followed && self.follow_pages(before, site, common) && self.follow_lists(before, site) {
            return self;
        }
        Self::of(config, site)
    }

    /// Whether each page that came has a place of its own.
    fn follow_pages(&mut self, before: &Site, site: &Site, common: &Common) -> bool {
        for id in common.gone.iter().filter(|id| before.page(**id).meta.render) {
            self.jobs.remove(&before.page(*id).route.output());
        }
        for job in self.jobs.values_mut() {
            if let Job::Page(id) = job {
                *id = common.pages[id.0].unwrap_or(*id);
            }
        }
        let mut new = common.new.iter().filter(|id| site.page(**id).meta.render);
        new.all(|id| self.jobs.insert(site.page(*id).route.output(), Job::Page(*id)).is_none())
    }

    /// Whether each list that grew has room.
    fn follow_lists(&mut self, before: &Site, site: &Site) -> bool {
        lists(site).all(|list| {
            let resized = (Cut::of(before, list).total(), Cut::of(site, list).total());
            let changed = Changed { list, resized: (resized.0 != resized.1).then_some(resized) };
            let has_room = changed.resized.is_none() || self.has_room(site, &changed);
            if has_room {
                self.follow(site, &changed);
            }
            has_room
        })
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

    /// Whether the file at a path is known to be there whatever is on the pages of lists.
    pub fn is_known(&self, path: &str) -> bool {
        matches!(self.jobs.get(path), Some(Job::Page(_) | Job::Terms(_) | Job::List(_, None | Some(0))))
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
