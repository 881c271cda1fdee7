//! What is said about scripts of a theme.

use super::Message;

pub(super) const ROWS: &[Message] = &[Message::new(
    "script-syntax",
    ["tệp JavaScript này viết sai: {detail}", "this is no JavaScript: {detail}"],
    ["Sửa chỗ được chỉ ra.", "Mend what is marked."],
)];
