//! The two tables of a theme's print folder: `sizes.toml` and `layouts.toml`.
//!
//! Owns [`Layout`] and [`Names`], and how the tables are read and checked. Adding a size is one row,
//! adding a layout one row and one `.typ` file.

use std::collections::BTreeSet;

use super::finish::Finish;
use super::size::{Free, Size};
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

/// Which files a layout is made into when nothing else is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Medium {
    /// Paper or cloth: a PDF.
    #[default]
    Paper,
    /// A screen: PNG pictures.
    Screen,
}

/// One layout: a Typst file and what it can make.
#[derive(Debug, Clone, PartialEq)]
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
    /// Sizes made to measure that it takes too.
    pub free: Option<Free>,
    /// Finishes it can be made in.
    pub finishes: Vec<Finish>,
    /// What it is made for.
    pub medium: Medium,
    /// Kinds of page that it is for; none means any.
    pub kinds: Vec<String>,
    /// Whether the QR code of an office's sheet opens the page of the office; else it opens the page
    /// that the sheet is about.
    pub opens_office: bool,
    /// The fields it prints, as authors write them (`in_an.tieu_de`), for lists and help.
    pub fields: Vec<String>,
}

/// Reads `sizes.toml`.
pub(super) fn sizes(file: &str, text: &str) -> Result<Vec<Size>, Vec<Diagnostic>> {
    read(file, text, |table| {
        let mut seen = BTreeSet::new();
        table.tables("size", |row| {
            let size = size(row, &mut seen);
            if !size.can_be_drawn() {
                row.complain(Diagnostic::error("print-bad-size").arg("size", &size.id).at(row.span("id")));
            }
            size
        })
    })
}

fn size(row: &Reader<'_>, seen: &mut BTreeSet<String>) -> Size {
    let length = |key: &str, otherwise: f64| row.number(key).filter(|mm| *mm >= 0.0).unwrap_or(otherwise);
    let size = Size {
        id: unused_id(row, seen),
        name: names(row),
        width_mm: row.number("width_mm").unwrap_or_default(),
        height_mm: row.number("height_mm").unwrap_or_default(),
        scale: 1,
        bleed_mm: length("bleed_mm", 3.0),
        hem_mm: length("hem_mm", 0.0),
        eyelet_mm: length("eyelet_mm", 0.0),
        viewing_m: length("viewing_m", 1.0),
        hanging_days: row.count("hanging_days"),
        px: None,
    };
    let px = |key: &str| row.count(key).and_then(|px| u32::try_from(px).ok());
    if let (Some(width), Some(height)) = (px("width_px"), px("height_px")) {
        return size.on_screen(width, height);
    }
    let scale = row.count("scale").and_then(|scale| u32::try_from(scale).ok());
    match scale {
        Some(scale) => Size { scale: scale.max(1), ..size },
        None => size.scaled(),
    }
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
                free: row.has("free").then(|| row.table("free", free)),
                finishes: finishes(row),
                medium: row
                    .choice("medium", &[("paper", Medium::Paper), ("screen", Medium::Screen)])
                    .unwrap_or_default(),
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

/// The finishes that a row names; a layout that names none has those that cut nothing.
fn finishes(row: &Reader<'_>) -> Vec<Finish> {
    let Some(named) = row.texts("finishes") else {
        return Finish::ALL.into_iter().filter(|finish| finish.tile_mm().is_none()).collect();
    };
    let known = || Finish::ALL.into_iter().map(Finish::id);
    let mut found = Vec::new();
    for (number, id) in named.iter().enumerate() {
        match Finish::find(id) {
            Some(finish) => found.push(finish),
            None => row.complain(
                Diagnostic::error("unknown-choice")
                    .arg("key", "finishes")
                    .arg("value", id)
                    .arg("choices", known().collect::<Vec<_>>().join(", "))
                    .at(row.span_of_item("finishes", number))
                    .suggest(id, known()),
            ),
        }
    }
    found
}

fn free(row: &Reader<'_>) -> Free {
    let side = |key: &str| {
        let range = row
            .table(key, |range| (range.number("least").unwrap_or_default(), range.number("most").unwrap_or_default()));
        if range.0 < 10.0 || range.1 < range.0 {
            row.complain(Diagnostic::error("print-bad-range").arg("key", key).at(row.span(key)));
        }
        range
    };
    Free { width_mm: side("width_mm"), height_mm: side("height_mm") }
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
