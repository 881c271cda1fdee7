//! What rules find, and how it may be mended.

use std::ops::Range;

use super::{Rule, Subject};
use crate::date::Date;
use crate::diag::{Diagnostic, Severity, Span, both};

/// One finding: what is said, where, and what would mend it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What is said of it.
    pub diagnostic: Diagnostic,
    /// The bytes of its file; none when only the file is known.
    pub range: Option<Range<usize>>,
    /// What would mend it.
    pub fix: Option<Fix>,
}

/// Bytes of the finding's file, and what to put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes to replace; empty to insert.
    pub range: Range<usize>,
    /// What to put there.
    pub replacement: String,
}

impl Finding {
    /// What a build told.
    pub fn told(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, range: None, fix: None }
    }

    /// Gives the value of a placeholder.
    pub fn arg(&mut self, name: &'static str, value: impl ToString) -> &mut Self {
        self.diagnostic.args.push((name, value.to_string()));
        self
    }

    /// Gives what would mend it, in the place of what was found.
    pub fn fix(&mut self, replacement: impl Into<String>) -> &mut Self {
        if let Some(range) = self.range.clone() {
            self.fix = Some(Fix { range, replacement: replacement.into() });
        }
        self
    }

    /// Gives what would mend it elsewhere in the file.
    pub fn fix_at(&mut self, range: Range<usize>, replacement: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix { range, replacement: replacement.into() });
        self
    }

    /// The file it is in.
    pub fn file(&self) -> &str {
        self.diagnostic.span.as_ref().map_or("", |span| span.file.as_str())
    }

    /// What findings are ordered by: file, line, column, code.
    pub(super) fn order(&self) -> (&str, usize, usize, &'static str) {
        let place = self.diagnostic.span.as_ref();
        (self.file(), place.map_or(0, |s| s.line), place.map_or(0, |s| s.column), self.diagnostic.code)
    }
}

/// A day as messages say it: 24/11/2026 in Vietnamese, 2026-11-24 in English.
pub(super) fn day(day: Date) -> String {
    both(&format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()), &day.to_string())
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    severity: Severity,
    pub(super) found: Vec<Finding>,
}

impl Findings {
    pub(super) fn new(rule: &'static Rule, severity: Severity) -> Self {
        Self { rule, severity, found: Vec::new() }
    }

    /// Tells a finding at some bytes of a file.
    pub fn tell(&mut self, subject: &Subject<'_>, range: Range<usize>) -> &mut Finding {
        let span = subject.span(range.clone());
        self.push(span, Some(range))
    }

    /// Tells a finding of a whole file.
    pub fn tell_file(&mut self, file: &str) -> &mut Finding {
        self.push(Span::file(file), None)
    }

    /// Tells a finding at a place that is known.
    pub(super) fn tell_at(&mut self, span: Span, range: Option<Range<usize>>) -> &mut Finding {
        self.push(span, range)
    }

    /// Tells all that another has.
    pub fn absorb(&mut self, more: Vec<Finding>) {
        self.found.extend(more);
    }

    /// An empty one of the same rule, for work that is shared out.
    pub fn beside(&self) -> Self {
        Self::new(self.rule, self.severity)
    }

    /// Everything it holds.
    pub fn into_found(self) -> Vec<Finding> {
        self.found
    }

    fn push(&mut self, span: Span, range: Option<Range<usize>>) -> &mut Finding {
        let diagnostic = Diagnostic::of_rule(&self.rule.words, self.severity).at(span);
        self.found.push(Finding { diagnostic, range, fix: None });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}
