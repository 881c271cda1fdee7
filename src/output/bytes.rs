//! The bytes of a file of the site, shared and never copied: a template's output as it was written, a
//! static file as it was read, or a file on the disk that is read again by whoever asks.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::room;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::stamp::Stamp;

/// Immutable bytes; a clone shares them. Those that were parked are on the disk: [`Bytes::read`] reads them for
/// once, and whoever takes them as a slice has them read once and kept.
#[derive(Debug, Clone)]
pub struct Bytes(Held);

#[derive(Debug, Clone)]
enum Held {
    Made(Arc<Vec<u8>>),
    Read(Arc<[u8]>),
    Parked(Arc<Parked>),
}

/// A finished file on the disk.
#[derive(Debug)]
pub(super) struct Parked {
    pub(super) spot: Spot,
    pub(super) digest: Digest,
    length: usize,
    grounds: Arc<Grounds>,
    again: OnceLock<Vec<u8>>,
}

/// Where a finished file is.
#[derive(Debug)]
pub(super) enum Spot {
    /// In the workroom.
    Waiting(Waits),
    /// In its place already, with the stamp that it had when it was compared.
    InPlace(OutputPath, Option<Stamp>),
}

/// Where in the workroom a finished file waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Waits {
    /// Under a number.
    Numbered(usize),
    /// In its place in a new site, which is to be moved in as a whole.
    InNew(OutputPath),
}

/// The folders of a publication.
#[derive(Debug)]
pub(super) struct Grounds {
    /// The workroom.
    pub(super) room: PathBuf,
    /// The output folder.
    pub(super) folder: PathBuf,
    /// Whether a parked file was not found as it was left: then nothing may be published.
    pub(super) is_lost: AtomicBool,
}

impl Bytes {
    /// Bytes that are on the disk.
    pub(super) fn parked(spot: Spot, digest: Digest, length: usize, grounds: Arc<Grounds>) -> Self {
        Self(Held::Parked(Arc::new(Parked { spot, digest, length, grounds, again: OnceLock::new() })))
    }

    /// Where they are on the disk; none when they are in memory.
    pub(super) fn on_disk(&self) -> Option<&Parked> {
        match &self.0 {
            Held::Parked(parked) => Some(parked),
            Held::Made(_) | Held::Read(_) => None,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Held::Made(bytes) => bytes.len(),
            Held::Read(bytes) => bytes.len(),
            Held::Parked(parked) => parked.length,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Their digest.
    pub fn digest(&self) -> Digest {
        self.on_disk().map_or_else(|| Digest::of(self), |parked| parked.digest)
    }

    /// The bytes for this once: those on the disk stay there. What is no longer there as it was left is empty,
    /// and can no longer be published.
    pub fn read(&self) -> Cow<'_, [u8]> {
        match &self.0 {
            Held::Parked(parked) if parked.again.get().is_none() => Cow::Owned(parked.read()),
            _ => Cow::Borrowed(self),
        }
    }
}

impl Parked {
    fn read(&self) -> Vec<u8> {
        let path = match &self.spot {
            Spot::Waiting(waits) => self.grounds.file(waits),
            Spot::InPlace(path, _) => self.grounds.folder.join(path.as_str()),
        };
        let found = fs::read(path).unwrap_or_default();
        if found.len() == self.length && Digest::of(&found) == self.digest {
            return found;
        }
        self.grounds.is_lost.store(true, Ordering::Relaxed);
        Vec::new()
    }
}

impl Grounds {
    /// Where a waiting file lies.
    pub(super) fn file(&self, waits: &Waits) -> PathBuf {
        match waits {
            Waits::Numbered(number) => self.room.join(number.to_string()),
            Waits::InNew(path) => self.new_site().join(path.as_str()),
        }
    }

    /// The folder of a new site.
    pub(super) fn new_site(&self) -> PathBuf {
        self.room.join(room::SITE)
    }

    /// That every parked file that was read again was as it was left.
    pub(super) fn check(&self) -> io::Result<()> {
        let is_lost = self.is_lost.load(Ordering::Relaxed);
        if is_lost { Err(io::Error::new(io::ErrorKind::NotFound, self.room.display().to_string())) } else { Ok(()) }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Held::Made(bytes) => bytes,
            Held::Read(bytes) => bytes,
            Held::Parked(parked) => parked.again.get_or_init(|| parked.read()),
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Held::Made(Arc::new(bytes)))
    }
}

impl From<Arc<[u8]>> for Bytes {
    fn from(bytes: Arc<[u8]>) -> Self {
        Self(Held::Read(bytes))
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self
    }
}
