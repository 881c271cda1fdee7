//! The two tables of a theme's print folder: `sizes.toml` and `layouts.toml`.
//!
//! Owns [`Size`], [`Layout`] and [`Names`], and how the tables are read and checked. Adding a size
//! is one row, adding a layout one row and one `.typ` file.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::diag::{Diagnostic, Span, Speech};

/// A name in the two languages of the program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, PartialEq, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default = "one")]
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
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
    /// The fields it prints, as authors write them (`in_an.tieu_de`), for lists and help.
    pub fields: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SizeTable {
    size: Vec<Size>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayoutTable {
    layout: Vec<Layout>,
}

const fn one() -> u32 {
    1
}

/// The longest sheet side that a PDF can have, in mm (14,400 pt).
const LONGEST_MM: f64 = 5080.0;

/// Reads `sizes.toml`.
pub(super) fn sizes(file: &str, text: &str) -> Result<Vec<Size>, Vec<Diagnostic>> {
    let rows = read::<SizeTable>(file, text)?.size;
    let fit = |mm: f64| mm.is_finite() && (10.0..=LONGEST_MM).contains(&mm);
    let bad = rows.iter().filter(|size| {
        let (width, height) = size.sheet_mm();
        size.scale == 0 || !fit(width) || !fit(height)
    });
    let mut faults: Vec<_> = bad
        .map(|size| Diagnostic::error("print-bad-size").arg("size", &size.id).at(place(file, text, &size.id)))
        .collect();
    faults.extend(twice(file, text, rows.iter().map(|size| size.id.as_str())));
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

/// Reads `layouts.toml`; `sizes` and `has_file` are what its rows may name.
pub(super) fn layouts(
    file: &str,
    text: &str,
    sizes: &[Size],
    has_file: impl Fn(&str) -> bool,
) -> Result<Vec<Layout>, Vec<Diagnostic>> {
    let rows = read::<LayoutTable>(file, text)?.layout;
    let mut faults = twice(file, text, rows.iter().map(|layout| layout.id.as_str()));
    let known = || sizes.iter().map(|size| size.id.as_str());
    for row in &rows {
        let unknown = row.sizes.iter().chain([&row.default_size]).filter(|id| known().all(|size| size != id.as_str()));
        faults.extend(unknown.map(|id| {
            let fault = Diagnostic::error("print-unknown-size").arg("size", id).arg("layout", &row.id);
            fault.arg("known", known().collect::<Vec<_>>().join(", ")).suggest(id, known()).at(place(file, text, id))
        }));
        if !row.sizes.contains(&row.default_size) {
            let fault = Diagnostic::error("print-default-size").arg("size", &row.default_size).arg("layout", &row.id);
            faults.push(fault.at(place(file, text, &row.id)));
        }
        if !has_file(&row.template) {
            let fault =
                Diagnostic::error("print-missing-template").arg("template", &row.template).arg("layout", &row.id);
            faults.push(fault.at(place(file, text, &row.template)));
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Vec<Diagnostic>> {
    toml::from_str(text).map_err(|error| {
        let span = Span::locate(file, text, error.span().unwrap_or_default());
        vec![Diagnostic::error("print-bad-table").arg("file", file).arg("message", error.message()).at(span)]
    })
}

fn twice<'a>(file: &str, text: &str, ids: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let again = ids.filter(|id| !seen.insert(id.to_owned()));
    again.map(|id| Diagnostic::error("print-twice").arg("name", id).at(place(file, text, id))).collect()
}

/// Where `"name"` stands in the table.
fn place(file: &str, text: &str, name: &str) -> Span {
    match text.find(&format!("\"{name}\"")) {
        Some(at) => Span::locate(file, text, at + 1..at + 1 + name.len()),
        None => Span::file(file),
    }
}
