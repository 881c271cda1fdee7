//! `number-style`: figures written the English way.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::figures;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "number-style",
        [
            "“{found}” viết theo kiểu tiếng Anh; tiếng Việt viết “{proposal}”",
            "“{found}” is written the English way; Vietnamese writes “{proposal}”",
        ],
        [
            "Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân: 1.234,56.",
            "A point parts thousands and a comma decimals: 1.234,56.",
        ],
    ),
    finds: ["Số viết kiểu tiếng Anh: 1,234.56; 88.3 %; 50,000 đồng", "Figures in the English style: 1,234.56; 88.3 %"],
    why: [
        "Người đọc hiểu 50,000 là năm mươi. Số văn bản, mã thủ tục, phiên bản, số mục không bị báo. Số tiền có một dấu phẩy như 17,250 đồng có thể là phần thập phân: chỉ báo, không tự sửa.",
        "A reader takes 50,000 for fifty. Numbers of documents, codes, versions and sections are left alone. Money with one comma, as 17,250 đồng, may have decimals: it is told and not fixed.",
    ],
    wrong: "Lệ phí 50,000 đồng, đạt 88.3 %",
    right: "Lệ phí 50.000 đồng, đạt 88,3 %",
    severity: Severity::Warning,
    fixable: true,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    wording::each_wording(subject, findings, |passage| figures::find(passage.text()));
}
