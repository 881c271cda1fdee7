//! Reads every input of a build, once: the last time that content is touched on disk.
//!
//! Sole owner of `walkdir` and of the embedded theme. [`SourceTree::read`] walks the site's
//! folders, checks names, follows symbolic links that stay within the root, and reads the files in
//! parallel. It parses nothing. [`Inputs`] is the same for who looks again and again.

mod embedded;
mod file;
mod inputs;
mod tree;
mod walk;

use std::fs;
use std::path::Path;
use std::sync::Arc;

pub use embedded::{EMBEDDED_THEME, starter_files, theme_files};
pub use file::SourceFile;
pub use inputs::Inputs;
pub use tree::SourceTree;

use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::stamp::Stamp;

/// The folders of a site that a build reads.
pub const FOLDERS: [&str; 7] = ["content", "static", "templates", "i18n", "data", "archetypes", "themes"];

impl SourceTree {
    /// Reads the site's folders (`content`, `static`, `templates`, `i18n`, `data`, `archetypes`), the files at its
    /// root, and its theme, from `themes/` or else from the program itself.
    ///
    /// # Errors
    /// Every name that cannot be used, file that cannot be read, and loop of links.
    pub fn read(root: &Path, config: &Config) -> (Self, Vec<Diagnostic>) {
        Inputs::read(root, config).into_parts()
    }
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

/// What the disk says of the program that runs: another one in its place has another stamp, whatever its
/// version. None when the system does not tell.
pub fn program() -> Option<Stamp> {
    let path = std::env::current_exe().ok()?;
    fs::metadata(path).ok().and_then(|known| Stamp::of(&known))
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
