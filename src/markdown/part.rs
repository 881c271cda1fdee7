//! A stretch of Markdown while it is being written: a stack of unfinished pieces of HTML.

use std::ops::Range;

use super::calls::Call;
use super::escape_into;
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
    /// The name of the footnote that has begun, and its bytes of the file.
    pub note: Option<(String, Range<usize>)>,
    pub table: TableState,
    pub heading: Option<HeadingState>,
    pub image: Option<ImageState>,
    /// Whether code has begun: its text is taken as it is.
    pub in_code: bool,
    /// Text of the last heading, which names tables after it.
    pub last_heading: String,
    /// The block of raw HTML that has begun, and its bytes of the file.
    pub html_block: Option<(String, Range<usize>)>,
    /// How many elements are open after the event at hand.
    pub depth: usize,
    /// How many were when the paragraph began that is open.
    pub paragraph: Option<usize>,
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
            depth: 0,
            paragraph: None,
            out: vec![String::with_capacity(length * 3 / 2)],
        }
    }

    /// Adds HTML to the piece at hand.
    pub fn write(&mut self, html: &str) {
        if let Some(piece) = self.out.last_mut() {
            piece.push_str(html);
        }
    }

    /// Adds text to it.
    pub fn write_text(&mut self, text: &str) {
        if let Some(piece) = self.out.last_mut() {
            escape_into(text, piece);
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

    /// Whether no block is open.
    pub fn is_outermost(&self) -> bool {
        self.depth == 0 && self.out.len() == 1
    }

    /// Whether a heading or a picture has begun.
    pub fn takes_text(&self) -> bool {
        self.image.is_some() || self.heading.is_some()
    }

    /// Text that goes into the heading or the picture that has begun.
    pub fn note_text(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }

    /// Writes what a component made. A block ends the paragraph that it stands in, within which none may
    /// be, and another begins after it.
    pub fn write_called(&mut self, html: &str) {
        if self.paragraph != Some(self.depth) || !begins_with_block(html) {
            return self.write(html);
        }
        let before = self.pop();
        if !before.trim().is_empty() {
            self.write_paragraph(&before);
        }
        self.write(html);
        self.write("\n");
        self.push();
    }

    /// Writes a paragraph; one that begins with a block (a component, a figure) gets no `<p>`, within
    /// which no block may stand.
    pub fn write_paragraph(&mut self, inner: &str) {
        let inner = inner.trim();
        if begins_with_block(inner) {
            self.write(inner);
            self.write("\n");
        } else {
            self.write("<p>");
            self.write(inner);
            self.write("</p>\n");
        }
    }
}

/// Elements that end a paragraph wherever they stand in it.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
];

/// Whether HTML begins with such an element; a comment before it, or what is not shown, hides none.
fn begins_with_block(html: &str) -> bool {
    let mut rest = html;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some((_, after)) = comment.split_once("-->") else { return false };
            rest = after;
        } else if let Some((_, after)) = unseen(rest) {
            rest = after;
        } else {
            let name = rest.strip_prefix('<').unwrap_or_default();
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
            return BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block));
        }
    }
}

/// A style or script at the start, and what follows it.
fn unseen(html: &str) -> Option<(&str, &str)> {
    let tag = html.strip_prefix('<')?;
    let name = ["style", "script"].into_iter().find(|name| tag.starts_with(name))?;
    tag.split_once(&format!("</{name}>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_known_by_its_first_element() {
        for block in ["<p>", "<FORM class=x>", "<!-- a --> <h1>", "<style>p{}</style><div>", "<hr>"] {
            assert!(begins_with_block(block), "{block}");
        }
        for line in ["<picture>", "a <div>", "", "<", "<b>x</b>", "<!-- <div>", "<script>", "đ"] {
            assert!(!begins_with_block(line), "{line}");
        }
    }
}
