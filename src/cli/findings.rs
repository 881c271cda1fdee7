//! What `check` found, in the form that was asked for: for people, or for machines.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::End;
use super::args::{Check, CheckFormat};
use super::report::Report;
use super::say::{say, word};
use super::site::failed;
use crate::check::{Finding, Sifted, github, sarif};
use crate::diag::{Diagnostic, Severity, Span, render};
use crate::pipeline::Inspected;

/// So many findings of one rule in one file are shown to people; more of them help nobody.
const MOST_ALIKE: usize = 100;

/// A site that could not be read: its faults in the form that was asked for, and that no rule ran.
pub(super) fn unread(faults: &[Diagnostic], wanted: &Check, report: Report) -> End {
    let told = || faults.iter().cloned().map(Finding::told).collect::<Vec<_>>();
    match wanted.format {
        CheckFormat::Text | CheckFormat::Json => return failed("check-not-read", faults, report),
        CheckFormat::Sarif => report.text(&sarif::log(&told(), None, report.speech)),
        CheckFormat::Github => {
            report.text(&github::commands(&told(), report.speech));
            let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
            report.aside(&say("check-not-read", report.speech, &[("errors", errors.to_string())]));
        }
    }
    End::Faults
}

/// Tells what was found, and how it ended.
pub(super) fn tell(sifted: &Sifted, inspected: &Inspected, wanted: &Check, report: Report) -> End {
    let count = |severity| sifted.new.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    // A baseline may hold what keeps a site from being built; it is not built all the same.
    let ok = errors == 0 && inspected.built.is_ok() && !(wanted.strict && warnings > 0);
    let end = if ok { End::Well } else { End::Faults };
    match wanted.format {
        CheckFormat::Text => report.findings(&shown(&sifted.new)),
        CheckFormat::Json => report.lines(&sifted.new, |finding| as_json(finding, report)),
        CheckFormat::Sarif => {
            report.text(&sarif::log(&sifted.new, Some(&inspected.files), report.speech));
            return end;
        }
        CheckFormat::Github => report.text(&github::commands(&sifted.new, report.speech)),
    }
    let fixes = sifted.new.iter().filter(|finding| finding.fix.is_some()).count();
    let sentence = sentence(sifted, inspected, wanted, report, fixes);
    let rules_ms = (inspected.took.as_secs_f64() * 10_000.0).round() / 10.0;
    let values = [
        ("pages", json!(inspected.files_read)),
        ("built", json!(inspected.built.is_ok())),
        ("notes", json!(count(Severity::Note))),
        ("known", json!(sifted.known)),
        ("resolved", json!(sifted.resolved)),
        ("fixes", json!(fixes)),
        ("rules_ms", json!(rules_ms)),
    ];
    let values: Map<String, Json> = values.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
    // They are counted for machines alone.
    let told = sifted.new.iter().filter(|_| report.is_for_machines()).map(|finding| finding.diagnostic.clone());
    let told: Vec<Diagnostic> = told.collect();
    report.result(&sentence, ok, &told, values);
    end
}

/// How it ended, for people.
fn sentence(sifted: &Sifted, inspected: &Inspected, wanted: &Check, report: Report, fixes: usize) -> String {
    let count = |severity| sifted.new.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    let args = [
        ("pages", inspected.files_read.to_string()),
        ("errors", count(Severity::Error).to_string()),
        ("warnings", count(Severity::Warning).to_string()),
        ("notes", count(Severity::Note).to_string()),
    ];
    let mut parts = vec![say("check-done", report.speech, &args)];
    if inspected.built.is_err() {
        parts.push(word("check-not-built", report.speech).to_owned());
    }
    if wanted.baseline.is_some() {
        let args = [("known", sifted.known.to_string()), ("resolved", sifted.resolved.to_string())];
        parts.push(say("check-done-baseline", report.speech, &args));
    }
    if fixes > 0 {
        parts.push(say("check-done-fixes", report.speech, &[("fixes", fixes.to_string())]));
    }
    parts.join(" ")
}

/// What people are shown: of many findings that are alike the first, and how many more there are.
fn shown(findings: &[Finding]) -> Vec<Cow<'_, Diagnostic>> {
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        *alike.entry((finding.file(), finding.diagnostic.code)).or_insert(0) += 1;
    }
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for finding in findings {
        let key = (finding.file(), finding.diagnostic.code);
        let number = seen.entry(key).or_insert(0);
        *number += 1;
        if *number <= MOST_ALIKE {
            shown.push(Cow::Borrowed(&finding.diagnostic));
        } else if *number == MOST_ALIKE + 1 {
            let more = alike.get(&key).map_or(0, |all| all - MOST_ALIKE);
            let fault = Diagnostic::warning("check-more").arg("count", more).arg("code", key.1);
            let severity = finding.diagnostic.severity;
            shown.push(Cow::Owned(Diagnostic { severity, ..fault }.at(Span::file(key.0))));
        }
    }
    shown
}

/// A finding as any other, and what would mend it: bytes of the file and what to put there.
fn as_json(finding: &Finding, report: Report) -> String {
    let text = render::to_json(&finding.diagnostic, report.speech);
    let Ok(Json::Object(mut object)) = serde_json::from_str::<Json>(&text) else { return text };
    let fix = finding
        .fix
        .as_ref()
        .map(|fix| json!({ "start": fix.range.start, "end": fix.range.end, "replacement": fix.replacement }));
    object.insert("fix".to_owned(), json!(fix));
    Json::Object(object).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_findings_alike_the_first_are_shown_and_the_others_counted() {
        let finding = |file: &str, code| Finding::told(Diagnostic::warning(code).at(Span::file(file)));
        let mut all: Vec<Finding> = (0..MOST_ALIKE + 7).map(|_| finding("a.md", "link-dead")).collect();
        all.extend([finding("a.md", "anchor-missing"), finding("b.md", "link-dead")]);
        let shown = shown(&all);
        assert_eq!(shown.len(), MOST_ALIKE + 3);
        let more = &shown[MOST_ALIKE];
        assert!(more.code == "check-more" && more.args[0].1 == "7" && more.severity == Severity::Warning);
    }
}
