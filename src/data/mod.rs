//! Structured text (TOML and YAML) as one tree that remembers where each value stands.
//!
//! Sole owner of `toml`, `saphyr` and `csv`. Configuration, front matter, theme files and data
//! files all come through here, so that every complaint about a value can point at it.

mod columns;
mod csv_cells;
mod csv_file;
mod csv_quotes;
mod json;
mod reader;
mod toml_file;
mod yaml_file;

use std::ops::Range;

pub use columns::read_columns;
pub use csv_cells::cell_span;
pub use csv_file::{CsvRow, read_csv};
pub use reader::Reader;
pub use toml_file::parse_toml;
pub use yaml_file::parse_yaml;

use crate::diag::{Diagnostic, Span};

/// A file's name and its whole text: what a range of bytes refers to.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Path from the site's root.
    pub file: &'a str,
    /// The whole text of the file.
    pub text: &'a str,
}

impl Document<'_> {
    /// The place of some bytes of this file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::locate(self.file, self.text, range)
    }
}

/// A value and the bytes of the file that hold it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Bytes of the file.
    pub range: Range<usize>,
}

/// What TOML and YAML have in common.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// YAML's null; TOML has none.
    Null,
    /// true or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(String),
    /// A TOML date or time, as it was written.
    Datetime(String),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order it was written.
    Table(Vec<(Key, Node)>),
}

/// A key of a table and the bytes that hold it.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Its text.
    pub name: String,
    /// Bytes of the file.
    pub range: Range<usize>,
}

impl Node {
    /// An empty table, as if at the start of the file.
    pub fn empty() -> Self {
        Self { value: Value::Table(Vec::new()), range: 0..0 }
    }

    /// The entries, when it is a table.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }
}

/// Parses front matter or a data file by the name of its language.
///
/// # Errors
/// All the faults of syntax that the parser can tell apart.
pub fn parse(language: &str, document: Document<'_>, range: Range<usize>) -> Result<Node, Vec<Diagnostic>> {
    match language {
        "yaml" | "yml" => parse_yaml(document, range).map_err(|fault| vec![fault]),
        _ => parse_toml(document, range),
    }
}
