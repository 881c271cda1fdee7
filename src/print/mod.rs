//! The print studio: a page, a layout, a size and an office in; a PDF and a picture out.
//!
//! Sole owner of Typst. [`Studio`] holds what all sheets share (the theme's layouts parsed once,
//! its fonts, its two tables) and is used from many threads at once:
//!
//! ```text
//! Studio::new(files, cache) → studio.job(layout, size, finish, data) → studio.export(&job, want) → Sheet
//! ```
//!
//! The same inputs give the same bytes: the date comes from the data, fonts from the theme only,
//! and a layout can reach no file but its own folder, `/data.json` and the job's pictures. PDFs are
//! PDF/UA-1: tagged, with title, language and embedded fonts.
//!
//! It does not choose pages, name files or write to disk.

mod boxes;
mod data;
mod export;
mod faults;
mod finish;
mod inspect;
mod pictures;
pub mod preflight;
mod size;
mod tables;
#[cfg(test)]
mod tests;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::foundations::{Bytes, Datetime};
use typst::text::Font;

pub use data::{DocumentNote, Figure, InAn, JobData, NamedBy, Office, Origin, PageData, Qr, SiteData, Standing, Step};
pub use export::{LONGEST_PX, Png, PngSize, Sheet, Want};
pub use finish::{Finish, Outside};
pub use size::{Free, Size};
pub use tables::{Layout, Medium, Names};

use crate::cache::Cache;
use crate::diag::{Diagnostic, Span};
use crate::digest::Digest;
use world::Base;

/// The print folder of a theme.
#[derive(Debug, Clone, Default)]
pub struct PrintFiles {
    /// Where the folder is, from the site's root, for messages: `themes/hub/print`.
    pub folder: String,
    /// Its files by name: `ap-phich.typ`, `sizes.toml`, `layouts.toml`, …
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The theme's fonts (TTF or OTF), the only ones that sheets are set in.
    pub fonts: Vec<Arc<[u8]>>,
}

/// Makes sheets from one theme.
pub struct Studio {
    folder: String,
    base: Arc<Base>,
    layouts: Vec<Layout>,
    sizes: Vec<Size>,
    digest: String,
    cache: Cache,
}

/// One sheet to make: a layout, a size, a finish, and what it says. Plain data; making one is cheap.
#[derive(Debug, Clone)]
pub struct Job {
    layout: usize,
    layout_id: String,
    size: Size,
    finish: Finish,
    json: String,
    /// For a finish that cuts up or frames another sheet: the data of that sheet.
    sheet_json: Option<String>,
    origin: Origin,
    pictures: BTreeMap<String, Arc<[u8]>>,
    date: Option<Datetime>,
    findings: Vec<preflight::Finding>,
}

impl Job {
    /// The id of its layout.
    pub fn layout(&self) -> &str {
        &self.layout_id
    }

    /// Its size.
    pub fn size(&self) -> &Size {
        &self.size
    }

    /// Its finish.
    pub fn finish(&self) -> Finish {
        self.finish
    }

    /// What lies around its trim.
    pub fn outside(&self) -> Outside {
        Outside::of(&self.size, self.finish)
    }

    /// The JSON that its layout reads as `/data.json`, for use with Typst's own tools.
    pub fn json(&self) -> &str {
        &self.json
    }
}

impl Studio {
    /// Reads a theme's print folder. The findings name every fault of its tables and fonts.
    pub fn new(files: PrintFiles, cache: Cache) -> Result<Self, Vec<Diagnostic>> {
        let PrintFiles { folder, files, fonts } = files;
        let path = |name: &str| format!("{folder}/{name}");
        let table = |name: &'static str| {
            let missing = || vec![Diagnostic::error("print-missing-table").arg("file", path(name))];
            files.get(name).and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or_else(missing)
        };
        let sizes = tables::sizes(&path("sizes.toml"), table("sizes.toml")?)?;
        let layouts =
            tables::layouts(&path("layouts.toml"), table("layouts.toml")?, &sizes, |name| files.contains_key(name))?;
        let digest = digest(&files, &fonts);
        let base = Arc::new(Base::new(&files, read_fonts(&fonts)?));
        Ok(Self { folder, base, layouts, sizes, digest, cache })
    }

    /// The layouts of the theme, in its order.
    pub fn layouts(&self) -> &[Layout] {
        &self.layouts
    }

    /// The sizes of the theme, in its order.
    pub fn sizes(&self) -> &[Size] {
        &self.sizes
    }

    /// Whether the QR code of an office's sheet in this layout opens the page of the office.
    pub fn opens_office(&self, layout: &str) -> bool {
        self.layouts.iter().any(|row| row.id == layout && row.opens_office)
    }

    /// The layout of a name; otherwise a finding that proposes the nearest.
    ///
    /// # Errors
    /// When the theme has no such layout.
    pub fn layout(&self, layout: &str) -> Result<&Layout, Diagnostic> {
        self.layouts.iter().find(|row| row.id == layout).ok_or_else(|| self.unknown_layout(layout, &Origin::default()))
    }

    /// A job, when the theme has the layout and the layout is made for the size (its default when
    /// none is asked for) and the finish.
    ///
    /// # Errors
    /// What the layout is not made for, with the nearest that it is.
    pub fn job(&self, layout: &str, size: Option<&str>, finish: Finish, data: JobData) -> Result<Job, Diagnostic> {
        let index = self.layouts.iter().position(|row| row.id == layout);
        let index = index.ok_or_else(|| self.unknown_layout(layout, &data.origin))?;
        let row = &self.layouts[index];
        if !row.kinds.is_empty() && !row.kinds.contains(&data.page.kind) {
            let fault = Diagnostic::error("print-wrong-kind").arg("layout", &row.id).arg("kinds", row.kinds.join(", "));
            return Err(at(fault, &data.origin));
        }
        let size = self.size(row, size.unwrap_or(&row.default_size)).map_err(|fault| at(fault, &data.origin))?;
        check_finish(row, &size, finish).map_err(|fault| at(fault, &data.origin))?;
        let json = data::to_json(&data, row, &size, finish);
        let sheet = finish.of_sheet();
        let sheet_json = (sheet != finish).then(|| data::to_json(&data, row, &size, sheet));
        let date = data.page.updated.as_deref().and_then(parse_date).or_else(|| parse_date(&data.as_of));
        let findings = preflight::words(&data, row, &size, finish);
        let JobData { origin, pictures, .. } = data;
        let layout_id = row.id.clone();
        Ok(Job { layout: index, layout_id, size, finish, json, sheet_json, origin, pictures, date, findings })
    }

    /// The size of a layout that is wanted, or its usual one.
    ///
    /// # Errors
    /// An unknown layout or size.
    pub fn size_of(&self, layout: &str, size: Option<&str>) -> Result<Size, Diagnostic> {
        let row = self.layout(layout)?;
        self.size(row, size.unwrap_or(&row.default_size))
    }

    /// A size of a layout: a row of the table, or one made to measure.
    fn size(&self, row: &Layout, wanted: &str) -> Result<Size, Diagnostic> {
        let named = |id: &str| self.sizes.iter().find(|size| size.id == id && row.sizes.contains(&size.id));
        let measured = || row.free.as_ref()?.size(wanted, named(&row.default_size)?);
        named(wanted).cloned().or_else(measured).ok_or_else(|| unknown_size(row, wanted))
    }

    /// Makes the sheet of a job. Every finding names the field, layout and size.
    pub fn export(&self, job: &Job, want: Want) -> Result<Sheet, Vec<Diagnostic>> {
        export::sheet(self, job, want)
    }

    fn unknown_layout(&self, layout: &str, origin: &Origin) -> Diagnostic {
        let known = || self.layouts.iter().map(|row| row.id.as_str());
        let fault = Diagnostic::error("print-unknown-layout").arg("layout", layout);
        at(fault.arg("known", known().collect::<Vec<_>>().join(", ")).suggest(layout, known()), origin)
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    fn span(&self, name: &str) -> Span {
        Span::file(self.path(name))
    }
}

fn unknown_size(row: &Layout, size: &str) -> Diagnostic {
    let known = || row.sizes.iter().map(String::as_str);
    let names = known().collect::<Vec<_>>().join(", ");
    let metres = |(least, most): (f64, f64)| format!("{}–{} m", least / 1000.0, most / 1000.0);
    let fault = match &row.free {
        Some(free) => Diagnostic::error("print-unknown-measure")
            .arg("width", metres(free.width_mm))
            .arg("height", metres(free.height_mm)),
        None => Diagnostic::error("print-unknown-size"),
    };
    fault.arg("size", size).arg("layout", &row.id).arg("known", names).suggest(size, known())
}

/// A finish that the layout has; a sheet is cut up only when it is larger than the sheets.
fn check_finish(row: &Layout, size: &Size, finish: Finish) -> Result<(), Diagnostic> {
    if !row.finishes.contains(&finish) {
        let known = row.finishes.iter().map(|finish| finish.id()).collect::<Vec<_>>().join(", ");
        let fault = Diagnostic::error("print-finish-not-made").arg("finish", finish.id());
        return Err(fault.arg("layout", &row.id).arg("known", known));
    }
    let Some(tile) = finish.tile_mm() else { return Ok(()) };
    let fault = |code| Diagnostic::error(code).arg("finish", finish.id()).arg("size", &size.id);
    if size.fits(tile) {
        return Err(fault("print-needs-no-tiles"));
    }
    // Sheets overlap and have margins: at least four fifths of each are picture.
    let (width, height) = size.sheet_mm();
    if size.scale > 1 || width * height > MOST_TILES * tile.0 * tile.1 * 0.8 {
        return Err(fault("print-too-many-tiles"));
    }
    Ok(())
}

/// More sheets than this are no longer glued together by hand.
const MOST_TILES: f64 = 36.0;

/// At the page, when the caller said which.
fn at(fault: Diagnostic, origin: &Origin) -> Diagnostic {
    if origin.file.is_empty() { fault } else { fault.at(origin.span("")) }
}

fn read_fonts(fonts: &[Arc<[u8]>]) -> Result<Vec<Font>, Vec<Diagnostic>> {
    let mut read = Vec::new();
    let mut faults = Vec::new();
    for (index, bytes) in fonts.iter().enumerate() {
        let before = read.len();
        read.extend(Font::iter(Bytes::new(Arc::clone(bytes))));
        if read.len() == before {
            faults.push(Diagnostic::error("print-bad-font").arg("number", index + 1));
        }
    }
    if read.is_empty() && faults.is_empty() {
        faults.push(Diagnostic::error("print-no-font"));
    }
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// The digest of everything a sheet takes from the theme.
fn digest(files: &BTreeMap<String, Arc<[u8]>>, fonts: &[Arc<[u8]>]) -> String {
    let files = files.iter().flat_map(|(name, bytes)| [name.as_bytes(), &**bytes]);
    Digest::of_parts(files.chain(fonts.iter().map(|bytes| &**bytes))).hex()
}

/// `YYYY-MM-DD`, as the data writes dates.
fn parse_date(text: &str) -> Option<Datetime> {
    let mut parts = text.get(..10)?.split('-');
    let mut next = || parts.next()?.parse::<u16>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    Datetime::from_ymd(year.into(), month.try_into().ok()?, day.try_into().ok()?)
}
