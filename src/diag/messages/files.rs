//! What is said about input files: their names, paths and encoding.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    // Paths.
    Message::new(
        "path-empty",
        ["đường dẫn “{path}” rỗng", "the path `{path}` is empty"],
        ["Viết một tên có ít nhất một chữ cái hoặc chữ số.", "Write a name with at least one letter or digit."],
    ),
    Message::new(
        "path-escapes",
        ["đường dẫn “{path}” trỏ ra ngoài thư mục của trang", "the path `{path}` leads out of the site's folder"],
        [
            "Bỏ “..”, dấu “/” ở đầu và tên ổ đĩa; chỉ dùng đường dẫn nằm trong trang.",
            "Leave out `..`, a leading `/` and drive names; use a path within the site.",
        ],
    ),
    Message::new(
        "path-character",
        [
            "đường dẫn “{path}” có ký tự mà Windows hoặc máy chủ không nhận",
            "the path `{path}` holds a character that Windows or a server refuses",
        ],
        [
            "Bỏ các ký tự < > : \" | ? * \\ và ký tự điều khiển.",
            "Leave out the characters < > : \" | ? * \\ and control characters.",
        ],
    ),
    Message::new(
        "path-reserved",
        [
            "đường dẫn “{path}” có tên mà Windows giữ riêng, hoặc kết thúc bằng dấu chấm hay dấu cách",
            "the path `{path}` holds a name that Windows reserves, or ends in a dot or a space",
        ],
        [
            "Đổi tên, ví dụ thêm một từ vào tên như CON, AUX, NUL, COM1.",
            "Rename it; add a word to a name such as CON, AUX, NUL or COM1.",
        ],
    ),
    Message::new(
        "path-too-long",
        [
            "đường dẫn “{path}” có phần dài hơn tên tệp được phép",
            "the path `{path}` has a part longer than a file's name may be",
        ],
        ["Rút ngắn còn dưới 240 byte (khoảng 80 chữ).", "Shorten it to less than 240 bytes."],
    ),
    // Files.
    Message::new(
        "file-unreadable",
        ["không đọc được tệp: {detail}", "the file cannot be read: {detail}"],
        [
            "Kiểm tra tệp có đang bị khóa hoặc thiếu quyền đọc không.",
            "Check whether the file is locked or lacks permission to be read.",
        ],
    ),
    Message::new(
        "file-exists",
        ["tệp “{file}” đã có", "the file `{file}` exists already"],
        ["Chọn tên khác, hoặc sửa tệp đang có.", "Choose another name, or edit the file that exists."],
    ),
    Message::new(
        "file-unwritable",
        ["không ghi được tệp “{file}”: {detail}", "the file `{file}` cannot be written: {detail}"],
        [
            "Kiểm tra quyền ghi, chỗ trống trên đĩa, và tệp có đang mở ở chương trình khác không.",
            "Check permissions, disk space, and whether another program has it open.",
        ],
    ),
    Message::new(
        "file-name-not-utf8",
        ["tên tệp không phải chữ Unicode", "the file's name is not Unicode text"],
        [
            "Đổi tên tệp: chữ thường không dấu, chữ số và dấu gạch nối.",
            "Rename the file with plain letters, digits and hyphens.",
        ],
    ),
    Message::new(
        "file-name-language",
        [
            "tên tệp có đuôi ngôn ngữ “.{language}” mà trang không có ngôn ngữ đó; bài được coi là của ngôn ngữ chính",
            "the file's name ends in `.{language}`, but the site has no such language; the page is taken for the main one",
        ],
        [
            "Thêm [languages.{language}] vào config.toml, hoặc đổi tên tệp.",
            "Add [languages.{language}] to config.toml, or rename the file.",
        ],
    ),
    Message::new(
        "file-name-date",
        [
            "tên tệp bắt đầu bằng “{date}”, không phải một ngày có thật; bài không lấy ngày từ tên tệp",
            "the file's name begins with `{date}`, which is no day; the page takes no date from its name",
        ],
        ["Đổi tên tệp thành năm-tháng-ngày đúng.", "Rename the file with a right year-month-day."],
    ),
    Message::new(
        "file-name-nfd",
        [
            "tên tệp “{path}” viết dấu theo kiểu tách rời (NFD), thường do chép từ máy Mac",
            "the file name `{path}` has its marks decomposed (NFD), as files copied from a Mac have",
        ],
        [
            "Trang vẫn dựng được. Nên đổi tên tệp, tốt nhất là không dấu, để mọi máy hiểu giống nhau.",
            "The site builds all the same. Better rename the file, best without marks, so that all machines agree.",
        ],
    ),
    Message::new(
        "file-name-twice",
        [
            "hai tệp “{path}” và “{other}” cùng một tên, chỉ khác cách ghi dấu",
            "the files `{path}` and `{other}` have one name, written with different Unicode forms",
        ],
        ["Xóa hoặc đổi tên một tệp.", "Remove or rename one of them."],
    ),
    Message::new(
        "link-loop",
        [
            "liên kết tượng trưng quay lại thư mục “{ancestor}” chứa chính nó",
            "the symbolic link leads back to the folder `{ancestor}` that holds it",
        ],
        ["Xóa liên kết này; chép hẳn tệp cần dùng vào thư mục.", "Remove the link; copy the files that are needed."],
    ),
    Message::new(
        "link-nowhere",
        ["liên kết tượng trưng dẫn tới tệp không còn", "the symbolic link leads to a file that is not there"],
        ["Xóa liên kết này, hoặc chép hẳn tệp cần dùng vào đây.", "Remove the link, or copy the file that is needed."],
    ),
    Message::new(
        "link-leaves-root",
        ["liên kết tượng trưng dẫn ra ngoài thư mục của trang", "the symbolic link leads out of the site's folder"],
        ["Chép hẳn tệp cần dùng vào thư mục của trang.", "Copy the files that are needed into the site."],
    ),
    Message::new(
        "not-utf8",
        ["tệp không phải chữ UTF-8 (hỏng ở byte thứ {byte})", "the file is not UTF-8 text (byte {byte} is wrong)"],
        [
            "Mở tệp và lưu lại với bảng mã UTF-8; bài gõ bằng TCVN3 hoặc VNI phải chuyển mã trước.",
            "Open the file and save it as UTF-8; convert text typed in TCVN3 or VNI first.",
        ],
    ),
    Message::new(
        "not-utf8-but-utf16",
        [
            "tệp được lưu với bảng mã UTF-16 (“Unicode” của Notepad)",
            "the file is saved as UTF-16 (Notepad's \"Unicode\")",
        ],
        ["Lưu lại với bảng mã UTF-8.", "Save it again as UTF-8."],
    ),
    // Themes.
    Message::new(
        "theme-language",
        [
            "giao diện “{theme}” chưa có chữ cho ngôn ngữ “{language}”: nút bấm và nhãn hiện bằng “{instead}”",
            "the theme `{theme}` has no texts in `{language}`: buttons and labels are shown in `{instead}`",
        ],
        [
            "Viết các chữ vào [languages.{language}.translations] ([translations] nếu là ngôn ngữ chính) trong config.toml.",
            "Write the texts into [languages.{language}.translations] ([translations] for the main language) of config.toml.",
        ],
    ),
    Message::new(
        "theme-missing",
        [
            "không có giao diện “{theme}”: thiếu thư mục themes/{theme}",
            "there is no theme `{theme}`: the folder themes/{theme} is missing",
        ],
        [
            "Dùng theme = \"hub\" có sẵn trong chương trình, hoặc chép giao diện vào themes/.",
            "Use theme = \"hub\", which the program carries, or copy the theme into themes/.",
        ],
    ),
    Message::new(
        "theme-name",
        ["“{theme}” không phải tên giao diện", "`{theme}` is not the name of a theme"],
        [
            "Viết tên một thư mục trong themes/, không có dấu “/”.",
            "Write the name of a folder in themes/, without `/`.",
        ],
    ),
    Message::new(
        "file-changed",
        ["{file} vừa bị sửa trong lúc kiểm tra", "{file} was changed meanwhile"],
        [
            "Tệp được giữ nguyên. Lưu bài đang mở rồi chạy lại.",
            "The file is as it was. Save what is open and run again.",
        ],
    ),
];
