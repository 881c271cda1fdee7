//! What the disk said of the files of a site when they were published, so that the next build need not read
//! them to know what they hold. It is no part of the site: it says nothing that would be wrong to lose.
//!
//! ```text
//! cchc record 1
//! DIGEST LENGTH MODIFIED CHANGED INODE PATH
//! DIGEST - PATH
//! ```

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::manifest;
use super::room::Room;
use crate::digest::Digest;
use crate::stamp::Stamp;

const HEAD: &str = "cchc record 1";

/// One file as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) path: Box<str>,
    pub(super) digest: Digest,
    /// None when the disk would say the same of a file that was changed right after.
    pub(super) stamp: Option<Stamp>,
}

/// The files of a site as they were published, by path; the manifest is one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    files: Vec<Written>,
}

impl Record {
    pub(super) fn new(mut files: Vec<Written>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// Reads what [`Record::text`] wrote, and nothing else.
    pub fn read(text: &str) -> Option<Self> {
        let rows = text.strip_prefix(HEAD)?.strip_prefix('\n')?;
        rows.lines().map(row).collect::<Option<Vec<Written>>>().map(Self::new)
    }

    /// It as text.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(HEAD.len() + self.files.len() * 200);
        out.push_str(HEAD);
        out.push('\n');
        for file in &self.files {
            let (digest, path) = (file.digest.hex(), &file.path);
            // Writing into a string cannot fail.
            let _ = match &file.stamp {
                Some(Stamp { length, modified, changed, inode }) => {
                    writeln!(out, "{digest} {length} {modified} {changed} {inode} {path}")
                }
                None => writeln!(out, "{digest} - {path}"),
            };
        }
        out
    }

    /// Whether a folder holds these files still, each as it was written. Files that it holds besides are
    /// somebody else's; what a build that was killed left waiting beside it goes.
    pub fn stands_in(&self, folder: &Path) -> bool {
        let has_manifest = self.get(manifest::NAME).is_some();
        let stands = has_manifest && self.files.par_iter().all(|file| file.stands_in(folder));
        if stands {
            Room::sweep(folder);
        }
        stands
    }

    pub(super) fn get(&self, path: &str) -> Option<&Written> {
        let at = self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        self.files.get(at)
    }
}

impl Written {
    fn stands_in(&self, folder: &Path) -> bool {
        let path = folder.join(&*self.path);
        let Some(known) = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file) else { return false };
        match &self.stamp {
            Some(stamp) => Stamp::of(&known).as_ref() == Some(stamp),
            None => fs::read(&path).is_ok_and(|bytes| Digest::of(&bytes) == self.digest),
        }
    }
}

fn row(line: &str) -> Option<Written> {
    let (digest, rest) = line.split_once(' ')?;
    let digest = Digest::from_hex(digest)?;
    if let Some(path) = rest.strip_prefix("- ") {
        return Some(Written { path: path.into(), digest, stamp: None });
    }
    let mut parts = rest.splitn(5, ' ');
    let length = parts.next()?.parse().ok()?;
    let (modified, changed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let inode = parts.next()?.parse().ok()?;
    Some(Written { path: parts.next()?.into(), digest, stamp: Some(Stamp { length, modified, changed, inode }) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written() -> impl Strategy<Value = Written> {
        let stamp = (any::<u64>(), any::<i64>(), any::<i64>(), any::<u64>());
        let stamp = stamp.prop_map(|(length, modified, changed, inode)| Stamp { length, modified, changed, inode });
        let parts = ("[a-zđ \\-/.]{1,20}", any::<u64>(), proptest::option::of(stamp));
        parts.prop_map(|(path, digest, stamp)| Written {
            path: path.into(),
            digest: Digest::of(&digest.to_le_bytes()),
            stamp,
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(files in proptest::collection::vec(written(), 0..20)) {
            let record = Record::new(files);
            prop_assert_eq!(Record::read(&record.text()), Some(record));
        }

        #[test]
        fn no_text_makes_reading_panic(text in "(cchc record 1\n)?[0-9a-f -]{0,80}\n?.{0,40}") {
            Record::read(&text);
        }
    }
}
