//! The last build into a folder: what it was made from, what it said, and what it left there.
//!
//! It is kept in the cache, one entry for each output folder, and is good for two things. The record of the
//! files spares a build the reading of what nobody touched. And where everything that a build reads is what it
//! was, and every file is as it was left, there is nothing to make.
//!
//! What a build reads is its key: the program, the options and the day, the configuration, and every input
//! file, those of the program's own theme too. Nothing else: no environment, no network, no file elsewhere, no
//! time of a file. The caches of pictures and sheets hold what would be made anew.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Inputs, Made, Options, Outgoing, cache};
use crate::cache::Cache;
use crate::diag::kept;
use crate::digest::Digest;
use crate::output::{Published, Record};
use crate::source;

/// Changes when an entry is to be read in another way.
const KIND: &[u8] = b"cchc last build 1";

/// The last build into a folder, and the key of this one.
pub(super) struct Last {
    cache: Cache,
    /// Where the entry is in the cache.
    place: Digest,
    folder: PathBuf,
    /// What this build reads; none when not all of it can be told.
    key: Option<Digest>,
    said: Option<(Said, Record)>,
}

#[derive(Serialize, Deserialize)]
struct Said {
    /// None when it could not be told, or what was said could not be kept.
    key: Option<String>,
    pages: usize,
    sections: usize,
    files: usize,
    warnings: String,
}

impl Last {
    /// What is known of the last build into `folder`.
    pub fn of(options: &Options, inputs: &Inputs, folder: &Path) -> Self {
        let cache = cache(&options.root);
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let place = Digest::of_parts([KIND, whole.as_os_str().as_encoded_bytes()]);
        let said = cache.get(&place).and_then(|bytes| parse(&bytes));
        Self { cache, place, folder: folder.to_owned(), key: key(options, inputs), said }
    }

    /// The files as the last build left them; nothing when that is not known.
    pub fn record(&self) -> Record {
        self.said.as_ref().map(|(_, record)| record.clone()).unwrap_or_default()
    }

    /// What the last build came to, when this one would come to the same and its files are still there.
    pub fn again(&self) -> Option<Made> {
        let (said, record) = self.said.as_ref()?;
        if said.key.as_deref() != Some(self.key?.hex().as_str()) || !record.stands_in(&self.folder) {
            return None;
        }
        Some(Made {
            warnings: kept::read(&said.warnings)?,
            pages: said.pages,
            sections: said.sections,
            files: said.files,
            output_dir: self.folder.clone(),
            published: Published { written: 0, unchanged: said.files, removed: 0 },
        })
    }

    /// Keeps what this build came to.
    pub fn keep(&self, made: &Made, record: &Record) {
        let warnings = kept::write(&made.warnings);
        let key = self.key.filter(|_| warnings.is_some()).map(|key| key.hex());
        let Made { pages, sections, files, .. } = *made;
        let said = Said { key, pages, sections, files, warnings: warnings.unwrap_or_default() };
        if let Ok(head) = serde_json::to_string(&said) {
            self.cache.put(&self.place, format!("{head}\n{}", record.text()).as_bytes());
        }
    }
}

fn parse(bytes: &[u8]) -> Option<(Said, Record)> {
    let (head, record) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    Some((serde_json::from_str(head).ok()?, Record::read(record)?))
}

/// The digest of everything that a build reads. An option that is added to [`Options`] is asked for here.
fn key(options: &Options, inputs: &Inputs) -> Option<Digest> {
    // Where the site and its output lie makes no difference to either, and whether files of others may be
    // replaced none when there is nothing to write.
    let Options {
        root: _,
        output_dir: _,
        force: _,
        config,
        base_url,
        drafts,
        as_of,
        portable,
        release_gate,
        preview,
        outgoing: Outgoing { hosts, compress },
    } = options;
    let asked = (config, base_url, drafts, as_of, portable, release_gate, preview, hosts, compress);
    let program = (env!("CARGO_PKG_VERSION"), source::program()?);
    let settings = (&inputs.config.file, inputs.config.digest.hex(), &inputs.faults);
    let told = format!("{asked:?} {program:?} {settings:?}");
    let mut parts = vec![KIND, told.as_bytes()];
    for file in inputs.files.files() {
        parts.extend([file.path.as_str().as_bytes(), file.digest.bytes()]);
    }
    Some(Digest::of_parts(parts))
}
