//! Component calls on paper: hidden from the parser, and the texts that they were given.

use pulldown_cmark::Options;
use serde_json::{Map, Value};

use std::ops::Range;

use crate::markdown::calls::{Call, find};
use crate::markdown::marks::Marks;
use crate::markdown::stretch::{Prefix, Stretch};
use crate::markdown::walk::code_ranges;

/// A text whose calls are marks.
pub(super) struct Hidden<'a> {
    pub text: String,
    pub calls: Vec<Call<'a>>,
}

impl<'a> Hidden<'a> {
    pub fn of(markdown: &'a str, range: Range<usize>, prefix: &Prefix, marks: Marks, options: Options) -> Self {
        let plain = Stretch::new(markdown, range.clone(), prefix, &[], marks);
        if !plain.text.contains("{{") && !plain.text.contains("{%") {
            return Self { text: plain.text.into_owned(), calls: Vec::new() };
        }
        let code: Vec<_> = code_ranges(&plain.text, options).into_iter().map(|code| plain.place(code)).collect();
        let (calls, _) = find(markdown, range.clone(), &code);
        Self { text: Stretch::new(markdown, range, prefix, &calls, marks).text.into_owned(), calls }
    }
}

/// `href="x" n={1}`: the arguments that are texts; the others say nothing on paper.
pub(super) fn texts(arguments: &str) -> Map<String, Value> {
    let mut map = Map::new();
    let mut rest = arguments;
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.rsplit(char::is_whitespace).find(|part| !part.is_empty()).unwrap_or_default();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
        let Some(quote) = quote else {
            rest = after;
            continue;
        };
        let Some((value, next)) = after[1..].split_once(quote) else { break };
        map.insert(name.to_owned(), value.into());
        rest = next;
    }
    map
}
