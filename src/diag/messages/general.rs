//! Words that every stage uses.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::plain("unknown-message", "lỗi không có trong danh mục thông báo", "a message missing from the catalogue"),
    Message::plain("severity-error", "lỗi", "error"),
    Message::plain("severity-warning", "cảnh báo", "warning"),
    Message::plain("severity-note", "lưu ý", "note"),
    Message::plain("help", "cách sửa", "help"),
    Message::plain("did-you-mean", "Có phải bạn muốn viết “{name}”?", "Did you mean `{name}`?"),
];
