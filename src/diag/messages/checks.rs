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
        "check-baseline",
        ["không đọc được tệp mốc: {detail}", "the baseline cannot be read: {detail}"],
        ["Tạo lại tệp mốc: cchc check --write-baseline TỆP", "Make it anew: cchc check --write-baseline FILE"],
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
        "{fixes} of them can be mended by the program: cchc check --fix",
    ),
    Message::plain(
        "check-baseline-written",
        "Đã ghi {count} điều vào tệp mốc {file}.",
        "Wrote {count} findings to the baseline {file}.",
    ),
    Message::plain(
        "check-would-fix",
        "Sẽ sửa {fixes} chỗ trong {files} tệp. Chưa ghi gì; ghi bằng lệnh: cchc check --fix --write",
        "Would mend {fixes} places in {files} files. Nothing was written; to write: cchc check --fix --write",
    ),
    Message::plain("check-fixed", "Đã sửa {fixes} chỗ trong {files} tệp.", "Mended {fixes} places in {files} files."),
    Message::plain(
        "check-fixes-left",
        "Còn {left} chỗ chồng lên nhau: chạy lại lệnh này một lần nữa.",
        "{left} more overlap these: run the command once more.",
    ),
    Message::plain("explain-why", "Vì sao: {text}", "Why: {text}"),
    Message::plain("explain-wrong", "Chưa đúng:\n{text}", "Wrong:\n{text}"),
    Message::plain("explain-right", "Nên viết:\n{text}", "Right:\n{text}"),
    Message::plain("explain-mend", "Cách sửa: {text}", "To mend it: {text}"),
    Message::plain(
        "explain-facts",
        "Mức: {severity}. Máy sửa được (--fix): {fix}. Chỉ xét chữ tiếng Việt: {vietnamese}.",
        "Severity: {severity}. Mended by --fix: {fix}. For text in Vietnamese alone: {vietnamese}.",
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
    Message::plain("external-unreachable", "không mở được ({detail})", "cannot be opened ({detail})"),
];
