//! Files of whole formats, such as feeds and the search index, that somebody asked for.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diag::Diagnostic;
use crate::emit::Emitted;
use crate::output::Artifact;
use crate::path::OutputPath;

/// What was made so far, by the format's number.
#[derive(Default)]
pub(super) struct Formats(Mutex<BTreeMap<usize, Arc<Format>>>);

/// All files of one.
#[derive(Default)]
pub(super) struct Format {
    pub files: HashMap<String, Artifact>,
    /// Every file and its origin, two at one place too.
    pub all: Vec<(OutputPath, Arc<str>)>,
    faults: Vec<Diagnostic>,
}

impl Formats {
    fn made(&self) -> MutexGuard<'_, BTreeMap<usize, Arc<Format>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files of a format, which are made when they never were.
    pub fn get(&self, number: usize, make: impl FnOnce() -> Emitted) -> Arc<Format> {
        let known = self.made().get(&number).cloned();
        known.unwrap_or_else(|| {
            let made = make();
            let all = made.artifacts.iter().map(|artifact| (artifact.path.clone(), artifact.origin.clone())).collect();
            let files = made.artifacts.into_iter().map(|artifact| (artifact.path.as_str().to_owned(), artifact));
            let made = Arc::new(Format { files: files.collect(), all, faults: made.faults });
            self.made().insert(number, made.clone());
            made
        })
    }

    /// Makes them anew when they are next asked for.
    pub fn forget(&self) {
        self.made().clear();
    }

    /// What was wrong with them.
    pub fn faults(&self) -> Vec<Diagnostic> {
        self.made().values().flat_map(|format| format.faults.iter().cloned()).collect()
    }
}
