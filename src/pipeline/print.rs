//! `cchc print`: one page in some layout, sizes and finishes, for one office, several, all or none.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value as Json;

use super::progress::{Progress, Stage};
use super::sheets::Sheets;
use super::subject::Subject;
use super::units::{self, OfficeChoice, Unit};
use super::{Options, Prepared, cache, crew, guard_sources, naming, prepare, record};
use crate::diag::{Diagnostic, any_error};
use crate::model::{Site, Withheld};
use crate::output;
use crate::print::{Finish, Job, Medium, PngSize, Sheet, Size, Studio, Want};

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
    /// The sizes; the layout's own when none is named.
    pub sizes: Vec<String>,
    /// The finishes, by name; `van-phong` when none is named.
    pub finishes: Vec<String>,
    /// Whose sheets.
    pub offices: OfficeChoice,
    /// A table of units that the sheets are for, instead of the site's offices.
    pub table: Option<PathBuf>,
    /// Which files; those that the layout is made for when none is named.
    pub formats: Option<Formats>,
    /// How fine pictures are.
    pub png: PngSize,
    /// Where they are written.
    pub output_dir: PathBuf,
}

/// One file that was printed.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it was written; it is left alone when it is there already, byte for byte.
    pub written: bool,
    /// Its layout.
    pub layout: String,
    /// Its size.
    pub size: Size,
    /// Its finish.
    pub finish: Finish,
    /// How many pages its sheet has.
    pub pages: usize,
    /// Width and height in px, when it is a picture.
    pub px: Option<(u32, u32)>,
}

/// What was printed.
#[derive(Debug, Clone, Default)]
pub struct PrintReport {
    /// The files, by size, finish and office.
    pub files: Vec<Printed>,
    /// What is worth knowing.
    pub warnings: Vec<Diagnostic>,
}

/// A job and what its files are named by.
struct Order {
    job: Job,
    unit: Option<String>,
}

/// Makes the sheets and writes them.
///
/// # Errors
/// What is wrong with the site, an unknown page, office, layout, size or finish, text that does not fit.
/// No file is written unless every sheet is well.
pub fn print(wanted: &PrintOptions, progress: &dyn Progress) -> Result<PrintReport, Vec<Diagnostic>> {
    progress.stage(Stage::Read, 0);
    let prepared = prepare(&wanted.options)?;
    with_orders(wanted, &prepared, |sheets, subject, orders| {
        let formats = wanted.formats.unwrap_or(usual_formats(&sheets.studio, &orders));
        guard_sources(&wanted.options.root, &wanted.output_dir, "print-over-source").map_err(one)?;
        let want = Want { pdf: formats.pdf, png: formats.png.then_some(wanted.png), first_only: false };
        let made = make(sheets, &orders, want, progress)?;
        progress.stage(Stage::Write, made.len());
        let mut report = PrintReport { files: Vec::new(), warnings: prepared.faults.clone() };
        let mut entries = Vec::new();
        let slug = file_slug(subject, &prepared.config.default_language);
        for (order, sheet) in orders.iter().zip(made) {
            let stem = naming::stem(&slug, &order.job, order.unit.as_deref());
            for (name, bytes, px) in files(&stem, &sheet) {
                let path = wanted.output_dir.join(&name);
                let written = output::replace(&path, &bytes).map_err(one)?;
                entries.push(entry(wanted, subject, order, &sheet, &name, &bytes));
                report.files.push(printed(order, &sheet, path, written, px));
            }
            progress.tick();
            let known = &mut report.warnings;
            sheet.warnings.into_iter().for_each(|fault| {
                if !known.contains(&fault) {
                    known.push(fault);
                }
            });
        }
        let place = wanted.output_dir.join(record::NAME);
        let before = output::read_back(&place);
        let text = record::text(&wanted.output_dir, before.as_deref(), entries);
        output::replace(&place, text.as_bytes()).map_err(one)?;
        output::sweep(&wanted.output_dir);
        Ok(report)
    })
}

/// The data that the first of the sheets would be set from, as the layout reads it: JSON.
///
/// # Errors
/// As for [`print()`].
pub fn print_data(wanted: &PrintOptions) -> Result<String, Vec<Diagnostic>> {
    let prepared = prepare(&wanted.options)?;
    with_orders(wanted, &prepared, |_, _, orders| {
        let json = orders.first().map(|order| order.job.json()).unwrap_or_default();
        let value: Json = serde_json::from_str(json).unwrap_or_default();
        Ok(serde_json::to_string_pretty(&value).unwrap_or_default())
    })
}

/// The first of the sheets, made and not written.
///
/// # Errors
/// As for [`print()`].
pub fn sheet(wanted: &PrintOptions, want: Want) -> Result<Sheet, Vec<Diagnostic>> {
    let prepared = prepare(&wanted.options)?;
    with_orders(wanted, &prepared, |sheets, _, orders| match orders.first() {
        Some(order) => sheets.export(&order.job, want),
        None => Err(one(Diagnostic::error("print-no-offices"))),
    })
}

fn one(fault: Diagnostic) -> Vec<Diagnostic> {
    vec![fault]
}

/// Finds what was asked for, and hands it on.
fn with_orders<T>(
    wanted: &PrintOptions,
    prepared: &Prepared,
    go_on: impl FnOnce(&Sheets, Subject<'_>, Vec<Order>) -> Result<T, Vec<Diagnostic>>,
) -> Result<T, Vec<Diagnostic>> {
    let Prepared { config, files, site, faults } = prepared;
    if any_error(faults) {
        return Err(faults.clone());
    }
    let sheets = Sheets::new(config, site, files, wanted.options.as_of, cache(&wanted.options.root))?;
    let sheets = sheets.ok_or_else(|| one(Diagnostic::error("print-no-layouts")))?;
    let subject = find_page(site, &config.default_language, &wanted.page).map_err(one)?;
    let layout = wanted.layout.clone().unwrap_or_else(|| usual_layout(subject));
    let units = match &wanted.table {
        Some(table) => units::of_table(table, subject.lang(), &wanted.offices)?,
        None => units::of_site(site, files, &config.base_url, subject.lang(), &wanted.offices)?,
    };
    let finishes = wanted.finishes.iter().map(|name| finish(name)).collect::<Result<Vec<_>, _>>().map_err(one)?;
    let finishes = if finishes.is_empty() { vec![Finish::default()] } else { once(finishes) };
    let named: Vec<String> = wanted.sizes.iter().flat_map(|written| several(written)).collect();
    let sizes: Vec<Option<String>> =
        if named.is_empty() { vec![usual_size(subject, &layout)] } else { once(named).into_iter().map(Some).collect() };
    let mut orders = Vec::new();
    for size in &sizes {
        for finish in &finishes {
            for unit in &units {
                let job = sheets.job(subject, &layout, size.as_deref(), *finish, unit.as_ref())?;
                orders.push(Order { job, unit: unit.as_ref().map(|unit: &Unit| unit.office.id.clone()) });
            }
        }
    }
    go_on(&sheets, subject, orders)
}

/// Each once, in the order of the first.
fn once<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(all.len());
    all.into_iter().for_each(|one| {
        if !kept.contains(&one) {
            kept.push(one);
        }
    });
    kept
}

/// Sizes parted by commas; a comma between two digits is a decimal one: `a2,a3`, `0,9x7m`.
fn several(written: &str) -> Vec<String> {
    let mut sizes = vec![String::new()];
    let chars: Vec<char> = written.to_lowercase().chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        if *c == ',' && !(digit(at.checked_sub(1)) && digit(Some(at + 1))) {
            sizes.push(String::new());
        } else if let Some(size) = sizes.last_mut() {
            size.push(*c);
        }
    }
    sizes.into_iter().map(|size| size.trim().to_owned()).filter(|size| !size.is_empty()).collect()
}

/// The finish of a name.
pub(super) fn finish(name: &str) -> Result<Finish, Diagnostic> {
    let known = || Finish::ALL.into_iter().map(Finish::id);
    Finish::find(name).ok_or_else(|| {
        let names = known().collect::<Vec<_>>().join(", ");
        let fault = Diagnostic::error("print-unknown-finish").arg("finish", name).arg("known", names);
        fault.suggest(&crate::text::slug(name), known())
    })
}

/// What the layout is made for; a proof is also a picture, to be sent.
fn usual_formats(studio: &Studio, orders: &[Order]) -> Formats {
    let layout = orders.first().and_then(|order| studio.layout(order.job.layout()).ok());
    let screen = layout.is_some_and(|layout| layout.medium == Medium::Screen);
    let proof = orders.iter().any(|order| order.job.finish() == Finish::Proof);
    Formats { pdf: !screen, png: screen || proof }
}

/// A file of a sheet: its name, its bytes, and its pixels when it is a picture.
type SheetFile = (String, Arc<[u8]>, Option<(u32, u32)>);

fn files(stem: &str, sheet: &Sheet) -> Vec<SheetFile> {
    let pdf = sheet.pdf.iter().map(|bytes| (format!("{stem}.pdf"), bytes.clone(), None));
    let count = sheet.pngs.len();
    let pngs =
        sheet.pngs.iter().enumerate().map(|(index, png)| {
            (naming::picture(stem, index, count), png.bytes.clone(), Some((png.width, png.height)))
        });
    pdf.chain(pngs).collect()
}

fn printed(order: &Order, sheet: &Sheet, path: PathBuf, written: bool, px: Option<(u32, u32)>) -> Printed {
    let job = &order.job;
    let (layout, size) = (job.layout().to_owned(), job.size().clone());
    Printed { path, written, layout, size, finish: job.finish(), pages: sheet.pages, px }
}

fn entry(
    wanted: &PrintOptions,
    subject: Subject<'_>,
    order: &Order,
    sheet: &Sheet,
    name: &str,
    bytes: &[u8],
) -> record::Entry {
    let size = order.job.size();
    record::Entry {
        file: name.to_owned(),
        digest: record::digest(bytes),
        page: subject.origin().file,
        title: subject.title().to_owned(),
        updated: subject.updated(),
        version: subject.version(),
        layout: order.job.layout().to_owned(),
        size: size.id.clone(),
        finish: order.job.finish().id().to_owned(),
        office: order.unit.clone(),
        width_mm: size.width_mm,
        height_mm: size.height_mm,
        scale: size.scale,
        pages: sheet.pages,
        as_of: wanted.options.as_of.to_string(),
    }
}

/// The name of a page in file names; the sheets of a page and of its translation lie side by side.
fn file_slug(subject: Subject<'_>, default_language: &str) -> String {
    match (subject.slug(), subject.lang()) {
        ("", _) => "trang-chu".to_owned(),
        (slug, lang) if lang == default_language => slug.to_owned(),
        (slug, lang) => format!("{slug}-{lang}"),
    }
}

fn make(sheets: &Sheets, orders: &[Order], want: Want, progress: &dyn Progress) -> Result<Vec<Sheet>, Vec<Diagnostic>> {
    progress.stage(Stage::Print, orders.len());
    let made = crew::each(orders, |order| {
        let sheet = sheets.export(&order.job, want);
        progress.tick();
        sheet
    });
    let mut all = Vec::with_capacity(made.len());
    let mut faults: Vec<Diagnostic> = Vec::new();
    for sheet in made {
        match sheet {
            Ok(sheet) => all.push(sheet),
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
pub(super) fn find_page<'a>(site: &'a Site, default_language: &str, written: &str) -> Result<Subject<'a>, Diagnostic> {
    let path = written.trim().replace('\\', "/");
    let path = path.trim_start_matches("./").trim_start_matches("@/").trim_start_matches("content/");
    let path = path.trim_matches('/').trim_end_matches(".md");
    let (path, lang) = match path.rsplit_once('.') {
        Some((stem, lang)) if site.sections.iter().any(|section| *section.lang == *lang) => (stem, lang),
        _ => (path, default_language),
    };
    let path = path.trim_end_matches("/index").trim_end_matches("_index").trim_matches('/');
    let joined = |end: &str| if path.is_empty() { end.to_owned() } else { format!("{path}/{end}") };
    let keys = [format!("{path}.md"), joined("index.md"), joined("_index.md")];
    if let Some(target) = keys.iter().find_map(|key| site.find(key, lang)) {
        return Ok(Subject::of(site, target));
    }
    match keys.iter().find_map(|key| site.withheld.get(key.as_str())) {
        Some(Withheld::TakenDown) => Err(Diagnostic::error("print-page-taken-down").arg("page", written)),
        Some(Withheld::Draft) => Err(Diagnostic::error("print-page-draft").arg("page", written)),
        Some(Withheld::Scheduled(date) | Withheld::Expired(date)) => {
            Err(Diagnostic::error("print-page-withheld").arg("page", written).arg("date", date))
        }
        None => Err(Diagnostic::error("print-unknown-page").arg("page", written).suggest(&keys[0], site.keys())),
    }
}

/// The layout that suits a page: a publication names its own.
pub(super) fn usual_layout(subject: Subject<'_>) -> String {
    let named = subject.record().get("bo_cuc").and_then(Json::as_str);
    let usual = match subject.kind() {
        "thu-tuc" => "phieu-thu-tuc",
        "mo-hinh" => "phieu-nhan-rong",
        _ => "trang",
    };
    named.unwrap_or(usual).to_owned()
}

/// The first size that a publication names, in its own layout.
pub(super) fn usual_size(subject: Subject<'_>, layout: &str) -> Option<String> {
    let record = subject.record();
    let own = record.get("bo_cuc").and_then(Json::as_str) == Some(layout);
    let first = record.get("kho").and_then(|sizes| sizes.get(0)).and_then(Json::as_str);
    first.filter(|_| own).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_parted_by_commas_that_are_not_decimal() {
        assert_eq!(several("a2, A3"), ["a2", "a3"]);
        assert_eq!(several("0,9x7m"), ["0,9x7m"]);
        assert_eq!(several(",,"), Vec::<String>::new());
        assert_eq!(once(vec![2, 1, 2]), [2, 1]);
    }
}
