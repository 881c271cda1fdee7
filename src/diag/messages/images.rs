//! What is said about: images.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    // The content is not a picture.
    Message::new(
        "image-empty",
        ["tệp ảnh rỗng (0 byte)", "the picture file is empty (0 bytes)"],
        ["Chép lại ảnh từ máy hoặc điện thoại đã chụp.", "Copy the picture again from the device that took it."],
    ),
    Message::new(
        "image-zeros",
        [
            "tệp ảnh chỉ toàn byte 0: việc chép hoặc tải ảnh đã dở dang",
            "the picture file holds nothing but zeros: copying or downloading it was interrupted",
        ],
        [
            "Chép hoặc tải lại ảnh từ nơi lưu bản gốc.",
            "Copy or download the picture again from where the original is kept.",
        ],
    ),
    Message::new(
        "image-unknown",
        [
            "nội dung tệp không phải là ảnh mà chương trình đọc được",
            "the file's content is not a picture that can be read",
        ],
        ["Dùng ảnh JPEG, PNG, WebP, GIF hoặc SVG.", "Use a JPEG, PNG, WebP, GIF or SVG picture."],
    ),
    Message::new(
        "image-heic",
        [
            "đây là ảnh HEIC (iPhone, iPad); phần lớn trình duyệt không hiển thị được",
            "this is a HEIC picture (iPhone, iPad), which most browsers do not show",
        ],
        [
            "Xuất ảnh thành JPEG. Để iPhone chụp thẳng ra JPEG: Cài đặt › Camera › Định dạng › Tương thích nhất.",
            "Export it as JPEG. To take JPEG on an iPhone: Settings › Camera › Formats › Most Compatible.",
        ],
    ),
    Message::new(
        "image-pdf",
        ["đây là tệp PDF, không phải ảnh", "this is a PDF, not a picture"],
        [
            "Xuất trang cần dùng thành ảnh PNG; hoặc đặt liên kết tới tệp PDF thay cho ảnh.",
            "Export the page you need as a PNG picture, or link to the PDF instead of showing it.",
        ],
    ),
    Message::new(
        "image-html",
        [
            "đây là một trang web (HTML) được lưu dưới tên của ảnh",
            "this is a web page (HTML) saved under the name of a picture",
        ],
        [
            "Mở trang có ảnh, bấm chuột phải vào chính tấm ảnh rồi chọn lưu hình ảnh.",
            "Open the page that has the picture, right-click the picture itself and save the image.",
        ],
    ),
    Message::new(
        "image-office",
        [
            "đây là tài liệu văn phòng (Word, Excel, PowerPoint…), không phải ảnh",
            "this is an office document (Word, Excel, PowerPoint…), not a picture",
        ],
        [
            "Mở tài liệu, bấm chuột phải vào ảnh bên trong rồi lưu thành tệp PNG hoặc JPEG.",
            "Open the document, right-click the picture in it and save it as PNG or JPEG.",
        ],
    ),
    Message::new(
        "image-video",
        ["đây là tệp video, không phải ảnh", "this is a video, not a picture"],
        ["Chụp một khung hình của video và lưu thành JPEG.", "Take a still of the video and save it as JPEG."],
    ),
    Message::new(
        "image-archive",
        ["đây là tệp nén, không phải ảnh", "this is a compressed archive, not a picture"],
        ["Giải nén rồi dùng ảnh bên trong.", "Unpack it and use the picture inside."],
    ),
    Message::new(
        "image-lfs-pointer",
        [
            "đây mới chỉ là con trỏ của Git LFS; ảnh thật chưa được tải về",
            "this is only a Git LFS pointer; the picture itself has not been downloaded",
        ],
        ["Chạy “git lfs pull” rồi dựng lại trang.", "Run `git lfs pull`, then build again."],
    ),
    Message::new(
        "image-other-kind",
        ["ảnh kiểu {kind} không dùng được trên trang web", "a {kind} picture cannot be used on a web page"],
        [
            "Mở ảnh bằng một chương trình xem ảnh rồi lưu thành JPEG (ảnh chụp) hoặc PNG (sơ đồ, hình vẽ).",
            "Open it in an image viewer and save it as JPEG (photos) or PNG (diagrams, drawings).",
        ],
    ),
    // The picture cannot be read.
    Message::new(
        "image-truncated",
        [
            "ảnh {kind} bị cụt: tệp hết trước khi hết ảnh",
            "the {kind} picture is cut off: the file ends before the picture does",
        ],
        [
            "Việc chép hoặc tải ảnh đã dở dang: lấy lại ảnh từ bản gốc. Nếu bản gốc cũng vậy, mở ảnh và lưu lại.",
            "Copying or downloading was interrupted: take it again from the original. If the original is the same, open it and save it anew.",
        ],
    ),
    Message::new(
        "image-corrupt",
        [
            "ảnh {kind} bị hỏng, không đọc được ({reason})",
            "the {kind} picture is damaged and cannot be read ({reason})",
        ],
        [
            "Lấy lại ảnh từ bản gốc; hoặc mở ảnh bằng một chương trình xem ảnh rồi lưu lại.",
            "Take it again from the original, or open it in an image viewer and save it anew.",
        ],
    ),
    Message::new(
        "image-feature",
        [
            "ảnh {kind} này dùng một dạng mã hoá ít gặp, chưa đọc được ({reason})",
            "this {kind} picture uses a rare encoding that cannot be read ({reason})",
        ],
        [
            "Mở ảnh bằng một chương trình xem ảnh rồi lưu lại thành JPEG hoặc PNG thông thường.",
            "Open it in an image viewer and save it as an ordinary JPEG or PNG.",
        ],
    ),
    Message::new(
        "image-too-large",
        [
            "ảnh quá lớn: {width} × {height} điểm ảnh ({megapixels} megapixel), giới hạn là {limit}",
            "the picture is too large: {width} × {height} pixels ({megapixels} megapixels), the limit is {limit}",
        ],
        [
            "Thu nhỏ ảnh trước khi đưa vào: trang web chỉ cần chiều rộng khoảng 2000–4000 điểm ảnh.",
            "Make it smaller first: a web page needs a width of about 2000–4000 pixels.",
        ],
    ),
    Message::new(
        "image-memory",
        [
            "đọc ảnh {kind} này cần quá nhiều bộ nhớ ({reason})",
            "reading this {kind} picture takes too much memory ({reason})",
        ],
        ["Thu nhỏ ảnh hoặc lưu lại thành JPEG.", "Make it smaller, or save it as JPEG."],
    ),
    Message::new(
        "image-extension",
        [
            "tệp có đuôi .{extension} nhưng nội dung là ảnh {kind}; chương trình dùng theo nội dung",
            "the file is called .{extension} but its content is a {kind} picture; the content is what counts",
        ],
        [
            "Đổi đuôi tệp thành .{kind} để người khác khỏi nhầm.",
            "Rename it to end in .{kind}, so that nobody is misled.",
        ],
    ),
    Message::new(
        "image-encode",
        [
            "không tạo được ảnh {kind} từ tệp này ({reason})",
            "a {kind} picture could not be made from this file ({reason})",
        ],
        [
            "Mở ảnh bằng một chương trình xem ảnh, lưu lại rồi dựng lại trang.",
            "Open it in an image viewer, save it anew and build again.",
        ],
    ),
    // What was asked for.
    Message::new(
        "image-operation",
        ["không có cách đổi cỡ ảnh nào tên là “{name}”", "there is no way of resizing called `{name}`"],
        [
            "Các cách có sẵn: scale, fit_width, fit_height, fit, fill.",
            "Known ways: scale, fit_width, fit_height, fit, fill.",
        ],
    ),
    Message::new(
        "image-format",
        ["không tạo được ảnh kiểu “{name}”", "pictures of the kind `{name}` cannot be made"],
        ["Các kiểu có sẵn: auto, jpg, png, webp.", "Known kinds: auto, jpg, png, webp."],
    ),
    Message::new(
        "image-operation-needs",
        ["cách đổi cỡ “{operation}” cần cho biết: {needs}", "resizing by `{operation}` needs to be told: {needs}"],
        ["Thêm {needs} vào lời gọi resize_image.", "Add {needs} to the call of resize_image."],
    ),
    Message::new(
        "image-size-zero",
        ["chiều rộng hoặc chiều cao yêu cầu bằng 0", "a width or height of 0 was asked for"],
        ["Ghi số điểm ảnh từ 1 trở lên, hoặc bỏ hẳn tham số đó.", "Give 1 pixel or more, or leave that argument out."],
    ),
    Message::new(
        "image-size-huge",
        [
            "kích thước yêu cầu {side} điểm ảnh vượt quá giới hạn {limit}",
            "the size asked for, {side} pixels, is beyond the limit of {limit}",
        ],
        [
            "Ảnh trên trang web hiếm khi cần rộng quá 4000 điểm ảnh.",
            "A picture on a web page seldom needs more than 4000 pixels.",
        ],
    ),
    Message::new(
        "image-result-large",
        [
            "ảnh kết quả {width} × {height} điểm ảnh là quá lớn đối với kiểu ảnh này",
            "the resulting picture of {width} × {height} pixels is too large for its kind",
        ],
        ["Yêu cầu kích thước nhỏ hơn, hoặc cắt bớt ảnh gốc.", "Ask for a smaller size, or crop the original."],
    ),
    Message::new(
        "image-quality",
        ["chất lượng ảnh {quality} nằm ngoài khoảng 1–100", "the quality {quality} is outside 1–100"],
        [
            "Bỏ tham số quality để dùng mức mặc định, hoặc ghi số từ 1 đến 100.",
            "Leave quality out to use the default, or give a number from 1 to 100.",
        ],
    ),
    // Drawings.
    Message::new(
        "image-svg-encoding",
        ["tệp SVG không được lưu theo bảng mã UTF-8", "the SVG file is not saved as UTF-8"],
        ["Mở bằng trình vẽ rồi lưu lại với UTF-8.", "Open it in the drawing program and save it as UTF-8."],
    ),
    Message::new(
        "image-svg-broken",
        [
            "tệp SVG bị cụt hoặc sai cú pháp XML ở dòng {line}",
            "the SVG file is cut off or is not well-formed XML at line {line}",
        ],
        [
            "Xuất lại tệp từ trình vẽ (Inkscape, Illustrator, Figma…).",
            "Export it again from the drawing program (Inkscape, Illustrator, Figma…).",
        ],
    ),
    Message::new(
        "image-svg-prologue",
        [
            "tệp SVG tự định nghĩa thực thể (ENTITY) hoặc gọi bảng kiểu bên ngoài, ở dòng {line}",
            "the SVG file defines entities of its own or calls a style sheet from elsewhere, at line {line}",
        ],
        ["Xuất lại dưới dạng “Plain SVG” / “SVG thuần”.", "Export it again as “Plain SVG”."],
    ),
    Message::new(
        "image-svg-element",
        [
            "tệp SVG chứa “{name}” ở dòng {line}: thành phần này có thể chạy mã hoặc nhúng trang khác",
            "the SVG file holds `{name}` at line {line}, which may run code or embed another page",
        ],
        ["Xoá thành phần đó, hoặc xuất lại hình vẽ thành PNG.", "Remove that element, or export the drawing as PNG."],
    ),
    Message::new(
        "image-svg-handler",
        [
            "tệp SVG chứa thuộc tính chạy mã “{name}” ở dòng {line}",
            "the SVG file holds the attribute `{name}`, which runs code, at line {line}",
        ],
        ["Xoá thuộc tính đó, hoặc xuất lại hình vẽ thành PNG.", "Remove that attribute, or export the drawing as PNG."],
    ),
    Message::new(
        "image-svg-external",
        [
            "tệp SVG trỏ ra ngoài ở dòng {line}: “{target}”",
            "the SVG file points outside itself at line {line}: `{target}`",
        ],
        [
            "Nhúng ảnh và phông chữ vào trong tệp, bỏ liên kết, rồi xuất lại.",
            "Embed the pictures and fonts in the file, drop its links, and export it again.",
        ],
    ),
    Message::new(
        "image-svg-size",
        ["tệp SVG không cho biết kích thước", "the SVG file does not state its size"],
        ["Thêm width và height, hoặc viewBox, vào thẻ <svg>.", "Add width and height, or viewBox, to the <svg> tag."],
    ),
];
