//! `document-ended`: documents that are no longer in force and are cited as if they were.

use crate::check::{Checked, Findings, Judge, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::model::{Citation, Page, Site};
use crate::text::document_number;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "document-ended",
        [
            "“{document}” đã hết hiệu lực{since}; thay bằng: {successor}",
            "`{document}` is no longer in force{since}; replaced by: {successor}",
        ],
        [
            "Sửa nội dung theo văn bản mới. Nếu chỉ kể chuyện cũ, thêm số vào van_ban_cu ở phần đầu bài.",
            "Revise the text by the newer document. If it tells of the past, add the number to van_ban_cu.",
        ],
    ),
    finds: ["Văn bản đã hết hiệu lực mà bài còn dẫn", "Documents that are cited and no longer in force"],
    why: [
        "Người đọc làm theo văn bản hết hiệu lực thì sai giấy tờ, sai thời hạn, sai lệ phí. Tình trạng lấy từ mục văn bản của trang.",
        "Whoever follows a document that ended brings the wrong papers. The state is that of the site's registry of documents.",
    ],
    wrong: "Theo Nghị định số 42/2022/NĐ-CP, cơ quan cung cấp dịch vụ trực tuyến.",
    right: "Theo Nghị định số 224/2026/NĐ-CP, cơ quan cung cấp dịch vụ trực tuyến.",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Prepared(prepare),
};

fn prepare<'a>(checked: &'a Checked<'a>) -> Judge<'a> {
    Box::new(move |subject, findings| run(checked.site, subject, findings))
}

fn run(site: &Site, subject: &Subject<'_>, findings: &mut Findings) {
    if subject.page.is_some_and(|page| page.kind.name == "van-ban") {
        // What one document says of another is a relation, and its text is about both.
        return;
    }
    let history = subject.page.map(Page::named_as_history).unwrap_or_default();
    for citation in
        citations(subject).iter().filter(|citation| !history.contains(&document_number::key(&citation.number)))
    {
        let Some(ended) = site.registry.ended(&citation.number) else { continue };
        let next: Vec<&str> = ended.successors.iter().map(|at| site.registry.entries[*at].number.as_str()).collect();
        let since =
            ended.until.map_or(String::new(), |day| crate::diag::both(&format!(" từ {day}"), &format!(" since {day}")));
        let finding = findings.tell(subject, citation.range.clone());
        finding.arg("document", &citation.number).arg("since", since);
        finding.arg("successor", if next.is_empty() { "–".to_owned() } else { next.join(", ") });
    }
}

/// The documents that a file names.
pub(super) fn citations<'s>(subject: &'s Subject<'_>) -> &'s [Citation] {
    let of_page = subject.page.map(|page| page.citations.as_slice());
    of_page.or_else(|| subject.section.map(|section| section.citations.as_slice())).unwrap_or_default()
}
