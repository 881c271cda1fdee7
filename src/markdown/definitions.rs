//! What a text defines for all of it: addresses of links and notes. A component's body is parsed by
//! itself, so they are handed to it.

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// The definitions of a text, to be put over a part of it: under it, an open fence would take them in.
#[derive(Debug, Default)]
pub(super) struct Definitions(String);

impl Definitions {
    /// Those of a text, what stands in bodies of components included.
    pub fn of(text: &str, options: Options) -> Self {
        if !text.contains("]:") {
            return Self::default();
        }
        let mut all = String::new();
        let parser = Parser::new_ext(text, options);
        let mut links: Vec<Range<usize>> =
            parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
        links.sort_by_key(|range| range.start);
        for link in links {
            all.push_str(text[link].trim());
            all.push_str("\n\n");
        }
        for event in parser {
            if let Event::Start(Tag::FootnoteDefinition(name)) = event {
                all.push_str(&format!("[^{name}]: x\n\n"));
            }
        }
        if !all.is_empty() {
            // An indented text must not go on with the last note.
            all.push_str("<!-- -->\n\n");
        }
        Self(all)
    }

    /// A part of the text with them over it, and how long they are.
    pub fn over(&self, part: &str) -> Option<(String, usize)> {
        let may_use = !self.0.is_empty() && part.contains('[');
        may_use.then(|| (format!("{}{part}", self.0), self.0.len()))
    }
}

/// Characters of a note's name.
const LONGEST_NAME: usize = 100;

/// What looks like the mention of a note: its name and its bytes.
pub(super) fn mentions(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let open = "[^";
    memmem::find_iter(text.as_bytes(), open).filter_map(move |at| {
        let name = &text[at + open.len()..];
        let end = name.char_indices().take(LONGEST_NAME).find(|(_, c)| *c == ']' || c.is_whitespace())?.0;
        let name = &name[..end];
        let after = text[at + open.len() + name.len()..].strip_prefix(']')?;
        let is_name = !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || "[^".contains(c));
        let is_mention = is_name && !text[..at].ends_with('\\') && !after.starts_with([':', '(', '[']);
        is_mention.then(|| (name, at..at + open.len() + name.len() + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_told_from_what_looks_like_them() {
        let found: Vec<_> = mentions("a[^1] \\[^2] [^3]: x [^4](u) [^ 5] [^] [^sáu]").map(|(name, _)| name).collect();
        assert_eq!(found, ["1", "sáu"]);
    }

    #[test]
    fn definitions_of_links_and_notes_are_gathered() {
        let text = "a\n\n[b]: https://b.vn \"B\"\n\n[^n]: Chú.\n\n```\n[^ma]: không\n```\n";
        let all = Definitions::of(text, Options::ENABLE_FOOTNOTES).over("[b]").unwrap();
        assert_eq!(all, ("[b]: https://b.vn \"B\"\n\n[^n]: x\n\n<!-- -->\n\n[b]".to_owned(), 42));
        assert!(Definitions::of("a", Options::empty()).over("[b]").is_none());
    }
}
