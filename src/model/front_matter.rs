//! Splits a content file into its front matter and its text.

use std::ops::Range;

use crate::data::{self, Document, Node, Value};
use crate::diag::Diagnostic;

/// A content file taken apart; ranges are bytes of the file.
#[derive(Debug)]
pub(super) struct Split {
    /// What the front matter says.
    pub node: Node,
    /// The text under it.
    pub body: Range<usize>,
}

/// What the front matter of a content file says, with its places; none where it cannot be read.
pub fn front_matter(document: Document<'_>) -> Option<Node> {
    split(document).ok().map(|split| split.node)
}

/// Takes a file apart: `+++` for TOML, `---` for YAML, each on a line of its own.
///
/// # Errors
/// No front matter, no closing line, or what the parser refuses.
pub(super) fn split(document: Document<'_>) -> Result<Split, Vec<Diagnostic>> {
    let first = document.text.lines().next().unwrap_or_default();
    let (fence, language) = match first.trim_end() {
        "+++" => ("+++", "toml"),
        "---" => ("---", "yaml"),
        _ => {
            let end = first.len();
            return Err(vec![Diagnostic::error("front-matter-missing").at(document.span(0..end))]);
        }
    };
    let start = line_after(document.text, 0);
    let Some(close) = closing(document.text, start, fence) else {
        let fault = Diagnostic::error("front-matter-open").arg("fence", fence);
        return Err(vec![fault.at(document.span(0..fence.len()))]);
    };
    let node = data::parse(language, document, start..close)?;
    if !matches!(node.value, Value::Table(_)) {
        return Err(vec![Diagnostic::error("front-matter-no-keys").at(document.span(node.range))]);
    }
    Ok(Split { node, body: line_after(document.text, close)..document.text.len() })
}

/// Where the line after the one at `at` begins.
fn line_after(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// Where the line that is only `fence` begins.
fn closing(text: &str, from: usize, fence: &str) -> Option<usize> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some(at);
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_text(text: &str) -> Result<(usize, String), &'static str> {
        let split = split(Document { file: "a.md", text }).map_err(|faults| faults[0].code)?;
        Ok((split.node.entries().len(), text[split.body].to_owned()))
    }

    #[test]
    fn both_forms_are_split_whatever_the_line_ends() {
        assert_eq!(split_text("+++\r\ntitle = 'a'\r\n+++\r\nThân\r\n").unwrap(), (1, "Thân\r\n".into()));
        assert_eq!(split_text("---\ntitle: a\n---\n").unwrap(), (1, String::new()));
        assert_eq!(split_text("+++\n+++").unwrap(), (0, String::new()));
    }

    #[test]
    fn missing_and_unclosed_front_matter_are_told_apart() {
        assert_eq!(split_text("# Tiêu đề\n"), Err("front-matter-missing"));
        assert_eq!(split_text("+++\ntitle = 'a'\n"), Err("front-matter-open"));
        assert_eq!(split_text(""), Err("front-matter-missing"));
        assert_eq!(split_text("---\n- a\n- b\n---\n"), Err("front-matter-no-keys"));
        assert_eq!(split_text("---\nchữ\n---\n"), Err("front-matter-no-keys"));
    }
}
