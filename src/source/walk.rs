//! Walks folders and reads files; says which names and links cannot be used.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{SourceFile, unreadable};
use crate::config::GlobSet;
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::text;

/// What a walk found: files to read, and what was wrong on the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    files: Vec<(SourcePath, PathBuf)>,
    pub(super) faults: Vec<Diagnostic>,
}

/// The data files that lie at the root itself.
pub(super) fn root_files(root: &Path, found: &mut Found) {
    let Ok(entries) = fs::read_dir(root) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let data = [".toml", ".json", ".csv", ".yaml", ".yml", ".xml", ".txt", ".md"];
        if data.iter().any(|end| name.ends_with(end))
            && entry.path().is_file()
            && let Ok(path) = SourcePath::new(name)
        {
            found.files.push((path, entry.path()));
        }
    }
}

/// Every file of a folder of the site; a folder that does not exist holds none.
pub(super) fn folder(root: &Path, folder: &str, ignored: &GlobSet, found: &mut Found) {
    let top = root.join(folder);
    if !top.exists() {
        return;
    }
    let real_root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let keep_dotfiles = folder == "static";
    let walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
    let mut walk = walk.filter_entry(|e| e.depth() == 0 || !is_ignored_name(e, keep_dotfiles));
    while let Some(entry) = walk.next() {
        match entry {
            // A folder elsewhere may be a whole disk: it is not entered.
            Ok(entry) if entry.path_is_symlink() && entry.file_type().is_dir() && leaves(&entry, &real_root) => {
                let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
                found.faults.push(Diagnostic::error("link-leaves-root").at(Span::file(shown(relative))));
                walk.skip_current_dir();
            }
            Ok(entry) if entry.file_type().is_file() => {
                add(root, &real_root, folder, ignored, &entry, found);
            }
            Ok(_) => {}
            Err(error) => found.faults.push(walk_fault(root, &error)),
        }
    }
}

/// Files that editors and systems leave about.
fn is_ignored_name(entry: &DirEntry, keep_dotfiles: bool) -> bool {
    let name = entry.file_name().to_string_lossy();
    let litter = ["Thumbs.db", "desktop.ini", ".DS_Store", ".git"];
    litter.contains(&name.as_ref())
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.starts_with("~$")
        || (name.starts_with('.') && !keep_dotfiles)
}

fn add(root: &Path, real_root: &Path, folder: &str, ignored: &GlobSet, entry: &DirEntry, found: &mut Found) {
    let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let shown = shown(relative);
    let Some(name) = relative.to_str() else {
        found.faults.push(Diagnostic::error("file-name-not-utf8").at(Span::file(shown)));
        return;
    };
    let name = if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/") } else { name.to_owned() };
    let path = match SourcePath::new(&name) {
        Ok(path) => path,
        Err(fault) => {
            found.faults.push(Diagnostic::error(fault.code()).arg("path", &name).at(Span::file(shown)));
            return;
        }
    };
    if path.within(folder).is_some_and(|inner| ignored.is_match(inner)) {
        return;
    }
    if entry.path_is_symlink() && leaves(entry, real_root) {
        found.faults.push(Diagnostic::error("link-leaves-root").at(Span::file(shown)));
        return;
    }
    if !text::is_nfc(&name) {
        found.faults.push(Diagnostic::warning("file-name-nfd").arg("path", &path).at(Span::file(path.as_str())));
    }
    found.files.push((path, entry.path().to_owned()));
}

/// Whether an entry really lies outside the site.
fn leaves(entry: &DirEntry, real_root: &Path) -> bool {
    !fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(real_root))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn walk_fault(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let place = error.path().map_or_else(|| root.to_owned(), |p| p.strip_prefix(root).unwrap_or(p).to_owned());
    let place = Span::file(shown(&place));
    match error.loop_ancestor() {
        Some(ancestor) => {
            let ancestor = ancestor.strip_prefix(root).unwrap_or(ancestor);
            Diagnostic::error("link-loop").arg("ancestor", shown(ancestor)).at(place)
        }
        None => match error.io_error() {
            Some(io) if io.kind() == std::io::ErrorKind::NotFound && error.path().is_some_and(Path::is_symlink) => {
                Diagnostic::error("link-nowhere").at(place)
            }
            Some(io) => Diagnostic::error("file-unreadable").arg("detail", io).at(place),
            None => Diagnostic::error("file-unreadable").arg("detail", error).at(place),
        },
    }
}

/// Reads the files that were found, in parallel; two names that differ only in their Unicode form
/// are refused.
pub(super) fn read_all(found: Found) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    let Found { mut files, mut faults } = found;
    files.sort_by(|a, b| a.0.cmp(&b.0));
    for pair in files.windows(2) {
        if pair[0].0 == pair[1].0 {
            let fault = Diagnostic::error("file-name-twice").arg("path", &pair[0].0).arg("other", shown(&pair[1].1));
            faults.push(fault.at(Span::file(pair[0].0.as_str())));
        }
    }
    let read: Vec<Result<SourceFile, Diagnostic>> = files
        .into_par_iter()
        .map(|(path, place)| match fs::read(&place) {
            Ok(bytes) => Ok(SourceFile::new(path, bytes)),
            Err(error) => Err(unreadable(path.as_str(), &error)),
        })
        .collect();
    let mut files = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(file) => files.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    (files, faults)
}
