//! Pages as they were read from their files: a site that is put in relation again takes them instead of
//! reading files that are what they were.

use std::collections::HashMap;

use super::Page;
use super::kinds::Kind;
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
    kind: &'static str,
    read: Read,
}

impl KnownPages {
    /// What was read of a file with these bytes, as a page of the kind that its section gives.
    pub(super) fn read(&self, file: &SourceFile, kind: &Kind) -> Option<Read> {
        let known = self.0.get(&file.path)?;
        (known.digest == file.digest && known.kind == kind.name).then(|| known.read.clone())
    }

    /// Keeps what was read now, and only that.
    pub(super) fn keep<'f>(&mut self, all: impl Iterator<Item = (&'f SourceFile, &'static Kind, &'f Read)>) {
        let mut before = std::mem::take(&mut self.0);
        self.0 = all
            .map(|(file, kind, read)| {
                let known =
                    before.remove(&file.path).filter(|known| known.digest == file.digest && known.kind == kind.name);
                let new = || Known { digest: file.digest, kind: kind.name, read: read.clone() };
                (file.path.clone(), known.unwrap_or_else(new))
            })
            .collect();
    }
}
