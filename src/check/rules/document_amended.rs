//! `document-amended`: documents that another one amends, cited without it.

use super::document_ended::citations;
use crate::check::{Checked, Findings, Judge, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::model::{Page, Site, State};
use crate::text::document_number;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "document-amended",
        [
            "“{document}” đã được sửa đổi bởi {amender}, mà bài không nhắc",
            "`{document}` was amended by {amender}, which the page does not name",
        ],
        [
            "Xem nội dung còn đúng không, rồi dẫn cả văn bản sửa đổi.",
            "See whether the text still holds, then cite the amending document too.",
        ],
    ),
    finds: [
        "Văn bản làm căn cứ đã được sửa đổi mà bài không dẫn văn bản sửa đổi",
        "A legal basis that was amended, cited without what amends it",
    ],
    why: [
        "Một điều đã sửa mà viết theo bản gốc là viết sai luật. Chỉ xét văn bản được lấy làm căn cứ; quan hệ lấy từ mục văn bản của trang.",
        "A rule described by its text before the amendment is described wrongly. Only legal bases are checked; the relations come from the documents section of the site.",
    ],
    wrong: "can_cu = [\"118/2025/NĐ-CP\"]",
    right: "can_cu = [\"118/2025/NĐ-CP\", \"367/2025/NĐ-CP\"]",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Prepared(prepare),
};

fn prepare<'a>(checked: &'a Checked<'a>) -> Judge<'a> {
    Box::new(move |subject, findings| run(checked.site, subject, findings))
}

fn run(site: &Site, subject: &Subject<'_>, findings: &mut Findings) {
    let Some(page) = subject.page.filter(|page| page.kind.name != "van-ban") else { return };
    let history = Page::named_as_history(page);
    let cited = citations(subject);
    let mut told: Vec<&str> = Vec::new();
    for citation in
        cited.iter().filter(|citation| citation.is_basis && !history.contains(&document_number::key(&citation.number)))
    {
        let Some(entry) = site.registry.find(&citation.number) else { continue };
        if entry.state == State::Ended || told.contains(&&*citation.number) {
            continue;
        }
        let is_named = |number: &str| cited.iter().any(|other| *other.number == *number);
        let in_force = site.registry.amenders(entry).filter(|other| other.state != State::NotYet);
        let missing: Vec<&str> = in_force.map(|other| other.number.as_str()).filter(|other| !is_named(other)).collect();
        if !missing.is_empty() {
            told.push(&citation.number);
            let finding = findings.tell(subject, citation.range.clone());
            finding.arg("document", &citation.number).arg("amender", missing.join(", "));
        }
    }
}
