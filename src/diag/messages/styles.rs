//! What is said about style sheets of a theme and its table of tokens.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "style-token",
        ["bảng tokens.toml của giao diện không có “{name}”", "the theme's tokens.toml has no `{name}`"],
        [
            "Viết token(bảng.khóa), ví dụ token(mau.do), với tên có trong tokens.toml, và đóng ngoặc trên cùng dòng.",
            "Write token(table.key), such as token(mau.do), with a name of tokens.toml, and close it on the same line.",
        ],
    ),
    Message::new(
        "brackets-deep",
        ["ngoặc lồng nhau quá 100 tầng", "brackets stand more than 100 deep in each other"],
        ["Xem lại ngoặc chưa đóng ở trước chỗ này.", "Look for brackets before this place that are not closed."],
    ),
    Message::new(
        "token-unknown",
        ["tokens.toml của giao diện không có “{name}”", "the theme's tokens.toml has no `{name}`"],
        [
            "tokens.toml của trang chỉ đổi giá trị mà giao diện đã có: viết đúng tên đó.",
            "The site's tokens.toml only changes values that the theme has: write such a name.",
        ],
    ),
    Message::new(
        "token-value",
        ["“{value}” không dùng được ở đây trong tokens.toml", "`{value}` cannot stand here in tokens.toml"],
        [
            "Viết một giá trị như giao diện viết: cỡ trên giấy là số kèm pt, mm hoặc cm; không có dấu ; { } < >, không có url().",
            "Write one value as the theme does: a size on paper is a number with pt, mm or cm; no ; { } < > and no url().",
        ],
    ),
    Message::new(
        "token-colour",
        ["“{value}” không phải là màu", "`{value}` is not a colour"],
        [
            "Viết dấu # và sáu chữ số thập lục phân, ví dụ \"#B81F33\".",
            "Write # and six hexadecimal digits, such as \"#B81F33\".",
        ],
    ),
    Message::new(
        "style-import",
        ["thư mục css của giao diện không có tệp “{detail}”", "the theme's folder css has no file `{detail}`"],
        [
            "Viết đúng tên tệp trong thư mục css; không nhập tệp từ trang khác.",
            "Name a file of the folder css; nothing is imported from other sites.",
        ],
    ),
    Message::new(
        "style-import-round",
        ["nhập “{name}” ở đây thì vòng lại chính tệp này", "importing `{name}` here comes back to this very file"],
        ["Bỏ một dòng @import trong vòng đó.", "Leave out one @import of that round."],
    ),
    Message::new(
        "style-syntax",
        ["tệp kiểu dáng viết sai: {detail}", "the style sheet cannot be read: {detail}"],
        [
            "Xem lại dấu ngoặc nhọn, dấu chấm phẩy và tên thuộc tính ở dòng này.",
            "Look at the braces, the semicolons and the property on this line.",
        ],
    ),
    Message::new(
        "style-and-static",
        [
            "giao diện có hai tệp cho một địa chỉ: tệp này và {other}",
            "the theme has two files for one address: this one and {other}",
        ],
        ["Xóa hoặc đổi tên một tệp.", "Delete or rename one of them."],
    ),
];
