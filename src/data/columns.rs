//! CSV files whose columns the program knows by name.

use super::{CsvRow, cell_span, read_csv};
use crate::diag::{Diagnostic, Span};

/// Reads a CSV file into the columns that are asked for, in that order: first those it must have, whose
/// cells must be filled, then those it may have, whose cells are empty where it has not.
///
/// # Errors
/// What [`read_csv`] finds; else every column that is missing or unknown; else every cell that must be
/// filled and is not, each with its row and the name of its column.
pub fn read_columns(file: &str, text: &str, must: &[&str], may: &[&str]) -> Result<Vec<CsvRow>, Vec<Diagnostic>> {
    let (columns, rows) = read_csv(file, text)?;
    let mut faults = Vec::new();
    let at = |line: usize| Span::line_column(file, text, line, 1).marking(usize::MAX);
    let known = must.iter().chain(may);
    let list = known.clone().copied().collect::<Vec<_>>().join(", ");
    for name in must.iter().filter(|name| !columns.iter().any(|column| column == *name)) {
        let fault = Diagnostic::error("table-lacks-column").arg("column", name).arg("columns", &list);
        faults.push(fault.at(at(1)));
    }
    for (number, column) in columns.iter().enumerate().filter(|(_, column)| !known.clone().any(|name| name == *column))
    {
        let fault = Diagnostic::error("table-extra-column").arg("column", column).arg("columns", &list);
        faults.push(fault.at(cell_span(file, text, 1, number)).suggest(column, known.clone().copied()));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let order: Vec<Option<usize>> = known.map(|name| columns.iter().position(|column| column == name)).collect();
    let arranged = |row: CsvRow| {
        let cells = order.iter().map(|place| place.map_or_else(String::new, |place| row.values[place].clone()));
        CsvRow { values: cells.collect(), line: row.line }
    };
    let rows: Vec<CsvRow> = rows.into_iter().map(arranged).collect();
    for row in &rows {
        for (number, name) in must.iter().enumerate().filter(|(number, _)| row.values[*number].is_empty()) {
            let cell = order[number].unwrap_or_default();
            let fault = Diagnostic::error("cell-empty").arg("row", row.line).arg("key", name);
            faults.push(fault.at(cell_span(file, text, row.line, cell)));
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, usize)> {
        let faults = read_columns("a.csv", text, &["tu", "nghia"], &["doc"]).unwrap_err();
        faults.iter().map(|fault| (fault.code, fault.span.as_ref().unwrap().line)).collect()
    }

    #[test]
    fn cells_come_in_the_order_that_is_asked_for() {
        let rows = read_columns("a.csv", "nghia,tu\nủy ban,UBND\n", &["tu", "nghia"], &["doc"]).unwrap();
        assert_eq!(rows, [CsvRow { values: vec!["UBND".into(), "ủy ban".into(), String::new()], line: 2 }]);
    }

    #[test]
    fn wrong_columns_and_empty_cells_are_told() {
        assert_eq!(codes("tu,nghiaa\nA,b\n"), [("table-lacks-column", 1), ("table-extra-column", 1)]);
        assert_eq!(codes("tu,nghia\nA,b\n,c\nD,\n"), [("cell-empty", 3), ("cell-empty", 4)]);
        assert_eq!(codes("tu,nghia\nA\n"), [("csv-row-length", 2)]);
    }
}
