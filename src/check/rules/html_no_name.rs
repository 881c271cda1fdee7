//! `html-no-name`: links and buttons that say nothing.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-no-name",
        ["liên kết hoặc nút không có chữ nào để đọc: {tag}{more}", "the link or button has no words: {tag}{more}"],
        [
            "Viết chữ trong thẻ; nếu chỉ có hình, ghi alt cho hình hoặc aria-label cho thẻ.",
            "Write words within it; if it holds only a picture, give that an alt or the tag an aria-label.",
        ],
    ),
    finds: ["Liên kết, nút không có tên", "Links and buttons without a name"],
    why: [
        "Máy đọc chỉ nói “liên kết”, “nút”, hoặc đọc địa chỉ từng chữ. Theo WCAG 2.2, tiêu chí 2.4.4 và 4.1.2 (mức A).",
        "A screen reader says only “link” or “button”, or spells the address. WCAG 2.2, criteria 2.4.4 and 4.1.2 (level A).",
    ],
    wrong: "<a href=\"/\"><img src=\"mark.svg\" alt=\"\"></a>\n<button><svg>…</svg></button>",
    right: "<a href=\"/\"><img src=\"mark.svg\" alt=\"Trang chủ\"></a>\n<button aria-label=\"Tìm\"><svg>…</svg></button>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    // Such a link of Markdown is told as `link-no-text`.
    let is_markdown = page.source.contains("[](") || page.source.contains("[ ](");
    for (id, element) in dom.elements.iter().enumerate() {
        let role = dom.said(id, attr::ROLE).unwrap_or_default();
        let is_link = element.is(tag::A) && dom.get(id, attr::HREF).is_some();
        let is_control = element.is(tag::BUTTON | tag::SUMMARY)
            || ["button", "link", "tab", "menuitem", "checkbox", "radio", "switch", "option"].contains(&role)
            || element.is(tag::INPUT)
                && matches!(dom.said(id, attr::TYPE), Some("button"))
                && dom.said(id, attr::VALUE).is_none();
        if (is_link && !is_markdown || is_control) && !dom.has_name(id) && !dom.is_hidden(id) {
            faults.tell(id);
        }
    }
}
