//! `document-unknown`: documents that a page rests on and the registry does not have.

use super::document_ended::citations;
use crate::check::{Checked, Findings, Judge, Rule, Run, Subject};
use crate::diag::messages::Message;
use crate::diag::{Severity, nearest};
use crate::model::Site;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "document-unknown",
        [
            "“{document}” chưa có trang trong mục văn bản, nên không ai được báo khi nó hết hiệu lực{near}",
            "`{document}` has no page in the registry, so nobody is told when it ends{near}",
        ],
        [
            "Tạo trang cho văn bản: cchc moi van-ban \"Tên văn bản\". Nếu số gõ nhầm thì sửa số.",
            "Begin a page for it: cchc new van-ban \"Its name\". If the number is mistyped, mend it.",
        ],
    ),
    finds: ["Văn bản làm căn cứ mà mục văn bản chưa có", "A legal basis that the registry of documents does not have"],
    why: [
        "Chỉ văn bản có trang mới được theo dõi tình trạng. Số gõ sai một chữ cũng thành văn bản lạ. Trang không có mục văn bản thì quy tắc này im lặng.",
        "Only a document with a page is watched, and a mistyped number is one that nobody knows. A site without documents hears nothing of this.",
    ],
    wrong: "can_cu = [\"118/2052/NĐ-CP\"]",
    right: "can_cu = [\"118/2025/NĐ-CP\"]",
    severity: Severity::Note,
    fixable: false,
    vietnamese: false,
    run: Run::Prepared(prepare),
};

fn prepare<'a>(checked: &'a Checked<'a>) -> Judge<'a> {
    Box::new(move |subject, findings| run(checked.site, subject, findings))
}

fn run(site: &Site, subject: &Subject<'_>, findings: &mut Findings) {
    if site.registry.is_empty() {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for citation in citations(subject).iter().filter(|citation| citation.is_basis) {
        let number = citation.number.as_str();
        // What is known to have ended is told as such.
        let is_known = site.registry.find(number).is_some() || site.registry.ended(number).is_some();
        if is_known || told.contains(&number) {
            continue;
        }
        told.push(number);
        let known = site.registry.entries.iter().map(|entry| entry.number.as_str());
        let near = nearest(number, known).filter(|near| is_slip(number, near));
        let near = near.map_or(String::new(), |near| {
            crate::diag::both(&format!("; có phải {near}?"), &format!("; was {near} meant?"))
        });
        findings.tell(subject, citation.range.clone()).arg("document", number).arg("near", near);
    }
}

/// Whether two numbers differ by one slip of a finger: one character, or two that changed places.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (left, right) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    match (left, right) {
        ([x, y], [v, w]) => x == w && y == v,
        _ => left.len() <= 1 && right.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_is_one_letter_or_two_changed_places() {
        for (a, b) in [("118/2052/X", "118/2025/X"), ("118/2025/X", "18/2025/X"), ("1/X", "1/Y"), ("a", "a")] {
            assert!(is_slip(a, b) && is_slip(b, a), "{a} {b}");
        }
        assert!(!is_slip("118/2025/NĐ-CP", "120/2025/NĐ-CP") && !is_slip("1/A", "2/B"));
    }
}
