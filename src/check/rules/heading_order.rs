//! `heading-order`: headings that skip a level.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "heading-order",
        ["đề mục bậc {level} đứng ngay dưới bậc {above}", "a heading of level {level} follows one of level {above}"],
        [
            "Dùng {signs} cho đề mục này, hoặc thêm đề mục bậc giữa.",
            "Write {signs} for it, or add the heading between.",
        ],
    ),
    finds: ["Đề mục nhảy bậc", "Headings that skip a level"],
    why: [
        "Người dùng trình đọc màn hình đi trong bài bằng các đề mục; nhảy bậc làm họ tưởng mất một phần. Tiêu đề bài là bậc 1, nên đề mục đầu tiên là bậc 2 (##). Theo WCAG 2.2, tiêu chí 1.3.1.",
        "People who use a screen reader move through a page by its headings; a skipped level looks like a missing part. The title is level 1, so the first heading is level 2 (##). WCAG 2.2, criterion 1.3.1.",
    ],
    wrong: "## Giấy tờ cần mang\n#### Bản chính",
    right: "## Giấy tờ cần mang\n### Bản chính",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    // The title of the page is level 1.
    let mut above = 1;
    for heading in &subject.view.headings {
        if heading.level > above + 1 {
            let signs = "#".repeat(usize::from(above) + 1);
            let told = findings.tell(subject, heading.range.clone());
            told.arg("level", heading.level).arg("above", above).arg("signs", signs);
        }
        above = heading.level;
    }
}
