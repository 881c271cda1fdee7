//! Addresses within a text that is read elsewhere than on its page: in a feed reader they lead where they lead
//! on the page only when they are whole.

use std::borrow::Cow;

use memchr::{memchr, memmem};

/// Attributes with one address, as the program and its components write them.
const ADDRESSES: [&str; 3] = [" href=\"", " src=\"", " poster=\""];

/// The HTML of a page with every address whole; borrowed when it is so already. `permalink` is the address of
/// the page.
pub(super) fn absolute<'h>(html: &'h str, permalink: &str) -> Cow<'h, str> {
    let mut out = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(start) = next(html, at) {
        let end = memchr(b'"', &html.as_bytes()[start..]).map_or(html.len(), |length| start + length);
        if let Cow::Owned(whole) = resolve(&html[start..end], permalink) {
            out.push_str(&html[done..start]);
            out.push_str(&whole);
            done = end;
        }
        at = end;
    }
    if done == 0 { html.into() } else { (out + &html[done..]).into() }
}

/// Where the next address of an attribute begins.
fn next(html: &str, from: usize) -> Option<usize> {
    // All of them end alike, and there are few other places that do.
    let ends = memmem::find_iter(&html.as_bytes()[from..], "=\"").map(|at| from + at + 2);
    ends.into_iter().find(|end| ADDRESSES.iter().any(|name| html[from..*end].ends_with(name)))
}

/// An address as it is meant on the page at `permalink` (RFC 3986, 5.2, for what a static site writes).
fn resolve<'a>(address: &'a str, permalink: &str) -> Cow<'a, str> {
    let has_scheme =
        address.split_once(':').is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains(['/', '?', '#']));
    if has_scheme || address.starts_with("//") {
        return address.into();
    }
    if address.is_empty() || address.starts_with(['#', '?']) {
        return format!("{permalink}{address}").into();
    }
    let host = permalink.find("://").map_or(0, |at| at + 3);
    let root = permalink[host..].find('/').map_or(permalink.len(), |at| host + at);
    if address.starts_with('/') {
        return format!("{}{address}", &permalink[..root]).into();
    }
    let (path, tail) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let folder = permalink[root..].rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            other => parts.push(other),
        }
    }
    // `..` and `.` at the end name a folder.
    let names_folder = !parts.is_empty() && (path.ends_with("..") || path.ends_with("/.") || path == ".");
    let slash = if names_folder { "/" } else { "" };
    format!("{}/{}{slash}{tail}", &permalink[..root], parts.join("/")).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_whole_and_texts_stay() {
        for (written, whole) in [
            ("#muc", "https://a.vn/tin/mot/#muc"),
            ("anh.png", "https://a.vn/tin/mot/anh.png"),
            ("../hai/?q#x", "https://a.vn/tin/hai/?q#x"),
            ("..", "https://a.vn/tin/"),
            ("../../../..", "https://a.vn/"),
            ("./", "https://a.vn/tin/mot/"),
            ("/van-ban/", "https://a.vn/van-ban/"),
            ("https://gov.vn/?a=1&amp;b", "https://gov.vn/?a=1&amp;b"),
            ("mailto:a@b.vn", "mailto:a@b.vn"),
            ("//b.vn/c", "//b.vn/c"),
            ("a/b:c", "https://a.vn/tin/mot/a/b:c"),
        ] {
            let html = format!("<p title=\"x\">href=\"giữ\" <a class=\"y\" href=\"{written}\">src</a></p>");
            let expected = html.replace(&format!(" href=\"{written}\""), &format!(" href=\"{whole}\""));
            assert_eq!(absolute(&html, "https://a.vn/tin/mot/"), expected, "{written}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_nothing_is_whole_twice(html in "[<>a-b=\"/.#: hrefđ]{0,60}") {
            let once = absolute(&html, "https://a.vn/x/");
            prop_assert_eq!(absolute(&once, "https://a.vn/x/"), once.as_ref());
        }
    }
}
