//! Drawings: an SVG is published byte for byte, so it has to be harmless before it is.
//!
//! Refused: scripts and event handlers, HTML inside, entities of its own, and every address that
//! leads out of the file (a reference may point at `#…` inside it or be a `data:` picture). An
//! editor's metadata passes, since nothing in it is followed.

mod rules;
mod scan;
mod size;

use crate::diag::{Diagnostic, Span};

use super::recipe::Size;

/// What is wrong with a drawing, and at which byte.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    at: usize,
    kind: FaultKind,
}

#[derive(Debug, PartialEq, Eq)]
enum FaultKind {
    /// Not well-formed XML, or cut off.
    Broken,
    /// An entity defined in the file, or a style sheet linked to it.
    Prologue,
    /// An element that runs code or shows another document.
    Element(String),
    /// An attribute that runs code.
    Handler(String),
    /// An address outside the file.
    External(String),
}

/// The size of a harmless drawing in pixels.
pub(super) fn inspect(path: &str, bytes: &[u8]) -> Result<Size, Box<Diagnostic>> {
    let place = |said: Diagnostic| Box::new(said.at(Span::file(path)));
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok().filter(|text| declares_utf8(text));
    let text = text.ok_or_else(|| place(Diagnostic::error("image-svg-encoding")))?;
    let root = rules::check(text).map_err(|fault| place(explain(text, fault)))?;
    size::of(&root).ok_or_else(|| place(Diagnostic::error("image-svg-size")))
}

/// Whether the XML declaration names no other encoding than UTF-8 or ASCII.
fn declares_utf8(text: &str) -> bool {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let Some((_, encoding)) = declaration.and_then(|d| d.split_once("encoding")) else { return true };
    let name = encoding.trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'']);
    let name = name.to_ascii_lowercase();
    ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|known| name.starts_with(known))
}

fn explain(text: &str, fault: Fault) -> Diagnostic {
    let before = &text.as_bytes()[..fault.at.min(text.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let said = match fault.kind {
        FaultKind::Broken => Diagnostic::error("image-svg-broken"),
        FaultKind::Prologue => Diagnostic::error("image-svg-prologue"),
        FaultKind::Element(name) => Diagnostic::error("image-svg-element").arg("name", name),
        FaultKind::Handler(name) => Diagnostic::error("image-svg-handler").arg("name", name),
        FaultKind::External(target) => {
            let short: String = target.chars().take(80).collect();
            Diagnostic::error("image-svg-external").arg("target", short)
        }
    };
    said.arg("line", line)
}
