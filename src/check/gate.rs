//! The release gate: nothing goes out that nobody approved, that changed after it was approved, or that
//! is overdue for review.

use serde_json::Value as Json;

use super::finding::day;
use crate::date::{Date, Moment};
use crate::diag::{Diagnostic, Span};
use crate::model::{Page, Section, Site};
use crate::path::SourcePath;

/// What keeps a site from being released on a day. Pages that stand in for a translation are judged
/// as their original; rows of a table as their section.
pub fn check_release(site: &Site, as_of: Date) -> Vec<Diagnostic> {
    let sections = site.sections.iter().filter(|section| !section.is_fallback()).filter_map(of_section);
    let pages = site
        .pages
        .iter()
        .filter(|page| !page.is_fallback() && !page.is_further_part() && page.source.extension() == "md")
        .map(|page| of_page(page));
    let mut faults: Vec<Diagnostic> = sections.chain(pages).flat_map(|file| file.faults(as_of)).collect();
    let place = |fault: &Diagnostic| fault.span.as_ref().map(|span| (span.file.clone(), span.line));
    faults.sort_by_key(place);
    faults
}

/// A content file, as far as its keeping goes.
struct Kept<'s> {
    care: &'s Json,
    review_by: Option<Moment>,
    changed: Option<Moment>,
    place: Box<dyn Fn(&str) -> Span + 's>,
}

fn of_page(page: &Page) -> Kept<'_> {
    let (care, review_by, changed) = (&page.care, page.meta.review_by, page.meta.updated.or(page.meta.date));
    Kept { care, review_by, changed, place: Box::new(|key| page.span_of(key)) }
}

/// A section that had to be made up has nobody's words.
fn of_section(section: &Section) -> Option<Kept<'_>> {
    let source: &SourcePath = section.source.as_ref()?;
    let place = move |_: &str| Span::file(source.as_str());
    Some(Kept { care: &section.care, review_by: section.meta.review_by, changed: None, place: Box::new(place) })
}

impl Kept<'_> {
    fn faults(&self, as_of: Date) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let text = |key: &str| self.care.get(key).and_then(Json::as_str);
        let approved_on = text("ngay_duyet").and_then(|day| Date::parse(day).ok());
        match text("duyet") {
            Some("da-duyet") => {}
            stated => {
                let fault = Diagnostic::error("gate-unapproved").arg("state", stated.unwrap_or("–"));
                faults.push(fault.at((self.place)("duyet")));
            }
        }
        let is_approved = text("duyet") == Some("da-duyet");
        if is_approved && approved_on.is_none_or(|day| day > as_of) {
            let fault = Diagnostic::error("gate-undated").arg("date", text("ngay_duyet").unwrap_or("–"));
            faults.push(fault.at((self.place)("duyet")));
        }
        let corrected = self.care.get("dinh_chinh").and_then(Json::as_array).into_iter().flatten();
        let corrected = corrected.filter_map(|one| Date::parse(one.get("ngay")?.as_str()?).ok()).max();
        let changed = self.changed.map(|moment| moment.day()).max(corrected);
        if let (Some(approved), Some(changed)) = (approved_on, changed)
            && changed > approved
        {
            let fault = Diagnostic::error("gate-changed").arg("changed", day(changed)).arg("approved", day(approved));
            faults.push(fault.at((self.place)("ngay_duyet")));
        }
        if let Some(limit) = self.review_by.map(|moment| moment.day()).filter(|limit| *limit < as_of) {
            faults.push(Diagnostic::error("gate-overdue").arg("date", day(limit)).at((self.place)("review_by")));
        }
        faults
    }
}
