//! What a page shows when the site has errors: every finding as text, over the last good build.

use crate::diag::messages::find;
use crate::diag::{Diagnostic, Severity, Speech, render};

/// Looks after new builds; the page reloads, or shows what is wrong.
pub(super) const SCRIPT: &str = include_str!("live.js");
/// The look of the errors.
pub(super) const STYLE: &str = include_str!("live.css");

/// How many findings are shown: nobody reads more, and the terminal has them all.
const SHOWN: usize = 100;

/// What every served page ends with; it knows the state of the site that it is of.
pub(super) fn tag(site: u64) -> String {
    format!("<script src=\"/__cchc/live.js?v={site}\" defer></script>")
}

/// The findings with a button that closes them, ready to be put over a page.
pub(super) fn html(faults: &[Diagnostic], speech: Speech) -> String {
    let word = |code: &str| escape(find(code).text(speech));
    let (text, findings) = (word("overlay-text"), findings(faults, speech));
    let close = word("overlay-close");
    format!("<h2>{}</h2><p>{text}</p>{findings}<button type=button>{close}</button>", word("overlay-title"))
}

/// The findings, errors first.
pub(super) fn findings(faults: &[Diagnostic], speech: Speech) -> String {
    let mut sorted: Vec<&Diagnostic> = faults.iter().collect();
    sorted.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
    let shown = sorted.iter().take(SHOWN).map(|fault| {
        let class = if fault.severity == Severity::Error { "error" } else { "warning" };
        format!("<pre class={class}>{}</pre>", escape(&render::to_text(fault, speech, false)))
    });
    let mut html: String = shown.collect();
    let more = sorted.len().saturating_sub(SHOWN);
    if more > 0 {
        let text = find("overlay-more").text(speech).replace("{more}", &more.to_string());
        html.push_str(&format!("<p>{}</p>", escape(&text)));
    }
    html
}

/// The page that stands in for one that cannot be made. What is said of it is shown over it, and here where
/// there is no script.
pub(super) fn page(speech: Speech, site: u64, said: &str) -> String {
    let lang = if speech == Speech::En { "en" } else { "vi" };
    format!(
        "<!doctype html><html lang={lang}><meta charset=utf-8><title>cchc</title>\
         <link rel=stylesheet href=\"/__cchc/live.css\"><body><noscript>{said}</noscript>{}</body></html>",
        tag(site)
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
