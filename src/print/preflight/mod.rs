//! Preflight: what would be wrong on paper although the sheet can be set. Every finding names the
//! page, the layout, the size, the finish, the field and a remedy; a site's configuration may make
//! any of them an error.
//!
//! `words` judges what a sheet says (slogan, maker, days of hanging, documents that have ended), `look`
//! what it looks like (contrast, size of letters, pictures, the QR code). A finding about the looks is
//! kept in the cache with its sheet, so it is data first ([`Finding`]).

mod colour;
mod look;
mod quick_response;
mod words;

use serde::{Deserialize, Serialize};

pub(super) use look::look;
pub(super) use words::words;

use super::Job;
use crate::diag::Diagnostic;

/// Every finding of preflight, by code.
pub const CODES: [&str; 15] = [
    "print-contrast",
    "print-small-text",
    "print-small-capitals",
    "print-picture-coarse",
    "print-qr-small",
    "print-qr-crowded",
    "print-qr-unreadable",
    "print-slogan-long",
    "print-no-maker",
    "print-hanging-long",
    "print-hanging-reversed",
    "print-hanging-over",
    "print-document-ended",
    "print-draft",
    "print-review-due",
];

/// Names of the values of findings.
const NAMES: [&str; 9] = ["text", "field", "is", "needs", "picture", "date", "document", "successor", "days"];

/// A finding as data: its code, its values, and the field that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    code: String,
    values: Vec<(String, String)>,
    field: String,
}

impl Finding {
    fn new(code: &'static str, field: &str) -> Self {
        Self { code: code.to_owned(), values: Vec::new(), field: field.to_owned() }
    }

    fn value(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }

    /// The warning about a job; none for a finding of an older program.
    pub(super) fn about(&self, job: &Job) -> Option<Diagnostic> {
        let code = CODES.into_iter().find(|code| *code == self.code)?;
        let mut said = Diagnostic::warning(code).arg("layout", &job.layout_id).arg("size", &job.size.id);
        said = said.arg("finish", job.finish.id()).arg("field", if self.field.is_empty() { "–" } else { &self.field });
        for (name, value) in &self.values {
            if let Some(name) = NAMES.into_iter().find(|known| known == name) {
                said = said.arg(name, value);
            }
        }
        Some(if job.origin.file.is_empty() { said } else { said.at(job.origin.span(&self.field)) })
    }
}
