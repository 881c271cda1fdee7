//! Findings as SARIF 2.1.0 (OASIS), the format that code hosts and editors read.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::baseline::fingerprints;
use super::rules::{self, RULES};
use super::{Finding, Fix, Rule};
use crate::diag::{Severity, Speech, messages};
use crate::path::encode;
use crate::source::SourceTree;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with every rule and every finding.
pub fn log(findings: &[Finding], files: Option<&SourceTree>, speech: Speech) -> String {
    let mut known: Vec<Json> = RULES.iter().map(|rule| of_rule(rule, speech)).collect();
    let mut places: BTreeMap<&str, usize> = RULES.iter().enumerate().map(|(at, rule)| (rule.code(), at)).collect();
    // What a build tells has its words in the catalogue.
    for finding in findings {
        let code = finding.diagnostic.code;
        places.entry(code).or_insert_with(|| {
            known.push(of_code(code, speech));
            known.len() - 1
        });
    }
    let prints = fingerprints(findings);
    let results = findings.iter().zip(prints);
    let results: Vec<Json> = results
        .map(|(finding, print)| {
            let mut result = result(finding, &places, files, speech);
            result["partialFingerprints"] = json!({ "cchcFinding/v1": print });
            result
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cchc",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": known,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn of_rule(rule: &Rule, speech: Speech) -> Json {
    let why = Rule::said(rule.why, speech);
    json!({
        "id": rule.code(),
        "shortDescription": { "text": Rule::said(rule.finds, speech) },
        "fullDescription": { "text": why },
        "help": { "text": format!("✗ {}\n✓ {}", rule.wrong, rule.right) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn of_code(code: &str, speech: Speech) -> Json {
    let row = messages::find(code);
    json!({
        "id": code,
        "shortDescription": { "text": super::explain::without_places(row.text(speech)) },
        "help": { "text": super::explain::without_places(row.hint(speech)) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(finding: &Finding, places: &BTreeMap<&str, usize>, files: Option<&SourceTree>, speech: Speech) -> Json {
    let diagnostic = &finding.diagnostic;
    let hints = diagnostic.hints(speech);
    let text = std::iter::once(diagnostic.message(speech)).chain(hints).collect::<Vec<_>>().join("\n");
    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": places.get(diagnostic.code),
        "level": level(diagnostic.severity),
        "message": { "text": text },
    });
    let Some(span) = &diagnostic.span else { return result };
    let artifact = json!({ "uri": encode(&span.file) });
    let mut place = json!({ "artifactLocation": artifact });
    if span.line > 0 {
        place["region"] = json!({
            "startLine": span.line,
            "startColumn": span.column,
            "endColumn": span.column + span.length,
        });
        if !span.excerpt.is_empty() {
            place["region"]["snippet"] = json!({ "text": span.excerpt });
        }
    }
    result["locations"] = json!([{ "physicalLocation": place }]);
    let source = files.and_then(|files| files.get(&span.file)?.text().ok());
    if let (Some(fix), Some(source)) = (&finding.fix, source) {
        result["fixes"] = json!([of_fix(fix, source, &artifact, diagnostic.code, speech)]);
    }
    result
}

fn of_fix(fix: &Fix, text: &str, artifact: &Json, code: &str, speech: Speech) -> Json {
    let (line, column) = place(text, fix.range.start);
    let (end_line, end_column) = place(text, fix.range.end);
    let short = rules::find(code).map_or(code, |rule| Rule::said(rule.finds, speech));
    json!({
        "description": { "text": short },
        "artifactChanges": [{
            "artifactLocation": artifact,
            "replacements": [{
                "deletedRegion": {
                    "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
                },
                "insertedContent": { "text": fix.replacement },
            }],
        }],
    })
}

/// Line and column, both from 1, of a byte.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    (before.bytes().filter(|byte| *byte == b'\n').count() + 1, before[line..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Diagnostic, Span};
    use crate::path::SourcePath;
    use crate::source::SourceFile;

    #[test]
    fn findings_have_their_rule_their_region_and_their_fix() {
        let text = "một\nhai ba\n";
        let path = SourcePath::new("content/a b.md").unwrap();
        let files = SourceTree::from_files([SourceFile::new(path, text.as_bytes().to_vec())]);
        let span = Span::locate("content/a b.md", text, 10..12);
        let mut of_rule = Finding::told(Diagnostic::of_rule(&RULES[0].words, Severity::Note).at(span));
        of_rule.range = Some(10..12);
        of_rule.fix("BA");
        let of_build = Finding::told(Diagnostic::error("link-dead").arg("link", "x"));
        let log: Json = serde_json::from_str(&log(&[of_rule, of_build], Some(&files), Speech::Vi)).unwrap();
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        for result in results {
            assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        }
        let place = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/a%20b.md");
        assert_eq!(place["region"]["startColumn"], 5);
        let change = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["deletedRegion"], json!({"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 7}));
        assert_eq!(change["insertedContent"]["text"], "BA");
        assert_eq!(results[0]["fixes"][0]["description"]["text"], RULES[0].finds[0]);
        assert!(results[1].get("locations").is_none());
        let print = |result: &Json| result["partialFingerprints"]["cchcFinding/v1"].as_str().unwrap().to_owned();
        assert_ne!(print(&results[0]), print(&results[1]));
    }
}
