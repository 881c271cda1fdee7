//! The theme `hub` and the starter site, carried within the program.
//!
//! A site that names `theme = "hub"` and has no `themes/hub` folder uses these files; `cchc init`
//! writes the starter. So one binary is all that an office needs.

use rust_embed::RustEmbed;

use super::SourceFile;
use crate::path::SourcePath;

/// Name of the theme that the program carries.
pub const EMBEDDED_THEME: &str = "hub";

#[derive(RustEmbed)]
#[folder = "themes/hub"]
#[exclude = "starter/*"]
struct Theme;

#[derive(RustEmbed)]
#[folder = "themes/hub/starter"]
struct Starter;

/// The files of the embedded theme, as if under `themes/hub/`.
pub fn theme_files() -> Vec<SourceFile> {
    let mut files = Vec::new();
    for name in Theme::iter() {
        let path = SourcePath::new(&format!("themes/{EMBEDDED_THEME}/{name}"));
        if let (Ok(path), Some(file)) = (path, Theme::get(&name)) {
            files.push(SourceFile::new(path, file.data.into_owned()));
        }
    }
    files
}

/// The files of a new site, by their paths from its root.
pub fn starter_files() -> Vec<(String, Vec<u8>)> {
    let read = |name: std::borrow::Cow<'static, str>| {
        Starter::get(&name).map(|file| (name.replace("dot_", "."), file.data.into_owned()))
    };
    Starter::iter().filter_map(read).collect()
}
