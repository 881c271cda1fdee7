//! The last pass over a page: links within the site become relative, then the page is minified.
//!
//! Templates write absolute addresses, as in Zola. Here every `href`, `src`, `srcset` and the like
//! that begins with the site's address, or with `/`, is rewritten from the page's own place.
//! What a format wants absolute stays: `canonical`, `hreflang`, and whatever is not a link.

use std::borrow::Cow;

use memchr::{memchr, memchr3, memmem};

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
    let mut pass =
        Pass { page, html, out: String::with_capacity(html.len()), done: 0, links: Vec::new(), ids: Vec::new() };
    pass.run();
    // A page's own places are nearly all of the places that it links to: they are known at once.
    let Pass { ids, links, .. } = &mut pass;
    let is_here = |anchor: &str| ids.contains(&anchor);
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
    html: &'a str,
    out: String,
    /// How much of the page is in `out`: it is copied up to each address that is written anew.
    done: usize,
    links: Vec<(String, Option<String>, String)>,
    /// The ids of elements.
    ids: Vec<&'a str>,
}

impl<'a> Pass<'a> {
    fn run(&mut self) {
        let bytes = self.html.as_bytes();
        let mut at = 0;
        while let Some(found) = memchr(b'<', &bytes[at..]) {
            let open = at + found;
            at = match bytes.get(open + 1) {
                Some(letter) if letter.is_ascii_alphabetic() => self.tag(open),
                Some(b'!') if bytes[open..].starts_with(b"<!--") => {
                    memmem::find(&bytes[open..], b"-->").map_or(bytes.len(), |end| open + end + 3)
                }
                _ => open + 1,
            };
        }
        self.out.push_str(&self.html[self.done..]);
    }

    /// Rewrites the links of a tag; says where it ends, with the raw text of a script or style.
    fn tag(&mut self, open: usize) -> usize {
        let (html, bytes) = (self.html, self.html.as_bytes());
        let ends_name = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'-';
        let name_end = bytes[open + 1..].iter().position(ends_name).map_or(bytes.len(), |at| open + 1 + at);
        let name = &html[open + 1..name_end];
        if let Some(end) = tag_that_keeps_its_address(name, &html[open..]) {
            return open + end;
        }
        let mut at = name_end;
        loop {
            match bytes.get(at) {
                None => return bytes.len(),
                Some(b'>') => break,
                Some(byte) if ENDS_NAME[usize::from(*byte)] => at += 1,
                Some(_) => at = self.attribute(at),
            }
        }
        let end = at + 1;
        let is_raw = name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style");
        if is_raw { end + raw_text(&html[end..], name) } else { end }
    }

    /// Rewrites an attribute whose name begins at a byte; says where it ends.
    fn attribute(&mut self, start: usize) -> usize {
        let (html, bytes) = (self.html, self.html.as_bytes());
        let ends_name = |byte: &u8| ENDS_NAME[usize::from(*byte)];
        let name_end = bytes[start..].iter().position(ends_name).map_or(bytes.len(), |at| start + at);
        let equals = after_white(bytes, name_end);
        if bytes.get(equals) != Some(&b'=') {
            return name_end;
        }
        let from = after_white(bytes, equals + 1);
        let (value, end) = match bytes.get(from) {
            Some(quote @ (b'"' | b'\'')) => match memchr(*quote, &bytes[from + 1..]) {
                Some(length) => (&html[from + 1..from + 1 + length], from + length + 2),
                // What is never closed is no value.
                None => return bytes.len(),
            },
            _ => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
                let end = bytes[from..].iter().position(ends).map_or(bytes.len(), |at| from + at);
                (&html[from..end], end)
            }
        };
        let is_usual = bytes.get(from) == Some(&b'"') && from == name_end + 1;
        let written = self.value(&html[start..name_end], value);
        // The minifier takes any writing; whoever reads the page finds one.
        let written = written.or_else(|| (!is_usual && !self.page.config.minify_html).then_some(value.into()));
        if let Some(written) = written {
            self.out.push_str(&html[self.done..name_end]);
            self.out.push_str("=\"");
            self.out.push_str(&replaced(written, "\"", "&quot;"));
            self.out.push('"');
            self.done = end;
        }
        end
    }

    /// The value of an attribute with its addresses rewritten, when it has any.
    fn value(&mut self, name: &str, value: &'a str) -> Option<Cow<'a, str>> {
        let is_one_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        if is_one_of(ADDRESS) {
            let link = self.link(value.trim());
            return (*link != *value).then_some(link);
        }
        if is_one_of(ADDRESSES) {
            let each = value.split(',').map(|part| {
                let part = part.trim();
                match part.split_once(char::is_whitespace) {
                    Some((address, size)) => format!("{} {}", self.link(address), size.trim()),
                    None => self.link(part).into_owned(),
                }
            });
            return Some(each.collect::<Vec<_>>().join(", ").into());
        }
        if name.eq_ignore_ascii_case("id") {
            self.ids.push(value);
        }
        None
    }

    fn link<'t>(&mut self, address: &'t str) -> Cow<'t, str> {
        let plain = replaced(address.into(), "&amp;", "&");
        let Some(link) = self.page.rewrite(&plain).or_else(|| self.page.by_hand(&plain)) else { return address.into() };
        // Nearly all links are to files that are known, and need no more of a check.
        if link.anchor.is_some() || !self.page.known.holds(&link.target) {
            self.links.push((link.target, link.anchor, address.to_owned()));
        }
        replaced(link.written.into(), "&", "&amp;")
    }
}

/// A text with one writing of a sign in place of another.
fn replaced<'t>(text: Cow<'t, str>, old: &str, new: &str) -> Cow<'t, str> {
    let has_it = old.as_bytes().first().is_some_and(|sign| memchr(*sign, text.as_bytes()).is_some());
    if has_it { text.replace(old, new).into() } else { text }
}

/// What the name of an attribute ends at.
const ENDS_NAME: [bool; 256] = {
    let (mut ends, mut at) = ([false; 256], 0);
    while at < NAME_ENDS.len() {
        ends[NAME_ENDS[at] as usize] = true;
        at += 1;
    }
    ends
};
const NAME_ENDS: &[u8] = b"= \t\n\x0c\r>/\"'";

/// Where the white space at a byte ends.
fn after_white(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// How long a tag is whose address must stay absolute; none of other tags.
fn tag_that_keeps_its_address(name: &str, rest: &str) -> Option<usize> {
    let is_link = name.eq_ignore_ascii_case("link");
    if !is_link && !name.eq_ignore_ascii_case("base") {
        return None;
    }
    let end = tag_end(rest)?;
    let tag = &rest[..end];
    (!is_link || tag.contains("canonical") || tag.contains("hreflang")).then_some(end)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::emit::Style;
    use crate::emit::known::KnownFiles;
    use crate::path::OutputPath;
    use proptest::prelude::*;

    fn finished(html: &str, path: &str, portable: bool) -> Finished {
        let config = Config::read("c", "base_url = 'https://a.vn/cchc'\nminify_html = false\n").unwrap();
        let path = OutputPath::new(path).unwrap();
        let known = KnownFiles::from_iter(
            ["tin/b/index.html", "tin/tệp/index.html"].map(|path| OutputPath::new(path).unwrap()),
        );
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
