//! The pieces of a finished page, and the places within it that a link may lead to.

use std::collections::BTreeSet;

use memchr::memchr;

/// Every `id` of a page, and the `name` of its old-fashioned anchors.
pub fn anchors(page: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    tags(page, |name, attributes| {
        for (key, value) in attributes {
            if !value.is_empty() && key.eq_ignore_ascii_case("id") || (*key == "name" && name.eq_ignore_ascii_case("a"))
            {
                found.insert(value.replace("&quot;", "\"").replace("&amp;", "&"));
            }
        }
    });
    found
}

/// Hands out every tag of a page that opens an element, with its attributes as they are written, those
/// without a value with an empty one; comments and the text of scripts and styles are passed over.
pub fn tags<'p>(page: &'p [u8], mut each: impl FnMut(&'p str, &[(&'p str, &'p str)])) {
    pieces(page, |piece| {
        if let Piece::Open { name, attributes, .. } = piece {
            each(name, attributes);
        }
    });
}

/// What a page is made of, in the order in which it is written.
#[derive(Debug)]
pub enum Piece<'a, 'p> {
    /// A tag that opens an element.
    Open {
        /// Its name as it is written.
        name: &'p str,
        /// Its attributes, as [`tags`] gives them.
        attributes: &'a [(&'p str, &'p str)],
        /// The bytes of the whole tag.
        tag: &'p str,
    },
    /// The name in a tag that closes an element.
    Close(&'p str),
    /// Text between tags, as it is written; not that of scripts and styles.
    Text(&'p str),
}

/// Hands out all pieces of a page but comments.
pub fn pieces<'p>(page: &'p [u8], mut each: impl FnMut(Piece<'_, 'p>)) {
    let Ok(mut rest) = simdutf8::basic::from_utf8(page) else { return };
    let mut found = Vec::new();
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (text, tag) = (&rest[..at], &rest[at + 1..]);
        if !text.is_empty() {
            each(Piece::Text(text));
        }
        let from = rest.len() - tag.len() - 1;
        let whole = &rest[from..];
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some(close) = tag.strip_prefix('/') {
            let end = name_end(close);
            each(Piece::Close(&close[..end]));
            rest = memchr(b'>', close.as_bytes()).map_or("", |at| &close[at + 1..]);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = name_end(tag);
            let name = &tag[..end];
            found.clear();
            rest = attributes(&tag[end..], |key, value| found.push((key, value)));
            each(Piece::Open { name, attributes: &found, tag: &whole[..whole.len() - rest.len()] });
            if let Some(raw) = ["script", "style"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
                let close = rest
                    .match_indices("</")
                    .find(|(at, _)| rest[at + 2..].get(..raw.len()).is_some_and(|word| word.eq_ignore_ascii_case(raw)));
                rest = close.map_or("", |(at, _)| &rest[at..]);
            }
        } else if tag.starts_with(['!', '?']) {
            rest = tag.split_once('>').map_or("", |(_, after)| after);
        }
    }
    if !rest.is_empty() {
        each(Piece::Text(rest));
    }
}

/// Where the name of a tag ends.
fn name_end(tag: &str) -> usize {
    let ends = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'-';
    tag.as_bytes().iter().position(ends).unwrap_or(tag.len())
}

/// Hands out the attributes of a tag; gives what follows the tag.
fn attributes<'p>(tag: &'p str, mut each: impl FnMut(&'p str, &'p str)) -> &'p str {
    let bytes = tag.as_bytes();
    let mut at = 0;
    loop {
        at = spaces_end(tag, at);
        match bytes.get(at) {
            None => return "",
            Some(b'>') => return &tag[at + 1..],
            Some(b'/') => {
                at += 1;
                continue;
            }
            Some(_) => {}
        }
        let end = run_end(tag, at, |byte| matches!(byte, b'=' | b'>' | b'/'));
        let key = &tag[at..end];
        at = spaces_end(tag, end);
        if bytes.get(at) != Some(&b'=') {
            // A name may stand alone.
            each(key, "");
            continue;
        }
        let start = spaces_end(tag, at + 1);
        let (value, next) = match bytes.get(start) {
            Some(quote @ (b'"' | b'\'')) => {
                let end = memchr(*quote, &bytes[start + 1..]).map_or(tag.len(), |end| start + 1 + end);
                (start + 1..end, (end + 1).min(tag.len()))
            }
            _ => {
                let end = run_end(tag, start, |byte| byte == b'>');
                (start..end, end)
            }
        };
        each(key, &tag[value]);
        at = next;
    }
}

/// Where the white space that begins at a place ends.
fn spaces_end(text: &str, mut at: usize) -> usize {
    while let length @ 1.. = space(text, at) {
        at += length;
    }
    at
}

/// Where a run without white space and without some signs ends.
fn run_end(text: &str, mut at: usize, ends: impl Fn(u8) -> bool) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        // No letter of ASCII is a sign or a space: most bytes are told by this alone.
        if !byte.is_ascii_alphanumeric() && (ends(*byte) || space(text, at) > 0) {
            break;
        }
        at += 1;
    }
    at
}

/// The bytes of a white space that stands at a place; 0 when there is none, and within a character.
fn space(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b'\t'..=b'\r' | b' ') => 1,
        None | Some(..0x80) => 0,
        Some(_) => {
            let next = text.get(at..).and_then(|rest| rest.chars().next());
            next.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_found_however_they_are_written_and_not_where_they_are_text() {
        let page = "<h2 class=x id=\"một\">a</h2><p id=hai><br/><a name='ba' href=\"#x?id=no\">id=\"no\"</a>\
            <!-- <p id=no> --><script id=bon>'<p id=no>'</script><i title='>' ID='n&amp;m' hidden>";
        let found: Vec<String> = anchors(page.as_bytes()).into_iter().collect();
        assert_eq!(found, ["ba", "bon", "hai", "một", "n&m"]);
    }

    /// The same, character by character.
    fn plainly(tag: &str) -> (Vec<(&str, &str)>, &str) {
        let (mut found, mut rest) = (Vec::new(), tag);
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                return (found, rest.strip_prefix('>').unwrap_or(rest));
            }
            let (key, after) =
                rest.split_at(rest.find(|c: char| "=>/".contains(c) || c.is_whitespace()).unwrap_or(rest.len()));
            rest = after.trim_start();
            let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
                found.push((key, ""));
                continue;
            };
            let quote = value.chars().next().filter(|c| "\"'".contains(*c));
            let (value, after) = match quote {
                Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                None => value.split_at(value.find(|c: char| c == '>' || c.is_whitespace()).unwrap_or(value.len())),
            };
            found.push((key, value));
            rest = after;
        }
    }

    proptest! {
        #[test]
        fn attributes_are_read_as_they_are_character_by_character(tag in "[>a-b=\"' /đ\u{a0}\u{2003}\n-]{0,40}") {
            let mut found = Vec::new();
            let rest = attributes(&tag, |key, value| found.push((key, value)));
            prop_assert_eq!((found, rest), plainly(&tag));
        }

        #[test]
        fn no_page_makes_the_search_panic(page in "[<>a-c=\"' /!đ-]{0,60}") {
            anchors(page.as_bytes());
        }
    }
}
