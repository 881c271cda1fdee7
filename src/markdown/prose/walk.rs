//! One pass of the parser over a text, for its view.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::foreign::Marked;
use super::passage::{Passage, STAND_IN, Whence};
use super::{HeadingView, ImageView, LinkView, TableView, View};
use crate::markdown::calls;

/// What a call is covered with for the parser: a sign that means nothing to it and is no space.
const COVER: u8 = 1;

pub(super) fn walk(file: &str, range: Range<usize>, options: Options) -> View {
    let mut given = Given::default();
    let text = covered(file, range.clone(), &mut given);
    let mut walk = Walk {
        text: &text,
        start: range.start,
        view: View::default(),
        current: None,
        whence: Whence::Paragraph,
        lists: 0,
        in_code: false,
        in_table_head: false,
        link: None,
        image: None,
    };
    for (event, at) in Parser::new_ext(&text, options).into_offset_iter() {
        walk.event(event, at);
    }
    walk.flush();
    let mut view = walk.view;
    view.passages.extend(given.texts);
    view.addresses = given.addresses;
    view.foreign = given.foreign.finish();
    view
}

/// What calls of components are given.
#[derive(Default)]
struct Given {
    texts: Vec<Passage>,
    addresses: Vec<(String, Range<usize>)>,
    foreign: Marked,
}

/// The text with a cover over every call, byte for byte: blank where a call has its line to itself.
fn covered<'a>(file: &'a str, range: Range<usize>, given: &mut Given) -> Cow<'a, str> {
    let text = &file[range.clone()];
    if !text.contains("{{") && !text.contains("{%") {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for (call, arguments) in calls::tags(file, range.clone()) {
        let before = file[range.start..call.start].trim_end_matches([' ', '\t']);
        let after = file[call.end..range.end].trim_start_matches([' ', '\t', '\r']);
        let alone = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
        let cover = if alone { b' ' } else { COVER };
        for byte in &mut bytes[call.start - range.start..call.end - range.start] {
            if *byte != b'\n' {
                *byte = cover;
            }
        }
        given.foreign.read(file, &call, &arguments);
        given.read(file, arguments);
    }
    String::from_utf8(bytes).map_or_else(|_| Cow::Borrowed(text), Cow::Owned)
}

impl Given {
    /// Reads the quoted arguments of a call: those that have more than one word are texts.
    fn read(&mut self, file: &str, arguments: Range<usize>) {
        let mut at = arguments.start;
        while let Some(open) = file[at..arguments.end].find(['"', '\'', '`']).map(|open| at + open) {
            let quote = char::from(file.as_bytes()[open]);
            let Some(close) = file[open + 1..arguments.end].find(quote).map(|close| open + 1 + close) else { break };
            let text = &file[open + 1..close];
            if text.trim().contains(char::is_whitespace) {
                let mut passage = Passage::whole(Whence::Argument, text, open + 1..close, true);
                passage.hide_addresses();
                self.texts.push(passage);
            } else if text.starts_with("https://") || text.starts_with("http://") {
                self.addresses.push((text.to_owned(), open + 1..close));
            }
            at = close + 1;
        }
    }
}

struct Walk<'a> {
    text: &'a str,
    /// Where the text begins in the file.
    start: usize,
    view: View,
    current: Option<Passage>,
    /// What the next passage is of.
    whence: Whence,
    lists: usize,
    in_code: bool,
    in_table_head: bool,
    /// A link that is open, and where its text begins in the passage.
    link: Option<(LinkView, usize)>,
    image: Option<(ImageView, Passage)>,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, at),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if !self.in_code => self.written(&text, &at),
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => self.push(" ", &at, false),
            Event::Code(text) => {
                if let Some((link, _)) = &mut self.link {
                    link.text.push_str(&text);
                }
                self.stand_in(&at);
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => self.stand_in(&at),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, at: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { dest_url, .. } => {
                let link =
                    LinkView { destination: dest_url.into_string(), text: String::new(), range: self.place(&at) };
                let begin = self.current.as_ref().map_or(0, |passage| passage.text().len());
                self.link = Some((link, begin));
            }
            Tag::Image { dest_url, .. } => {
                let range = self.place(&at);
                let image = ImageView { destination: dest_url.into_string(), alt: String::new(), range };
                self.stand_in(&at);
                self.image = Some((image, Passage::new(Whence::Alternative)));
            }
            _ => self.open_block(&tag, &at),
        }
    }

    fn open_block(&mut self, tag: &Tag<'_>, at: &Range<usize>) {
        self.flush();
        self.whence = match tag {
            Tag::Heading { level, .. } => Whence::Heading(*level as u8),
            Tag::TableCell => Whence::Cell,
            _ if self.lists > 0 => Whence::Item,
            _ => Whence::Paragraph,
        };
        let range = self.place(at);
        match tag {
            Tag::Heading { level, id, .. } => {
                self.view.headings.push(HeadingView { level: *level as u8, has_id: id.is_some(), range });
            }
            Tag::List(_) => {
                self.lists += 1;
                self.whence = Whence::Item;
            }
            Tag::Table(_) => self.view.tables.push(TableView { has_header: false, range }),
            Tag::TableHead => self.in_table_head = true,
            Tag::CodeBlock(_) => self.in_code = true,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                return;
            }
            TagEnd::Link => return self.close_link(),
            TagEnd::Image => return self.close_image(),
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::TableHead => self.in_table_head = false,
            TagEnd::CodeBlock => self.in_code = false,
            _ => {}
        }
        self.flush();
        self.whence = if self.lists > 0 { Whence::Item } else { Whence::Paragraph };
    }

    fn close_link(&mut self) {
        let Some((mut link, begin)) = self.link.take() else { return };
        let text = self.current.as_ref().and_then(|passage| passage.text().get(begin..)).unwrap_or_default();
        let seen = text.replace(STAND_IN, " ");
        link.text = format!("{seen} {}", link.text).trim().to_owned();
        self.view.links.push(link);
    }

    fn close_image(&mut self) {
        let Some((mut image, alternative)) = self.image.take() else { return };
        alternative.text().clone_into(&mut image.alt);
        if let Some((link, _)) = &mut self.link {
            link.text.push_str(&image.alt);
        }
        self.view.images.push(image);
        self.keep(alternative);
    }

    /// Text of the file; covers of calls in it become stand-ins.
    fn written(&mut self, text: &str, at: &Range<usize>) {
        let same = self.text.get(at.clone()) == Some(text);
        if !same {
            return self.push(text, at, false);
        }
        let mut from = 0;
        while let Some(cover) = text[from..].find(char::from(COVER)).map(|cover| from + cover) {
            self.push(&text[from..cover], &(at.start + from..at.start + cover), true);
            let length = text[cover..].bytes().take_while(|byte| *byte == COVER).count();
            from = cover + length;
            self.stand_in(&(at.start + cover..at.start + from));
        }
        self.push(&text[from..], &(at.start + from..at.end), true);
    }

    fn stand_in(&mut self, at: &Range<usize>) {
        self.push(STAND_IN.encode_utf8(&mut [0; 4]), at, false);
    }

    fn push(&mut self, text: &str, at: &Range<usize>, same: bool) {
        if text.is_empty() {
            return;
        }
        if self.in_table_head
            && !text.trim().is_empty()
            && let Some(table) = self.view.tables.last_mut()
        {
            table.has_header = true;
        }
        let file = self.place(at);
        let passage = match &mut self.image {
            Some((_, alternative)) => alternative,
            None => self.current.get_or_insert_with(|| Passage::new(self.whence.clone())),
        };
        passage.push(text, file, same);
    }

    fn flush(&mut self) {
        if let Some(passage) = self.current.take() {
            self.keep(passage);
        }
    }

    fn keep(&mut self, mut passage: Passage) {
        if passage.text().contains(|c: char| c.is_alphanumeric()) {
            passage.hide_addresses();
            self.view.passages.push(passage);
        }
    }

    fn place(&self, at: &Range<usize>) -> Range<usize> {
        self.start + at.start..self.start + at.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seen(text: &str) -> View {
        walk(text, 0..text.len(), Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
    }

    fn texts(text: &str) -> Vec<String> {
        seen(text).passages.iter().map(|passage| passage.text().replace(STAND_IN, "#")).collect()
    }

    #[test]
    fn code_addresses_and_calls_are_no_prose_and_quotations_are() {
        let text = "Một `mã` **hai**\nba https://a.vn/b_c.\n\n> trích\n\n    code\n\n{{ <nut text=\"Bấm nút\" /> }}\n\n- mục {{ <a /> }} x\n";
        assert_eq!(texts(text), ["Một # hai ba #####-.", "trích", "mục # x", "Bấm nút"]);
    }

    #[test]
    fn every_passage_stands_where_the_file_has_it() {
        let text = "Dòng *một\nhai* &amp; ba [bốn](x.md)";
        let view = seen(text);
        let passage = &view.passages[0];
        assert_eq!(passage.text(), "Dòng một hai & ba bốn");
        let place = |word: &str| {
            let at = passage.text().find(word).unwrap();
            passage.exact(at..at + word.len())
        };
        assert_eq!(place("hai").map(|range| &text[range]), Some("hai"));
        assert_eq!(place("một hai"), None);
        assert_eq!(place("&"), None);
        assert_eq!((view.links[0].text.as_str(), &text[view.links[0].range.clone()]), ("bốn", "[bốn](x.md)"));
    }

    #[test]
    fn pictures_headings_and_tables_are_seen() {
        let text = "## Đề mục\n\n![ảnh *a*](a.jpg)\n\n| | |\n|-|-|\n| a | b |\n\n| A | |\n|-|-|\n| a | b |\n";
        let view = seen(text);
        assert_eq!((view.headings[0].level, view.images[0].alt.as_str()), (2, "ảnh a"));
        assert_eq!(view.tables.iter().map(|table| table.has_header).collect::<Vec<_>>(), [false, true]);
    }

    proptest! {
        #[test]
        fn what_is_called_exact_is_the_very_same(text in "[a-zđ *_`>#|!\\[\\](){}<%&;:/.\n\"-]{0,80}") {
            for passage in seen(&text).passages {
                for (at, c) in passage.text().char_indices().filter(|(_, c)| *c != STAND_IN && *c != '-') {
                    if let Some(place) = passage.exact(at..at + c.len_utf8()) {
                        prop_assert_eq!(text[place].to_owned(), c.to_string());
                    }
                    prop_assert!(text.get(passage.place(at..at + c.len_utf8())).is_some());
                }
            }
        }
    }
}
