//! `unapproved`: pages that nobody has approved yet.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "unapproved",
        ["bài chưa được duyệt (duyet = \"{state}\")", "the page is not approved (duyet = \"{state}\")"],
        [
            "Khi lãnh đạo đã duyệt, ghi duyet = \"da-duyet\", nguoi_duyet và ngay_duyet.",
            "Once it is approved, write duyet = \"da-duyet\", nguoi_duyet and ngay_duyet.",
        ],
    ),
    finds: ["Bài còn là bản nháp hoặc đang chờ duyệt", "Pages that are drafts or wait for approval"],
    why: [
        "Thông tin của cơ quan nhà nước phải có người chịu trách nhiệm nội dung trước khi đăng. Ô duyet của bài nói bài đã tới bước nào.",
        "Somebody must be responsible for what an authority publishes. The key duyet says how far the page has come.",
    ],
    wrong: "duyet = \"cho-duyet\"",
    right: "duyet = \"da-duyet\"\nnguoi_duyet = \"Phòng Cải cách hành chính\"\nngay_duyet = 2026-06-09",
    severity: Severity::Note,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    let state = subject.care("duyet").and_then(|state| state.as_str());
    if let Some(state) = state.filter(|state| ["nhap", "cho-duyet"].contains(state)) {
        findings.tell(subject, subject.field("duyet")).arg("state", state);
    }
}
