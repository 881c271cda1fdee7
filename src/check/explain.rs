//! What a code means: a rule of the checks with its reasons, or a message of a build with its remedy.

use super::rules::{self, RULES};
use super::{Rule, severity};
use crate::config::Config;
use crate::diag::{Diagnostic, Severity, Speech, fill, messages};

/// The explanation of a code; `config` is that of the site at hand, when there is one.
///
/// # Errors
/// When no rule and no message has the code; the nearest is proposed.
pub fn explain(code: &str, config: Option<&Config>, speech: Speech) -> Result<String, Diagnostic> {
    if let Some(rule) = rules::find(code) {
        return Ok(of_rule(rule, config, speech));
    }
    // A message without a remedy is no finding but a word of the program.
    let Some(row) = messages::get(code).filter(|row| !row.hint_vi.is_empty()) else {
        let findings = messages::all().filter(|row| !row.hint_vi.is_empty()).map(|row| row.code);
        let known = RULES.iter().map(|rule| rule.code()).chain(findings);
        return Err(Diagnostic::error("explain-unknown").arg("code", code).suggest(code, known));
    };
    let parts = [
        format!("{code}: {}", without_places(row.text(speech))),
        said("explain-mend", speech, &[("text", without_places(row.hint(speech)))]),
        messages::find("explain-of-build").text(speech).to_owned(),
    ];
    Ok(parts.join("\n\n"))
}

fn of_rule(rule: &'static Rule, config: Option<&Config>, speech: Speech) -> String {
    let now = config.map_or(Some(rule.severity), |config| severity(config, rule));
    let yes_no = |yes: bool| messages::find(if yes { "explain-yes" } else { "explain-no" }).text(speech).to_owned();
    let parts = [
        format!("{}: {}", rule.code(), Rule::said(rule.finds, speech)),
        said("explain-why", speech, &[("text", Rule::said(rule.why, speech).to_owned())]),
        said("explain-wrong", speech, &[("text", indented(rule.wrong))]),
        said("explain-right", speech, &[("text", indented(rule.right))]),
        said("explain-mend", speech, &[("text", without_places(rule.words.hint(speech)))]),
        said(
            "explain-facts",
            speech,
            &[("severity", level(now, speech)), ("fix", yes_no(rule.fixable)), ("vietnamese", yes_no(rule.vietnamese))],
        ),
        said("explain-off", speech, &[("code", rule.code().to_owned())]),
    ];
    parts.join("\n\n")
}

/// All rules, one a line: code, severity, what it finds.
pub fn list(config: Option<&Config>, speech: Speech) -> String {
    let widest = RULES.iter().map(|rule| rule.code().len()).max().unwrap_or(0);
    let row = |rule: &&'static Rule| {
        let now = config.map_or(Some(rule.severity), |config| severity(config, rule));
        let level = level(now, speech);
        format!("{:widest$}  {level:9}  {}", rule.code(), Rule::said(rule.finds, speech))
    };
    let rows: Vec<String> = RULES.iter().map(row).collect();
    rows.join("\n") + "\n\n" + messages::find("explain-list").text(speech)
}

fn level(severity: Option<Severity>, speech: Speech) -> String {
    let code = match severity {
        Some(Severity::Error) => "severity-error",
        Some(Severity::Warning) => "severity-warning",
        Some(Severity::Note) => "severity-note",
        None => "severity-off",
    };
    messages::find(code).text(speech).to_owned()
}

fn said(code: &'static str, speech: Speech, args: &[(&str, String)]) -> String {
    fill(messages::find(code).text(speech), args)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// A text of the catalogue with dots for the values that only a finding has.
pub(super) fn without_places(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let name = &rest[open + 1..];
        let end = name.find(|c: char| !c.is_ascii_lowercase() && c != '_').filter(|end| *end > 0);
        match end.filter(|end| name[*end..].starts_with('}')) {
            Some(end) => {
                out.push('…');
                rest = &name[end + 1..];
            }
            None => {
                out.push('{');
                rest = name;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_every_finding_of_a_build_is_explained_without_placeholders() {
        let config = Config::read("c", "base_url = 'https://a.vn'\n[check.severity]\nlong-sentence = 'off'\n").unwrap();
        let findings = messages::all().filter(|row| !row.hint_vi.is_empty()).map(|row| row.code);
        for code in RULES.iter().map(|rule| rule.code()).chain(findings) {
            for speech in [Speech::Vi, Speech::En] {
                let text = explain(code, Some(&config), speech).unwrap();
                assert!(text.starts_with(code) && text.len() > code.len() + 20, "{text}");
            }
        }
        assert!(explain("long-sentence", Some(&config), Speech::En).unwrap().contains("off"));
        assert_eq!(list(None, Speech::Vi).lines().count(), RULES.len() + 2);
    }

    #[test]
    fn an_unknown_code_gets_the_nearest_and_words_of_the_program_are_no_codes() {
        let near = |code: &str| explain(code, None, Speech::Vi).unwrap_err().suggestion;
        assert_eq!(near("long-sentense").as_deref(), Some("long-sentence"));
        assert_eq!(near("link-brokn").as_deref(), Some("link-broken"));
        assert!(explain("stage-read", None, Speech::Vi).is_err());
    }

    #[test]
    fn values_are_dots_and_other_braces_stay() {
        assert_eq!(without_places("a {b} {{ <c /> }} {D} {"), "a … {{ <c /> }} {D} {");
    }
}
