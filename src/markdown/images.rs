//! Pictures: plain Markdown becomes several widths, WebP with a fallback, sizes and lazy loading.

use super::{Input, Renderer, escape, links};
use crate::diag::Diagnostic;
use crate::images::{Original, Variant};
use crate::path::{decode, encode};
use crate::source::SourceFile;

/// The widest that the text column gets, in CSS pixels; the theme's column is narrower.
const COLUMN: &str = "(min-width: 48em) 44em, 100vw";

impl Renderer<'_> {
    /// The HTML of a picture, or what is wrong with it; the caller knows where it stands.
    pub(super) fn picture(&self, input: &Input<'_>, destination: &str, alt: &str) -> Result<String, Diagnostic> {
        let file = self.picture_file(input, destination)?;
        let original = Original { path: file.path.as_str().to_owned(), bytes: file.bytes() };
        let picture = self.workshop.picture(&original, &self.config.markdown.image_widths).map_err(|fault| *fault)?;
        let Some(largest) = picture.fallback.last() else { return Ok(String::new()) };
        let several = |variants: &[Variant]| {
            let each = variants.iter().map(|v| format!("{} {}w", self.address(v), v.width));
            each.collect::<Vec<_>>().join(", ")
        };
        let mut html = String::from("<picture>");
        if !picture.webp.is_empty() {
            html.push_str(&format!(
                "<source type=\"image/webp\" srcset=\"{}\" sizes=\"{COLUMN}\">",
                several(&picture.webp)
            ));
        }
        html.push_str(&format!("<img src=\"{}\"", self.address(largest)));
        if picture.fallback.len() > 1 {
            html.push_str(&format!(" srcset=\"{}\" sizes=\"{COLUMN}\"", several(&picture.fallback)));
        }
        html.push_str(&format!(
            " width=\"{}\" height=\"{}\" alt=\"{}\"{LAZY}",
            picture.width,
            picture.height,
            escape(alt)
        ));
        Ok(html)
    }

    fn address(&self, variant: &Variant) -> String {
        format!("{}/{}", self.config.base_url, encode(&variant.output))
    }

    /// The file of a picture: beside the page, under `content/` for `@/`, under `static/` for `/`.
    fn picture_file(&self, input: &Input<'_>, destination: &str) -> Result<&SourceFile, Diagnostic> {
        let fault = |code| Diagnostic::error(code).arg("link", destination);
        if destination.trim().is_empty() {
            return Err(fault("image-no-address"));
        }
        if links::scheme(destination).is_some() || destination.starts_with("//") {
            return Err(fault("image-external"));
        }
        let path = decode(destination);
        let source = if let Some(inner) = path.strip_prefix("@/") {
            crate::path::SourcePath::new(&format!("content/{inner}"))
        } else if let Some(inner) = path.strip_prefix('/') {
            crate::path::SourcePath::new(&format!("static/{inner}"))
        } else {
            input.source.beside(&path)
        };
        let source = source.map_err(|why| Diagnostic::error(why.code()).arg("path", destination))?;
        self.files.get(source.as_str()).ok_or_else(|| {
            let names: Vec<&str> = self.files.files().map(|file| file.path.as_str()).collect();
            let near = crate::diag::nearest(source.as_str(), names.into_iter().filter(|n| is_picture(n)));
            let mut fault = fault("image-missing").arg("file", &source);
            fault.suggestion = near;
            fault
        })
    }
}

/// What every picture of a text says, so that a phone fetches it when its reader comes near.
const LAZY: &str = " loading=\"lazy\" decoding=\"async\"></picture>";

/// Lets the first picture be fetched at once when it stands before the first heading: it is then on the first
/// screen, and waiting for it to be noticed would show it later.
pub(super) fn first_at_once(html: String) -> String {
    let opening = html.find("<h2").unwrap_or(html.len());
    match html[..opening].find(LAZY) {
        Some(at) => format!("{}></picture>{}", &html[..at], &html[at + LAZY.len()..]),
        None => html,
    }
}

fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"].iter().any(|end| name.ends_with(end))
}
