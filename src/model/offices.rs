//! Offices together: each has a code of its own.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::Page;
use crate::data::{cell_span, read_csv};
use crate::diag::{Diagnostic, Span};
use crate::source::SourceTree;

/// Offices of one language that bear the code of another one.
pub(super) fn faults(pages: &[Arc<Page>], files: &SourceTree) -> Vec<Diagnostic> {
    let mut first: HashMap<(&str, &str), &Page> = HashMap::new();
    let mut faults = Vec::new();
    for page in pages.iter().filter(|page| page.kind.name == "don-vi" && !page.is_fallback()) {
        let Some(code) = page.record.get("ma").and_then(Json::as_str) else { continue };
        match first.get(&(&*page.lang, code)) {
            Some(other) => {
                let fault = Diagnostic::error("office-code-twice").arg("code", code).arg("first", other.title());
                faults.push(fault.arg("second", page.title()).at(place(page, code, files)));
            }
            None => {
                first.insert((&page.lang, code), page);
            }
        }
    }
    faults
}

/// Where an office says its code: its front matter, or the last row of its table that has it.
fn place(page: &Page, code: &str, files: &SourceTree) -> Span {
    let file = page.source.as_str();
    if page.source.extension() != "csv" {
        return page.span_of("ma");
    }
    let cell = files.get(file).and_then(|file| file.text().ok()).and_then(|text| {
        let (_, rows) = read_csv(file, text).ok()?;
        let find = |row: &crate::data::CsvRow| Some((row.line, row.values.iter().position(|value| value == code)?));
        let (line, number) = rows.iter().rev().find_map(find)?;
        Some(cell_span(file, text, line, number))
    });
    cell.unwrap_or_else(|| page.place())
}
