//! Tera's errors as diagnostics, each at its line and column.
//!
//! Tera joins several findings into one text; its reports have a fixed form
//! (`error: what`, `--> template:line:column`), which is read back here.

use tera::{Error, ErrorKind};

use super::loading::file_of;
use super::overrides;
use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::source::SourceTree;

/// Every finding that an error of Tera holds.
pub(super) fn all(error: &Error, config: &Config, files: &SourceTree) -> Vec<Diagnostic> {
    if let Some(fault) = structural(error.kind(), config, files) {
        return vec![fault];
    }
    let text = error.to_string();
    let reports = text.split("\n\nerror: ").map(|part| part.strip_prefix("error: ").unwrap_or(part));
    let faults = reports.map(|report| one(report, error, config, files)).collect();
    overrides::gather(faults, config, files)
}

/// The first finding, for a page that could not be made.
pub(super) fn first(error: &Error, config: &Config, files: &SourceTree) -> Diagnostic {
    all(error, config, files).swap_remove(0)
}

/// The name that Tera gives to a template made from a text, as calls in Markdown are.
const ONE_OFF: &str = "__tera_one_off";

/// A fault of a component call in Markdown: at its place in the component's template, or without one,
/// for the caller knows where the call stands.
pub(super) fn in_component(error: &Error, name: &str, config: &Config, files: &SourceTree) -> Diagnostic {
    let mut fault = first(error, config, files);
    if fault.span.as_ref().is_some_and(|span| !span.file.ends_with(ONE_OFF)) {
        if fault.code == "template-fault" {
            fault.code = "component-template";
        }
        return fault.arg("name", name);
    }
    let text = error.to_string();
    let detail = text.strip_prefix("error: ").unwrap_or(&text).lines().next().unwrap_or_default().to_owned();
    Diagnostic::error("component-fault").arg("name", name).arg("detail", with_causes(detail, error))
}

fn structural(kind: &ErrorKind, config: &Config, files: &SourceTree) -> Option<Diagnostic> {
    let place = |name: &str| Span::file(file_of(name, config, files));
    Some(match kind {
        ErrorKind::MissingParent { current, parent } => {
            Diagnostic::error("template-parent-missing").arg("name", parent).at(place(current))
        }
        ErrorKind::TemplateNotFound(name) => Diagnostic::error("template-missing").arg("name", name),
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            Diagnostic::error("template-circle").arg("chain", inheritance_chain.join(" → ")).at(place(tpl))
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            Diagnostic::error("template-circle").arg("chain", include_chain.join(" → ")).at(place(tpl))
        }
        _ => return None,
    })
}

/// One report: its first line is the message, the second the place.
fn one(report: &str, error: &Error, config: &Config, files: &SourceTree) -> Diagnostic {
    let message = report.lines().next().unwrap_or_default().to_owned();
    let fault = Diagnostic::error("template-fault").arg("detail", with_causes(message, error));
    let Some((template, line, column)) = report.lines().find_map(place_of) else { return fault };
    let file = file_of(template, config, files);
    let span = match files.get(&file).and_then(|file| file.text().ok()) {
        Some(text) => Span::line_column(file, text, line, column),
        None => Span { line, column, ..Span::file(file) },
    };
    fault.at(span.marking(underline(report)))
}

/// `--> page.html:4:9` in parts.
fn place_of(line: &str) -> Option<(&str, usize, usize)> {
    let place = line.trim_start().strip_prefix("--> ")?;
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?, line, column))
}

/// How many characters the report marks.
fn underline(report: &str) -> usize {
    let marks = report.lines().find(|line| line.trim_start().starts_with("| ") && line.contains('^'));
    marks.map_or(1, |line| line.matches('^').count())
}

/// The message with what caused it.
fn with_causes(message: String, error: &Error) -> String {
    let mut text = message;
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_of_a_joined_error_has_its_own_place() {
        let mut tera = tera::Tera::new();
        let error = tera
            .add_raw_templates([("a.html", "{{ x | nothing }}\n{{ nowhere() }}"), ("b.html", "{{ y | none }}")])
            .unwrap_err();
        let config = Config::read("c", "base_url = 'https://a.vn'").unwrap();
        let faults = all(&error, &config, &SourceTree::default());
        let places: Vec<_> = faults.iter().filter_map(|f| f.span.as_ref()).map(|s| (s.file.as_str(), s.line)).collect();
        assert_eq!(places, [("templates/a.html", 1), ("templates/a.html", 2), ("templates/b.html", 1)]);
    }
}
