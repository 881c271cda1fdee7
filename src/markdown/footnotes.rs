//! Footnotes: numbers in the order of their first mention, notes at the end of the page.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Host, escape, labels};

/// Collects mentions and notes.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    numbers: BTreeMap<String, (usize, usize)>,
    notes: BTreeMap<String, (String, Range<usize>)>,
}

impl Footnotes {
    /// The HTML of a mention.
    pub fn mention(&mut self, name: &str, host: &dyn Host, lang: &str) -> String {
        let next = self.numbers.len() + 1;
        let (number, times) = self.numbers.entry(name.to_lowercase()).or_insert((next, 0));
        *times += 1;
        let again = if *times > 1 { format!("-{times}") } else { String::new() };
        let label = labels::label(host, "footnote", lang).replace("{n}", &number.to_string());
        format!(
            "<sup class=\"footnote-reference\"><a id=\"fnref-{number}{again}\" href=\"#fn-{number}\" aria-label=\"{}\">{number}</a></sup>",
            escape(&label)
        )
    }

    /// Keeps the HTML of a note, which stands at some bytes of the file; the first of a name counts.
    pub fn define(&mut self, name: &str, html: String, at: Range<usize>) {
        self.notes.entry(name.to_lowercase()).or_insert((html, at));
    }

    /// Whether a note was defined.
    pub fn has(&self, name: &str) -> bool {
        self.notes.contains_key(&name.to_lowercase())
    }

    /// Notes that nothing mentions, and where they stand.
    pub fn unmentioned(&self) -> Vec<(String, Range<usize>)> {
        let unused = self.notes.iter().filter(|(name, _)| !self.numbers.contains_key(*name));
        unused.map(|(name, (_, at))| (name.clone(), at.clone())).collect()
    }

    /// The list of the notes that were mentioned; empty when there are none.
    pub fn list(&self, host: &dyn Host, lang: &str) -> String {
        let mut ordered: Vec<(&usize, &String)> =
            self.numbers.iter().filter_map(|(name, (number, _))| Some((number, &self.notes.get(name)?.0))).collect();
        if ordered.is_empty() {
            return String::new();
        }
        ordered.sort();
        let heading = escape(&labels::label(host, "footnotes", lang));
        let back = escape(&labels::label(host, "footnote-back", lang));
        let mut out = format!("<section class=\"footnotes\" aria-label=\"{heading}\"><ol>");
        for (number, html) in ordered {
            let link = format!(" <a class=\"footnote-back\" href=\"#fnref-{number}\" aria-label=\"{back}\">↩</a>");
            let html = html.trim();
            let inner = match html.strip_suffix("</p>") {
                Some(rest) => format!("{rest}{link}</p>"),
                None => format!("{html}{link}"),
            };
            out.push_str(&format!("<li id=\"fn-{number}\" value=\"{number}\">{inner}</li>"));
        }
        out.push_str("</ol></section>");
        out
    }
}
