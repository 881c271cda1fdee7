//! `impact`: what rests on a document, so that a change of the law tells what to revise.

use serde_json::{Map, json};

use super::End;
use super::args::Impact;
use super::report::Report;
use super::say::{say, word};
use crate::pipeline::{self, Affected, Options};

pub(super) fn impact(options: &Options, wanted: &Impact, report: Report) -> End {
    let found = pipeline::prepare(options)
        .and_then(|site| pipeline::impact(&site, &wanted.number).map_err(|fault| vec![fault]));
    let found = match found {
        Ok(found) => found,
        Err(faults) => {
            report.findings(&faults);
            report.result("", false, &faults, Map::new());
            return End::Faults;
        }
    };
    if report.is_for_machines() {
        let values = Map::from_iter([("impact".to_owned(), json!(found))]);
        report.result("", true, &[], values);
        return End::Well;
    }
    tell_document(&found, report);
    tell_list("impact-pages", &found.pages, report);
    tell_list("impact-publications", &found.publications, report);
    let counts = [("pages", found.pages.len().to_string()), ("publications", found.publications.len().to_string())];
    report.line(&say("impact-done", report.speech, &counts));
    End::Well
}

/// The document itself, and the documents beside it.
fn tell_document(found: &pipeline::Impact, report: Report) {
    let speech = report.speech;
    match &found.document {
        Some(known) => {
            let state = word(&format!("document-{}", known.state), speech);
            report.line(&format!("{} · {} · {}", found.number, known.title, state));
            report.line(&format!("  {}", known.file));
            if let Some(until) = &known.until {
                report.line(&format!("  {}", say("impact-until", speech, &[("date", until.clone())])));
            }
        }
        None => report.line(&say("impact-unknown", speech, &[("number", found.number.clone())])),
    }
    for other in &found.related {
        let relation = word(&format!("relation-{}", other.relation.replace('_', "-")), speech);
        report.line(&format!("  {relation}: {}", other.number));
    }
}

fn tell_list(title: &str, items: &[Affected], report: Report) {
    if items.is_empty() {
        return;
    }
    report.line("");
    report.line(word(title, report.speech));
    for item in items {
        let place = match item.lines.first() {
            Some(line) => format!("{}:{line}", item.file),
            None => item.file.clone(),
        };
        report.line(&format!("  {place}  {}{}", item.title, remark(item, report)));
    }
}

/// How a page stands to the document, in brackets.
fn remark(item: &Affected, report: Report) -> String {
    let mut parts: Vec<String> = Vec::new();
    if item.is_basis {
        parts.push(word("impact-basis", report.speech).to_owned());
    }
    if item.is_history {
        parts.push(word("impact-history", report.speech).to_owned());
    }
    if !item.made_from.is_empty() {
        parts.push(say("impact-made-from", report.speech, &[("file", item.made_from.join(", "))]));
    }
    if item.lines.len() > 1 {
        let lines: Vec<String> = item.lines.iter().map(ToString::to_string).collect();
        parts.push(say("impact-lines", report.speech, &[("lines", lines.join(", "))]));
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}
