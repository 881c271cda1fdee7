//! Puts fixes into the texts they are for. Nothing is written here.

use std::collections::BTreeMap;

use super::{Finding, Fix, diff};
use crate::source::SourceTree;

/// A file with its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its path from the root of the site.
    pub file: String,
    /// Its bytes as they were read.
    pub before: Vec<u8>,
    /// Its bytes with the fixes.
    pub after: Vec<u8>,
    /// How many fixes went in.
    pub fixes: usize,
    /// How many are left for another run, for they overlap others.
    pub left: usize,
    /// The change as a unified diff.
    pub diff: String,
}

/// The files that fixes change, in the order of their paths.
pub fn mend(findings: &[Finding], files: &SourceTree) -> Vec<Mended> {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for finding in findings {
        if let Some(fix) = &finding.fix {
            by_file.entry(finding.file()).or_default().push(fix);
        }
    }
    by_file.into_iter().filter_map(|(name, fixes)| mend_one(name, fixes, files)).collect()
}

fn mend_one(name: &str, fixes: Vec<&Fix>, files: &SourceTree) -> Option<Mended> {
    let file = files.get(name)?;
    let text = file.text().ok()?;
    let (edits, left) = apart(text, fixes);
    let mended = apply(text, &edits);
    if mended == text {
        return None;
    }
    let before = file.bytes().to_vec();
    // A byte-order mark is no part of the text, and stays.
    let mut after = before[..before.len() - text.len()].to_vec();
    after.extend_from_slice(mended.as_bytes());
    let diff = diff::unified(name, text, &edits);
    Some(Mended { file: name.to_owned(), before, after, fixes: edits.len(), left, diff })
}

/// The fixes in order, without those that touch the same bytes as an earlier one; how many these are.
fn apart(text: &str, mut fixes: Vec<&Fix>) -> (Vec<Fix>, usize) {
    fixes.sort_by_key(|fix| (fix.range.start, fix.range.end, &fix.replacement));
    fixes.dedup();
    let mut kept: Vec<Fix> = Vec::new();
    let mut left = 0;
    for fix in fixes.into_iter().filter(|fix| text.get(fix.range.clone()).is_some()) {
        let free = kept.last().is_none_or(|last| {
            fix.range.start > last.range.end
                || (fix.range.start == last.range.end && !fix.range.is_empty() && !last.range.is_empty())
        });
        if free {
            kept.push(fix.clone());
        } else {
            left += 1;
        }
    }
    (kept, left)
}

/// The text with fixes that stand in order and apart.
pub(super) fn apply(text: &str, edits: &[Fix]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.range.start]);
        out.push_str(&edit.replacement);
        at = edit.range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Diagnostic, Span};
    use crate::path::SourcePath;
    use crate::source::SourceFile;

    fn finding(range: std::ops::Range<usize>, replacement: &str) -> Finding {
        let diagnostic = Diagnostic::warning("control-character").at(Span::file("content/a.md"));
        let fix = Some(Fix { range: range.clone(), replacement: replacement.to_owned() });
        Finding { diagnostic, range: Some(range), fix }
    }

    fn mended(text: &str, findings: &[Finding]) -> Option<Mended> {
        let path = SourcePath::new("content/a.md").unwrap();
        let files = SourceTree::from_files([SourceFile::new(path, text.as_bytes().to_vec())]);
        mend(findings, &files).pop()
    }

    #[test]
    fn fixes_go_in_and_everything_else_stays_byte_for_byte() {
        let text = "\u{feff}một\r\nhai\r\nba";
        let found = mended(text, &[finding(7..10, "HAI"), finding(12..12, "x")]).unwrap();
        assert_eq!(String::from_utf8(found.after).unwrap(), "\u{feff}một\r\nHAI\r\nxba");
        assert_eq!((found.fixes, found.left), (2, 0));
    }

    #[test]
    fn of_fixes_that_overlap_one_goes_in_and_the_same_twice_is_one() {
        let text = "abcdef";
        let found =
            mended(text, &[finding(1..4, "X"), finding(3..5, "Y"), finding(1..4, "X"), finding(4..5, "Z")]).unwrap();
        assert_eq!(found.after, b"aXZf");
        assert_eq!((found.fixes, found.left), (2, 1));
        assert_eq!(mended(text, &[finding(2..9, "X")]), None);
        assert_eq!(mended(text, &[finding(0..1, "a")]), None);
    }
}
