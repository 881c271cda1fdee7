//! Pages as they were read from their files: a site that is put in relation again takes them instead of
//! reading files that are what they were.

use std::sync::Arc;

use super::fallback::StandIns;
use super::kinds::Kind;
use super::names::ContentName;
use super::{Page, ParseContext, Site, parse};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};

/// A page and the folder of its own, if it could be read, and what was wrong with it.
pub(super) type Read = (Option<(Arc<Page>, Option<String>)>, Vec<Diagnostic>);

/// What was read of files under one configuration.
#[derive(Debug, Default)]
pub struct KnownPages {
    /// Content files in the order of their paths, as a tree has them.
    files: Vec<(SourcePath, Known)>,
    pub(super) stand_ins: StandIns,
}

/// What is known when a site is put in relation again; the configuration is still the same.
#[derive(Debug)]
pub struct Before<'a> {
    /// Pages as they were read.
    pub known: &'a mut KnownPages,
    /// The site as it was, in which nothing was wrong.
    pub site: Option<&'a Site>,
}

/// What is known of a content file.
#[derive(Debug)]
pub(super) struct Known {
    pub name: Arc<ContentName>,
    /// What its name seems to say and does not.
    pub doubts: Vec<Diagnostic>,
    page: Option<KnownPage>,
}

#[derive(Debug)]
struct KnownPage {
    digest: Digest,
    kind: &'static Kind,
    read: Read,
}

impl Known {
    pub fn new(name: Arc<ContentName>, doubts: Vec<Diagnostic>) -> Self {
        Self { name, doubts, page: None }
    }

    /// With what was read of the file as a page of a kind.
    pub fn with_page(self, file: &SourceFile, kind: &'static Kind, read: Read) -> Self {
        Self { page: Some(KnownPage { digest: file.digest, kind, read }), ..self }
    }

    /// What was read of the file with these bytes, as a page of the kind that its section gives.
    pub fn read(&self, file: &SourceFile, kind: &Kind) -> Option<&Read> {
        let page = self.page.as_ref()?;
        (page.digest == file.digest && page.kind.name == kind.name).then_some(&page.read)
    }
}

impl KnownPages {
    /// Files, in the order of their paths, with what is known of them.
    pub(super) fn beside<'a>(
        &'a self,
        files: impl Iterator<Item = &'a SourceFile>,
    ) -> impl Iterator<Item = (&'a SourceFile, Option<&'a Known>)> {
        let mut known = self.files.iter().peekable();
        files.map(move |file| {
            // One that is gone is passed over.
            while known.next_if(|(path, _)| *path != file.path && *path < file.path).is_some() {}
            (file, known.next_if(|(path, _)| *path == file.path).map(|(_, known)| known))
        })
    }

    fn place(&self, path: &SourcePath) -> Option<usize> {
        self.files.binary_search_by(|(known, _)| known.cmp(path)).ok()
    }

    /// What a newer version of a file says, and what the older one said; none when either says something wrong.
    pub(super) fn reread(&self, config: &Config, file: &SourceFile) -> Option<(Arc<Page>, &Page)> {
        let known = &self.files[self.place(&file.path)?].1;
        let page = known.page.as_ref()?;
        let (Some((old, _)), []) = (&page.read.0, page.read.1.as_slice()) else { return None };
        match parse::read_page(&ParseContext::of(config), page.kind, &known.name, file) {
            (Some((new, _)), faults) if faults.is_empty() => Some((new, old)),
            _ => None,
        }
    }

    /// Knows a newer version of a file by the page that was read of it.
    pub fn learn(&mut self, file: &SourceFile, page: Arc<Page>) {
        let known = self.place(&file.path).map(|at| &mut self.files[at].1);
        if let Some(known) = known.and_then(|known| known.page.as_mut()) {
            let folder = known.read.0.take().and_then(|(_, folder)| folder);
            known.digest = file.digest;
            known.read = (Some((page, folder)), Vec::new());
        }
    }

    /// Keeps what was found out of files, and of what was known that of files which are still there, so many.
    pub(super) fn keep(&mut self, files: &SourceTree, there: usize, found: Vec<(SourcePath, Known)>) {
        if there < self.files.len() {
            self.files.retain(|(path, _)| files.get(path.as_str()).is_some());
        }
        let mut new = Vec::new();
        for (path, known) in found {
            match self.place(&path) {
                Some(at) => self.files[at].1 = known,
                None => new.push((path, known)),
            }
        }
        if !new.is_empty() {
            self.files.extend(new);
            self.files.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::model::Publication;

    #[test]
    fn files_that_are_still_there_are_known_whatever_came_and_went_between_them() {
        let tree = |names: &[&str]| {
            let file = |name: &&str| {
                let path = SourcePath::new(&format!("content/{name}.md")).unwrap();
                SourceFile::new(path, format!("+++\ntitle = '{name}'\n+++\n").into_bytes())
            };
            SourceTree::from_files(names.iter().map(file))
        };
        let config = Config::read("c", "base_url = 'https://a.vn'\n").unwrap();
        let publication = Publication { as_of: Date::parse("2026-06-09").unwrap(), drafts: false };
        let mut pages = KnownPages::default();
        let steps: [(&[&str], &[&str]); 4] = [
            (&["b", "c", "e"], &[]),
            (&["a", "b", "c", "d", "e", "f"], &["b", "c", "e"]),
            (&["b", "d", "f"], &["b", "d", "f"]),
            (&["a", "b", "f"], &["b", "f"]),
        ];
        for (names, should) in steps {
            let files = tree(names);
            let known = pages.beside(files.within("content")).filter(|(_, known)| known.is_some());
            let known: Vec<&str> = known.map(|(file, _)| file.path.stem()).collect();
            assert_eq!(known, should, "of {names:?}");
            _ = parse::all(&config, &files, publication, Some(&mut pages));
        }
    }
}
