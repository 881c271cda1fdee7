//! The findings that a site has already: a file of them lets it take up the checks little by little.
//!
//! A finding is known by its code, its file and the words it marks, so that lines may come and go. Of
//! several that are alike, as many are known as were written down.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::diag::{Diagnostic, Span};

/// The version of the file.
const VERSION: u32 = 1;

/// The longest words that are written down, in characters.
const LONGEST: usize = 160;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Entry {
    file: String,
    code: String,
    /// The words that are marked.
    text: String,
    #[serde(default = "once", skip_serializing_if = "is_once")]
    times: usize,
}

fn once() -> usize {
    1
}

fn is_once(times: &usize) -> bool {
    *times == 1
}

/// File, code and words.
type Key = (String, String, String);

/// What is known already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Key, usize>);

/// Findings, those that are known taken out.
#[derive(Debug)]
pub struct Sifted {
    /// Those that are new.
    pub new: Vec<Finding>,
    /// How many were known.
    pub known: usize,
    /// How many that are written down were not found again.
    pub resolved: usize,
}

impl Baseline {
    /// The findings of a site as it is.
    pub fn of(findings: &[Finding]) -> Self {
        let mut known = BTreeMap::new();
        for finding in findings {
            *known.entry(key(finding)).or_insert(0) += 1;
        }
        Self(known)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// When it is not what [`Self::to_text`] writes.
    pub fn read(name: &str, text: &str) -> Result<Self, Diagnostic> {
        let fault = |line, column, detail: String| {
            let span = Span::line_column(name, text, line, column);
            Diagnostic::error("check-baseline").arg("detail", detail).at(span)
        };
        let written: Written = serde_json::from_str(text)
            .map_err(|error| fault(error.line().max(1), error.column(), error.to_string()))?;
        if written.version != VERSION {
            return Err(fault(1, 1, format!("version {}", written.version)));
        }
        let mut known = BTreeMap::new();
        for entry in written.findings {
            let times: &mut usize = known.entry((entry.file, entry.code, entry.text)).or_default();
            *times = times.saturating_add(entry.times);
        }
        Ok(Self(known))
    }

    /// The file: sorted, an entry a line or so, fit to be kept in git.
    pub fn to_text(&self) -> String {
        let entries = self.0.iter().map(|((file, code, text), times)| Entry {
            file: file.clone(),
            code: code.clone(),
            text: text.clone(),
            times: *times,
        });
        let written = Written { version: VERSION, findings: entries.collect() };
        serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
    }

    /// How many findings are written down.
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out the findings that are known. Entries of codes that were not looked for (`ran` says so)
    /// are neither found nor resolved.
    pub fn sift(&self, findings: Vec<Finding>, ran: impl Fn(&str) -> bool) -> Sifted {
        let mut left = self.0.clone();
        let total = findings.len();
        let is_new = |finding: &Finding| match left.get_mut(&key(finding)) {
            Some(times) if *times > 0 => {
                *times -= 1;
                false
            }
            _ => true,
        };
        let new: Vec<Finding> = findings.into_iter().filter(is_new).collect();
        let resolved = left.iter().filter(|((_, code, _), _)| ran(code)).map(|(_, times)| times).sum();
        Sifted { known: total - new.len(), new, resolved }
    }
}

/// What a finding is known by.
fn key(finding: &Finding) -> Key {
    let text = marked(&finding.diagnostic);
    (finding.file().to_owned(), finding.diagnostic.code.to_owned(), text)
}

/// The words that a finding marks; where it marks none, the values of its message.
fn marked(diagnostic: &Diagnostic) -> String {
    let of_line = diagnostic.span.as_ref().map(|span| {
        let line = span.excerpt.chars().skip(span.column.saturating_sub(1)).take(span.length);
        line.collect::<String>()
    });
    let text = of_line
        .filter(|text| !text.trim().is_empty())
        .unwrap_or_else(|| diagnostic.args.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" "));
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(line: &str, column: usize, length: usize) -> Finding {
        let mut span = Span::line_column("content/a.md", line, 1, column);
        span.length = length;
        Finding::told(Diagnostic::warning("link-dead").at(span))
    }

    fn sift(baseline: &Baseline, findings: Vec<Finding>) -> (usize, usize, usize) {
        let sifted = baseline.sift(findings, |_| true);
        (sifted.new.len(), sifted.known, sifted.resolved)
    }

    #[test]
    fn what_is_known_stays_known_when_lines_move_and_one_more_is_new() {
        let before = vec![finding("xem tại đây", 5, 7), finding("và tại đây", 4, 7)];
        let text = Baseline::of(&before).to_text();
        let baseline = Baseline::read("moc.json", &text).unwrap();
        assert_eq!(baseline, Baseline::of(&before));
        let mut moved = finding("Bấm tại đây nhé", 5, 7);
        moved.diagnostic.span.as_mut().unwrap().line = 70;
        assert_eq!(sift(&baseline, vec![moved.clone(), moved.clone()]), (0, 2, 0));
        assert_eq!(sift(&baseline, vec![moved.clone(), moved.clone(), moved.clone()]), (1, 2, 0));
        assert_eq!(sift(&baseline, vec![moved, finding("xem ở đó", 5, 4)]), (1, 1, 1));
    }

    #[test]
    fn entries_that_were_not_looked_for_are_not_resolved() {
        let baseline = Baseline::of(&[finding("a", 1, 1)]);
        assert_eq!(baseline.sift(Vec::new(), |code| code != "link-dead").resolved, 0);
        assert_eq!(baseline.sift(Vec::new(), |_| true).resolved, 1);
    }

    #[test]
    fn a_file_that_is_none_is_told_at_its_line() {
        for (text, line) in
            [("", 1), ("{\n\"version\": 1,\n\"finding\": []}", 3), ("{\"version\": 9, \"findings\": []}", 1)]
        {
            let fault = Baseline::read("moc.json", text).unwrap_err();
            assert_eq!((fault.code, fault.span.unwrap().line), ("check-baseline", line), "{text}");
        }
    }
}
