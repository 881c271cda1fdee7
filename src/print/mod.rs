//! The print studio: a page, a layout, a size and an office in; a PDF and a picture out.
//!
//! Sole owner of Typst. [`Studio`] holds what all sheets share (the theme's layouts parsed once,
//! its fonts, its two tables) and is used from many threads at once:
//!
//! ```text
//! Studio::new(files, cache) → studio.job(layout, size, data) → studio.export(&job, want) → Sheet
//! ```
//!
//! The same inputs give the same bytes: the date comes from the data, fonts from the theme only,
//! and a layout can reach no file but its own folder, `/data.json` and the job's pictures. PDFs are
//! PDF/UA-1: tagged, with title, language and embedded fonts.
//!
//! It does not choose pages, name files or write to disk.

mod data;
mod export;
mod faults;
mod inspect;
mod tables;
#[cfg(test)]
mod tests;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::foundations::{Bytes, Datetime};
use typst::text::Font;

pub use data::{InAn, JobData, Office, Origin, PageData, Qr, SiteData, Step};
pub use export::{LONGEST_PX, Png, PngSize, Sheet, Want};
pub use tables::{Layout, Names, Size};

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

/// One sheet to make: a layout, a size, and what it says. Plain data; making one is cheap.
#[derive(Debug, Clone)]
pub struct Job {
    layout: usize,
    layout_id: String,
    size: Size,
    json: String,
    origin: Origin,
    pictures: BTreeMap<String, Arc<[u8]>>,
    date: Option<Datetime>,
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

    /// A job, when the theme has the layout and the layout is made for the size (its default when
    /// none is asked for); otherwise a finding that proposes the nearest.
    pub fn job(&self, layout: &str, size: Option<&str>, data: JobData) -> Result<Job, Diagnostic> {
        let index = self.layouts.iter().position(|row| row.id == layout);
        let index = index.ok_or_else(|| self.unknown_layout(layout, &data.origin))?;
        let row = &self.layouts[index];
        if !row.kinds.is_empty() && !row.kinds.contains(&data.page.kind) {
            let fault = Diagnostic::error("print-wrong-kind").arg("layout", &row.id).arg("kinds", row.kinds.join(", "));
            return Err(at(fault, &data.origin));
        }
        let wanted = size.unwrap_or(&row.default_size);
        let size = self.sizes.iter().find(|size| size.id == wanted && row.sizes.contains(&size.id));
        let size = size.ok_or_else(|| unknown_size(row, wanted, &data.origin))?.clone();
        let json = data::to_json(&data, row, &size);
        let date = data.page.updated.as_deref().and_then(parse_date).or_else(|| parse_date(&data.as_of));
        let JobData { origin, pictures, .. } = data;
        Ok(Job { layout: index, layout_id: row.id.clone(), size, json, origin, pictures, date })
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

fn unknown_size(row: &Layout, size: &str, origin: &Origin) -> Diagnostic {
    let known = || row.sizes.iter().map(String::as_str);
    let fault = Diagnostic::error("print-unknown-size").arg("size", size).arg("layout", &row.id);
    at(fault.arg("known", known().collect::<Vec<_>>().join(", ")).suggest(size, known()), origin)
}

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
