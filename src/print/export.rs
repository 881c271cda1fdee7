//! One sheet: compiled, looked at, written as PDF and as picture.
//!
//! Owns [`Want`], [`PngSize`], [`Sheet`] and [`Png`], the cache key and the form of a cached sheet.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};
use typst::diag::Warned;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

use super::data::picture_path;
use super::finish::Outside;
use super::preflight::{self, Finding};
use super::world::JobWorld;
use super::{Job, Studio, boxes, faults, inspect, pictures};
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::images::png_of_drawing;

/// The longest side of any picture, in px: beyond it a poster takes seconds to draw.
pub const LONGEST_PX: u32 = 4000;

/// The longer side of a picture is at least so long, in px: in a smaller one the lines of black-and-white
/// hills would be less than a pixel apart, which Typst cannot draw.
const SHORTEST_PX: u32 = 480;

/// Points, pixels of a screen and millimetres in an inch.
const PT_PER_IN: f64 = 72.0;
const PX_PER_IN: f64 = 96.0;
const MM_PER_IN: f64 = 25.4;

/// How fine a picture is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PngSize {
    /// Pixels per inch of the sheet.
    Ppi(f64),
    /// Pixels of the longer side, for previews.
    LongSide(u32),
}

impl Default for PngSize {
    fn default() -> Self {
        Self::Ppi(96.0)
    }
}

/// Which files are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Want {
    /// A PDF.
    pub pdf: bool,
    /// Pictures of the pages; never more than [`LONGEST_PX`] on the longer side.
    pub png: Option<PngSize>,
    /// Whether the first page is all that there are pictures of.
    pub first_only: bool,
}

/// A picture of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Png {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Width in px.
    pub width: u32,
    /// Height in px.
    pub height: u32,
}

/// A finished sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The PDF, when wanted.
    pub pdf: Option<Arc<[u8]>>,
    /// The pictures, when wanted, one a page.
    pub pngs: Vec<Png>,
    /// How many pages.
    pub pages: usize,
    /// Width of the first page in mm, trimmed, as drawn.
    pub width_mm: f64,
    /// Height of the first page in mm, trimmed, as drawn.
    pub height_mm: f64,
    /// What is worth knowing about it. A sheet with warnings is not kept in the cache.
    pub warnings: Vec<Diagnostic>,
}

/// Makes the sheet of a job, or takes it from the cache.
pub(super) fn sheet(studio: &Studio, job: &Job, want: Want) -> Result<Sheet, Vec<Diagnostic>> {
    let key = key(studio, job, want);
    let (mut sheet, found) = match studio.cache.get(&key).and_then(|bytes| unpack(&bytes)) {
        Some(kept) => kept,
        None => {
            let made = make(studio, job, want);
            forget();
            let (sheet, found) = made?;
            if sheet.warnings.is_empty() {
                studio.cache.put(&key, &pack(&sheet, &found));
            }
            (sheet, found)
        }
    };
    sheet.warnings.extend(job.findings.iter().chain(&found).filter_map(|finding| finding.about(job)));
    Ok(sheet)
}

fn make(studio: &Studio, job: &Job, want: Want) -> Result<(Sheet, Vec<Finding>), Vec<Diagnostic>> {
    let pictures = pictures::ready(studio, job)?;
    let world = |json: &str| world(studio, job, json, &pictures).ok_or_else(|| vec![unusable(studio, job)]);
    // A sheet that is cut up or framed is looked over whole, before.
    let whole = job.sheet_json.as_deref().map(world).transpose()?;
    let looked_over = whole.as_ref().map(|world| compile(studio, job, world, true)).transpose()?;
    let world = world(&job.json)?;
    let (document, mut warnings) = compile(studio, job, &world, looked_over.is_none())?;
    let found = preflight::look(job, looked_over.as_ref().map_or(&document, |(whole, _)| whole));
    warnings.extend(looked_over.into_iter().flat_map(|(_, warnings)| warnings));
    warnings.dedup();
    let pages = document.pages();
    let first = pages.first().ok_or_else(|| vec![unusable(studio, job)])?;
    let pdf = want.pdf.then(|| pdf(studio, job, &world, &document)).transpose()?;
    let pictured = &pages[..if want.first_only { 1 } else { pages.len() }];
    let pngs = want.png.map(|size| pictured.iter().map(|page| png(job, page, size)).collect::<Result<_, _>>());
    let pngs = pngs.transpose().map_err(|error| vec![error])?.unwrap_or_default();
    let size = first.frame.size();
    let mm = |pt: f64| pt / PT_PER_IN * MM_PER_IN;
    let (width_mm, height_mm) = (mm(size.x.to_pt()), mm(size.y.to_pt()));
    Ok((Sheet { pdf, pngs, pages: pages.len(), width_mm, height_mm, warnings }, found))
}

/// The set document of a job and the warnings about it; every finding at once when it is unfit.
pub(super) fn compile(
    studio: &Studio,
    job: &Job,
    world: &JobWorld,
    look_over: bool,
) -> Result<(PagedDocument, Vec<Diagnostic>), Vec<Diagnostic>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let warnings = warnings.iter().map(|warning| faults::from_warning(studio, job, world, warning)).collect();
    let document = output.map_err(|errors| {
        errors.iter().map(|error| faults::from_error(studio, job, world, error)).collect::<Vec<_>>()
    })?;
    let mut found = faults::reported(job, &document);
    if found.is_empty() && look_over {
        found = inspect::findings(job, &document);
    }
    if found.is_empty() { Ok((document, warnings)) } else { Err(found) }
}

/// What Typst sees for a job, with the data of its sheet or of another; none when its template's name
/// is no path.
pub(super) fn world(studio: &Studio, job: &Job, json: &str, pictures: &[Arc<[u8]>]) -> Option<JobWorld> {
    let pictures = pictures.iter().enumerate();
    let pictures = pictures.map(|(index, bytes)| (picture_path(index), Bytes::new(Arc::clone(bytes))));
    let template = &studio.layouts[job.layout].template;
    JobWorld::new(Arc::clone(&studio.base), template, Bytes::from_string(json.to_owned()), pictures, job.date)
}

fn unusable(studio: &Studio, job: &Job) -> Diagnostic {
    let layout = &studio.layouts[job.layout];
    let fault = Diagnostic::error("print-missing-template").arg("template", &layout.template);
    fault.arg("layout", &layout.id).at(studio.span(&layout.template))
}

fn pdf(studio: &Studio, job: &Job, world: &JobWorld, document: &PagedDocument) -> Result<Arc<[u8]>, Vec<Diagnostic>> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| vec![Diagnostic::error("print-pdf").arg("message", error.message())])?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(concat!("cchc ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: job.date.and_then(midnight).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(document, &options).map_err(|errors| {
        errors.iter().map(|error| faults::from_error(studio, job, world, error)).collect::<Vec<_>>()
    })?;
    let outside = job.outside();
    let bounded = (outside != Outside::default()).then(|| boxes::with_bleed(&bytes, outside.bleed_mm)).flatten();
    Ok(bounded.unwrap_or(bytes).into())
}

fn midnight(date: Datetime) -> Option<Datetime> {
    Datetime::from_ymd_hms(date.year()?, date.month()?, date.day()?, 0, 0, 0)
}

fn png(job: &Job, page: &Page, size: PngSize) -> Result<Png, Diagnostic> {
    // A print shop sees its marks, and a drawing to scale its note.
    let render_bleed = job.outside() != Outside::default();
    let around = if render_bleed { page.bleed.sum_by_axis() } else { typst::layout::Size::zero() };
    let drawn = page.frame.size() + around;
    let longest = drawn.x.to_pt().max(drawn.y.to_pt()).max(1.0);
    let wanted = match (size, job.size.px) {
        // A picture for a screen has its pixels, unless it is a preview.
        (PngSize::Ppi(_), Some(_)) => PX_PER_IN / PT_PER_IN,
        (PngSize::Ppi(ppi), None) => ppi / PT_PER_IN,
        (PngSize::LongSide(px), _) => f64::from(px.min(LONGEST_PX)) / longest,
    };
    let most = f64::from(LONGEST_PX) / longest;
    let least = f64::from(SHORTEST_PX) / longest;
    let pixel_per_pt = if wanted.is_finite() { wanted.clamp(least, most) } else { most };
    let options = RenderOptions { pixel_per_pt: Scalar::new(pixel_per_pt), render_bleed };
    let picture = catch_unwind(AssertUnwindSafe(|| typst_render::render(page, &options)));
    let picture = picture.map_err(|_| Diagnostic::error("print-png").arg("message", "panic"))?;
    let (width, height) = (picture.width(), picture.height());
    let bytes = png_of_drawing(width, height, picture.data(), !job.pictures.is_empty());
    let bytes = bytes.map_err(|error| Diagnostic::error("print-png").arg("message", error))?;
    Ok(Png { bytes: bytes.into(), width, height })
}

/// Every input of the sheet: the theme's print folder and fonts, the JSON (which names layout,
/// size and date), the pictures, what is wanted, the program's version.
fn key(studio: &Studio, job: &Job, want: Want) -> Digest {
    let want = format!("{want:?}");
    let fixed = ["cchc print 4", env!("CARGO_PKG_VERSION"), job.json.as_str(), want.as_str(), studio.digest.as_str()];
    let pictures = job.pictures.values().map(|bytes| &**bytes);
    Digest::of_parts(fixed.into_iter().map(str::as_bytes).chain(pictures))
}

#[derive(Serialize, Deserialize)]
struct Head {
    pages: usize,
    width_mm: f64,
    height_mm: f64,
    pdf: Option<usize>,
    pngs: Vec<(usize, u32, u32)>,
    found: Vec<Finding>,
}

/// One line of JSON, then the PDF, then the pictures.
fn pack(sheet: &Sheet, found: &[Finding]) -> Vec<u8> {
    let head = Head {
        pages: sheet.pages,
        width_mm: sheet.width_mm,
        height_mm: sheet.height_mm,
        pdf: sheet.pdf.as_ref().map(|pdf| pdf.len()),
        pngs: sheet.pngs.iter().map(|png| (png.bytes.len(), png.width, png.height)).collect(),
        found: found.to_vec(),
    };
    let mut bytes = serde_json::to_vec(&head).unwrap_or_default();
    bytes.push(b'\n');
    bytes.extend(sheet.pdf.iter().flat_map(|pdf| pdf.iter()));
    bytes.extend(sheet.pngs.iter().flat_map(|png| png.bytes.iter()));
    bytes
}

fn unpack(bytes: &[u8]) -> Option<(Sheet, Vec<Finding>)> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head: Head = serde_json::from_slice(&bytes[..end]).ok()?;
    let rest = &bytes[end + 1..];
    let (pdf, mut rest) = rest.split_at_checked(head.pdf.unwrap_or(0))?;
    let mut pngs = Vec::with_capacity(head.pngs.len());
    for (length, width, height) in head.pngs {
        let (bytes, after) = rest.split_at_checked(length)?;
        pngs.push(Png { bytes: bytes.into(), width, height });
        rest = after;
    }
    let pdf = head.pdf.is_some().then(|| pdf.into());
    let (pages, width_mm, height_mm) = (head.pages, head.width_mm, head.height_mm);
    Some((Sheet { pdf, pngs, pages, width_mm, height_mm, warnings: Vec::new() }, head.found))
}

/// Typst remembers what it has set; this lets it forget what the last sheets did not need again,
/// so that memory stays flat over hundreds of sheets.
fn forget() {
    /// Sheets between two clearings.
    const EVERY: usize = 8;
    /// Clearings that an unused result outlives.
    const AGE: usize = 2;
    static MADE: AtomicUsize = AtomicUsize::new(0);
    if MADE.fetch_add(1, Ordering::Relaxed) % EVERY == EVERY - 1 {
        typst::comemo::evict(AGE);
    }
}
