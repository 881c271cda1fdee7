//! The text of a page, by its headings: what Markdown made is read back, so that what components wrote
//! is found too.

use std::borrow::Cow;

use super::Passage;

/// Elements whose text is not read: it is not seen, or is no text.
const UNREAD: [&str; 5] = ["script", "style", "svg", "nav", "template"];
/// Elements within a line of text.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time",
];

/// The passages of a text as HTML: the first has no heading, each other begins at an `h2` or `h3` with an
/// identifier. Blocks are lines.
pub fn passages(html: &str) -> Vec<Passage> {
    let mut reading = Reading { done: vec![Passage::default()], in_heading: false };
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        reading.text(&rest[..open]);
        rest = &rest[open..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[1..end];
        rest = &rest[end..];
        let name = tag.trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if UNREAD.contains(&name) && !tag.starts_with('/') {
            let close = format!("</{name}");
            rest = rest.find(&close).map_or("", |at| &rest[at..]);
        } else {
            reading.tag(name, tag);
        }
    }
    reading.text(rest);
    reading.done
}

struct Reading {
    done: Vec<Passage>,
    in_heading: bool,
}

impl Reading {
    fn tag(&mut self, name: &str, tag: &str) {
        let closes = tag.starts_with('/');
        match name {
            "h2" | "h3" => {
                self.in_heading = false;
                self.gap("\n");
                if let Some(anchor) = id(tag).filter(|_| !closes) {
                    let anchor = unescape(anchor).into_owned();
                    self.done.push(Passage { anchor, ..Passage::default() });
                    self.in_heading = true;
                }
            }
            "td" | "th" | "dt" if closes => self.gap(" · "),
            "br" => self.gap(" "),
            "td" | "th" | "" => {}
            name if INLINE.contains(&name) => {}
            _ => self.gap("\n"),
        }
    }

    /// The text that is being written.
    fn target(&mut self) -> Option<&mut String> {
        let heading = self.in_heading;
        self.done.last_mut().map(|last| if heading { &mut last.heading } else { &mut last.text })
    }

    /// Ends a block, unless it is empty or has ended.
    fn gap(&mut self, gap: &str) {
        let Some(target) = self.target() else { return };
        if gap == "\n" {
            let kept = target.trim_end_matches([' ', '·']).len();
            target.truncate(kept);
        }
        if !target.is_empty() && !target.ends_with(['\n', ' ']) {
            target.push_str(gap);
        }
    }

    fn text(&mut self, raw: &str) {
        let Some(target) = self.target() else { return };
        for (at, word) in unescape(raw).split([' ', '\n', '\t', '\r', '\u{a0}']).enumerate() {
            if at > 0 && !target.is_empty() && !target.ends_with(['\n', ' ']) {
                target.push(' ');
            }
            target.push_str(word);
        }
    }
}

/// The identifier that a tag gives its element.
fn id(tag: &str) -> Option<&str> {
    let at = tag.find(" id=")? + 4;
    let value = &tag[at..];
    match value.as_bytes().first()? {
        quote @ (b'"' | b'\'') => value[1..].split(char::from(*quote)).next(),
        _ => value.split([' ', '>']).next(),
    }
}

/// Text without the entities of HTML that Markdown and templates write.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, taken) = entity(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that an entity at the beginning of a text stands for, and how long the entity is.
fn entity(text: &str) -> Option<(char, usize)> {
    let name = text[1..].split(';').next().filter(|name| name.len() <= 8 && name.len() + 1 < text.len())?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((c, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn headings_with_an_identifier_begin_passages() {
        let html = "<p>Mở&nbsp;đầu <b>đậm</b></p><h2 id=\"ho-so\">Hồ sơ &amp; lệ phí</h2><ul><li>Một\n dòng<li>Hai</ul>\
                    <h3>Không tên</h3><svg><text>x</text></svg><table><tr><td>A</td><td>B</td></tr></table>";
        let found = passages(html);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text.trim(), "Mở đầu đậm");
        assert_eq!((found[1].heading.as_str(), found[1].anchor.as_str()), ("Hồ sơ & lệ phí", "ho-so"));
        assert_eq!(found[1].text.trim(), "Một dòng\nHai\nKhông tên\nA · B");
    }

    #[test]
    fn entities_become_characters_and_a_lone_ampersand_stays() {
        assert_eq!(unescape("a &lt;b&gt; &#39;&#x1eA1;&quot; &khong; & c &"), "a <b> 'ạ\" &khong; & c &");
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(html in "(<|>|&|;|/|h2|svg| id=|\"|'|#|x|ạ| |\n){0,24}") {
            prop_assert!(!passages(&html).is_empty());
        }
    }
}
