//! The files that trainings hand out: each lies beside its page, and its size is told.

use std::sync::Arc;

use serde_json::Value as Json;

use super::{Page, places};
use crate::diag::Diagnostic;
use crate::path::encode;
use crate::source::SourceTree;

/// The fields that list files.
const FIELDS: [&str; 2] = ["tai_lieu", "bai_giang"];

/// Notes the size in bytes (`dung_luong`) of each file that a training names, and where it will lie
/// (`duong_dan`, from the site's root): a stand-in for a translation leads to the file of the original.
///
/// # Errors
/// A file that is not beside its page, and a material with neither a file nor an address.
pub(super) fn measure(files: &SourceTree, pages: &mut [Arc<Page>]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for page in pages.iter_mut().filter(|page| page.kind.name == "tap-huan") {
        let page = Arc::make_mut(page);
        let mut taken = std::mem::take(&mut page.record);
        let record = Arc::make_mut(&mut taken);
        for field in FIELDS {
            let items = record.get_mut(field).and_then(Json::as_array_mut);
            for (number, item) in items.into_iter().flatten().enumerate() {
                let place = format!("{field}[{}]", number + 1);
                faults.extend(of_one(files, page, item).map(|(fault, key)| {
                    let places = places(page.source.as_str(), &page.body.file);
                    let span = places.get(&format!("{place}{key}")).cloned();
                    fault.at(span.unwrap_or_else(|| page.place()))
                }));
            }
        }
        page.record = taken;
    }
    faults
}

/// Measures one; its fault comes with what follows the place of the material in the front matter.
fn of_one(files: &SourceTree, page: &Page, item: &mut Json) -> Option<(Diagnostic, &'static str)> {
    let Some(name) = item.get("tep").and_then(Json::as_str).map(str::to_owned) else {
        let name = item.get("ten").and_then(Json::as_str).unwrap_or_default();
        let fault = Diagnostic::error("material-empty").arg("name", name);
        return item.get("url").is_none_or(Json::is_null).then_some((fault, ""));
    };
    let missing = Some((Diagnostic::error("material-missing").arg("file", &name), ".tep"));
    // Only a page in a folder of its own takes the files beside it along.
    let Some(path) = page.source.beside(&name).ok().filter(|_| page.key.ends_with("/index.md")) else { return missing };
    let Some(file) = files.get(path.as_str()) else { return missing };
    if let Some(item) = item.as_object_mut() {
        item.insert("dung_luong".to_owned(), file.bytes().len().into());
        item.insert("duong_dan".to_owned(), encode(&format!("{}{name}", page.route)).into());
    }
    None
}
