//! What rests on a document: the pages and publications to look at when it changes.

use serde::Serialize;
use serde_json::Value as Json;

use super::Prepared;
use crate::diag::Diagnostic;
use crate::model::{Cited, Page, PageId, Section, SectionId, Site, Target};
use crate::text::document_number;

/// Everything that names a document.
#[derive(Debug, Serialize)]
pub struct Impact {
    /// The number, in its plain form.
    pub number: String,
    /// What the registry knows of it; none when it has no page.
    pub document: Option<Known>,
    /// The documents that stand in a relation to it.
    pub related: Vec<Related>,
    /// The pages and sections that name it, pages of documents left out, whose relations are told: those
    /// that rest on it first, then by file.
    pub pages: Vec<Affected>,
    /// The publications that are made from such a page, or name it themselves.
    pub publications: Vec<Affected>,
}

/// A document with a page.
#[derive(Debug, Serialize)]
pub struct Known {
    /// The title of its page.
    pub title: String,
    /// Its file.
    pub file: String,
    /// Its state, as front matter has it: `het-hieu-luc`.
    pub state: &'static str,
    /// The day from which it is no longer in force, when one is known.
    pub until: Option<String>,
    /// Numbers of what took its place.
    pub replaced_by: Vec<String>,
}

/// A document beside another one.
#[derive(Debug, Serialize)]
pub struct Related {
    /// Front-matter key of the relation: `sua_doi`; `duoc_sua_doi_boi` from the other side.
    pub relation: &'static str,
    /// Its number.
    pub number: String,
    /// Its file, when it has a page.
    pub file: Option<String>,
}

/// A page that names the document.
#[derive(Debug, Serialize)]
pub struct Affected {
    /// Its file.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Whether it rests on the document, not only names it.
    pub is_basis: bool,
    /// Whether it says that it names the document as history only.
    pub is_history: bool,
    /// Lines of the file that name it, from 1.
    pub lines: Vec<usize>,
    /// For a publication: files of the pages that it prints and that name the document.
    pub made_from: Vec<String>,
}

/// Finds what rests on a document. `written` may be its number or a sentence that holds it.
///
/// # Errors
/// When there is no document number in it.
pub fn impact(prepared: &Prepared, written: &str) -> Result<Impact, Diagnostic> {
    let site = &*prepared.site;
    let number = number_in(site, written)?;
    let entry = site.registry.find(&number);
    let document = entry.map(|entry| {
        let page = site.page(entry.page);
        Known {
            title: page.title().to_owned(),
            file: page.source.as_str().to_owned(),
            state: entry.state.name(),
            until: entry.until.map(|day| day.to_string()),
            replaced_by: site.registry.successors(entry).iter().map(|next| next.number.clone()).collect(),
        }
    });
    let named = naming(site, &number);
    Ok(Impact {
        related: related(site, &number),
        publications: publications(site, &named),
        pages: pages(site, &number, named),
        document,
        number,
    })
}

/// The one number that was meant.
fn number_in(site: &Site, written: &str) -> Result<String, Diagnostic> {
    let found = document_number::find(written).into_iter().next().and_then(|range| written.get(range));
    let number = document_number::canonical(found.unwrap_or(written));
    let known = site.registry.entries.iter().map(|entry| entry.number.as_str());
    match site.registry.find(&number) {
        Some(entry) => Ok(entry.number.clone()),
        None if found.is_some() => Ok(number),
        None => Err(Diagnostic::error("impact-no-number").arg("value", written).suggest(&number, known)),
    }
}

/// The pages and sections that name a document, each once: a translation is a file of its own, a page
/// that stands in for one is not.
fn naming<'s>(site: &'s Site, number: &str) -> Vec<(Target, Cited<'s>)> {
    let pages = (0..site.pages.len()).map(|at| Target::Page(PageId(at)));
    let sections = (0..site.sections.len()).map(|at| Target::Section(SectionId(at)));
    let own = |target: &Target| match target {
        Target::Page(id) => !site.page(*id).is_fallback(),
        Target::Section(id) => !site.section(*id).is_fallback(),
    };
    let cited = pages.chain(sections).filter(own).filter_map(|target| {
        let cited = site.cited(target).into_iter().find(|cited| cited.number == number)?;
        Some((target, cited))
    });
    cited.collect()
}

/// Whether a page is that of a document which stands in a relation to the number.
fn is_related(site: &Site, page: &Page, number: &str) -> bool {
    let own = site.registry.of_page(&page.key).map(|(_, entry)| entry);
    let named = |number: &str, by: &crate::model::Entry| by.relations.iter().any(|tie| tie.number == number);
    own.is_some_and(|own| {
        named(number, own) || site.registry.find(number).is_some_and(|entry| named(&own.number, entry))
    })
}

fn pages(site: &Site, number: &str, named: Vec<(Target, Cited<'_>)>) -> Vec<Affected> {
    let mut pages: Vec<Affected> = named
        .into_iter()
        .filter(|(target, _)| match target {
            Target::Page(id) => !is_publication(site.page(*id)) && !is_related(site, site.page(*id), number),
            Target::Section(_) => true,
        })
        .filter_map(|(target, cited)| affected(site, target, &cited))
        .collect();
    pages.sort_by(|a, b| (!a.is_basis, &a.file).cmp(&(!b.is_basis, &b.file)));
    pages
}

/// Publications that name it in their own file, and those that print a page which does.
fn publications(site: &Site, named: &[(Target, Cited<'_>)]) -> Vec<Affected> {
    let mut found: Vec<Affected> = Vec::new();
    for (at, page) in site.pages.iter().enumerate().filter(|(_, page)| is_publication(page) && !page.is_fallback()) {
        let target = Target::Page(PageId(at));
        let own = named.iter().find(|(known, _)| *known == target).and_then(|(_, cited)| affected(site, target, cited));
        let printed = printed_pages(site, page);
        let printed: Vec<_> = named.iter().filter(|(known, _)| printed.contains(known)).collect();
        let Some((_, first)) = printed.first().copied().or_else(|| named.iter().find(|(known, _)| *known == target))
        else {
            continue;
        };
        let plain = || Some(Affected { lines: Vec::new(), ..affected(site, target, first)? });
        let Some(mut one) = own.or_else(plain) else { continue };
        one.is_basis |= printed.iter().any(|(_, cited)| cited.is_basis);
        one.made_from = printed.iter().filter_map(|(source, _)| file_of(site, *source)).collect();
        found.push(one);
    }
    found.sort_by(|a, b| a.file.cmp(&b.file));
    found
}

fn is_publication(page: &Page) -> bool {
    page.kind.name == "an-pham"
}

/// The pages whose words a publication prints: `trang` and `bai`.
fn printed_pages(site: &Site, page: &Page) -> Vec<Target> {
    let texts = |key: &str| match page.record.get(key) {
        Some(Json::String(text)) => vec![text.clone()],
        Some(Json::Array(items)) => items.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let links = texts("trang").into_iter().chain(texts("bai"));
    links.filter_map(|link| site.find(link.trim_start_matches("@/"), &page.lang)).collect()
}

fn affected(site: &Site, target: Target, cited: &Cited<'_>) -> Option<Affected> {
    let (title, text) = match target {
        Target::Page(id) => (site.page(id).title(), &site.page(id).body.file),
        Target::Section(id) => (site.section(id).title(), &site.section(id).body.file),
    };
    let file = file_of(site, target)?;
    let mentions = site.citations(target).iter().filter(|citation| *citation.number == *cited.number);
    let mut counted = (0, 1);
    let mut line_of = |at: usize| {
        let between = text.get(counted.0..at).unwrap_or_default();
        counted = (at.max(counted.0), counted.1 + between.matches('\n').count());
        counted.1
    };
    let mut lines: Vec<usize> = mentions.map(|citation| line_of(citation.range.start)).collect();
    lines.dedup();
    let (is_basis, is_history) = (cited.is_basis, cited.is_history);
    Some(Affected { file, title: title.to_owned(), is_basis, is_history, lines, made_from: Vec::new() })
}

fn file_of(site: &Site, target: Target) -> Option<String> {
    let source = match target {
        Target::Page(PageId(at)) => site.pages.get(at).map(|page| &page.source),
        Target::Section(SectionId(at)) => site.sections.get(at).and_then(|section: &Section| section.source.as_ref()),
    };
    source.map(|path| path.as_str().to_owned())
}

fn related(site: &Site, number: &str) -> Vec<Related> {
    let file = |number: &str| site.registry.find(number).map(|entry| site.page(entry.page).source.as_str().to_owned());
    let view =
        |relation: &'static str, number: &str| Related { relation, number: number.to_owned(), file: file(number) };
    let key = document_number::key(number);
    let mut related = Vec::new();
    if let Some(entry) = site.registry.find(number) {
        related.extend(entry.relations.iter().map(|tie| view(tie.relation.key(), &tie.number)));
    }
    // A document that has no page may still be named by those that have.
    for entry in &site.registry.entries {
        let to_it = entry.relations.iter().filter(|tie| document_number::key(&tie.number) == key);
        related.extend(to_it.map(|tie| view(tie.relation.inverse_key(), &entry.number)));
    }
    related
}
