//! Where the values of a file's front matter stand, for findings about them after it was read.

use std::collections::BTreeMap;

use super::front_matter;
use crate::data::{Document, Node, Value};
use crate::diag::Span;

/// The place of every value by its name: `title`, `in_an.tieu_de`, `in_an.buoc[2].ten` (from 1).
///
/// A text that has no readable front matter has no places.
pub fn places(file: &str, text: &str) -> BTreeMap<String, Span> {
    let document = Document { file, text };
    let mut found = BTreeMap::new();
    if let Ok(split) = front_matter::split(document) {
        collect(&document, &split.node, "", &mut found);
    }
    found
}

fn collect(document: &Document<'_>, node: &Node, name: &str, found: &mut BTreeMap<String, Span>) {
    if !name.is_empty() {
        found.insert(name.to_owned(), document.span(node.range.clone()));
    }
    match &node.value {
        Value::Table(entries) => {
            for (key, value) in entries {
                let name = if name.is_empty() { key.name.clone() } else { format!("{name}.{}", key.name) };
                collect(document, value, &name, found);
            }
        }
        Value::List(items) => {
            for (number, item) in items.iter().enumerate() {
                collect(document, item, &format!("{name}[{}]", number + 1), found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_tables_and_lists_are_found_by_name() {
        let text = "+++\ntitle = \"A\"\n[in_an]\ntieu_de = \"B\"\n[[in_an.buoc]]\nten = \"C\"\n+++\nThân\n";
        let found = places("a.md", text);
        let line = |name: &str| found[name].line;
        assert_eq!((line("title"), line("in_an.tieu_de"), line("in_an.buoc[1].ten")), (2, 4, 6));
        assert_eq!(found["in_an.tieu_de"].column, 11);
    }

    #[test]
    fn a_text_without_front_matter_has_no_places() {
        assert!(places("a.csv", "ten,loai\n").is_empty());
    }
}
