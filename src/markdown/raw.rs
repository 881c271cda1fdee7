//! HTML that an author wrote by hand: comments vanish, the rest needs permission.

use std::ops::Range;

use super::part::Part;
use super::walk::Walk;
use crate::diag::Diagnostic;

impl Walk<'_> {
    /// A block of it, or one tag within a line. `<!-- more -->` ends the summary.
    pub(super) fn raw_html(&mut self, part: &mut Part<'_>, html: &str, at: Range<usize>) {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
            let inner = trimmed.trim_start_matches("<!--").trim_end_matches("-->").trim();
            if inner.eq_ignore_ascii_case("more") && self.document.summary.is_none() {
                self.end_summary(part, at);
            }
            return;
        }
        if self.permits_raw_html {
            let html = self.with_html(part, html);
            return part.write(&html);
        }
        // The name in a component call that lacks its partner; that was told.
        if self.strays.iter().any(|stray| stray.start <= at.start && at.end <= stray.end) {
            return;
        }
        let written = self.as_written(part, trimmed);
        let first = written.lines().next().unwrap_or_default();
        self.tell(Diagnostic::error("raw-html").arg("raw", first), at);
    }

    /// A summary is whole blocks: within a paragraph, a list or a component it cannot end.
    fn end_summary(&mut self, part: &mut Part<'_>, at: Range<usize>) {
        if !part.is_outermost() || self.is_enclosed() {
            return self.tell(Diagnostic::warning("more-inside"), at);
        }
        let mut summary = part.outermost().trim().to_owned();
        match self.renderer.host.summary_cutoff(&summary, self.input.lang) {
            Some(Ok(cutoff)) => summary.push_str(cutoff.trim()),
            Some(Err(fault)) => self.tell_elsewhere(fault),
            None => {}
        }
        self.document.summary = Some(summary);
        part.write("<span id=\"continue-reading\"></span>\n");
    }
}
