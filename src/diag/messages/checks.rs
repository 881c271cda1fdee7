//! What is said about running the checks: their output, their baseline and their mending.
//! The words of a rule stand beside the rule, in `src/check/rules`.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "check-unknown-rule",
        ["không có quy tắc kiểm tra “{code}”", "no rule of the checks is called `{code}`"],
        ["Xem tên các quy tắc bằng lệnh: cchc explain", "`cchc explain` lists the rules."],
    ),
    Message::new(
        "check-host",
        ["“{value}” không phải tên miền", "`{value}` is no host name"],
        [
            "Chỉ viết tên miền, không có https:// và dấu gạch chéo: \"dichvucong.gov.vn\". Tên miền con được tính cùng.",
            "Write the host alone, without https:// or slashes: \"dichvucong.gov.vn\". Those under it count too.",
        ],
    ),
];
