//! `closed-portal`: public-service portals of provinces, which closed on 01/07/2025.

use super::wording;
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::portals;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "closed-portal",
        ["“{found}” đã đóng từ 01/7/2025", "“{found}” closed on 01/07/2025"],
        [
            "Dẫn tới Cổng Dịch vụ công quốc gia: https://dichvucong.gov.vn.",
            "Lead to the national portal: https://dichvucong.gov.vn.",
        ],
    ),
    finds: ["Địa chỉ, tên cổng dịch vụ công cấp tỉnh đã đóng", "Addresses and names of provincial portals that closed"],
    why: [
        "Từ 01/7/2025 chỉ còn Cổng Dịch vụ công quốc gia là nơi nộp hồ sơ trực tuyến. Liên kết tới cổng cũ đưa người dân vào ngõ cụt.",
        "Since 01/07/2025 dossiers are handed in at the national portal alone. A link to an old one is a dead end.",
    ],
    wrong: "Nộp tại https://dichvucong.caobang.gov.vn",
    right: "Nộp tại https://dichvucong.gov.vn",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    // Addresses are hidden in passages, and stand in links and front matter too.
    wording::whole_file(subject, findings, portals::addresses);
    wording::each_passage(subject, findings, |passage| portals::names(passage.text()));
}
