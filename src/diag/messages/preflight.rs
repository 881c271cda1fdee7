//! What is said about: sheets that can be set and would be wrong on paper.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "print-contrast",
        [
            "bố cục {layout}, khổ {size}, {finish}: chữ “{text}” ({field}) khó đọc trên nền, tương phản {is}:1, cần {needs}:1",
            "layout {layout}, size {size}, {finish}: the text `{text}` ({field}) is hard to read on its ground, {is}:1 instead of {needs}:1",
        ],
        [
            "Đổi màu chữ hoặc màu nền trong tokens.toml, hoặc dời chữ khỏi chỗ đó.",
            "Change the colour of the text or of the ground in tokens.toml, or move the text.",
        ],
    ),
    Message::new(
        "print-small-text",
        [
            "bố cục {layout}, khổ {size}, {finish}: chữ “{text}” ({field}) chỉ {is} pt, nhỏ hơn mức đọc được {needs} pt",
            "layout {layout}, size {size}, {finish}: the text `{text}` ({field}) is {is} pt, less than the {needs} pt that can be read",
        ],
        ["Rút ngắn chữ, hoặc chọn khổ lớn hơn.", "Shorten the text, or choose a larger size."],
    ),
    Message::new(
        "print-small-capitals",
        [
            "bố cục {layout}, khổ {size}, {finish}: chữ lớn nhất “{text}” ({field}) cao {is} mm, nhìn từ xa cần {needs} mm",
            "layout {layout}, size {size}, {finish}: the largest text `{text}` ({field}) is {is} mm high, from afar it needs {needs} mm",
        ],
        ["Rút ngắn tiêu đề, hoặc chọn khổ lớn hơn.", "Shorten the headline, or choose a larger size."],
    ),
    Message::new(
        "print-picture-coarse",
        [
            "bố cục {layout}, khổ {size}, {finish}: hình chỉ có {is} điểm mỗi inch, cần {needs}",
            "layout {layout}, size {size}, {finish}: the picture has {is} pixels an inch, it needs {needs}",
        ],
        ["Dùng hình lớn hơn (bản gốc của máy ảnh).", "Use a larger picture (the camera's original)."],
    ),
    Message::new(
        "print-qr-small",
        [
            "bố cục {layout}, khổ {size}, {finish}: ô vuông của mã QR chỉ {is} mm, cần {needs} mm để quét được",
            "layout {layout}, size {size}, {finish}: the modules of the QR code are {is} mm, scanning needs {needs} mm",
        ],
        ["Dùng địa chỉ ngắn hơn, hoặc khổ lớn hơn.", "Use a shorter address, or a larger size."],
    ),
    Message::new(
        "print-qr-crowded",
        [
            "bố cục {layout}, khổ {size}, {finish}: quanh mã QR không đủ khoảng trắng (4 ô)",
            "layout {layout}, size {size}, {finish}: the QR code lacks its quiet zone of 4 modules",
        ],
        ["Dời chữ hoặc hình ra xa mã.", "Move text and pictures away from it."],
    ),
    Message::new(
        "print-qr-unreadable",
        [
            "bố cục {layout}, khổ {size}, {finish}: không đọc lại được mã QR trên bản in",
            "layout {layout}, size {size}, {finish}: the QR code on the sheet cannot be read back",
        ],
        ["Xem lại chỗ đặt, màu và khoảng trắng quanh mã.", "Look at its place, its colour and its quiet zone."],
    ),
    Message::new(
        "print-slogan-long",
        [
            "khẩu hiệu ({field}) dài {is} tiếng một dòng; đọc từ xa được nhiều nhất {needs} tiếng, hai dòng",
            "the slogan ({field}) has {is} words in a line; from afar {needs} can be read, in two lines",
        ],
        ["Rút ngắn khẩu hiệu.", "Shorten the slogan."],
    ),
    Message::new(
        "print-no-maker",
        [
            "bố cục {layout}, khổ {size}: bản treo nơi công cộng thiếu tên hoặc địa chỉ đơn vị thực hiện",
            "layout {layout}, size {size}: what hangs in public lacks the name or the address of its maker",
        ],
        [
            "Thêm --office nếu chưa có, rồi điền địa chỉ của đơn vị khi đã xác nhận (Luật Quảng cáo, Điều 27).",
            "Add --office if it is missing, and fill in the office's address once confirmed (Law on Advertising, article 27).",
        ],
    ),
    Message::new(
        "print-hanging-long",
        [
            "thời gian treo ({field}) là {days} ngày; băng rôn treo nhiều nhất {needs} ngày",
            "it hangs for {days} days ({field}); a banner may hang for {needs} at most",
        ],
        [
            "Sửa treo_tu, treo_den; hỏi cơ quan quản lý văn hóa (Luật Quảng cáo, Điều 27).",
            "Correct treo_tu and treo_den; ask the office of culture (Law on Advertising, article 27).",
        ],
    ),
    Message::new(
        "print-hanging-reversed",
        [
            "ngày thôi treo ({field}) sớm hơn ngày bắt đầu {date}",
            "the last day of hanging ({field}) is before the first, {date}",
        ],
        ["Sửa treo_tu hoặc treo_den.", "Correct treo_tu or treo_den."],
    ),
    Message::new(
        "print-hanging-over",
        ["thời gian treo ({field}) đã hết từ {date}", "the days of hanging ({field}) ended on {date}"],
        ["Sửa treo_den, hoặc đừng in nữa.", "Correct treo_den, or print it no more."],
    ),
    Message::new(
        "print-document-ended",
        [
            "bản in dẫn “{document}”, văn bản này đã hết hiệu lực; thay bằng: {successor}",
            "the sheet cites `{document}`, which is no longer in force; its successor: {successor}",
        ],
        ["Sửa nội dung theo văn bản mới rồi in.", "Correct the text by the new document, then print."],
    ),
    Message::new(
        "print-draft",
        ["bài này còn là bản nháp", "this page is a draft"],
        ["Bỏ draft = true khi đã duyệt xong.", "Remove draft = true once it is approved."],
    ),
    Message::new(
        "print-review-due",
        ["bài đã quá hạn rà soát {date}", "the page was to be reviewed by {date}"],
        ["Rà soát nội dung, rồi đổi review_by.", "Review the text, then change review_by."],
    ),
];
