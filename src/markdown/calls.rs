//! Component calls in Markdown: finds them.
//!
//! Two forms: `{{ <name arg="x" /> }}`, within a line or alone, and `{% <name arg="x"> %}` …
//! `{% </name> %}` around Markdown. A call is replaced by a mark for the parser, and the mark by the
//! component's HTML after parsing. Anything else in braces is text.

use std::ops::Range;

/// A call as it stands in a file.
#[derive(Debug, Clone)]
pub struct Call<'a> {
    /// Name of the component.
    pub name: &'a str,
    /// Its arguments, as they were written.
    pub arguments: &'a str,
    /// The bytes of the opening call in the file.
    pub range: Range<usize>,
    /// The bytes of what it encloses.
    pub body: Option<Range<usize>>,
    /// The bytes of all of it.
    pub whole: Range<usize>,
}

/// A body call that is never closed, or a closing one without its opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unbalanced {
    pub name: String,
    pub range: Range<usize>,
}

/// The outermost calls in the bytes `range` of a file, those within `code` left out.
pub(super) fn find<'a>(file: &'a str, range: Range<usize>, code: &[Range<usize>]) -> (Vec<Call<'a>>, Vec<Unbalanced>) {
    let mut calls: Vec<Call<'a>> = Vec::new();
    let mut open: Vec<Tag<'a>> = Vec::new();
    let mut unbalanced = Vec::new();
    let mut at = range.start;
    while let Some(tag) = next_tag(file, at, range.end) {
        at = tag.range.end;
        if is_in(code, tag.range.start) {
            continue;
        }
        match tag.form {
            Form::Inline if open.is_empty() => calls.push(tag.call(None)),
            Form::Inline => {}
            Form::Open => open.push(tag),
            Form::Close => match open.iter().rposition(|start| start.name == tag.name) {
                Some(index) => {
                    unbalanced.extend(open.drain(index + 1..).map(Tag::unbalanced));
                    let start = open.remove(index);
                    if open.is_empty() {
                        calls.push(start.call(Some(tag.range)));
                    }
                }
                None => unbalanced.push(tag.unbalanced()),
            },
        }
    }
    unbalanced.extend(open.into_iter().map(Tag::unbalanced));
    (calls, unbalanced)
}

/// Whether a byte is in one of several ranges that follow one another.
pub(super) fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= at);
    ranges[..after].last().is_some_and(|range| range.contains(&at))
}

/// Every tag of a call, those in code too: its bytes, and those of its arguments.
pub(super) fn tags(file: &str, range: Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(tag) = next_tag(file, at, range.end) {
        at = tag.range.end;
        let start = tag.range.start + file[tag.range.clone()].find(tag.arguments).unwrap_or(0);
        found.push((tag.range, start..start + tag.arguments.len()));
    }
    found
}

/// Braces on one line that look like a call, of another program's form or an unfinished one, and are
/// published as they are; those within `taken` left out.
pub(super) fn plain_braces(file: &str, range: Range<usize>, mut taken: Vec<Range<usize>>) -> Vec<Range<usize>> {
    taken.sort_by_key(|taken| taken.start);
    let mut taken = taken.into_iter().peekable();
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(open) = file[at..range.end].find('{').map(|open| at + open) {
        at = open + 1;
        let close = match file.as_bytes()[at..range.end].first() {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => continue,
        };
        while taken.next_if(|taken| taken.end <= open).is_some() {}
        if let Some(taken) = taken.peek().filter(|taken| taken.contains(&open)) {
            at = taken.end.max(at);
            continue;
        }
        let (end, closed) = on_line(&file[at + 1..range.end], close);
        at += 1 + end;
        if closed {
            found.push(open..at);
        }
    }
    found
}

/// The end of `close` in a text, and true; or the end of the line that lacks it. No further than that
/// is looked: a line may be the whole file.
fn on_line(text: &str, close: &str) -> (usize, bool) {
    let first = close.chars().next().unwrap_or('}');
    let mut at = 0;
    while let Some(found) = text[at..].find(['\n', first]).map(|found| at + found) {
        if text[found..].starts_with('\n') {
            return (found, false);
        }
        if text[found..].starts_with(close) {
            return (found + close.len(), true);
        }
        at = found + 1;
    }
    (text.len(), false)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Inline,
    Open,
    Close,
}

#[derive(Debug, Clone)]
struct Tag<'a> {
    form: Form,
    name: &'a str,
    arguments: &'a str,
    range: Range<usize>,
}

impl<'a> Tag<'a> {
    fn call(self, close: Option<Range<usize>>) -> Call<'a> {
        let end = close.as_ref().map_or(self.range.end, |close| close.end);
        Call {
            name: self.name,
            arguments: self.arguments,
            body: close.map(|close| self.range.end..close.start),
            whole: self.range.start..end,
            range: self.range,
        }
    }

    fn unbalanced(self) -> Unbalanced {
        Unbalanced { name: self.name.to_owned(), range: self.range }
    }
}

fn next_tag(file: &str, from: usize, end: usize) -> Option<Tag<'_>> {
    let mut at = from;
    while at < end {
        let open = at + file[at..end].find('{')?;
        if let Some(tag) = tag_at(file, open, end) {
            return Some(tag);
        }
        at = open + 1;
    }
    None
}

fn tag_at(file: &str, open: usize, end: usize) -> Option<Tag<'_>> {
    let text = &file[open..end];
    let (close, inline) = match text.as_bytes().get(1)? {
        b'{' => ("}}", true),
        b'%' => ("%}", false),
        _ => return None,
    };
    let inner = text[2..].trim_start();
    let start = text.len() - inner.len();
    if !inner.starts_with('<') {
        return None;
    }
    let (name_at, closing) = if inner.starts_with("</") { (start + 2, true) } else { (start + 1, false) };
    let name = &text[name_at..];
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.')?];
    if name.is_empty() {
        return None;
    }
    let arguments_at = name_at + name.len();
    let angle = arguments_at + end_of_arguments(&text[arguments_at..])?;
    let after = &text[angle + 1..];
    let tail = after.len() - after.trim_start().len();
    if !after.trim_start().starts_with(close) {
        return None;
    }
    let arguments = text[arguments_at..angle].trim();
    let (arguments, self_closing) = match arguments.strip_suffix('/') {
        Some(rest) => (rest.trim_end(), true),
        None => (arguments, false),
    };
    let form = match (inline, closing, self_closing) {
        (true, false, true) | (false, false, true) => Form::Inline,
        (false, false, false) => Form::Open,
        (false, true, _) => Form::Close,
        (true, ..) => return None,
    };
    Some(Tag { form, name, arguments, range: open..open + angle + 1 + tail + close.len() })
}

/// Arguments longer than this are none: a quotation mark that is never closed must not make the
/// search of a long text begin anew at each call.
const LONGEST_ARGUMENTS: usize = 10_000;

/// Where the `>` stands that ends the arguments: not one within quotes or braces.
fn end_of_arguments(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(LONGEST_ARGUMENTS) {
        match (quote, c) {
            (Some(q), _) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(text: &str) -> Vec<String> {
        find(text, 0..text.len(), &[]).0.iter().map(|c| format!("{} {}", c.name, c.arguments)).collect()
    }

    #[test]
    fn calls_are_found_and_other_braces_are_text() {
        assert_eq!(names("a {{ <nut href=\"x>y\" n={ {a: 1} } /> }} b"), ["nut href=\"x>y\" n={ {a: 1} }"]);
        assert!(names("{{ page.title }} {% if x %} {{ < }} {#id} {{<>}}").is_empty());
    }

    #[test]
    fn a_body_call_encloses_its_text_and_calls_within_it() {
        let text = "{% <a> %}x {{ <b /> }} {% <a> %}y{% </a> %}{% </a> %}";
        let (calls, unbalanced) = find(text, 0..text.len(), &[]);
        assert_eq!(calls.len(), 1);
        assert_eq!(&text[calls[0].body.clone().unwrap()], "x {{ <b /> }} {% <a> %}y{% </a> %}");
        assert_eq!(unbalanced, []);
    }

    #[test]
    fn an_unclosed_call_and_a_stray_close_are_told() {
        let text = "{% <a> %} {% </b> %}";
        let (_, unbalanced) = find(text, 0..text.len(), &[]);
        let names: Vec<_> = unbalanced.iter().map(|u| u.name.as_str()).collect();
        assert_eq!(names, ["b", "a"]);
    }

    #[test]
    fn braces_that_are_no_call_are_found_on_their_line() {
        let text = "{{ youtube(id=1) }} {{ <a> }} {% end %} `{{ b }}` {{ c\n}} { {d} }";
        let code = text.find('`').unwrap()..text.rfind('`').unwrap();
        let found: Vec<_> = plain_braces(text, 0..text.len(), vec![code]).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["{{ youtube(id=1) }}", "{{ <a> }}", "{% end %}"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_search_panic(text in "[{}%<>/a \"'đ\\n]{0,40}") {
            let (calls, _) = find(&text, 0..text.len(), &[]);
            let whole = calls.into_iter().map(|call| call.whole).collect();
            plain_braces(&text, 0..text.len(), whole);
        }
    }
}
