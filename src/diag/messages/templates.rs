//! What is said about templates.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "template-missing",
        ["không có mẫu trang “{name}”", "there is no template `{name}`"],
        ["Tạo tệp này trong templates/, hoặc sửa tên mẫu.", "Make the file in templates/, or correct the name."],
    ),
    Message::new(
        "template-parent-missing",
        ["mẫu này mở rộng “{name}”, mà “{name}” không có", "this template extends `{name}`, which does not exist"],
        ["Tạo tệp đó trong templates/, hoặc sửa tên.", "Make that file in templates/, or correct the name."],
    ),
    Message::new(
        "template-blocks-missing",
        [
            "mẫu này thay “{name}” của giao diện nhưng thiếu khối mà các mẫu khác của giao diện điền vào: {blocks}",
            "this template replaces the theme's `{name}` but lacks blocks that other templates of the theme fill: {blocks}",
        ],
        [
            "Mở đầu tệp bằng {% extends \"{whole}\" %} rồi chỉ viết những khối cần đổi; hoặc thêm các khối còn thiếu: {% block … %}{% endblock %}.",
            "Begin the file with {% extends \"{whole}\" %} and write only the blocks that you change; or add the missing blocks: {% block … %}{% endblock %}.",
        ],
    ),
    Message::new(
        "template-circle",
        ["các mẫu gọi vòng tròn: {chain}", "templates call each other in a circle: {chain}"],
        ["Bỏ một lời gọi trong vòng.", "Remove one call of the circle."],
    ),
    Message::new(
        "component-template",
        [
            "lỗi trong mẫu của thành phần “{name}” được gọi ở {page}: {detail}",
            "fault in the template of the component `{name}`, which {page} calls: {detail}",
        ],
        [
            "Sửa mẫu ở chỗ được chỉ, hoặc xem lại tham số ở lời gọi.",
            "Mend the template at the place shown, or look at the arguments of the call.",
        ],
    ),
    Message::new(
        "template-fault",
        ["lỗi trong mẫu: {detail}", "fault in a template: {detail}"],
        ["Sửa mẫu ở chỗ được chỉ.", "Mend the template at the place shown."],
    ),
    // What functions and filters of templates say within such a fault.
    Message::plain(
        "function-unknown",
        "{function}: không có {what} “{name}”{near}",
        "{function}: no {what} `{name}`{near}",
    ),
    Message::plain("what-content", "bài hay mục", "content"),
    Message::plain("what-page", "bài", "page"),
    Message::plain("what-section", "mục", "section"),
    Message::plain("what-static-file", "tệp tĩnh", "static file"),
    Message::plain("what-file", "tệp", "file"),
    Message::plain("what-picture", "ảnh", "picture"),
    Message::plain("what-language", "mã ngôn ngữ", "language code"),
    Message::plain("what-text", "câu chữ", "text"),
    Message::plain("what-taxonomy", "cách phân loại", "taxonomy"),
    Message::plain("what-term", "từ khóa", "term"),
    Message::plain(
        "function-too-early",
        "{function} không gọi được trong thành phần dùng ở Markdown, vì các trang khác chưa dựng",
        "{function} cannot be called in a component that is used in Markdown: other pages are not made yet",
    ),
    Message::plain(
        "function-shared-deep",
        "shared: mẫu “{name}” gọi vòng về chính nó",
        "shared: the template `{name}` leads back to itself",
    ),
    Message::plain(
        "function-url",
        "load_data: khi dựng không đọc trang khác; hãy để dữ liệu trong một tệp của trang",
        "load_data: a build reads no other site; keep the data in a file of yours",
    ),
    Message::plain(
        "function-format",
        "load_data: không có dạng “{format}”; chọn toml, json, yaml, csv hoặc plain",
        "load_data: unknown format `{format}`: toml, json, yaml, csv or plain",
    ),
    Message::plain("function-qr-long", "qr: chữ quá dài cho một mã QR", "qr: the text is too long for a QR code"),
    Message::plain(
        "function-argument",
        "resize_image: “{argument}” không có giá trị “{value}”",
        "resize_image: unknown {argument} `{value}`",
    ),
    Message::plain("function-sha", "get_hash: sha_type là 256, 384 hoặc 512", "get_hash: sha_type is 256, 384 or 512"),
    Message::plain("filter-text", "spaceless: cần một đoạn chữ", "spaceless: needs a text"),
    Message::plain("filter-no-date", "date: “{value}” không phải ngày", "date: `{value}` is not a date"),
    Message::plain("filter-needs-date", "date: cần một ngày", "date: needs a date"),
];
