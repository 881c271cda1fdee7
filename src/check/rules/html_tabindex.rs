//! `html-tabindex`: stops of the keyboard out of order.

use crate::check::dom::attr;
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-tabindex",
        [
            "tabindex=\"{value}\" đẩy phím Tab nhảy khỏi thứ tự đọc: {tag}{more}",
            "tabindex=\"{value}\" takes the Tab key out of the order of reading: {tag}{more}",
        ],
        [
            "Bỏ tabindex, hoặc để 0 (đi tới được) hay -1 (chỉ nhảy tới bằng liên kết); thứ tự là thứ tự của HTML.",
            "Remove it, or use 0 (can be reached) or -1 (only by a link); the order is that of the HTML.",
        ],
    ),
    finds: ["tabindex lớn hơn 0", "A tabindex above 0"],
    why: [
        "Người dùng bàn phím bị đưa đi lung tung: ô có số đứng trước cả trình đơn. Theo WCAG 2.2, tiêu chí 2.4.3 (mức A).",
        "Whoever uses a keyboard is taken to and fro: what has a number comes before even the menu. WCAG 2.2, criterion 2.4.3 (level A).",
    ],
    wrong: "<a href=\"/nop\" tabindex=\"1\">Nộp hồ sơ</a>",
    right: "<a href=\"/nop\">Nộp hồ sơ</a>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, _) in dom.with(attr::TABINDEX) {
        let value = dom.said(id, attr::TABINDEX).filter(|value| value.parse::<i64>().is_ok_and(|number| number > 0));
        if let Some(value) = value {
            faults.tell(id).arg("value", value);
        }
    }
}
