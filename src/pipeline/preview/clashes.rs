//! Files that would lie at one place: looked for once in each state of a site, without keeping edits waiting.

use std::sync::{Arc, OnceLock};

use crate::diag::Diagnostic;
use crate::emit::Replanned;
use crate::output::Places;
use crate::path::OutputPath;

/// What is known of them.
#[derive(Debug, Default)]
pub(super) struct Clashes {
    /// The places of all files; none of files that may be in each other's way.
    places: OnceLock<Option<Places>>,
    found: OnceLock<Vec<Diagnostic>>,
}

/// What is to be done next to know them.
pub(super) enum Next {
    /// Nothing.
    Known,
    /// The [search](Clashes::search).
    Search,
    /// There may be some: all files have to be put together.
    Find,
}

impl Clashes {
    pub fn next(&self) -> Next {
        match self.places.get() {
            None => Next::Search,
            Some(None) if self.found.get().is_none() => Next::Find,
            Some(_) => Next::Known,
        }
    }

    /// Finds out whether any of all files may be in each other's way; at many thousands it takes long, and needs
    /// nothing of the preview.
    pub fn search(self: &Arc<Self>, paths: Vec<OutputPath>) -> Box<dyn FnOnce()> {
        let known = self.clone();
        Box::new(move || _ = known.places.get_or_init(|| Places::of(&paths)))
    }

    /// Keeps what was found.
    pub fn keep(&self, found: Vec<Diagnostic>) {
        let _ = self.found.set(found);
    }

    pub fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.get().into_iter().flatten()
    }

    /// What is known of them after a few files came and went: all that was, when those are in nobody's way.
    pub fn follow(mut self: Arc<Self>, replanned: &Replanned) -> Arc<Self> {
        // A search that is on its way looks for what was.
        let places = Arc::get_mut(&mut self).and_then(|known| known.places.get_mut()?.as_mut());
        let is_free = places.is_some_and(|places| {
            replanned.gone.iter().for_each(|path| places.remove(path));
            replanned.new.iter().all(|path| places.add(path))
        });
        if is_free || *replanned == Replanned::default() { self } else { Arc::default() }
    }
}
