//! Files beside pages: which page or section each goes with, and where.

use std::collections::BTreeMap;

use super::names::ContentName;
use super::parse::Parsed;
use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::path::{Route, SourcePath};
use crate::source::SourceTree;

enum Owner {
    Section(usize),
    Page(usize),
}

/// Gives each file under `content/` that is no Markdown to the nearest bundle or section around
/// it; says where each goes.
pub(super) fn attach(
    config: &Config,
    files: &SourceTree,
    parsed: &mut Parsed,
) -> (BTreeMap<SourcePath, Route>, Vec<Diagnostic>) {
    let owners = owners(config, parsed);
    let data_files: Vec<SourcePath> = parsed
        .sections
        .iter()
        .filter_map(|s| s.source.as_ref()?.beside(&s.meta.from_data.as_ref()?.file).ok())
        .collect();
    let mut routes = BTreeMap::new();
    let mut faults = Vec::new();
    for file in files.within("content") {
        let is_data = data_files.contains(&file.path);
        if file.path.extension() == "md" || is_data {
            continue;
        }
        let inner = file.path.within("content").unwrap_or_default();
        let Some((folder, owner)) = owner_of(&owners, parsed, inner) else { continue };
        let name = inner[folder.len()..].trim_start_matches('/').to_owned();
        let route = match owner {
            Owner::Section(number) => &parsed.sections[*number].route,
            Owner::Page(number) => &parsed.pages[*number].route,
        };
        let place = match Route::new(&format!("{route}{name}")) {
            Ok(place) => place,
            Err(fault) => {
                let fault = Diagnostic::error(fault.code()).arg("path", &name);
                faults.push(fault.at(Span::file(file.path.as_str())));
                continue;
            }
        };
        // A route without a known extension would name a folder; a file's place never does.
        let place = if place.as_str().ends_with('/') { Route::file(&place) } else { place };
        routes.insert(file.path.clone(), place);
        match owner {
            Owner::Section(number) => parsed.sections[*number].assets.push((file.path.clone(), name)),
            Owner::Page(number) => parsed.pages[*number].assets.push((file.path.clone(), name)),
        }
    }
    (routes, faults)
}

/// Bundles and sections by their folder; of several languages the default one owns.
fn owners(config: &Config, parsed: &Parsed) -> BTreeMap<String, Owner> {
    let mut owners: BTreeMap<String, Owner> = BTreeMap::new();
    let main = config.default_language.as_str();
    for pass_main in [false, true] {
        for (number, section) in parsed.sections.iter().enumerate() {
            if !section.is_fallback() && (section.lang == main) == pass_main {
                owners.insert(section.folder.clone(), Owner::Section(number));
            }
        }
    }
    for pass_main in [false, true] {
        for (number, page) in parsed.pages.iter().enumerate() {
            let folder = ContentName::read(&page.source, config).filter(|n| n.is_bundle).and_then(|n| n.own_folder());
            if let (Some(folder), false, true) = (folder, page.is_fallback(), (page.lang == main) == pass_main) {
                owners.insert(folder, Owner::Page(number));
            }
        }
    }
    owners
}

fn owner_of<'a>(owners: &'a BTreeMap<String, Owner>, parsed: &Parsed, inner: &str) -> Option<(String, &'a Owner)> {
    let mut at = inner.rsplit_once('/').map_or("", |(folder, _)| folder);
    loop {
        if parsed.withheld_folders.contains(at) {
            return None;
        }
        if let Some(owner) = owners.get(at) {
            return Some((at.to_owned(), owner));
        }
        if at.is_empty() {
            return None;
        }
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
    }
}
