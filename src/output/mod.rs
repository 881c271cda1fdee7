//! The built site in memory, and the one place that writes it to disk.
//!
//! [`OutputTree`] holds every file before any is published; a second file at a path is an error that
//! names both origins. A [`Publication`] compares, writes beside, names what is to come in the manifest,
//! renames, removes what the last build wrote and this one lacks, and renames the manifest of it all last.
//! Files may be compared and written beside as soon as they are finished ([`Parking`]): their bytes need not
//! stay in memory. The [`Record`] of a publication spares the next one the reading of files that nobody
//! touched.

// One of the two modules that write.
#![allow(clippy::disallowed_methods)]

mod anchors;
mod bytes;
mod draft;
mod manifest;
mod parking;
mod places;
mod publication;
mod publish;
mod record;
mod room;
mod single;

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::io;
use std::path::Path;
use std::sync::Arc;

pub use anchors::{Piece, anchors, pieces, tags};
pub use bytes::Bytes;
pub use draft::Draft;
pub use parking::Parking;
pub use places::Places;
pub use publication::Publication;
pub use publish::Published;
pub use record::Record;
pub use single::{create_new, read_back, replace, rewrite, sweep};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Span};
use crate::digest::{QuickMap, QuickSet};
use crate::path::OutputPath;

/// One file of the built site.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Where it goes.
    pub path: OutputPath,
    /// What it holds.
    pub bytes: Bytes,
    /// What made it: a content file, a template, a static file. For messages.
    pub origin: Arc<str>,
    /// Whether its name changes with what it holds, so that a browser may keep it for good.
    pub lasting: bool,
}

impl Artifact {
    /// A file made of bytes.
    pub fn new(path: OutputPath, bytes: impl Into<Bytes>, origin: &str) -> Self {
        Self { path, bytes: bytes.into(), origin: origin.into(), lasting: false }
    }

    /// The same file, of which it is known that its name changes with what it holds.
    #[must_use]
    pub fn lasting(self) -> Self {
        Self { lasting: true, ..self }
    }
}

/// A link from a made file to another file of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InternalLink {
    /// The content or template that the page was made from.
    pub origin: String,
    /// The file that would answer it.
    pub target: String,
    /// The place in that file, when it names one.
    pub anchor: Option<String>,
    /// The link as it was.
    pub link: String,
}

/// All files of the built site, by path.
#[derive(Debug, Clone, Default)]
pub struct OutputTree {
    files: BTreeMap<OutputPath, Artifact>,
}

impl OutputTree {
    /// Puts artifacts together.
    ///
    /// # Errors
    /// Two files at one path (or at paths that Windows takes for one), and a file where another
    /// needs a folder: all of them.
    pub fn assemble(artifacts: impl IntoIterator<Item = Artifact>) -> (Self, Vec<Diagnostic>) {
        let mut files: Vec<(OutputPath, Artifact)> = Vec::new();
        let mut folded: QuickMap<String, usize> = QuickMap::default();
        let mut faults = Vec::new();
        for artifact in artifacts {
            match folded.entry(artifact.path.as_str().to_lowercase()) {
                Entry::Occupied(taken) => faults.push(twice(&files[*taken.get()].1, &artifact)),
                Entry::Vacant(free) => {
                    free.insert(files.len());
                    files.push((artifact.path.clone(), artifact));
                }
            }
        }
        files.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let tree = Self { files: files.into_iter().collect() };
        faults.extend(tree.folders_taken());
        (tree, faults)
    }

    /// This tree with more files.
    ///
    /// # Errors
    /// As for [`OutputTree::assemble`].
    pub fn with(self, more: Vec<Artifact>) -> (Self, Vec<Diagnostic>) {
        if more.is_empty() { (self, Vec::new()) } else { Self::assemble(self.files.into_values().chain(more)) }
    }

    /// Files that need a folder which is a file.
    fn folders_taken(&self) -> Vec<Diagnostic> {
        let (mut free, mut faults) = (QuickSet::default(), Vec::new());
        for artifact in self.files.values() {
            let fault = self.folder_taken(artifact, &free);
            if fault.is_none() {
                // Most files stand below folders of others, which are looked for once.
                folders(artifact.path.as_str()).take_while(|folder| free.insert(*folder)).for_each(drop);
            }
            faults.extend(fault);
        }
        faults
    }

    /// Whether a folder that this file needs is a file, but for those that are known to be none.
    fn folder_taken(&self, artifact: &Artifact, free: &QuickSet<&str>) -> Option<Diagnostic> {
        let asked = folders(artifact.path.as_str()).take_while(|folder| !free.contains(folder));
        let taken = asked.filter_map(|folder| self.files.get(folder)).last()?;
        Some(
            Diagnostic::error("output-file-is-folder")
                .arg("path", &taken.path)
                .arg("first", &taken.origin)
                .arg("second", &artifact.origin)
                .at(place(&taken.origin, &artifact.origin)),
        )
    }

    /// A file by its path.
    pub fn get(&self, path: &str) -> Option<&Artifact> {
        self.files.get(path)
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &Artifact> {
        self.files.values()
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Whether a disk has no more room, or none for this user.
fn is_full(error: &io::Error) -> bool {
    [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded].contains(&error.kind())
}

/// What keeps a site of `size` bytes from being written.
fn unwritable(folder: &Path, error: &io::Error, size: u64) -> Diagnostic {
    let is_full = is_full(error);
    let fault = Diagnostic::error(if is_full { "output-full" } else { "output-unwritable" });
    let fault = fault.arg("folder", folder.display());
    if is_full { fault.arg("size", size.div_ceil(1_000_000).max(1)) } else { fault.arg("detail", error) }
}

fn twice(first: &Artifact, second: &Artifact) -> Diagnostic {
    let code = if first.path == second.path { "output-twice" } else { "output-twice-by-case" };
    let fault = Diagnostic::error(code).arg("path", &second.path).arg("first", &first.origin);
    fault.arg("second", &second.origin).at(place(&first.origin, &second.origin))
}

/// The folders that a file lies in, the nearest first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// Where an author mends it: in a text rather than in a file that is what it is.
fn place(first: &str, second: &str) -> Span {
    let text = [second, first].into_iter().find(|origin| origin.ends_with(".md"));
    Span::file(text.unwrap_or(second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn artifact(path: &str, origin: &str) -> Artifact {
        Artifact::new(OutputPath::new(path).unwrap(), Vec::new(), origin)
    }

    #[test]
    fn a_second_file_at_a_path_names_both_origins() {
        let (_, faults) = OutputTree::assemble([artifact("a/index.html", "a.md"), artifact("a/index.html", "b.md")]);
        assert_eq!(faults[0].code, "output-twice");
        let message = faults[0].message(crate::diag::Speech::En);
        assert!(message.contains("a.md") && message.contains("b.md"), "{message}");
    }

    #[test]
    fn paths_that_differ_in_case_only_and_files_in_the_way_of_folders_are_refused() {
        let (_, faults) = OutputTree::assemble([artifact("A.txt", "1"), artifact("a.txt", "2")]);
        assert_eq!(faults[0].code, "output-twice-by-case");
        let (_, faults) = OutputTree::assemble([artifact("a", "1"), artifact("a/b", "2")]);
        assert_eq!(faults[0].code, "output-file-is-folder");
    }

    #[test]
    fn places_that_are_free_are_known_to_be() {
        let path = |path: &str| OutputPath::new(path).unwrap();
        let paths = ["index.html", "a/index.html", "a/page/2/index.html", "b.txt"].map(path);
        let mut places = Places::of(&paths).unwrap();
        assert!(places.add(&path("a/page/3/index.html")));
        places.remove(&path("a/page/3/index.html"));
        assert!(places.add(&path("a/page/3/index.html")));
        for taken in ["A/page/2/INDEX.html", "a/page", "b.txt/c", "a/page/3/index.html/d/e"] {
            let mut places = Places::of(paths.iter().chain([&path("a/page/3/index.html")])).unwrap();
            assert!(!places.add(&path(taken)), "{taken}");
        }
    }

    proptest! {
        #[test]
        fn places_of_files_that_came_and_went_never_miss_what_is_in_the_way(
            steps in prop::collection::vec((any::<bool>(), "[aAb](/[aAb]){0,3}"), 0..12),
        ) {
            let (mut places, mut kept) = (Places::default(), Vec::<String>::new());
            for (is_new, path) in steps {
                let is_free = match is_new {
                    true => {
                        kept.push(path.clone());
                        places.add(&OutputPath::new(&path).unwrap())
                    }
                    false => {
                        // Only what is there can go.
                        let Some(at) = kept.iter().position(|known| *known == path) else { continue };
                        places.remove(&OutputPath::new(&kept.remove(at)).unwrap());
                        true
                    }
                };
                let (_, faults) = OutputTree::assemble(kept.iter().map(|path| artifact(path, path)));
                prop_assert!(faults.is_empty() || !is_free, "{path}");
                if !is_free {
                    break;
                }
            }
        }

        #[test]
        fn what_is_in_the_way_of_something_is_told_and_always_suspected(paths in prop::collection::vec("[aAb](/[aAb]){0,3}", 0..6)) {
            let artifacts = paths.iter().map(|path| artifact(path, path));
            let (tree, faults) = OutputTree::assemble(artifacts);
            let mut kept: Vec<&str> = Vec::new();
            for path in &paths {
                if !kept.iter().any(|known| known.eq_ignore_ascii_case(path)) {
                    kept.push(path);
                }
            }
            let twice = paths.len() - kept.len();
            let below = |path: &&&str| kept.iter().any(|folder| path.starts_with(&format!("{folder}/")));
            prop_assert_eq!(faults.len(), twice + kept.iter().filter(below).count());
            kept.sort_unstable();
            prop_assert_eq!(tree.files().map(|file| file.path.as_str()).collect::<Vec<_>>(), kept);
            let all: Vec<OutputPath> = paths.iter().map(|path| OutputPath::new(path).unwrap()).collect();
            prop_assert!(faults.is_empty() || Places::of(&all).is_none());
        }
    }
}
