//! The commands that judge: `check` and `explain`.

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::End;
use super::args::{Check, CheckFormat, Explain};
use super::progress::Bars;
use super::report::Report;
use super::say::say;
use super::site::failed;
use crate::check::{self, Baseline, Finding, Mended, Run, Sifted, Wanted, explain, github, rules, sarif};
use crate::diag::{Diagnostic, Severity, render};
use crate::output;
use crate::pipeline::{self, Inspected, Options};
use crate::source;

pub(super) fn check(options: Options, wanted: Check, report: Report) -> Result<End, Diagnostic> {
    let rules = Wanted { only: wanted.only.clone(), network: wanted.external };
    if let Some(unknown) = rules.only.iter().find(|code| rules::find(code).is_none()) {
        return Err(check::unknown_rule(unknown));
    }
    let needs_network = |code: &&String| rules::find(code).is_some_and(|rule| matches!(rule.run, Run::Network(_)));
    if let Some(code) = rules.only.iter().find(needs_network).filter(|_| !rules.network) {
        return Err(Diagnostic::error("check-needs-network").arg("code", code));
    }
    let baseline = wanted.baseline.as_deref().map(read_baseline).transpose()?;
    let options = Options { base_url: wanted.choice.base_url.clone(), ..options };
    let bars = Bars::new(report);
    let made = pipeline::inspect(&options, &rules, &bars);
    bars.end();
    let inspected = match made {
        Ok(inspected) => inspected,
        Err(faults) => return Ok(unbuilt(faults, &wanted, report)),
    };
    let mut found: Vec<Finding> = inspected.built.warnings.iter().cloned().map(Finding::told).collect();
    found.extend(inspected.findings.iter().cloned());
    check::sort(&mut found);
    if let Some(path) = &wanted.write_baseline {
        return Ok(write_baseline(path, &found, report));
    }
    let ran = |code: &str| was_run(code, &rules);
    let sifted = match &baseline {
        Some(baseline) => baseline.sift(found, ran),
        None => Sifted { new: found, known: 0, resolved: 0 },
    };
    if wanted.fix {
        return Ok(fix(&options.root, &sifted.new, &inspected, &wanted, report));
    }
    Ok(tell(&sifted, &inspected, &wanted, report))
}

/// Whether a run looked for findings of a code.
fn was_run(code: &str, wanted: &Wanted) -> bool {
    match rules::find(code) {
        Some(rule) => {
            let asked = wanted.only.is_empty() || wanted.only.iter().any(|only| only == code);
            asked && (wanted.network || !matches!(rule.run, Run::Network(_)))
        }
        None => true,
    }
}

fn read_baseline(path: &Path) -> Result<Baseline, Diagnostic> {
    let (name, text) = source::read_outside(path)?;
    Baseline::read(&name, &text)
}

/// A site that cannot be built: its faults in the form that was asked for.
fn unbuilt(faults: Vec<Diagnostic>, wanted: &Check, report: Report) -> End {
    let told = |faults: Vec<Diagnostic>| faults.into_iter().map(Finding::told).collect::<Vec<_>>();
    match wanted.format {
        CheckFormat::Text | CheckFormat::Json => failed("check-failed", &faults, report),
        CheckFormat::Sarif => {
            report.text(&sarif::log(&told(faults), None, report.speech));
            End::Faults
        }
        CheckFormat::Github => {
            report.text(&github::commands(&told(faults), report.speech));
            End::Faults
        }
    }
}

fn write_baseline(path: &Path, found: &[Finding], report: Report) -> End {
    let baseline = Baseline::of(found);
    if let Err(fault) = output::replace(path, baseline.to_text().as_bytes()) {
        report.findings(&[fault]);
        return End::Faults;
    }
    let args = [("count", baseline.len().to_string()), ("file", path.display().to_string())];
    let values = Map::from_iter([("baseline".to_owned(), json!(baseline.len()))]);
    report.result(&say("check-baseline-written", report.speech, &args), true, &[], values);
    End::Well
}

/// Tells what was found, and how it ended.
fn tell(sifted: &Sifted, inspected: &Inspected, wanted: &Check, report: Report) -> End {
    let count = |severity| sifted.new.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let ok = errors == 0 && !(wanted.strict && warnings > 0);
    let told: Vec<Diagnostic> = sifted.new.iter().map(|finding| finding.diagnostic.clone()).collect();
    match wanted.format {
        CheckFormat::Text => report.findings(&told),
        CheckFormat::Json => sifted.new.iter().for_each(|finding| report.line(&as_json(finding, report))),
        CheckFormat::Sarif => {
            report.text(&sarif::log(&sifted.new, Some(&inspected.files), report.speech));
            return if ok { End::Well } else { End::Faults };
        }
        CheckFormat::Github => report.text(&github::commands(&sifted.new, report.speech)),
    }
    let args = [
        ("pages", inspected.built.pages.to_string()),
        ("errors", errors.to_string()),
        ("warnings", warnings.to_string()),
        ("notes", notes.to_string()),
    ];
    let mut sentence = say("check-done", report.speech, &args);
    if wanted.baseline.is_some() {
        let args = [("known", sifted.known.to_string()), ("resolved", sifted.resolved.to_string())];
        sentence = format!("{sentence} {}", say("check-done-baseline", report.speech, &args));
    }
    let fixes = sifted.new.iter().filter(|finding| finding.fix.is_some()).count();
    if fixes > 0 {
        sentence = format!("{sentence} {}", say("check-done-fixes", report.speech, &[("fixes", fixes.to_string())]));
    }
    let mut values = Map::new();
    let rules_ms = (inspected.took.as_secs_f64() * 10_000.0).round() / 10.0;
    for (name, value) in [
        ("pages", json!(inspected.built.pages)),
        ("notes", json!(notes)),
        ("known", json!(sifted.known)),
        ("resolved", json!(sifted.resolved)),
        ("fixes", json!(fixes)),
        ("rules_ms", json!(rules_ms)),
    ] {
        values.insert(name.to_owned(), value);
    }
    report.result(&sentence, ok, &told, values);
    if ok { End::Well } else { End::Faults }
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

/// Shows the fixes as a diff, and writes them when that is asked for.
fn fix(root: &Path, found: &[Finding], inspected: &Inspected, wanted: &Check, report: Report) -> End {
    let mended = check::mend(found, &inspected.files);
    mended.iter().for_each(|mended| report.text(&mended.diff));
    let mut faults = Vec::new();
    if wanted.write {
        faults.extend(mended.iter().filter_map(|mended| write(root, mended).err()));
        report.findings(&faults);
    }
    let sum = |of: fn(&Mended) -> usize| mended.iter().map(of).sum::<usize>();
    let (fixes, left) = (sum(|mended| mended.fixes), sum(|mended| mended.left));
    let code = if wanted.write { "check-fixed" } else { "check-would-fix" };
    let args = [("fixes", fixes.to_string()), ("files", mended.len().to_string()), ("left", left.to_string())];
    let mut sentence = say(code, report.speech, &args);
    if left > 0 {
        sentence = format!("{sentence} {}", say("check-fixes-left", report.speech, &args));
    }
    report.aside(&sentence);
    if faults.is_empty() { End::Well } else { End::Faults }
}

fn write(root: &Path, mended: &Mended) -> Result<(), Diagnostic> {
    output::rewrite(&root.join(&mended.file), &mended.before, &mended.after)
}

pub(super) fn explain(options: &Options, wanted: &Explain, report: Report) -> Result<End, Diagnostic> {
    // Codes are explained outside a site too, and in one whose configuration is at fault.
    let config = source::read_config(&options.root, options.config.as_deref()).ok();
    let text = match &wanted.code {
        Some(code) => explain::explain(code, config.as_ref(), report.speech)?,
        None => explain::list(config.as_ref(), report.speech),
    };
    report.line(&text);
    Ok(End::Well)
}
