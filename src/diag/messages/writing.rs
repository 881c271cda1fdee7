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
        "table-column-missing",
        ["bảng thiếu cột “{column}”", "the table lacks the column `{column}`"],
        ["Các cột đang có: {columns}.", "Its columns are: {columns}."],
    ),
    Message::new(
        "table-column-unknown",
        ["bảng có cột lạ “{column}”", "the table has an unknown column `{column}`"],
        ["Các cột dùng được: {known}.", "The columns may be: {known}."],
    ),
    Message::new(
        "table-cell-empty",
        ["dòng này để trống cột “{column}”", "this row leaves the column `{column}` empty"],
        ["Điền vào ô ấy, hoặc xóa dòng.", "Fill it in, or remove the row."],
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
