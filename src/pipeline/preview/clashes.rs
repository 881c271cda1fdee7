//! Files that would lie at one place: looked for once in each state of a site, without keeping edits waiting.

use std::sync::{Arc, OnceLock};

use crate::diag::Diagnostic;
use crate::output::OutputTree;
use crate::path::OutputPath;

/// What is known of them.
#[derive(Debug, Default)]
pub(super) struct Clashes {
    may_be: OnceLock<bool>,
    found: OnceLock<Vec<Diagnostic>>,
}

/// What is to be done next to know them.
pub(super) enum Next {
    /// Nothing.
    Known,
    /// A [`Search`].
    Search,
    /// There may be some: all files have to be put together.
    Find,
}

impl Clashes {
    pub fn next(&self) -> Next {
        match self.may_be.get() {
            None => Next::Search,
            Some(true) if self.found.get().is_none() => Next::Find,
            Some(_) => Next::Known,
        }
    }

    /// Keeps what was found.
    pub fn keep(&self, found: Vec<Diagnostic>) {
        let _ = self.found.set(found);
    }

    pub fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.get().into_iter().flatten()
    }
}

/// Whether any files may be in each other's way; at many thousands it takes long, and needs nothing of the preview.
pub struct Search {
    pub(super) paths: Vec<OutputPath>,
    pub(super) clashes: Arc<Clashes>,
}

impl Search {
    /// Finds out.
    pub fn run(&self) {
        self.clashes.may_be.get_or_init(|| OutputTree::may_clash(self.paths.iter()));
    }
}
