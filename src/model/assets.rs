//! Files beside pages: which page or section each goes with, and where.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::ContentName;
use super::parse::Parsed;
use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::path::{PathFault, Route, SourcePath};
use crate::source::SourceTree;

#[derive(Clone, Copy)]
enum Owner {
    Section(usize),
    Page(usize),
}

/// Where each file goes, where else it goes, and what is wrong.
type Attached = (BTreeMap<SourcePath, Route>, Vec<(SourcePath, Route)>, Vec<Diagnostic>);

/// Gives each file under `content/` that is no Markdown to the nearest bundle or section around
/// it, in every language that this is written in; says where each goes.
pub(super) fn attach(config: &Config, files: &SourceTree, parsed: &mut Parsed) -> Attached {
    let owners = owners(config, parsed);
    let data_files: Vec<SourcePath> = parsed
        .sections
        .iter()
        .filter_map(|s| s.source.as_ref()?.beside(&s.meta.from_data.as_ref()?.file).ok())
        .collect();
    let (mut routes, mut copies, mut faults) = (BTreeMap::new(), Vec::new(), Vec::new());
    for file in files.within("content") {
        let is_data = data_files.contains(&file.path);
        if file.path.extension() == "md" || is_data {
            continue;
        }
        let inner = file.path.within("content").unwrap_or_default();
        let Some((folder, owners)) = owners_of(&owners, parsed, inner) else { continue };
        let name = inner[folder.len()..].trim_start_matches('/').to_owned();
        for owner in owners {
            match place(parsed, *owner, &name) {
                Ok(place) if routes.contains_key(&file.path) => copies.push((file.path.clone(), place)),
                Ok(place) => _ = routes.insert(file.path.clone(), place),
                Err(fault) => {
                    let fault = Diagnostic::error(fault.code()).arg("path", &name);
                    faults.push(fault.at(Span::file(file.path.as_str())));
                    break;
                }
            }
            match owner {
                Owner::Section(number) => parsed.sections[*number].assets.push((file.path.clone(), name.clone())),
                Owner::Page(number) => {
                    Arc::make_mut(&mut parsed.pages[*number]).assets.push((file.path.clone(), name.clone()))
                }
            }
        }
    }
    (routes, copies, faults)
}

/// Where a file goes with its owner.
fn place(parsed: &Parsed, owner: Owner, name: &str) -> Result<Route, PathFault> {
    let route = match owner {
        Owner::Section(number) => &parsed.sections[number].route,
        Owner::Page(number) => &parsed.pages[number].route,
    };
    let place = Route::new(&format!("{route}{name}"))?;
    // A route without a known extension would name a folder; a file's place never does.
    Ok(if place.as_str().ends_with('/') { Route::file(&place) } else { place })
}

/// Bundles and sections by their folder, that of the default language first.
fn owners(config: &Config, parsed: &Parsed) -> BTreeMap<String, Vec<Owner>> {
    let mut owners: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
    let main = config.default_language.as_str();
    for of_main in [true, false] {
        for (number, section) in parsed.sections.iter().enumerate() {
            if !section.is_fallback() && (*section.lang == *main) == of_main {
                owners.entry(section.folder.clone()).or_default().push(Owner::Section(number));
            }
        }
    }
    // A folder that is a page and a section was told of; its files go with the page.
    let mut bundles: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
    for of_main in [true, false] {
        for (number, page) in parsed.pages.iter().enumerate() {
            // Of pages on their own, which most are, the name need not be read.
            if !page.key.ends_with("/index.md") || (*page.lang == *main) != of_main {
                continue;
            }
            let folder = ContentName::read(&page.source, config).filter(|n| n.is_bundle).and_then(|n| n.own_folder());
            let stands = !page.is_fallback() && !page.meta.unlisted;
            if let (Some(folder), true) = (folder, stands) {
                bundles.entry(folder).or_default().push(Owner::Page(number));
            }
        }
    }
    owners.extend(bundles);
    owners
}

fn owners_of<'a>(
    owners: &'a BTreeMap<String, Vec<Owner>>,
    parsed: &Parsed,
    inner: &str,
) -> Option<(String, &'a [Owner])> {
    let mut at = inner.rsplit_once('/').map_or("", |(folder, _)| folder);
    loop {
        if parsed.withheld_folders.contains(at) {
            return None;
        }
        if let Some(owners) = owners.get(at) {
            return Some((at.to_owned(), owners));
        }
        if at.is_empty() {
            return None;
        }
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
    }
}
