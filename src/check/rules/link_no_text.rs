//! `link-no-text`: links that read as nothing, or as an address.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::messages::Message;
use crate::diag::{Severity, both};

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "link-no-text",
        ["liên kết {link}: {fault}", "the link {link}: {fault}"],
        [
            "Viết chữ nói nơi sẽ đến: [Cổng Dịch vụ công quốc gia]({link})",
            "Write where the link leads: [the national portal]({link})",
        ],
    ),
    finds: [
        "Liên kết không có chữ, hoặc chữ chỉ là địa chỉ",
        "Links without words, or whose words are only an address",
    ],
    why: [
        "Trình đọc màn hình đọc địa chỉ từng ký tự; liên kết không có chữ thì không ai bấm được. Theo WCAG 2.2, tiêu chí 2.4.4. Địa chỉ ngắn để đọc to, như dichvucong.gov.vn, thì không bị báo.",
        "Screen readers spell an address out letter by letter, and nobody can click a link without words. WCAG 2.2, criterion 2.4.4. A short host name that people say aloud, such as dichvucong.gov.vn, is not reported.",
    ],
    wrong: "[](https://dichvucong.gov.vn/p/home/trang-chu.html)\n<https://dichvucong.gov.vn/p/home/trang-chu.html>",
    right: "[Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn/p/home/trang-chu.html)",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for link in &subject.view.links {
        let fault = if !link.text.chars().any(char::is_alphanumeric) {
            both("không có chữ để đọc", "it has no words")
        } else if is_address(&link.text) {
            both("chữ của liên kết chỉ là địa chỉ", "its words are only an address")
        } else {
            continue;
        };
        findings.tell(subject, link.range.clone()).arg("link", &link.destination).arg("fault", fault);
    }
}

/// Whether a text is an address with a path; a host alone is a name that people know.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let (rest, has_scheme) = match text.split_once("://") {
        Some((_, rest)) => (rest, true),
        None => (text, false),
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_host = host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
    !text.contains(char::is_whitespace) && is_host && (has_scheme && !path.is_empty() || path.len() > 1)
}
