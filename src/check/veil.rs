//! Hides personal data in the lines that findings show: reports are kept, sent about and put into git.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::Finding;
use super::rules::{identity_number, personal_data};
use crate::config::CheckConfig;
use crate::text::writing::personal;

/// What stands for a hidden letter or digit.
const HIDDEN: char = '•';

/// Hides the middle of all personal data in the lines of findings, whatever the findings are about; what
/// `public_contacts` lists stays. Every sign keeps its column.
pub fn hide_personal(findings: &mut [Finding], settings: &CheckConfig) {
    findings.par_iter_mut().for_each(|finding| hide(finding, settings));
}

fn hide(finding: &mut Finding, settings: &CheckConfig) {
    let code = finding.diagnostic.code;
    let is_about_it = [identity_number::RULE.code(), personal_data::RULE.code()].contains(&code);
    let Some(span) = finding.diagnostic.span.as_mut().filter(|span| !span.excerpt.is_empty()) else { return };
    let line = &span.excerpt;
    let found = personal::find(line).into_iter().filter(|one| !one.is_among(&settings.public_contacts));
    let mut ranges: Vec<_> = found.map(|one| one.range).collect();
    if is_about_it {
        // What gave the number away may stand on the line before.
        let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let start = span.column.saturating_sub(1);
        ranges.push(byte(start)..byte(start + span.length));
    }
    if !ranges.is_empty() {
        span.excerpt = hidden(line, &ranges);
    }
}

/// How many letters and digits are left at each end, as in the messages.
const SHOWN: usize = 3;

/// A line with the middle of some parts of it hidden.
fn hidden(line: &str, ranges: &[Range<usize>]) -> String {
    let mut at = BTreeSet::new();
    for range in ranges {
        let signs = line[range.clone()].char_indices().filter(|(_, c)| c.is_alphanumeric());
        let signs: Vec<usize> = signs.map(|(at, _)| range.start + at).collect();
        at.extend(signs.iter().skip(SHOWN).take(signs.len().saturating_sub(2 * SHOWN)).copied());
    }
    line.char_indices().map(|(place, c)| if at.contains(&place) { HIDDEN } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diag::{Diagnostic, Span};

    fn shown(line: &str, contacts: &str) -> String {
        let config = format!("base_url = 'https://a.vn'\n[check]\npublic_contacts = [{contacts}]\n");
        let config = Config::read("config.toml", &config).unwrap();
        let at = Span::locate("content/a.md", line, 0..1);
        let mut findings = [Finding::told(Diagnostic::warning("link-dead").at(at))];
        hide_personal(&mut findings, &config.check);
        findings[0].diagnostic.span.take().unwrap().excerpt
    }

    #[test]
    fn personal_data_are_hidden_in_the_line_of_any_finding_and_columns_stay() {
        let line = "Ông A, CCCD 004190001234, gọi 0912 345 678 hoặc an.nguyen@caobang.gov.vn nhé";
        let seen = shown(line, "");
        assert_eq!(seen.chars().count(), line.chars().count());
        assert!(seen.starts_with("Ông A, CCCD 004••••••234, gọi 091• ••• 678 hoặc an.n"), "{seen}");
        assert!(!seen.contains("nguyen") && seen.ends_with(" nhé"), "{seen}");
        let seen = shown(line, "'@caobang.gov.vn', '0912345678'");
        assert!(seen.contains("0912 345 678") && seen.contains("nguyen@") && !seen.contains("0001"), "{seen}");
        assert_eq!(shown("Quyết định 118/2025/NĐ-CP", ""), "Quyết định 118/2025/NĐ-CP");
    }
}
