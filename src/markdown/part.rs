//! A stretch of Markdown while it is being written: a stack of unfinished pieces of HTML.

use std::ops::Range;

use super::calls::{Call, MARK_END, MARK_START};
use super::tables::TableState;

/// A heading that has begun.
#[derive(Debug)]
pub(super) struct HeadingState {
    pub level: u8,
    pub id: Option<String>,
    pub classes: String,
    pub text: String,
    pub range: Range<usize>,
}

/// A picture that has begun; what it encloses is its text alternative.
#[derive(Debug)]
pub(super) struct ImageState {
    pub destination: String,
    pub title: String,
    pub alt: String,
    pub range: Range<usize>,
}

/// The state of one stretch.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The calls hidden in it, by the numbers of their marks.
    pub calls: Vec<Call<'a>>,
    /// How each open link closes.
    pub links: Vec<&'static str>,
    /// The name of the footnote that has begun.
    pub note: Option<String>,
    pub table: TableState,
    pub heading: Option<HeadingState>,
    pub image: Option<ImageState>,
    /// Whether code has begun: its text is taken as it is.
    pub in_code: bool,
    /// Text of the last heading, which names tables after it.
    pub last_heading: String,
    /// The block of raw HTML that has begun, and its bytes of the file.
    pub html_block: Option<(String, Range<usize>)>,
    out: Vec<String>,
}

impl<'a> Part<'a> {
    pub fn new(calls: Vec<Call<'a>>, length: usize) -> Self {
        Self {
            calls,
            links: Vec::new(),
            note: None,
            table: TableState::default(),
            heading: None,
            image: None,
            in_code: false,
            last_heading: String::new(),
            html_block: None,
            out: vec![String::with_capacity(length * 3 / 2)],
        }
    }

    /// Adds HTML to the piece at hand.
    pub fn write(&mut self, html: &str) {
        if let Some(piece) = self.out.last_mut() {
            piece.push_str(html);
        }
    }

    /// Begins a piece that is looked at before it is added.
    pub fn push(&mut self) {
        self.out.push(String::new());
    }

    /// Ends the piece at hand.
    pub fn pop(&mut self) -> String {
        self.out.pop().unwrap_or_default()
    }

    /// What has been written of the outermost piece.
    pub fn outermost(&self) -> &str {
        self.out.first().map_or("", String::as_str)
    }

    /// Whether nothing but the outermost piece is open.
    pub fn is_outermost(&self) -> bool {
        self.out.len() == 1
    }

    /// Text that goes into the heading or the picture that has begun.
    pub fn note_text(&mut self, text: &str) {
        if self.image.is_none() && self.heading.is_none() {
            return;
        }
        let text: String = text.chars().filter(|c| !(MARK_START..=MARK_END).contains(c)).collect();
        if let Some(image) = &mut self.image {
            image.alt.push_str(&text);
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&text);
        }
    }

    /// Writes a paragraph; what is a block by itself (a component, a figure) gets no `<p>`.
    pub fn write_paragraph(&mut self, inner: &str, is_block: bool) {
        if is_block {
            self.write(inner.trim());
            self.write("\n");
        } else {
            self.write("<p>");
            self.write(inner.trim());
            self.write("</p>\n");
        }
    }
}
