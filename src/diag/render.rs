//! Draws diagnostics for people: the source line, a mark under the fault, the remedy.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Speech, messages};

/// One diagnostic as text, with terminal colours when `colour` is set; ends without a new line.
pub fn to_text(diagnostic: &Diagnostic, speech: Speech, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let message = diagnostic.message(speech);
    let name = messages::find(severity_name(diagnostic.severity)).text(speech);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.with_name(name).primary_title(message.as_str()).id(diagnostic.code);
    let help = messages::find("help").text(speech);
    let hints = diagnostic.hints(speech);
    let Some(span) = &diagnostic.span else {
        let hints: String = hints.iter().map(|hint| format!("\n = {help}: {hint}")).collect();
        return renderer.render(&[Group::with_title(title)]) + &hints;
    };
    let mut group = if span.line > 0 {
        title.element(snippet(span))
    } else {
        Group::with_title(title).element(annotate_snippets::Origin::path(span.file.as_str()))
    };
    for hint in &hints {
        group = group.element(Level::HELP.with_name(help).message(hint.as_str()));
    }
    renderer.render(&[group])
}

fn snippet(span: &super::Span) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let byte = |chars: usize| span.excerpt.char_indices().nth(chars).map_or(span.excerpt.len(), |(i, _)| i);
    let start = byte(span.column - 1);
    let end = byte(span.column - 1 + span.length).max(start);
    Snippet::source(span.excerpt.as_str())
        .line_start(span.line)
        .path(span.file.as_str())
        .annotation(AnnotationKind::Primary.span(start..end))
}

/// One diagnostic as a JSON object on one line: code, severity, message, hints, span.
pub fn to_json(diagnostic: &Diagnostic, speech: Speech) -> String {
    serde_json::json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message(speech),
        "hints": diagnostic.hints(speech),
        "span": diagnostic.span,
    })
    .to_string()
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    }
}
