//! What a web server is told of the site: headers of security and of keeping, addresses that moved, the page
//! for what is not there, kinds of files, files that are compressed already. One file of this module a host.
//!
//! They are made only for the hosts that are named (`hosts`, `--host`): a wrong `.htaccess` or `web.config`
//! stops a whole site, and each host reads only its own.

mod apache;
mod headers;
mod iis;
mod netlify;
mod nginx;

use std::collections::BTreeMap;

pub use headers::policy;

use super::Moved;
use crate::config::{Config, Host};
use crate::diag::Diagnostic;
use crate::output::{Artifact, OutputTree};
use crate::path::OutputPath;

/// How long a browser may show a page before it asks again, in seconds: five minutes, so that a correction is
/// seen soon and going back and forth costs nothing.
const SHORT: &str = "public, max-age=300, must-revalidate";
/// A year for files whose names change with what they hold.
const LASTING: &str = "public, max-age=31536000, immutable";

/// What every host is told, each in its own words.
struct Told {
    /// Headers of every answer.
    headers: Vec<(&'static str, String)>,
    /// What a browser may keep for good.
    lasting: Vec<Lasting>,
    /// Files that lead elsewhere, and where: a path from the host's root, or an address of another site.
    moved: Vec<(OutputPath, String)>,
    /// The path of the site's address on its host: `/cchc`, empty at the root.
    base: String,
}

/// A file, or a folder with all that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Lasting {
    File(String),
    Folder(String),
}

/// The files of the named hosts for a site that is otherwise whole.
/// A name that another file has is told by the tree.
pub fn files(config: &Config, tree: &OutputTree, moved: &[Moved], hosts: &[Host]) -> Vec<Artifact> {
    let told = Told::of(config, tree, moved);
    let has = |host: Host| hosts.contains(&host);
    let mut all: Vec<(&str, &str, String)> = Vec::new();
    if has(Host::Netlify) || has(Host::Cloudflare) {
        all.push(("_headers", "netlify", netlify::headers(&told)));
        all.push(("_redirects", "netlify", netlify::redirects(&told, !has(Host::Cloudflare))));
    }
    if has(Host::Nginx) {
        all.push(("_nginx.conf", "nginx", nginx::snippet(&told)));
    }
    if has(Host::Apache) {
        all.push((".htaccess", "apache", apache::htaccess(&told)));
    }
    if has(Host::Iis) {
        all.push(("web.config", "iis", iis::web_config(&told)));
    }
    let artifact = |(path, host, text): (&str, &str, String)| {
        let path = OutputPath::new(path).ok()?;
        Some(Artifact::new(path, text.into_bytes(), &format!("hosts = [\"{host}\"]")))
    };
    all.into_iter().filter_map(artifact).collect()
}

/// The hosts of names from a command line.
///
/// # Errors
/// The first name that is none.
pub fn named(names: &[String]) -> Result<Vec<Host>, Box<Diagnostic>> {
    names.iter().map(|name| Host::find(name)).collect()
}

impl Told {
    fn of(config: &Config, tree: &OutputTree, moved: &[Moved]) -> Self {
        let base = config.base_url.split_once("://").map_or("", |(_, rest)| rest);
        let base = base.find('/').map_or("", |at| &base[at..]).to_owned();
        let inside = |to: &str| match to.strip_prefix(config.base_url.as_str()) {
            Some(rest) if rest.starts_with('/') => format!("{base}{rest}"),
            _ => to.to_owned(),
        };
        let moved = moved.iter().map(|one| (one.from.clone(), inside(&one.to))).collect();
        Self { headers: headers::all(config), lasting: lasting(tree), moved, base }
    }
}

/// What may be kept for good: folders that hold nothing else, then single files.
fn lasting(tree: &OutputTree) -> Vec<Lasting> {
    let mut folders: BTreeMap<&str, bool> = BTreeMap::new();
    for file in tree.files() {
        if let Some((folder, _)) = file.path.as_str().split_once('/') {
            *folders.entry(folder).or_insert(true) &= file.lasting;
        }
    }
    let whole = |path: &str| path.split_once('/').is_some_and(|(folder, _)| folders.get(folder) == Some(&true));
    let kept = folders.iter().filter(|(_, all)| **all).map(|(folder, _)| Lasting::Folder((*folder).to_owned()));
    let single = tree.files().filter(|file| file.lasting && !whole(file.path.as_str()));
    kept.chain(single.map(|file| Lasting::File(file.path.as_str().to_owned()))).collect()
}

/// The address of a file on the site, from the site's root: `cu/` for `cu/index.html`.
fn address(file: &OutputPath) -> &str {
    let path = file.as_str();
    path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path)
}

/// A text with what a regular expression takes for more than itself made plain.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\.+*?()|[]{}^$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A regular expression of everything that may be kept for good, from the site's root; none when nothing is.
fn lasting_pattern(told: &Told) -> Option<String> {
    let each = told.lasting.iter().map(|one| match one {
        Lasting::File(path) => format!("{}(?:\\.br|\\.gz)?", plain(path)),
        Lasting::Folder(name) => format!("{}/.*", plain(name)),
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("(?:{})$", each.join("|")))
}

#[cfg(test)]
mod tests;
