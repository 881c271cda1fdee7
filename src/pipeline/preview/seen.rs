//! What is known of the texts of a preview, by their numbers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::super::documents::Facts;
use super::numbers::Numbers;
use crate::diag::Diagnostic;
use crate::model::Body;

/// What is known so far.
#[derive(Default)]
pub(super) struct Seen {
    newer: HashMap<usize, Body>,
    texts: Vec<Option<Arc<Text>>>,
    /// What leads to each.
    leading: BTreeMap<usize, BTreeSet<usize>>,
    /// Those that may be otherwise for whatever is: they call components, or are wrong.
    unsettled: BTreeSet<usize>,
    /// What is wrong with each text, places that its links miss apart.
    faults: BTreeMap<usize, Vec<Diagnostic>>,
    missed: BTreeMap<usize, Vec<Diagnostic>>,
    /// Those of which nothing is known yet.
    unread: BTreeSet<usize>,
    /// Those of which it is not known whether their links miss a place.
    unchecked: BTreeSet<usize>,
}

/// What is known of one.
pub(super) struct Text {
    /// Targets of its links are those of the site that it was rendered for.
    pub facts: Facts,
    /// The numbers of what its links lead to.
    pub leads: Vec<usize>,
    /// Whether it stands in for a translation: then it is no other text that leads there.
    pub stands_in: bool,
}

impl Seen {
    /// Nothing of texts with these numbers.
    pub fn nothing_of(numbers: &Numbers) -> Self {
        Self { unread: (0..numbers.end()).collect(), texts: vec![None; numbers.end()], ..Self::default() }
    }

    /// Goes on for a later site, in which some texts are not the same: of those, and of any that leads to one,
    /// nothing is known any more; nor of any that is wrong or calls components, which may be otherwise for
    /// whatever is.
    pub fn follow(&mut self, differing: &BTreeSet<usize>, before: &Numbers, numbers: &Numbers) {
        let mut again = differing.clone();
        again.extend(differing.iter().flat_map(|number| self.leading.get(number)).flatten());
        again.extend(self.unsettled.iter().chain(self.newer.keys()));
        for number in again {
            self.forget(number);
            match numbers.target(number) {
                Some(_) => _ = self.unread.insert(number),
                None => _ = self.leading.remove(&number),
            }
        }
        self.unread.extend(before.end()..numbers.end());
        self.texts.resize(numbers.end(), None);
    }

    fn forget(&mut self, number: usize) {
        self.unlink(number);
        self.newer.remove(&number);
        if let Some(text) = self.texts.get_mut(number) {
            *text = None;
        }
        self.faults.remove(&number);
        self.missed.remove(&number);
        self.unsettled.remove(&number);
        self.unread.remove(&number);
        self.unchecked.remove(&number);
    }

    fn unlink(&mut self, number: usize) {
        let text = self.text(number).cloned();
        for to in text.iter().flat_map(|text| &text.leads) {
            if let Some(sources) = self.leading.get_mut(to) {
                sources.remove(&number);
            }
        }
    }

    /// Keeps what is known of a text.
    pub fn keep(&mut self, number: usize, text: &Arc<Text>) {
        self.unlink(number);
        for to in text.leads.iter().filter(|to| **to != number) {
            self.leading.entry(*to).or_default().insert(number);
        }
        match text.facts.faults.is_empty() {
            true => drop(self.faults.remove(&number)),
            false => drop(self.faults.insert(number, text.facts.faults.clone())),
        }
        match text.facts.is_settled {
            true => self.unsettled.remove(&number),
            false => self.unsettled.insert(number),
        };
        if let Some(known) = self.texts.get_mut(number) {
            *known = Some(text.clone());
        }
        self.unread.remove(&number);
        self.unchecked.insert(number);
    }

    /// Keeps what the links of a text miss.
    pub fn check(&mut self, number: usize, missed: Vec<Diagnostic>) {
        self.unchecked.remove(&number);
        match missed.is_empty() {
            true => drop(self.missed.remove(&number)),
            false => drop(self.missed.insert(number, missed)),
        }
    }

    /// Takes a newer version of a text.
    pub fn revise(&mut self, number: usize, body: Body) {
        self.newer.insert(number, body);
    }

    /// The newer version of a text, if there is one.
    pub fn newer(&self, number: usize) -> Option<&Body> {
        self.newer.get(&number)
    }

    /// What is known of a text.
    pub fn text(&self, number: usize) -> Option<&Arc<Text>> {
        self.texts.get(number)?.as_ref()
    }

    /// What a text leads to, itself excluded.
    pub fn led_to(&self, number: usize) -> BTreeSet<usize> {
        let text = self.text(number).filter(|text| !text.stands_in);
        text.into_iter().flat_map(|text| &text.leads).copied().filter(|to| *to != number).collect()
    }

    /// What leads to a text.
    pub fn leading_to(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let sources = self.leading.get(&number).into_iter().flatten().copied();
        sources.filter(|source| self.text(*source).is_some_and(|text| !text.stands_in))
    }

    /// Texts of which nothing is known.
    pub fn unread(&self) -> impl Iterator<Item = usize> + '_ {
        self.unread.iter().copied()
    }

    /// Texts of which it is not known whether their links miss a place.
    pub fn unchecked(&self) -> impl Iterator<Item = usize> + '_ {
        self.unchecked.iter().copied()
    }

    /// All that was found wrong.
    pub fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.faults.values().chain(self.missed.values()).flatten()
    }
}
