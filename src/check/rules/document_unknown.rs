//! `document-unknown`: documents that a page rests on and the registry does not have.

use super::document_ended::citations;
use crate::check::{Checked, Findings, Judge, Rule, Run, Subject};
use crate::diag::messages::Message;
use crate::diag::{Severity, both};
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
            "Create a page for it: cchc new van-ban \"Its name\". If the number is mistyped, correct it.",
        ],
    ),
    finds: ["Văn bản làm căn cứ mà mục văn bản chưa có", "A legal basis that the registry of documents does not have"],
    why: [
        "Chỉ văn bản có trang mới được theo dõi tình trạng. Số gõ sai một chữ cũng thành văn bản lạ. Trang không có mục văn bản thì quy tắc này im lặng.",
        "Only a document with a page is watched; a mistyped number looks like an unknown document. On a site without documents nothing is reported.",
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
        let number = &*citation.number;
        // What is known to have ended is told as such.
        let is_known = site.registry.find(number).is_some() || site.registry.ended(number).is_some();
        if is_known || told.contains(&number) {
            continue;
        }
        told.push(number);
        let mut known = site.registry.entries.iter().map(|entry| entry.number.as_str());
        let near = known.find(|known| is_slip(number, known, subject.as_of.year()));
        let near =
            near.map_or(String::new(), |near| both(&format!("; có phải {near}?"), &format!("; was {near} meant?")));
        findings.tell(subject, citation.range.clone()).arg("document", number).arg("near", near);
    }
}

/// Whether a number is another one mistyped: two signs changed places, or its year cannot be and is one
/// slip from the other's. A number with one other digit is another document more often than not.
fn is_slip(written: &str, known: &str, year: i16) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (written.split('/').collect(), known.split('/').collect());
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let other: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
    let [part] = other[..] else { return false };
    let is_year = part == 1 && a.len() > 2;
    let cannot_be = || !(a[1].len() == 4 && a[1].parse().is_ok_and(|given| (1945..=year + 1).contains(&given)));
    is_swap(a[part], b[part]) || is_year && cannot_be() && is_near(a[1], b[1])
}

/// Whether two neighbours changed places.
fn is_swap(a: &str, b: &str) -> bool {
    let differ: Vec<usize> =
        a.chars().zip(b.chars()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    let sign = |text: &str, at: usize| text.chars().nth(at);
    a.chars().count() == b.chars().count()
        && matches!(differ[..], [x, y] if y == x + 1 && sign(a, x) == sign(b, y) && sign(a, y) == sign(b, x))
}

/// Whether one sign was left out, put in or mistaken.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - end - start <= 1 && b.len() - end - start <= 1
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn only_signs_that_changed_places_and_years_that_cannot_be_are_slips() {
        let known = "118/2025/NĐ-CP";
        for slip in ["118/2052/NĐ-CP", "181/2025/NĐ-CP", "118/205/NĐ-CP", "118/2925/NĐ-CP", "118/20025/NĐ-CP"] {
            assert!(is_slip(slip, known, 2026), "{slip}");
        }
        for other in ["168/2025/NĐ-CP", "18/2025/NĐ-CP", "118/2024/NĐ-CP", "118/2025/QĐ-TTg", "119/2052/NĐ-CP", "118"]
        {
            assert!(!is_slip(other, known, 2026), "{other}");
        }
    }
}
