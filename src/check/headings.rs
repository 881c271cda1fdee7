//! Fixes in headings: the identifier of a heading is made of its words, and links to it, from other sites
//! and in print too, break when it changes.

use super::{Finding, Subject};
use crate::config::SlugRule;

/// Takes away the fixes that would change the identifier of a heading. The findings stay: a person mends
/// them, and keeps the identifier as `{#ho-so}` where links lead to it.
pub(super) fn keep_anchors(subject: &Subject<'_>, rule: SlugRule, found: &mut [Finding]) {
    let headings = &subject.view.headings;
    for finding in found {
        let Some(fix) = &finding.fix else { continue };
        let next = headings.partition_point(|heading| heading.range.start <= fix.range.start);
        let Some(heading) = next.checked_sub(1).map(|at| &headings[at]) else { continue };
        if heading.has_id || fix.range.end > heading.range.end {
            continue;
        }
        let text = subject.text;
        let (start, end) = (heading.range.start, heading.range.end);
        let (Some(before), Some(after)) = (text.get(start..fix.range.start), text.get(fix.range.end..end)) else {
            continue;
        };
        let mended = [before, &fix.replacement, after].concat();
        if rule.apply(&text[start..end]) != rule.apply(&mended) {
            finding.fix = None;
        }
    }
}
