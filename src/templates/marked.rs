//! Texts of the interface that a language lacks, and that are said in another: where they stand in a
//! page, `lang` tells screen readers (WCAG 2.2, 3.1.2).
//!
//! A template writes a text where it likes: between tags, in an attribute, in a script. So the text is
//! put between two characters that no text holds (Unicode's noncharacters, which are for such inner use),
//! and what comes of them is decided when the piece is whole: an element in text, nothing elsewhere.

/// Whose text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// That of the site's default language.
    Default,
    /// That of a language that the theme speaks, when the default one has none.
    Instead,
}

const OF_DEFAULT: char = '\u{fdd0}';
const END: char = '\u{fdd1}';
const OF_INSTEAD: char = '\u{fdd2}';

/// How all of them begin in UTF-8.
const FIRST: &[u8] = b"\xef\xb7";

/// Elements whose inside is text alone, whatever it looks like.
const RAW: &[&str] = &["script", "style", "title", "textarea", "option"];

/// A text between its marks.
pub(super) fn mark(text: &str, origin: Origin) -> String {
    let open = if origin == Origin::Default { OF_DEFAULT } else { OF_INSTEAD };
    format!("{open}{text}{END}")
}

/// Replaces the marks of a piece: in the text of HTML by an element of the language, elsewhere by nothing.
pub(super) fn finish(piece: Vec<u8>, is_html: bool, default: &str, instead: &str) -> Vec<u8> {
    if memchr::memmem::find(&piece, FIRST).is_none() {
        return piece;
    }
    let Ok(text) = std::str::from_utf8(&piece) else { return piece };
    if !text.contains([OF_DEFAULT, OF_INSTEAD, END]) {
        return piece;
    }
    let mut pass = Pass { out: String::with_capacity(text.len() + 512), default, instead, is_open: false };
    let mut rest = text;
    while is_html && let Some(tag) = rest.find('<') {
        pass.text(&rest[..tag]);
        let end = tag + past_tag(&rest[tag..]);
        pass.plain(&rest[tag..end]);
        rest = &rest[end..];
    }
    if is_html {
        pass.text(rest)
    } else {
        pass.plain(rest)
    }
    if pass.is_open {
        pass.out.push_str("</span>");
    }
    pass.out.into_bytes()
}

struct Pass<'a> {
    out: String,
    default: &'a str,
    instead: &'a str,
    is_open: bool,
}

impl Pass<'_> {
    /// Text between tags.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                OF_DEFAULT | OF_INSTEAD if !self.is_open => {
                    let lang = if c == OF_DEFAULT { self.default } else { self.instead };
                    self.out.push_str("<span lang=\"");
                    self.out.push_str(lang);
                    self.out.push_str("\">");
                    self.is_open = true;
                }
                END if self.is_open => {
                    self.out.push_str("</span>");
                    self.is_open = false;
                }
                OF_DEFAULT | OF_INSTEAD | END => {}
                other => self.out.push(other),
            }
        }
    }

    /// A tag, a comment, a script: no place for elements.
    fn plain(&mut self, text: &str) {
        self.out.extend(text.chars().filter(|c| ![OF_DEFAULT, OF_INSTEAD, END].contains(c)));
    }
}

/// How far a tag goes, with all that stands in it when that is text alone.
fn past_tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut quote = None;
    let end = text.bytes().position(|byte| {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return true,
            _ => {}
        }
        false
    });
    let Some(end) = end.map(|end| end + 1) else { return text.len() };
    let name = &text[1..end];
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    if !RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
        return end;
    }
    let closes =
        |at: &usize| text[at + 2..].get(..name.len()).is_some_and(|closing| closing.eq_ignore_ascii_case(name));
    text[end..].match_indices("</").map(|(at, _)| end + at).find(closes).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finished(html: &str) -> String {
        let marked = html.replace('[', "\u{fdd0}").replace(']', "\u{fdd1}").replace('(', "\u{fdd2}");
        String::from_utf8(finish(marked.into_bytes(), true, "vi", "en")).unwrap()
    }

    #[test]
    fn a_text_that_stands_in_is_marked_between_tags_and_nowhere_else() {
        assert_eq!(finished("<p>a [b] c</p>"), "<p>a <span lang=\"vi\">b</span> c</p>");
        assert_eq!(finished("<p>(b]"), "<p><span lang=\"en\">b</span>");
        for (html, expected) in [
            ("<nav aria-label=\"[b > c]\">", "<nav aria-label=\"b > c\">"),
            ("<title>[b] – c</title>", "<title>b – c</title>"),
            ("<script>let a = '<p>[b]</p>'</script>", "<script>let a = '<p>b</p>'</script>"),
            ("<!-- [b] -->", "<!-- b -->"),
        ] {
            assert_eq!(finished(html), expected);
        }
        assert_eq!(finish("\u{fdd0}b\u{fdd1}".into(), false, "vi", ""), b"b");
    }

    proptest! {
        #[test]
        fn no_mark_is_left_and_no_element_left_open(html in "[<>\\[\\](\"'/!a-cđ -]{0,60}") {
            let made = finished(&html);
            prop_assert!(!made.contains([OF_DEFAULT, OF_INSTEAD]));
            prop_assert!(!made.contains(END));
        }
    }
}
