//! Which rules run and how grave their findings are: the table, the configuration, the command line
//! and the pages that leave rules alone.

use std::collections::BTreeSet;

use super::rules::{self, RULES};
use super::{Finding, Rule, Subject};
use crate::config::Config;
use crate::diag::{Diagnostic, Severity, messages};

/// What the command line asks for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The codes of the only rules to run; empty: all.
    pub only: Vec<String>,
    /// Whether rules may use the network.
    pub network: bool,
}

/// The rules that run, each with its severity.
pub(super) struct Levels(Vec<(&'static Rule, Severity)>);

impl Levels {
    pub fn new(config: &Config, wanted: &Wanted) -> Self {
        let is_wanted = |rule: &Rule| wanted.only.is_empty() || wanted.only.iter().any(|code| code == rule.code());
        let rules = RULES.iter().copied().filter(|rule| is_wanted(rule));
        Self(rules.filter_map(|rule| Some((rule, severity(config, rule)?))).collect())
    }

    pub fn active(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        self.0.iter().copied()
    }

    /// Names of rules that are none, in the configuration and in pages.
    pub fn faults(&self, config: &Config, subjects: &[Subject<'_>]) -> Vec<Finding> {
        let of_config = config.check.severities.iter().filter(|(code, ..)| rules::find(code).is_none());
        let of_config =
            of_config.map(|(code, _, span)| unknown(Diagnostic::error("check-unknown-rule"), code).at(span.clone()));
        let of_pages = subjects.iter().flat_map(|subject| {
            let named = subject.ignored().enumerate().filter(|(_, code)| rules::find(code).is_none());
            named.map(|(number, code)| {
                let span = subject.span(subject.field(&format!("bo_qua.{number}")));
                unknown(Diagnostic::warning("check-unknown-rule"), code).at(span)
            })
        });
        of_config.chain(of_pages).map(Finding::told).collect()
    }
}

/// How grave the findings of a rule are on a site; none when the rule is off.
pub fn severity(config: &Config, rule: &Rule) -> Option<Severity> {
    let said = config.check.severities.iter().rev().find(|(code, ..)| code == rule.code());
    said.map_or(Some(rule.severity), |(_, severity, _)| *severity)
}

/// Says that a name on the command line is none of a rule.
pub fn unknown_rule(code: &str) -> Diagnostic {
    unknown(Diagnostic::error("check-unknown-rule"), code)
}

/// Says that a name is none of a rule, and which is the nearest.
fn unknown(fault: Diagnostic, code: &str) -> Diagnostic {
    if messages::get(code).is_some_and(|row| !row.hint_vi.is_empty()) {
        let of_build = Diagnostic::error("check-build-code").arg("code", code);
        return Diagnostic { severity: fault.severity, ..of_build };
    }
    fault.arg("code", code).suggest(&code.to_lowercase(), RULES.iter().map(|rule| rule.code()))
}

/// The files that leave rules alone, and the codes.
pub(super) fn ignored<'s>(subjects: &'s [Subject<'_>]) -> BTreeSet<(&'s str, &'s str)> {
    subjects.iter().flat_map(|subject| subject.ignored().map(move |code| (subject.file, code))).collect()
}
