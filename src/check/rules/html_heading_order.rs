//! `html-heading-order`: headings of finished pages that skip a level.

use crate::check::dom::tag;
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-heading-order",
        [
            "đề mục bậc {level} “{text}” đứng ngay dưới bậc {above}{more}",
            "the heading “{text}” of level {level} follows one of level {above}{more}",
        ],
        [
            "Dùng <h{next}>, hoặc thêm đề mục bậc giữa. Cỡ chữ là việc của CSS, không phải của bậc.",
            "Use <h{next}>, or add the heading between. Sizes are for CSS, not for levels.",
        ],
    ),
    finds: ["Đề mục do HTML hoặc khuôn viết nhảy bậc", "Headings of HTML or templates that skip a level"],
    why: [
        "Người dùng máy đọc đi trong trang bằng đề mục; nhảy bậc làm họ tưởng mất một phần. Đề mục viết bằng Markdown đã có quy tắc heading-order. Theo WCAG 2.2, tiêu chí 1.3.1.",
        "People who use a screen reader move through a page by its headings; a skipped level looks like a missing part. Those of Markdown are judged by heading-order. WCAG 2.2, criterion 1.3.1.",
    ],
    wrong: "<h1>Lệ phí</h1>\n<h3>Khai sinh</h3>",
    right: "<h1>Lệ phí</h1>\n<h2>Khai sinh</h2>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    let levels = dom.all(tag::HEADINGS).filter_map(|(id, element)| Some((id, element.level()?)));
    // The title of the page is level 1; the first heading may also be of a menu before it.
    let mut above = 1;
    for (id, level) in levels.filter(|(id, _)| !dom.is_hidden(*id)) {
        let most = above + 1;
        if level > most {
            let text = dom.text(id);
            if !page.is_markdown_heading(&text) {
                let told = faults.tell(id).arg("level", level).arg("above", above).arg("next", most);
                told.arg("text", text.chars().take(60).collect::<String>());
            }
        }
        above = level;
    }
}
