//! What is said about documents and their registry, approval and review.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "document-twice",
        ["văn bản số {number} đã có trang ở {file}", "the document {number} has a page already, in {file}"],
        [
            "Gộp hai trang làm một, hoặc sửa số ký hiệu viết nhầm.",
            "Make one page of the two, or mend a mistyped number.",
        ],
    ),
    Message::new(
        "document-number-odd",
        [
            "“{number}” không đúng dạng số, ký hiệu văn bản; chỗ dẫn văn bản này trong bài không được nhận ra",
            "`{number}` has not the form of a document number; citations of it are not found",
        ],
        [
            "Viết như trên văn bản: 118/2025/NĐ-CP, 4110/KH-UBND, 57-NQ/TW.",
            "Write it as the document has it: 118/2025/NĐ-CP, 4110/KH-UBND, 57-NQ/TW.",
        ],
    ),
    Message::new(
        "document-ended-early",
        ["“{key}” sớm hơn “{other}” ({date})", "`{key}` is before `{other}` ({date})"],
        [
            "Một văn bản không thể hết hiệu lực trước ngày đó. Xem lại hai ngày theo bản gốc.",
            "A document cannot end before that day. Compare both days with the original.",
        ],
    ),
    Message::new(
        "document-begins-early",
        ["“{key}” sớm hơn “{other}” ({date})", "`{key}` is before `{other}` ({date})"],
        [
            "Văn bản có hiệu lực trở về trước là trường hợp riêng. Xem lại hai ngày theo bản gốc.",
            "A document rarely takes effect before it is issued. Compare both days with the original.",
        ],
    ),
    Message::new(
        "document-self",
        ["“{key}” dẫn tới chính văn bản này ({number})", "`{key}` names this very document ({number})"],
        ["Ghi số của văn bản kia, hoặc bỏ dòng này.", "Write the number of the other document, or drop the line."],
    ),
    Message::new(
        "document-ring",
        ["quan hệ “{key}” đi thành vòng: {numbers}", "the relation `{key}` goes round in a ring: {numbers}"],
        [
            "Văn bản sau mới sửa đổi, thay thế được văn bản trước. Bỏ quan hệ ghi ngược.",
            "Only a later document changes an earlier one. Drop the relation that is the wrong way round.",
        ],
    ),
    Message::new(
        "relation-no-number",
        ["“{value}” của “{key}” không có số, ký hiệu văn bản", "`{value}` of `{key}` holds no document number"],
        [
            "Ghi cả số, ký hiệu, ví dụ 118/2025/NĐ-CP: quan hệ được nối theo số.",
            "Write the number too, such as 118/2025/NĐ-CP: relations are joined by number.",
        ],
    ),
    Message::new(
        "document-state-contradicts",
        ["{number}: tình trạng “{state}” trái với {reason}", "{number}: the status `{state}` contradicts {reason}"],
        [
            "Sửa tình trạng hoặc ngày theo bản gốc. Nếu chỉ thay một phần, ghi tinh_trang = \"het-mot-phan\".",
            "Mend the status or the day by the original. If only a part was replaced, write tinh_trang = \"het-mot-phan\".",
        ],
    ),
    Message::new(
        "document-changes-later",
        [
            "“{key}” dẫn tới {number}, ban hành sau văn bản này ({date})",
            "`{key}` names {number}, which was issued after this document ({date})",
        ],
        [
            "Xem lại hai ngày ban hành, hoặc chiều của quan hệ.",
            "Look at both days of issue, or at the way of the relation.",
        ],
    ),
];
