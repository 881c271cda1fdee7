//! Checks: over the finished site, before any of it is written, and of what its authors wrote.
//!
//! [`run`] puts every rule of [`rules::RULES`] to every content file, in parallel, and gives what
//! they find in the order of files, lines, columns and codes. A rule is one file of `rules/` and one
//! line of its table; its words stand beside it. Rules for Vietnamese leave other languages alone.

mod addresses;
mod anchors;
mod baseline;
mod built;
mod diff;
mod dom;
pub mod explain;
mod finding;
mod finished;
mod gate;
pub mod github;
mod headings;
mod levels;
mod links;
mod loads;
mod mend;
mod old_units;
mod online;
mod places;
mod reading;
mod rule;
pub mod rules;
pub mod sarif;
mod style;
mod subject;
mod veil;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

pub use anchors::{Anchors, check as check_anchors, missing as missing_anchor};
pub use baseline::{Baseline, Sifted};
pub use built::{BuiltPage, Faults};
pub use finding::{Finding, Findings, Fix};
pub use finished::{Finished, FinishedPage};
pub use gate::check_release;
pub use levels::{Wanted, severity, unknown_rule};
pub use links::{check as check_links, dead as dead_link, missing_place};
pub use mend::{Mended, mend};
pub use places::find_places;
pub use reading::Reading;
pub use rule::{Judge, Rule, Run};
pub use subject::Subject;
pub use veil::hide_personal;

use crate::cache::Cache;
use crate::config::Config;
use crate::date::Date;
use crate::model::Site;
use crate::output::OutputTree;
use crate::source::SourceTree;
use levels::Levels;

/// What is checked.
#[derive(Debug)]
pub struct Checked<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The site.
    pub site: &'a Site,
    /// The input files.
    pub files: &'a SourceTree,
    /// The site as it is made; none when it cannot be built.
    pub tree: Option<&'a OutputTree>,
    /// What is kept between runs.
    pub cache: &'a Cache,
    /// The day by which things are due.
    pub as_of: Date,
}

/// The whole of it, with the files taken apart.
#[derive(Debug)]
pub struct Whole<'a> {
    /// What is checked.
    pub checked: &'a Checked<'a>,
    /// Its content files, in the order of their paths.
    pub subjects: &'a [Subject<'a>],
}

/// What the rules made of a site.
#[derive(Debug)]
pub struct Judged {
    /// What they found, and what is wrong with the settings that name rules.
    pub findings: Vec<Finding>,
    /// How many files they read.
    pub files: usize,
}

/// Runs the rules that are wanted. Those that need the finished site are left out when there is none.
pub fn run(checked: &Checked<'_>, wanted: &Wanted) -> Judged {
    let mut subjects = subject::all(checked);
    let levels = Levels::new(checked.config, wanted);
    let mut found = levels.faults(checked.config, &subjects);
    found.extend(old_units::read(checked).1.into_iter().map(Finding::told));
    let judges = judges(checked, &levels);
    found.par_extend(subjects.par_iter_mut().flat_map_iter(|subject| {
        let mut found = judge(subject, &judges);
        headings::keep_anchors(subject, checked.config.slugify.anchors, &mut found);
        subject.forget();
        found
    }));
    let whole = Whole { checked, subjects: &subjects };
    let of_site: Vec<(&'static Rule, _)> = levels.active().filter(|(rule, _)| !is_of_files(rule)).collect();
    let needs_pages = of_site.iter().any(|(rule, _)| matches!(rule.run, Run::Built(_) | Run::Page(_)));
    let taken = checked.tree.filter(|_| needs_pages).map(|tree| built::run(checked, tree, &of_site));
    let (of_pages, finished) = taken.unzip();
    found.par_extend(of_site.par_iter().flat_map_iter(|(rule, severity)| {
        let mut findings = Findings::new(rule, *severity);
        match (&rule.run, &finished) {
            (Run::Site(run), _) => run(&whole, &mut findings),
            (Run::Built(run), Some(finished)) => run(&whole, finished, &mut findings),
            (Run::Network(run), _) if wanted.network => run(&whole, &mut findings),
            _ => {}
        }
        findings.into_found()
    }));
    found.extend(of_pages.into_iter().flatten());
    leave_alone(&mut found, &subjects);
    let files = subjects.len();
    // Ten thousand files in pieces take a while to be freed.
    subjects.into_par_iter().for_each(drop);
    sort(&mut found);
    Judged { findings: found, files }
}

/// Drops what pages leave alone, and what rules for Vietnamese say of another language: of a page in it, or
/// of a stretch that is marked as such.
fn leave_alone(found: &mut Vec<Finding>, subjects: &[Subject<'_>]) {
    let ignored = levels::ignored(subjects);
    let foreign: BTreeSet<&str> = subjects.iter().filter(|subject| !subject.is_vietnamese()).map(|s| s.file).collect();
    let marked: BTreeMap<&str, &[Range<usize>]> = subjects
        .iter()
        .filter(|subject| !subject.view.foreign.is_empty())
        .map(|subject| (subject.file, subject.view.foreign.as_slice()))
        .collect();
    let is_marked = |finding: &Finding| {
        let stretches = marked.get(finding.file()).copied().unwrap_or_default();
        let within = |range: &Range<usize>| stretches.iter().any(|s| s.start <= range.start && range.end <= s.end);
        finding.range.as_ref().is_some_and(within)
    };
    found.retain(|finding| {
        let (file, code) = (finding.file(), finding.diagnostic.code);
        let is_foreign =
            (foreign.contains(file) || is_marked(finding)) && rules::find(code).is_some_and(|rule| rule.vietnamese);
        !is_foreign && !ignored.contains(&(file, code))
    });
}

/// Puts findings in the order of files, lines, columns and codes.
pub fn sort(findings: &mut [Finding]) {
    findings.par_sort_by(|a, b| a.order().cmp(&b.order()));
}

/// A rule that judges one file at a time, how grave it is, and its judge.
type Seat<'a> = (&'static Rule, crate::diag::Severity, Judge<'a>);

/// Whether a rule judges one file at a time.
fn is_of_files(rule: &Rule) -> bool {
    matches!(rule.run, Run::Each(_) | Run::Prepared(_))
}

fn judges<'a>(checked: &'a Checked<'a>, levels: &Levels) -> Vec<Seat<'a>> {
    let seat = |(rule, severity): (&'static Rule, _)| match rule.run {
        Run::Each(run) => Some((rule, severity, Box::new(run) as Judge<'a>)),
        Run::Prepared(prepare) => Some((rule, severity, prepare(checked))),
        Run::Site(_) | Run::Built(_) | Run::Page(_) | Run::Network(_) => None,
    };
    levels.active().filter_map(seat).collect()
}

fn judge(subject: &Subject<'_>, judges: &[Seat<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (rule, severity, judge) in judges {
        if rule.vietnamese && !subject.is_vietnamese() {
            continue;
        }
        let mut findings = Findings::new(rule, *severity);
        judge(subject, &mut findings);
        found.extend(findings.into_found());
    }
    found
}
