//! `review-overdue`: pages that should have been looked over.

use crate::check::finding::day;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "review-overdue",
        [
            "bài đã quá hạn rà soát ({date}, {days} ngày trước)",
            "the review of this page was due on {date} (days overdue: {days})",
        ],
        [
            "Đối chiếu bài với nguồn, sửa nếu cần, rồi dời review_by sang lần rà soát sau.",
            "Compare the page with its sources, then set review_by to the next review.",
        ],
    ),
    finds: ["Bài quá ngày phải rà soát (review_by)", "Pages past the day of their review (review_by)"],
    why: [
        "Thủ tục, phí và địa chỉ thay đổi mà bài không tự biết. Ngày review_by là lời hẹn đọc lại của đơn vị phụ trách.",
        "Procedures, fees and addresses change without the page knowing. review_by is the day by which the responsible unit promised to read it again.",
    ],
    wrong: "review_by = 2026-01-31",
    right: "review_by = 2027-01-31",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(last) = subject.review_by() else { return };
    let days = last.days_until(subject.as_of);
    if days > 0 {
        findings.tell(subject, subject.field("review_by")).arg("date", day(last)).arg("days", days);
    }
}
