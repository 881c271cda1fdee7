//! The commands that judge: `check` and `explain`.

use std::path::Path;

use super::args::{Check, Explain};
use super::progress::Bars;
use super::report::Report;
use super::say::{say, word};
use super::site::failed;
use super::{End, baseline, findings};
use crate::check::{self, Finding, Mended, Run, Sifted, Wanted, explain, rules};
use crate::diag::Diagnostic;
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
    let baseline = wanted.baseline.as_deref().map(baseline::read).transpose()?;
    wanted.write_baseline.as_deref().map(|path| baseline::guard(path, &options.root)).transpose()?;
    let options = Options { base_url: wanted.choice.base_url.clone(), ..options };
    let bars = Bars::new(report);
    let made = pipeline::inspect(&options, &rules, &bars);
    bars.end();
    let mut inspected = match made {
        Ok(inspected) => inspected,
        Err(faults) => return Ok(findings::unread(&faults, &wanted, report)),
    };
    let mut found: Vec<Finding> = inspected.told().iter().cloned().map(Finding::told).collect();
    found.append(&mut inspected.findings);
    check::sort(&mut found);
    check::hide_personal(&mut found, &inspected.config.check);
    if let Some(path) = &wanted.write_baseline {
        return Ok(match &inspected.built {
            Ok(_) => baseline::write(path, &found, report),
            Err(faults) => failed("check-no-baseline", faults, report),
        });
    }
    let ran = |code: &str| was_run(code, &rules, inspected.built.is_ok());
    let sifted = match &baseline {
        Some(baseline) => baseline.sift(found, ran),
        None => Sifted { new: found, known: 0, resolved: 0 },
    };
    if wanted.fix {
        return Ok(fix(&options.root, &sifted.new, &inspected, &wanted, report));
    }
    Ok(findings::tell(&sifted, &inspected, &wanted, report))
}

/// Whether a run looked for findings of a code.
fn was_run(code: &str, wanted: &Wanted, is_built: bool) -> bool {
    match rules::find(code) {
        Some(rule) => {
            let asked = wanted.only.is_empty() || wanted.only.iter().any(|only| only == code);
            asked
                && match rule.run {
                    Run::Network(_) => wanted.network,
                    Run::Built(_) | Run::Page(_) => is_built,
                    _ => true,
                }
        }
        None => is_built,
    }
}

/// Shows the fixes as a diff, and writes them when that is asked for.
fn fix(root: &Path, found: &[Finding], inspected: &Inspected, wanted: &Check, report: Report) -> End {
    let mended = check::mend(found, &inspected.files);
    mended.iter().for_each(|mended| report.text(&mended.diff));
    let mut faults = inspected.built.as_ref().err().cloned().unwrap_or_default();
    if wanted.write {
        faults.extend(mended.iter().filter_map(|mended| write(root, mended).err()));
    }
    report.findings(&faults);
    let sum = |of: fn(&Mended) -> usize| mended.iter().map(of).sum::<usize>();
    let (fixes, left) = (sum(|mended| mended.fixes), sum(|mended| mended.left));
    let code = if wanted.write { "check-fixed" } else { "check-would-fix" };
    let args = [("fixes", fixes.to_string()), ("files", mended.len().to_string()), ("left", left.to_string())];
    let mut sentence = say(code, report.speech, &args);
    if left > 0 {
        sentence = format!("{sentence} {}", say("check-fixes-left", report.speech, &args));
    }
    if inspected.built.is_err() {
        sentence = format!("{sentence} {}", word("check-not-built", report.speech));
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
