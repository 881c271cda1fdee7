//! The record of what was printed: `ban-in.json` in the folder of the files. It says of each file what
//! it was made from, at which version, so that a stale sheet can be told from a fresh one.
//!
//! Files that were printed earlier and are still there keep their entry.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;

/// The name of the record.
pub const NAME: &str = "ban-in.json";

/// One printed file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in the folder.
    pub file: String,
    /// BLAKE3 digest of its bytes, hexadecimal.
    pub digest: String,
    /// The page it was made from: a file under `content/`.
    pub page: String,
    /// The page's title.
    pub title: String,
    /// Date of the page's text, `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// The first digits of the digest of the page's file.
    pub version: String,
    /// Layout, size and finish, by their names.
    pub layout: String,
    /// Size.
    pub size: String,
    /// Finish.
    pub finish: String,
    /// The office, when it is for one.
    pub office: Option<String>,
    /// Width of the finished piece in mm.
    pub width_mm: f64,
    /// Height of the finished piece in mm.
    pub height_mm: f64,
    /// Drawn at 1:`scale`.
    pub scale: u32,
    /// How many pages the sheet has.
    pub pages: usize,
    /// The day for which it was made, `YYYY-MM-DD`.
    pub as_of: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Record {
    #[serde(default)]
    program: String,
    #[serde(default)]
    files: Vec<Entry>,
}

/// The text of the record: the entries, and those of `before` whose files are still in the folder.
pub(super) fn text(folder: &Path, before: Option<&[u8]>, entries: Vec<Entry>) -> String {
    let old: Record = before.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default();
    let kept = old.files.into_iter().filter(|entry| is_plain(&entry.file) && folder.join(&entry.file).is_file());
    let all: BTreeMap<String, Entry> = kept.chain(entries).map(|entry| (entry.file.clone(), entry)).collect();
    let program = concat!("cchc ", env!("CARGO_PKG_VERSION")).to_owned();
    let record = Record { program, files: all.into_values().collect() };
    serde_json::to_string_pretty(&record).unwrap_or_default() + "\n"
}

/// A name and no path: the record speaks of its own folder.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\'])
}

/// The digest of a file's bytes as the record writes it.
pub(super) fn digest(bytes: &[u8]) -> String {
    Digest::of(bytes).hex()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(file: &str, version: &str) -> Entry {
        Entry {
            file: file.to_owned(),
            digest: digest(b"x"),
            page: "content/a.md".to_owned(),
            title: "A".to_owned(),
            updated: None,
            version: version.to_owned(),
            layout: "ap-phich".to_owned(),
            size: "a2".to_owned(),
            finish: "van-phong".to_owned(),
            office: None,
            width_mm: 420.0,
            height_mm: 594.0,
            scale: 1,
            pages: 1,
            as_of: "2026-06-09".to_owned(),
        }
    }

    #[test]
    fn what_is_still_there_keeps_its_entry_and_what_is_made_again_has_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.pdf", "b.pdf"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let first = text(folder.path(), None, vec![entry("a.pdf", "1"), entry("b.pdf", "1"), entry("c.pdf", "1")]);
        let second = text(folder.path(), Some(first.as_bytes()), vec![entry("b.pdf", "2")]);
        let record: Record = serde_json::from_str(&second).unwrap();
        let told: Vec<_> = record.files.iter().map(|e| (e.file.as_str(), e.version.as_str())).collect();
        assert_eq!(told, [("a.pdf", "1"), ("b.pdf", "2")]);
        let broken = text(folder.path(), Some(b"{"), vec![entry("b.pdf", "2")]);
        assert!(broken.contains("b.pdf") && !broken.contains("a.pdf"));
    }
}
