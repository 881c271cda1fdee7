//! `html-new-window`: links that open a window without saying so.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-new-window",
        [
            "liên kết mở thẻ mới mà không báo trước: {tag}{more}",
            "the link opens a new tab without saying so: {tag}{more}",
        ],
        [
            "Bỏ target=\"_blank\"; nếu thật cần, viết “(mở thẻ mới)” trong chữ của liên kết.",
            "Remove target=\"_blank\"; if it must be, write “(opens in a new tab)” within the link.",
        ],
    ),
    finds: ["Liên kết mở thẻ mới không báo trước", "Links that open a new tab unannounced"],
    why: [
        "Nút quay lại không còn tác dụng; người dùng máy đọc, người mới dùng máy không biết mình đang ở đâu. Theo WCAG 2.2, tiêu chí 3.2.5 và kỹ thuật G201.",
        "The back button no longer works, and people who do not see the tab or are new to it are lost. WCAG 2.2, criterion 3.2.5 and technique G201.",
    ],
    wrong: "<a href=\"https://…\" target=\"_blank\">Cổng Dịch vụ công</a>",
    right: "<a href=\"https://…\">Cổng Dịch vụ công</a>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

/// What tells of it, in small letters.
const SAID: [&str; 6] = ["thẻ mới", "tab mới", "cửa sổ mới", "trang mới", "new tab", "new window"];

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, _) in dom.all(tag::A | tag::AREA | tag::FORM) {
        let own = ["_self", "_parent", "_top"];
        let Some(target) = dom.said(id, attr::TARGET) else { continue };
        let words = || {
            [Some(dom.text(id).as_str()), dom.said(id, attr::ARIA_LABEL), dom.said(id, attr::TITLE)]
                .map(|one| one.unwrap_or_default().to_lowercase())
                .concat()
        };
        if !own.iter().any(|one| target.eq_ignore_ascii_case(one)) && !SAID.iter().any(|said| words().contains(said)) {
            faults.tell(id);
        }
    }
}
