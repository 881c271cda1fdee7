//! The steps of a file of questions, read line by line: headings of level 2 outside code, and the links
//! in their text.

use std::ops::Range;

use super::super::page::Body;
use crate::text::slug;

/// The steps of a file, in its order.
#[derive(Debug)]
pub(super) struct Outline {
    pub steps: Vec<Step>,
}

/// One question, or an answer at the end of a way.
#[derive(Debug)]
pub(super) struct Step {
    pub id: String,
    /// Its heading without marks.
    pub question: String,
    /// The bytes of its heading.
    pub heading: Range<usize>,
    /// The bytes of its text, the heading left out.
    pub body: Range<usize>,
    pub links: Vec<Link>,
}

/// A link of a step.
#[derive(Debug)]
pub(super) struct Link {
    pub to: String,
    pub text: String,
    /// Whether it opens an item of a list: an answer to choose.
    pub is_choice: bool,
    /// The bytes of its destination.
    pub range: Range<usize>,
}

impl Step {
    pub fn choices(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.is_choice)
    }
}

impl Outline {
    pub fn of(body: &Body) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        let mut at = body.range.start;
        let mut fence: Option<(char, usize)> = None;
        for line in body.markdown().split_inclusive('\n') {
            let text = line.trim_end();
            let range = at..at + text.len();
            at += line.len();
            match (fence, fence_of(text)) {
                (Some(open), Some(close)) if open.0 == close.0 && close.1 >= open.1 => fence = None,
                (Some(_), _) => {}
                (None, Some(open)) => fence = Some(open),
                (None, None) => read_line(&mut steps, text, range, at),
            }
            if let Some(step) = steps.last_mut() {
                step.body.end = at;
            }
        }
        Self { steps }
    }
}

/// Reads a line that is no code; `after` is where the next one begins.
fn read_line(steps: &mut Vec<Step>, text: &str, range: Range<usize>, after: usize) {
    if let Some(title) = heading(text) {
        let (question, id) = split_id(title);
        let question = question.replace(['*', '`'], "").trim().to_owned();
        let id = id.map_or_else(|| slug(&question), str::to_owned);
        if let Some(last) = steps.last_mut() {
            last.body.end = range.start;
        }
        steps.push(Step { id, question, heading: range, body: after..after, links: Vec::new() });
    } else if let Some(step) = steps.last_mut() {
        links(text, range.start, &mut step.links);
    }
}

/// The title of a heading of level 2.
fn heading(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(' ');
    let title = rest.strip_prefix("##").filter(|_| text.len() - rest.len() < 4)?;
    (title.is_empty() || title.starts_with([' ', '\t'])).then(|| title.trim().trim_end_matches('#').trim())
}

/// `Question? {#id}` in its two parts.
fn split_id(title: &str) -> (&str, Option<&str>) {
    let Some((question, marks)) = title.strip_suffix('}').and_then(|rest| rest.rsplit_once('{')) else {
        return (title, None);
    };
    let id = marks.split_whitespace().find_map(|mark| mark.strip_prefix('#'));
    id.map_or((title, None), |id| (question.trim_end(), Some(id)))
}

/// The sign and length of a fence of code.
fn fence_of(text: &str) -> Option<(char, usize)> {
    let text = text.trim_start();
    let sign = text.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == sign).count();
    (length >= 3).then_some((sign, length))
}

/// The links of a line that starts at byte `start` of the file. The first may be what the line's item opens with.
fn links(line: &str, start: usize, found: &mut Vec<Link>) {
    let opens = item(line).is_some_and(|text| text.trim_start_matches(['*', '_']).starts_with('['));
    let (mut at, mut is_first) = (0, true);
    while let Some(middle) = line[at..].find("](").map(|found| at + found) {
        let begin = middle + 2;
        let end = line[begin..].find([')', ' ', '\t']).map_or(line.len(), |end| begin + end);
        let text = line[at..middle].rfind('[').map_or("", |open| &line[at + open + 1..middle]);
        let in_code = line[..middle].matches('`').count() % 2 == 1;
        if !in_code {
            let text = text.replace(['*', '`'], "").trim().to_owned();
            let to = line[begin..end].to_owned();
            found.push(Link { to, text, is_choice: opens && is_first, range: start + begin..start + end });
        }
        is_first = false;
        at = end;
    }
}

/// The text of an item of a list.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix(['-', '*', '+']).or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')'])).flatten()
    })?;
    rest.starts_with([' ', '\t']).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn outline(text: &str) -> (Vec<Step>, String) {
        let body = Body { file: text.into(), range: 0..text.len() };
        (Outline::of(&body).steps, text.to_owned())
    }

    #[test]
    fn steps_are_headings_of_level_two_outside_code() {
        let text = "Mở đầu [x](#khong)\n## Bạn cần gì? {#dau}\n\n- [Khai **sinh**](@/a.md)\n1. [Cư trú](#cu-tru) thêm [y](#z)\n```\n## Không phải {#x}\n- [k](#k)\n```\n### Nhỏ\n## Cư trú\r\nXong.";
        let (steps, file) = outline(text);
        assert_eq!(steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["dau", "cu-tru"]);
        assert_eq!(steps[0].question, "Bạn cần gì?");
        let links: Vec<_> = steps[0].links.iter().map(|l| (l.to.as_str(), l.text.as_str(), l.is_choice)).collect();
        assert_eq!(links, [("@/a.md", "Khai sinh", true), ("#cu-tru", "Cư trú", true), ("#z", "y", false)]);
        assert_eq!(&file[steps[0].links[1].range.clone()], "#cu-tru");
        assert_eq!(&file[steps[1].body.clone()], "Xong.");
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_range_lies_in_it(text in "([-#*`~\\[\\](){}1. a-zđ\r\n]|## |\\]\\(#){0,60}") {
            let (steps, file) = outline(&text);
            let mut end = 0;
            for step in steps {
                prop_assert!(step.heading.start >= end && step.body.start <= step.body.end);
                prop_assert!(file.get(step.heading.clone()).is_some() && file.get(step.body.clone()).is_some());
                end = step.body.end;
                for link in step.links {
                    prop_assert_eq!(file.get(link.range.clone()), Some(link.to.as_str()));
                }
            }
        }
    }
}
