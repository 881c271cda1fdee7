//! What the commands say: results, and what is wrong with a command line.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    // Stages.
    Message::plain("stage-read", "Đọc bài", "Reading"),
    Message::plain("stage-render", "Dựng trang", "Making pages"),
    Message::plain("stage-pictures", "Thu hình", "Making pictures"),
    Message::plain("stage-print", "Dàn trang in", "Setting sheets"),
    Message::plain("stage-check", "Kiểm tra", "Checking"),
    Message::plain("stage-compress", "Nén tệp", "Compressing"),
    Message::plain("stage-write", "Ghi tệp", "Writing"),
    // Results.
    Message::plain(
        "build-done",
        "Đã dựng {pages} bài, {sections} mục vào {folder}: {files} tệp, ghi {written}, xóa {removed}; {seconds} giây.",
        "Built {pages} pages and {sections} sections into {folder}: {files} files, {written} written, {removed} removed; {seconds} s.",
    ),
    Message::plain(
        "archive-done",
        "Đã gói {pages} bài, {files} tệp vào {file}: {size}, giải nén ra {unpacked}; {seconds} giây.",
        "Packed {pages} pages, {files} files into {file}: {size}, {unpacked} unpacked; {seconds} s.",
    ),
    Message::plain(
        "archive-note",
        "{title}\nBản chép ngày {date}, đọc không cần mạng.\n\n1. Giải nén (bấm chuột phải vào tệp .zip, chọn Extract All hoặc Giải nén). Đừng mở thẳng trong tệp .zip.\n2. Mở thư mục vừa giải nén, bấm đúp vào tệp index.html.\n\nBản mới nhất: {address}",
        "{title}\nCopy of {date}, to be read without a network.\n\n1. Unpack the .zip file first (right-click, Extract All). Do not open it from within.\n2. In the unpacked folder, double-click index.html.\n\nNewest version: {address}",
    ),
    Message::plain(
        "build-failed",
        "Chưa dựng được: {errors} lỗi. Trang đã dựng lần trước còn nguyên.",
        "Not built: {errors} errors. What was built before is as it was.",
    ),
    Message::plain(
        "check-done",
        "Đã kiểm tra {pages} bài: {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý.",
        "Pages checked: {pages}. Errors: {errors}, warnings: {warnings}, notes: {notes}.",
    ),
    Message::plain(
        "print-done",
        "{files} tệp ở {folder}, ghi mới {written}; {seconds} giây.",
        "{files} files in {folder}, {written} of them new; {seconds} s.",
    ),
    Message::plain("print-pages", "{pages} trang", "{pages} pages"),
    Message::plain("print-same", "như đã có", "as it was"),
    Message::plain(
        "how-office",
        "Cách in {size} mm: mở PDF, chọn đúng khổ giấy, “Kích thước thật” (100 %), không chọn “Vừa trang”.",
        "To print {size} mm: open the PDF, choose this paper, “Actual size” (100 %), not “Fit”.",
    ),
    Message::plain(
        "how-picture",
        "Hình PNG của khổ {size} mm: gửi tin nhắn, đăng lên mạng; để in thì thêm --format pdf.",
        "A PNG picture of {size} mm: for messages and the web; to print add --format pdf.",
    ),
    Message::plain(
        "how-large",
        "Khổ {size} mm lớn hơn máy in văn phòng: in thử trên A4 để đọc lỗi; khi đặt in thật thì dùng --finish nha-in.",
        "{size} mm is larger than an office printer: try it on A4 to find mistakes; for the real one use --finish nha-in.",
    ),
    Message::plain(
        "how-to-scale",
        "Bản {size} mm vẽ tỉ lệ 1:{scale}: in để xem; khi đặt in thật thì dùng --finish nha-in, phóng {percent} %.",
        "The piece of {size} mm is drawn at 1:{scale}: print it to look at; for the real one use --finish nha-in, at {percent} %.",
    ),
    Message::plain(
        "how-press",
        "Gửi nhà in {size} mm: PDF hệ màu CMYK, có phần tràn và dấu cắt; in 100 %, cắt theo TrimBox.",
        "For the print shop, {size} mm: PDF in CMYK with bleed and crop marks; print at 100 %, cut at the TrimBox.",
    ),
    Message::plain(
        "how-press-to-scale",
        "Gửi nhà in {size} mm: PDF hệ màu CMYK, vẽ tỉ lệ 1:{scale}, in phóng {percent} %, cắt theo TrimBox.",
        "For the print shop, {size} mm: PDF in CMYK drawn at 1:{scale}; print at {percent} %, cut at the TrimBox.",
    ),
    Message::plain(
        "how-tiles",
        "Cách ghép {size} mm: in {pages} trang {paper} ở 100 %, một mặt; làm theo sơ đồ ở trang đầu.",
        "To join {size} mm: print the {pages} pages of {paper} at 100 %, one-sided; follow the plan on the first page.",
    ),
    Message::plain(
        "how-proof",
        "Bản duyệt: gửi tệp PNG hoặc PDF cho người duyệt; không dùng để in treo.",
        "A proof: send the PNG or PDF to who approves it; it is not for hanging.",
    ),
    Message::plain(
        "how-screen",
        "Hình cho màn hình: đăng hoặc chiếu nguyên tệp PNG, không phóng to.",
        "For screens: post or show the PNG as it is, not enlarged.",
    ),
    Message::plain("desk-title", "Bàn in thử", "Print desk"),
    Message::plain("desk-page", "Ấn phẩm", "Publication"),
    Message::plain("desk-layout", "Bố cục", "Layout"),
    Message::plain("desk-size", "Khổ", "Size"),
    Message::plain("desk-usual", "mặc định", "usual"),
    Message::plain("desk-finish", "Hoàn thiện", "Finish"),
    Message::plain("desk-office", "Đơn vị", "Office"),
    Message::plain("desk-no-office", "bản chung", "for nobody in particular"),
    Message::plain("desk-show", "Xem", "Show"),
    Message::plain("desk-findings", "Cần xem lại trước khi in", "To look at before printing"),
    Message::plain("desk-picture", "Hình xem thử, trang", "Preview, page"),
    Message::plain("print-list-layouts", "Bố cục:", "Layouts:"),
    Message::plain("print-list-sizes", "khổ", "sizes"),
    Message::plain(
        "print-list-free",
        "hoặc đo riêng, rộng {width} m, cao {height} m: --size {example}",
        "or to measure, {width} m wide, {height} m high: --size {example}",
    ),
    Message::plain("print-list-finishes", "hoàn thiện", "finishes"),
    Message::plain("print-list-publications", "Ấn phẩm của trang:", "Publications of the site:"),
    Message::plain(
        "print-list-more",
        "Thêm --office TÊN hoặc --all-offices để có tên đơn vị ({offices} đơn vị); --finish để chọn kiểu hoàn thiện.\nThủ tục và bài khác cũng in được: cchc print thu-tuc/dang-ky-khai-sinh",
        "Add --office NAME or --all-offices for sheets that name an office ({offices} offices); --finish chooses the finish.\nProcedures and other pages can be printed too: cchc print thu-tuc/dang-ky-khai-sinh",
    ),
    Message::plain("print-failed", "Chưa in được: {errors} lỗi.", "Not printed: {errors} errors."),
    Message::plain(
        "init-done",
        "Đã tạo trang ở {folder} ({files} tệp). Làm tiếp:",
        "The site is in {folder} ({files} files). Next:",
    ),
    Message::plain("init-next-build", "dựng trang", "builds the site"),
    Message::plain("init-next-serve", "xem thử, sửa bài là trang đổi theo", "shows it and follows every change"),
    Message::plain("new-done", "Đã tạo {file}.", "Made {file}."),
    Message::plain(
        "new-next",
        "Mở tệp, viết theo lời nhắc, rồi xóa dòng draft = true để đăng. Địa chỉ của bài: {address}",
        "Open it, follow its comments, then remove draft = true to publish. Its address: {address}",
    ),
    Message::plain("serve-ready", "Xem tại {address} (dừng: Ctrl+C)", "Look at {address} (stop: Ctrl+C)"),
    Message::plain("serve-built", "{pages} bài, mới nhất sau {ms} ms.", "{pages} pages, up to date after {ms} ms."),
    Message::plain(
        "serve-failed",
        "Có {errors} lỗi; trình duyệt hiện lỗi trên trang đang mở.",
        "{errors} errors; the browser shows them over the page that is open.",
    ),
    // The server.
    Message::new(
        "serve-not-loopback",
        ["{address} không phải địa chỉ của chính máy này", "{address} is not an address of this very machine"],
        [
            "Bản xem thử chỉ mở trên máy này: 127.0.0.1 hoặc ::1. Cho người khác xem thì dựng rồi đưa lên máy chủ.",
            "The preview is for this machine only: 127.0.0.1 or ::1. To show it to others, build and publish it.",
        ],
    ),
    Message::new(
        "serve-port",
        ["không mở được cổng {port}: {detail}", "the port {port} cannot be opened: {detail}"],
        [
            "Tắt chương trình đang dùng cổng này, hoặc chọn cổng khác bằng --port.",
            "Stop what uses it, or choose another with --port.",
        ],
    ),
    Message::new(
        "serve-failed-to-run",
        ["máy chủ xem thử dừng: {detail}", "the preview server stopped: {detail}"],
        ["Chạy lại lệnh.", "Run the command again."],
    ),
    Message::new(
        "serve-watch",
        ["không theo dõi được “{path}”: {detail}", "`{path}` cannot be watched: {detail}"],
        [
            "Trang vẫn xem được; sửa bài xong thì chạy lại lệnh.",
            "The site is shown all the same; run the command again after changes.",
        ],
    ),
    Message::new(
        "serve-browser",
        ["không mở được trình duyệt: {detail}", "the browser cannot be opened: {detail}"],
        ["Tự mở địa chỉ ở trên.", "Open the address above yourself."],
    ),
    Message::plain("overlay-title", "Bài có lỗi", "There are errors"),
    Message::plain(
        "overlay-text",
        "Trang phía sau là bản trước khi có lỗi. Sửa xong, trang tự tải lại.",
        "The page behind is as it was before the errors. It reloads when they are gone.",
    ),
    Message::plain("overlay-more", "Và {more} lỗi nữa, xem ở cửa sổ dòng lệnh.", "And {more} more: see the terminal."),
    Message::plain("overlay-close", "Đóng", "Close"),
    // init and new.
    Message::new(
        "init-not-empty",
        ["thư mục “{folder}” đã có tệp", "the folder `{folder}` holds files"],
        [
            "Chọn thư mục khác, hoặc thêm --force để giữ các tệp đang có và chỉ thêm tệp còn thiếu.",
            "Choose another folder, or add --force to keep its files and add only what is missing.",
        ],
    ),
    Message::new(
        "new-unknown-kind",
        ["không có loại bài “{kind}”", "there is no kind of page `{kind}`"],
        ["Các loại bài: {known}.", "The kinds are: {known}."],
    ),
    Message::plain("new-section", "Đã tạo mục {file}.", "Began the section {file}."),
    Message::new(
        "new-no-section",
        ["chưa có mục nào cho loại bài “{kind}”", "no section is for the kind `{kind}`"],
        [
            "Tạo tệp content/{kind}/_index.md với hai dòng title = \"…\" và kind = \"{kind}\" giữa hai dòng +++, hoặc chỉ mục khác bằng --section.",
            "Make the file content/{kind}/_index.md with the lines title = \"…\" and kind = \"{kind}\" between two lines +++, or name a section with --section.",
        ],
    ),
    Message::new(
        "new-unknown-section",
        ["không có mục “{section}”", "there is no section `{section}`"],
        [
            "Ghi tên một thư mục trong content/ có tệp _index.md.",
            "Write the name of a folder under content/ that has an _index.md.",
        ],
    ),
    Message::new(
        "new-no-slug",
        ["không đặt được tên tệp từ “{title}”", "no file name can be made from `{title}`"],
        [
            "Viết tên tệp bằng --slug, ví dụ --slug dang-ky-khai-sinh.",
            "Write it with --slug, such as --slug dang-ky-khai-sinh.",
        ],
    ),
    Message::new(
        "new-no-archetype",
        ["giao diện không có mẫu cho loại bài “{kind}”", "the theme has no archetype for the kind `{kind}`"],
        ["Thêm tệp archetypes/{kind}.md vào thư mục của trang.", "Add the file archetypes/{kind}.md to the site."],
    ),
    // The command line.
    Message::new(
        "cli-unknown-argument",
        ["không có tùy chọn “{argument}”", "there is no option `{argument}`"],
        ["Xem các tùy chọn: cchc help LỆNH.", "See the options: cchc --lang en help COMMAND."],
    ),
    Message::new(
        "cli-extra-word",
        ["thừa chữ “{argument}”", "the word `{argument}` is one too many"],
        [
            "Chữ có dấu cách, như tiêu đề hay tên thư mục, phải đặt trong dấu nháy kép: \"…\".",
            "Put words with spaces, such as a title or a folder, in double quotes: \"…\".",
        ],
    ),
    Message::new(
        "cli-unknown-command",
        ["không có lệnh “{command}”", "there is no command `{command}`"],
        ["Xem các lệnh: cchc help.", "See the commands: cchc --lang en help."],
    ),
    Message::new(
        "cli-no-command",
        ["thiếu lệnh", "a command is missing"],
        ["Xem các lệnh: cchc help.", "See the commands: cchc --lang en help."],
    ),
    Message::new(
        "cli-missing-argument",
        ["thiếu {arguments}", "{arguments} is missing"],
        ["Xem cách dùng và ví dụ: cchc help LỆNH.", "See usage and examples: cchc --lang en help COMMAND."],
    ),
    Message::new(
        "cli-missing-value",
        ["thiếu giá trị sau {argument}", "{argument} needs a value"],
        ["Viết giá trị ngay sau tùy chọn.", "Write the value after the option."],
    ),
    Message::new(
        "cli-invalid-value",
        ["“{value}” không dùng được cho {argument}", "`{value}` cannot be used for {argument}"],
        ["Xem cách viết: cchc help LỆNH.", "See how to write it: cchc --lang en help COMMAND."],
    ),
    Message::new(
        "cli-value-not-known",
        ["“{value}” không dùng được cho {argument}", "`{value}` cannot be used for {argument}"],
        ["Chọn một trong: {known}.", "Choose one of: {known}."],
    ),
    Message::new(
        "cli-twice",
        ["{argument} được viết hai lần", "{argument} is given twice"],
        ["Giữ lại một.", "Keep one of them."],
    ),
    Message::new(
        "cli-takes-no-value",
        ["{argument} không nhận giá trị “{value}”", "{argument} takes no value `{value}`"],
        ["Chỉ viết {argument}.", "Write {argument} alone."],
    ),
    Message::new(
        "cli-conflict",
        ["{first} và {second} không đi cùng nhau", "{first} and {second} exclude each other"],
        ["Giữ lại một.", "Keep one of them."],
    ),
    Message::new(
        "cli-bad-date",
        ["“{value}” không phải một ngày", "`{value}` is not a day"],
        [
            "Viết năm-tháng-ngày (2026-06-09) hoặc ngày/tháng/năm (09/06/2026).",
            "Write year-month-day, such as 2026-06-09.",
        ],
    ),
    Message::new(
        "cli-not-utf8",
        ["dòng lệnh có chữ không phải Unicode", "the command line holds text that is not Unicode"],
        ["Gõ lại dòng lệnh bằng bộ gõ Unicode.", "Type it again with a Unicode keyboard."],
    ),
    Message::new(
        "cli-usage",
        ["dòng lệnh không đúng: {detail}", "the command line is wrong: {detail}"],
        ["Xem cách dùng: cchc help.", "See usage: cchc --lang en help."],
    ),
];
