//! The commands that make the site: `build`, `serve`.

use std::net::IpAddr;
use std::time::Instant;

use serde_json::{Map, Value as Json, json};

use super::End;
use super::args::{Build, Serve};
use super::progress::Bars;
use super::report::Report;
use super::say::{megabytes, say, seconds};
use crate::diag::{Diagnostic, Severity};
use crate::emit::hosts;
use crate::pipeline::{self, Options, Outgoing};
use crate::serve;

pub(super) fn build(options: Options, wanted: Build, report: Report) -> Result<End, Diagnostic> {
    let hosts = hosts::named(&wanted.host).map_err(|fault| *fault)?;
    let hosts = (!wanted.host.is_empty()).then_some(hosts);
    let options = Options {
        output_dir: wanted.output_dir,
        base_url: wanted.choice.base_url,
        portable: wanted.portable,
        force: wanted.force,
        release_gate: wanted.release_gate,
        outgoing: Outgoing { hosts, compress: wanted.compress },
        ..options
    };
    if wanted.zip {
        return Ok(archive(&options, report));
    }
    let start = Instant::now();
    let bars = Bars::new(report);
    let made = pipeline::build(&options, &bars);
    bars.end();
    let made = match made {
        Ok(made) => made,
        Err(faults) => return Ok(failed("build-failed", &faults, report)),
    };
    report.findings(&made.warnings);
    let folder = made.output_dir.display().to_string();
    let counts = [
        ("pages", made.pages),
        ("sections", made.sections),
        ("files", made.files),
        ("written", made.published.written),
        ("removed", made.published.removed),
    ];
    let mut args: Vec<(&str, String)> = counts.iter().map(|(name, count)| (*name, count.to_string())).collect();
    args.push(("folder", folder.clone()));
    args.push(("seconds", seconds(start.elapsed(), report.speech)));
    let mut values: Map<String, Json> = counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
    values.insert("output_dir".to_owned(), Json::from(folder));
    let sentence = say("build-done", report.speech, &args);
    report.result(&sentence, true, &made.warnings, values);
    Ok(End::Well)
}

/// The same as one file for a stick.
fn archive(options: &Options, report: Report) -> End {
    let start = Instant::now();
    let bars = Bars::new(report);
    let made = pipeline::archive(options, &bars);
    bars.end();
    let (built, archive) = match made {
        Ok(made) => made,
        Err(faults) => return failed("build-failed", &faults, report),
    };
    report.findings(&built.warnings);
    let file = archive.file.display().to_string();
    let args = [
        ("pages", built.pages.to_string()),
        ("files", archive.files.to_string()),
        ("file", file.clone()),
        ("size", megabytes(archive.bytes, report.speech)),
        ("unpacked", megabytes(archive.unpacked, report.speech)),
        ("seconds", seconds(start.elapsed(), report.speech)),
    ];
    let values = json!({ "pages": built.pages, "files": archive.files, "archive": file, "bytes": archive.bytes, "unpacked": archive.unpacked });
    let sentence = say("archive-done", report.speech, &args);
    report.result(&sentence, true, &built.warnings, values.as_object().cloned().unwrap_or_default());
    End::Well
}

pub(super) fn serve(options: Options, wanted: &Serve, report: Report) -> Result<End, Diagnostic> {
    let interface: IpAddr = match wanted.interface.as_str() {
        "localhost" => IpAddr::from([127, 0, 0, 1]),
        written => written
            .parse()
            .map_err(|_| Diagnostic::error("cli-invalid-value").arg("value", written).arg("argument", "--interface"))?,
    };
    if !interface.is_loopback() {
        return Err(Diagnostic::error("serve-not-loopback").arg("address", interface));
    }
    let settings = serve::Settings { options, interface, port: wanted.port, open: wanted.open };
    let ended = serve::run(&settings, &Watching { report });
    Ok(match ended {
        Ok(()) => End::Well,
        Err(fault) => {
            report.findings(&[fault]);
            End::Faults
        }
    })
}

/// Tells on the terminal what the server does.
struct Watching {
    report: Report,
}

impl serve::Listener for Watching {
    fn speech(&self) -> crate::diag::Speech {
        self.report.speech
    }

    fn ready(&self, address: &str) {
        self.report.line(&say("serve-ready", self.report.speech, &[("address", address.to_owned())]));
    }

    fn built(&self, pages: usize, took: std::time::Duration, warnings: &[Diagnostic]) {
        self.report.findings(warnings);
        let args = [("pages", pages.to_string()), ("ms", took.as_millis().to_string())];
        self.report.line(&say("serve-built", self.report.speech, &args));
    }

    fn failed(&self, faults: &[Diagnostic]) {
        failed("serve-failed", faults, self.report);
    }

    fn warned(&self, fault: &Diagnostic) {
        self.report.findings(std::slice::from_ref(fault));
    }
}

/// Tells every fault and how many there are.
pub(super) fn failed(code: &'static str, faults: &[Diagnostic], report: Report) -> End {
    report.findings(faults);
    let errors = faults.len() - warnings(faults);
    let sentence = say(code, report.speech, &[("errors", errors.to_string())]);
    report.result(&sentence, false, faults, Map::new());
    End::Faults
}

fn warnings(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.severity != Severity::Error).count()
}
