//! `cchc print`: one page in one layout and size, for one office, several, all or none.

use std::path::PathBuf;

use rayon::prelude::*;
use serde_json::Value as Json;

use super::progress::{Progress, Stage};
use super::publications::file_name;
use super::sheets::Sheets;
use super::subject::Subject;
use super::{Options, Prepared, cache, guard_sources, prepare};
use crate::diag::{Diagnostic, any_error};
use crate::model::{Page, Site, Withheld};
use crate::output;
use crate::print::{Job, PngSize, Want};

/// Whose sheets are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfficeChoice {
    /// One sheet that names no office.
    None,
    /// One for each of these offices, by the last part of their address: `ha-lang`.
    Some(Vec<String>),
    /// One for every office of the site.
    All,
}

/// Which files are made of each sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formats {
    /// PDF, for the printer.
    pub pdf: bool,
    /// PNG, for messages and screens.
    pub png: bool,
}

/// What is to be printed.
#[derive(Debug, Clone)]
pub struct PrintOptions {
    /// The site.
    pub options: Options,
    /// The page: its path under `content/`, with or without `.md`.
    pub page: String,
    /// The layout; the one that suits the page when none is named.
    pub layout: Option<String>,
    /// The size; the layout's own when none is named.
    pub size: Option<String>,
    /// Whose sheets.
    pub offices: OfficeChoice,
    /// Which files.
    pub formats: Formats,
    /// Where they are written.
    pub output_dir: PathBuf,
}

/// What was printed.
#[derive(Debug, Clone, Default)]
pub struct PrintReport {
    /// The files, in the order of the offices.
    pub files: Vec<PathBuf>,
    /// What is worth knowing.
    pub warnings: Vec<Diagnostic>,
}

/// Makes the sheets and writes them.
///
/// # Errors
/// What is wrong with the site, an unknown page, office, layout or size, text that does not fit. No
/// file is written unless every sheet is well.
pub fn print(wanted: &PrintOptions, progress: &dyn Progress) -> Result<PrintReport, Vec<Diagnostic>> {
    progress.stage(Stage::Read, 0);
    let Prepared { config, files, site, faults } = prepare(&wanted.options)?;
    if any_error(&faults) {
        return Err(faults);
    }
    let one = |fault: Diagnostic| vec![fault];
    let as_of = wanted.options.as_of;
    let sheets = Sheets::new(&config, &site, &files, as_of, cache(&wanted.options.root))?;
    let sheets = sheets.ok_or_else(|| one(Diagnostic::error("print-no-layouts")))?;
    let subject = find_page(&site, &config.default_language, &wanted.page).map_err(one)?;
    let layout = wanted.layout.clone().unwrap_or_else(|| usual_layout(subject));
    let offices = find_offices(&site, subject.lang(), &wanted.offices)?;
    let size = wanted.size.clone().or_else(|| usual_size(subject, &layout));
    let jobs = offices.iter().map(|office| sheets.job(subject, &layout, size.as_deref(), *office).map_err(one));
    let jobs: Vec<Job> = jobs.collect::<Result<_, _>>()?;
    guard_sources(&wanted.options.root, &wanted.output_dir, "print-over-source").map_err(one)?;
    let made = make(&sheets, &jobs, wanted.formats, progress)?;
    // The sheets of a page and of its translation lie side by side.
    let slug = match (subject.slug(), subject.lang()) {
        ("", _) => "trang-chu".to_owned(),
        (slug, lang) if lang == config.default_language => slug.to_owned(),
        (slug, lang) => format!("{slug}-{lang}"),
    };
    let mut report = PrintReport { files: Vec::new(), warnings: faults };
    progress.stage(Stage::Write, made.len());
    for ((office, job), (files, warnings)) in offices.iter().zip(&jobs).zip(made) {
        let name = file_name(&slug, &layout, &job.size().id);
        let name = office.map_or(name.clone(), |office| format!("{name}-{}", office.slug));
        for (end, bytes) in files {
            let path = wanted.output_dir.join(format!("{name}.{end}"));
            output::replace(&path, &bytes).map_err(one)?;
            report.files.push(path);
        }
        progress.tick();
        report
            .warnings
            .extend(warnings.into_iter().filter(|fault| !report.warnings.contains(fault)).collect::<Vec<_>>());
    }
    Ok(report)
}

type MadeSheet = (Vec<(&'static str, std::sync::Arc<[u8]>)>, Vec<Diagnostic>);

fn make(
    sheets: &Sheets<'_>,
    jobs: &[Job],
    formats: Formats,
    progress: &dyn Progress,
) -> Result<Vec<MadeSheet>, Vec<Diagnostic>> {
    let want = Want { pdf: formats.pdf, png: formats.png.then(PngSize::default) };
    progress.stage(Stage::Print, jobs.len());
    let made: Vec<_> = jobs
        .par_iter()
        .map(|job| {
            let sheet = sheets.studio.export(job, want);
            progress.tick();
            sheet
        })
        .collect();
    let mut all = Vec::with_capacity(made.len());
    let mut faults: Vec<Diagnostic> = Vec::new();
    for sheet in made {
        match sheet {
            Ok(sheet) => {
                let pdf = sheet.pdf.map(|bytes| ("pdf", bytes));
                let png = sheet.png.map(|picture| ("png", picture.bytes));
                all.push((pdf.into_iter().chain(png).collect(), sheet.warnings));
            }
            // What does not fit does not fit for any office; it is told once.
            Err(found) => found.into_iter().for_each(|fault| {
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

/// The page that was meant: `thu-tuc/khai-sinh`, with `content/`, `@/`, `.md`, `.en` or slashes of
/// either kind or without.
fn find_page<'a>(site: &'a Site, default_language: &str, written: &str) -> Result<Subject<'a>, Diagnostic> {
    let path = written.trim().replace('\\', "/");
    let path = path.trim_start_matches("./").trim_start_matches("@/").trim_start_matches("content/");
    let path = path.trim_matches('/').trim_end_matches(".md");
    let (path, lang) = match path.rsplit_once('.') {
        Some((stem, lang)) if site.sections.iter().any(|section| section.lang == lang) => (stem, lang),
        _ => (path, default_language),
    };
    let path = path.trim_end_matches("/index").trim_end_matches("_index").trim_matches('/');
    let joined = |end: &str| if path.is_empty() { end.to_owned() } else { format!("{path}/{end}") };
    let keys = [format!("{path}.md"), joined("index.md"), joined("_index.md")];
    if let Some(target) = keys.iter().find_map(|key| site.find(key, lang)) {
        return Ok(Subject::of(site, target));
    }
    match keys.iter().find_map(|key| site.withheld.get(key)) {
        Some(Withheld::Draft) => Err(Diagnostic::error("print-page-draft").arg("page", written)),
        Some(Withheld::Scheduled(date) | Withheld::Expired(date)) => {
            Err(Diagnostic::error("print-page-withheld").arg("page", written).arg("date", date))
        }
        None => Err(Diagnostic::error("print-unknown-page").arg("page", written).suggest(&keys[0], site.keys())),
    }
}

fn find_offices<'a>(
    site: &'a Site,
    lang: &str,
    choice: &OfficeChoice,
) -> Result<Vec<Option<&'a Page>>, Vec<Diagnostic>> {
    let known: Vec<&Page> = site.offices(lang).map(|id| site.page(id)).collect();
    match choice {
        OfficeChoice::None => Ok(vec![None]),
        OfficeChoice::All if known.is_empty() => Err(vec![Diagnostic::error("print-no-offices")]),
        OfficeChoice::All => Ok(known.into_iter().map(Some).collect()),
        OfficeChoice::Some(ids) => {
            let (mut found, mut faults) = (Vec::new(), Vec::new());
            for id in ids {
                let slug = crate::text::slug(id);
                let name = ["ubnd-", "xa-", "phuong-"]
                    .iter()
                    .fold(slug.as_str(), |name, kind| name.strip_prefix(kind).unwrap_or(name));
                match known.iter().find(|page| page.slug == slug || page.slug == name) {
                    Some(page)
                        if found.iter().any(|known: &Option<&Page>| known.is_some_and(|k| k.slug == page.slug)) => {}
                    Some(page) => found.push(Some(*page)),
                    None => faults.push(
                        Diagnostic::error("print-unknown-office")
                            .arg("office", id)
                            .suggest(id, known.iter().map(|page| page.slug.as_str())),
                    ),
                }
            }
            if faults.is_empty() { Ok(found) } else { Err(faults) }
        }
    }
}

/// The layout that suits a page: a publication names its own.
fn usual_layout(subject: Subject<'_>) -> String {
    let named = subject.record().get("bo_cuc").and_then(Json::as_str);
    let usual = if subject.kind() == "thu-tuc" { "phieu-thu-tuc" } else { "trang" };
    named.unwrap_or(usual).to_owned()
}

/// The first size that a publication names, in its own layout.
fn usual_size(subject: Subject<'_>, layout: &str) -> Option<String> {
    let record = subject.record();
    let own = record.get("bo_cuc").and_then(Json::as_str) == Some(layout);
    let first = record.get("kho").and_then(|sizes| sizes.get(0)).and_then(Json::as_str);
    first.filter(|_| own).map(str::to_owned)
}
