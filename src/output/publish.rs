//! Writes an [`OutputTree`] to a folder so that a failure at any moment leaves a site that works.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::room::{NoRoom, Room};
use super::{Artifact, OutputTree, manifest};
use crate::diag::Diagnostic;
use crate::path::OutputPath;

/// Past this many changed files, waiting for the disk after each would take minutes; the next
/// build compares bytes anyway and mends what a power cut tore.
const SYNCED_FILES: usize = 500;

/// What publishing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written, new or changed.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files of the last build that went.
    pub removed: usize,
}

/// Makes `folder` hold the tree. With `force`, files that no build of ours wrote may be replaced.
///
/// # Errors
/// A folder that cannot be written, is in use by another build, or holds files of somebody else.
pub fn publish(tree: &OutputTree, folder: &Path, force: bool) -> Result<Published, Diagnostic> {
    let fail = |error: io::Error| unwritable(folder, &error);
    let room = Room::open(folder).map_err(|fault| match fault {
        NoRoom::InUse => Diagnostic::error("output-in-use").arg("folder", folder.display()),
        NoRoom::Failed(error) => unwritable(folder, &error),
    })?;
    // Read within the room: before it, another build might be writing.
    let before = manifest::read(folder);
    if before.is_none() && !force && holds_strange_files(folder) {
        return Err(Diagnostic::error("output-not-ours").arg("folder", folder.display()));
    }
    let before = before.unwrap_or_default();
    let all: Vec<&Artifact> = tree.files().collect();
    let changed: Vec<&Artifact> = all.into_par_iter().filter(|artifact| differs(folder, artifact)).collect();
    stage(&room, &changed).map_err(fail)?;
    let stale = stale(tree, &before);
    if let Some(blocked) = blocked(folder, &changed, &stale) {
        return Err(unwritable(folder, &io::Error::new(io::ErrorKind::IsADirectory, blocked.to_string())));
    }
    fs::create_dir_all(folder).map_err(fail)?;
    announce(folder, tree, &before).map_err(fail)?;
    let mut removed = clear_the_way(folder, &changed, &stale);
    move_in(folder, &room, &changed).map_err(fail)?;
    removed += remove_files(folder, stale.iter());
    remove_empty_folders(folder, &stale);
    let made = tree.files().map(|artifact| &artifact.path);
    write_manifest(folder, &manifest::text(made)).map_err(fail)?;
    Ok(Published { written: changed.len(), unchanged: tree.len() - changed.len(), removed })
}

fn unwritable(folder: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("output-unwritable").arg("folder", folder.display()).arg("detail", error)
}

/// Whether a folder without a manifest holds anything that a person may miss.
fn holds_strange_files(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return folder.is_file() };
    entries.flatten().any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
}

fn differs(folder: &Path, artifact: &Artifact) -> bool {
    let path = folder.join(artifact.path.as_str());
    match fs::symlink_metadata(&path) {
        Ok(known) if known.is_file() && known.len() == artifact.bytes.len() as u64 => {
            fs::read(&path).map_or(true, |bytes| *bytes != *artifact.bytes)
        }
        _ => true,
    }
}

/// Writes the changed files where they wait.
fn stage(room: &Room, changed: &[&Artifact]) -> io::Result<()> {
    let sync = changed.len() <= SYNCED_FILES;
    changed.par_iter().enumerate().try_for_each(|(number, artifact)| {
        let mut file = File::create(room.file(number))?;
        file.write_all(&artifact.bytes)?;
        if sync { file.sync_data() } else { Ok(()) }
    })
}

/// A file whose place is taken by a folder that holds what no build of ours wrote: seen before
/// anything is touched.
fn blocked<'a>(folder: &Path, changed: &[&'a Artifact], stale: &[OutputPath]) -> Option<&'a OutputPath> {
    let goes: BTreeSet<PathBuf> = stale.iter().map(|path| folder.join(path.as_str())).collect();
    changed.iter().map(|artifact| &artifact.path).find(|path| holds_others(&folder.join(path.as_str()), &goes))
}

/// Whether a folder holds, at any depth, a file that does not go.
fn holds_others(folder: &Path, goes: &BTreeSet<PathBuf>) -> bool {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|known| known.is_dir());
    let entries = if is_folder { fs::read_dir(folder).ok() } else { None };
    entries.into_iter().flatten().flatten().any(|entry| {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder { holds_others(&entry.path(), goes) } else { !goes.contains(&entry.path()) }
    })
}

/// Removes stale files within a folder whose name a new file takes.
fn clear_the_way(folder: &Path, changed: &[&Artifact], stale: &[OutputPath]) -> usize {
    let is_folder = |artifact: &&&Artifact| folder.join(artifact.path.as_str()).is_dir();
    let taken: Vec<String> = changed.iter().filter(is_folder).map(|a| format!("{}/", a.path)).collect();
    let within = |path: &&OutputPath| taken.iter().any(|name| path.as_str().starts_with(name));
    let gone: Vec<OutputPath> = stale.iter().filter(within).cloned().collect();
    let removed = remove_files(folder, gone.iter());
    remove_empty_folders(folder, &gone);
    removed
}

fn remove_files<'a>(folder: &Path, paths: impl Iterator<Item = &'a OutputPath>) -> usize {
    paths.filter(|path| fs::remove_file(folder.join(path.as_str())).is_ok()).count()
}

/// Moves the waiting files in: what pages refer to first, pages last.
fn move_in(folder: &Path, room: &Room, changed: &[&Artifact]) -> io::Result<()> {
    let folders: BTreeSet<PathBuf> =
        changed.iter().filter_map(|a| Some(folder.join(a.path.as_str()).parent()?.to_owned())).collect();
    for needed in &folders {
        make_folder(folder, needed)?;
    }
    let is_page = |artifact: &Artifact| artifact.path.as_str().ends_with(".html");
    for pages in [false, true] {
        changed.par_iter().enumerate().filter(|(_, artifact)| is_page(artifact) == pages).try_for_each(
            |(number, artifact)| {
                let target = folder.join(artifact.path.as_str());
                let moved = fs::rename(room.file(number), &target);
                if moved.is_err() && target.is_dir() {
                    fs::remove_dir(&target)?;
                    return fs::rename(room.file(number), &target);
                }
                moved
            },
        )?;
    }
    Ok(())
}

/// Makes a folder; a file of an earlier build that is in its way goes.
fn make_folder(top: &Path, needed: &Path) -> io::Result<()> {
    if needed.is_dir() {
        return Ok(());
    }
    for part in needed.ancestors().take_while(|part| *part != top) {
        if part.is_file() {
            fs::remove_file(part)?;
        }
    }
    fs::create_dir_all(needed)
}

fn stale(tree: &OutputTree, before: &BTreeSet<OutputPath>) -> Vec<OutputPath> {
    before.iter().filter(|path| tree.get(path.as_str()).is_none()).cloned().collect()
}

/// Removes the folders that the removal of files left empty.
fn remove_empty_folders(folder: &Path, removed: &[OutputPath]) {
    let mut parents: BTreeSet<PathBuf> = BTreeSet::new();
    for path in removed {
        let mut part = Path::new(path.as_str()).parent();
        while let Some(parent) = part.filter(|p| !p.as_os_str().is_empty()) {
            parents.insert(folder.join(parent));
            part = parent.parent();
        }
    }
    for parent in parents.iter().rev() {
        // Fails, as it should, on a folder that still holds something.
        let _ = fs::remove_dir(parent);
    }
}

/// Names the files to come in the manifest beside those that are there: should this build be
/// killed, the next one knows all of them as ours.
fn announce(folder: &Path, tree: &OutputTree, before: &BTreeSet<OutputPath>) -> io::Result<()> {
    let coming: BTreeSet<&OutputPath> = tree.files().map(|artifact| &artifact.path).collect();
    if coming.iter().all(|path| before.contains(*path)) {
        return Ok(());
    }
    write_manifest(folder, &manifest::text(coming.into_iter().chain(before).collect::<BTreeSet<_>>().into_iter()))
}

/// Writes the manifest: the last one is the commit point of a publication.
fn write_manifest(folder: &Path, text: &str) -> io::Result<()> {
    let target = folder.join(manifest::NAME);
    let draft = folder.join(".cchc-manifest.tmp");
    if fs::read(&target).is_ok_and(|old| old == text.as_bytes()) {
        // A build that was killed may have left its draft.
        let _ = fs::remove_file(draft);
        return Ok(());
    }
    let mut file = File::create(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(draft, target)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> OutputTree {
        let artifact = |(path, text): &(&str, &str)| {
            Artifact::new(OutputPath::new(path).unwrap(), text.as_bytes().to_vec(), "test")
        };
        let (tree, faults) = OutputTree::assemble(files.iter().map(artifact));
        assert_eq!(faults, []);
        tree
    }

    #[test]
    fn unchanged_files_keep_their_time_and_stale_ones_go_with_their_folders() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("public");
        publish(&tree(&[("a.txt", "1"), ("b/c.txt", "2")]), &top, false).unwrap();
        let time = fs::metadata(top.join("a.txt")).unwrap().modified().unwrap();
        let done = publish(&tree(&[("a.txt", "1"), ("d.txt", "3")]), &top, false).unwrap();
        assert_eq!(done, Published { written: 1, unchanged: 1, removed: 1 });
        assert_eq!(fs::metadata(top.join("a.txt")).unwrap().modified().unwrap(), time);
        assert!(!top.join("b").exists());
    }

    #[test]
    fn files_of_somebody_else_are_neither_replaced_nor_removed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mine.txt"), "x").unwrap();
        let fault = publish(&tree(&[("a.txt", "1")]), folder.path(), false).unwrap_err();
        assert_eq!(fault.code, "output-not-ours");
        assert!(!folder.path().join("a.txt").exists());
        publish(&tree(&[("a.txt", "1")]), folder.path(), true).unwrap();
        publish(&tree(&[("b.txt", "1")]), folder.path(), false).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("mine.txt")).unwrap(), "x");
    }

    #[test]
    fn a_folder_of_somebody_else_in_the_way_of_a_file_stops_all_before_it_begins() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("public");
        publish(&tree(&[("a/b", "1"), ("c", "1")]), &top, false).unwrap();
        fs::write(top.join("a/mine.txt"), "x").unwrap();
        let before = fs::read(top.join(manifest::NAME)).unwrap();
        let fault = publish(&tree(&[("a", "2"), ("c", "2"), ("d", "2")]), &top, false).unwrap_err();
        assert_eq!(fault.code, "output-unwritable");
        assert_eq!(fs::read(top.join(manifest::NAME)).unwrap(), before);
        assert_eq!(
            (fs::read_to_string(top.join("a/b")).unwrap(), fs::read_to_string(top.join("c")).unwrap()),
            ("1".into(), "1".into())
        );
        assert!(!top.join("d").exists());
    }

    #[test]
    fn a_file_may_become_a_folder_and_back() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("public");
        for files in [[("a", "1")], [("a/b", "2")], [("a", "3")]] {
            publish(&tree(&files), &top, false).unwrap();
            assert_eq!(fs::read_to_string(top.join(files[0].0)).unwrap(), files[0].1);
        }
    }

    #[test]
    fn two_builds_at_once_are_kept_apart() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("public");
        let held = Room::open(&top).unwrap();
        let fault = publish(&tree(&[("a.txt", "1")]), &top, false).unwrap_err();
        assert_eq!(fault.code, "output-in-use");
        drop(held);
        assert!(publish(&tree(&[("a.txt", "1")]), &top, false).is_ok());
    }

    #[test]
    fn what_a_killed_build_moved_in_or_drafted_goes_with_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("public");
        publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
        let before = manifest::read(&top).unwrap();
        announce(&top, &tree(&[("a.txt", "1"), ("b/c.txt", "2")]), &before).unwrap();
        fs::create_dir(top.join("b")).unwrap();
        fs::write(top.join("b/c.txt"), "2").unwrap();
        fs::write(top.join(".cchc-manifest.tmp"), "cchc").unwrap();
        publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
        let names: Vec<_> = fs::read_dir(&top).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        fs::write(top.join(".cchc-manifest.tmp"), "cchc").unwrap();
        publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
        assert!(!top.join(".cchc-manifest.tmp").exists());
    }

    #[test]
    fn a_manifest_that_climbs_out_removes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("public");
        fs::create_dir(&top).unwrap();
        fs::write(folder.path().join("keep.txt"), "x").unwrap();
        fs::write(top.join(manifest::NAME), "cchc manifest 1\n../keep.txt\n").unwrap();
        publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
        assert!(folder.path().join("keep.txt").exists());
    }
}
