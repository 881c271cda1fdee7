//! `[check]`: how grave each finding of `cchc check` is, and what the rules measure by.

use std::collections::BTreeSet;

use crate::data::{Reader, Value};
use crate::diag::{Diagnostic, Severity, Span};

/// The words of `[check.severity]`; `off` is none.
const LEVELS: &[(&str, Option<Severity>)] = &[
    ("off", None),
    ("note", Some(Severity::Note)),
    ("warning", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];

/// How the tone marks of oa, oe and uy are to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ToneStyle {
    /// hòa, khỏe, thúy.
    Old,
    /// hoà, khoẻ, thuý.
    New,
    /// As in most words of the page.
    #[default]
    Consistent,
}

/// The settings of the checks, defaults filled in.
#[derive(Debug, Clone)]
pub struct CheckConfig {
    /// Codes of rules, how grave their findings are (none: the rule is off), and where it says so.
    pub severities: Vec<(String, Option<Severity>, Span)>,
    /// Hosts that links may lead to, those under them too. Empty: any.
    pub hosts: BTreeSet<String>,
    /// The most syllables of a sentence on a page for citizens: 35.
    pub longest_sentence: usize,
    /// The most bytes that a phone should load to show a page: 500,000, ten seconds at the 400 kbit/s
    /// of a weak mobile signal.
    pub page_weight: usize,
    /// How many days before its end a page is told of: 14.
    pub expires_soon: usize,
    /// The CSV file of communes that were merged, from the root, and where it is named.
    pub old_units: Option<(String, Span)>,
    /// How tone marks are to stand.
    pub tone_style: ToneStyle,
    /// Telephones and e-mails of offices that may be published; `@caobang.gov.vn` is every address there.
    pub public_contacts: Vec<String>,
}

/// Reads the table.
pub(super) fn read(table: &Reader<'_>) -> CheckConfig {
    CheckConfig {
        severities: severities(table),
        hosts: hosts(table),
        longest_sentence: positive(table, "longest_sentence", 35),
        page_weight: positive(table, "page_weight", 500_000),
        expires_soon: table.count("expires_soon").unwrap_or(14),
        old_units: table.filled_text("old_units").map(|file| (file, table.span("old_units"))),
        tone_style: table
            .choice(
                "tone_style",
                &[("old", ToneStyle::Old), ("new", ToneStyle::New), ("consistent", ToneStyle::Consistent)],
            )
            .unwrap_or_default(),
        public_contacts: table.texts("public_contacts").unwrap_or_default(),
    }
}

/// A whole number from 1 up.
fn positive(table: &Reader<'_>, key: &str, default: usize) -> usize {
    match table.count(key) {
        Some(0) => {
            table.complain(Diagnostic::error("type-count").arg("key", key).at(table.span(key)));
            default
        }
        given => given.unwrap_or(default),
    }
}

/// Whether a code is one of a rule is known only where the rules are.
fn severities(table: &Reader<'_>) -> Vec<(String, Option<Severity>, Span)> {
    let mut found = Vec::new();
    for (key, node) in table.open_table("severity") {
        let word = match &node.value {
            Value::Text(text) => text.as_str(),
            _ => "",
        };
        let Some((_, level)) = LEVELS.iter().find(|(name, _)| *name == word) else {
            let names: Vec<&str> = LEVELS.iter().map(|(name, _)| *name).collect();
            let fault = Diagnostic::error("unknown-choice").arg("key", &key.name).arg("value", word);
            let fault = fault.arg("choices", names.join(", ")).at(table.document.span(node.range.clone()));
            table.complain(fault.suggest(word, names));
            continue;
        };
        found.push((key.name.clone(), *level, table.document.span(key.range.clone())));
    }
    found
}

/// Host names alone: `dichvucong.gov.vn`.
fn hosts(table: &Reader<'_>) -> BTreeSet<String> {
    let given = table.texts("hosts").unwrap_or_default();
    for (number, host) in given.iter().enumerate() {
        let is_host = host.contains('.') && !host.contains(|c: char| c.is_whitespace() || "/:@?#*".contains(c));
        if !is_host {
            let fault = Diagnostic::error("check-host").arg("value", host);
            table.complain(fault.at(table.span_of_item("hosts", number)));
        }
    }
    given.into_iter().map(|host| host.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Config;

    fn read(text: &str) -> Result<super::CheckConfig, Vec<(&'static str, usize)>> {
        let config = Config::read("config.toml", &format!("base_url = 'https://a.vn'\n{text}"));
        let told = |fault: &crate::diag::Diagnostic| (fault.code, fault.span.as_ref().unwrap().line);
        config.map(|config| config.check).map_err(|faults| faults.iter().map(told).collect())
    }

    #[test]
    fn what_is_not_said_has_its_default() {
        let check = read("").unwrap();
        assert_eq!((check.longest_sentence, check.page_weight, check.expires_soon), (35, 500_000, 14));
        assert!(check.hosts.is_empty() && check.severities.is_empty());
    }

    #[test]
    fn what_is_wrong_is_told_at_its_line() {
        let text = "[check]\nhosts = ['gov.vn', 'https://a.vn/']\nlongest_sentence = 0\nhost = []\n[check.severity]\n'orphan' = 'of'\n";
        assert_eq!(
            read(text).unwrap_err(),
            [("unknown-choice", 7), ("check-host", 3), ("type-count", 4), ("unknown-key", 5)]
        );
    }
}
