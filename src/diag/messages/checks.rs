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
    Message::new(
        "check-build-code",
        [
            "“{code}” là lỗi dựng trang, không phải quy tắc kiểm tra, nên không tắt được",
            "`{code}` is an error of the build and no rule of the checks: it cannot be turned off",
        ],
        [
            "Bỏ mã này đi. Cách sửa lỗi ấy: cchc explain {code}",
            "Take the code out. How to mend the error: cchc explain {code}",
        ],
    ),
    Message::new(
        "check-positive",
        ["“{key}” phải là số nguyên từ 1 trở lên", "`{key}` must be a whole number from 1 up"],
        ["Viết số không có dấu nháy: {key} = {default}", "Write a number without quotes: {key} = {default}"],
    ),
    Message::new(
        "check-contact",
        [
            "“{value}” không phải số điện thoại, thư điện tử hay đuôi thư điện tử",
            "`{value}` is no telephone, no e-mail and no ending of e-mails",
        ],
        [
            "Viết cả số hoặc cả địa chỉ (\"1022\", \"a@caobang.gov.vn\"), hoặc đuôi: \"@caobang.gov.vn\".",
            "Write the whole number or address (\"1022\", \"a@caobang.gov.vn\"), or an ending: \"@caobang.gov.vn\".",
        ],
    ),
    Message::new(
        "check-baseline",
        ["không đọc được tệp mốc: {detail}", "the baseline cannot be read: {detail}"],
        ["Tạo lại tệp mốc: cchc check --write-baseline TỆP", "Make it anew: cchc check --write-baseline FILE"],
    ),
    Message::new(
        "baseline-over-file",
        [
            "{file} đã có và không phải tệp mốc, nên không ghi đè",
            "{file} is there and is no baseline: it is not overwritten",
        ],
        ["Chọn tên khác, ví dụ moc.json.", "Choose another name, such as baseline.json."],
    ),
    Message::new(
        "baseline-in-sources",
        [
            "không ghi tệp mốc vào thư mục nội dung của trang: {file}",
            "a baseline is not written into a folder that the site is made of: {file}",
        ],
        ["Đặt tệp mốc cạnh config.toml, ví dụ moc.json.", "Put it beside config.toml, for example baseline.json."],
    ),
    Message::new(
        "baseline-no-folder",
        ["không có thư mục để ghi {file}", "there is no folder to write {file} into"],
        [
            "Tạo thư mục trước, hoặc đặt tệp mốc trong thư mục của trang.",
            "Make the folder first, or put the baseline into the folder of the site.",
        ],
    ),
    Message::new(
        "check-more",
        [
            "và {count} chỗ nữa cùng loại ({code}) trong tệp này",
            "and {count} more of the same kind ({code}) in this file",
        ],
        ["Xem tất cả bằng: cchc check --format json", "To see all of them: cchc check --format json"],
    ),
    Message::plain(
        "check-not-built",
        "Trang chưa dựng được, nên chưa xét: bài không ai dẫn tới (orphan), độ nặng của trang (page-weight, first-round-trip, first-paint), mã HTML và màu (html-…, css-contrast). Sửa các lỗi trên rồi chạy lại.",
        "The site cannot be built, so these rules did not run: orphan, page-weight, first-round-trip, first-paint, css-contrast and html-…. Mend the errors above and run it again.",
    ),
    Message::plain(
        "check-not-read",
        "Số lỗi: {errors}. Chưa đọc được trang, nên chưa quy tắc nào được chạy. Sửa các lỗi trên rồi chạy lại.",
        "Errors: {errors}. The site could not be read, so no rule ran. Mend the errors above and run it again.",
    ),
    Message::plain(
        "check-no-baseline",
        "Số lỗi: {errors}. Trang chưa dựng được, nên không ghi tệp mốc. Sửa các lỗi trên rồi chạy lại.",
        "Errors: {errors}. The site cannot be built, so no baseline was written. Mend the errors above and run it again.",
    ),
    Message::new(
        "check-needs-network",
        ["quy tắc “{code}” cần mạng", "the rule `{code}` needs the network"],
        ["Thêm --external vào lệnh.", "Add --external to the command."],
    ),
    Message::new(
        "explain-unknown",
        ["không có mã “{code}”", "there is no code `{code}`"],
        [
            "Chép mã trong ngoặc vuông của thông báo; xem mọi quy tắc: cchc explain",
            "Copy the code in square brackets; `cchc explain` lists the rules.",
        ],
    ),
    Message::plain(
        "check-done-baseline",
        "Tệp mốc: {known} điều đã biết, {resolved} điều đã hết.",
        "Baseline: {known} known, {resolved} resolved.",
    ),
    Message::plain(
        "check-done-fixes",
        "Máy sửa giúp được {fixes} chỗ: cchc check --fix",
        "Places that the program can fix: {fixes}. To see how: cchc check --fix",
    ),
    Message::plain(
        "check-baseline-written",
        "Đã ghi {count} điều vào tệp mốc {file}.",
        "Findings written to the baseline {file}: {count}.",
    ),
    Message::plain(
        "check-would-fix",
        "Sẽ sửa {fixes} chỗ trong {files} tệp. Chưa ghi gì; ghi bằng lệnh: cchc check --fix --write",
        "Places to fix: {fixes}, files: {files}. Nothing was written; to write: cchc check --fix --write",
    ),
    Message::plain("check-fixed", "Đã sửa {fixes} chỗ trong {files} tệp.", "Places fixed: {fixes}, files: {files}."),
    Message::plain(
        "check-fixes-left",
        "Còn {left} chỗ chồng lên nhau: chạy lại lệnh này một lần nữa.",
        "Left, for they overlap others: {left}. Run the command once more.",
    ),
    Message::plain("explain-why", "Vì sao: {text}", "Why: {text}"),
    Message::plain("explain-wrong", "Chưa đúng:\n{text}", "Wrong:\n{text}"),
    Message::plain("explain-right", "Nên viết:\n{text}", "Right:\n{text}"),
    Message::plain("explain-mend", "Cách sửa: {text}", "To mend it: {text}"),
    Message::plain(
        "explain-facts",
        "Mức: {severity}. Máy sửa được (--fix): {fix}. Chỉ xét chữ tiếng Việt: {vietnamese}.",
        "Severity: {severity}. Fixed by --fix: {fix}. Vietnamese text only: {vietnamese}.",
    ),
    Message::plain(
        "explain-off",
        "Đổi mức hoặc tắt cho cả trang, trong config.toml (off, note, warning, error):\n    [check.severity]\n    {code} = \"off\"\nTắt cho một bài, ở phần đầu bài:\n    bo_qua = [\"{code}\"]",
        "To change it or turn it off for the site, in config.toml (off, note, warning, error):\n    [check.severity]\n    {code} = \"off\"\nFor one page, in its front matter:\n    bo_qua = [\"{code}\"]",
    ),
    Message::plain(
        "explain-of-build",
        "Chương trình báo điều này khi dựng trang; không tắt được.",
        "The build tells this; it cannot be turned off.",
    ),
    Message::plain("explain-list", "Xem kỹ một quy tắc: cchc explain MÃ", "More on a rule: cchc explain CODE"),
    Message::plain("explain-yes", "có", "yes"),
    Message::plain("explain-no", "không", "no"),
    Message::plain("severity-off", "tắt", "off"),
    Message::plain("external-moved", "đã chuyển tới {to}", "moved to {to}"),
    Message::plain("external-refused", "máy chủ trả lời {status}", "the server answers {status}"),
    Message::plain("external-no-name", "không tìm thấy tên miền này", "no such host is known"),
    Message::plain("external-late", "máy chủ không trả lời kịp", "the server did not answer in time"),
    Message::plain("external-circles", "chuyển hướng quá nhiều lần", "too many redirections"),
    Message::plain(
        "external-untrusted",
        "không lập được kết nối bảo mật: chứng chỉ sai hoặc hết hạn",
        "no secure connection: the certificate is wrong or expired",
    ),
    Message::plain("external-no-answer", "không kết nối được với máy chủ", "the server cannot be reached"),
    Message::plain(
        "external-no-address",
        "địa chỉ viết sai, không hỏi được",
        "the address is malformed and cannot be asked for",
    ),
    Message::plain(
        "external-unasked",
        "chưa hỏi, vì máy chủ này trả lời quá chậm",
        "not asked for, for this host answers too slowly",
    ),
];
