//! Pages as they were read from their files: a site that is put in relation again takes them instead of
//! reading files that are what they were.

use super::kinds::Kind;
use super::names::ContentName;
use super::titles::TitleKeys;
use super::{Page, ParseContext, parse};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::digest::{Digest, QuickMap};
use crate::path::SourcePath;
use crate::source::SourceFile;

/// A page and the folder of its own, if it could be read, and what was wrong with it.
pub(super) type Read = (Option<(Page, Option<String>)>, Vec<Diagnostic>);

/// What was read of files under one configuration.
#[derive(Debug, Default)]
pub struct KnownPages {
    files: QuickMap<SourcePath, Known>,
    /// How often pages were kept.
    round: usize,
    pub(super) titles: TitleKeys,
}

#[derive(Debug)]
struct Known {
    digest: Digest,
    kind: &'static Kind,
    read: Box<Read>,
    /// When it was last there.
    round: usize,
}

impl KnownPages {
    /// What was read of a file with these bytes, as a page of the kind that its section gives.
    pub(super) fn read(&self, file: &SourceFile, kind: &Kind) -> Option<Read> {
        let known = self.files.get(&file.path)?;
        (known.digest == file.digest && known.kind.name == kind.name).then(|| Read::clone(&known.read))
    }

    /// What a newer version of a file says, and what the older one said; none when either says something wrong.
    pub(super) fn reread(&self, config: &Config, file: &SourceFile) -> Option<(Page, &Page)> {
        let known = self.files.get(&file.path)?;
        let (Some((old, _)), []) = (&known.read.0, known.read.1.as_slice()) else { return None };
        let name = ContentName::read(&file.path, config)?;
        match parse::read_page(&ParseContext::of(config), known.kind, &name, file) {
            (Some((new, _)), faults) if faults.is_empty() => Some((new, old)),
            _ => None,
        }
    }

    /// Knows a newer version of a file by the page that was read of it.
    pub fn learn(&mut self, file: &SourceFile, page: Page) {
        if let Some(known) = self.files.get_mut(&file.path) {
            let folder = known.read.0.take().and_then(|(_, folder)| folder);
            known.digest = file.digest;
            *known.read = (Some((page, folder)), Vec::new());
        }
    }

    /// Keeps what was read now, and only that.
    pub(super) fn keep<'f>(&mut self, all: impl Iterator<Item = (&'f SourceFile, &'static Kind, &'f Read)>) {
        self.round += 1;
        for (file, kind, read) in all {
            let new = || Known { digest: file.digest, kind, read: Box::new(read.clone()), round: self.round };
            match self.files.get_mut(&file.path) {
                Some(known) if known.digest == file.digest && known.kind.name == kind.name => known.round = self.round,
                Some(known) => *known = new(),
                None => _ = self.files.insert(file.path.clone(), new()),
            }
        }
        self.files.retain(|_, known| known.round == self.round);
    }
}
