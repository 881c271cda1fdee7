//! The workroom of a publication: a folder beside the output folder where changed files wait, and
//! the lock that keeps other builds out. Both are gone when the work is done or has failed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::is_full;
use crate::stamp::Stamp;

const LOCK: &str = "lock";
const PROBE: &str = "probe";
/// What becomes the output folder, when that is new.
pub(super) const SITE: &str = "site";
/// The room within an output folder.
const WITHIN: &str = ".cchc-work";
/// How often the room may vanish while it is being entered.
const TRIES: usize = 20;

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
        let within = output.join(WITHIN);
        match beside(output) {
            Some(folder) => match Self::at(&folder) {
                Ok(room) if room.reaches(output) => Ok(room),
                Err(NoRoom::InUse) => Err(NoRoom::InUse),
                Err(NoRoom::Failed(error)) if is_full(&error) => Err(NoRoom::Failed(error)),
                _ => Self::at(&within),
            },
            None => Self::at(&within),
        }
    }

    /// Removes the room of a build that was killed, when there is one; one in which a build is at work stays.
    pub(super) fn sweep(output: &Path) {
        let is_left = |folder: &PathBuf| folder.symlink_metadata().is_ok();
        let rooms = beside(output).into_iter().chain([output.join(WITHIN)]);
        rooms.filter(is_left).for_each(|folder| drop(Self::at(&folder)));
    }

    fn at(folder: &Path) -> Result<Self, NoRoom> {
        let mut last = NoRoom::InUse;
        for _ in 0..TRIES {
            match lock(folder) {
                Ok(Lock::Held(lock)) => {
                    let room = Self { folder: folder.to_owned(), _lock: lock };
                    room.clear().map_err(NoRoom::Failed)?;
                    return Ok(room);
                }
                Ok(Lock::Taken) => return Err(NoRoom::InUse),
                // The build before this one has just cleared the room away.
                Ok(Lock::Gone) => last = NoRoom::InUse,
                Err(error) if [io::ErrorKind::NotFound, io::ErrorKind::AlreadyExists].contains(&error.kind()) => {
                    last = NoRoom::Failed(error);
                }
                Err(error) => return Err(NoRoom::Failed(error)),
            }
        }
        Err(last)
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// This moment, by the clock of the file system, in nanoseconds since 1970.
    pub(super) fn moment(&self) -> Option<i64> {
        let probe = self.folder.join(PROBE);
        let _ = fs::remove_file(&probe);
        let known = File::create(&probe).and_then(|file| file.metadata());
        known.ok().and_then(|known| Stamp::of(&known)).map(|stamp| stamp.latest())
    }

    /// Removes what a build that was killed left.
    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == SITE {
                fs::remove_dir_all(entry.path())?;
            } else if entry.file_name() != LOCK {
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
        let (from, to) = (self.folder.join(PROBE), output.join(".cchc-probe"));
        let reached = File::create(&from).and_then(|_| fs::rename(&from, &to)).is_ok();
        let _ = fs::remove_file(to);
        reached
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // The lock is still held here, so no other build can be at work in the folder. One may be
        // about to: what it makes meanwhile stays, so nothing is removed but what is known.
        let _ = self.clear();
        let _ = fs::remove_file(self.folder.join(LOCK));
        let _ = fs::remove_dir(&self.folder);
    }
}

enum Lock {
    /// Ours; nothing on a file system without locks, where one goes on as one does without.
    Held(Option<File>),
    /// Another build's.
    Taken,
    /// Ours, but of a file that is no longer where others look for it.
    Gone,
}

/// Takes the lock of a room. A lock on a file that was removed meanwhile keeps nobody out, so the
/// file is marked and read again by its name.
fn lock(folder: &Path) -> io::Result<Lock> {
    static MARKS: AtomicU64 = AtomicU64::new(0);
    fs::create_dir_all(folder)?;
    let path = folder.join(LOCK);
    let opened = File::options().write(true).create(true).truncate(false).open(&path);
    // Goes only when nothing is in it.
    let mut file = opened.inspect_err(|_| drop(fs::remove_dir(folder)))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Ok(Lock::Taken),
        Err(fs::TryLockError::Error(_)) => return Ok(Lock::Held(None)),
    }
    let mark = format!("{} {}", std::process::id(), MARKS.fetch_add(1, Ordering::Relaxed));
    let marked = file.set_len(0).and_then(|()| file.write_all(mark.as_bytes()));
    marked.inspect_err(|_| {
        // A disk without room for it: ours is the lock, and nothing is left.
        let _ = fs::remove_file(&path);
        let _ = fs::remove_dir(folder);
    })?;
    Ok(match fs::read(&path) {
        Ok(found) if found != mark.as_bytes() => Lock::Gone,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Lock::Gone,
        // Where a locked file cannot be read, it cannot be removed from under its owner either.
        _ => Lock::Held(Some(file)),
    })
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
        fs::write(room.folder().join("0"), "x").unwrap();
        assert!(matches!(Room::open(&output), Err(NoRoom::InUse)));
        drop(room);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn of_many_who_want_the_room_one_has_it() {
        use std::sync::atomic::AtomicUsize;
        let parent = tempfile::tempdir().unwrap();
        let output = parent.path().join("public");
        let (within, had) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        match Room::open(&output) {
                            Ok(room) => {
                                assert_eq!(within.fetch_add(1, Ordering::SeqCst), 0, "two builds in one room");
                                fs::write(room.folder().join("0"), "x").unwrap();
                                had.fetch_add(1, Ordering::SeqCst);
                                within.fetch_sub(1, Ordering::SeqCst);
                            }
                            Err(NoRoom::InUse) => {}
                            Err(NoRoom::Failed(error)) => panic!("{error}"),
                        }
                    }
                });
            }
        });
        assert!(had.into_inner() > 0);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_build_left_is_cleared() {
        let parent = tempfile::tempdir().unwrap();
        let output = parent.path().join("public");
        let left = parent.path().join(".public.cchc");
        fs::create_dir(&left).unwrap();
        fs::write(left.join("7"), "x").unwrap();
        fs::create_dir_all(left.join("site/tin")).unwrap();
        fs::write(left.join("site/tin/index.html"), "x").unwrap();
        let room = Room::open(&output).unwrap();
        assert!(!room.folder().join("7").exists() && !room.folder().join(SITE).exists());
    }
}
