//! Addresses: what host one names, which file of the site one leads to, and those of other sites.

use std::borrow::Cow;
use std::ops::Range;

use super::Subject;
use crate::data::{Node, Value};
use crate::output::{Artifact, OutputTree};
use crate::path::decode;

/// The host of an `http` or `https` address, in small letters.
pub(super) fn host(address: &str) -> Option<String> {
    let scheme = address.split("://").next().unwrap_or_default();
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) && !address.starts_with("//") {
        return None;
    }
    let rest = &address[address.find("//")? + 2..];
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    (!host.is_empty()).then(|| host.to_lowercase())
}

/// The addresses of other sites that a file names, with their places: links of its text, of its front
/// matter and of its components.
pub(super) fn outside(subject: &Subject<'_>) -> Vec<(String, Range<usize>)> {
    let own = host(subject.base_url).unwrap_or_default();
    let mut found = Vec::new();
    if let Some(node) = &subject.front {
        of_node(node, &mut found);
    }
    found.extend(subject.view.links.iter().map(|link| (link.destination.clone(), link.range.clone())));
    found.extend(subject.view.addresses.iter().cloned());
    found.retain(|(address, _)| host(address).is_some_and(|host| host != own));
    found
}

fn of_node(node: &Node, found: &mut Vec<(String, Range<usize>)>) {
    match &node.value {
        Value::Text(text) if !text.contains(char::is_whitespace) => found.push((text.clone(), node.range.clone())),
        Value::List(items) => items.iter().for_each(|item| of_node(item, found)),
        Value::Table(entries) => entries.iter().for_each(|(_, value)| of_node(value, found)),
        _ => {}
    }
}

/// The file that a link of a finished page leads to; none when it leads out of the site or nowhere.
pub(super) fn target<'t>(link: &str, page: &str, base_url: &str, tree: &'t OutputTree) -> Option<&'t Artifact> {
    let link = if link.contains('&') { link.replace("&amp;", "&").into() } else { Cow::Borrowed(link) };
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let root =
        base_url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or_default();
    let path = if let Some(rest) = link.strip_prefix(base_url).filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        joined("", rest)
    } else if link.starts_with("//") || link.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    } else if link.starts_with('/') {
        joined("", link.strip_prefix(root)?)
    } else {
        joined(page.rsplit_once('/').map_or("", |(folder, _)| folder), link)
    };
    let path = if path.contains('%') { decode(&path) } else { path };
    let index = if path.is_empty() { "index.html".to_owned() } else { [path.as_str(), "/index.html"].concat() };
    // No path is a file and a folder: the likelier is looked for first.
    let [first, second] = if link.ends_with('/') { [&index, &path] } else { [&path, &index] };
    tree.get(first).or_else(|| tree.get(second))
}

/// A path from a folder, without `.` and `..`.
fn joined(folder: &str, path: &str) -> String {
    let mut joined = String::with_capacity(folder.len() + path.len() + 1);
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => joined.truncate(joined.rfind('/').unwrap_or_default()),
            _ => {
                if !joined.is_empty() {
                    joined.push('/');
                }
                joined.push_str(part);
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::OutputPath;

    #[test]
    fn hosts_are_read_whatever_is_around_them() {
        let read = |address: &str| host(address).unwrap_or_default();
        assert_eq!(read("https://Dichvucong.gov.vn:443/p?a#b"), "dichvucong.gov.vn");
        assert_eq!(read("HTTP://a.vn"), "a.vn");
        assert_eq!(read("//a.vn/x"), "a.vn");
        assert_eq!(read("https://gov.vn@xau.example/"), "xau.example");
        for none in ["@/a.md", "mailto:a@b.vn", "a/b", "https://", "ftp://a.vn", "/a//b"] {
            assert_eq!(read(none), "", "{none}");
        }
    }

    #[test]
    fn links_lead_to_files_however_they_are_written() {
        let files = ["index.html", "a/index.html", "a/b/index.html", "t đ.css"];
        let artifact = |path: &str| Artifact::new(OutputPath::new(path).unwrap(), Vec::new(), "x");
        let tree = OutputTree::assemble(files.map(artifact)).0;
        let led = |link: &str| {
            target(link, "a/b/index.html", "https://x.vn/cchc", &tree).map(|file| file.path.as_str().to_owned())
        };
        for (link, file) in [
            ("../", "a/index.html"),
            ("../../", "index.html"),
            ("../../../../", "index.html"),
            ("#x", "a/b/index.html"),
            ("https://x.vn/cchc", "index.html"),
            ("https://x.vn/cchc/a/?q#x", "a/index.html"),
            ("/cchc/a/index.html", "a/index.html"),
            ("../../t%20%C4%91.css", "t đ.css"),
        ] {
            assert_eq!(led(link).as_deref(), Some(file), "{link}");
        }
        for out in ["https://x.vn/cchcx/", "https://y.vn/", "mailto:a@b", "//x.vn/cchc/", "/khac/", "c/"] {
            assert_eq!(led(out), None, "{out}");
        }
    }
}
