//! From what Typst and the layouts say to findings that a person can act on.
//!
//! A layout reports a text that does not fit in one of two ways: a `metadata` value labelled
//! `<cchc-fault>`, a dictionary with `kind` (`overflow`, `many`, `missing`), `field` and, for an
//! overflow, `cut` (percent to cut), for too many items `most`, which lets it report all its findings at once; or a panic whose text is
//! `cchc:KIND:FIELD` or `cchc:overflow:FIELD:CUT`, which ends the layout. Every other Typst error is
//! a fault of the layout and points into its file.

use typst::World;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::{DiagSpanKind, Span as TypstSpan};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::world::JobWorld;
use super::{Job, Studio};
use crate::diag::{Diagnostic, Span};

/// The label of a layout's findings.
const FAULT: &str = "cchc-fault";

/// The findings that a layout left in its document.
pub(super) fn reported(job: &Job, document: &PagedDocument) -> Vec<Diagnostic> {
    let Some(label) = Label::new(PicoStr::intern(FAULT)) else { return Vec::new() };
    let found = document.introspector().query(&Selector::Label(label));
    let values = found.iter().filter_map(|content| content.to_packed::<MetadataElem>());
    let mut faults: Vec<Diagnostic> = Vec::new();
    for value in values {
        let Value::Dict(fault) = &value.value else { continue };
        let text = |key: &str| fault.get(key).ok().and_then(|value| value.clone().cast::<String>().ok());
        let number = |key: &str| fault.get(key).ok().and_then(|value| value.clone().cast::<i64>().ok());
        let (kind, field) = (text("kind").unwrap_or_default(), text("field").unwrap_or_default());
        let fault = content_fault(job, &kind, &field, number("cut").or_else(|| number("most")));
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    faults
}

/// What a Typst error means.
pub(super) fn from_error(studio: &Studio, job: &Job, world: &JobWorld, error: &SourceDiagnostic) -> Diagnostic {
    let message = error.message.as_str();
    if let Some(fault) = panicked(job, message) {
        return fault;
    }
    if message.starts_with("failed to decode image") || message.starts_with("failed to parse SVG") {
        return Diagnostic::error("print-picture").arg("message", message).at(job.origin.span("page.blocks"));
    }
    let hints = error.hints.iter().map(|hint| format!("; {}", hint.v));
    let message = format!("{message}{}", hints.collect::<String>());
    let layout = &studio.layouts[job.layout].id;
    let fault = Diagnostic::error("print-layout-fault").arg("layout", layout).arg("message", message);
    fault.at(place(studio, world, error).unwrap_or_else(|| studio.span(&studio.layouts[job.layout].template)))
}

/// A warning of Typst, such as a font that is missing.
pub(super) fn from_warning(studio: &Studio, job: &Job, world: &JobWorld, warning: &SourceDiagnostic) -> Diagnostic {
    let finding = Diagnostic::warning("print-layout-warning").arg("message", &warning.message);
    finding.at(place(studio, world, warning).unwrap_or_else(|| studio.span(&studio.layouts[job.layout].template)))
}

/// A finding about a field of the page or of the office; `number`: percent to cut, or how many items
/// there may be.
pub(super) fn content_fault(job: &Job, kind: &str, field: &str, number: Option<i64>) -> Diagnostic {
    let code = match (kind, number) {
        ("missing", _) => "print-missing-field",
        ("many", _) => "print-too-many",
        (_, Some(_)) => "print-overflow-by",
        _ => "print-overflow",
    };
    let mut fault = Diagnostic::error(code).arg("field", field).arg("layout", &job.layout_id).arg("size", &job.size.id);
    if let Some(number) = number {
        fault = fault.arg("cut", number.clamp(1, 99)).arg("most", number);
    }
    fault.at(job.origin.span(field))
}

fn panicked(job: &Job, message: &str) -> Option<Diagnostic> {
    let text = message.split_once("cchc:")?.1;
    let text = text.split(['"', ' ', '\n']).next()?;
    let mut parts = text.split(':');
    let (kind, field) = (parts.next()?, parts.next()?);
    Some(content_fault(job, kind, field, parts.next().and_then(|cut| cut.parse().ok())))
}

/// The place of an error: where it arose, or the first call in the theme that led to it.
fn place(studio: &Studio, world: &JobWorld, error: &SourceDiagnostic) -> Option<Span> {
    let own = match error.span.get() {
        DiagSpanKind::Detached => None,
        DiagSpanKind::Number { id, num, sub_range } => {
            let range = world.source(id).ok().and_then(|source| source.range(num, sub_range));
            locate(studio, world, id, range)
        }
        DiagSpanKind::Range { id, range } => locate(studio, world, id, Some(range)),
    };
    let mut calls = error.trace.iter().filter_map(|call| locate_span(studio, world, call.span));
    own.or_else(|| calls.next())
}

fn locate_span(studio: &Studio, world: &JobWorld, span: TypstSpan) -> Option<Span> {
    use typst::WorldExt;
    locate(studio, world, span.id()?, world.range(span))
}

fn locate(
    studio: &Studio,
    world: &JobWorld,
    id: typst::syntax::FileId,
    range: Option<std::ops::Range<usize>>,
) -> Option<Span> {
    let (name, source) = world.base.named(id)?;
    Some(Span::locate(studio.path(name), source.text(), range?))
}
