//! What is said about the built site and where it is written.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "output-twice",
        ["hai nơi cùng tạo “{path}”: {first} và {second}", "two sources make `{path}`: {first} and {second}"],
        ["Đổi slug, path, aliases hoặc tên tệp của một bên.", "Change the slug, path, aliases or file name of one."],
    ),
    Message::new(
        "output-twice-by-case",
        [
            "“{path}” chỉ khác chữ hoa, chữ thường với tệp khác: {first} và {second}",
            "`{path}` differs from another file by case only: {first} and {second}",
        ],
        ["Đổi tên một bên: Windows coi hai tên này là một.", "Rename one: Windows takes the two names for one."],
    ),
    Message::new(
        "output-file-is-folder",
        [
            "“{path}” vừa là tệp ({first}) vừa là thư mục ({second})",
            "`{path}` is a file ({first}) and a folder ({second})",
        ],
        ["Đổi tên một bên.", "Rename one of them."],
    ),
    Message::new(
        "output-unwritable",
        ["không ghi được vào “{folder}”: {detail}", "`{folder}` cannot be written: {detail}"],
        [
            "Kiểm tra quyền ghi và chỗ trống, hoặc chọn thư mục khác bằng --output-dir.",
            "Check permissions and disk space, or choose another folder with --output-dir.",
        ],
    ),
    Message::new(
        "output-full",
        [
            "hết chỗ trống khi ghi vào “{folder}”: trang này cần khoảng {size} MB",
            "no space left to write `{folder}`: this site takes about {size} MB",
        ],
        [
            "Trang cũ vẫn dùng được. Xóa bớt tệp trên đĩa, hoặc chọn thư mục ở đĩa khác bằng --output-dir, rồi dựng lại.",
            "The old site still works. Free some space, or choose a folder on another disk with --output-dir, and build again.",
        ],
    ),
    Message::new(
        "archive-too-large",
        ["trang quá lớn cho một tệp ZIP: {files} tệp", "the site is too large for a ZIP file: {files} files"],
        [
            "Tệp ZIP chứa nhiều nhất 65 534 tệp và 4 GB. Bỏ --zip, rồi chép cả thư mục.",
            "A ZIP file holds 65,534 files and 4 GB at most. Leave out --zip and copy the folder.",
        ],
    ),
    Message::new(
        "output-in-use",
        ["một lần dựng khác đang ghi vào “{folder}”", "another build is writing to `{folder}`"],
        ["Đợi lần dựng đó xong rồi chạy lại.", "Wait until it is done and try again."],
    ),
    Message::new(
        "output-not-ours",
        ["“{folder}” có tệp mà chương trình không tạo ra", "`{folder}` holds files that this program did not make"],
        [
            "Chọn thư mục khác, hoặc thêm --force nếu các tệp trùng tên được phép thay.",
            "Choose another folder, or add --force if files of the same name may be replaced.",
        ],
    ),
    Message::new(
        "output-over-source",
        ["“{folder}” chứa bài gốc của trang", "`{folder}` holds the sources of the site"],
        [
            "Chọn thư mục khác bằng --output-dir, ví dụ public.",
            "Choose another folder with --output-dir, such as public.",
        ],
    ),
];
