//! Static files, files beside pages, and copies of static files under fingerprinted names.

use std::collections::BTreeMap;

use super::{Emission, Emitted};
use crate::diag::{Diagnostic, Span};
use crate::output::Artifact;
use crate::path::OutputPath;
use crate::source::SourceFile;

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let mut emitted = Emitted::default();
    let statics = statics(emission);
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
    let copies = emission.site.asset_copies.iter().map(|(source, route)| (source, route));
    for (source, route) in emission.site.asset_routes.iter().chain(copies) {
        if let Some(file) = emission.files.get(source.as_str()) {
            emitted.artifacts.push(Artifact::new(route.output(), file.bytes(), source.as_str()));
        }
    }
    emitted
}

/// The theme's static files with the site's own over them.
fn statics<'a>(emission: &'a Emission<'_>) -> BTreeMap<String, &'a SourceFile> {
    let mut all = BTreeMap::new();
    let theme = emission.config().theme.as_ref().map(|theme| format!("themes/{theme}/static"));
    for folder in theme.into_iter().chain(["static".to_owned()]) {
        for file in emission.files.within(&folder) {
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
