//! Headings: their identifiers and the table of contents.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::SlugRule;

/// A heading of the table of contents, with Zola's names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its identifier.
    pub id: String,
    /// Its text.
    pub title: String,
    /// Its absolute address.
    pub permalink: String,
    /// The headings under it.
    pub children: Vec<Heading>,
}

/// Gives out identifiers, each once.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    taken: BTreeSet<String>,
    /// The last number that was put after an identifier.
    numbers: BTreeMap<String, usize>,
}

impl Identifiers {
    /// Takes an identifier that the author chose; false when it is taken.
    pub fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// An identifier for a title, numbered when the same title came before.
    pub fn make(&mut self, title: &str, rule: SlugRule) -> String {
        let base = match rule.apply(title) {
            slug if slug.is_empty() => "muc".to_owned(),
            slug => slug.replace(char::is_whitespace, "-"),
        };
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.numbers.entry(base.clone()).or_default();
        loop {
            *number += 1;
            let id = format!("{base}-{number}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Every identifier given out.
    pub fn into_set(self) -> BTreeSet<String> {
        self.taken
    }
}

/// Nests a flat list of headings by their levels; a skipped level nests all the same.
pub(super) fn nest(flat: Vec<Heading>) -> Vec<Heading> {
    let mut roots: Vec<Heading> = Vec::new();
    for heading in flat {
        let mut siblings = &mut roots;
        while siblings.last().is_some_and(|last| last.level < heading.level) {
            let last = siblings.len() - 1;
            siblings = &mut siblings[last].children;
        }
        siblings.push(heading);
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8) -> Heading {
        Heading { level, id: String::new(), title: String::new(), permalink: String::new(), children: Vec::new() }
    }

    #[test]
    fn the_same_title_gets_a_number_and_never_an_identifier_that_is_taken() {
        let mut ids = Identifiers::default();
        assert!(ids.take("ho-so-1"));
        assert_eq!(ids.make("Hồ sơ", SlugRule::On), "ho-so");
        assert_eq!(ids.make("Hồ sơ", SlugRule::On), "ho-so-2");
        assert_eq!(ids.make("Hồ sơ", SlugRule::On), "ho-so-3");
        assert_eq!(ids.make("Hồ sơ 3", SlugRule::On), "ho-so-3-1");
        assert_eq!(ids.make("…", SlugRule::On), "muc");
    }

    #[test]
    fn headings_nest_by_level_and_survive_skips() {
        let nested = nest([2, 4, 3, 2, 1].map(heading).to_vec());
        let shape: Vec<_> = nested.iter().map(|h| (h.level, h.children.len())).collect();
        assert_eq!(shape, [(2, 2), (2, 0), (1, 0)]);
    }
}
