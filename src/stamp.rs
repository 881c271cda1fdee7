//! What a file system says of a file: enough to see, without reading it, that nobody touched it since.
//!
//! Two changes within one tick of a clock leave the same times, so a stamp tells nothing when it is as
//! young as the moment at which it was taken: see [`Stamp::is_older_than`].

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

/// Length, times and number of a file. Times are nanoseconds since 1970 of the file system's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Bytes.
    pub length: u64,
    /// When its bytes were last written.
    pub modified: i64,
    /// When anything of it last changed, its name too: no program can set this time back. When it was made, on
    /// systems that have no such time.
    pub changed: i64,
    /// Its number on the disk: another file in its place has another one. 0 where there are none.
    pub inode: u64,
}

impl Stamp {
    /// The stamp of a file; none when the system keeps no times.
    pub fn of(known: &Metadata) -> Option<Self> {
        let modified = nanoseconds(known.modified().ok()?);
        let (changed, inode) = further(known);
        Some(Self { length: known.len(), modified, changed, inode })
    }

    /// Whether both of its times lie before a moment: a change at that moment or later would show.
    pub fn is_older_than(&self, moment: i64) -> bool {
        self.modified < moment && self.changed < moment
    }

    /// The later of its times.
    pub fn latest(&self) -> i64 {
        self.modified.max(self.changed)
    }
}

/// A moment in nanoseconds since 1970; before it, and far from it, as near as it can be told.
pub fn nanoseconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanoseconds| -nanoseconds),
    }
}

#[cfg(unix)]
fn further(known: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (known.ctime().saturating_mul(1_000_000_000).saturating_add(known.ctime_nsec()), known.ino())
}

#[cfg(not(unix))]
fn further(known: &Metadata) -> (i64, u64) {
    (known.created().map_or(0, nanoseconds), 0)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::*;

    #[test]
    fn another_file_in_the_place_shows_though_length_and_time_are_those_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a"), folder.path().join("b"));
        let time = SystemTime::now() - Duration::from_secs(60);
        for path in [&first, &second] {
            fs::write(path, "abc").unwrap();
            fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
        }
        let stamp = |path| Stamp::of(&fs::symlink_metadata(path).unwrap()).unwrap();
        let (one, other) = (stamp(&first), stamp(&second));
        assert_eq!((one.length, one.modified), (other.length, other.modified));
        assert!(cfg!(not(unix)) || one != other);
        assert_eq!(one, stamp(&first));
    }

    #[test]
    fn a_time_at_the_moment_itself_is_not_older() {
        let stamp = Stamp { length: 1, modified: 5, changed: 7, inode: 0 };
        assert!(!stamp.is_older_than(7) && stamp.is_older_than(8));
        assert!(!Stamp { modified: 9, ..stamp }.is_older_than(8));
        assert_eq!(nanoseconds(UNIX_EPOCH - Duration::from_nanos(3)), -3);
    }
}
