//! What is said about indices, charts, places, events and feedback.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "table-lacks-column",
        ["bảng thiếu cột “{column}”", "the table lacks the column `{column}`"],
        ["Dòng đầu của bảng phải có đủ các cột: {columns}.", "The first line must have all the columns {columns}."],
    ),
    Message::new(
        "table-extra-column",
        ["bảng có cột lạ “{column}”", "the table has an unknown column `{column}`"],
        [
            "Bảng chỉ có các cột: {columns}. Sửa tên cột, hoặc bỏ cột ấy.",
            "The table has only the columns {columns}. Correct the name or remove the column.",
        ],
    ),
    Message::new(
        "cell-empty",
        ["dòng {row}: cột “{key}” bỏ trống", "row {row}: the column `{key}` is empty"],
        ["Điền ô ấy, hoặc xóa cả dòng.", "Fill the cell, or remove the row."],
    ),
    Message::new(
        "cell-number",
        [
            "dòng {row}, cột “{key}”: “{value}” không phải một số",
            "row {row}, column `{key}`: `{value}` is not a number",
        ],
        [
            "Chỉ viết chữ số và một dấu phẩy hoặc chấm thập phân, ví dụ 88,30; không viết đơn vị, dấu ngăn hàng nghìn.",
            "Write digits and one decimal sign, such as 88.30, without a unit or a sign for thousands.",
        ],
    ),
    Message::new(
        "cell-count",
        [
            "dòng {row}, cột “{key}”: “{value}” không phải số nguyên từ 1",
            "row {row}, column `{key}`: `{value}` is not a whole number from 1 up",
        ],
        ["Chỉ viết chữ số, ví dụ 12.", "Write digits only, such as 12."],
    ),
    Message::new(
        "cell-year",
        ["dòng {row}, cột “{key}”: “{value}” không phải một năm", "row {row}, column `{key}`: `{value}` is not a year"],
        ["Viết bốn chữ số, ví dụ 2024.", "Write four digits, such as 2024."],
    ),
    Message::new(
        "index-year",
        ["dòng {row}: không thể có chỉ số của năm {value}", "row {row}: there can be no index of the year {value}"],
        [
            "Cột “{key}” là năm được đo, từ 1990 đến {last}. Kiểm tra lại nguồn.",
            "The column `{key}` is the year that was measured, from 1990 to {last}. Look at the source again.",
        ],
    ),
    Message::new(
        "index-unknown",
        ["dòng {row}: không có trang của chỉ số “{value}”", "row {row}: there is no page of the index `{value}`"],
        [
            "Cột “{key}” ghi đúng ô ten_tat của một trang: {names}.",
            "The column `{key}` is the ten_tat of a page: {names}.",
        ],
    ),
    Message::new(
        "index-half",
        ["dòng {row}: thiếu cột “{key}”", "row {row}: the column `{key}` is missing"],
        [
            "Điểm phải có điểm tối đa, hạng phải có tổng số đơn vị được xếp; và ngược lại.",
            "A score needs its maximum, a rank needs how many were ranked; and the other way round.",
        ],
    ),
    Message::new(
        "index-nothing",
        ["dòng {row} không có điểm, cũng không có hạng", "row {row} has neither a score nor a rank"],
        [
            "Điền diem và diem_toi_da, hoặc hang và tong_so; hoặc xóa dòng.",
            "Fill diem and diem_toi_da, or hang and tong_so; or remove the row.",
        ],
    ),
    Message::new(
        "index-score-over-maximum",
        [
            "dòng {row}: điểm {value} lớn hơn điểm tối đa {most}",
            "row {row}: the score {value} is above the maximum {most}",
        ],
        [
            "Kiểm tra hai cột diem và diem_toi_da với nguồn.",
            "Compare the columns diem and diem_toi_da with the source.",
        ],
    ),
    Message::new(
        "index-rank-over-count",
        ["dòng {row}: hạng {value} lớn hơn tổng số {most}", "row {row}: the rank {value} is above the count {most}"],
        [
            "Kiểm tra hai cột hang và tong_so với nguồn: trước giữa năm 2025 cả nước có 63 tỉnh, thành phố, sau đó là 34.",
            "Compare the columns hang and tong_so with the source: 63 provinces before mid-2025, 34 after.",
        ],
    ),
    Message::new(
        "index-twice",
        [
            "dòng {row}: năm {value} của chỉ số và đối tượng này đã có ở dòng trên",
            "row {row}: an earlier row has the year {value} of this index and body",
        ],
        [
            "Mỗi chỉ số, mỗi đối tượng, mỗi năm một dòng. Giữ dòng đúng.",
            "One row for each index, body and year. Keep the right one.",
        ],
    ),
    Message::new(
        "chart-index-unknown",
        ["không có chỉ số “{name}”; có: {names}", "there is no index `{name}`; there are: {names}"],
        ["Ghi đúng ô ten_tat của một trang chỉ số: {names}.", "Write the ten_tat of a page of an index: {names}."],
    ),
    Message::new(
        "old-unit-twice",
        ["dòng {row}: “{value}” đã có ở dòng {line}", "row {row}: `{value}` is in row {line} already"],
        [
            "Mỗi đơn vị cũ một dòng. Xóa dòng thừa, hoặc sửa cột “{key}”.",
            "One row for each old unit. Remove one, or correct the column `{key}`.",
        ],
    ),
    Message::new(
        "old-unit-office-unknown",
        ["dòng {row}: không có đơn vị nào mang mã “{value}”", "row {row}: no office has the code `{value}`"],
        [
            "Cột “{key}” là mã của một xã, phường trong bảng đơn vị. Giữ số 0 ở đầu mã.",
            "The column `{key}` is the code of an office in the table of offices. Keep the zero at its head.",
        ],
    ),
    Message::new(
        "old-unit-office-name",
        [
            "dòng {row}: đơn vị mang mã này tên là “{name}”, không phải “{value}”",
            "row {row}: the office of this code is called `{name}`, not `{value}`",
        ],
        [
            "Sửa mã hoặc cột “{key}” cho khớp bảng đơn vị.",
            "Make the code or the column `{key}` agree with the table of offices.",
        ],
    ),
    Message::new(
        "office-outside",
        ["“{key}” là {value}: chỗ ấy không ở Việt Nam", "`{key}` is {value}: that place is not in Vietnam"],
        [
            "Giá trị nằm giữa {from} và {to} độ. Hay hai cột vĩ độ, kinh độ bị đổi chỗ?",
            "It lies between {from} and {to} degrees. Perhaps latitude and longitude were swapped.",
        ],
    ),
    Message::new(
        "office-half-place",
        ["có “{key}” mà thiếu “{other}”", "there is `{key}` without `{other}`"],
        ["Điền cả hai, hoặc bỏ cả hai.", "Fill both, or neither."],
    ),
    Message::new(
        "event-ends-before-start",
        ["“{key}” ({value}) trước “{start}”", "`{key}` ({value}) is before `{start}`"],
        ["Sửa ngày, giờ bắt đầu hoặc kết thúc.", "Correct the start or the end."],
    ),
    Message::new(
        "event-time-half",
        [
            "“{start}” và “{key}” ({value}) phải cùng có giờ, hoặc cùng chỉ là ngày",
            "`{start}` and `{key}` ({value}) must both have a time, or both be days",
        ],
        [
            "Việc cả ngày ghi 2026-12-01; việc có giờ ghi 2026-12-01T08:00:00.",
            "Write 2026-12-01 for whole days and 2026-12-01T08:00:00 for times.",
        ],
    ),
    Message::new(
        "material-missing",
        ["không tìm thấy tệp “{file}” cạnh bài", "the file `{file}` is not beside the page"],
        [
            "Đặt tệp vào thư mục của bài (bài là tệp index.md trong thư mục ấy), hoặc sửa tên.",
            "Put the file into the folder of the page (which is its index.md), or correct the name.",
        ],
    ),
    Message::new(
        "material-empty",
        [
            "tài liệu “{name}” không có tệp, cũng không có địa chỉ",
            "the material `{name}` has neither a file nor an address",
        ],
        ["Thêm tep hoặc url.", "Add tep or url."],
    ),
    Message::new(
        "feedback-personal-column",
        [
            "bảng kết quả không được có cột “{key}”: cột ấy nói về người gửi",
            "the results may not have the column `{key}`: it tells of people",
        ],
        [
            "Bảng được đăng công khai. Xóa cột ấy khỏi tệp trước khi đưa vào.",
            "The table is published. Remove the column from the file before it is put here.",
        ],
    ),
    Message::new(
        "feedback-personal-cell",
        ["dòng {row}, cột “{key}”: có vẻ là {what}", "row {row}, column `{key}`: this looks like {what}"],
        [
            "Bảng được đăng công khai. Xóa thông tin về người gửi khỏi ô ấy.",
            "The table is published. Remove what tells of a person from the cell.",
        ],
    ),
    Message::plain("what-identity-number", "số căn cước", "an identity number"),
    Message::plain("what-phone-number", "số điện thoại", "a telephone number"),
    Message::new(
        "office-code-twice",
        ["mã đơn vị {code} dùng cho cả {first} và {second}", "the code {code} is that of both {first} and {second}"],
        [
            "Mỗi xã, phường có một mã riêng. Sửa mã viết nhầm.",
            "Each office has a code of its own. Mend the mistyped one.",
        ],
    ),
    Message::plain("what-email", "địa chỉ thư điện tử", "an e-mail address"),
    Message::plain("what-bank-account", "số tài khoản ngân hàng", "a bank account"),
    Message::new(
        "feedback-before",
        [
            "dòng {row}: cột “{key}” ({value}) trước ngày nhận {date}",
            "row {row}: the column `{key}` ({value}) is before the day {date} on which it was received",
        ],
        ["Sửa một trong hai ngày.", "Correct one of the two days."],
    ),
    Message::new(
        "feedback-future",
        ["dòng {row}: cột “{key}” ({value}) chưa tới", "row {row}: the column `{key}` ({value}) is yet to come"],
        ["Sửa ngày: kết quả chỉ nói việc đã có.", "Correct the day: results tell of what was."],
    ),
];
