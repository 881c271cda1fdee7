//! The words of the command line's own help.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::plain(
        "help-about",
        "Dựng trang thông tin cải cách hành chính và ấn phẩm để in, từ các bài viết Markdown.",
        "Builds an administrative-reform information site, and sheets to print, from Markdown.",
    ),
    Message::plain(
        "help-after",
        "Xem cách dùng một lệnh: cchc help LỆNH. English: cchc --lang en help.",
        "Help on one command: cchc --lang en help COMMAND.",
    ),
    // Frame.
    Message::plain("help-usage", "Cách dùng", "Usage"),
    Message::plain("help-commands", "Các lệnh", "Commands"),
    Message::plain("help-arguments", "Tham số", "Arguments"),
    Message::plain("help-options", "Tùy chọn", "Options"),
    Message::plain("help-options-place", "[TÙY CHỌN]", "[OPTIONS]"),
    Message::plain("help-examples", "Ví dụ", "Examples"),
    Message::plain("help-also", "(gọi khác: {names})", "(also: {names})"),
    // Names of values.
    Message::plain("value-DIR", "THƯ_MỤC", "DIR"),
    Message::plain("value-FILE", "TỆP", "FILE"),
    Message::plain("value-LANG", "NGÔN_NGỮ", "LANG"),
    Message::plain("value-DATE", "NGÀY", "DATE"),
    Message::plain("value-URL", "ĐỊA_CHỈ", "URL"),
    Message::plain("value-FORMAT", "DẠNG", "FORMAT"),
    Message::plain("value-FORMATS", "DẠNG", "FORMATS"),
    Message::plain("value-PORT", "CỔNG", "PORT"),
    Message::plain("value-ADDRESS", "ĐỊA_CHỈ", "ADDRESS"),
    Message::plain("value-KIND", "LOẠI_BÀI", "KIND"),
    Message::plain("value-TITLE", "TIÊU_ĐỀ", "TITLE"),
    Message::plain("value-SLUG", "TÊN_KHÔNG_DẤU", "SLUG"),
    Message::plain("value-PAGE", "BÀI", "PAGE"),
    Message::plain("value-LAYOUT", "BỐ_CỤC", "LAYOUT"),
    Message::plain("value-SIZE", "KHỔ", "SIZE"),
    Message::plain("value-PPI", "SỐ", "PPI"),
    Message::plain("value-FINISH", "HOÀN_THIỆN", "FINISH"),
    Message::plain("value-OFFICE", "ĐƠN_VỊ", "OFFICE"),
    Message::plain("value-SHELL", "TRÌNH_LỆNH", "SHELL"),
    Message::plain("value-COMMAND", "LỆNH", "COMMAND"),
    // Commands.
    Message::plain("help-init", "Tạo một trang mới, có sẵn bài mẫu", "Makes a new site with sample pages"),
    Message::plain("help-new", "Tạo một bài mới từ mẫu của loại bài", "Makes a new page from the pattern of its kind"),
    Message::plain("help-build", "Dựng trang vào thư mục public", "Builds the site into the folder public"),
    Message::plain(
        "help-serve",
        "Xem thử trên máy này; sửa bài là trang tự đổi theo",
        "Shows the site on this machine and follows every change",
    ),
    Message::plain(
        "help-check",
        "Kiểm tra mọi bài; không ghi gì, trừ khi có --fix --write",
        "Checks everything; writes nothing but with --fix --write",
    ),
    Message::plain(
        "help-explain",
        "Giải thích một mã lỗi, mã kiểm tra; không có mã thì liệt kê các quy tắc",
        "Explains the code of a finding; without one, lists the rules",
    ),
    Message::plain("value-CODE", "MÃ", "CODE"),
    Message::plain("value-CODES", "MÃ,MÃ", "CODES"),
    Message::plain(
        "help-print",
        "In áp phích, băng rôn, phiếu, hoặc một bài",
        "Prints a poster, a banner, a notice sheet or a page",
    ),
    Message::plain("help-completions", "Xuất phần gợi ý lệnh cho trình lệnh", "Writes completions for a shell"),
    Message::plain("help-help", "Xem hướng dẫn của một lệnh", "Shows the help of a command"),
    // Options of all commands.
    Message::plain(
        "help-root",
        "Thư mục của trang (mặc định: thư mục đang đứng)",
        "The site's folder (default: the current one)",
    ),
    Message::plain(
        "help-config",
        "Tệp cấu hình (mặc định: config.toml)",
        "The configuration file (default: config.toml)",
    ),
    Message::plain(
        "help-lang",
        "Ngôn ngữ của chương trình: vi (mặc định) hoặc en",
        "The program's language: vi (default) or en",
    ),
    Message::plain("help-this", "Xem phần hướng dẫn này", "Shows this help"),
    Message::plain("help-version", "Xem phiên bản", "Shows the version"),
    // Options of several.
    Message::plain("help-drafts", "Dựng cả bài nháp", "Includes drafts"),
    Message::plain(
        "help-as-of",
        "Dựng như ở ngày này, ví dụ 2026-06-09 hoặc 09/06/2026 (mặc định: hôm nay)",
        "Builds as on this day, such as 2026-06-09 (default: today)",
    ),
    Message::plain(
        "help-base-url",
        "Địa chỉ của trang, thay cho base_url trong cấu hình",
        "The site's address instead of base_url in the configuration",
    ),
    Message::plain(
        "help-output-dir",
        "Nơi ghi trang (mặc định: public trong thư mục của trang)",
        "Where to write the site (default: public in the site's folder)",
    ),
    Message::plain(
        "help-format",
        "Dạng thông báo: text (mặc định), hoặc json mỗi dòng một thông báo",
        "How findings are shown: text (default), or json, one object a line",
    ),
    // init
    Message::plain(
        "help-folder",
        "Thư mục của trang mới (mặc định: thư mục đang đứng)",
        "The folder of the new site (default: the current one)",
    ),
    Message::plain(
        "help-init-force",
        "Cho phép thư mục đã có tệp; tệp đang có được giữ nguyên",
        "Allows a folder that holds files; they are kept as they are",
    ),
    Message::plain("examples-init", "  cchc init trang-moi", "  cchc init my-site"),
    // new
    Message::plain(
        "help-kind",
        "Loại bài: thu-tuc, tin-tuc, hoi-dap, van-ban, an-pham …",
        "The kind of page: thu-tuc, tin-tuc, hoi-dap, van-ban, an-pham …",
    ),
    Message::plain("help-title", "Tiêu đề, đặt trong dấu ngoặc kép", "The title, in quotation marks"),
    Message::plain(
        "help-section",
        "Thư mục trong content/ (mặc định: mục của loại bài)",
        "Folder under content/ (default: the section of the kind)",
    ),
    Message::plain(
        "help-slug",
        "Tên tệp và địa chỉ (mặc định: tiêu đề bỏ dấu)",
        "File name and address (default: from the title)",
    ),
    Message::plain(
        "examples-new",
        "  cchc new thu-tuc \"Đăng ký khai sinh\"\n  cchc moi tin-tuc \"Khai trương bộ phận một cửa\"",
        "  cchc new thu-tuc \"Đăng ký khai sinh\"",
    ),
    // build
    Message::plain(
        "help-portable",
        "Mọi liên kết ghi đủ đến index.html: chép vào USB, mở được không cần máy chủ",
        "Writes every link down to index.html: the copy opens from a USB stick",
    ),
    Message::plain(
        "help-zip",
        "Cùng với --portable: gói tất cả vào một tệp .zip, không đổi thư mục public",
        "With --portable: packs all of it into one .zip file and leaves the output folder alone",
    ),
    Message::plain(
        "help-compress",
        "Ghi sẵn tệp nén .br và .gz bên cạnh các tệp chữ: máy chủ gửi đi nhẹ hơn",
        "Writes .br and .gz beside text files, for servers that send them",
    ),
    Message::plain(
        "help-host",
        "Ghi tệp cài đặt cho máy chủ: netlify, cloudflare, nginx, apache, iis; cách nhau bằng dấu phẩy (mặc định: hosts trong cấu hình)",
        "Writes settings for netlify, cloudflare, nginx, apache, iis; several with commas (default: hosts in the configuration)",
    ),
    Message::plain("value-HOSTS", "MÁY_CHỦ", "HOSTS"),
    Message::plain(
        "help-build-force",
        "Cho phép ghi vào thư mục có tệp mà chương trình không tạo ra",
        "Allows an output folder that holds other files",
    ),
    Message::plain(
        "examples-build",
        "  cchc build\n  cchc build --compress --host apache\n  cchc build --portable --zip\n  cchc build --portable --output-dir D:\\trang-usb\n  cchc build --as-of 2026-12-01",
        "  cchc build\n  cchc build --compress --host apache\n  cchc build --portable --zip\n  cchc build --portable --output-dir usb\n  cchc build --as-of 2026-12-01",
    ),
    // serve
    Message::plain(
        "help-port",
        "Cổng (mặc định: 1111, hoặc cổng trống kế tiếp)",
        "The port (default: 1111 or the next free one)",
    ),
    Message::plain(
        "help-interface",
        "Địa chỉ của chính máy này (mặc định: 127.0.0.1)",
        "An address of this very machine (default: 127.0.0.1)",
    ),
    Message::plain("help-open", "Mở luôn trình duyệt", "Opens the browser"),
    Message::plain(
        "examples-serve",
        "  cchc serve --open\n  cchc xem --drafts",
        "  cchc serve --open\n  cchc serve --drafts",
    ),
    // check
    Message::plain(
        "help-only",
        "Chỉ chạy những quy tắc này, cách nhau bằng dấu phẩy",
        "Runs these rules alone, parted by commas",
    ),
    Message::plain("help-strict", "Có cảnh báo cũng tính là chưa đạt", "Warnings count as errors do"),
    Message::plain(
        "help-external",
        "Mở thử mọi liên kết đến trang khác (cần mạng)",
        "Tries every link to another site (needs the network)",
    ),
    Message::plain(
        "help-fix",
        "Cho xem những chỗ máy sửa được, chưa ghi gì",
        "Shows what the program can mend, and writes nothing",
    ),
    Message::plain("help-write", "Cùng với --fix: ghi những chỗ sửa vào bài", "With --fix: writes it into the files"),
    Message::plain(
        "help-baseline",
        "Không báo những điều đã có trong tệp mốc này",
        "Does not tell the findings of this file",
    ),
    Message::plain(
        "help-write-baseline",
        "Ghi mọi điều đang có vào tệp mốc này",
        "Writes all findings of today into this file",
    ),
    Message::plain(
        "help-check-format",
        "Cách hiện kết quả: text (mặc định), json, sarif, hoặc github",
        "How findings are shown: text (default), json, sarif, or github",
    ),
    Message::plain(
        "examples-check",
        "  cchc check\n  cchc check --fix\n  cchc kiem --only long-sentence\n  cchc check --baseline moc.json --strict",
        "  cchc check\n  cchc check --fix\n  cchc check --only long-sentence\n  cchc check --baseline known.json --strict",
    ),
    // explain
    Message::plain("help-code", "Mã trong ngoặc vuông của thông báo", "The code, as it stands in square brackets"),
    Message::plain(
        "examples-explain",
        "  cchc explain\n  cchc giai-thich long-sentence",
        "  cchc explain\n  cchc explain long-sentence",
    ),
    // print
    Message::plain(
        "help-page",
        "Bài: đường dẫn trong content/, ví dụ thu-tuc/dang-ky-khai-sinh",
        "The page: its path under content/, such as thu-tuc/dang-ky-khai-sinh",
    ),
    Message::plain(
        "help-layout",
        "Bố cục (mặc định: hợp với bài); cchc in, không ghi bài, liệt kê mọi bố cục và khổ",
        "The layout (default: what suits the page); cchc print without a page lists layouts and sizes",
    ),
    Message::plain(
        "help-size",
        "Khổ: a2, hoặc kích thước thật 0.9x7m; ghi lại --size để có nhiều khổ (mặc định: của bố cục)",
        "The size: a2, or measures as in 0.9x7m; repeat --size for several (default: the layout's)",
    ),
    Message::plain(
        "help-finish",
        "Hoàn thiện: van-phong (mặc định), nha-in, den-trang, ghep-a4, ghep-a3, duyet; cách nhau bằng dấu phẩy",
        "The finish: van-phong (default), nha-in, den-trang, ghep-a4, ghep-a3, duyet; several with commas",
    ),
    Message::plain(
        "help-csv",
        "Bảng đơn vị của bạn (trường học, phòng ban…) thay cho các xã, phường",
        "A table of your own units (schools, departments…) instead of the offices",
    ),
    Message::plain(
        "help-ppi",
        "Độ mịn của PNG, điểm mỗi inch (mặc định 96)",
        "How fine PNG files are, pixels an inch (default 96)",
    ),
    Message::plain(
        "help-data",
        "Chỉ ghi ra dữ liệu (JSON) mà bố cục nhận, không in",
        "Only write the data (JSON) that the layout gets, print nothing",
    ),
    Message::plain(
        "help-office",
        "Đơn vị, tên không dấu: ha-lang; nhiều đơn vị cách nhau bằng dấu phẩy",
        "An office by its name without marks: ha-lang; several with commas",
    ),
    Message::plain("help-all-offices", "Mỗi đơn vị một bản", "One sheet for every office"),
    Message::plain(
        "help-print-format",
        "pdf, png, hoặc pdf,png (mặc định: pdf; bố cục cho màn hình: png)",
        "pdf, png, or pdf,png (default: pdf; layouts for screens: png)",
    ),
    Message::plain(
        "help-print-output-dir",
        "Nơi ghi tệp (mặc định: thư mục in)",
        "Where to write (default: the folder `in`)",
    ),
    Message::plain(
        "help-message-format",
        "Dạng thông báo: text (mặc định) hoặc json",
        "How findings are shown: text (default) or json",
    ),
    Message::plain(
        "examples-print",
        "  cchc in\n  cchc in an-pham/ap-phich-phan-anh-kien-nghi --size a2 --office ha-lang\n  cchc in an-pham/bang-ron-hai-long --size 0.9x7m --finish nha-in,duyet --office ha-lang\n  cchc in an-pham/ap-phich-phan-anh-kien-nghi --size a1 --finish ghep-a4\n  cchc in thu-tuc/dang-ky-khai-sinh --all-offices",
        "  cchc print\n  cchc print an-pham/ap-phich-phan-anh-kien-nghi --size a2 --office ha-lang\n  cchc print an-pham/bang-ron-hai-long --size 0.9x7m --finish nha-in,duyet --office ha-lang\n  cchc print thu-tuc/dang-ky-khai-sinh --all-offices --format pdf,png",
    ),
    // completions and help
    Message::plain("help-shell", "bash, zsh, fish, powershell hoặc elvish", "bash, zsh, fish, powershell or elvish"),
    Message::plain(
        "examples-completions",
        "  cchc completions bash > cchc.bash",
        "  cchc completions bash > cchc.bash",
    ),
    Message::plain("help-command", "Tên lệnh", "The command"),
    Message::plain("examples-help", "  cchc help build", "  cchc help build"),
];
