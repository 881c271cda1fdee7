//! Where a cell of a CSV file stands, for findings about it.

use super::csv_file::delimiter;
use crate::diag::Span;

/// The place of cell `number` (from 0) of the row that starts on `line` (from 1): its own characters,
/// without the quotation marks around them. A cell that follows a line break within quotation marks
/// has the place of its row.
pub fn cell_span(file: &str, text: &str, line: usize, number: usize) -> Span {
    let row = Span::line_column(file, text, line, 1);
    let delimiter = char::from(delimiter(text));
    let (mut quoted, mut at, mut start) = (false, 0, 0);
    let mut end = None;
    for (index, c) in row.excerpt.trim_start_matches('\u{feff}').chars().enumerate() {
        match c {
            '"' => quoted = !quoted,
            c if c == delimiter && !quoted => {
                if at == number {
                    end = Some(index);
                    break;
                }
                at += 1;
                start = index + 1;
            }
            _ => {}
        }
    }
    if at != number {
        return row.marking(usize::MAX);
    }
    let cell: Vec<char> = row.excerpt.chars().skip(start).take(end.map_or(usize::MAX, |end| end - start)).collect();
    let outer = |c: &&char| c.is_whitespace() || **c == '"';
    let before = cell.iter().take_while(outer).count();
    let length = cell.len() - before.min(cell.len()) - cell[before..].iter().rev().take_while(outer).count();
    // An empty cell is marked where its text would stand.
    let before = if length == 0 { 0 } else { before };
    Span { column: start + before + 1, ..row }.marking(length.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_between_quotation_marks_and_past_commas_in_them() {
        let text = "ten,diem,nguon\n\"Cao Bằng, tỉnh\", 88.3 ,\n";
        let at = |number| {
            let span = cell_span("a.csv", text, 2, number);
            (span.column, span.length)
        };
        assert_eq!([at(0), at(1), at(2)], [(2, 14), (19, 4), (25, 1)]);
        assert_eq!(cell_span("a.csv", text, 2, 7).column, 1);
    }

    #[test]
    fn semicolons_part_cells_where_the_header_has_them() {
        assert_eq!(cell_span("a.csv", "ten;diem\nA;88,3\n", 2, 1).column, 3);
    }
}
