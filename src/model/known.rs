//! Pages as they were read from their files: a site that is put in relation again takes them instead of
//! reading files that are what they were.

use std::collections::HashMap;

use super::kinds::Kind;
use super::names::ContentName;
use super::{Page, ParseContext, parse};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::source::SourceFile;

/// A page and the folder of its own, if it could be read, and what was wrong with it.
pub(super) type Read = (Option<(Page, Option<String>)>, Vec<Diagnostic>);

/// What was read of files under one configuration.
#[derive(Debug, Default)]
pub struct KnownPages(HashMap<SourcePath, Known>);

#[derive(Debug)]
struct Known {
    digest: Digest,
    kind: &'static Kind,
    read: Read,
}

impl KnownPages {
    /// What was read of a file with these bytes, as a page of the kind that its section gives.
    pub(super) fn read(&self, file: &SourceFile, kind: &Kind) -> Option<Read> {
        let known = self.0.get(&file.path)?;
        (known.digest == file.digest && known.kind.name == kind.name).then(|| known.read.clone())
    }

    /// What a newer version of a file says, and what the older one said; none when either says something wrong.
    pub(super) fn reread(&self, config: &Config, file: &SourceFile) -> Option<(Page, &Page)> {
        let known = self.0.get(&file.path)?;
        let (Some((old, _)), []) = (&known.read.0, known.read.1.as_slice()) else { return None };
        let name = ContentName::read(&file.path, config)?;
        match parse::read_page(&ParseContext::of(config), known.kind, &name, file) {
            (Some((new, _)), faults) if faults.is_empty() => Some((new, old)),
            _ => None,
        }
    }

    /// Knows a newer version of a file by the page that was read of it.
    pub fn learn(&mut self, file: &SourceFile, page: Page) {
        if let Some(known) = self.0.get_mut(&file.path) {
            let folder = known.read.0.take().and_then(|(_, folder)| folder);
            known.digest = file.digest;
            known.read = (Some((page, folder)), Vec::new());
        }
    }

    /// Keeps what was read now, and only that.
    pub(super) fn keep<'f>(&mut self, all: impl Iterator<Item = (&'f SourceFile, &'static Kind, &'f Read)>) {
        let mut before = std::mem::take(&mut self.0);
        self.0 = all
            .map(|(file, kind, read)| {
                let known = before
                    .remove(&file.path)
                    .filter(|known| known.digest == file.digest && known.kind.name == kind.name);
                let new = || Known { digest: file.digest, kind, read: read.clone() };
                (file.path.clone(), known.unwrap_or_else(new))
            })
            .collect();
    }
}
