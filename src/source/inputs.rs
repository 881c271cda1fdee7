//! The input files of a site as they were last seen on the disk, and what changed there since.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::walk::{self, Found, Part};
use super::{EMBEDDED_THEME, FOLDERS, SourceFile, SourceTree, theme_files};
use crate::config::{Config, GlobSet};
use crate::diag::Diagnostic;
use crate::path::SourcePath;

/// What is read of a site, to be looked at again: by paths that are said to have changed
/// ([`Inputs::reread`]) or as a whole ([`Inputs::rewalk`]). Both come to what [`Inputs::read`] gives.
#[derive(Debug)]
pub struct Inputs {
    root: PathBuf,
    tree: SourceTree,
    faults: Vec<Diagnostic>,
    /// Whether a path on the disk may be about other files of the site than its name says.
    is_odd: bool,
    /// Whether the theme is that of the program.
    is_embedded: bool,
}

impl Inputs {
    /// Reads everything.
    pub fn read(root: &Path, config: &Config) -> Self {
        let nothing = SourceTree::default();
        let mut inputs =
            Self { root: root.to_owned(), tree: nothing, faults: Vec::new(), is_odd: false, is_embedded: false };
        inputs.walk(config);
        inputs
    }

    /// The files. A clone of them costs nothing and stays as it is.
    pub fn tree(&self) -> &SourceTree {
        &self.tree
    }

    /// Every name that cannot be used, file that cannot be read, and loop of links.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    pub(super) fn into_parts(self) -> (SourceTree, Vec<Diagnostic>) {
        (self.tree, self.faults)
    }

    /// Looks at everything again, and reads the files of which the disk says that they are others than they
    /// were, and those that were too young when they were read to be sure. Gives the paths of files that
    /// came, went or hold other bytes.
    pub fn rewalk(&mut self, config: &Config) -> BTreeSet<SourcePath> {
        let before = self.walk(config);
        differing(&before, &self.tree)
    }

    /// The same; gives the tree as it was.
    fn walk(&mut self, config: &Config) -> SourceTree {
        let mut found = Found::default();
        walk::root_files(&self.root, &mut found);
        for part in parts(config) {
            walk::folder(&self.root, part, &mut found);
        }
        let embedded = self.theme(config, &mut found);
        self.is_odd = found.is_odd;
        self.is_embedded = !embedded.is_empty();
        let (files, faults) = walk::read_all(found, &self.tree);
        self.faults = faults;
        std::mem::replace(&mut self.tree, SourceTree::from_files(files.into_iter().chain(embedded)))
    }

    /// Looks again at files and folders of which it is said that they came, went or changed, each an absolute
    /// path or one from the root; files that are named are read whatever the disk says of them. What takes no
    /// part in a build is passed over. Gives the paths of files that came, went or hold other bytes.
    pub fn reread(&mut self, config: &Config, paths: &[PathBuf]) -> BTreeSet<SourcePath> {
        let Some(names) = self.names(paths).filter(|_| !self.is_odd) else { return self.rewalk(config) };
        let theme = theme_folder(config);
        let theme_came_or_went = |name: &String| {
            Some(name) == theme.as_ref()
                || theme.as_ref().is_some_and(|theme| is_within(name, theme) && self.is_embedded)
        };
        if names.iter().any(|name| FOLDERS.contains(&name.as_str()) || theme_came_or_went(name)) {
            return self.rewalk(config);
        }
        let mut found = Found::default();
        let mut old = Vec::new();
        for name in names {
            self.look_at(config, theme.as_deref(), &name, &mut found);
            self.forget(&name, &mut old);
        }
        if found.is_odd {
            self.restore(old);
            return self.rewalk(config);
        }
        let before = SourceTree::from_files(old);
        let (files, faults) = walk::read_all(found, &before);
        let after = SourceTree::from_files(files);
        let changed = differing(&before, &after);
        self.restore(after.files().cloned());
        self.faults.extend(faults);
        changed
    }

    /// The given paths from the root, none of them within another; none when one is no plain name.
    fn names(&self, paths: &[PathBuf]) -> Option<BTreeSet<String>> {
        let real = fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        let mut names = BTreeSet::new();
        let inner = |path: &Path| {
            let roots = [&self.root, &real];
            let inner = roots.into_iter().find_map(|root| path.strip_prefix(root).ok().map(Path::to_owned));
            inner.or_else(|| path.is_relative().then(|| path.to_owned()))
        };
        for inner in paths.iter().filter_map(|path| inner(path)) {
            let name = inner.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
            if name.is_empty() || SourcePath::new(&name).is_ok_and(|path| path.as_str() != name) {
                return None;
            }
            names.insert(name);
        }
        let outer = |name: &str| name.match_indices('/').any(|(at, _)| names.contains(&name[..at]));
        Some(names.iter().filter(|name| !outer(name)).cloned().collect())
    }

    /// Walks what a name stands for, when it takes part in a build.
    fn look_at(&self, config: &Config, theme: Option<&str>, name: &str, found: &mut Found) {
        if !name.contains('/') {
            walk::root_file(&self.root, name, true, found);
            return;
        }
        let of_theme = theme.map(whole);
        for part in parts(config).into_iter().chain(of_theme) {
            if let Some(inner) = name.strip_prefix(part.folder).and_then(|rest| rest.strip_prefix('/')) {
                walk::within(&self.root, part, inner, found);
            }
        }
    }

    /// Takes out a file, or the files of a folder, and what was wrong with them.
    fn forget(&mut self, name: &str, old: &mut Vec<SourceFile>) {
        let mut gone: Vec<SourcePath> = self.tree.within(name).map(|file| file.path.clone()).collect();
        gone.extend(self.tree.get(name).map(|file| file.path.clone()));
        old.extend(gone.iter().filter_map(|path| self.tree.remove(path.as_str())));
        let is_about = |fault: &Diagnostic| {
            fault.span.as_ref().is_some_and(|span| span.file == name || is_within(&span.file, name))
        };
        self.faults.retain(|fault| !is_about(fault));
    }

    fn restore(&mut self, files: impl IntoIterator<Item = SourceFile>) {
        files.into_iter().for_each(|file| self.tree.insert(file));
    }

    /// The theme's files: walked when its folder exists, else those of the program.
    fn theme(&self, config: &Config, found: &mut Found) -> Vec<SourceFile> {
        let Some(theme) = &config.theme else { return Vec::new() };
        let fault = |code| Diagnostic::error(code).arg("theme", theme).at(config.theme_span.clone());
        match theme_folder(config) {
            None => found.faults.push(fault("theme-name")),
            Some(folder) if self.root.join(&folder).is_dir() => {
                walk::folder(&self.root, whole(&folder), found);
            }
            Some(_) if theme == EMBEDDED_THEME => return self.embedded(),
            Some(_) => found.faults.push(fault("theme-missing")),
        }
        Vec::new()
    }

    /// The theme of the program: the files that are there already, when it is in use.
    fn embedded(&self) -> Vec<SourceFile> {
        if !self.is_embedded {
            return theme_files();
        }
        self.tree.within(&format!("themes/{EMBEDDED_THEME}")).cloned().collect()
    }
}

/// The folders of every site.
fn parts(config: &Config) -> Vec<Part<'_>> {
    let mut parts = vec![
        Part { folder: "content", ignored: &config.ignored_content },
        Part { folder: "static", ignored: &config.ignored_static },
    ];
    parts.extend(["templates", "i18n", "data", "archetypes"].map(whole));
    parts
}

/// A folder of which nothing is left out.
fn whole(folder: &str) -> Part<'_> {
    static NOTHING: OnceLock<GlobSet> = OnceLock::new();
    Part { folder, ignored: NOTHING.get_or_init(GlobSet::empty) }
}

/// The folder of the theme; none without a theme, or when its name is none.
fn theme_folder(config: &Config) -> Option<String> {
    let theme = config.theme.as_deref()?;
    let is_name = SourcePath::new(theme).is_ok_and(|path| !path.as_str().contains('/'));
    is_name.then(|| format!("themes/{theme}"))
}

fn is_within(name: &str, folder: &str) -> bool {
    name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The paths that are in one of two trees only, or hold other bytes.
fn differing(before: &SourceTree, after: &SourceTree) -> BTreeSet<SourcePath> {
    let (mut old, mut new) = (before.files().peekable(), after.files().peekable());
    let mut paths = BTreeSet::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return paths,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => a.path.cmp(&b.path),
        };
        let gone = if order.is_le() { old.next() } else { None };
        let came = if order.is_ge() { new.next() } else { None };
        if gone.map(|file| file.digest) != came.map(|file| file.digest) {
            paths.extend(came.or(gone).map(|file| file.path.clone()));
        }
    }
}

#[cfg(test)]
mod tests;
