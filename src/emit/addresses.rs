//! Addresses as a finished page writes them: from its own place, in the style that was asked for.

use std::borrow::Cow;

use memchr::{memchr2, memrchr};

use super::Style;
use super::known::Known;
use crate::config::Config;
use crate::path::{OutputPath, decode};

/// The page whose links are written.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub path: &'a OutputPath,
    pub config: &'a Config,
    pub style: Style,
    pub known: &'a dyn Known,
}

/// A link within the site.
pub(super) struct Link {
    /// As the page writes it.
    pub written: String,
    /// The file that answers it.
    pub target: String,
    /// The place in that file, when it names one.
    pub anchor: Option<String>,
}

impl Page<'_> {
    /// The address `to` as this page writes it.
    pub(super) fn relative(&self, to: &str) -> String {
        self.rewrite(to).map_or_else(|| to.to_owned(), |link| link.written)
    }

    /// A link within the site from this page's place; others give none.
    pub(super) fn rewrite(&self, address: &str) -> Option<Link> {
        let place = self.place(address)?;
        let (path, rest) = cut(place);
        let path = path.trim_start_matches('/');
        let mut target = decode(path);
        let mut path = Cow::Borrowed(path);
        if self.names_page(&target) {
            target.push('/');
            path.to_mut().push('/');
        }
        let mut file = "";
        if target.is_empty() || target.ends_with('/') {
            target.push_str("index.html");
            file = if self.style.portable { "index.html" } else { "" };
        }
        // A page for unknown addresses is shown at any depth: its links go from the root.
        let written = match self.path.as_str() {
            from if is_not_found(from) && !self.style.portable => {
                format!("{}/{path}{file}{rest}", self.base_path())
            }
            from => step(from, &path, file, rest),
        };
        Some(Link { written, target, anchor: anchor(rest) })
    }

    /// Whether a path without a final slash names a page of the site, and no file.
    fn names_page(&self, path: &str) -> bool {
        !path.is_empty()
            && !path.ends_with('/')
            && !self.known.holds(path)
            && self.known.holds(&format!("{path}/index.html"))
    }

    /// The path on the site that an address names, with its query and anchor.
    fn place<'b>(&self, address: &'b str) -> Option<&'b str> {
        if let Some(rest) = address.strip_prefix(self.config.base_url.as_str()) {
            return match rest.as_bytes().first() {
                None => Some("/"),
                Some(b'/' | b'?' | b'#') => Some(rest),
                Some(_) => None,
            };
        }
        if address.starts_with('/') && !address.starts_with("//") {
            let base = self.base_path();
            return Some(
                address.strip_prefix(base).filter(|rest| !base.is_empty() && rest.starts_with('/')).unwrap_or(address),
            );
        }
        None
    }

    /// The path of the site's address: empty at a domain's root.
    fn base_path(&self) -> &str {
        let after = self.config.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after.find('/').map_or("", |at| &after[at..])
    }

    /// A relative link, written by hand: the file that it would reach, and how it is written so that
    /// it does reach it.
    pub(super) fn by_hand(&self, address: &str) -> Option<Link> {
        let (path, rest) = cut(address);
        let has_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        if path.is_empty() || has_scheme || address.starts_with("//") {
            return None;
        }
        let mut parts: Vec<&str> = self.path.as_str().split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                other => parts.push(other),
            }
        }
        let mut target = decode(&parts.join("/"));
        let mut written = path.to_owned();
        let names_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
        let names_page = !names_folder && self.names_page(&target);
        if names_folder || names_page {
            if !target.is_empty() {
                target.push('/');
            }
            target.push_str("index.html");
            if !path.ends_with('/') && (names_page || self.style.portable) {
                written.push('/');
            }
            if self.style.portable {
                written.push_str("index.html");
            }
        }
        Some(Link { written: written + rest, target, anchor: anchor(rest) })
    }
}

/// Whether a file is the page for unknown addresses, of the site or of one of its languages.
fn is_not_found(path: &str) -> bool {
    path == "404.html" || path.strip_suffix("/404.html").is_some_and(|language| !language.contains('/'))
}

/// An address up to its query or anchor, and these.
fn cut(address: &str) -> (&str, &str) {
    address.split_at(memchr2(b'?', b'#', address.as_bytes()).unwrap_or(address.len()))
}

/// The place within a page that the rest of an address names. Every page has a top, and what is to be
/// searched for in its text is no place of its own.
pub(super) fn anchor(rest: &str) -> Option<String> {
    let (_, anchor) = rest.split_once('#')?;
    let anchor = decode(anchor.split(":~:").next().unwrap_or_default());
    (!anchor.is_empty() && !anchor.eq_ignore_ascii_case("top")).then_some(anchor)
}

/// The way from a file to a path, both from the root, with the name of a file in that folder and what else
/// an address has.
fn step(from: &str, to: &str, file: &str, rest: &str) -> String {
    let folders = |path: &str| memrchr(b'/', path.as_bytes()).map_or(0, |at| at + 1);
    let (from, to_folders) = (&from.as_bytes()[..folders(from)], &to.as_bytes()[..folders(to)]);
    let same = from.iter().zip(to_folders).take_while(|(a, b)| a == b).count();
    let common = from[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let climbs = from[common..].iter().filter(|byte| **byte == b'/').count();
    let mut out = String::with_capacity(3 * climbs + to.len() - common + file.len() + rest.len() + 2);
    out.extend(std::iter::repeat_n("../", climbs));
    out.push_str(&to[common..]);
    out.push_str(file);
    if out.is_empty() {
        out.push_str("./");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::KnownFiles;
    use proptest::prelude::*;

    fn written(address: &str, path: &str, portable: bool) -> String {
        let config = Config::read("c", "base_url = 'https://a.vn/cchc'\n").unwrap();
        let path = OutputPath::new(path).unwrap();
        let known = KnownFiles::from_iter(
            ["tin/b/index.html", "tin/tệp/index.html"].map(|path| OutputPath::new(path).unwrap()),
        );
        let page = Page { path: &path, config: &config, style: Style { portable }, known: &known };
        page.rewrite(address).or_else(|| page.by_hand(address)).map_or_else(|| address.to_owned(), |link| link.written)
    }

    #[test]
    fn a_portable_site_names_every_file() {
        for (address, from, expected) in [
            ("https://a.vn/cchc", "tin/index.html", "../index.html"),
            ("/tin/?q=1", "tin/index.html", "index.html?q=1"),
            ("../b/", "tin/a/index.html", "../b/index.html"),
            ("./", "tin/a/index.html", "./index.html"),
            ("..", "tin/a/index.html", "../index.html"),
            ("../../tin/b/#x", "tin/a/index.html", "../../tin/b/index.html#x"),
            ("../b", "tin/a/index.html", "../b/index.html"),
            ("/tin/b?q", "tin/a/index.html", "../b/index.html?q"),
            ("anh.png", "tin/a/index.html", "anh.png"),
            ("#x", "tin/a/index.html", "#x"),
            ("mailto:a@b.vn", "tin/a/index.html", "mailto:a@b.vn"),
        ] {
            assert_eq!(written(address, from, true), expected, "{address}");
        }
    }

    #[test]
    fn a_page_named_without_its_final_slash_is_its_address() {
        for (address, expected) in [
            ("/tin/b", "../b/"),
            ("../b#x", "../b/#x"),
            ("../t%E1%BB%87p", "../t%E1%BB%87p/"),
            ("../khong", "../khong"),
            ("../b/", "../b/"),
        ] {
            assert_eq!(written(address, "tin/a/index.html", false), expected, "{address}");
        }
    }

    proptest! {
        #[test]
        fn a_step_leads_where_it_should(from in "([ab]/){0,3}index.html", to in "([abc]/){0,3}") {
            let written = step(&from, &to, "", "");
            let mut parts: Vec<&str> = from.split('/').collect();
            parts.pop();
            for part in written.split('/') {
                match part { ".." => { parts.pop(); } "." | "" => {} p => parts.push(p) }
            }
            prop_assert_eq!(parts.join("/"), to.trim_end_matches('/'));
        }
    }
}
