//! The sheets of a preview that were set, and those that are to be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::kept::Kept;
use crate::diag::Diagnostic;
use crate::model::{Page, PageId};
use crate::output::Artifact;
use crate::templates::PublicationView;

/// What is known of sheets.
#[derive(Default)]
pub(super) struct Shelf {
    /// Pages with a newer text than the site's.
    pub newer: BTreeMap<PageId, Arc<Page>>,
    /// How often each page was edited whose sheets, or what is on them, may be of an older text.
    pub edits: BTreeMap<PageId, usize>,
    /// Publications that lists show, and pages that somebody looks at, whose sheets are yet to be set.
    pub wanted: BTreeSet<PageId>,
    /// Pages whose sheets were set since somebody last asked.
    pub newly_set: BTreeSet<PageId>,
    pub set: BTreeMap<PageId, Set>,
}

/// What was set of a page, and of which text.
#[derive(Clone)]
pub(super) struct Set {
    pub sheaf: Arc<Sheaf>,
    pub is_stale: bool,
}

/// A page whose sheets are to be set, and how often they were edited until then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stale {
    pub id: PageId,
    pub edits: usize,
}

/// All sheets of a page.
#[derive(Default)]
pub(super) struct Sheaf {
    pub views: Vec<PublicationView>,
    pub artifacts: Vec<Artifact>,
    pub faults: Vec<Diagnostic>,
}

impl Shelf {
    /// That of a site in which some pages, by their places in both, are made of the same.
    pub fn again(&self, kept: &[Kept]) -> Self {
        let place = |id: &PageId| Some(kept[kept.binary_search_by_key(id, |(old, _)| *old).ok()?].1);
        let set = self.set.iter().filter_map(|(id, set)| Some((place(id)?, set.clone())));
        let (wanted, newly_set) = (self.wanted.iter().filter_map(place), self.newly_set.iter().filter_map(place));
        Self { set: set.collect(), wanted: wanted.collect(), newly_set: newly_set.collect(), ..Self::default() }
    }

    /// Whether the sheets of a page are of an older text, or were never set.
    pub fn is_stale(&self, id: PageId) -> bool {
        self.set.get(&id).is_none_or(|set| set.is_stale)
    }

    pub fn edits_of(&self, id: PageId) -> usize {
        self.edits.get(&id).copied().unwrap_or_default()
    }

    /// The sheets of a page are of an older text now.
    pub fn edited(&mut self, id: PageId) {
        *self.edits.entry(id).or_default() += 1;
        if let Some(set) = self.set.get_mut(&id) {
            set.is_stale = true;
        }
    }

    pub fn keep(&mut self, id: PageId, sheaf: &Arc<Sheaf>) -> Option<Set> {
        self.newly_set.insert(id);
        self.set.insert(id, Set { sheaf: sheaf.clone(), is_stale: false })
    }
}
