//! The pages of a preview that somebody looked at, and what is wrong with each.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diag::Diagnostic;
use crate::path::OutputPath;

/// How many pages are remembered: more than anybody has open.
const REMEMBERED: usize = 50;

/// The pages that were looked at last.
#[derive(Debug, Default)]
pub(super) struct Looked(Mutex<Pages>);

#[derive(Debug, Default)]
struct Pages {
    /// The last one at the end.
    paths: VecDeque<OutputPath>,
    /// What was found; none of a page that is yet to be inspected.
    faults: BTreeMap<OutputPath, Vec<Diagnostic>>,
}

impl Looked {
    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody looks at a page; gives back the one that is remembered no longer for it.
    pub fn at(&self, path: OutputPath) -> Option<OutputPath> {
        let mut pages = self.pages();
        if pages.paths.back() == Some(&path) {
            return None;
        }
        pages.paths.retain(|known| *known != path);
        pages.paths.push_back(path);
        let oldest = if pages.paths.len() > REMEMBERED { pages.paths.pop_front() } else { None };
        oldest.inspect(|oldest| drop(pages.faults.remove(oldest)))
    }

    /// Pages to be inspected again.
    pub fn again(&self, which: impl Fn(&OutputPath) -> bool) {
        // Another page may be why a link leads nowhere: what has faults is always looked at again.
        self.pages().faults.retain(|path, faults| faults.is_empty() && !which(path));
    }

    /// Inspects one page, the last that was looked at first; false when all were.
    pub fn inspect(&self, inspect: impl FnOnce(&OutputPath) -> Vec<Diagnostic>) -> bool {
        let next = {
            let pages = self.pages();
            pages.paths.iter().rev().find(|path| !pages.faults.contains_key(*path)).cloned()
        };
        let Some(path) = next else { return false };
        let found = inspect(&path);
        self.pages().faults.insert(path, found);
        true
    }

    /// What was found wrong, each once.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = Vec::new();
        for fault in self.pages().faults.values().flatten() {
            if !all.contains(fault) {
                all.push(fault.clone());
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(name: &str) -> OutputPath {
        OutputPath::new(name).unwrap()
    }

    #[test]
    fn what_was_looked_at_last_is_inspected_first_and_once() {
        let looked = Looked::default();
        ["a", "b", "a"].into_iter().for_each(|name| assert_eq!(looked.at(path(name)), None));
        let mut inspected = Vec::new();
        while looked.inspect(|path| {
            inspected.push(path.as_str().to_owned());
            Vec::new()
        }) {}
        assert_eq!(inspected, ["a", "b"]);
        looked.again(|path| path.as_str() == "b");
        assert!(looked.inspect(|path| {
            assert_eq!(path.as_str(), "b");
            Vec::new()
        }));
        assert!(!looked.inspect(|_| Vec::new()));
    }

    #[test]
    fn faults_of_pages_that_are_long_gone_are_forgotten() {
        let looked = Looked::default();
        assert_eq!(looked.at(path("a")), None);
        looked.inspect(|_| vec![Diagnostic::error("link-empty")]);
        assert_eq!(looked.faults().len(), 1);
        let gone = (0..REMEMBERED).filter_map(|number| looked.at(path(&format!("p{number}"))));
        assert_eq!(gone.collect::<Vec<_>>(), [path("a")]);
        assert_eq!(looked.faults(), []);
    }
}
