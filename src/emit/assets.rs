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
        add(path, file, &mut emitted);
    }
    for (path, name) in emission.engine.around().fingerprinted() {
        if let Some(file) = statics.get(path.as_str()) {
            add(&name, file, &mut emitted);
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

fn add(path: &str, file: &SourceFile, emitted: &mut Emitted) {
    match OutputPath::new(path) {
        Ok(path) => emitted.artifacts.push(Artifact::new(path, file.bytes(), file.path.as_str())),
        Err(fault) => {
            emitted.faults.push(Diagnostic::error(fault.code()).arg("path", path).at(Span::file(file.path.as_str())))
        }
    }
}
