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
use crate::stamp::Stamp;

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
        // Of a folder that is gone there is nothing to know.
        let kept = if folder.is_dir() { cache.get(&place) } else { None };
        let said = kept.and_then(|bytes| parse(&bytes));
        Self { cache, place, folder: folder.to_owned(), key: key(options, inputs, source::program()), said }
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
fn key(options: &Options, inputs: &Inputs, program: Option<Stamp>) -> Option<Digest> {
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
    let program = (env!("CARGO_PKG_VERSION"), program?);
    let settings = (&inputs.config.file, inputs.config.digest.hex(), &inputs.faults);
    let told = format!("{asked:?} {program:?} {settings:?}");
    let mut parts = vec![KIND, told.as_bytes()];
    for file in inputs.files.files() {
        parts.extend([file.path.as_str().as_bytes(), file.digest.bytes()]);
    }
    Some(Digest::of_parts(parts))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config::{Config, Host};
    use crate::date::Date;
    use crate::diag::Diagnostic;
    use crate::path::SourcePath;
    use crate::source::{SourceFile, SourceTree};

    const PROGRAM: Stamp = Stamp { length: 1, modified: 2, changed: 3, inode: 4 };

    fn options() -> Options {
        Options {
            root: PathBuf::from("a"),
            config: None,
            output_dir: None,
            base_url: None,
            drafts: false,
            as_of: Date::parse("2026-06-15").unwrap(),
            portable: false,
            force: false,
            release_gate: false,
            preview: false,
            outgoing: Outgoing::default(),
        }
    }

    fn inputs(config: &str, files: &[(&str, &str)]) -> Inputs {
        let file =
            |(path, text): &(&str, &str)| SourceFile::new(SourcePath::new(path).unwrap(), text.as_bytes().to_vec());
        let config = Config::read("config.toml", config).unwrap();
        Inputs { config, files: SourceTree::from_files(files.iter().map(file)), faults: Vec::new() }
    }

    #[test]
    fn whatever_a_build_reads_is_in_its_key_and_where_it_lies_is_not() {
        const CONFIG: &str = "base_url = \"https://a.vn\"";
        let plain = || inputs(CONFIG, &[("content/a.md", "1")]);
        let of = |change: &dyn Fn(&mut Options)| {
            let mut options = options();
            change(&mut options);
            key(&options, &plain(), Some(PROGRAM))
        };
        let of_inputs = |inputs: Inputs| key(&options(), &inputs, Some(PROGRAM));
        let first = of(&|_| {});
        assert_eq!(first, of_inputs(plain()));
        assert_eq!(first, of(&|options| options.root = PathBuf::from("b")));
        assert_eq!(first, of(&|options| options.output_dir = Some(PathBuf::from("b"))));
        let host = |host| move |options: &mut Options| options.outgoing.hosts = Some(vec![host]);
        let keys = [
            first,
            of(&|options| options.config = Some("b".to_owned())),
            of(&|options| options.base_url = Some("b".to_owned())),
            of(&|options| options.drafts = true),
            of(&|options| options.as_of = Date::parse("2026-06-16").unwrap()),
            of(&|options| options.portable = true),
            of(&|options| options.release_gate = true),
            of(&|options| options.preview = true),
            of(&|options| options.outgoing.compress = true),
            of(&host(Host::Nginx)),
            of(&host(Host::Apache)),
            of_inputs(inputs("base_url = \"https://a.vn\" # b", &[("content/a.md", "1")])),
            of_inputs(inputs(CONFIG, &[("content/a.md", "2")])),
            of_inputs(inputs(CONFIG, &[("content/b.md", "1")])),
            of_inputs(inputs(CONFIG, &[])),
            of_inputs(Inputs { faults: vec![Diagnostic::warning("file-name-nfd").arg("path", "a")], ..plain() }),
            key(&options(), &plain(), Some(Stamp { inode: 5, ..PROGRAM })),
        ];
        assert!(keys.iter().all(Option::is_some));
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        assert_eq!(key(&options(), &plain(), None), None, "a program that nobody knows has no key");
    }
}
