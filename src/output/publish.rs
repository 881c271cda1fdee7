//! Moves a site that stands whole into its folder, so that a failure at any moment leaves a site that works.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::publication::{Publication, Standing};
use super::record::{Record, Written};
use super::{Artifact, OutputTree, manifest, unwritable};
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::stamp::Stamp;

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

/// A changed file and where it waits.
#[derive(Clone)]
struct Coming<'t> {
    path: &'t OutputPath,
    waits: PathBuf,
}

impl Publication {
    /// Makes the folder hold the tree. Nothing of it changes before all that is to come is written beside.
    ///
    /// # Errors
    /// A folder that cannot be written or has no room, and a file of somebody else where a folder is needed.
    pub fn publish(self, tree: &OutputTree) -> Result<(Published, Record), Diagnostic> {
        let folder = self.folder().to_owned();
        let size = tree.files().map(|artifact| artifact.bytes.len() as u64).sum();
        self.move_in(tree).map_err(|error| unwritable(&folder, &error, size))
    }

    fn move_in(self, tree: &OutputTree) -> io::Result<(Published, Record)> {
        let folder = self.folder();
        let all: Vec<&Artifact> = tree.files().collect();
        let standing: Vec<Standing> =
            all.par_iter().map(|artifact| self.settle(artifact)).collect::<io::Result<Vec<_>>>()?;
        self.check()?;
        let mut changed = coming(&self, &all, &standing);
        let stale = stale(tree, self.before());
        let manifests = Manifests::write(&self, tree)?;
        if changed.len() <= SYNCED_FILES {
            changed.par_iter().try_for_each(|one| sync(&one.waits))?;
        }
        let began = self.moment();
        let is_in = match self.new_site(&standing) {
            Some(site) => move_whole(&site, folder, &mut changed, &manifests)?,
            None => false,
        };
        let removed = if is_in { 0 } else { self.move_each(&changed, &stale, &manifests)? };
        let published = Published { written: changed.len(), unchanged: tree.len() - changed.len(), removed };
        Ok((published, self.record(&all, &standing, &manifests, began)))
    }

    /// Moves files into a folder that is there; says how many others went.
    fn move_each(&self, changed: &[Coming<'_>], stale: &[OutputPath], manifests: &Manifests) -> io::Result<usize> {
        let folder = self.folder();
        let is_folder = |one: &&Coming<'_>| folder.join(one.path.as_str()).is_dir();
        let in_the_way: Vec<&OutputPath> = changed.par_iter().filter(is_folder).map(|one| one.path).collect();
        if let Some(blocked) = blocked(folder, &in_the_way, stale) {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, blocked.to_string()));
        }
        // Before the first folder is made: one without a manifest would be somebody else's for the next build.
        manifests.announce(folder)?;
        make_folders(folder, changed).inspect_err(|_| manifests.withdraw(folder, self.before()))?;
        let mut removed = clear_the_way(folder, &in_the_way, stale);
        move_all(folder, changed)?;
        removed += remove_files(folder, stale.iter());
        remove_empty_folders(folder, stale);
        manifests.commit(folder)?;
        Ok(removed)
    }

    /// What the disk says of the files now. Of those that came it says enough when their bytes are older than
    /// the moment at which they began to move, for then nobody wrote to them since.
    fn record(&self, all: &[&Artifact], standing: &[Standing], manifests: &Manifests, began: i64) -> Record {
        let of_new = |path: &str| {
            let known = fs::symlink_metadata(self.folder().join(path)).ok()?;
            Stamp::of(&known).filter(|stamp| stamp.modified < began)
        };
        let of_one = |(artifact, standing): (&&Artifact, &Standing)| {
            let path = artifact.path.as_str();
            let stamp = match standing {
                Standing::InPlace(stamp, _) => *stamp,
                Standing::Waits(..) => of_new(path),
            };
            Written { path: path.into(), digest: standing.digest(), stamp }
        };
        let mut files: Vec<Written> = all.par_iter().zip(standing).map(of_one).collect();
        let digest = Digest::of(manifests.text.as_bytes());
        files.push(Written { path: manifest::NAME.into(), digest, stamp: of_new(manifest::NAME) });
        // Taken last: what has the time of this moment may be changed again without a sign.
        let ended = self.moment();
        for file in &mut files {
            file.stamp = file.stamp.filter(|stamp| stamp.is_older_than(ended));
        }
        Record::new(files)
    }
}

/// Waits until a file is on the disk. Some systems do that only for who may write to it.
fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_data()
}

fn coming<'t>(publication: &Publication, all: &[&'t Artifact], standing: &[Standing]) -> Vec<Coming<'t>> {
    let waiting = all.iter().zip(standing).filter_map(|(artifact, standing)| match standing {
        Standing::Waits(waits, _) => Some(Coming { path: &artifact.path, waits: publication.file(waits) }),
        Standing::InPlace(..) => None,
    });
    waiting.collect()
}

/// The lists of files before and after files move: both are written before anything moves, so that a full disk
/// cannot come between them.
struct Manifests {
    /// Names the files to come beside those that are there: should this build be killed, the next one knows all
    /// of them as ours. None when there is nothing to come.
    both: Option<PathBuf>,
    last: PathBuf,
    text: String,
}

impl Manifests {
    fn write(publication: &Publication, tree: &OutputTree) -> io::Result<Self> {
        let before = publication.before();
        let write = |text: &str| -> io::Result<PathBuf> {
            let place = publication.file(&publication.write(text.as_bytes())?);
            sync(&place)?;
            Ok(place)
        };
        let coming: BTreeSet<&OutputPath> = tree.files().map(|artifact| &artifact.path).collect();
        let is_known = coming.iter().all(|path| before.contains(*path));
        let text = manifest::text(coming.iter().copied());
        let both = coming.into_iter().chain(before).collect::<BTreeSet<_>>();
        let both = if is_known { None } else { Some(write(&manifest::text(both.into_iter()))?) };
        Ok(Self { both, last: write(&text)?, text })
    }

    fn announce(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        // An older program, when it was killed, left its draft here.
        let _ = fs::remove_file(folder.join(".cchc-manifest.tmp"));
        self.both.iter().try_for_each(|both| fs::rename(both, folder.join(manifest::NAME)))
    }

    /// Leaves nothing of a first build for which there is no room.
    fn withdraw(&self, folder: &Path, before: &BTreeSet<OutputPath>) {
        if before.is_empty() {
            let _ = fs::remove_file(folder.join(manifest::NAME));
            let _ = fs::remove_dir(folder);
        }
    }

    /// The commit point of a publication.
    fn commit(&self, folder: &Path) -> io::Result<()> {
        let target = folder.join(manifest::NAME);
        if fs::read(&target).is_ok_and(|old| old == self.text.as_bytes()) {
            return Ok(());
        }
        fs::rename(&self.last, target)
    }
}

/// Moves a new site in by one move, with what does not lie in its place yet. Where the system will not have
/// that, all of it waits in its place there.
fn move_whole(site: &Path, folder: &Path, changed: &mut [Coming<'_>], manifests: &Manifests) -> io::Result<bool> {
    fs::create_dir_all(site)?;
    let others: Vec<Coming<'_>> = changed.iter().filter(|one| !one.waits.starts_with(site)).cloned().collect();
    make_folders(site, &others)?;
    move_all(site, &others)?;
    let manifest = site.join(manifest::NAME);
    fs::rename(&manifests.last, &manifest)?;
    let is_in = fs::rename(site, folder).is_ok();
    if !is_in {
        fs::rename(manifest, &manifests.last)?;
        changed.iter_mut().for_each(|one| one.waits = site.join(one.path.as_str()));
    }
    Ok(is_in)
}

/// A file whose place is taken by a folder that holds what no build of ours wrote: seen before
/// anything is touched.
fn blocked<'t>(folder: &Path, in_the_way: &[&'t OutputPath], stale: &[OutputPath]) -> Option<&'t OutputPath> {
    if in_the_way.is_empty() {
        return None;
    }
    let goes: BTreeSet<PathBuf> = stale.iter().map(|path| folder.join(path.as_str())).collect();
    in_the_way.iter().copied().find(|path| holds_others(&folder.join(path.as_str()), &goes))
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
fn clear_the_way(folder: &Path, in_the_way: &[&OutputPath], stale: &[OutputPath]) -> usize {
    let taken: Vec<String> = in_the_way.iter().map(|path| format!("{path}/")).collect();
    let within = |path: &&OutputPath| taken.iter().any(|name| path.as_str().starts_with(name));
    let gone: Vec<OutputPath> = stale.iter().filter(within).cloned().collect();
    let removed = remove_files(folder, gone.iter());
    remove_empty_folders(folder, &gone);
    removed
}

fn remove_files<'a>(folder: &Path, paths: impl Iterator<Item = &'a OutputPath>) -> usize {
    paths.filter(|path| fs::remove_file(folder.join(path.as_str())).is_ok()).count()
}

/// Makes the folders that are missing, outer ones first, but where a file is in the way; those that were made
/// go again when there is no room for all.
fn make_folders(top: &Path, changed: &[Coming<'_>]) -> io::Result<()> {
    let mut made: Vec<PathBuf> = Vec::new();
    for level in levels(changed) {
        let make = |folder: &&str| {
            let folder = top.join(folder);
            match fs::create_dir(&folder) {
                Ok(()) => Ok(Some(folder)),
                // Here already, or a file is in the way, of it or of one around it.
                Err(error) if [io::ErrorKind::AlreadyExists, io::ErrorKind::NotADirectory].contains(&error.kind()) => {
                    Ok(None)
                }
                Err(error) => Err(error),
            }
        };
        let outcomes: Vec<io::Result<Option<PathBuf>>> = level.par_iter().map(make).collect();
        let mut failed = None;
        for outcome in outcomes {
            match outcome {
                Ok(folder) => made.extend(folder),
                Err(error) => failed = Some(error),
            }
        }
        if let Some(error) = failed {
            made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
            return Err(error);
        }
    }
    Ok(())
}

/// The folders of files, by how deep they lie.
fn levels<'t>(changed: &[Coming<'t>]) -> Vec<Vec<&'t str>> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut levels: Vec<Vec<&str>> = Vec::new();
    for one in changed {
        let path: &'t str = one.path.as_str();
        for (depth, (at, _)) in path.match_indices('/').enumerate() {
            if seen.insert(&path[..at]) {
                levels.resize_with(levels.len().max(depth + 1), Vec::new);
                levels[depth].push(&path[..at]);
            }
        }
    }
    levels
}

/// Moves the waiting files in: what pages refer to first, pages last.
fn move_all(folder: &Path, changed: &[Coming<'_>]) -> io::Result<()> {
    let is_page = |one: &Coming<'_>| one.path.as_str().ends_with(".html");
    for pages in [false, true] {
        let now = changed.par_iter().filter(|one| is_page(one) == pages);
        now.try_for_each(|one| move_one(folder, &one.waits, &folder.join(one.path.as_str())))?;
    }
    Ok(())
}

/// Moves a file in; what an earlier build put in its way goes.
fn move_one(top: &Path, waits: &Path, target: &Path) -> io::Result<()> {
    let Err(error) = fs::rename(waits, target) else { return Ok(()) };
    if target.is_dir() {
        fs::remove_dir(target)?;
    } else {
        let parent = target.parent().filter(|parent| !parent.is_dir()).ok_or(error)?;
        for part in parent.ancestors().take_while(|part| *part != top).filter(|part| part.is_file()) {
            fs::remove_file(part)?;
        }
        fs::create_dir_all(parent)?;
    }
    fs::rename(waits, target)
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

#[cfg(test)]
mod tests;
