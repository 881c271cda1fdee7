//! `html-zoom`: pages that cannot be made larger.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-zoom",
        ["trang không cho phóng to chữ: {tag}{more}", "the page cannot be zoomed: {tag}{more}"],
        [
            "Viết <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">, bỏ user-scalable và maximum-scale.",
            "Write <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">, without user-scalable and maximum-scale.",
        ],
    ),
    finds: ["Trang chặn phóng to trên điện thoại", "Pages that block zooming on phones"],
    why: [
        "Người mắt kém phóng to bằng hai ngón tay; trang chặn thì họ không đọc được. Theo WCAG 2.2, tiêu chí 1.4.4 (mức AA).",
        "People with poor sight zoom with two fingers; a page that blocks it cannot be read. WCAG 2.2, criterion 1.4.4 (level AA).",
    ],
    wrong: "<meta name=\"viewport\" content=\"width=device-width, user-scalable=no\">",
    right: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, _) in dom.all(tag::META).filter(|(id, _)| dom.said(*id, attr::NAME) == Some("viewport")) {
        let content = dom.said(id, attr::CONTENT).unwrap_or_default();
        let mut settings = content.split([',', ';']).filter_map(|setting| setting.split_once('='));
        let is_blocked = settings.any(|(name, value)| match name.trim().to_ascii_lowercase().as_str() {
            "user-scalable" => ["no", "0"].contains(&value.trim()),
            // Text must grow to twice its size.
            "maximum-scale" => value.trim().parse().is_ok_and(|scale: f64| scale < 2.0),
            _ => false,
        });
        if is_blocked {
            faults.tell(id);
        }
    }
}
