//! The workroom of a publication: a folder beside the output folder where changed files wait, and
//! the lock that keeps other builds out. Both are gone when the work is done or has failed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const LOCK: &str = "lock";

/// Held while a folder is being published to.
#[derive(Debug)]
pub(super) struct Room {
    folder: PathBuf,
    _lock: Option<File>,
}

/// Why there is no room.
#[derive(Debug)]
pub(super) enum NoRoom {
    /// Another build is at work.
    InUse,
    /// The file system says no.
    Failed(io::Error),
}

impl Room {
    /// Opens the room of `output`: beside it, so that no visitor or upload meets a waiting file;
    /// within it when it is a file system of its own, where a rename from outside is impossible.
    pub(super) fn open(output: &Path) -> Result<Self, NoRoom> {
        let within = output.join(".cchc-work");
        match beside(output) {
            Some(folder) => match Self::at(&folder) {
                Ok(room) if room.reaches(output) => Ok(room),
                Err(NoRoom::InUse) => Err(NoRoom::InUse),
                _ => Self::at(&within),
            },
            None => Self::at(&within),
        }
    }

    fn at(folder: &Path) -> Result<Self, NoRoom> {
        fs::create_dir_all(folder).map_err(NoRoom::Failed)?;
        let file = File::create(folder.join(LOCK)).map_err(NoRoom::Failed)?;
        let lock = match file.try_lock() {
            Ok(()) => Some(file),
            Err(fs::TryLockError::WouldBlock) => return Err(NoRoom::InUse),
            // A file system without locks: go on as one does without.
            Err(fs::TryLockError::Error(_)) => None,
        };
        let room = Self { folder: folder.to_owned(), _lock: lock };
        room.clear().map_err(NoRoom::Failed)?;
        Ok(room)
    }

    /// Where the waiting file of a number lies.
    pub(super) fn file(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }

    /// Removes what a build that was killed left.
    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() != LOCK {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Whether a file can be renamed from here into the output folder, or into the folder that
    /// the output folder will be made in.
    fn reaches(&self, output: &Path) -> bool {
        if !output.is_dir() {
            return true;
        }
        let (from, to) = (self.folder.join("probe"), output.join(".cchc-probe"));
        let reached = File::create(&from).and_then(|_| fs::rename(&from, &to)).is_ok();
        let _ = fs::remove_file(to);
        reached
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // The lock is still held here, so no other build can be at work in the folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// `site/public` has its room at `site/.public.cchc`.
fn beside(output: &Path) -> Option<PathBuf> {
    let full = std::path::absolute(output).ok()?;
    let name = full.file_name()?.to_string_lossy().into_owned();
    Some(full.with_file_name(format!(".{name}.cchc")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_one_builds_only_and_leaves_nothing_behind() {
        let parent = tempfile::tempdir().unwrap();
        let output = parent.path().join("public");
        let room = Room::open(&output).unwrap();
        fs::write(room.file(0), "x").unwrap();
        assert!(matches!(Room::open(&output), Err(NoRoom::InUse)));
        drop(room);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_build_left_is_cleared() {
        let parent = tempfile::tempdir().unwrap();
        let output = parent.path().join("public");
        let left = parent.path().join(".public.cchc");
        fs::create_dir(&left).unwrap();
        fs::write(left.join("7"), "x").unwrap();
        let room = Room::open(&output).unwrap();
        assert!(!room.file(7).exists());
    }
}
