//! Places within the file of a page that is already read: found again only when something is told.

use super::{Page, front_matter};
use crate::data::{Document, Reader};
use crate::diag::Span;

impl Page {
    /// Where its front matter says a key; the whole file when it does not, as for a page from data.
    pub fn span_of(&self, key: &str) -> Span {
        self.read_again(|reader| reader.has(key).then(|| reader.span(key)))
    }

    /// Where its front matter says an item of a list.
    pub fn span_of_item(&self, key: &str, number: usize) -> Span {
        self.read_again(|reader| reader.has(key).then(|| reader.span_of_item(key, number)))
    }

    fn read_again(&self, find: impl FnOnce(&Reader<'_>) -> Option<Span>) -> Span {
        let document = Document { file: self.source.as_str(), text: &self.body.file };
        let split = front_matter::split(document).ok();
        let span = split.and_then(|split| find(&Reader::new(document, &split.node, self.source.as_str())));
        span.unwrap_or_else(|| self.place())
    }
}
