//! What a page shows when the site has errors: every finding as text, over the last good build.

use crate::diag::messages::find;
use crate::diag::{Diagnostic, Severity, Speech, render};

/// Looks after new builds; the page reloads, or shows what is wrong.
pub(super) const SCRIPT: &str = include_str!("live.js");
/// The look of the errors.
pub(super) const STYLE: &str = include_str!("live.css");

/// What every served page ends with; it knows the build that it is of.
pub(super) fn tag(version: u64) -> String {
    format!("<script src=\"/__cchc/live.js?v={version}\" defer></script>")
}

/// The findings, errors first, ready to be put into a page.
pub(super) fn html(faults: &[Diagnostic], speech: Speech) -> String {
    let word = |code: &str| escape(find(code).text(speech));
    let mut sorted: Vec<&Diagnostic> = faults.iter().collect();
    sorted.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
    let findings: String = sorted
        .iter()
        .map(|fault| {
            let class = if fault.severity == Severity::Error { "error" } else { "warning" };
            format!("<pre class={class}>{}</pre>", escape(&render::to_text(fault, speech, false)))
        })
        .collect();
    format!(
        "<h2>{}</h2><p>{}</p>{findings}<button type=button>{}</button>",
        word("overlay-title"),
        word("overlay-text"),
        word("overlay-close")
    )
}

/// The page that stands in when no build has been well yet.
pub(super) fn page(speech: Speech, version: u64) -> String {
    let lang = if speech == Speech::En { "en" } else { "vi" };
    format!(
        "<!doctype html><html lang={lang}><meta charset=utf-8><title>cchc</title><body>{}</body></html>",
        tag(version)
    )
}

/// Text as it stands in HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    #[test]
    fn what_an_author_wrote_never_becomes_a_tag() {
        let fault = Diagnostic::error("unknown-key").arg("key", "<img onerror=x>").at(Span::file("<b>.md"));
        let shown = html(&[fault], Speech::Vi);
        assert!(!shown.contains("<img") && !shown.contains("<b>"), "{shown}");
    }

    #[test]
    fn errors_come_before_warnings() {
        let faults = [Diagnostic::warning("file-name-nfd").arg("path", "x"), Diagnostic::error("cli-no-command")];
        let shown = html(&faults, Speech::En);
        assert!(shown.find("class=error").unwrap() < shown.find("class=warning").unwrap(), "{shown}");
    }
}
