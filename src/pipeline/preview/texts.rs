//! The texts of a preview: each is rendered when it is asked for, and what checks need of it is kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::super::documents::{Facts, one, stands_in};
use crate::check::missing_anchor;
use crate::diag::Diagnostic;
use crate::markdown::{Document, Renderer};
use crate::model::{Body, PageId, SectionId, Site, Target};
use crate::templates::{Loaded, Surroundings, Texts};

/// Renders texts of one site, or newer versions of them.
pub(super) struct LiveTexts {
    loaded: Arc<Loaded>,
    /// Whether any template shows what leads to a page: to know it, every text has to be rendered.
    shows_backlinks: bool,
    known: Arc<Mutex<Known>>,
}

/// What is known of the texts so far.
#[derive(Default)]
struct Known {
    newer: HashMap<Target, Body>,
    facts: HashMap<Target, Arc<Facts>>,
    /// What leads to each.
    leading: BTreeMap<Target, BTreeSet<Target>>,
    /// What is wrong with each text, places that its links miss apart.
    faults: BTreeMap<Target, Vec<Diagnostic>>,
    missed: BTreeMap<Target, Vec<Diagnostic>>,
}

impl fmt::Debug for LiveTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveTexts").finish_non_exhaustive()
    }
}

impl LiveTexts {
    pub fn new(loaded: Arc<Loaded>) -> Self {
        let shows_backlinks = loaded.mentions("backlinks");
        Self { loaded, shows_backlinks, known: Arc::default() }
    }

    /// What it takes to go on with what is known for another state of the site, with the same texts. It holds
    /// nothing of the site.
    pub fn unbound(&self) -> impl FnOnce(Arc<Loaded>) -> Self + use<> {
        let (shows_backlinks, known) = (self.shows_backlinks, self.known.clone());
        move |loaded| Self { loaded, shows_backlinks, known }
    }

    /// [`Loaded::unbound`] of the templates.
    pub fn unbound_templates(&self) -> impl FnOnce(Arc<Site>) -> Loaded + use<> {
        self.loaded.unbound()
    }

    fn around(&self) -> &Surroundings {
        self.loaded.around()
    }

    fn site(&self) -> &Site {
        &self.around().site
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every page and section.
    pub fn targets(&self) -> impl IndexedParallelIterator<Item = Target> + use<'_> {
        (0..self.count()).into_par_iter().map(|number| self.target(number))
    }

    /// How many pages and sections there are.
    pub fn count(&self) -> usize {
        self.site().pages.len() + self.site().sections.len()
    }

    /// A page or section by its number among all.
    pub fn target(&self, number: usize) -> Target {
        match number.checked_sub(self.site().pages.len()) {
            None => Target::Page(PageId(number)),
            Some(rest) => Target::Section(SectionId(rest)),
        }
    }

    fn render(&self, target: Target) -> (Document, Arc<Facts>) {
        let around = self.around();
        let renderer = Renderer {
            config: &around.config,
            site: &around.site,
            files: &around.files,
            workshop: &around.workshop,
            host: &*self.loaded,
        };
        let newer = self.known().newer.get(&target).cloned();
        let mut document = one(&renderer, target, newer.as_ref());
        let facts = Arc::new(Facts::taken(&mut document, stands_in(self.site(), target)));
        self.known().keep(target, &facts);
        (document, facts)
    }

    /// What is known of a text.
    pub fn facts(&self, target: Target) -> Arc<Facts> {
        let known = self.known().facts.get(&target).cloned();
        known.unwrap_or_else(|| self.render(target).1)
    }

    /// Takes a newer version of a text, and says whose value shows another list of what leads to them.
    pub fn revise(&self, target: Target, body: Body) -> BTreeSet<Target> {
        let before = self.known().led_to(target);
        self.known().newer.insert(target, body);
        self.render(target);
        let after = self.known().led_to(target);
        if self.shows_backlinks { before.symmetric_difference(&after).copied().collect() } else { BTreeSet::new() }
    }

    /// Whose value shows a text as one that leads to it.
    pub fn led_to(&self, target: Target) -> BTreeSet<Target> {
        if self.shows_backlinks { self.known().led_to(target) } else { BTreeSet::new() }
    }

    /// Looks at the places that a text links to, and at those in it that others link to.
    pub fn check(&self, target: Target) {
        self.check_links_of(target);
        let others = self.known().leading.get(&target).cloned().unwrap_or_default();
        others.into_iter().for_each(|source| self.check_links_of(source));
    }

    /// Looks at the places that a text links to.
    pub fn check_links_of(&self, target: Target) {
        let as_errors = self.around().config.internal_links_are_errors;
        let facts = self.facts(target);
        let of_link = facts.links.iter().filter(|link| link.anchor.is_some());
        let missed: Vec<Diagnostic> = of_link
            .filter_map(|link| missing_anchor(self.site(), link, &self.facts(link.target).anchors, as_errors))
            .collect();
        let mut known = self.known();
        if missed.is_empty() {
            known.missed.remove(&target);
        } else {
            known.missed.insert(target, missed);
        }
    }

    /// All that was found wrong with texts so far.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let known = self.known();
        let found = known.faults.values().chain(known.missed.values()).flatten();
        super::super::documents::once_each(found.cloned().collect())
    }
}

impl Known {
    fn keep(&mut self, target: Target, facts: &Arc<Facts>) {
        for link in self.facts.get(&target).iter().flat_map(|facts| &facts.links) {
            if let Some(sources) = self.leading.get_mut(&link.target) {
                sources.remove(&target);
            }
        }
        for link in facts.links.iter().filter(|link| link.target != target) {
            self.leading.entry(link.target).or_default().insert(target);
        }
        match facts.faults.is_empty() {
            true => drop(self.faults.remove(&target)),
            false => drop(self.faults.insert(target, facts.faults.clone())),
        }
        self.facts.insert(target, facts.clone());
    }

    fn led_to(&self, target: Target) -> BTreeSet<Target> {
        let facts = self.facts.get(&target);
        facts.iter().flat_map(|facts| &facts.links).map(|link| link.target).filter(|to| *to != target).collect()
    }
}

impl Texts for LiveTexts {
    fn text(&self, target: Target) -> Document {
        self.render(target).0
    }

    fn leading_to(&self, target: Target) -> Vec<Target> {
        if !self.shows_backlinks {
            return Vec::new();
        }
        if self.known().facts.len() < self.count() {
            self.targets().for_each(|target| drop(self.facts(target)));
        }
        self.known().leading.get(&target).map_or_else(Vec::new, |sources| sources.iter().copied().collect())
    }
}
