//! `link-host`: links to sites that the team has not listed.

use crate::check::addresses::{host, outside};
use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "link-host",
        ["{host} không nằm trong danh sách trang được dẫn tới", "{host} is not in the list of allowed sites"],
        [
            "Tìm nguồn chính thống của cùng thông tin; nếu trang này tin cậy, thêm tên miền vào hosts của bảng [check] trong config.toml.",
            "Link to an official source of the same information; if you trust the site, add it to hosts in [check] of config.toml.",
        ],
    ),
    finds: ["Liên kết tới trang ngoài danh sách cho phép (hosts)", "Links to sites outside the allowed list (hosts)"],
    why: [
        "Trang giả mạo cơ quan nhà nước có tên miền gần giống thật. Danh sách hosts giữ cho trang chỉ dẫn tới nơi đã được kiểm tra. Danh sách để trống thì quy tắc không xét; tên miền con được tính cùng: gov.vn gồm cả dichvucong.gov.vn.",
        "Fake sites of authorities have names very like the real ones. The list keeps links to places that somebody has looked at. If the list is empty, nothing is reported. Subdomains are included: gov.vn covers dichvucong.gov.vn.",
    ],
    wrong: "[Cổng Dịch vụ công](https://dichvucong-gov.example)",
    right: "[Cổng Dịch vụ công](https://dichvucong.gov.vn)",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    let listed = &subject.settings.hosts;
    if listed.is_empty() {
        return;
    }
    for (address, range) in outside(subject) {
        let Some(host) = host(&address) else { continue };
        let under = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
        if !std::iter::once(host.as_str()).chain(under).any(|name| listed.contains(name)) {
            findings.tell(subject, range).arg("host", &host);
        }
    }
}
