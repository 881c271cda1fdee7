//! `html-image-alt`: pictures of HTML that nobody described.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-image-alt",
        ["ảnh không có lời mô tả: {tag}{more}", "the picture has no text alternative: {tag}{more}"],
        [
            "Thêm alt nói điều người xem biết được từ ảnh; ảnh chỉ để trang trí thì ghi alt=\"\".",
            "Add an alt that says what people learn from the picture; write alt=\"\" for one that only decorates.",
        ],
    ),
    finds: ["Ảnh viết bằng HTML không có alt", "Pictures written in HTML without alt"],
    why: [
        "Không có alt, máy đọc đọc tên tệp. Ảnh viết bằng Markdown đã có quy tắc image-alt. Theo WCAG 2.2, tiêu chí 1.1.1 (mức A).",
        "Without alt a screen reader reads the name of the file. Pictures of Markdown are judged by image-alt. WCAG 2.2, criterion 1.1.1 (level A).",
    ],
    wrong: "<img src=\"so-do.png\">",
    right: "<img src=\"so-do.png\" alt=\"Đường đi từ cổng đến bộ phận một cửa\">",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, element) in dom.elements.iter().enumerate() {
        let is_silent = match dom.said(id, attr::ROLE) {
            role if element.is(tag::IMG) => {
                dom.get(id, attr::ALT).is_none() && !matches!(role, Some("presentation" | "none"))
            }
            _ if element.is(tag::AREA) => dom.get(id, attr::HREF).is_some() && dom.said(id, attr::ALT).is_none(),
            _ if element.is(tag::INPUT) => {
                dom.said(id, attr::TYPE) == Some("image") && dom.said(id, attr::ALT).is_none()
            }
            role if element.is(tag::SVG) => {
                role == Some("img") && !dom.within(id).any(|(inner, one)| one.is(tag::TITLE) && dom.has_text(inner))
            }
            role => (element.is(tag::OBJECT) || role == Some("img")) && !dom.has_text(id),
        };
        if is_silent && dom.said(id, attr::NAMES_IT).is_none() && !dom.is_hidden(id) {
            faults.tell(id);
        }
    }
}
