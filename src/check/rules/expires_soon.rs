//! `expires-soon`: pages whose last day is near.

use crate::check::finding::day;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "expires-soon",
        ["bài sẽ bị gỡ ngày {date} (còn {days} ngày)", "the page will be removed on {date} (days left: {days})"],
        [
            "Nếu bài vẫn đúng, dời expires; nếu không, bỏ các liên kết dẫn tới bài.",
            "If the page is still right, set a later expires; otherwise remove the links to it.",
        ],
    ),
    finds: ["Bài sắp tới ngày gỡ (expires)", "Pages that are about to expire (expires)"],
    why: [
        "Từ ngày expires bài không được dựng nữa; liên kết ở bài khác dẫn tới bài đó sẽ mất. Báo trước 14 ngày; đổi bằng khóa expires_soon trong bảng [check].",
        "From that day the page is no longer built, and links to it break. It is reported 14 days before; change this with expires_soon in [check].",
    ],
    wrong: "expires = 2026-06-15",
    right: "expires = 2027-06-15",
    severity: Severity::Note,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(last) = subject.page.and_then(|page| page.meta.expires).map(|moment| moment.day()) else { return };
    let days = subject.as_of.days_until(last);
    if usize::try_from(days).is_ok_and(|days| days <= subject.settings.expires_soon) {
        findings.tell(subject, subject.field("expires")).arg("date", day(last)).arg("days", days);
    }
}
