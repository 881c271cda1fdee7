//! A publication from the moment at which its first file is finished: the output folder with what is known
//! of it, and the workroom beside, where finished files wait. Nobody else publishes to the folder meanwhile.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::bytes::{Bytes, Grounds, Spot, Waits};
use super::record::Record;
use super::room::{NoRoom, Room};
use super::{Artifact, manifest, unwritable};
use crate::diag::Diagnostic;
use crate::digest::{Digest, Hasher};
use crate::path::OutputPath;
use crate::stamp::Stamp;

/// What will be published to a folder. Dropped without [`Publication::publish`], it leaves no trace.
#[derive(Debug)]
pub struct Publication {
    room: Room,
    grounds: Arc<Grounds>,
    /// The files that the last build wrote.
    before: BTreeSet<OutputPath>,
    last: Record,
    /// Whether the output folder was not there: then files wait in their places in one that becomes it.
    is_new: bool,
    /// How many wait in their places.
    placed: AtomicUsize,
    /// How many wait under a number.
    waiting: AtomicUsize,
    /// Whether a file could not be written: the rest stays in memory, and is tried once more at the end.
    is_full: AtomicBool,
    /// What changed since then may change again without a sign.
    opened: i64,
}

/// How a file of the site stands before publication.
#[derive(Debug)]
pub(super) enum Standing {
    /// Written, but not in its place.
    Waits(Waits, Digest),
    /// In its place, with its stamp when that says enough.
    InPlace(Option<Stamp>, Digest),
}

impl Standing {
    pub(super) fn digest(&self) -> Digest {
        match self {
            Self::Waits(_, digest) | Self::InPlace(_, digest) => *digest,
        }
    }
}

impl Publication {
    /// Opens the workroom of a folder. With `force`, files that no build of ours wrote may be replaced; `last`
    /// is what the last publication gave, or nothing.
    ///
    /// # Errors
    /// A folder that cannot be written, is in use by another build, or holds files of somebody else.
    pub fn open(folder: &Path, force: bool, last: Record) -> Result<Self, Diagnostic> {
        let room = Room::open(folder).map_err(|fault| match fault {
            NoRoom::InUse => Diagnostic::error("output-in-use").arg("folder", folder.display()),
            NoRoom::Failed(error) => unwritable(folder, &error, 0),
        })?;
        // Read within the room: before it, another build might be writing.
        let before = manifest::read(folder);
        if before.is_none() && !force && holds_strange_files(folder) {
            return Err(Diagnostic::error("output-not-ours").arg("folder", folder.display()));
        }
        // A room within the folder has made it.
        let is_new = folder.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        let is_lost = AtomicBool::new(false);
        let grounds = Grounds { room: room.folder().to_owned(), folder: folder.to_owned(), is_lost };
        Ok(Self {
            opened: room.moment().unwrap_or(i64::MIN),
            room,
            grounds: Arc::new(grounds),
            before: before.unwrap_or_default(),
            last,
            is_new,
            placed: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            is_full: AtomicBool::new(false),
        })
    }

    /// The same bytes on the disk: where they are already, or in the workroom. In memory, where the disk will
    /// not have them.
    pub(super) fn park(&self, path: &OutputPath, bytes: Bytes) -> Bytes {
        if self.is_full.load(Ordering::Relaxed) || bytes.on_disk().is_some() {
            return bytes;
        }
        let spot = match self.stand(path, &bytes) {
            Ok(Standing::Waits(waits, digest)) => (Spot::Waiting(waits), digest),
            Ok(Standing::InPlace(stamp, digest)) => (Spot::InPlace(path.clone(), stamp), digest),
            Err(_) => {
                self.is_full.store(true, Ordering::Relaxed);
                return bytes;
            }
        };
        Bytes::parked(spot.0, spot.1, bytes.len(), self.grounds.clone())
    }

    /// A waiting file that is written piece by piece; none when the disk will not have it.
    pub(super) fn begin(&self) -> Option<(File, usize)> {
        if self.is_full.load(Ordering::Relaxed) {
            return None;
        }
        let number = self.waiting.fetch_add(1, Ordering::Relaxed);
        File::create(self.file(&Waits::Numbered(number))).ok().map(|file| (file, number))
    }

    /// The first `length` bytes of a waiting file that the disk would not take to its end.
    pub(super) fn take_back(&self, number: usize, length: usize) -> Vec<u8> {
        self.is_full.store(true, Ordering::Relaxed);
        let place = self.file(&Waits::Numbered(number));
        let mut bytes = fs::read(&place).unwrap_or_default();
        let _ = fs::remove_file(&place);
        if bytes.len() < length {
            self.grounds.is_lost.store(true, Ordering::Relaxed);
        }
        bytes.truncate(length);
        bytes
    }

    /// A waiting file that is whole; when it is in its place already, it waits no longer.
    pub(super) fn park_written(&self, path: &OutputPath, number: usize, digest: Digest, length: usize) -> Bytes {
        let waits = Waits::Numbered(number);
        let file = self.file(&waits);
        let spot = match self.in_place(path, length as u64, digest, |place| same_bytes(&file, place)) {
            Some(stamp) => {
                let _ = fs::remove_file(&file);
                Spot::InPlace(path.clone(), stamp)
            }
            None => Spot::Waiting(waits),
        };
        Bytes::parked(spot, digest, length, self.grounds.clone())
    }

    /// How a file stands; one that is neither parked nor in its place is written.
    pub(super) fn settle(&self, artifact: &Artifact) -> io::Result<Standing> {
        let Some(parked) = artifact.bytes.on_disk() else { return self.stand(&artifact.path, &artifact.bytes) };
        Ok(match &parked.spot {
            Spot::Waiting(waits) => Standing::Waits(waits.clone(), parked.digest),
            Spot::InPlace(_, stamp) => Standing::InPlace(*stamp, parked.digest),
        })
    }

    fn stand(&self, path: &OutputPath, bytes: &[u8]) -> io::Result<Standing> {
        let digest = Digest::of(bytes);
        let is_here = |place: &Path| fs::read(place).is_ok_and(|old| old == bytes);
        match self.in_place(path, bytes.len() as u64, digest, is_here) {
            Some(stamp) => Ok(Standing::InPlace(stamp, digest)),
            None => Ok(Standing::Waits(self.put(path, bytes)?, digest)),
        }
    }

    /// Whether the folder has this file already: by what the last publication knew of it, when the disk says
    /// that nobody touched it since, else by its bytes.
    fn in_place(
        &self,
        path: &OutputPath,
        length: u64,
        digest: Digest,
        is_here: impl Fn(&Path) -> bool,
    ) -> Option<Option<Stamp>> {
        if self.is_new {
            return None;
        }
        let place = self.folder().join(path.as_str());
        let known = fs::symlink_metadata(&place).ok().filter(|known| known.is_file())?;
        if known.len() != length {
            return None;
        }
        let stamp = Stamp::of(&known);
        let last = self.last.get(path.as_str()).filter(|last| last.stamp.is_some() && last.stamp == stamp);
        let is_same = match last {
            Some(last) => last.digest == digest,
            None => is_here(&place),
        };
        is_same.then(|| stamp.filter(|stamp| stamp.is_older_than(self.opened)))
    }

    /// Writes a file of the site into the workroom.
    fn put(&self, path: &OutputPath, bytes: &[u8]) -> io::Result<Waits> {
        let waits = Waits::InNew(path.clone());
        if self.is_new && place(&self.file(&waits), bytes).is_ok() {
            self.placed.fetch_add(1, Ordering::Relaxed);
            return Ok(waits);
        }
        self.write(bytes)
    }

    /// Writes a file into the workroom under a number; one that does not fit leaves nothing there.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<Waits> {
        let waits = Waits::Numbered(self.waiting.fetch_add(1, Ordering::Relaxed));
        let place = self.file(&waits);
        fs::write(&place, bytes).inspect_err(|_| drop(fs::remove_file(&place)))?;
        Ok(waits)
    }

    /// The folder of a new site, when it can be moved in as a whole: it holds no file that is not of the site.
    pub(super) fn new_site(&self, standing: &[Standing]) -> Option<PathBuf> {
        let is_placed = |standing: &&Standing| matches!(standing, Standing::Waits(Waits::InNew(_), _));
        let is_whole = standing.iter().filter(is_placed).count() == self.placed.load(Ordering::Relaxed);
        (self.is_new && is_whole).then(|| self.grounds.new_site())
    }

    /// The output folder.
    pub(super) fn folder(&self) -> &Path {
        &self.grounds.folder
    }

    /// The files that the last build wrote.
    pub(super) fn before(&self) -> &BTreeSet<OutputPath> {
        &self.before
    }

    /// Where a waiting file lies.
    pub(super) fn file(&self, waits: &Waits) -> PathBuf {
        self.grounds.file(waits)
    }

    /// That every parked file that was read again was as it was left.
    pub(super) fn check(&self) -> io::Result<()> {
        self.grounds.check()
    }

    /// This moment, by the clock of the file system.
    pub(super) fn moment(&self) -> i64 {
        self.room.moment().unwrap_or(i64::MIN)
    }
}

/// Writes a file that is not there yet; one that does not fit leaves nothing there.
fn place(place: &Path, bytes: &[u8]) -> io::Result<()> {
    place.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = File::create_new(place)?;
    file.write_all(bytes).inspect_err(|_| drop(fs::remove_file(place)))
}

/// Whether two files hold the same; they may be large.
fn same_bytes(one: &Path, other: &Path) -> bool {
    let digest = |path: &Path| -> io::Result<Digest> {
        let mut hasher = Hasher::default();
        io::copy(&mut File::open(path)?, &mut hasher)?;
        Ok(hasher.finish())
    };
    digest(one).is_ok_and(|one| digest(other).is_ok_and(|other| one == other))
}

/// Whether a folder without a manifest holds anything that a person may miss.
fn holds_strange_files(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return folder.is_file() };
    entries.flatten().any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
}
