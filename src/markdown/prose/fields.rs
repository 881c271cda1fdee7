//! The texts of front matter and of tables as passages.

use std::ops::Range;

use super::passage::{Passage, Whence};
use crate::data::{CsvRow, Node, Value};

/// Keys whose values are no prose: addresses, names of files, codes, words that people type.
const NO_PROSE: &[&str] = &[
    "slug",
    "path",
    "aliases",
    "template",
    "page_template",
    "redirect_to",
    "kind",
    "sort_by",
    "from_data",
    "bo_qua",
    "tu_khoa",
    "van_ban_cu",
    "hinh",
    "url",
    "tep",
];

/// Every text of front matter that people read: titles, and whatever has more than one word.
pub fn fields(file: &str, node: &Node) -> Vec<Passage> {
    let mut found = Vec::new();
    gather(file, node, "", &mut found);
    found
}

fn gather(file: &str, node: &Node, path: &str, found: &mut Vec<Passage>) {
    match &node.value {
        Value::Text(text) if path == "title" || text.trim().contains(char::is_whitespace) => {
            found.push(passage(file, path, text, node.range.clone()));
        }
        Value::List(items) => {
            for (number, item) in items.iter().enumerate() {
                gather(file, item, &format!("{path}.{number}"), found);
            }
        }
        Value::Table(entries) => {
            for (key, value) in entries.iter().filter(|(key, _)| !NO_PROSE.contains(&key.name.as_str())) {
                let inner = if path.is_empty() { key.name.clone() } else { format!("{path}.{}", key.name) };
                gather(file, value, &inner, found);
            }
        }
        _ => {}
    }
}

/// A text whose bytes are looked for within its place: quotes and escapes may be around and in it.
fn passage(file: &str, name: &str, text: &str, place: Range<usize>) -> Passage {
    let within = file.get(place.clone()).and_then(|written| written.find(text));
    let (range, same) = match within {
        Some(at) => (place.start + at..place.start + at + text.len(), true),
        None => (place, false),
    };
    let mut passage = Passage::whole(Whence::Field(name.to_owned()), text, range, same);
    passage.hide_addresses();
    passage
}

/// Every cell of a CSV file that has more than one word, under the name of its column.
pub fn cells(file: &str, columns: &[String], rows: &[CsvRow]) -> Vec<Passage> {
    let starts: Vec<usize> = std::iter::once(0).chain(file.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let start = |line: usize| starts.get(line.saturating_sub(1)).copied().unwrap_or(file.len());
    let mut found = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let end = rows.get(number + 1).map_or(file.len(), |next| start(next.line)).max(start(row.line));
        let mut at = start(row.line);
        for (value, column) in row.values.iter().zip(columns) {
            let place = file[at..end].find(value.as_str()).map(|found| at + found..at + found + value.len());
            at = place.as_ref().map_or(at, |place| place.end);
            if value.contains(char::is_whitespace) {
                found.push(passage(file, column, value, place.unwrap_or(at..end)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Document, parse_toml, read_csv};

    #[test]
    fn texts_of_front_matter_stand_at_their_bytes() {
        let text = "title = 'Giấy'\nslug = 'a b'\n[[in_an.buoc]]\nten = \"Nộp hồ sơ\"\nnoi_dung = \"tab\\t hai\"\n";
        let node = parse_toml(Document { file: "f", text }, 0..text.len()).unwrap();
        let found = fields(text, &node);
        let seen: Vec<(String, &str)> = found
            .iter()
            .map(|passage| match &passage.whence {
                Whence::Field(name) => (name.clone(), &text[passage.range()]),
                _ => unreachable!(),
            })
            .collect();
        let name = |name: &str| name.to_owned();
        let expected = [
            (name("title"), "Giấy"),
            (name("in_an.buoc.0.ten"), "Nộp hồ sơ"),
            (name("in_an.buoc.0.noi_dung"), "\"tab\\t hai\""),
        ];
        assert_eq!(seen, expected);
        assert!(found[2].exact(0..3).is_none());
    }

    #[test]
    fn cells_stand_at_their_bytes_even_where_a_row_repeats_a_text() {
        let text = "ten,cu\nXã A,Xã A\n\"Xã B, C\",x\n";
        let (columns, rows) = read_csv("f.csv", text).unwrap();
        let found = cells(text, &columns, &rows);
        let places: Vec<usize> = found.iter().map(|passage| passage.range().start).collect();
        assert_eq!(places, [7, 13, 20]);
        assert_eq!(&text[found[2].range()], "Xã B, C");
    }
}
