//! The last pass over a page: links within the site become relative, then the page is minified.
//!
//! Templates write absolute addresses, as in Zola. Here every `href`, `src`, `srcset` and the like
//! that begins with the site's address, or with `/`, is rewritten from the page's own place.
//! What a format wants absolute stays: `canonical`, `hreflang`, and whatever is not a link.

use crate::config::Config;
use crate::path::{OutputPath, decode};

use super::Style;
use super::minify::minify;

/// A finished page.
#[derive(Debug)]
pub(super) struct Finished {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The files of the site that it links to, and the links as they were.
    pub links: Vec<(String, String)>,
}

/// Attributes that hold one address.
const ADDRESS: &[&str] = &["href", "src", "action", "poster", "data", "formaction"];
/// Attributes that hold several, each with a description.
const ADDRESSES: &[&str] = &["srcset", "imagesrcset"];

/// Rewrites and minifies a page, which templates write as UTF-8.
pub(super) fn finish(html: Vec<u8>, path: &OutputPath, config: &Config, style: Style) -> Finished {
    // The standard library's check takes a twentieth of a whole build.
    let Ok(html) = simdutf8::basic::from_utf8(&html) else {
        return Finished { bytes: html, links: Vec::new() };
    };
    let mut pass =
        Pass { page: Page { path, config, style }, out: String::with_capacity(html.len()), links: Vec::new() };
    pass.run(html);
    pass.links.sort();
    pass.links.dedup();
    let bytes = if config.minify_html { minify(pass.out) } else { pass.out.into_bytes() };
    Finished { bytes, links: pass.links }
}

/// The address `to` as it is written in the file `from`.
pub(super) fn relative(to: &str, from: &OutputPath, config: &Config, style: Style) -> String {
    let page = Page { path: from, config, style };
    page.rewrite(to).map_or_else(|| to.to_owned(), |link| link.written)
}

/// Escapes text for HTML.
pub(super) fn escape(text: &str) -> String {
    crate::markdown::escape(text)
}

struct Page<'a> {
    path: &'a OutputPath,
    config: &'a Config,
    style: Style,
}

struct Link {
    written: String,
    target: String,
}

impl Page<'_> {
    /// A link within the site from this page's place; others give none.
    fn rewrite(&self, address: &str) -> Option<Link> {
        let place = self.place(address)?;
        let cut = place.find(['?', '#']).unwrap_or(place.len());
        let (path, rest) = place.split_at(cut);
        let mut target = decode(path.trim_start_matches('/'));
        let mut written_path = path.trim_start_matches('/').to_owned();
        if target.is_empty() || target.ends_with('/') {
            target.push_str("index.html");
            if self.style.portable {
                written_path.push_str("index.html");
            }
        }
        // A page for unknown addresses is shown at any depth: its links go from the root.
        let written = match self.path.as_str() {
            "404.html" if !self.style.portable => format!("{}/{written_path}{rest}", self.base_path()),
            from => format!("{}{rest}", step(from, &written_path)),
        };
        Some(Link { written, target })
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

    /// The file that a relative link, written by hand, would reach.
    fn relative_target(&self, address: &str) -> Option<String> {
        let cut = address.find(['?', '#']).unwrap_or(address.len());
        let path = &address[..cut];
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
        if path.ends_with('/') || path.ends_with("..") || path == "." {
            if !target.is_empty() {
                target.push('/');
            }
            target.push_str("index.html");
        }
        Some(target)
    }
}

/// The way from a file to a path, both from the root.
fn step(from: &str, to: &str) -> String {
    let from_folders: Vec<&str> = from.split('/').collect();
    let from_folders = &from_folders[..from_folders.len() - 1];
    let to_parts: Vec<&str> = to.split('/').collect();
    let to_folders = &to_parts[..to_parts.len() - 1];
    let common = from_folders.iter().zip(to_folders).take_while(|(a, b)| a == b).count();
    let mut out = "../".repeat(from_folders.len() - common);
    out.push_str(&to_parts[common..].join("/"));
    if out.is_empty() {
        out.push_str("./");
    }
    out
}

struct Pass<'a> {
    page: Page<'a>,
    out: String,
    links: Vec<(String, String)>,
}

impl Pass<'_> {
    fn run(&mut self, html: &str) {
        let mut rest = html;
        while let Some(open) = rest.find('<') {
            self.out.push_str(&rest[..open]);
            rest = &rest[open..];
            let taken = if rest.starts_with("<!--") {
                let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
                self.out.push_str(&rest[..end]);
                end
            } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.tag(rest)
            } else {
                self.out.push('<');
                1
            };
            rest = &rest[taken..];
        }
        self.out.push_str(rest);
    }

    /// Copies a tag with its links rewritten, and the raw text of a script or style; says how far.
    fn tag(&mut self, rest: &str) -> usize {
        let name_end = rest[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').map_or(rest.len(), |at| at + 1);
        let name = &rest[1..name_end];
        let Some(end) = tag_end(rest) else {
            self.out.push_str(rest);
            return rest.len();
        };
        let tag = &rest[..end];
        if keeps_its_address(name, tag) {
            self.out.push_str(tag);
        } else {
            self.out.push_str(&tag[..name_end]);
            self.attributes(&tag[name_end..]);
        }
        if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
            let raw = raw_text(&rest[end..], name);
            self.out.push_str(&rest[end..end + raw]);
            return end + raw;
        }
        end
    }

    fn attributes(&mut self, text: &str) {
        let mut at = 0;
        let bytes = text.as_bytes();
        while at < text.len() {
            let start = at;
            while at < text.len() && !b"= \t\n\r>/\"'".contains(&bytes[at]) {
                at += 1;
            }
            let name = &text[start..at];
            if name.is_empty() {
                let next = text[at..].chars().next().map_or(1, char::len_utf8);
                self.out.push_str(&text[at..at + next]);
                at += next;
                continue;
            }
            self.out.push_str(name);
            let equals = at + text[at..].len() - text[at..].trim_start().len();
            if bytes.get(equals) != Some(&b'=') {
                continue;
            }
            let value_at = equals + 1 + text[equals + 1..].len() - text[equals + 1..].trim_start().len();
            let (value, after) = value(text, value_at);
            self.out.push('=');
            self.out.push('"');
            self.value(name, value);
            self.out.push('"');
            at = after;
        }
    }

    /// Copies the value of an attribute, its addresses rewritten.
    fn value(&mut self, name: &str, value: &str) {
        let is_one_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        if is_one_of(ADDRESS) {
            let link = self.link(value.trim());
            self.quoted(&link);
        } else if is_one_of(ADDRESSES) {
            let each = value.split(',').map(|part| {
                let part = part.trim();
                match part.split_once(char::is_whitespace) {
                    Some((address, size)) => format!("{} {}", self.link(address), size.trim()),
                    None => self.link(part),
                }
            });
            let all = each.collect::<Vec<_>>().join(", ");
            self.quoted(&all);
        } else {
            self.quoted(value);
        }
    }

    fn quoted(&mut self, value: &str) {
        for (number, part) in value.split('"').enumerate() {
            if number > 0 {
                self.out.push_str("&quot;");
            }
            self.out.push_str(part);
        }
    }

    fn link(&mut self, address: &str) -> String {
        let plain = address.replace("&amp;", "&");
        if let Some(link) = self.page.rewrite(&plain) {
            self.links.push((link.target, address.to_owned()));
            return link.written.replace('&', "&amp;");
        }
        if let Some(target) = self.page.relative_target(&plain) {
            self.links.push((target, address.to_owned()));
        }
        address.to_owned()
    }
}

/// Tags whose address must stay absolute.
fn keeps_its_address(name: &str, tag: &str) -> bool {
    name.eq_ignore_ascii_case("base")
        || (name.eq_ignore_ascii_case("link") && (tag.contains("canonical") || tag.contains("hreflang")))
}

/// How long the text of a script or style is: up to its closing tag.
fn raw_text(text: &str, name: &str) -> usize {
    let closes = |at: usize| text[at + 2..].get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
    text.match_indices("</").map(|(at, _)| at).find(|at| closes(*at)).unwrap_or(text.len())
}

/// Where a tag ends, `>` within quotes left out.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(q), b) if q == b => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// An attribute's value and where it ends, its quotes included.
fn value(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    match rest.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let end = rest[1..].find(*quote as char).unwrap_or(rest.len() - 1);
            (&rest[1..1 + end], (at + end + 2).min(text.len()))
        }
        _ => {
            let end = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
            (&rest[..end], at + end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rewritten(html: &str, path: &str, portable: bool) -> String {
        let config = Config::read("c", "base_url = 'https://a.vn/cchc'\nminify_html = false\n").unwrap();
        let path = OutputPath::new(path).unwrap();
        String::from_utf8(finish(html.into(), &path, &config, Style { portable }).bytes).unwrap()
    }

    #[test]
    fn links_within_the_site_become_relative_and_others_stay() {
        let html =
            "<a href=\"https://a.vn/cchc/tin/b/#x\">1</a><a href='https://a.vn/cchcx/'>2</a><img src=/cchc/a.png alt=>";
        let expected =
            "<a href=\"../b/#x\">1</a><a href=\"https://a.vn/cchcx/\">2</a><img src=\"../../a.png\" alt=\"\">";
        assert_eq!(rewritten(html, "tin/a/index.html", false), expected);
    }

    #[test]
    fn a_portable_site_names_every_file() {
        assert_eq!(
            rewritten("<a href=\"https://a.vn/cchc\">x</a>", "tin/index.html", true),
            "<a href=\"../index.html\">x</a>"
        );
        assert_eq!(
            rewritten("<a href=\"/tin/?q=1\">x</a>", "tin/index.html", true),
            "<a href=\"index.html?q=1\">x</a>"
        );
    }

    #[test]
    fn canonical_addresses_scripts_and_comments_are_left_alone() {
        let html = "<link rel=canonical href=\"https://a.vn/cchc/\"><script>let a = '<a href=\"https://a.vn/cchc/\">'</script><!-- <a href=\"/x\"> -->";
        assert_eq!(rewritten(html, "index.html", false), html);
    }

    #[test]
    fn srcset_is_rewritten_part_by_part_and_the_404_page_links_from_the_root() {
        let html = "<img srcset=\"https://a.vn/cchc/a.webp 480w, https://a.vn/cchc/b.webp 960w\">";
        assert_eq!(rewritten(html, "x/index.html", false), "<img srcset=\"../a.webp 480w, ../b.webp 960w\">");
        assert_eq!(rewritten("<a href=\"https://a.vn/cchc/x/\">", "404.html", false), "<a href=\"/cchc/x/\">");
    }

    #[test]
    fn links_to_files_of_the_site_are_reported_for_checking() {
        let config = Config::read("c", "base_url = 'https://a.vn'\n").unwrap();
        let path = OutputPath::new("a/index.html").unwrap();
        let html = "<a href='../b/'></a><a href='#x'></a><a href='mailto:a@b.vn'></a><a href='https://a.vn/t%E1%BB%87p.pdf'></a>";
        let links: Vec<_> =
            finish(html.into(), &path, &config, Style::default()).links.into_iter().map(|l| l.0).collect();
        assert_eq!(links, ["b/index.html", "tệp.pdf"]);
    }

    proptest! {
        #[test]
        fn no_page_makes_the_pass_panic(html in "[<>a-c=\"' /!đ-]{0,60}") {
            rewritten(&html, "a/b/index.html", true);
        }

        #[test]
        fn a_step_leads_where_it_should(from in "([ab]/){0,3}index.html", to in "([abc]/){0,3}") {
            let written = step(&from, &to);
            let mut parts: Vec<&str> = from.split('/').collect();
            parts.pop();
            for part in written.split('/') {
                match part { ".." => { parts.pop(); } "." | "" => {} p => parts.push(p) }
            }
            prop_assert_eq!(parts.join("/"), to.trim_end_matches('/'));
        }
    }
}
