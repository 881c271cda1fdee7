//! Component calls on paper: hidden from the parser, and the texts that they were given.

use pulldown_cmark::Options;
use serde_json::{Map, Value};

use crate::markdown::calls::{Call, find, hide};
use crate::markdown::walk::code_ranges;

/// A text whose calls are marks.
pub(super) struct Hidden<'a> {
    pub text: String,
    pub calls: Vec<Call<'a>>,
}

impl<'a> Hidden<'a> {
    pub fn of(markdown: &'a str, options: Options) -> Self {
        if !markdown.contains("{{") && !markdown.contains("{%") {
            return Self { text: markdown.to_owned(), calls: Vec::new() };
        }
        let code = code_ranges(markdown, options, 0);
        let (calls, _) = find(markdown, 0..markdown.len(), &code);
        Self { text: hide(markdown, 0..markdown.len(), &calls), calls }
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
