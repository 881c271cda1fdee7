//! How what a finder of [`crate::text::writing`] found becomes findings: shared by the rules of wording.

use crate::check::{Findings, Reading, Subject};
use crate::markdown::prose::Whence;
use crate::text::Composed;
use crate::text::writing::Found;

/// The passages that are the authors' own: names of sources are quoted as their papers wrote them, and
/// the short name of an index is what its page explains.
pub(super) fn own_readings<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Reading<'s>> {
    let is_source =
        |whence: &Whence| matches!(whence, Whence::Field(path) if path.starts_with("nguon.") || path == "ten_tat");
    subject.readings().filter(move |reading| !is_source(reading.whence()))
}

/// Puts a finder to every passage.
pub(super) fn each_passage(subject: &Subject<'_>, findings: &mut Findings, find: impl Fn(&Reading<'_>) -> Vec<Found>) {
    for reading in subject.readings() {
        let found = find(&reading);
        found.into_iter().for_each(|one| tell(subject, findings, &reading, one));
    }
}

/// Puts a finder of Vietnamese wording to every passage: what is in another language is left alone.
pub(super) fn each_wording(subject: &Subject<'_>, findings: &mut Findings, find: impl Fn(&Reading<'_>) -> Vec<Found>) {
    for reading in subject.readings() {
        let found = find(&reading).into_iter().filter(|one| !reading.is_foreign(&one.range));
        found.for_each(|one| tell(subject, findings, &reading, one));
    }
}

fn tell(subject: &Subject<'_>, findings: &mut Findings, reading: &Reading<'_>, one: Found) {
    // What Markdown wrote otherwise than people read it is mended by hand.
    let exact = reading.exact(one.range.clone());
    let found = &reading.text()[one.range.clone()];
    let finding = findings.tell(subject, reading.place(one.range.clone())).arg("found", found);
    if let Some(proposal) = one.proposal {
        finding.arg("proposal", &proposal);
        finding.diagnostic.suggestion = Some(proposal.clone());
        if let Some(exact) = exact.filter(|_| one.is_safe) {
            finding.fix_at(exact, proposal);
        }
    }
}

/// Puts a finder to the whole file: front matter, code and addresses too.
pub(super) fn whole_file(subject: &Subject<'_>, findings: &mut Findings, find: fn(&str) -> Vec<Found>) {
    let composed = Composed::new(subject.text);
    for one in find(composed.text()) {
        let place = composed.source(one.range.clone());
        let finding = findings.tell(subject, place).arg("found", &composed.text()[one.range]);
        if let Some(proposal) = one.proposal {
            finding.arg("proposal", &proposal);
            if one.is_safe {
                finding.fix(proposal);
            }
        }
    }
}
