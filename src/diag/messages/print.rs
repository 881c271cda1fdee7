//! What is said about: print.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "print-unknown-layout",
        ["không có bố cục “{layout}”", "there is no layout `{layout}`"],
        ["Chọn một trong: {known}.", "Choose one of: {known}."],
    ),
    Message::new(
        "print-unknown-size",
        ["bố cục “{layout}” không có khổ “{size}”", "the layout `{layout}` is not made for the size `{size}`"],
        ["Chọn một trong: {known}.", "Choose one of: {known}."],
    ),
    Message::new(
        "print-overflow",
        [
            "“{field}” quá dài: ở cỡ chữ nhỏ nhất vẫn không vừa bố cục {layout}, khổ {size}",
            "`{field}` is too long: even at the smallest type size it does not fit the layout {layout} at size {size}",
        ],
        [
            "Rút ngắn “{field}”, hoặc bớt dấu ~ nối quá nhiều tiếng; máy không tự cắt chữ và không thu chữ nhỏ hơn mức đọc được.",
            "Shorten `{field}`, or tie fewer words with ~; text is never clipped nor set smaller than can be read.",
        ],
    ),
    Message::new(
        "print-overflow-by",
        [
            "“{field}” quá dài: ở cỡ chữ nhỏ nhất vẫn không vừa bố cục {layout}, khổ {size}",
            "`{field}` is too long: even at the smallest type size it does not fit the layout {layout} at size {size}",
        ],
        [
            "Rút ngắn “{field}” khoảng {cut} %; máy không tự cắt chữ và không thu chữ nhỏ hơn mức đọc được.",
            "Shorten `{field}` by about {cut} %; text is never clipped nor set smaller than can be read.",
        ],
    ),
    Message::new(
        "print-too-many",
        [
            "“{field}” có quá nhiều mục: bố cục {layout}, khổ {size} đặt được nhiều nhất {most}",
            "`{field}` has too many items: the layout {layout} at size {size} holds {most} at most",
        ],
        ["Gộp hoặc bỏ bớt các mục của “{field}”.", "Join or leave out items of `{field}`."],
    ),
    Message::new(
        "print-missing-field",
        [
            "bố cục {layout}, khổ {size} cần “{field}” mà trang chưa có",
            "the layout {layout} at size {size} needs `{field}`, which the page lacks",
        ],
        ["Thêm “{field}” vào bài.", "Add `{field}` to the page."],
    ),
    Message::new(
        "print-outside",
        [
            "bố cục {layout}, khổ {size}: chữ “{text}” lọt ra ngoài mép giấy ở tờ {page}",
            "layout {layout} at size {size}: the text `{text}` runs off the paper on page {page}",
        ],
        [
            "Rút ngắn đoạn chữ này, hoặc bớt dấu ~ nối các từ; nếu bố cục do bạn sửa, hãy chừa chỗ rộng hơn.",
            "Shorten this text or tie fewer words with ~; if you changed the layout, give it more room.",
        ],
    ),
    Message::new(
        "print-overprint",
        [
            "bố cục {layout}, khổ {size}: chữ “{text}” đè lên “{other}” ở tờ {page}",
            "layout {layout} at size {size}: the text `{text}` is printed over `{other}` on page {page}",
        ],
        [
            "Bảng quá nhiều cột thì bớt cột hoặc chia thành hai bảng; từ dài không có chỗ ngắt thì rút ngắn.",
            "Give the table fewer columns or divide it in two; shorten words that cannot be broken.",
        ],
    ),
    Message::new(
        "print-no-glyph",
        [
            "phông chữ in không có ký tự “{letter}” ({code}), dùng trong “{field}”",
            "the print fonts have no character `{letter}` ({code}), used in `{field}`",
        ],
        ["Viết lại không dùng ký tự này.", "Write it without this character."],
    ),
    Message::new(
        "print-picture",
        ["hình trong trang không đọc được: {message}", "a picture of the page cannot be read: {message}"],
        ["Thay bằng tệp PNG, JPEG, WebP hoặc SVG còn tốt.", "Replace it by a sound PNG, JPEG, WebP or SVG file."],
    ),
    Message::new(
        "print-layout-fault",
        ["bố cục {layout} có lỗi Typst: {message}", "the layout {layout} has a Typst error: {message}"],
        ["Sửa tệp bố cục ở chỗ được chỉ.", "Mend the layout file at the place shown."],
    ),
    Message::plain("print-layout-warning", "Typst cảnh báo: {message}", "Typst warns: {message}"),
    Message::new(
        "print-missing-template",
        [
            "bố cục {layout} cần tệp “{template}” mà thư mục in không có",
            "the layout {layout} needs the file `{template}`, which the print folder lacks",
        ],
        [
            "Thêm tệp vào thư mục print của giao diện, hoặc sửa khóa template.",
            "Add the file to the theme's print folder or mend the key template.",
        ],
    ),
    Message::new(
        "print-missing-table",
        ["thiếu tệp “{file}” hoặc tệp không phải chữ UTF-8", "the file `{file}` is missing or is not UTF-8 text"],
        ["Thêm tệp này vào thư mục print của giao diện.", "Add the file to the theme's print folder."],
    ),
    Message::new(
        "print-bad-size",
        ["khổ “{size}” không dùng được", "the size `{size}` cannot be used"],
        [
            "Mỗi cạnh của tờ vẽ (kích thước thật chia cho scale) phải từ 10 đến 5080 mm, scale từ 1 trở lên.",
            "Each side of the drawn sheet (real size divided by scale) must be 10 to 5080 mm, scale at least 1.",
        ],
    ),
    Message::new(
        "print-default-size",
        [
            "khổ mặc định “{size}” của bố cục {layout} không nằm trong sizes",
            "the default size `{size}` of the layout {layout} is not among its sizes",
        ],
        ["Thêm khổ này vào sizes hoặc chọn khổ mặc định khác.", "Add it to sizes or choose another default."],
    ),
    Message::new(
        "print-twice",
        ["“{name}” được khai báo hai lần", "`{name}` is declared twice"],
        ["Giữ lại một lần.", "Keep it once."],
    ),
    Message::new(
        "print-bad-font",
        [
            "tệp phông chữ thứ {number} của giao diện không đọc được",
            "font file number {number} of the theme cannot be read",
        ],
        ["Thay bằng tệp TTF hoặc OTF còn tốt.", "Replace it by a sound TTF or OTF file."],
    ),
    Message::new(
        "print-no-font",
        ["giao diện không có phông chữ để in", "the theme has no font to print with"],
        ["Thêm tệp TTF vào thư mục fonts của giao diện.", "Add TTF files to the theme's fonts folder."],
    ),
    Message::new(
        "print-pdf",
        ["không tạo được PDF: {message}", "the PDF cannot be made: {message}"],
        ["Báo cho người bảo trì chương trình.", "Tell the maintainers of the program."],
    ),
    Message::new(
        "print-png",
        ["không tạo được hình PNG: {message}", "the PNG picture cannot be made: {message}"],
        ["Thử lại với hình nhỏ hơn.", "Try again with a smaller picture."],
    ),
    Message::new(
        "print-no-layouts",
        ["giao diện của trang không có bố cục in", "the site's theme has no layouts to print"],
        [
            "Dùng theme = \"hub\", hoặc thêm thư mục print vào giao diện.",
            "Use theme = \"hub\", or add a print folder to the theme.",
        ],
    ),
    Message::new(
        "print-unknown-page",
        ["không có trang “{page}”", "there is no page `{page}`"],
        [
            "Ghi đường dẫn của bài trong content/, ví dụ thu-tuc/dang-ky-khai-sinh.",
            "Write the page's path under content/, such as thu-tuc/dang-ky-khai-sinh.",
        ],
    ),
    Message::new(
        "print-page-draft",
        ["“{page}” là bài nháp", "`{page}` is a draft"],
        ["Thêm --drafts để in thử, hoặc bỏ draft = true.", "Add --drafts to try it, or remove draft = true."],
    ),
    Message::new(
        "print-page-withheld",
        ["“{page}” không trong thời gian đăng (mốc {date})", "`{page}` is not published at this date (limit {date})"],
        [
            "Đổi ngày trong bài, hoặc thêm --as-of để in như ở một ngày khác.",
            "Change the date of the page, or add --as-of to print as on another day.",
        ],
    ),
    Message::new(
        "print-no-offices",
        ["trang chưa có đơn vị nào", "the site has no offices"],
        [
            "Thêm mục có kind = \"don-vi\" và bảng đơn vị.",
            "Add a section with kind = \"don-vi\" and a table of offices.",
        ],
    ),
    Message::new(
        "print-page-link",
        [
            "ô trang ghi “{link}”, không dẫn tới bài nào của trang",
            "the key trang says `{link}`, which leads to no page of the site",
        ],
        [
            "Viết @/ rồi đường dẫn của tệp trong content/, ví dụ trang = \"@/thu-tuc/dang-ky-khai-sinh.md\". Mã QR đã in thì không sửa được.",
            "Write @/ and the file's path under content/, such as trang = \"@/thu-tuc/dang-ky-khai-sinh.md\". A printed code cannot be mended.",
        ],
    ),
    Message::new(
        "print-wrong-kind",
        ["bố cục {layout} chỉ dành cho loại bài {kinds}", "the layout {layout} is for pages of the kind {kinds} only"],
        ["Chọn bố cục khác, ví dụ trang hoặc ap-phich.", "Choose another layout, such as trang or ap-phich."],
    ),
    Message::new(
        "print-over-source",
        ["“{folder}” chứa bài gốc của trang", "`{folder}` holds the sources of the site"],
        ["Chọn thư mục khác bằng --output-dir, ví dụ in.", "Choose another folder with --output-dir, such as in."],
    ),
    Message::new(
        "print-unknown-office",
        ["không có đơn vị “{office}”", "there is no office `{office}`"],
        [
            "Ghi tên không dấu, nối bằng gạch ngang, ví dụ ha-lang.",
            "Write its name without marks, joined by hyphens, such as ha-lang.",
        ],
    ),
    Message::new(
        "print-unknown-measure",
        ["bố cục “{layout}” không có khổ “{size}”", "the layout `{layout}` is not made for the size `{size}`"],
        [
            "Chọn một trong: {known}; hoặc ghi kích thước thật như 0.9x7m, rộng {width}, cao {height}.",
            "Choose one of: {known}; or write the real size as in 0.9x7m, {width} wide, {height} high.",
        ],
    ),
    Message::new(
        "print-unknown-finish",
        ["không có kiểu hoàn thiện “{finish}”", "there is no finish `{finish}`"],
        ["Chọn một trong: {known}.", "Choose one of: {known}."],
    ),
    Message::new(
        "print-finish-not-made",
        ["bố cục {layout} không làm kiểu “{finish}”", "the layout {layout} is not made in the finish `{finish}`"],
        ["Chọn một trong: {known}.", "Choose one of: {known}."],
    ),
    Message::new(
        "print-needs-no-tiles",
        [
            "khổ {size} vừa một tờ giấy, không cần ghép ({finish})",
            "the size {size} fits on one sheet, there is nothing to join ({finish})",
        ],
        [
            "Bỏ {finish} khỏi --finish, hoặc chọn khổ lớn hơn.",
            "Leave {finish} out of --finish, or choose a larger size.",
        ],
    ),
    Message::new(
        "print-too-many-tiles",
        [
            "khổ {size} quá lớn để ghép từ giấy nhỏ ({finish})",
            "the size {size} is too large to be joined from small sheets ({finish})",
        ],
        [
            "Chọn khổ nhỏ hơn, hoặc gửi nhà in: --finish nha-in.",
            "Choose a smaller size, or a print shop: --finish nha-in.",
        ],
    ),
    Message::new(
        "print-bad-range",
        ["khoảng “{key}” không dùng được", "the range `{key}` cannot be used"],
        ["Viết { least = 700, most = 1200 }, tính bằng mm.", "Write { least = 700, most = 1200 }, in mm."],
    ),
    Message::new(
        "print-picture-missing",
        [
            "“{field}” ghi hình “{picture}”, không thấy tệp này",
            "`{field}` names the picture `{picture}`, which is not there",
        ],
        [
            "Đặt tệp cạnh bài, hoặc ghi /thu-muc/ten.jpg cho tệp trong static.",
            "Put the file beside the page, or write /folder/name.jpg for one in static.",
        ],
    ),
    Message::new(
        "print-bulletin-page",
        ["ô bai ghi “{link}”, không dẫn tới bài nào", "the key bai says `{link}`, which leads to no page"],
        ["Viết như \"@/tin-tuc/ten-bai.md\".", "Write it as \"@/tin-tuc/name.md\"."],
    ),
    Message::new(
        "print-unit-column",
        ["bảng đơn vị có cột lạ “{column}”", "the table of units has an unknown column `{column}`"],
        ["Các cột dùng được: {known}.", "The columns may be: {known}."],
    ),
    Message::new(
        "print-unit-no-column",
        ["bảng đơn vị thiếu cột “{column}”", "the table of units lacks the column `{column}`"],
        ["Thêm cột này vào dòng đầu.", "Add it to the first row."],
    ),
    Message::new(
        "print-unit-logo",
        ["không đọc được tệp biểu trưng “{file}”", "the mark `{file}` cannot be read"],
        ["Đặt tệp hình cạnh bảng, ghi đúng tên và đuôi.", "Put the picture beside the table and write its whole name."],
    ),
    Message::new(
        "print-unit-no-name",
        ["dòng này không có tên đơn vị", "this row has no name of a unit"],
        ["Điền cột ten.", "Fill in the column ten."],
    ),
    Message::new(
        "print-unit-twice",
        ["đơn vị “{unit}” đã có ở dòng {other}", "the unit `{unit}` is in line {other} already"],
        [
            "Xóa một dòng, hoặc thêm cột ma cho các đơn vị trùng tên.",
            "Remove one, or add a column ma for units of the same name.",
        ],
    ),
    Message::new(
        "print-unit-none",
        ["bảng không có đơn vị nào", "the table has no unit"],
        ["Thêm mỗi đơn vị một dòng.", "Add a row for each unit."],
    ),
];
