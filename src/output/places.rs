//! Whether files of a site are in each other's way, found out without putting them together, and still known when
//! a few come and go.

use std::hash::Hasher;

use super::folders;
use crate::digest::{Quick, QuickSet};
use crate::path::OutputPath;

/// The places that files of a site take, none in another's way in [`OutputTree::assemble`]'s sense: by hashes, so
/// that two are suspected that are not in each other's way, but never the other way round.
///
/// [`OutputTree::assemble`]: super::OutputTree::assemble
#[derive(Debug, Default)]
pub struct Places {
    files: QuickSet<u64>,
    folders: QuickSet<u64>,
}

impl Places {
    /// Those of some files; none when any may be in another's way.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p OutputPath>) -> Option<Self> {
        let mut places = Self::default();
        paths.into_iter().all(|path| places.add(path)).then_some(places)
    }

    /// A file more; false when it may be in the way of another, or another in its way: then nothing is known any
    /// more.
    #[must_use]
    pub fn add(&mut self, path: &OutputPath) -> bool {
        // Windows takes paths for one that differ in their case.
        let folded = path.as_str().to_lowercase();
        let file = hash(&folded);
        if self.folders.contains(&file) || !self.files.insert(file) {
            return false;
        }
        // Of a folder that is known all those around it are.
        let mut new = folders(&folded).map(hash).take_while(|folder| self.folders.insert(*folder));
        new.all(|folder| !self.files.contains(&folder))
    }

    /// A file less. The folders that it was in are taken for folders still.
    pub fn remove(&mut self, path: &OutputPath) {
        self.files.remove(&hash(&path.as_str().to_lowercase()));
    }
}

fn hash(path: &str) -> u64 {
    let mut hash = Quick::default();
    hash.write(path.as_bytes());
    hash.finish()
}
