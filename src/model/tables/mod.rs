//! Tables beside a section that its pages share: values of indices, old units, results of feedback.
//!
//! A section names them in its front matter ([`KEYS`]); `read` turns all of them into [`Tables`].
//! `Table` is a file whose columns were checked, and gives each cell with its place. Every table
//! is told all its faults at once, each with file, row and column.

pub mod feedback;
pub mod indices;
pub mod old_units;

use std::collections::HashSet;
use std::sync::Arc;

use super::Page;
use super::parse::Parsed;
use super::section::Section;
use crate::config::Config;
use crate::data::{CsvRow, Reader, cell_span, read_csv};
use crate::date::Date;
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::source::SourceTree;

/// The front-matter keys by which a section names its tables: values of indices, old units and what
/// became of them, results of feedback.
pub const KEYS: [&str; 3] = ["so_lieu", "don_vi_cu", "ket_qua"];

/// A table that a section names.
#[derive(Debug, Clone)]
pub struct TableName {
    /// The key that names it, one of [`KEYS`].
    pub key: &'static str,
    /// The name of the file beside `_index.md`.
    pub file: String,
    place: Span,
}

/// What all the tables of a site say.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Values of indices.
    pub indices: indices::Indices,
    /// The units before 01/7/2025.
    pub old_units: old_units::OldUnits,
    /// Results of feedback.
    pub feedback: Vec<feedback::Answer>,
}

/// The tables that a section's front matter names.
pub(super) fn names(reader: &Reader<'_>) -> Vec<TableName> {
    let name = |key: &'static str| {
        let file = reader.filled_text(key)?;
        Some(TableName { key, file, place: reader.span(key) })
    };
    KEYS.into_iter().filter_map(name).collect()
}

/// Findings in one table. More are one mistake many times over, each with a copy of its line.
const MOST_FAULTS: usize = 300;

/// Reads every table of the sections, and adds the pages that follow from the old units.
pub(super) fn read(config: &Config, files: &SourceTree, as_of: Date, parsed: &mut Parsed) -> (Tables, Vec<Diagnostic>) {
    let mut tables = Tables::default();
    let mut faults = Vec::new();
    let mut told = HashSet::new();
    for section in &parsed.sections {
        for name in &section.meta.tables {
            let (columns, optional) = columns(name.key);
            let refuse = if name.key == "ket_qua" { feedback::personal_column } else { |_: &str| None };
            match Table::open(files, section, name, columns, optional, refuse) {
                // A translation may name the same table: it is read once.
                Ok(table) if !told.insert((name.key, table.source.clone())) => {}
                Ok(table) => faults.extend(take(&mut tables, name.key, &table, section, parsed, as_of)),
                Err(found) => faults.extend(found),
            }
        }
    }
    let made = old_units::pages(config, &parsed.sections, &tables.old_units);
    parsed.pages.extend(made.into_iter().map(Arc::new));
    (tables, faults)
}

fn columns(key: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match key {
        "so_lieu" => (indices::COLUMNS, &[]),
        "don_vi_cu" => (old_units::COLUMNS, &[]),
        _ => (feedback::COLUMNS, feedback::OPTIONAL),
    }
}

fn take(
    tables: &mut Tables,
    key: &str,
    table: &Table<'_>,
    section: &Section,
    parsed: &Parsed,
    as_of: Date,
) -> Vec<Diagnostic> {
    match key {
        "so_lieu" => tables.indices.add(table, &pages_of(parsed, "chi-so"), as_of),
        "don_vi_cu" => tables.old_units.add(table, section, &pages_of(parsed, "don-vi")),
        _ => feedback::add(&mut tables.feedback, table, as_of),
    }
}

fn pages_of<'a>(parsed: &'a Parsed, kind: &str) -> Vec<&'a Page> {
    parsed.pages.iter().map(AsRef::as_ref).filter(|page: &&Page| page.kind.name == kind).collect()
}

/// A file with the columns that it must have.
pub(super) struct Table<'a> {
    /// Its path.
    pub source: SourcePath,
    /// Its rows in order.
    pub rows: Vec<CsvRow>,
    text: &'a str,
    columns: Vec<String>,
}

impl<'a> Table<'a> {
    /// Opens the table that a section names. `refuse` gives the fault of a column that may not be there.
    fn open(
        files: &'a SourceTree,
        section: &Section,
        name: &TableName,
        needed: &[&'static str],
        optional: &[&'static str],
        refuse: fn(&str) -> Option<Diagnostic>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let missing = || vec![Diagnostic::error("data-file-missing").arg("file", &name.file).at(name.place.clone())];
        let beside = section.source.as_ref().ok_or_else(missing)?;
        let source = beside
            .beside(&name.file)
            .map_err(|fault| vec![Diagnostic::error(fault.code()).arg("path", &name.file).at(name.place.clone())])?;
        let file = files.get(source.as_str()).ok_or_else(missing)?;
        let text = file.text().map_err(|fault| vec![fault])?;
        let (columns, rows) = read_csv(source.as_str(), text)?;
        let table = Self { source, rows, text, columns };
        let faults = table.check_columns(needed, optional, refuse);
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    fn check_columns(
        &self,
        needed: &[&'static str],
        optional: &[&'static str],
        refuse: fn(&str) -> Option<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let list = needed.join(",");
        let head = |number| cell_span(self.source.as_str(), self.text, 1, number);
        let lacking = needed.iter().filter(|name| !self.columns.iter().any(|column| column == *name));
        let lacking = lacking
            .map(|name| Diagnostic::error("table-lacks-column").arg("column", name).arg("columns", &list).at(head(0)));
        let known = |name: &str| needed.contains(&name) || optional.contains(&name);
        let others = self.columns.iter().enumerate().filter(|(_, name)| !known(name)).map(|(number, name)| {
            let fault = refuse(name).unwrap_or_else(|| {
                let fault = Diagnostic::error("table-extra-column").arg("column", name).arg("columns", &list);
                fault.suggest(name, needed.iter().chain(optional).copied())
            });
            fault.at(head(number))
        });
        lacking.chain(others).collect()
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| name == column)
    }

    /// The text of a cell; none when it is empty or the table has no such column.
    pub(super) fn cell<'r>(&self, row: &'r CsvRow, column: &str) -> Option<&'r str> {
        let text = row.values.get(self.position(column)?)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// A fault at a cell, told with the row and the column.
    pub(super) fn fault(&self, code: &'static str, row: &CsvRow, column: &str) -> Diagnostic {
        let place = self.position(column).unwrap_or(0);
        let span = cell_span(self.source.as_str(), self.text, row.line, place);
        let fault = Diagnostic::error(code).arg("key", column).arg("row", row.line);
        fault.arg("value", self.cell(row, column).unwrap_or_default()).at(span)
    }
}

/// One row being read: what is wrong with its cells gathers.
pub(super) struct Row<'a, 't> {
    table: &'a Table<'t>,
    row: &'a CsvRow,
    faults: Vec<Diagnostic>,
}

impl<'a, 't> Row<'a, 't> {
    pub(super) fn new(table: &'a Table<'t>, row: &'a CsvRow) -> Self {
        Self { table, row, faults: Vec::new() }
    }

    /// The faults that were noted.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.faults
    }

    /// Whether nothing was wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// Notes a fault at a cell.
    pub(super) fn complain(&mut self, code: &'static str, column: &str) {
        self.faults.push(self.table.fault(code, self.row, column));
    }

    /// Notes a fault at a cell with one more value for its message.
    pub(super) fn complain_with(&mut self, code: &'static str, column: &str, name: &'static str, value: impl ToString) {
        self.faults.push(self.table.fault(code, self.row, column).arg(name, value));
    }

    /// Text in form NFC; none when the cell is empty.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.table.cell(self.row, column).map(|text| crate::text::nfc(text).into_owned())
    }

    /// Text that must be there; its absence is noted.
    pub(super) fn needed(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            self.complain("cell-empty", column);
        }
        text
    }

    /// What `parse` makes of a cell; a text that it cannot read is noted by `code`.
    pub(super) fn read<T>(&mut self, column: &str, code: &'static str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let text = self.table.cell(self.row, column)?;
        let value = parse(text);
        if value.is_none() {
            self.complain(code, column);
        }
        value
    }

    /// A day; what is none is noted.
    pub(super) fn date(&mut self, column: &str) -> Option<Date> {
        match Date::parse(self.table.cell(self.row, column)?) {
            Ok(date) => Some(date),
            Err(error) => {
                self.complain(error.code(), column);
                None
            }
        }
    }

    /// A web address; what is none is noted.
    pub(super) fn url(&mut self, column: &str) -> Option<String> {
        self.read(column, "not-a-url", |text| super::schema::is_web_address(text).then(|| text.to_owned()))
    }
}
