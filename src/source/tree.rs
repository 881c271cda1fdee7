//! All input files by path, in shelves of some hundred: another tree that differs in one file shares all
//! shelves but one with it, so that a change costs the same in a site of 50 files and of 50,000.

use std::sync::Arc;

use super::SourceFile;

/// Files on a shelf that is made anew; one that grows to twice as many is parted.
const SHELF: usize = 256;

/// Every input file of a site, by path. A clone shares everything.
#[derive(Debug, Clone, Default)]
pub struct SourceTree {
    /// In the order of paths, none empty.
    shelves: Vec<Arc<Vec<SourceFile>>>,
}

impl SourceTree {
    /// A tree of given files; of those with one path the last.
    pub fn from_files(files: impl IntoIterator<Item = SourceFile>) -> Self {
        let mut files: Vec<SourceFile> = files.into_iter().collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut tree = Self { shelves: Vec::with_capacity(files.len() / SHELF + 1) };
        let mut shelf: Vec<SourceFile> = Vec::with_capacity(SHELF.min(files.len()));
        for file in files {
            if let Some(last) = shelf.last_mut().filter(|last| last.path == file.path) {
                *last = file;
                continue;
            }
            if shelf.len() == SHELF {
                tree.shelves.push(Arc::new(std::mem::replace(&mut shelf, Vec::with_capacity(SHELF))));
            }
            shelf.push(file);
        }
        if !shelf.is_empty() {
            tree.shelves.push(Arc::new(shelf));
        }
        tree
    }

    /// The tree with further files, such as those that were made of others.
    #[must_use]
    pub fn with(mut self, files: impl IntoIterator<Item = SourceFile>) -> Self {
        files.into_iter().for_each(|file| self.insert(file));
        self
    }

    /// Puts a file in, in the place of one with its path.
    pub fn insert(&mut self, file: SourceFile) {
        let at = self.shelf(file.path.as_str()).unwrap_or(0);
        let Some(shelf) = self.shelves.get_mut(at).map(Arc::make_mut) else {
            self.shelves.push(Arc::new(vec![file]));
            return;
        };
        match place(shelf, file.path.as_str()) {
            Ok(taken) => shelf[taken] = file,
            Err(free) => shelf.insert(free, file),
        }
        if shelf.len() >= 2 * SHELF {
            let rest = shelf.split_off(SHELF);
            self.shelves.insert(at + 1, Arc::new(rest));
        }
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) -> Option<SourceFile> {
        let at = self.shelf(path)?;
        let number = place(&self.shelves[at], path).ok()?;
        let shelf = Arc::make_mut(&mut self.shelves[at]);
        let file = shelf.remove(number);
        if shelf.is_empty() {
            self.shelves.remove(at);
        }
        Some(file)
    }

    /// A file by its path from the root.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        let shelf = &self.shelves[self.shelf(path)?];
        shelf.get(place(shelf, path).ok()?)
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.shelves.iter().flat_map(|shelf| shelf.iter())
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.shelves.iter().map(|shelf| shelf.len()).sum()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// The files within a folder and its folders, in the order of their paths.
    pub fn within<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a SourceFile> + use<'a> {
        let from = format!("{folder}/");
        let first = self.shelf(&from).unwrap_or(0);
        let skipped = self.shelves.get(first).map_or(0, |shelf| place(shelf, &from).unwrap_or_else(|free| free));
        let rest = self.shelves[first.min(self.shelves.len())..].iter().flat_map(|shelf| shelf.iter()).skip(skipped);
        rest.take_while(move |file| file.path.as_str().starts_with(&from))
    }

    /// The shelf on which a path stands or would stand; none when it comes before all.
    fn shelf(&self, path: &str) -> Option<usize> {
        let begins = |shelf: &Arc<Vec<SourceFile>>| shelf.first().is_some_and(|first| first.path.as_str() <= path);
        self.shelves.partition_point(begins).checked_sub(1)
    }
}

/// Where on a shelf a path stands, or would stand.
fn place(shelf: &[SourceFile], path: &str) -> Result<usize, usize> {
    shelf.binary_search_by(|file| file.path.as_str().cmp(path))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::path::SourcePath;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile::new(SourcePath::new(path).unwrap(), text.as_bytes().to_vec())
    }

    fn told(files: impl Iterator<Item = SourceFile>) -> Vec<(String, String)> {
        files.map(|file| (file.path.as_str().to_owned(), file.text().unwrap().to_owned())).collect()
    }

    #[test]
    fn a_folder_holds_its_files_and_not_those_of_a_longer_name() {
        let tree =
            SourceTree::from_files(["content/a.md", "content2/b.md", "content/c/d.md"].map(|path| file(path, "")));
        let names: Vec<_> = tree.within("content").map(|f| f.path.as_str()).collect();
        assert_eq!(names, ["content/a.md", "content/c/d.md"]);
        assert_eq!(SourceTree::default().within("content").count(), 0);
    }

    #[test]
    fn a_change_leaves_the_tree_before_as_it_was_and_shares_the_rest() {
        let before = SourceTree::from_files((0..5000).map(|n| file(&format!("content/{n:05}.md"), "1")));
        let mut after = before.clone();
        after.insert(file("content/02500.md", "2"));
        let (old, new) = (before.get("content/02500.md").unwrap(), after.get("content/02500.md").unwrap());
        assert_eq!((old.text().unwrap(), new.text().unwrap()), ("1", "2"));
        let shared = before.shelves.iter().zip(&after.shelves).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert_eq!(shared + 1, before.shelves.len());
    }

    proptest! {
        /// Whatever is put in and taken out, in whatever order, it is a sorted map.
        #[test]
        fn it_is_a_sorted_map(
            first in proptest::collection::vec(0..2000_u32, 0..1500),
            steps in proptest::collection::vec((any::<bool>(), 0..2000_u32), 0..1500),
        ) {
            let name = |n: u32| format!("content/{}/{n}.md", n % 7);
            let mut tree = SourceTree::from_files(first.iter().map(|n| file(&name(*n), "0")));
            let mut map: BTreeMap<String, String> = first.iter().map(|n| (name(*n), "0".to_owned())).collect();
            for (at, (put, n)) in steps.into_iter().enumerate() {
                if put {
                    tree.insert(file(&name(n), &at.to_string()));
                    map.insert(name(n), at.to_string());
                } else {
                    prop_assert_eq!(tree.remove(&name(n)).is_some(), map.remove(&name(n)).is_some());
                }
            }
            prop_assert_eq!(tree.len(), map.len());
            prop_assert_eq!(tree.is_empty(), map.is_empty());
            prop_assert_eq!(told(tree.files().cloned()), map.clone().into_iter().collect::<Vec<_>>());
            let inner = map.clone().into_iter().filter(|(path, _)| path.starts_with("content/3/"));
            prop_assert_eq!(told(tree.within("content/3").cloned()), inner.collect::<Vec<_>>());
            for n in 0..2000 {
                prop_assert_eq!(tree.get(&name(n)).is_some(), map.contains_key(&name(n)));
            }
        }
    }
}
