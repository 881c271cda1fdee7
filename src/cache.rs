//! The cache of costly leaves (encoded pictures, print exports, compressed texts), keyed by content.
//!
//! One file an entry under the cache folder. Deleting any of it is always safe: a missing,
//! unreadable or torn entry is a miss. Writes go to a name of their own and are renamed.

// One of the two modules that write.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::compress;
use crate::digest::Digest;

/// A folder of cached values. Cloning is cheap; it may be used from many threads.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: Option<PathBuf>,
}

static WRITES: AtomicU64 = AtomicU64::new(0);

impl Cache {
    /// A cache in `folder`, which is made when the first value is kept.
    pub fn in_folder(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()) }
    }

    /// A cache that keeps nothing.
    pub fn none() -> Self {
        Self { folder: None }
    }

    /// The value kept under a key, when it is whole.
    pub fn get(&self, key: &Digest) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.path(key)?).ok()?;
        let (sum, value) = bytes.split_at_checked(32)?;
        let is_whole = Digest::of(value).hex().as_bytes()[..32] == *sum;
        is_whole.then(|| {
            bytes.drain(..32);
            bytes
        })
    }

    /// Keeps a value. Failing to is not an error: the next build makes it again.
    pub fn put(&self, key: &Digest, value: &[u8]) {
        let Some(path) = self.path(key) else { return };
        let Some(folder) = path.parent() else { return };
        let number = WRITES.fetch_add(1, Ordering::Relaxed);
        let draft = folder.join(format!("{}.{number}.tmp", std::process::id()));
        let mut bytes = Digest::of(value).hex().as_bytes()[..32].to_vec();
        bytes.extend_from_slice(value);
        let written = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&draft, &bytes))
            .and_then(|()| fs::rename(&draft, &path));
        if written.is_err() {
            let _ = fs::remove_file(&draft);
        }
    }

    /// Brotli of a text, which takes a hundred times as long as anything else that is done with it; `None`
    /// when it cannot be made.
    pub fn brotli(&self, text: &[u8]) -> Option<Vec<u8>> {
        let key = Digest::of_parts([b"brotli", compress::ENGINE.as_bytes(), text]);
        if let Some(kept) = self.get(&key) {
            return Some(kept);
        }
        let made = compress::brotli(text)?;
        self.put(&key, &made);
        Some(made)
    }

    fn path(&self, key: &Digest) -> Option<PathBuf> {
        let hex = key.hex();
        Some(self.folder.as_ref()?.join(&hex[..2]).join(&hex[2..]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_value_comes_back_and_a_torn_one_is_a_miss() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(folder.path());
        let key = Digest::of(b"key");
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"value");
        assert_eq!(cache.get(&key).as_deref(), Some(b"value".as_slice()));
        let path = cache.path(&key).unwrap();
        fs::write(&path, &fs::read(&path).unwrap()[..34]).unwrap();
        assert_eq!(cache.get(&key), None);
    }

    #[test]
    fn what_the_cache_keeps_of_brotli_is_what_would_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(folder.path());
        let text = "Nghị định 118/2025/NĐ-CP ".repeat(20).into_bytes();
        let cold = cache.brotli(&text);
        assert_eq!(cold, compress::brotli(&text));
        assert_eq!(cold, cache.brotli(&text));
        assert_eq!(cold, Cache::none().brotli(&text));
    }
}
