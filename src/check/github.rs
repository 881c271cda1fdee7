//! Findings as workflow commands of GitHub Actions, which shows them at their lines of a change.

use super::Finding;
use crate::diag::{Severity, Speech};

/// One command a line: `::warning file=…,line=…,col=…,title=…::…`.
pub fn commands(findings: &[Finding], speech: Speech) -> String {
    findings.iter().map(|finding| command(finding, speech) + "\n").collect()
}

fn command(finding: &Finding, speech: Speech) -> String {
    let diagnostic = &finding.diagnostic;
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(span) = &diagnostic.span {
        properties.push(format!("file={}", property(&span.file)));
        if span.line > 0 {
            let end = span.column + span.length;
            properties.push(format!("line={},col={},endColumn={end}", span.line, span.column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code)));
    let hints = diagnostic.hints(speech);
    let text = std::iter::once(diagnostic.message(speech)).chain(hints).collect::<Vec<_>>().join("\n");
    format!("::{name} {}::{}", properties.join(","), data(&text))
}

/// Escapes what follows the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, which ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Diagnostic, Span};

    #[test]
    fn signs_that_would_end_a_value_are_escaped() {
        let span = Span::locate("content/a,b.md", "một hai", 5..9);
        let found = Diagnostic::warning("link-dead").arg("link", "100%\nx").at(span);
        let text = commands(&[Finding::told(found)], Speech::En);
        let head = "::warning file=content/a%2Cb.md,line=1,col=4,endColumn=8,title=link-dead::";
        assert!(text.starts_with(head) && text.contains("100%25%0Ax") && text.lines().count() == 1, "{text}");
    }

    #[test]
    fn a_finding_of_a_whole_file_or_of_none_has_no_line() {
        let file = commands(&[Finding::told(Diagnostic::error("link-dead").at(Span::file("a.md")))], Speech::Vi);
        assert!(file.starts_with("::error file=a.md,title=link-dead::"), "{file}");
        let none = commands(&[Finding::told(Diagnostic::error("link-dead"))], Speech::Vi);
        assert!(none.starts_with("::error title=link-dead::"), "{none}");
    }
}
