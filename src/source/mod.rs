//! Reads every input of a build, once: the last time that content is touched on disk.
//!
//! Sole owner of `walkdir` and of the embedded theme. [`SourceTree::read`] walks the site's
//! folders, checks names, follows symbolic links that stay within the root, and reads the files in
//! parallel. It parses nothing.

mod embedded;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

pub use embedded::{EMBEDDED_THEME, starter_files, theme_files};

use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::digest::Digest;
use crate::path::SourcePath;

/// The folders of a site that a build reads.
pub const FOLDERS: [&str; 7] = ["content", "static", "templates", "i18n", "data", "archetypes", "themes"];

/// How deep brackets may stand in each other in style sheets and scripts.
const DEEPEST: usize = 100;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Text and the rest, each shared by all who read it.
#[derive(Debug, Clone)]
enum Content {
    Text(Arc<str>),
    Binary(Arc<[u8]>),
}

/// One input file, whole.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path from the site's root.
    pub path: SourcePath,
    content: Content,
    /// Digest of the bytes.
    pub digest: Digest,
}

impl SourceFile {
    /// A file that was read.
    pub fn new(path: SourcePath, bytes: Vec<u8>) -> Self {
        let digest = Digest::of(&bytes);
        // Text with a byte-order mark is rare; it stays as it is, for a static file is copied whole.
        let content = match String::from_utf8(bytes) {
            Ok(text) if !text.starts_with(BYTE_ORDER_MARK) => Content::Text(text.into()),
            Ok(text) => Content::Binary(text.into_bytes().into()),
            Err(error) => Content::Binary(error.into_bytes().into()),
        };
        Self { path, content, digest }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Arc<[u8]> {
        match &self.content {
            Content::Text(text) => text.clone().into(),
            Content::Binary(bytes) => bytes.clone(),
        }
    }

    /// Its text, a byte-order mark left out.
    ///
    /// # Errors
    /// When it is not UTF-8; the place of the first wrong byte is named.
    pub fn text(&self) -> Result<&str, Diagnostic> {
        let bytes = match &self.content {
            Content::Text(text) => return Ok(text),
            Content::Binary(bytes) => bytes,
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)),
            Err(error) => Err(self.not_utf8(bytes, error.valid_up_to())),
        }
    }

    /// Its text, to be kept beyond the file.
    ///
    /// # Errors
    /// As for [`SourceFile::text`].
    pub fn shared_text(&self) -> Result<Arc<str>, Diagnostic> {
        match &self.content {
            Content::Text(text) => Ok(text.clone()),
            Content::Binary(_) => self.text().map(Arc::from),
        }
    }

    /// Refuses a text whose brackets stand more than 100 deep in each other: those who read programs and
    /// style sheets follow them by recursion.
    ///
    /// # Errors
    /// The place of the bracket that is one too many.
    pub fn refuse_depth(&self, text: &str) -> Result<(), Diagnostic> {
        let mut depth = 0_usize;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Err(Diagnostic::error("brackets-deep").at(Span::locate(self.path.as_str(), text, at..at + 1)));
            }
        }
        Ok(())
    }

    fn not_utf8(&self, bytes: &[u8], at: usize) -> Diagnostic {
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Diagnostic::error("not-utf8-but-utf16").at(Span::file(self.path.as_str()));
        }
        let shown = String::from_utf8_lossy(bytes);
        let valid = String::from_utf8_lossy(&bytes[..at]);
        let mark = valid.len()..valid.len() + 3;
        Diagnostic::error("not-utf8").arg("byte", at).at(Span::locate(self.path.as_str(), &shown, mark))
    }
}

/// Every input file of a site, by path.
#[derive(Debug, Clone, Default)]
pub struct SourceTree {
    files: BTreeMap<SourcePath, SourceFile>,
}

impl SourceTree {
    /// Reads the site's folders (`content`, `static`, `templates`, `i18n`, `data`, `archetypes`), the files at its
    /// root, and its theme, from `themes/` or else from the program itself.
    ///
    /// # Errors
    /// Every name that cannot be used, file that cannot be read, and loop of links.
    pub fn read(root: &Path, config: &Config) -> (Self, Vec<Diagnostic>) {
        let mut found = walk::Found::default();
        walk::root_files(root, &mut found);
        walk::folder(root, "content", &config.ignored_content, &mut found);
        walk::folder(root, "static", &config.ignored_static, &mut found);
        for name in ["templates", "i18n", "data", "archetypes"] {
            walk::folder(root, name, &crate::config::GlobSet::empty(), &mut found);
        }
        let mut embedded = Vec::new();
        if let Some(theme) = &config.theme {
            embedded = theme_of(root, theme, config, &mut found);
        }
        let (files, faults) = walk::read_all(found);
        let mut tree = Self::default();
        for file in files.into_iter().chain(embedded) {
            tree.files.insert(file.path.clone(), file);
        }
        (tree, faults)
    }

    /// A tree of given files, for tests and for `serve`.
    pub fn from_files(files: impl IntoIterator<Item = SourceFile>) -> Self {
        Self { files: files.into_iter().map(|file| (file.path.clone(), file)).collect() }
    }

    /// The tree with further files, such as those that were made of others.
    #[must_use]
    pub fn with(mut self, files: impl IntoIterator<Item = SourceFile>) -> Self {
        self.files.extend(files.into_iter().map(|file| (file.path.clone(), file)));
        self
    }

    /// A file by its path from the root.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.values()
    }

    /// The files within a folder and its folders, in the order of their paths.
    pub fn within<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a SourceFile> + use<'a> {
        use std::ops::Bound;
        let from = format!("{folder}/");
        self.files
            .range::<str, _>((Bound::Included(from.as_str()), Bound::Unbounded))
            .map(|(_, file)| file)
            .take_while(move |file| file.path.as_str().starts_with(&from))
    }
}

/// The theme's files: walked when its folder exists, else those of the program.
fn theme_of(root: &Path, theme: &str, config: &Config, found: &mut walk::Found) -> Vec<SourceFile> {
    let folder = format!("themes/{theme}");
    let place = || config.theme_span.clone();
    if SourcePath::new(theme).map_or(true, |path| path.as_str().contains('/')) {
        found.faults.push(Diagnostic::error("theme-name").arg("theme", theme).at(place()));
    } else if root.join(&folder).is_dir() {
        walk::folder(root, &folder, &crate::config::GlobSet::empty(), found);
    } else if theme == EMBEDDED_THEME {
        return theme_files();
    } else {
        found.faults.push(Diagnostic::error("theme-missing").arg("theme", theme).at(place()));
    }
    Vec::new()
}

/// Reads the configuration file: the one named, or `config.toml`, or `zola.toml`.
///
/// # Errors
/// When there is none, it cannot be read, is not UTF-8, or holds any fault.
pub fn read_config(root: &Path, named: Option<&str>) -> Result<Config, Vec<Diagnostic>> {
    let names = named.map_or(vec!["config.toml", "zola.toml"], |name| vec![name]);
    let Some(name) = names.iter().find(|name| root.join(name).is_file()) else {
        let folder = root.display();
        return Err(vec![Diagnostic::error("config-missing").arg("name", names[0]).arg("folder", folder)]);
    };
    let bytes = fs::read(root.join(name)).map_err(|error| vec![unreadable(name, &error)])?;
    let path = SourcePath::new(name)
        .map_err(|_| vec![Diagnostic::error("config-missing").arg("name", name).arg("folder", root.display())])?;
    let file = SourceFile::new(path, bytes);
    let text = file.text().map_err(|fault| vec![fault])?;
    let mut config = Config::read(name, text)?;
    if let Some(other) = names.iter().find(|other| *other != name && root.join(other).is_file()) {
        let fault = Diagnostic::warning("config-two").arg("used", name).arg("unused", other);
        config.warnings.push(fault.at(Span::file(*other)));
    }
    Ok(config)
}

/// A text that a person names on the command line, outside the site: its name for messages, its text.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_outside(path: &Path) -> Result<(String, String), Diagnostic> {
    let name = path.display().to_string().replace('\\', "/");
    let bytes = fs::read(path).map_err(|error| unreadable(&name, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok((name, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let mark = String::from_utf8_lossy(&error.as_bytes()[..at]).len();
            Err(Diagnostic::error("not-utf8").arg("byte", at).at(Span::locate(&name, &shown, mark..mark + 3)))
        }
    }
}

/// A picture beside such a text.
///
/// # Errors
/// When it cannot be read.
pub fn read_picture_outside(path: &Path) -> Result<Arc<[u8]>, Diagnostic> {
    let bytes = fs::read(path).map_err(|error| unreadable(&path.display().to_string(), &error))?;
    Ok(bytes.into())
}

/// The finding for a file that could not be read.
fn unreadable(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("file-unreadable").arg("detail", error).at(Span::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> SourceFile {
        SourceFile::new(SourcePath::new("content/a.md").unwrap(), bytes.to_vec())
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_told_with_its_line() {
        let fault = file(b"mot\nhai \xb8 ba\n").text().unwrap_err();
        assert_eq!(fault.code, "not-utf8");
        let span = fault.span.unwrap();
        assert_eq!((span.line, span.column), (2, 5));
    }

    #[test]
    fn utf16_is_named_and_a_byte_order_mark_is_dropped() {
        assert_eq!(file(b"\xff\xfea\0").text().unwrap_err().code, "not-utf8-but-utf16");
        assert_eq!(file("\u{feff}chữ".as_bytes()).text().unwrap(), "chữ");
    }

    #[test]
    fn a_folder_holds_its_files_and_not_those_of_a_longer_name() {
        let tree = SourceTree::from_files(
            ["content/a.md", "content2/b.md", "content/c/d.md"]
                .map(|path| SourceFile::new(SourcePath::new(path).unwrap(), Vec::new())),
        );
        let names: Vec<_> = tree.within("content").map(|f| f.path.as_str()).collect();
        assert_eq!(names, ["content/a.md", "content/c/d.md"]);
    }
}
