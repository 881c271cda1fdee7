//! `personal-data`: telephones, e-mails and bank accounts of persons.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::personal::Kind;

pub(in crate::check) static RULE: Rule = Rule {
    words: Message::new(
        "personal-data",
        [
            "{found} có vẻ là dữ liệu cá nhân: điện thoại, thư điện tử hoặc tài khoản",
            "{found} looks like personal data: a telephone, an e-mail or a bank account",
        ],
        [
            "Xóa đi; nếu là địa chỉ liên hệ công khai của cơ quan thì ghi vào public_contacts trong bảng [check] của config.toml.",
            "Remove it; if it is a public contact of an office, list it in public_contacts in [check] of config.toml.",
        ],
    ),
    finds: ["Số điện thoại di động, thư điện tử, số tài khoản ngân hàng", "Mobile telephones, e-mails, bank accounts"],
    why: [
        "Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15): không công khai dữ liệu cá nhân khi người đó chưa đồng ý. Cả tệp được xem, kể cả phần đầu bài và mã. “@caobang.gov.vn” trong public_contacts cho phép mọi địa chỉ có đuôi ấy.",
        "The law on personal data (91/2025/QH15). The whole file is looked at, front matter and code too. “@caobang.gov.vn” in public_contacts allows every address with that ending.",
    ],
    wrong: "Liên hệ anh A, 0912 345 678",
    right: "Liên hệ Trung tâm Phục vụ hành chính công",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for one in subject.personal().iter().filter(|one| one.kind != Kind::IdentityNumber) {
        findings.tell(subject, one.range.clone()).arg("found", one.masked());
    }
}
