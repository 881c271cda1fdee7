//! Static files, files beside pages, and copies of static files under fingerprinted names.

use std::collections::BTreeMap;

use super::{Emission, Emitted};
use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::model::Site;
use crate::output::Artifact;
use crate::path::{OutputPath, Route, SourcePath};
use crate::source::{SourceFile, SourceTree};

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let mut emitted = Emitted::default();
    let statics = statics(emission.config(), emission.files);
    for (path, file) in &statics {
        let own = made(path, file, &mut emitted.faults);
        emitted.artifacts.extend(own);
    }
    for (path, name) in emission.engine.around().fingerprinted() {
        if let Some(file) = statics.get(path.as_str()) {
            let copy = made(&name, file, &mut emitted.faults);
            emitted.artifacts.extend(copy.map(Artifact::lasting));
        }
    }
    for (source, route) in beside(emission.site) {
        if let Some(file) = emission.files.get(source.as_str()) {
            emitted.artifacts.push(Artifact::new(route.output(), file.bytes(), source.as_str()));
        }
    }
    emitted
}

/// The file that is copied to a path as it is; a name with a fingerprint, when a page shows it.
pub fn asset<'f>(emission: &Emission<'f>, path: &str) -> Option<&'f SourceFile> {
    let files = emission.files;
    let fingerprinted = emission.engine.around().fingerprinted();
    let stem = fingerprinted.iter().find(|(_, name)| *name == path).map_or(path, |(stem, _)| stem);
    let theme = emission.config().theme.as_ref().map(|theme| format!("themes/{theme}/static/{stem}"));
    let own = files.get(&format!("static/{stem}")).or_else(|| files.get(&theme?));
    own.or_else(|| {
        let (source, _) = beside(emission.site).find(|(_, route)| route.output().as_str() == path)?;
        files.get(source.as_str())
    })
}

/// Where static files and files beside pages go, and what each is.
pub fn asset_places(emission: &Emission<'_>) -> Vec<(OutputPath, SourcePath)> {
    let statics = statics(emission.config(), emission.files);
    let statics = statics.iter().filter_map(|(path, file)| Some((OutputPath::new(path).ok()?, file.path.clone())));
    let beside = beside(emission.site).map(|(source, route)| (route.output(), source.clone()));
    statics.chain(beside).collect()
}

/// Files beside pages, and where they go.
fn beside(site: &Site) -> impl Iterator<Item = (&SourcePath, &Route)> {
    site.asset_routes.iter().chain(site.asset_copies.iter().map(|(source, route)| (source, route)))
}

/// The theme's static files with the site's own over them.
fn statics<'f>(config: &Config, files: &'f SourceTree) -> BTreeMap<String, &'f SourceFile> {
    let mut all = BTreeMap::new();
    let theme = config.theme.as_ref().map(|theme| format!("themes/{theme}/static"));
    for folder in theme.into_iter().chain(["static".to_owned()]) {
        for file in files.within(&folder) {
            if let Some(path) = file.path.within(&folder) {
                all.insert(path.to_owned(), file);
            }
        }
    }
    all
}

fn made(path: &str, file: &SourceFile, faults: &mut Vec<Diagnostic>) -> Option<Artifact> {
    match OutputPath::new(path) {
        Ok(path) => Some(Artifact::new(path, file.bytes(), file.path.as_str())),
        Err(fault) => {
            faults.push(Diagnostic::error(fault.code()).arg("path", path).at(Span::file(file.path.as_str())));
            None
        }
    }
}
