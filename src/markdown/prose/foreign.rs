//! Stretches that authors mark as another language: with the component `tieng`, or as the words of a
//! recording. The writing of Vietnamese does not bind them.

use std::ops::Range;

use crate::data::{Node, Value};

/// The component that marks them.
const NAME: &str = "tieng";

/// Marks that were met so far.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// Where each open body begins, and whether it is foreign.
    open: Vec<(usize, bool)>,
    found: Vec<Range<usize>>,
}

impl Marked {
    /// Takes the next tag of a call: `{% <tieng ma="tyz"> %}`, `{% </tieng> %}` or `{{ <tieng … /> }}`.
    pub fn read(&mut self, file: &str, call: &Range<usize>, arguments: &Range<usize>) {
        let Some(tag) = file[call.clone()].split_once('<').map(|(_, rest)| rest) else { return };
        if tag.strip_prefix('/').is_some_and(is_named) {
            if let Some((start, true)) = self.open.pop() {
                self.found.push(start..call.start);
            }
            return;
        }
        if !is_named(tag) {
            return;
        }
        let is_foreign = !is_vietnamese(&file[arguments.clone()]);
        if file[call.clone()].starts_with("{%") {
            self.open.push((call.end, is_foreign));
        } else if is_foreign {
            self.found.push(arguments.clone());
        }
    }

    /// All of them. A body that is never closed was told of; it ends nowhere.
    pub fn finish(self) -> Vec<Range<usize>> {
        self.found
    }
}

fn is_named(tag: &str) -> bool {
    tag.strip_prefix(NAME).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}

fn is_vietnamese(arguments: &str) -> bool {
    let code = arguments.split("ma=").nth(1).map(|rest| rest.trim_start_matches(['"', '\'', '`']));
    code.is_none_or(|code| code.split(|c: char| !c.is_ascii_alphanumeric()).next() == Some("vi"))
}

/// The words of recordings in other languages, as front matter has them.
pub fn recorded(front: &Node) -> Vec<Range<usize>> {
    let value = |node: &Node, key: &str| {
        node.entries().iter().find(|(name, _)| name.name == key).map(|(_, value)| value.clone())
    };
    let Some(Value::List(items)) = value(front, "am_thanh").map(|node| node.value) else { return Vec::new() };
    let is_foreign = |item: &&Node| matches!(value(item, "ngon_ngu").map(|node| node.value), Some(Value::Text(code)) if !code.starts_with("vi"));
    items.iter().filter(is_foreign).filter_map(|item| Some(value(item, "loi")?.range)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::walk::walk;

    #[test]
    fn passages_that_are_marked_are_known_by_their_bytes() {
        let text = "Một.\n\n{% <tieng ma=\"tyz\"> %}\nhai\n{% </tieng> %}\n\nba {{ <tieng ma='en' chu='two words' /> }} bốn\n\n\
                    {% <tieng ma=\"vi\"> %}\nnăm\n{% </tieng> %}\n{% <tieng_khac ma=\"en\"> %}sáu{% </tieng_khac> %}\n{% </tieng> %}";
        let view = walk(text, 0..text.len(), pulldown_cmark::Options::empty());
        let found: Vec<&str> = view.foreign.iter().map(|range| text[range.clone()].trim()).collect();
        assert_eq!(found, ["hai", "ma='en' chu='two words'"]);
    }
}
