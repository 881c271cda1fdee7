//! The two tables of a theme's print folder: `sizes.toml` and `layouts.toml`.
//!
//! Owns [`Size`], [`Layout`] and [`Names`], and how the tables are read and checked. Adding a size
//! is one row, adding a layout one row and one `.typ` file.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::data::{Document, Reader, parse_toml};
use crate::diag::{Diagnostic, Speech};

/// A name in the two languages of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Names {
    /// The name in a language.
    pub fn text(&self, speech: Speech) -> &str {
        match speech {
            Speech::Vi => &self.vi,
            Speech::En => &self.en,
        }
    }
}

/// One size: what hangs on the wall, and at what scale it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Size {
    /// Its id in commands and file names: `a2`, `1x6`.
    pub id: String,
    /// Its name for people.
    pub name: Names,
    /// Width of the finished piece in mm.
    pub width_mm: f64,
    /// Height of the finished piece in mm.
    pub height_mm: f64,
    /// Drawn at 1:`scale`; the sheet is the finished piece divided by it.
    pub scale: u32,
}

impl Size {
    /// Width and height of the drawn sheet in mm, trimmed.
    pub fn sheet_mm(&self) -> (f64, f64) {
        let scale = f64::from(self.scale);
        (self.width_mm / scale, self.height_mm / scale)
    }

    pub(super) fn to_value(&self) -> Value {
        let (width, height) = self.sheet_mm();
        json!({
            "id": self.id, "name": self.name.vi, "name_en": self.name.en,
            "width_mm": width, "height_mm": height, "scale": self.scale,
            "final_width_mm": self.width_mm, "final_height_mm": self.height_mm,
        })
    }
}

/// One layout: a Typst file and what it can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Its id in commands and file names: `ap-phich`.
    pub id: String,
    /// Its name for people.
    pub name: Names,
    /// Its file in the print folder.
    pub template: String,
    /// Ids of the sizes it is made for.
    pub sizes: Vec<String>,
    /// The size when none is asked for.
    pub default_size: String,
    /// Kinds of page that it is for; none means any.
    pub kinds: Vec<String>,
    /// Whether the QR code of an office's sheet opens the page of the office; else it opens the page
    /// that the sheet is about.
    pub opens_office: bool,
    /// The fields it prints, as authors write them (`in_an.tieu_de`), for lists and help.
    pub fields: Vec<String>,
}

/// The longest sheet side that a PDF can have, in mm (14,400 pt).
const LONGEST_MM: f64 = 5080.0;

/// Reads `sizes.toml`.
pub(super) fn sizes(file: &str, text: &str) -> Result<Vec<Size>, Vec<Diagnostic>> {
    read(file, text, |table| {
        let mut seen = BTreeSet::new();
        table.tables("size", |row| {
            let size = Size {
                id: unused_id(row, &mut seen),
                name: names(row),
                width_mm: row.number("width_mm").unwrap_or_default(),
                height_mm: row.number("height_mm").unwrap_or_default(),
                scale: row.count("scale").and_then(|scale| u32::try_from(scale).ok()).unwrap_or(1),
            };
            let fit = |mm: f64| mm.is_finite() && (10.0..=LONGEST_MM).contains(&mm);
            let (width, height) = size.sheet_mm();
            if !fit(width) || !fit(height) {
                row.complain(Diagnostic::error("print-bad-size").arg("size", &size.id).at(row.span("id")));
            }
            size
        })
    })
}

/// Reads `layouts.toml`; `sizes` and `has_file` are what its rows may name.
pub(super) fn layouts(
    file: &str,
    text: &str,
    sizes: &[Size],
    has_file: impl Fn(&str) -> bool,
) -> Result<Vec<Layout>, Vec<Diagnostic>> {
    read(file, text, |table| {
        let mut seen = BTreeSet::new();
        table.tables("layout", |row| {
            let layout = Layout {
                id: unused_id(row, &mut seen),
                name: names(row),
                template: row.needed_text("template"),
                sizes: row.texts("sizes").unwrap_or_default(),
                default_size: row.needed_text("default_size"),
                kinds: row.texts("kinds").unwrap_or_default(),
                opens_office: row.choice("code_opens", &[("office", true), ("page", false)]).unwrap_or(false),
                fields: row.texts("fields").unwrap_or_default(),
            };
            check_layout(row, &layout, sizes);
            if !has_file(&layout.template) {
                let fault = Diagnostic::error("print-missing-template").arg("template", &layout.template);
                row.complain(fault.arg("layout", &layout.id).at(row.span("template")));
            }
            layout
        })
    })
}

/// A layout names sizes that there are, its default among them.
fn check_layout(row: &Reader<'_>, layout: &Layout, sizes: &[Size]) {
    let known = || sizes.iter().map(|size| size.id.as_str());
    for id in layout.sizes.iter().filter(|id| known().all(|size| size != id.as_str())) {
        let fault = Diagnostic::error("print-unknown-size").arg("size", id).arg("layout", &layout.id);
        let fault = fault.arg("known", known().collect::<Vec<_>>().join(", ")).suggest(id, known());
        row.complain(fault.at(row.span("sizes")));
    }
    if !layout.sizes.contains(&layout.default_size) {
        let fault = Diagnostic::error("print-default-size").arg("size", &layout.default_size);
        row.complain(fault.arg("layout", &layout.id).at(row.span("default_size")));
    }
}

fn read<T>(file: &str, text: &str, rows: impl FnOnce(&Reader<'_>) -> T) -> Result<T, Vec<Diagnostic>> {
    let document = Document { file, text };
    let node = parse_toml(document, 0..text.len())?;
    let reader = Reader::new(document, &node, file);
    let value = rows(&reader);
    let faults = reader.finish();
    if faults.is_empty() { Ok(value) } else { Err(faults) }
}

/// The id of a row, which no row before it has.
fn unused_id(row: &Reader<'_>, seen: &mut BTreeSet<String>) -> String {
    let id = row.needed_text("id");
    if !id.is_empty() && !seen.insert(id.clone()) {
        row.complain(Diagnostic::error("print-twice").arg("name", &id).at(row.span("id")));
    }
    id
}

fn names(row: &Reader<'_>) -> Names {
    row.table("name", |name| Names { vi: name.needed_text("vi"), en: name.needed_text("en") })
}
