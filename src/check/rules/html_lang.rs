//! `html-lang`: pages that do not say what language they are in.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-lang",
        ["trang không nói nó viết bằng tiếng gì{more}", "the page does not say what language it is in{more}"],
        [
            "Ghi ngôn ngữ ở thẻ đầu trang: <html lang=\"{{ lang }}\"> trong khuôn, <html lang=\"vi\"> trong tệp HTML.",
            "Name the language on the first tag: <html lang=\"{{ lang }}\"> in a template, <html lang=\"vi\"> in an HTML file.",
        ],
    ),
    finds: ["Trang không ghi ngôn ngữ", "Pages without a language"],
    why: [
        "Máy đọc chọn giọng theo ngôn ngữ của trang: thiếu nó, tiếng Việt bị đọc bằng giọng tiếng Anh, không ai hiểu. Theo WCAG 2.2, tiêu chí 3.1.1 (mức A).",
        "A screen reader chooses its voice by the language of the page: without it Vietnamese is read by an English voice. WCAG 2.2, criterion 3.1.1 (level A).",
    ],
    wrong: "<html>",
    right: "<html lang=\"vi\">",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    if !dom.all(tag::HTML).any(|(id, _)| dom.said(id, attr::LANG).is_some()) {
        faults.tell_page();
    }
}
