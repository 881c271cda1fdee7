//! How what a finder of [`crate::text::writing`] found becomes findings: shared by the rules of wording.

use crate::check::{Findings, Subject};
use crate::markdown::prose::{Passage, Whence};
use crate::text::writing::Found;

/// The passages that are the authors' own: names of sources are quoted as their papers wrote them, and
/// the short name of an index is what its page explains.
pub(super) fn own_passages<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = &'s Passage> {
    let is_source =
        |whence: &Whence| matches!(whence, Whence::Field(path) if path.starts_with("nguon.") || path == "ten_tat");
    subject.view.passages.iter().filter(move |passage| !is_source(&passage.whence))
}

/// Puts a finder to every passage.
pub(super) fn each_passage(subject: &Subject<'_>, findings: &mut Findings, find: impl Fn(&str) -> Vec<Found>) {
    for passage in &subject.view.passages {
        for one in find(passage.text()) {
            // What Markdown wrote otherwise than people read it is mended by hand.
            let exact = passage.exact(one.range.clone());
            let found = &passage.text()[one.range.clone()];
            let finding = findings.tell(subject, passage.place(one.range.clone())).arg("found", found);
            if let Some(proposal) = one.proposal {
                finding.arg("proposal", &proposal);
                finding.diagnostic.suggestion = Some(proposal.clone());
                if let Some(exact) = exact.filter(|_| one.is_safe) {
                    finding.fix_at(exact, proposal);
                }
            }
        }
    }
}

/// Puts a finder to the whole file: front matter, code and addresses too.
pub(super) fn whole_file(subject: &Subject<'_>, findings: &mut Findings, find: fn(&str) -> Vec<Found>) {
    for one in find(subject.text) {
        let finding = findings.tell(subject, one.range.clone()).arg("found", &subject.text[one.range.clone()]);
        if let Some(proposal) = one.proposal {
            finding.arg("proposal", &proposal);
            if one.is_safe {
                finding.fix(proposal);
            }
        }
    }
}
