//! What is said about procedures, models, questions and decision trees.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    // Procedures.
    Message::new(
        "procedure-no-cases",
        ["thủ tục chưa có trường hợp nào", "the procedure has no case"],
        [
            "Thêm ít nhất một khối [[truong_hop]] và dưới nó các khối [[truong_hop.giay_to]] với ten = \"…\".",
            "Add at least one [[truong_hop]], and under it [[truong_hop.giay_to]] with ten = \"…\".",
        ],
    ),
    Message::new(
        "case-no-name",
        [
            "thủ tục có nhiều trường hợp mà một trường hợp chưa có tên",
            "the procedure has several cases and one has no name",
        ],
        ["Thêm ten = \"…\" vào mỗi khối [[truong_hop]].", "Give each [[truong_hop]] a ten = \"…\"."],
    ),
    Message::new(
        "case-twice",
        ["hai trường hợp cùng tên “{name}”", "two cases are called `{name}`"],
        ["Gộp hai khối, hoặc đặt tên khác nhau.", "Make them one, or give them different names."],
    ),
    Message::new(
        "case-no-papers",
        ["trường hợp “{name}” không có giấy tờ nào", "the case `{name}` has no papers"],
        [
            "Thêm [[truong_hop.giay_to]]; giấy tờ chung cho mọi trường hợp thì ghi ở [[giay_to]].",
            "Add [[truong_hop.giay_to]]; papers that every case needs go into [[giay_to]].",
        ],
    ),
    Message::new(
        "paper-not-replaced",
        ["“{key}” chỉ có nghĩa khi giấy tờ có thay_bang", "`{key}` means something only beside thay_bang"],
        [
            "Thêm thay_bang = \"dữ liệu thay cho giấy này\", hoặc xóa {key}.",
            "Add thay_bang = \"the data that replaces the paper\", or remove {key}.",
        ],
    ),
    Message::new(
        "limit-without-unit",
        ["thoi_han và don_vi phải đi cùng nhau", "thoi_han and don_vi belong together"],
        [
            "Ghi cả hai: thoi_han = 3 và don_vi = \"ngày làm việc\". Chỉ có lời thì ghi vào ghi_chu_thoi_han.",
            "Write both: thoi_han = 3 and don_vi = \"ngày làm việc\". What is no number goes into ghi_chu_thoi_han.",
        ],
    ),
    Message::new(
        "method-twice",
        ["cách nộp “{method}” được ghi hai lần", "the way of handing in `{method}` is said twice"],
        ["Để mỗi cách trong một khối [[cach_thuc]].", "Keep each way in one [[cach_thuc]]."],
    ),
    Message::new(
        "procedure-old-key",
        ["“{key}” là ô cũ của thủ tục", "`{key}` is a key of the old record of procedures"],
        [
            "Chuyển sang {instead}; xem mục Thủ tục trong “Các loại bài”.",
            "Move it to {instead}; see “Các loại bài” in the guide.",
        ],
    ),
    Message::new(
        "procedure-code-twice",
        ["mã thủ tục {code} đã dùng ở {first}", "the procedure code {code} is already that of {first}"],
        [
            "Mỗi mã một bài: sửa mã, hoặc gộp hai bài thành một.",
            "One page for a code: mend the code, or make the two pages one.",
        ],
    ),
    Message::new(
        "procedure-check-old",
        [
            "bài đối chiếu với Cổng lần cuối ngày {date}, đã {days} ngày (nên dưới {limit})",
            "the page was last compared with the portal on {date}, {days} days ago (at most {limit} are meant)",
        ],
        [
            "Nhờ cán bộ so lại từng dòng với Cổng Dịch vụ công quốc gia rồi sửa ngay_doi_chieu.",
            "Have an official compare each line with the national portal, then update ngay_doi_chieu.",
        ],
    ),
    Message::new(
        "procedure-check-ahead",
        [
            "ngày đối chiếu {date} ở sau ngày dựng trang",
            "the page is said to be compared on {date}, after the day of the build",
        ],
        ["Xem lại năm, tháng của ngay_doi_chieu.", "Look at the year and month of ngay_doi_chieu."],
    ),
    Message::new(
        "form-missing",
        ["không có tệp biểu mẫu “{form}” (ô {field})", "there is no form file `{form}` (field {field})"],
        [
            "Đặt tệp vào cùng thư mục với bài, hoặc ghi địa chỉ bắt đầu bằng https://.",
            "Put the file beside the page, or write an address that begins with https://.",
        ],
    ),
    // Models and questions.
    Message::new(
        "result-without-figure",
        ["kết quả không có số đo trước hoặc sau", "the result has no figure before or after"],
        [
            "Thêm truoc = … hoặc sau = … (số, không có dấu nháy). Chưa đo thì xóa khối này.",
            "Add truoc = … or sau = … (a number without quotes). What was not measured is left out.",
        ],
    ),
    Message::new(
        "sample-with-results",
        ["bài mẫu không được có “{key}”", "a sample may not have `{key}`"],
        [
            "Bài mẫu không kể việc có thật: xóa khối này, hoặc xóa bai_mau = true nếu việc có thật.",
            "A sample tells of nothing real: remove it, or remove bai_mau = true if it is real.",
        ],
    ),
    Message::new(
        "unit-unknown",
        ["không có xã, phường mã “{code}”", "no commune or ward has the code `{code}`"],
        ["Lấy mã trong bảng don-vi.csv, viết trong dấu nháy.", "Take the code from don-vi.csv, in quotes."],
    ),
    Message::new(
        "verified-no-source",
        ["câu trả lời ghi “đã xác minh” mà không có nguồn", "the answer is called verified and names no source"],
        [
            "Thêm [[nguon]] với ten = \"…\", hoặc đổi muc_xac_minh thành \"chua-xac-minh\".",
            "Add [[nguon]] with ten = \"…\", or change muc_xac_minh to \"chua-xac-minh\".",
        ],
    ),
    // Trees of questions.
    Message::new(
        "way-no-steps",
        ["bài chọn đường chưa có câu hỏi nào", "the tree of questions has no question"],
        [
            "Viết mỗi câu hỏi thành một dòng ## Câu hỏi? {#ten-buoc}, dưới nó là danh sách liên kết để chọn.",
            "Write each question as a line ## Question? {#ten-buoc}, and under it a list of links to choose from.",
        ],
    ),
    Message::new(
        "way-step-id",
        ["tên bước “{id}” không dùng được trong địa chỉ", "the step name `{id}` cannot be part of an address"],
        [
            "Chỉ dùng chữ thường không dấu, chữ số và gạch nối: {#dang-ky}.",
            "Use only small letters without marks, figures and hyphens: {#dang-ky}.",
        ],
    ),
    Message::new(
        "way-step-twice",
        ["có hai bước tên “{id}”", "two steps are called `{id}`"],
        ["Đặt tên khác trong {#…} của một bước.", "Give one of them another name in its {#…}."],
    ),
    Message::new(
        "way-step-unknown",
        ["không có bước “{id}” trong bài này", "there is no step `{id}` in this file"],
        [
            "Sửa tên sau dấu #, hoặc thêm bước ## Câu hỏi? {#{id}}.",
            "Mend the name after #, or add a step ## Question? {#{id}}.",
        ],
    ),
    Message::new(
        "way-step-unreached",
        ["không đường nào dẫn đến bước “{id}”", "nothing leads to the step `{id}`"],
        [
            "Thêm liên kết [Lựa chọn](#{id}) ở bước đứng trước, hoặc xóa bước này.",
            "Add a link [Choice](#{id}) to the step before it, or remove this step.",
        ],
    ),
    Message::new(
        "way-loop",
        ["từ bước “{id}”, chọn mãi cũng không đến kết quả nào", "from the step `{id}` no choice ever leads to an end"],
        [
            "Thêm một lựa chọn dẫn đến một bài hoặc đến một bước không còn lựa chọn.",
            "Add a choice that leads to a page, or to a step without choices.",
        ],
    ),
    Message::new(
        "way-single-choice",
        ["bước “{id}” chỉ có một lựa chọn", "the step `{id}` has a single choice"],
        [
            "Thêm lựa chọn khác, hoặc gộp bước này với bước sau.",
            "Add another choice, or make this step and the next one.",
        ],
    ),
];
