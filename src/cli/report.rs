//! Shows findings and results: for people on the terminal, or as one JSON object a line.

use std::borrow::Borrow;
use std::io::{IsTerminal, Write};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::args::MessageFormat;
use crate::diag::{Diagnostic, Severity, Speech, render};

/// So many items are made into texts before they are written: all processors have work, and a hundred thousand
/// findings are not in memory twice.
const AT_ONCE: usize = 512;

/// Where a command's findings and its result go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report {
    pub speech: Speech,
    pub format: MessageFormat,
}

impl Report {
    /// Every finding, errors last: they stand nearest to the prompt.
    pub fn findings<D: Borrow<Diagnostic> + Sync>(self, findings: &[D]) {
        let mut sorted: Vec<&Diagnostic> = findings.iter().map(Borrow::borrow).collect();
        sorted.sort_by_key(|finding| finding.severity);
        match self.format {
            MessageFormat::Text => {
                let colour = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
                let draw = |finding: &&Diagnostic| {
                    let text = format!("{}\n\n", render::to_text(finding, self.speech, colour));
                    if colour { text } else { strip_str(&text).to_string() }
                };
                // What is stripped already is written as it is, many findings at once.
                each_drawn(&sorted, draw, |text| {
                    let _ = match colour {
                        true => anstream::stderr().write_all(text.as_bytes()),
                        false => std::io::stderr().write_all(text.as_bytes()),
                    };
                });
            }
            MessageFormat::Json => self.lines(&sorted, |finding| render::to_json(finding, self.speech)),
        }
    }

    /// A line of the result for each of many items, on standard output.
    pub fn lines<T: Sync>(self, items: &[T], line: impl Fn(&T) -> String + Sync) {
        each_drawn(items, |item| line(item) + "\n", |text| self.text(text));
    }

    /// The result: a sentence for people, the same as values for machines.
    pub fn result(self, sentence: &str, ok: bool, findings: &[Diagnostic], values: Map<String, Json>) {
        if self.format == MessageFormat::Text {
            return if ok { self.line(sentence) } else { self.aside(sentence) };
        }
        let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let mut summary = json!({
            "ok": ok,
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
        });
        if let Some(summary) = summary.as_object_mut() {
            summary.extend(values);
        }
        self.line(&json!({ "summary": summary }).to_string());
    }

    /// A line of the result, on standard output.
    pub fn line(self, text: &str) {
        // A reader that went away (`cchc help | head`) is no fault.
        let _ = writeln!(anstream::stdout(), "{text}");
    }

    /// A text of the result that ends its own lines, on standard output.
    pub fn text(self, text: &str) {
        let _ = write!(anstream::stdout(), "{text}");
    }

    /// A line beside the result, on standard error; colours go when it is no terminal.
    pub fn aside(self, text: &str) {
        let _ = writeln!(anstream::stderr(), "{text}");
    }

    /// Whether the result goes to a machine.
    pub fn is_for_machines(self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Whether bars are to be drawn.
    pub fn draws(self) -> bool {
        self.format == MessageFormat::Text && std::io::stderr().is_terminal()
    }
}

/// Makes each item a text, many side by side, and hands the texts out in the order of the items, some at once.
fn each_drawn<T: Sync>(items: &[T], draw: impl Fn(&T) -> String + Sync, tell: impl Fn(&str)) {
    for some in items.chunks(AT_ONCE) {
        tell(&some.par_iter().map(&draw).collect::<Vec<_>>().concat());
    }
}
