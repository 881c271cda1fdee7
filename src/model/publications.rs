//! Publications whose page is not built: a poster that opens a page which is a draft, was taken down or
//! is out of its time waits with it, and a bulletin leaves such a page out.

use std::sync::Arc;

use serde_json::Value as Json;

use super::parse::Parsed;
use super::{Page, Withheld};
use crate::diag::Diagnostic;

/// Withholds what must wait, and says so where it is named.
pub(super) fn withhold(parsed: &mut Parsed) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut pages = std::mem::take(&mut parsed.pages);
    pages.retain_mut(|page| {
        if page.kind.name != "an-pham" {
            return true;
        }
        faults.extend(without_withheld(page, parsed));
        let Some((named, why)) = opened(page, parsed) else { return true };
        let fault = Diagnostic::warning("publication-withheld").arg("link", named);
        faults.push(fault.at(page.span_of("trang")));
        parsed.withheld.insert(page.key.clone(), why);
        false
    });
    parsed.pages = pages;
    faults
}

/// The page that a publication opens, when it is not built.
fn opened(page: &Page, parsed: &Parsed) -> Option<(String, Withheld)> {
    let named = page.record.get("trang").and_then(Json::as_str)?;
    let why = parsed.withheld.get(key(named))?;
    Some((named.to_owned(), *why))
}

/// Leaves out the pages of a bulletin that are not built.
fn without_withheld(page: &mut Arc<Page>, parsed: &Parsed) -> Vec<Diagnostic> {
    let named = page.record.get("bai").and_then(Json::as_array).cloned().unwrap_or_default();
    let is_out = |item: &Json| item.as_str().is_some_and(|link| parsed.withheld.contains_key(key(link)));
    let out = named.iter().enumerate().filter(|(_, item)| is_out(item));
    let faults: Vec<Diagnostic> = out
        .map(|(number, item)| {
            let fault = Diagnostic::warning("publication-without-page").arg("link", item.as_str().unwrap_or_default());
            fault.at(page.span_of_item("bai", number))
        })
        .collect();
    if !faults.is_empty() {
        let record = &mut Arc::make_mut(page).record;
        Arc::make_mut(record)["bai"] = named.iter().filter(|item| !is_out(item)).cloned().collect();
    }
    faults
}

fn key(link: &str) -> &str {
    link.trim_start_matches("@/")
}
