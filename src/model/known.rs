//! Pages as they were read from their files: a site that is put in relation again takes them instead of
//! reading files that are what they were.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    /// How often a site was read.
    round: usize,
    pub(super) titles: TitleKeys,
}

/// What is known of a content file.
#[derive(Debug)]
pub(super) struct Known {
    pub name: Arc<ContentName>,
    /// What its name seems to say and does not.
    pub doubts: Vec<Diagnostic>,
    page: Option<Box<KnownPage>>,
    /// When it was last there.
    round: AtomicUsize,
}

#[derive(Debug)]
struct KnownPage {
    digest: Digest,
    kind: &'static Kind,
    read: Read,
}

impl Known {
    pub fn new(name: Arc<ContentName>, doubts: Vec<Diagnostic>) -> Self {
        Self { name, doubts, page: None, round: AtomicUsize::default() }
    }

    /// With what was read of the file as a page of a kind.
    pub fn with_page(self, file: &SourceFile, kind: &'static Kind, read: Read) -> Self {
        Self { page: Some(Box::new(KnownPage { digest: file.digest, kind, read })), ..self }
    }

    /// What was read of the file with these bytes, as a page of the kind that its section gives.
    pub fn read(&self, file: &SourceFile, kind: &Kind) -> Option<&Read> {
        let page = self.page.as_ref()?;
        (page.digest == file.digest && page.kind.name == kind.name).then_some(&page.read)
    }
}

impl KnownPages {
    /// A site is read from here on.
    pub(super) fn begin(&mut self) -> &Self {
        self.round += 1;
        self
    }

    /// What is known of a file, which is there.
    pub(super) fn of(&self, path: &SourcePath) -> Option<&Known> {
        let known = self.files.get(path)?;
        known.round.store(self.round, Ordering::Relaxed);
        Some(known)
    }

    /// What a newer version of a file says, and what the older one said; none when either says something wrong.
    pub(super) fn reread(&self, config: &Config, file: &SourceFile) -> Option<(Page, &Page)> {
        let known = self.files.get(&file.path)?;
        let page = known.page.as_ref()?;
        let (Some((old, _)), []) = (&page.read.0, page.read.1.as_slice()) else { return None };
        match parse::read_page(&ParseContext::of(config), page.kind, &known.name, file) {
            (Some((new, _)), faults) if faults.is_empty() => Some((new, old)),
            _ => None,
        }
    }

    /// Knows a newer version of a file by the page that was read of it.
    pub fn learn(&mut self, file: &SourceFile, page: Page) {
        if let Some(known) = self.files.get_mut(&file.path).and_then(|known| known.page.as_mut()) {
            let folder = known.read.0.take().and_then(|(_, folder)| folder);
            known.digest = file.digest;
            known.read = (Some((page, folder)), Vec::new());
        }
    }

    /// Keeps what was found out, and of what was known that which was asked for since the site [began] to be read.
    ///
    /// [began]: Self::begin
    pub(super) fn keep(&mut self, found: Vec<(SourcePath, Known)>) {
        self.files.retain(|_, known| *known.round.get_mut() == self.round);
        for (path, known) in found {
            self.files.insert(path, Known { round: self.round.into(), ..known });
        }
    }
}
