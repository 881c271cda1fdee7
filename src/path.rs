//! The three kinds of path, none of which can leave its tree.
//!
//! [`SourcePath`] names an input file from the site's root, [`Route`] a place on the site,
//! [`OutputPath`] a file of the built site. All are `/`-separated, in Unicode NFC and free of `.`,
//! `..`, empty parts and characters that a file system of Windows refuses. A path is checked once,
//! when it becomes one of these types; everything after may rely on it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::text;

/// Why a text is not a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing is left of it.
    Empty,
    /// It climbs with `..`, or starts at a root or a drive.
    Escapes,
    /// It holds a character that some file system refuses, or a control character.
    Character(char),
    /// A part is a name that Windows keeps for a device, or ends with a dot or space.
    Reserved,
    /// A part is longer than a file's name may be.
    TooLong,
}

impl PathFault {
    /// The message of the catalogue that explains it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "path-empty",
            Self::Escapes => "path-escapes",
            Self::Character(_) => "path-character",
            Self::Reserved => "path-reserved",
            Self::TooLong => "path-too-long",
        }
    }
}

/// An input file, from the site's root: `content/thu-tuc/khai-sinh.md`.
#[derive(Clone)]
pub struct SourcePath(Arc<str>);

/// A place on the site: `/thu-tuc/khai-sinh/`, or a file such as `/atom.xml`.
#[derive(Clone)]
pub struct Route {
    /// The file that a web server sends for it, after a slash: it begins with the route.
    file: Arc<str>,
    /// How many bytes of it the route is.
    length: usize,
}

/// A file of the built site: `thu-tuc/khai-sinh/index.html`.
#[derive(Clone)]
pub struct OutputPath(
    /// It, after a slash: so a route and its file are one text.
    Arc<str>,
);

macro_rules! text_type {
    ($name:ident, $text:expr) => {
        impl $name {
            /// It as text.
            pub fn as_str(&self) -> &str {
                let text: fn(&Self) -> &str = $text;
                text(self)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                let (a, b) = (self.as_str(), other.as_str());
                std::ptr::eq(a, b) || a == b
            }
        }
        impl Eq for $name {}
        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.as_str().cmp(other.as_str())
            }
        }
        impl Hash for $name {
            fn hash<H: Hasher>(&self, hasher: &mut H) {
                self.as_str().hash(hasher);
            }
        }
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
text_type!(SourcePath, |path| &path.0);
text_type!(Route, |route| &route.file[..route.length]);
text_type!(OutputPath, |path| &path.0[1..]);

impl SourcePath {
    /// Checks a path that was found on disk or named by an author.
    ///
    /// # Errors
    /// When it is empty or leaves the site's root. Names that only Windows refuses are let
    /// through: they exist already.
    pub fn new(path: &str) -> Result<Self, PathFault> {
        let parts = parts(path)?;
        if parts.is_empty() {
            return Err(PathFault::Empty);
        }
        Ok(Self(parts.join("/").into()))
    }

    /// The last part, with its extension.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The name without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The last extension in lower case; empty when there is none.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, e)| e.to_lowercase())
    }

    /// The folder it lies in; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// What follows a folder: `content` of `content/a.md` gives `a.md`.
    pub fn within(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// A path beside this file, `..` resolved; it may not leave the root.
    ///
    /// # Errors
    /// As for [`SourcePath::new`].
    pub fn beside(&self, relative: &str) -> Result<Self, PathFault> {
        if relative.starts_with('/') {
            return Err(PathFault::Escapes);
        }
        let mut stack: Vec<&str> = self.folder().split('/').filter(|p| !p.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    stack.pop().ok_or(PathFault::Escapes)?;
                }
                other => stack.push(other),
            }
        }
        Self::new(&stack.join("/"))
    }
}

impl Route {
    /// The site's home.
    pub fn home() -> Self {
        Self::of("/")
    }

    /// That of a text which begins with a slash, or is empty.
    fn of(text: &str) -> Self {
        let file = match text.ends_with('/') {
            true => format!("{text}index.html"),
            false => format!("/{}", text.trim_start_matches('/')),
        };
        Self { file: file.into(), length: text.len() }
    }

    /// A place that an author or the program names, with or without slashes at its ends.
    /// A last part with an extension is a file; anything else is a folder and ends with `/`.
    ///
    /// # Errors
    /// When a part could not be a file name everywhere, or the path climbs out.
    pub fn new(path: &str) -> Result<Self, PathFault> {
        let parts = parts(path.trim_matches('/'))?;
        for part in &parts {
            check_part(part)?;
        }
        if parts.is_empty() {
            return Ok(Self::home());
        }
        let joined = parts.join("/");
        let file = !path.ends_with('/') && is_file_name(parts.last().map_or("", |p| p));
        Ok(Self::of(&if file { format!("/{joined}") } else { format!("/{joined}/") }))
    }

    /// The same place as a file: without the final slash, whatever its extension.
    pub fn file(place: &Self) -> Self {
        Self::of(place.as_str().trim_end_matches('/'))
    }

    /// The place `path` under this one.
    ///
    /// # Errors
    /// As for [`Route::new`].
    pub fn join(&self, path: &str) -> Result<Self, PathFault> {
        Self::new(&format!("{}/{path}", self.as_str().trim_end_matches('/')))
    }

    /// The file that a web server sends for it.
    pub fn output(&self) -> OutputPath {
        OutputPath(self.file.clone())
    }

    /// The absolute address under a base URL without a final slash; parts are percent-encoded.
    pub fn permalink(&self, base_url: &str) -> String {
        format!("{base_url}{}", encode(self.as_str()))
    }
}

impl OutputPath {
    /// A file of the built site.
    ///
    /// # Errors
    /// When it is empty, climbs out, or could not be a file name everywhere.
    pub fn new(path: &str) -> Result<Self, PathFault> {
        let parts = parts(path)?;
        if parts.is_empty() {
            return Err(PathFault::Empty);
        }
        for part in &parts {
            check_part(part)?;
        }
        Ok(Self(format!("/{}", parts.join("/")).into()))
    }

    /// How many folders deep the file lies.
    pub fn depth(&self) -> usize {
        self.as_str().matches('/').count()
    }
}

/// Whether a last part of a route names a file rather than a folder.
fn is_file_name(part: &str) -> bool {
    part.rsplit_once('.').is_some_and(|(stem, ext)| {
        let known = ["html", "xml", "txt", "json", "webmanifest", "ics", "csv", "pdf"];
        !stem.is_empty() && known.contains(&ext)
    })
}

/// Splits on `/`, drops empty and `.` parts, normalises to NFC, refuses `..`, `\` and drives.
fn parts(path: &str) -> Result<Vec<String>, PathFault> {
    let drive = path.as_bytes().get(1) == Some(&b':');
    if drive || path.contains('\\') {
        return Err(PathFault::Escapes);
    }
    let mut parts = Vec::new();
    for part in path.split('/').filter(|p| !p.is_empty() && *p != ".") {
        if part == ".." {
            return Err(PathFault::Escapes);
        }
        if let Some(c) = part.chars().find(|c| c.is_control()) {
            return Err(PathFault::Character(c));
        }
        parts.push(text::nfc(part).into_owned());
    }
    Ok(parts)
}

/// Bytes of a part: systems take 255, and a temporary name is longer than what it stands for.
const LONGEST_PART: usize = 240;

/// Refuses what cannot be a file name on Windows, so that a site builds the same everywhere.
fn check_part(part: &str) -> Result<(), PathFault> {
    if let Some(c) = part.chars().find(|c| "<>:\"|?*".contains(*c)) {
        return Err(PathFault::Character(c));
    }
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit() && c != '0'));
    if device || part.ends_with(['.', ' ']) {
        return Err(PathFault::Reserved);
    }
    if part.len() > LONGEST_PART {
        return Err(PathFault::TooLong);
    }
    Ok(())
}

/// Percent-encodes what a URL path may not hold as it is; `/` stays.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(byte as char),
            b'/' | b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'='
            | b':' | b'@' | b'&' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Undoes percent-encoding; what is not valid is left as it is.
pub fn decode(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%')
            .then(|| path.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok()))
            .flatten();
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_path_that_climbs_out_is_refused_everywhere() {
        for bad in ["../x", "a/../../x", "C:\\x", "a\\..\\b", "c:/x"] {
            assert_eq!(SourcePath::new(bad), Err(PathFault::Escapes), "{bad}");
            assert_eq!(OutputPath::new(bad), Err(PathFault::Escapes), "{bad}");
            assert!(Route::new(bad).is_err(), "{bad}");
        }
        assert_eq!(SourcePath::new("a").unwrap().beside("../b"), Err(PathFault::Escapes));
    }

    #[test]
    fn names_that_windows_refuses_are_refused() {
        for bad in ["aux", "con.html", "a?b", "x/nul/y", "dot.", "a|b", "com1.txt"] {
            assert!(Route::new(bad).is_err(), "{bad}");
        }
        assert!(Route::new("console/company").is_ok());
        assert_eq!(Route::new(&"a".repeat(241)), Err(PathFault::TooLong));
    }

    #[test]
    fn a_route_knows_its_file_and_its_address() {
        let page = Route::new("thu-tuc/khai-sinh").unwrap();
        assert_eq!(page.as_str(), "/thu-tuc/khai-sinh/");
        assert_eq!(page.output().as_str(), "thu-tuc/khai-sinh/index.html");
        assert_eq!(Route::home().output().as_str(), "index.html");
        assert_eq!(page.output(), OutputPath::new("thu-tuc/khai-sinh/index.html").unwrap());
        assert_eq!(Route::file(&Route::home()).as_str(), "");
        assert_eq!(Route::new("atom.xml").unwrap().output().as_str(), "atom.xml");
        let named = Route::new("/tin tức/").unwrap();
        assert_eq!(named.permalink("https://a.vn"), "https://a.vn/tin%20t%E1%BB%A9c/");
    }

    #[test]
    fn a_name_in_nfd_becomes_nfc() {
        assert_eq!(SourcePath::new("content/a\u{301}.md").unwrap().as_str(), "content/á.md");
    }

    proptest! {
        #[test]
        fn no_route_leaves_the_site(path in "\\PC{0,40}") {
            if let Ok(route) = Route::new(&path) {
                let out = route.output();
                prop_assert!(!out.as_str().starts_with('/'));
                prop_assert!(out.as_str().split('/').all(|p| p != ".." && p != "." && !p.is_empty()));
            }
        }

        #[test]
        fn encoding_is_undone_by_decoding(path in "\\PC{0,40}") {
            prop_assert_eq!(decode(&encode(&path)), path);
        }
    }
}
