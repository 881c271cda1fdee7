//! The command `print`.

use std::time::Instant;

use serde_json::{Map, Value as Json};

use super::End;
use super::args::{Print, SheetFormat};
use super::progress::Bars;
use super::report::Report;
use super::say::{say, seconds};
use super::site::failed;
use crate::pipeline::{self, Formats, OfficeChoice, Options, PrintOptions};

/// So many files are named one by one; more are counted.
const NAMED: usize = 8;

pub(super) fn print(options: Options, wanted: Print, report: Report) -> End {
    let offices = match (wanted.all_offices, wanted.office) {
        (true, _) => OfficeChoice::All,
        (false, named) if named.is_empty() => OfficeChoice::None,
        (false, named) => OfficeChoice::Some(named),
    };
    let job = PrintOptions {
        options: Options { base_url: wanted.choice.base_url, ..options },
        page: wanted.page,
        layout: wanted.layout,
        size: wanted.size,
        offices,
        formats: Formats {
            pdf: wanted.format.contains(&SheetFormat::Pdf),
            png: wanted.format.contains(&SheetFormat::Png),
        },
        output_dir: wanted.output_dir,
    };
    let start = Instant::now();
    let bars = Bars::new(report);
    let printed = pipeline::print(&job, &bars);
    bars.end();
    let printed = match printed {
        Ok(printed) => printed,
        Err(faults) => return failed("print-failed", &faults, report),
    };
    report.findings(&printed.warnings);
    let names: Vec<String> = printed.files.iter().map(|file| file.display().to_string()).collect();
    let mut lines: Vec<String> = names.iter().take(if names.len() > NAMED { 0 } else { NAMED }).cloned().collect();
    let args = [
        ("files", names.len().to_string()),
        ("folder", job.output_dir.display().to_string()),
        ("seconds", seconds(start.elapsed(), report.speech)),
    ];
    lines.push(say("print-done", report.speech, &args));
    let values = Map::from_iter([("files".to_owned(), Json::from(names))]);
    report.result(&lines.join("\n"), true, &printed.warnings, values);
    End::Well
}
