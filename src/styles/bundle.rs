//! Puts the parts of a style sheet together and leaves out what a browser does not need.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use lightningcss::bundler::{BundleErrorKind, Bundler, ResolveResult, SourceProvider};
use lightningcss::error::Error;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};

use super::tokens::Tokens;
use crate::data::Document;
use crate::diag::{Diagnostic, Span};
use crate::source::{SourceFile, SourceTree};

/// The files of the folder `css` by name, their tokens replaced.
pub(super) struct Parts<'a> {
    folder: &'a str,
    texts: BTreeMap<&'a str, Part<'a>>,
    /// Which part imports which, as the bundler asks for them.
    imports: Mutex<BTreeSet<(String, String)>>,
}

struct Part<'a> {
    written: &'a str,
    expanded: Cow<'a, str>,
}

/// Which import names a file that is not there.
#[derive(Debug)]
pub(super) struct Missing(String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

impl<'a> Parts<'a> {
    pub(super) fn read(folder: &'a str, files: &'a SourceTree, tokens: &Tokens) -> (Self, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut texts = BTreeMap::new();
        for file in files.within(folder) {
            let Some(name) = file.path.within(folder).filter(|name| name.ends_with(".css")) else { continue };
            let part = part(file, tokens).unwrap_or_else(|found| {
                faults.extend(found);
                // It is there: whoever imports it is not wrong too.
                Part { written: "", expanded: Cow::Borrowed("") }
            });
            texts.insert(name, part);
        }
        (Self { folder, texts, imports: Mutex::default() }, faults)
    }

    /// A sheet with everything that it imports, as short as it can be.
    pub(super) fn bundle(&self, name: &str) -> Result<String, Diagnostic> {
        let mut sheet = match Bundler::new(self, None, ParserOptions::default()).bundle(Path::new(name)) {
            Ok(sheet) => sheet,
            Err(error) => return Err(self.fault(name, &error)),
        };
        // The bundler drops what such parts say, and says nothing.
        if let Some((part, imported)) = self.round() {
            let written = self.texts.get(part.as_str()).map_or("", |part| part.written);
            let at = written.find(&imported).unwrap_or_default();
            let place = Span::locate(self.path(&part), written, at..at + imported.len());
            return Err(Diagnostic::error("style-import-round").arg("name", imported).at(place));
        }
        let unreadable =
            |error: String| Diagnostic::error("style-syntax").arg("detail", error).at(Span::file(self.path(name)));
        sheet.minify(MinifyOptions::default()).map_err(|error| unreadable(error.to_string()))?;
        let printed = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() });
        printed.map(|printed| printed.code).map_err(|error| unreadable(error.to_string()))
    }

    /// The first import that leads back to the part that it is in.
    fn round(&self) -> Option<(String, String)> {
        let imports = self.imports.lock().ok()?;
        let back = |from: &String, to: &String| {
            let mut reached = BTreeSet::from([to]);
            loop {
                let known = reached.len();
                let further = imports.iter().filter(|(a, _)| reached.contains(a)).map(|(_, b)| b);
                reached.extend(further.collect::<Vec<_>>());
                if reached.contains(from) || reached.len() == known {
                    return reached.contains(from);
                }
            }
        };
        imports.iter().find(|(from, to)| back(from, to)).cloned()
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    fn fault(&self, name: &str, error: &Error<BundleErrorKind<'_, Missing>>) -> Diagnostic {
        let (code, detail) = match &error.kind {
            BundleErrorKind::ResolverError(Missing(name)) => ("style-import", name.clone()),
            other => ("style-syntax", other.to_string()),
        };
        let fault = Diagnostic::error(code).arg("detail", detail);
        let Some(place) = &error.loc else { return fault.at(Span::file(self.path(name))) };
        let Some(part) = self.texts.get(place.filename.as_str()) else {
            return fault.at(Span::file(self.path(&place.filename)));
        };
        let at = byte_at(part.written, place.line as usize, place.column as usize);
        fault.at(Span::locate(self.path(&place.filename), part.written, at..at))
    }
}

/// The byte at a line, from 0, and a column, from 1, of a text; tokens may have moved the column.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let line = text[start.min(text.len())..].lines().next().unwrap_or_default();
    let within = line.char_indices().map(|(at, _)| at).nth(column.saturating_sub(1)).unwrap_or(line.len());
    (start + within).min(text.len())
}

fn part<'a>(file: &'a SourceFile, tokens: &Tokens) -> Result<Part<'a>, Vec<Diagnostic>> {
    let written = file.text().map_err(|fault| vec![fault])?;
    file.refuse_depth(written).map_err(|fault| vec![fault])?;
    let expanded = tokens.expand(Document { file: file.path.as_str(), text: written })?;
    Ok(Part { written, expanded })
}

impl SourceProvider for Parts<'_> {
    type Error = Missing;

    fn read<'b>(&'b self, file: &Path) -> Result<&'b str, Missing> {
        let name = file.to_string_lossy();
        self.texts.get(name.as_ref()).map(|part| part.expanded.as_ref()).ok_or_else(|| Missing(name.into_owned()))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, Missing> {
        if specifier.contains("://") || specifier.starts_with("//") || !self.texts.contains_key(specifier) {
            return Err(Missing(specifier.to_owned()));
        }
        if let Ok(mut imports) = self.imports.lock() {
            imports.insert((from.to_string_lossy().into_owned(), specifier.to_owned()));
        }
        Ok(ResolveResult::File(PathBuf::from(specifier)))
    }
}
