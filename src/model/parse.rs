//! Reads every content file into pages and sections, and withholds what is not to be built.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::kinds::{Kind, PLAIN};
use super::known::{Known, KnownPages, Read};
use super::names::ContentName;
use super::section::Section;
use super::{
    Page, PageMeta, ParseContext, Publication, Withheld, audio, data_pages, front_matter, initiatives, page,
    procedures, section, taxonomy,
};
use crate::config::Config;
use crate::data::Document;
use crate::diag::{Diagnostic, Span};
use crate::digest::QuickMap;
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};

/// What the content files say, before they are put in relation.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub sections: Vec<Section>,
    pub pages: Vec<Arc<Page>>,
    pub withheld: BTreeMap<Arc<str>, Withheld>,
    /// Keys of files that could not be read.
    pub unread: BTreeSet<Arc<str>>,
    /// Folders of bundles and sections that are not built: their files stay at home too.
    pub withheld_folders: BTreeSet<String>,
}

/// A content file by its name, and what is known of it.
struct Named<'a> {
    file: &'a SourceFile,
    name: Arc<ContentName>,
    doubts: Cow<'a, [Diagnostic]>,
    known: Option<&'a Known>,
}

impl<'a> Named<'a> {
    /// Of a Markdown file; none of others.
    fn of(config: &Config, file: &'a SourceFile, known: Option<&'a Known>) -> Option<Self> {
        if let Some(known) = known {
            let (name, doubts) = (known.name.clone(), Cow::Borrowed(known.doubts.as_slice()));
            return Some(Self { file, name, doubts, known: Some(known) });
        }
        let name = ContentName::read(&file.path, config)?;
        let doubts = Cow::Owned(name.doubts(&file.path, config));
        Some(Self { file, name: Arc::new(name), doubts, known: None })
    }

    /// What there is to know of it when it was not known.
    fn learnt(&self) -> Known {
        Known::new(self.name.clone(), self.doubts.to_vec())
    }
}

/// Reads them all: sections first, for a page may take its kind from its section.
/// Pages that are known already are not read again, and those that are read are known from then on.
pub(super) fn all(
    config: &Config,
    files: &SourceTree,
    publication: Publication,
    known: Option<&mut KnownPages>,
) -> (Parsed, Vec<Diagnostic>) {
    let context = ParseContext::of(config);
    let nothing = KnownPages::default();
    let beside = known.as_deref().unwrap_or(&nothing).beside(files.within("content"));
    let named = beside.filter_map(|(file, known)| Named::of(config, file, known));
    let (sections, pages): (Vec<Named<'_>>, Vec<Named<'_>>) = named.partition(|named| named.name.is_section);
    let there = sections.iter().chain(&pages).filter(|named| named.known.is_some()).count();
    let mut faults = both_index_files(&sections, &pages);
    faults.extend(sections.iter().chain(&pages).flat_map(|named| named.doubts.iter().cloned()));
    let mut parsed = Parsed::default();
    let read: Vec<_> = sections.par_iter().map(|named| read_section(&context, named)).collect();
    for ((found, more), named) in read.into_iter().zip(&sections) {
        faults.extend(more);
        parsed.unread.extend(found.is_none().then(|| named.name.key.clone()));
        parsed.sections.extend(found);
    }
    // A page is read as what it is, even in a section that waits.
    let kinds = SectionKinds::new(&parsed.sections);
    withhold_sections(&mut parsed, publication);
    let drafts: Vec<String> = parsed.withheld_folders.iter().cloned().collect();
    let read = |named: &Named<'_>| {
        let kind = kinds.of(&named.name.folder);
        let known = named.known.and_then(|known| known.read(named.file, kind));
        (kind, known.cloned().ok_or_else(|| read_page(&context, kind, &named.name, named.file)))
    };
    let read: Vec<(&'static Kind, Result<Read, Read>)> = pages.par_iter().map(read).collect();
    let found = known.is_some().then(|| found(&sections, &pages, &read));
    parsed.pages.reserve_exact(pages.len());
    for ((_, read), named) in read.into_iter().zip(&pages) {
        let (Ok((found, more)) | Err((found, more))) = read;
        faults.extend(more);
        parsed.unread.extend(found.is_none().then(|| named.name.key.clone()));
        if let Some((page, folder)) = found {
            keep_or_withhold(&mut parsed, page, folder, &drafts, publication);
        }
    }
    if let (Some(known), Some(found)) = (known, found) {
        known.keep(files, there, found);
    }
    for number in 0..parsed.sections.len() {
        let (pages, more) = data_pages::pages(&context, files, &with_kind(&parsed.sections[number], &kinds));
        faults.extend(more);
        let (down, pages): (Vec<_>, Vec<_>) =
            pages.into_iter().map(|page| completed(config, page)).partition(|page| page.meta.taken_down);
        parsed.withheld.extend(down.into_iter().map(|page| (page.key, Withheld::TakenDown)));
        parsed.pages.extend(pages.into_iter().map(Arc::new));
    }
    (parsed, faults)
}

/// What was read of files that nothing was known of, or something else (`Err`).
fn found(
    sections: &[Named<'_>],
    pages: &[Named<'_>],
    read: &[(&'static Kind, Result<Read, Read>)],
) -> Vec<(SourcePath, Known)> {
    let sections = sections.iter().filter(|named| named.known.is_none());
    let sections = sections.map(|named| (named.file.path.clone(), named.learnt()));
    let pages = pages.iter().zip(read).filter_map(|(named, (kind, read))| {
        let read = read.as_ref().err()?.clone();
        Some((named.file.path.clone(), named.learnt().with_page(named.file, kind, read)))
    });
    sections.chain(pages).collect()
}

fn with_kind(section: &Section, kinds: &SectionKinds) -> Section {
    Section { kind: Some(kinds.of(&section.folder)), ..section.clone() }
}

fn both_index_files(sections: &[Named<'_>], pages: &[Named<'_>]) -> Vec<Diagnostic> {
    let folders: BTreeSet<_> = sections.iter().filter_map(|named| named.name.own_folder()).collect();
    let clash = pages.iter().filter(|named| named.name.own_folder().is_some_and(|f| folders.contains(&f)));
    clash.map(|named| Diagnostic::error("index-and-section").at(Span::file(named.file.path.as_str()))).collect()
}

fn read_section(context: &ParseContext<'_>, named: &Named<'_>) -> (Option<Section>, Vec<Diagnostic>) {
    match split(named.file) {
        Ok((text, split)) => section::read(context, &named.name, &text, &named.file.path, split),
        Err(faults) => (None, faults),
    }
}

/// Reads a page, and completes it with what needs no other page.
pub(super) fn read_page(
    context: &ParseContext<'_>,
    kind: &'static Kind,
    name: &ContentName,
    file: &SourceFile,
) -> Read {
    match split(file) {
        Ok((text, split)) => {
            let (page, faults) = page::read(context, name, &text, &file.path, split, kind);
            (page.map(|page| (Arc::new(completed(context.config, page)), name.own_folder())), faults)
        }
        Err(faults) => (None, faults),
    }
}

/// A page with what its record says in words, with the terms that its fields stand for, and with what its care
/// makes of it.
fn completed(config: &Config, mut page: Page) -> Page {
    procedures::word(&mut page);
    initiatives::word(&mut page);
    taxonomy::feed(config, &mut page);
    let care = (is_taken_down(&page.care), audio::has_recordings(&page.care));
    if care != (false, false) {
        let meta = Arc::make_mut(&mut page.meta);
        (meta.taken_down, meta.has_recordings) = care;
    }
    page
}

fn split(file: &SourceFile) -> Result<(Arc<str>, front_matter::Split), Vec<Diagnostic>> {
    let text = file.shared_text().map_err(|fault| vec![fault])?;
    let split = front_matter::split(Document { file: file.path.as_str(), text: &text })?;
    Ok((text, split))
}

/// The kinds that sections give to their pages, by folder.
struct SectionKinds(QuickMap<String, &'static Kind>);

impl SectionKinds {
    fn new(sections: &[Section]) -> Self {
        Self(sections.iter().filter_map(|s| Some((s.folder.clone(), s.kind?))).collect())
    }

    /// The kind of the nearest section around a folder.
    fn of(&self, folder: &str) -> &'static Kind {
        let mut at = folder;
        loop {
            if let Some(kind) = self.0.get(at) {
                return kind;
            }
            match at.rsplit_once('/') {
                Some((above, _)) => at = above,
                None if at.is_empty() => return &PLAIN,
                None => at = "",
            }
        }
    }
}

/// Withholds draft sections, and those that were taken down, with all that lies in them.
fn withhold_sections(parsed: &mut Parsed, publication: Publication) {
    let why = |section: &Section| match is_taken_down(&section.care) {
        true => Some(Withheld::TakenDown),
        false => (section.meta.draft && !publication.drafts).then_some(Withheld::Draft),
    };
    let tops: Vec<(String, Withheld)> =
        parsed.sections.iter().filter_map(|section| Some((section.folder.clone(), why(section)?))).collect();
    for (top, why) in tops {
        let within = |section: &Section| is_within_any(&section.folder, std::slice::from_ref(&top));
        for section in parsed.sections.iter().filter(|section| within(section)) {
            parsed.withheld.insert(section.key.clone(), why);
        }
        parsed.sections.retain(|section| !within(section));
        parsed.withheld_folders.insert(top);
    }
}

/// Whether somebody took a text down: it is built no more, in no way of building.
fn is_taken_down(care: &serde_json::Value) -> bool {
    care.get("duyet").and_then(serde_json::Value::as_str) == Some("go")
}

fn is_within_any(folder: &str, tops: &[String]) -> bool {
    tops.iter().any(|top| folder == top || folder.strip_prefix(top.as_str()).is_some_and(|rest| rest.starts_with('/')))
}

fn keep_or_withhold(
    parsed: &mut Parsed,
    page: Arc<Page>,
    folder: Option<String>,
    drafts: &[String],
    publication: Publication,
) {
    let section_folder = || page.key.rsplit_once('/').map_or("", |(folder, _)| folder);
    let why = match page.meta.taken_down {
        true => Some(Withheld::TakenDown),
        false if !drafts.is_empty() && is_within_any(section_folder(), drafts) => Some(Withheld::Draft),
        false => withheld(&page.meta, publication),
    };
    match why {
        Some(why) => {
            parsed.withheld.insert(page.key.clone(), why);
            parsed.withheld_folders.extend(folder);
        }
        None => parsed.pages.push(page),
    }
}

/// Why a page is not built on a day, if it is not.
pub(super) fn withheld(meta: &PageMeta, publication: Publication) -> Option<Withheld> {
    if meta.draft && !publication.drafts {
        return Some(Withheld::Draft);
    }
    if let Some(date) = meta.date.map(|date| date.day())
        && date > publication.as_of
    {
        return Some(Withheld::Scheduled(date));
    }
    let last = meta.expires.map(|date| date.day())?;
    (last <= publication.as_of).then_some(Withheld::Expired(last))
}
