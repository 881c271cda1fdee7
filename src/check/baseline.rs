//! The findings that a site has already: a file of them lets it take up the checks little by little.
//!
//! A finding is known by its code, its file and the words it marks, so that lines may come and go. Of
//! several that are alike, as many are known as were written down. The words themselves stay out of the
//! file, which is kept in git: it holds their digest.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::diag::{Diagnostic, Span, both};
use crate::digest::Digest;

/// The version of the file.
const VERSION: u32 = 2;

/// What a file of any version says of itself.
#[derive(Deserialize)]
struct Stated {
    version: u32,
    #[serde(rename = "findings")]
    _findings: Vec<serde::de::IgnoredAny>,
}

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
    /// The digest of the words that are marked.
    digest: String,
    #[serde(default = "once", skip_serializing_if = "is_once")]
    times: usize,
}

fn once() -> usize {
    1
}

fn is_once(times: &usize) -> bool {
    *times == 1
}

/// File, code and digest of the words.
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
        let unlike = |error: &serde_json::Error| {
            let detail = match error.classify() {
                serde_json::error::Category::Data => {
                    both("nội dung không đúng mẫu của tệp mốc", "it is not what a baseline looks like")
                }
                serde_json::error::Category::Eof => both("tệp bị cụt", "the file breaks off"),
                _ => both("không phải JSON đúng", "it is not valid JSON"),
            };
            fault(error.line().max(1), error.column(), detail)
        };
        let stated: Stated = serde_json::from_str(text).map_err(|error| unlike(&error))?;
        if stated.version != VERSION {
            let detail = both(
                &format!("tệp thuộc phiên bản {}, chương trình này dùng phiên bản {VERSION}", stated.version),
                &format!("the file has version {}, this program uses version {VERSION}", stated.version),
            );
            return Err(fault(1, 1, detail));
        }
        let written: Written = serde_json::from_str(text).map_err(|error| unlike(&error))?;
        let mut known = BTreeMap::new();
        for entry in written.findings {
            let times: &mut usize = known.entry((entry.file, entry.code, entry.digest)).or_default();
            *times = times.saturating_add(entry.times);
        }
        Ok(Self(known))
    }

    /// The file: sorted, an entry a line or so, fit to be kept in git.
    pub fn to_text(&self) -> String {
        let entries = self.0.iter().map(|((file, code, digest), times)| Entry {
            file: file.clone(),
            code: code.clone(),
            digest: digest.clone(),
            times: *times,
        });
        let written = Written { version: VERSION, findings: entries.collect() };
        serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
    }

    /// Whether a file is a baseline, of whatever version.
    pub fn is_one(text: &str) -> bool {
        serde_json::from_str::<Stated>(text).is_ok()
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
    (finding.file().to_owned(), finding.diagnostic.code.to_owned(), Digest::of(text.as_bytes()).short())
}

/// What tells each finding from others and stays when lines come and go: a digest of what it is known by,
/// and its number among those that are alike.
pub(super) fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<Key, usize> = BTreeMap::new();
    let mut print = |finding: &Finding| {
        let key = key(finding);
        let digest = Digest::of_parts([key.0.as_bytes(), key.1.as_bytes(), key.2.as_bytes()]).short();
        let number = seen.entry(key).or_insert(0);
        *number += 1;
        format!("{digest}:{number}")
    };
    findings.iter().map(&mut print).collect()
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
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
        assert!(!text.contains("tại đây"), "{text}");
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
    fn fingerprints_tell_findings_apart_and_stay_when_lines_move() {
        let all = [finding("xem tại đây", 5, 7), finding("và tại đây", 4, 7), finding("xem ở đó", 5, 4)];
        let before = fingerprints(&all);
        assert!(before[0] != before[1] && before[0] != before[2]);
        let mut moved = all.clone();
        moved.iter_mut().for_each(|finding| finding.diagnostic.span.as_mut().unwrap().line += 9);
        assert_eq!(fingerprints(&moved), before);
    }

    #[test]
    fn a_file_of_any_version_is_a_baseline_and_other_files_are_none() {
        assert!(Baseline::is_one("{\"version\": 1, \"findings\": [{\"text\": \"x\"}]}"));
        for text in ["", "{}", "{\"version\": 2}", "base_url = 'https://a.vn'", "[]", "{\"findings\": []}"] {
            assert!(!Baseline::is_one(text), "{text}");
        }
    }

    #[test]
    fn a_file_that_is_none_is_told_at_its_line() {
        for (text, line) in
            [("", 1), ("{\n\"version\": 2,\n\"finding\": []}", 3), ("{\"version\": 9, \"findings\": []}", 1)]
        {
            let fault = Baseline::read("moc.json", text).unwrap_err();
            assert_eq!((fault.code, fault.span.unwrap().line), ("check-baseline", line), "{text}");
        }
    }
}
