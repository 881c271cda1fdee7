//! What is said about the writing of a text: spelling, places, dates, structure.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    // Tables that the configuration names.
    Message::new(
        "table-file-missing",
        ["không có tệp “{file}”", "there is no file `{file}`"],
        [
            "Viết đường dẫn từ thư mục gốc của trang: \"data/tu-viet-tat.csv\". Tệp phải nằm trong content hoặc data.",
            "Write its path from the site's root: \"data/tu-viet-tat.csv\". It must be in content or data.",
        ],
    ),
    Message::new(
        "glossary-twice",
        ["bảng chữ viết tắt có “{term}” hai lần", "the glossary has `{term}` twice"],
        [
            "Xóa một dòng; nếu là nghĩa cho ngôn ngữ khác thì ghi cột ngon_ngu.",
            "Remove one row; if it is for another language, fill in ngon_ngu.",
        ],
    ),
];
