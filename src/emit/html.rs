//! The last pass over a page: links within the site become relative, then the page is minified.
//!
//! Templates write absolute addresses, as in Zola. Here every `href`, `src`, `srcset` and the like
//! that begins with the site's address, or with `/`, is rewritten from the page's own place.
//! What a format wants absolute stays: `canonical`, `hreflang`, and whatever is not a link.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr3, memmem};

use super::addresses::Page;
use super::minify::minify;

/// A finished page.
#[derive(Debug)]
pub(super) struct Finished {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The files that it links to and that are not known to be there, the places in files, and the links as
    /// they were.
    pub links: Vec<(String, Option<String>, String)>,
}

/// Attributes that hold one address; `data-src` and `data-href` are for scripts to fetch later.
const ADDRESS: &[&str] = &["href", "src", "action", "poster", "data", "formaction", "data-src", "data-href"];
/// Attributes that hold several, each with a description.
const ADDRESSES: &[&str] = &["srcset", "imagesrcset"];

/// Rewrites and minifies a page, which templates write as UTF-8.
pub(super) fn finish(html: Vec<u8>, page: Page<'_>) -> Finished {
    // The standard library's check takes a twentieth of a whole build.
    let Ok(html) = simdutf8::basic::from_utf8(&html) else {
        return Finished { bytes: html, links: Vec::new() };
    };
    let minified = page.config.minify_html;
    let path = page.path.as_str();
    let mut pass = Pass { page, out: String::with_capacity(html.len()), links: Vec::new(), ids: Vec::new() };
    pass.run(html);
    // A page's own places are nearly all of the places that it links to: they are known at once.
    let Pass { out, ids, links, .. } = &mut pass;
    let is_here = |anchor: &str| ids.iter().any(|id| &out[id.clone()] == anchor);
    links.retain(|(target, anchor, _)| target != path || !anchor.as_deref().is_some_and(is_here));
    pass.links.sort();
    pass.links.dedup();
    let bytes = if minified { minify(pass.out) } else { pass.out.into_bytes() };
    Finished { bytes, links: pass.links }
}

/// Escapes text for HTML.
pub(super) fn escape(text: &str) -> String {
    crate::markdown::escape(text)
}

struct Pass<'a> {
    page: Page<'a>,
    out: String,
    links: Vec<(String, Option<String>, String)>,
    /// Where the ids stand in `out`.
    ids: Vec<std::ops::Range<usize>>,
}

impl Pass<'_> {
    fn run(&mut self, html: &str) {
        let bytes = html.as_bytes();
        let (mut done, mut at) = (0, 0);
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            let open = at + found;
            at = match bytes.get(open + 1) {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.out.push_str(&html[done..open]);
                    done = open + self.tag(&html[open..]);
                    done
                }
                Some(b'!') if html[open..].starts_with("<!--") => {
                    memmem::find(&bytes[open..], b"-->").map_or(html.len(), |end| open + end + 3)
                }
                _ => open + 1,
            };
        }
        self.out.push_str(&html[done..]);
    }

    /// Copies a tag with its links rewritten, and the raw text of a script or style; says how far.
    fn tag(&mut self, rest: &str) -> usize {
        let ends_name = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'-';
        let name_end = rest.as_bytes()[1..].iter().position(ends_name).map_or(rest.len(), |at| at + 1);
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
            let ends_name =
                |byte: &u8| matches!(byte, b'=' | b' ' | b'\t' | b'\n' | b'\r' | b'>' | b'/' | b'"' | b'\'');
            at += bytes[at..].iter().position(ends_name).unwrap_or(bytes.len() - at);
            let name = &text[start..at];
            if name.is_empty() {
                let next = text[at..].chars().next().map_or(1, char::len_utf8);
                self.out.push_str(&text[at..at + next]);
                at += next;
                continue;
            }
            self.out.push_str(name);
            let equals = after_white(text, at);
            if bytes.get(equals) != Some(&b'=') {
                continue;
            }
            let (value, after) = value(text, after_white(text, equals + 1));
            self.out.push_str("=\"");
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
                    None => self.link(part).into_owned(),
                }
            });
            let all = each.collect::<Vec<_>>().join(", ");
            self.quoted(&all);
        } else {
            let start = self.out.len();
            self.quoted(value);
            if name.eq_ignore_ascii_case("id") {
                self.ids.push(start..self.out.len());
            }
        }
    }

    fn quoted(&mut self, value: &str) {
        let (mut done, bytes) = (0, value.as_bytes());
        for at in memchr_iter(b'"', bytes) {
            self.out.push_str(&value[done..at]);
            self.out.push_str("&quot;");
            done = at + 1;
        }
        self.out.push_str(&value[done..]);
    }

    fn link<'a>(&mut self, address: &'a str) -> Cow<'a, str> {
        let plain = replaced(address.into(), "&amp;", "&");
        let Some(link) = self.page.rewrite(&plain).or_else(|| self.page.by_hand(&plain)) else { return address.into() };
        // Nearly all links are to files that are known, and need no more of a check.
        if link.anchor.is_some() || !self.page.known.holds(&link.target) {
            self.links.push((link.target, link.anchor, address.to_owned()));
        }
        replaced(link.written.into(), "&", "&amp;")
    }
}

/// A text with one writing of `&` in place of another.
fn replaced<'t>(text: Cow<'t, str>, old: &str, new: &str) -> Cow<'t, str> {
    if memchr(b'&', text.as_bytes()).is_none() { text } else { text.replace(old, new).into() }
}

/// Where the white space at a byte ends.
fn after_white(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
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
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += memchr3(b'>', b'"', b'\'', &bytes[at..])? + 1;
        match bytes[at - 1] {
            b'>' => return Some(at),
            quote => at += memchr(quote, &bytes[at..])? + 1,
        }
    }
}

/// An attribute's value and where it ends, its quotes included.
fn value(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    match rest.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let end = memchr(*quote, &rest.as_bytes()[1..]).unwrap_or(rest.len() - 1);
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
    use crate::config::Config;
    use crate::emit::Style;
    use crate::emit::known::Known;
    use crate::path::OutputPath;
    use proptest::prelude::*;

    fn finished(html: &str, path: &str, portable: bool) -> Finished {
        let config = Config::read("c", "base_url = 'https://a.vn/cchc'\nminify_html = false\n").unwrap();
        let path = OutputPath::new(path).unwrap();
        let known = Known::from_iter(["tin/b/index.html", "tin/tệp/index.html"]);
        finish(html.into(), Page { path: &path, config: &config, style: Style { portable }, known: &known })
    }

    fn rewritten(html: &str, path: &str, portable: bool) -> String {
        String::from_utf8(finished(html, path, portable).bytes).unwrap()
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
        let html = "<a href='../b/'></a><a href='#x'></a><a href='mailto:a@b.vn'></a><a href='https://a.vn/cchc/t%E1%BB%87p.pdf'></a>";
        let links: Vec<_> = finished(html, "a/index.html", false).links.into_iter().map(|l| l.0).collect();
        assert_eq!(links, ["b/index.html", "tệp.pdf"]);
    }

    proptest! {
        #[test]
        fn no_page_makes_the_pass_panic(html in "[<>a-c=\"' /!đ-]{0,60}") {
            rewritten(&html, "a/b/index.html", true);
        }
    }
}
