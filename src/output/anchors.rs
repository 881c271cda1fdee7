//! The tags of a finished page, and the places within it that a link may lead to.

use std::collections::BTreeSet;

/// Every `id` of a page, and the `name` of its old-fashioned anchors.
pub fn anchors(page: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    tags(page, |name, attributes| {
        for (key, value) in attributes {
            if value.is_empty() {
                continue;
            }
            if key.eq_ignore_ascii_case("id") || (*key == "name" && name.eq_ignore_ascii_case("a")) {
                found.insert(value.replace("&quot;", "\"").replace("&amp;", "&"));
            }
        }
    });
    found
}

/// Hands out every tag of a page that opens an element, with its attributes as they are written;
/// comments and the text of scripts and styles are passed over.
pub fn tags<'p>(page: &'p [u8], mut each: impl FnMut(&'p str, &[(&'p str, &'p str)])) {
    let Ok(mut rest) = std::str::from_utf8(page) else { return };
    let mut found = Vec::new();
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name_end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
            let name = &tag[..name_end];
            found.clear();
            rest = attributes(&tag[name_end..], |key, value| found.push((key, value)));
            each(name, &found);
            if let Some(raw) = ["script", "style"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
                let close = rest
                    .match_indices("</")
                    .find(|(at, _)| rest[at + 2..].get(..raw.len()).is_some_and(|word| word.eq_ignore_ascii_case(raw)));
                rest = close.map_or("", |(at, _)| &rest[at..]);
            }
        }
    }
}

/// Hands out the attributes of a tag; gives what follows the tag.
fn attributes<'p>(tag: &'p str, mut each: impl FnMut(&'p str, &'p str)) -> &'p str {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return rest;
        }
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        let key = &rest[..end];
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
            // A name may stand alone; a sign that begins no name is passed over.
            if key.is_empty() {
                rest = rest.get(1..).unwrap_or_default();
            } else {
                each(key, "");
            }
            continue;
        };
        let (value, after) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
        };
        each(key, value);
        rest = after;
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

    proptest! {
        #[test]
        fn no_page_makes_the_search_panic(page in "[<>a-c=\"' /!đ-]{0,60}") {
            anchors(page.as_bytes());
        }
    }
}
