//! How what a finder of [`crate::text::writing`] found becomes findings: shared by the rules of wording.

use std::ops::Range;

use crate::check::{Findings, Subject};
use crate::markdown::prose::{Passage, Whence};
use crate::text::writing::Found;
use crate::text::writing::language;
use crate::text::{Composed, legacy};

/// The passages that are the authors' own: names of sources are quoted as their papers wrote them, and
/// the short name of an index is what its page explains.
pub(super) fn own_passages<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = &'s Passage> {
    let is_source =
        |whence: &Whence| matches!(whence, Whence::Field(path) if path.starts_with("nguon.") || path == "ten_tat");
    subject.view.passages.iter().filter(move |passage| !is_source(&passage.whence))
}

/// A passage as finders read it: in form NFC, with places that lead back to the file.
#[derive(Debug)]
pub(super) struct Reading<'p> {
    passage: &'p Passage,
    composed: Composed<'p>,
}

impl<'p> Reading<'p> {
    pub(super) fn of(passage: &'p Passage) -> Self {
        Self { passage, composed: Composed::new(passage.text()) }
    }

    /// Its text in form NFC.
    pub(super) fn text(&self) -> &str {
        self.composed.text()
    }

    /// The bytes of the file that hold bytes of the text.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        self.passage.place(self.composed.source(range))
    }

    /// The same, when they may be replaced as they stand.
    pub(super) fn exact(&self, range: Range<usize>) -> Option<Range<usize>> {
        self.passage.exact(self.composed.source(range))
    }

    /// Whether the wording of a place is not for rules of Vietnamese: it is of another language, or in an old
    /// encoding that `legacy-encoding` tells of.
    pub(super) fn is_foreign(&self, range: &Range<usize>) -> bool {
        let is_old =
            || legacy::find(self.text()).iter().any(|old| old.range.start < range.end && range.start < old.range.end);
        language::is_foreign(self.text(), range) || is_old()
    }
}

/// All passages, to be read.
pub(super) fn readings<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Reading<'s>> {
    subject.view.passages.iter().map(Reading::of)
}

/// Puts a finder to every passage.
pub(super) fn each_passage(subject: &Subject<'_>, findings: &mut Findings, find: impl Fn(&str) -> Vec<Found>) {
    for reading in readings(subject) {
        let found = find(reading.text());
        found.into_iter().for_each(|one| tell(subject, findings, &reading, one));
    }
}

/// Puts a finder of Vietnamese wording to every passage: what is in another language is left alone.
pub(super) fn each_wording(subject: &Subject<'_>, findings: &mut Findings, find: impl Fn(&str) -> Vec<Found>) {
    for reading in readings(subject) {
        let found = find(reading.text()).into_iter().filter(|one| !reading.is_foreign(&one.range));
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
