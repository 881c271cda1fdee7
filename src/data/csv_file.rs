//! CSV files whose first row names the columns.

use super::csv_quotes;
use crate::diag::{Diagnostic, Span};

/// A row: its values by column, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvRow {
    /// Values in the order of the columns.
    pub values: Vec<String>,
    /// The line it starts on, from 1.
    pub line: usize,
}

/// Reads a CSV file (comma, semicolon or tab, as spreadsheets write it) into its columns and rows.
///
/// # Errors
/// A quotation mark out of place; else no header, a column named twice, and rows with more or fewer
/// values than columns: all of them.
pub fn read_csv(file: &str, text: &str) -> Result<(Vec<String>, Vec<CsvRow>), Vec<Diagnostic>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = delimiter(text);
    // An open quotation mark swallows the rows after it: what could be said of them is of no use.
    if let Some(fault) = csv_quotes::fault(file, text, delimiter) {
        return Err(vec![fault]);
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(_) => Vec::new(),
    };
    let mut faults = check_columns(file, text, &columns);
    let mut rows = Vec::new();
    let mut lines = Lines { text, at: 0, line: 1 };
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = lines.line_of(record.position().map_or(0, |p| p.byte() as usize));
                let values: Vec<String> = record.iter().map(str::to_owned).collect();
                if values.len() != columns.len() {
                    faults.push(
                        Diagnostic::error("csv-row-length")
                            .arg("found", values.len())
                            .arg("columns", columns.len())
                            .at(Span::line_column(file, text, line, 1).marking(usize::MAX)),
                    );
                }
                rows.push(CsvRow { values, line });
            }
            Err(error) => faults.push(Diagnostic::error("csv-syntax").arg("detail", error).at(Span::file(file))),
        }
    }
    if faults.is_empty() { Ok((columns, rows)) } else { Err(faults) }
}

/// The sign between cells: the one that the header has most of, the comma when none stands out.
pub(super) fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let times = |delimiter: u8| header.bytes().filter(|byte| *byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|one| (times(*one), *one == b',')).unwrap_or(b',')
}

/// Lines by ascending places. The reader's own count is one short where lines end in CR LF.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first text at or after a byte.
    fn line_of(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = byte.min(bytes.len());
        while bytes.get(end).is_some_and(|b| matches!(b, b'\r' | b'\n')) {
            end += 1;
        }
        self.line += bytes.get(self.at..end).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
        self.at = self.at.max(end);
        self.line
    }
}

fn check_columns(file: &str, text: &str, columns: &[String]) -> Vec<Diagnostic> {
    let at = || Span::line_column(file, text, 1, 1).marking(usize::MAX);
    if columns.is_empty() || columns.iter().all(String::is_empty) {
        return vec![Diagnostic::error("csv-no-header").at(at())];
    }
    let twice = columns.iter().enumerate().filter(|(i, name)| columns[..*i].contains(name));
    twice.map(|(_, name)| Diagnostic::error("csv-column-twice").arg("column", name).at(at())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_a_byte_order_mark_and_quotes_are_read_as_spreadsheets_write_them() {
        let (columns, rows) = read_csv("a.csv", "\u{feff}mã;tên\r\n01;\"Hạ; Lang\"\r\n").unwrap();
        assert_eq!(columns, ["mã", "tên"]);
        assert_eq!(rows[0].values, ["01", "Hạ; Lang"]);
        assert_eq!(rows[0].line, 2);
        assert_eq!(read_csv("a.csv", "ten\tdia_chi\nA, B\tC\n").unwrap().1[0].values, ["A, B", "C"]);
    }

    #[test]
    fn every_row_of_the_wrong_length_is_told_with_its_line() {
        let faults = read_csv("a.csv", "a,b\n1\n2,3\n4,5,6\n").unwrap_err();
        let lines: Vec<_> = faults.iter().map(|f| f.span.as_ref().unwrap().line).collect();
        assert_eq!(lines, [2, 4]);
    }
}
