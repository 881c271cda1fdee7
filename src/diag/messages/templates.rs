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
        "template-fault",
        ["lỗi trong mẫu: {detail}", "fault in a template: {detail}"],
        ["Sửa mẫu ở chỗ được chỉ.", "Mend the template at the place shown."],
    ),
];
