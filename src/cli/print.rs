//! The command `print`: makes sheets, lists what can be made, or shows the data of a sheet.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::{Map, Value as Json, json};

use super::End;
use super::args::{Print, SheetFormat};
use super::progress::Bars;
use super::report::Report;
use super::say::{say, seconds, word};
use super::site::failed;
use crate::diag::Speech;
use crate::pipeline::{self, Catalogue, Formats, OfficeChoice, Options, PrintOptions, PrintReport, Printed};
use crate::print::{Finish, PngSize, Size};

/// So many files are named one by one; more are counted.
const NAMED: usize = 12;
/// The longer side of the largest paper that has a name in offices (A0), in mm.
const LARGEST_MM: f64 = 1189.0;

pub(super) fn print(options: Options, wanted: Print, report: Report) -> End {
    let options = Options { base_url: wanted.choice.base_url.clone(), ..options };
    let Some(page) = wanted.page.clone() else {
        return match pipeline::catalogue(&options) {
            Ok(catalogue) => list(&catalogue, report),
            Err(faults) => failed("print-failed", &faults, report),
        };
    };
    let data_only = wanted.data;
    let job = job(options, page, wanted);
    if data_only {
        return match pipeline::print_data(&job) {
            Ok(json) => {
                report.line(&json);
                End::Well
            }
            Err(faults) => failed("print-failed", &faults, report),
        };
    }
    let start = Instant::now();
    let bars = Bars::new(report);
    let printed = pipeline::print(&job, &bars);
    bars.end();
    match printed {
        Ok(printed) => told(&printed, &job, start, report),
        Err(faults) => failed("print-failed", &faults, report),
    }
}

fn job(options: Options, page: String, wanted: Print) -> PrintOptions {
    let offices = match (wanted.all_offices, wanted.office) {
        (true, _) => OfficeChoice::All,
        (false, named) if named.is_empty() => OfficeChoice::None,
        (false, named) => OfficeChoice::Some(named),
    };
    let formats = (!wanted.format.is_empty()).then(|| Formats {
        pdf: wanted.format.contains(&SheetFormat::Pdf),
        png: wanted.format.contains(&SheetFormat::Png),
    });
    PrintOptions {
        options,
        page,
        layout: wanted.layout,
        sizes: wanted.size,
        finishes: wanted.finish,
        offices,
        table: wanted.csv,
        formats,
        png: wanted.ppi.map_or_else(PngSize::default, |ppi| PngSize::Ppi(f64::from(ppi.clamp(10, 600)))),
        output_dir: wanted.output_dir,
    }
}

/// Says what was made, how large it is, and how it is printed.
fn told(printed: &PrintReport, job: &PrintOptions, start: Instant, report: Report) -> End {
    let speech = report.speech;
    report.findings(&printed.warnings);
    let mut lines: Vec<String> = Vec::new();
    if printed.files.len() <= NAMED {
        lines.extend(printed.files.iter().map(|file| line(file, speech)));
    }
    let mut ways: BTreeMap<(Finish, String), &Printed> = BTreeMap::new();
    for file in &printed.files {
        ways.entry((file.finish, file.size.id.clone())).or_insert(file);
    }
    lines.extend(ways.values().map(|file| how(file, speech)));
    let written = printed.files.iter().filter(|file| file.written).count();
    let args = [
        ("files", printed.files.len().to_string()),
        ("written", written.to_string()),
        ("folder", job.output_dir.display().to_string()),
        ("seconds", seconds(start.elapsed(), speech)),
    ];
    lines.push(say("print-done", speech, &args));
    let files: Vec<Json> = printed.files.iter().map(value).collect();
    let values = Map::from_iter([("files".to_owned(), Json::from(files))]);
    report.result(&lines.join("\n"), true, &printed.warnings, values);
    End::Well
}

/// One file: where it is, how large, how many pages.
fn line(file: &Printed, speech: Speech) -> String {
    let size = match file.px {
        Some((width, height)) => format!("{width} × {height} px"),
        None => format!("{} mm", sides(file.size.width_mm, file.size.height_mm)),
    };
    let pages = match (file.pages, file.px) {
        (0 | 1, _) | (_, Some(_)) => String::new(),
        (pages, None) => format!(", {}", say("print-pages", speech, &[("pages", pages.to_string())])),
    };
    let same = if file.written { String::new() } else { format!(" ({})", word("print-same", speech)) };
    format!("{}  {size}{pages}{same}", file.path.display())
}

fn sides(width_mm: f64, height_mm: f64) -> String {
    format!("{} × {}", width_mm.round(), height_mm.round())
}

/// How a finish of a size is printed.
fn how(file: &Printed, speech: Speech) -> String {
    let Size { width_mm, height_mm, scale, px, .. } = &file.size;
    let code = match (file.finish, *scale, px) {
        (Finish::Office | Finish::BlackWhite, _, Some(_)) => "how-screen",
        (Finish::Office | Finish::BlackWhite, ..) if file.px.is_some() => "how-picture",
        (Finish::Office | Finish::BlackWhite, 1, None) if width_mm.max(*height_mm) > LARGEST_MM => "how-large",
        (Finish::Office | Finish::BlackWhite, 1, None) => "how-office",
        (Finish::Office | Finish::BlackWhite, ..) => "how-to-scale",
        (Finish::Press, 1, _) => "how-press",
        (Finish::Press, ..) => "how-press-to-scale",
        (Finish::TilesA4 | Finish::TilesA3, ..) => "how-tiles",
        (Finish::Proof, ..) => "how-proof",
    };
    let args = [
        ("size", sides(*width_mm, *height_mm)),
        ("scale", scale.to_string()),
        ("percent", (scale * 100).to_string()),
        ("pages", file.pages.to_string()),
        ("paper", if file.finish == Finish::TilesA3 { "A3" } else { "A4" }.to_owned()),
    ];
    say(code, speech, &args)
}

fn value(file: &Printed) -> Json {
    json!({
        "path": file.path.display().to_string(),
        "written": file.written,
        "layout": file.layout,
        "size": file.size.id,
        "finish": file.finish.id(),
        "width_mm": file.size.width_mm,
        "height_mm": file.size.height_mm,
        "scale": file.size.scale,
        "pages": file.pages,
        "px": file.px,
    })
}

/// What can be printed, for people or for machines.
fn list(catalogue: &Catalogue, report: Report) -> End {
    let speech = report.speech;
    let mut lines = vec![word("print-list-layouts", speech).to_owned()];
    for layout in &catalogue.layouts {
        let name = layout.name.text(speech);
        let finishes: Vec<&str> = layout.finishes.iter().map(|finish| finish.id()).collect();
        lines.push(format!("  {:<16} {name}", layout.id));
        lines.push(format!("  {:<16} {}: {}", "", word("print-list-sizes", speech), layout.sizes.join(" ")));
        if let Some(free) = layout.free {
            let metres = |(least, most): (f64, f64)| format!("{}–{}", least / 1000.0, most / 1000.0);
            let example = format!("{}x{}m", free.height_mm.0 / 1000.0, free.width_mm.0 / 1000.0);
            let args = [("width", metres(free.width_mm)), ("height", metres(free.height_mm)), ("example", example)];
            lines.push(format!("  {:<16} {}", "", say("print-list-free", speech, &args)));
        }
        lines.push(format!("  {:<16} {}: {}", "", word("print-list-finishes", speech), finishes.join(" ")));
    }
    lines.push(String::new());
    lines.push(word("print-list-publications", speech).to_owned());
    for row in &catalogue.publications {
        lines.push(format!("  cchc print {}", row.page));
        lines.push(format!("      {} · {}", row.layout, row.title));
    }
    lines.push(String::new());
    lines.push(say("print-list-more", speech, &[("offices", catalogue.offices.to_string())]));
    let layouts: Vec<Json> = catalogue
        .layouts
        .iter()
        .map(|layout| {
            let finishes: Vec<&str> = layout.finishes.iter().map(|finish| finish.id()).collect();
            json!({ "id": layout.id, "sizes": layout.sizes, "finishes": finishes, "fields": layout.fields })
        })
        .collect();
    let publications: Vec<Json> =
        catalogue.publications.iter().map(|row| json!({ "page": row.page, "layout": row.layout })).collect();
    let values = Map::from_iter([
        ("layouts".to_owned(), Json::from(layouts)),
        ("publications".to_owned(), Json::from(publications)),
    ]);
    report.result(&lines.join("\n"), true, &[], values);
    End::Well
}
