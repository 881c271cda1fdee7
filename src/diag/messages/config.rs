//! What is said about the site's configuration.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "config-missing",
        ["không thấy tệp “{name}” trong “{folder}”", "there is no `{name}` in `{folder}`"],
        [
            "Chạy lệnh trong thư mục của trang, chỉ thư mục bằng --root, hoặc tạo trang mới bằng “cchc init”.",
            "Run the command in the site's folder, name it with --root, or make a site with `cchc init`.",
        ],
    ),
    Message::new(
        "config-two",
        [
            "có cả “{used}” và “{unused}”; chỉ “{used}” được dùng",
            "there are `{used}` and `{unused}`; only `{used}` is used",
        ],
        ["Xóa hoặc đổi tên tệp không dùng.", "Remove or rename the one that is not used."],
    ),
    Message::new(
        "config-no-base-url",
        ["thiếu base_url, địa chỉ của trang", "base_url, the site's address, is missing"],
        ["Thêm base_url = \"https://…\".", "Add base_url = \"https://…\"."],
    ),
    Message::new(
        "config-base-url",
        ["base_url “{value}” không phải địa chỉ trang", "base_url `{value}` is not the address of a site"],
        [
            "Viết địa chỉ bắt đầu bằng https://, không có dấu cách, “?” hay “#”.",
            "Write an address that begins with https:// and has no space, `?` or `#`.",
        ],
    ),
    Message::new(
        "host-unknown",
        ["không biết loại máy chủ “{value}”", "there is no host `{value}`"],
        ["Chọn trong: {known}; nhiều loại thì cách nhau bằng dấu phẩy.", "Choose from {known}; several with commas."],
    ),
    Message::new(
        "config-example-url",
        [
            "base_url “{value}” là tên miền ví dụ: mã QR và nguồn tin sẽ dẫn tới địa chỉ không có thật",
            "base_url `{value}` is an example domain: QR codes and feeds lead to an address that does not exist",
        ],
        ["Thay bằng địa chỉ thật trước khi đăng hoặc in.", "Put the real address in before you publish or print."],
    ),
    Message::new(
        "config-feed-name",
        ["“{value}” không phải tên tệp nguồn tin", "`{value}` is not the name of a feed file"],
        ["Dùng \"atom.xml\", \"feed.json\" hoặc \"rss.xml\".", "Use \"atom.xml\", \"feed.json\" or \"rss.xml\"."],
    ),
    Message::new(
        "config-feed-clash",
        [
            "tên tệp nguồn tin “{value}” trùng với tệp khác của trang",
            "the feed file `{value}` has the name of another file of the site",
        ],
        [
            "Dùng \"atom.xml\", \"feed.json\" hoặc \"rss.xml\", mỗi tên một lần.",
            "Use \"atom.xml\", \"feed.json\" or \"rss.xml\", each once.",
        ],
    ),
    Message::new(
        "config-glob",
        ["mẫu tên tệp “{pattern}” viết sai: {detail}", "the file pattern `{pattern}` is malformed: {detail}"],
        ["Viết như \"*.psd\" hoặc \"nhap/**\".", "Write such as \"*.psd\" or \"drafts/**\"."],
    ),
    Message::new(
        "config-language",
        ["“{value}” không phải mã ngôn ngữ", "`{value}` is not a language code"],
        ["Dùng mã như vi, en, tyz.", "Use a code such as vi, en, tyz."],
    ),
    Message::new(
        "config-unsupported",
        ["chương trình này không làm “{key}”", "this program does not do `{key}`"],
        ["Xóa dòng này hoặc đặt là false.", "Remove the line or set it to false."],
    ),
];
