//! Every layout of the theme in every size and finish, with the hub's own pages: set without a finding
//! that stops it, and looking as it looked when somebody last looked at it.
//!
//! The pictures in `tests/fixtures/print/` are small: one for each layout, size and finish.
//! `CCHC_NEW_PICTURES=1` writes them anew: open them before you commit them.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cchc::date::Date;
use cchc::diag::{Diagnostic, Severity, Speech};
use cchc::pipeline::{self, Catalogue, OfficeChoice, Options, PrintOptions};
use cchc::print::{Finish, PngSize, Sheet, Want};

/// The longer side of a drawn picture, and of a stored one, in px.
const DRAWN: u32 = 640;
const SIDE: u32 = 96;
/// How far a picture may be from the stored one: mean difference of its levels, of 255.
const TOLERANCE: f64 = 4.0;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn options() -> Options {
    Options {
        root: root(),
        config: None,
        output_dir: None,
        base_url: Some("https://cchc.caobang.gov.vn".to_owned()),
        drafts: false,
        as_of: Date::parse("2026-11-25").unwrap(),
        portable: false,
        force: false,
        preview: false,
        release_gate: false,
        outgoing: cchc::pipeline::Outgoing::default(),
    }
}

/// A page that a layout is for: a publication of its own, else a page of its kind, else a procedure.
fn page(catalogue: &Catalogue, layout: &str) -> String {
    let own = catalogue.publications.iter().find(|row| row.layout == layout);
    let of_kind = if layout == "phieu-nhan-rong" { "mo-hinh/gio-lang-nghe" } else { "thu-tuc/dang-ky-khai-sinh" };
    own.map_or_else(|| of_kind.to_owned(), |row| row.page.clone())
}

fn wanted(page: &str, layout: &str, size: &str, finish: Finish) -> PrintOptions {
    PrintOptions {
        options: options(),
        page: page.to_owned(),
        layout: Some(layout.to_owned()),
        sizes: vec![size.to_owned()],
        finishes: vec![finish.id().to_owned()],
        offices: OfficeChoice::Some(vec!["ha-lang".to_owned()]),
        table: None,
        formats: None,
        png: PngSize::default(),
        output_dir: root(),
    }
}

/// Every combination that is not refused for a reason of its own.
fn matrix(catalogue: &Catalogue) -> Vec<(String, String, Finish)> {
    let mut all = Vec::new();
    for layout in &catalogue.layouts {
        for size in &layout.sizes {
            all.extend(layout.finishes.iter().map(|finish| (layout.id.clone(), size.clone(), *finish)));
        }
    }
    all
}

fn told(faults: &[Diagnostic]) -> String {
    faults.iter().map(|fault| format!("{}: {}", fault.code, fault.message(Speech::En))).collect::<Vec<_>>().join("\n")
}

/// What is told of each, on all cores. Not a parallel iterator: the work within uses the same pool, and
/// would be stolen from one another until the stack is full.
fn each<T: Sync>(all: &[T], tell: impl Fn(&T) -> Option<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    found.lock().unwrap().extend(tell(one));
                }
            });
        }
    });
    let mut found = found.into_inner().unwrap();
    found.sort();
    found
}

#[test]
fn every_layout_in_every_size_and_finish_sets_the_hubs_own_pages() {
    let catalogue = pipeline::catalogue(&options()).unwrap();
    let matrix = matrix(&catalogue);
    assert!(catalogue.layouts.len() >= 10 && matrix.len() >= 100, "{} layouts", catalogue.layouts.len());
    let wrong = each(&matrix, |(layout, size, finish)| {
        let page = page(&catalogue, layout);
        let name = format!("{page} {layout} {size} {}", finish.id());
        let want = Want { pdf: true, png: None, first_only: true };
        match pipeline::sheet(&wanted(&page, layout, size, *finish), want) {
            Ok(sheet) => unwelcome(&sheet).map(|told| format!("{name}\n{told}")),
            // A sheet that fits on one piece of paper, or that is too large, is not cut up.
            Err(faults) if faults.iter().all(|fault| fault.code.ends_with("-tiles")) => None,
            Err(faults) => Some(format!("{name}\n{}", told(&faults))),
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What preflight finds on the hub's own sheets; an office whose address nobody confirmed is no fault
/// of a layout.
fn unwelcome(sheet: &Sheet) -> Option<String> {
    let found: Vec<Diagnostic> =
        sheet.warnings.iter().filter(|fault| fault.code != "print-no-maker").cloned().collect();
    (!found.is_empty()).then(|| told(&found))
}

#[test]
fn sheets_look_as_they_looked() {
    let catalogue = pipeline::catalogue(&options()).unwrap();
    let folder = root().join("tests/fixtures/print");
    let fresh = std::env::var_os("CCHC_NEW_PICTURES").is_some();
    let all = matrix(&catalogue);
    let wrong = each(&all, |(layout, size, finish)| {
        let name = format!("{layout}-{size}-{}.png", finish.id());
        let page = page(&catalogue, layout);
        let want = Want { pdf: false, png: Some(PngSize::LongSide(DRAWN)), first_only: true };
        let sheet = pipeline::sheet(&wanted(&page, layout, size, *finish), want).ok()?;
        let drawn = image::load_from_memory(&sheet.pngs[0].bytes).unwrap();
        let small = drawn.resize(SIDE, SIDE, image::imageops::FilterType::Triangle).to_rgb8();
        if fresh {
            std::fs::create_dir_all(&folder).unwrap();
            small.save(folder.join(&name)).unwrap();
            return None;
        }
        differs(&folder.join(&name), &small).map(|why| format!("{name}: {why}"))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn differs(stored: &Path, made: &image::RgbImage) -> Option<String> {
    let Ok(stored) = image::open(stored) else { return Some("there is no stored picture".to_owned()) };
    let stored = stored.to_rgb8();
    if stored.dimensions() != made.dimensions() {
        return Some(format!("{:?} instead of {:?}", made.dimensions(), stored.dimensions()));
    }
    let off: u64 = stored.as_raw().iter().zip(made.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let mean = off as f64 / stored.as_raw().len() as f64;
    (mean > TOLERANCE).then(|| format!("the mean difference is {mean:.1}"))
}

#[test]
fn what_the_configuration_calls_an_error_stops_a_sheet_before_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("trang");
    for (name, bytes) in cchc::source::starter_files() {
        let path = site.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let config = std::fs::read_to_string(site.join("config.toml")).unwrap();
    std::fs::write(site.join("config.toml"), format!("{config}\n[print]\nerrors = [\"print-draft\"]\n")).unwrap();
    let page = site.join("content/tin-tuc/nhap.md");
    std::fs::write(&page, "+++\ntitle = \"Nháp\"\ndraft = true\ndate = 2026-01-01\n+++\nChữ.\n").unwrap();
    let mut wanted = wanted("tin-tuc/nhap", "trang", "a4", Finish::Office);
    wanted.options = Options { root: site.clone(), drafts: true, base_url: None, ..options() };
    wanted.offices = OfficeChoice::None;
    wanted.output_dir = folder.path().join("in");
    let faults = pipeline::print(&wanted, &pipeline::Silent).unwrap_err();
    let errors: Vec<&str> = faults.iter().filter(|f| f.severity == Severity::Error).map(|f| f.code).collect();
    assert_eq!(errors, ["print-draft"]);
    assert!(!wanted.output_dir.exists());
    std::fs::write(site.join("config.toml"), format!("{config}\n[print]\nerrors = [\"print-draf\"]\n")).unwrap();
    let faults = pipeline::print(&wanted, &pipeline::Silent).unwrap_err();
    assert!(faults.iter().any(|f| f.code == "unknown-choice" && f.suggestion.as_deref() == Some("print-draft")));
}
