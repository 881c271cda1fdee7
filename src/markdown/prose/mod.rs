//! What checks read of a text: its passages, headings, links, pictures and tables, each with its
//! bytes in the file.
//!
//! [`view`] takes one pass of the parser over the text as it stands in the file, so that nothing that
//! a template adds is judged. Code, HTML and component calls are no prose; texts that are arguments
//! of a call are passages of their own. [`fields`] gives the texts of front matter and [`cells`] those
//! of a table in the same form.

mod fields;
mod foreign;
mod passage;
mod walk;

use std::ops::Range;

pub use fields::{cells, fields};
pub use foreign::recorded;
pub use passage::{Passage, STAND_IN, Whence};

use super::options;
use crate::config::MarkdownConfig;
use crate::model::Body;

/// A text as checks see it. Ranges are bytes of the file.
#[derive(Debug, Default)]
pub struct View {
    /// What people read, a block each, in the order of the file.
    pub passages: Vec<Passage>,
    /// Its headings.
    pub headings: Vec<HeadingView>,
    /// Its links.
    pub links: Vec<LinkView>,
    /// Its pictures, those of Markdown.
    pub images: Vec<ImageView>,
    /// Its tables.
    pub tables: Vec<TableView>,
    /// What is marked as another language than Vietnamese (`tieng`): a body, or the words of a call.
    pub foreign: Vec<Range<usize>>,
    /// Addresses of the web that are given to components.
    pub addresses: Vec<(String, Range<usize>)>,
}

/// A heading.
#[derive(Debug)]
pub struct HeadingView {
    /// 1 to 6.
    pub level: u8,
    /// Whether its author chose its identifier (`{#ho-so}`).
    pub has_id: bool,
    /// All of it, its signs too.
    pub range: Range<usize>,
}

/// A link, or an address that stands for itself.
#[derive(Debug)]
pub struct LinkView {
    /// Where it leads, as written.
    pub destination: String,
    /// What people read of it, alternatives of pictures included.
    pub text: String,
    /// All of it.
    pub range: Range<usize>,
}

/// A picture.
#[derive(Debug)]
pub struct ImageView {
    /// Its file, as written.
    pub destination: String,
    /// What stands for it where it is not seen.
    pub alt: String,
    /// All of it.
    pub range: Range<usize>,
}

/// A table.
#[derive(Debug)]
pub struct TableView {
    /// Whether any cell of its first row has text.
    pub has_header: bool,
    /// All of it.
    pub range: Range<usize>,
}

/// The view of a text.
pub fn view(body: &Body, settings: &MarkdownConfig) -> View {
    walk::walk(&body.file, body.range.clone(), options(settings))
}
