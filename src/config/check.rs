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
    /// The bytes of a recording from which it is told: 3,000,000, six minutes of speech at 64 kbit/s.
    pub audio_weight: usize,
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
        audio_weight: positive(table, "audio_weight", 3_000_000),
        expires_soon: table.count("expires_soon").unwrap_or(14),
        old_units: table.filled_text("old_units").map(|file| (file, table.span("old_units"))),
        tone_style: table
            .choice(
                "tone_style",
                &[("old", ToneStyle::Old), ("new", ToneStyle::New), ("consistent", ToneStyle::Consistent)],
            )
            .unwrap_or_default(),
        public_contacts: contacts(table),
    }
}

/// A whole number from 1 up.
fn positive(table: &Reader<'_>, key: &str, default: usize) -> usize {
    match table.count(key) {
        Some(0) => {
            table.complain(
                Diagnostic::error("check-positive").arg("key", key).arg("default", default).at(table.span(key)),
            );
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

/// Telephones, e-mails, and endings of e-mails (`@caobang.gov.vn`); what can never be found is told.
fn contacts(table: &Reader<'_>) -> Vec<String> {
    let given = table.texts("public_contacts").unwrap_or_default();
    for (number, contact) in given.iter().enumerate().filter(|(_, contact)| !can_be_contact(contact)) {
        let fault = Diagnostic::error("check-contact").arg("value", contact);
        table.complain(fault.at(table.span_of_item("public_contacts", number)));
    }
    given
}

fn can_be_contact(contact: &str) -> bool {
    /// The digits of the shortest hotlines.
    const FEWEST: usize = 3;
    if let Some((_, domain)) = contact.trim().rsplit_once('@') {
        let ends = domain.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && ending.len() >= 2);
        return ends && !contact.trim().contains(char::is_whitespace) && contact.matches('@').count() == 1;
    }
    let is_sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-.()".contains(c);
    contact.chars().all(is_sign) && contact.chars().filter(char::is_ascii_digit).count() >= FEWEST
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
    fn contacts_that_can_never_be_found_are_told() {
        let sound = "[check]\npublic_contacts = ['@caobang.gov.vn', 'a.b@x.vn', '0206 000 000', '1022']\n";
        assert!(read(sound).is_ok());
        let text = "[check]\npublic_contacts = [\n'@',\n'',\n'12',\n'@x',\n'a b@x.vn',\n'Sở Nội vụ']\n";
        let lines: Vec<usize> = read(text)
            .unwrap_err()
            .into_iter()
            .map(|(code, line)| {
                assert_eq!(code, "check-contact");
                line
            })
            .collect();
        assert_eq!(lines, [4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn what_is_wrong_is_told_at_its_line() {
        let text = "[check]\nhosts = ['gov.vn', 'https://a.vn/']\nlongest_sentence = 0\nhost = []\n[check.severity]\n'orphan' = 'of'\n";
        assert_eq!(
            read(text).unwrap_err(),
            [("unknown-choice", 7), ("check-host", 3), ("check-positive", 4), ("unknown-key", 5)]
        );
    }
}
