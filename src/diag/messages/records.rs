//! What is said about documents and their registry, approval and review.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    Message::new(
        "document-twice",
        ["văn bản số {number} đã có trang ở {file}", "the document {number} has a page already, in {file}"],
        [
            "Gộp hai trang làm một, hoặc sửa số ký hiệu viết nhầm.",
            "Make one page of the two, or mend a mistyped number.",
        ],
    ),
    Message::new(
        "document-number-odd",
        [
            "“{number}” không đúng dạng số, ký hiệu văn bản; chỗ dẫn văn bản này trong bài không được nhận ra",
            "`{number}` has not the form of a document number; citations of it are not found",
        ],
        [
            "Viết như trên văn bản: 118/2025/NĐ-CP, 4110/KH-UBND, 57-NQ/TW.",
            "Write it as the document has it: 118/2025/NĐ-CP, 4110/KH-UBND, 57-NQ/TW.",
        ],
    ),
    Message::new(
        "document-ended-early",
        ["“{key}” sớm hơn “{other}” ({date})", "`{key}` is before `{other}` ({date})"],
        [
            "Một văn bản không thể hết hiệu lực trước ngày đó. Xem lại hai ngày theo bản gốc.",
            "A document cannot end before that day. Compare both days with the original.",
        ],
    ),
    Message::new(
        "document-begins-early",
        ["“{key}” sớm hơn “{other}” ({date})", "`{key}` is before `{other}` ({date})"],
        [
            "Văn bản có hiệu lực trở về trước là trường hợp riêng. Xem lại hai ngày theo bản gốc.",
            "A document rarely takes effect before it is issued. Compare both days with the original.",
        ],
    ),
    Message::new(
        "document-self",
        ["“{key}” dẫn tới chính văn bản này ({number})", "`{key}` names this very document ({number})"],
        ["Ghi số của văn bản kia, hoặc bỏ dòng này.", "Write the number of the other document, or drop the line."],
    ),
    Message::new(
        "document-ring",
        ["quan hệ “{key}” đi thành vòng: {numbers}", "the relation `{key}` goes round in a ring: {numbers}"],
        [
            "Văn bản sau mới sửa đổi, thay thế được văn bản trước. Bỏ quan hệ ghi ngược.",
            "Only a later document changes an earlier one. Drop the relation that is the wrong way round.",
        ],
    ),
    Message::new(
        "relation-no-number",
        ["“{value}” của “{key}” không có số, ký hiệu văn bản", "`{value}` of `{key}` holds no document number"],
        [
            "Ghi cả số, ký hiệu, ví dụ 118/2025/NĐ-CP: quan hệ được nối theo số.",
            "Write the number too, such as 118/2025/NĐ-CP: relations are joined by number.",
        ],
    ),
    Message::new(
        "document-ends-undated",
        [
            "“{key}” nêu {number} nhưng bài không ghi từ ngày nào",
            "`{key}` names {number}, but the page does not say from when",
        ],
        [
            "Ghi ngay_hieu_luc của văn bản này. Chưa có ngày thì văn bản kia chưa bị coi là hết hiệu lực.",
            "Write the ngay_hieu_luc of this document. Until then the other one does not count as ended.",
        ],
    ),
    Message::new(
        "document-state-contradicts",
        ["{number}: tình trạng “{state}” trái với {reason}", "{number}: the status `{state}` contradicts {reason}"],
        [
            "Sửa tình trạng hoặc ngày theo bản gốc. Nếu chỉ thay một phần, ghi tinh_trang = \"het-mot-phan\".",
            "Mend the status or the day by the original. If only a part was replaced, write tinh_trang = \"het-mot-phan\".",
        ],
    ),
    Message::new(
        "document-changes-later",
        [
            "“{key}” dẫn tới {number}, ban hành sau văn bản này ({date})",
            "`{key}` names {number}, which was issued after this document ({date})",
        ],
        [
            "Xem lại hai ngày ban hành, hoặc chiều của quan hệ.",
            "Look at both days of issue, or at the way of the relation.",
        ],
    ),
    // Approval and review.
    Message::new(
        "link-to-taken-down",
        [
            "“{link}” đã gỡ xuống; chữ được giữ, liên kết bị bỏ",
            "`{link}` was taken down; its text stays, without the link",
        ],
        ["Dẫn tới bài khác, hoặc bỏ liên kết.", "Link to another page, or remove the link."],
    ),
    Message::new(
        "publication-withheld",
        [
            "ấn phẩm chờ cùng bài “{link}”: bài đó chưa đăng, đã hết hạn hoặc đã gỡ",
            "the publication waits with `{link}`, which is a draft, out of its time or taken down",
        ],
        ["Đăng bài đó, hoặc đổi “trang” của ấn phẩm.", "Publish that page, or change `trang`."],
    ),
    Message::new(
        "publication-without-page",
        [
            "bản tin để trống bài “{link}”: bài đó chưa đăng, đã hết hạn hoặc đã gỡ",
            "the bulletin leaves out `{link}`, which is a draft, out of its time or taken down",
        ],
        ["Đăng bài đó, hoặc bỏ nó khỏi “bai”.", "Publish that page, or take it out of `bai`."],
    ),
    Message::new(
        "print-page-taken-down",
        ["“{page}” đã gỡ xuống", "`{page}` was taken down"],
        [
            "Nội dung đã gỡ thì không in nữa. Nếu gỡ nhầm, đổi duyet = \"go\" trong bài.",
            "What was taken down is printed no more. If that was a mistake, change duyet = \"go\" in the page.",
        ],
    ),
    Message::new(
        "gate-unapproved",
        [
            "nội dung chưa được duyệt để phát hành (duyet: {state})",
            "the text was not approved for release (duyet: {state})",
        ],
        [
            "Người có thẩm quyền duyệt rồi ghi duyet = \"da-duyet\", kèm ngay_duyet và nguoi_duyet.",
            "Whoever may approve it writes duyet = \"da-duyet\", with ngay_duyet and nguoi_duyet.",
        ],
    ),
    Message::new(
        "gate-undated",
        [
            "bài ghi đã duyệt nhưng ngay_duyet là {date}",
            "the page says that it is approved, but its ngay_duyet is {date}",
        ],
        [
            "Ghi ngay_duyet: ngày đã duyệt, không muộn hơn hôm nay.",
            "Write ngay_duyet: the day of approval, not after today.",
        ],
    ),
    Message::new(
        "gate-changed",
        [
            "bài sửa ngày {changed}, sau ngày duyệt {approved}",
            "the page was changed on {changed}, after its approval of {approved}",
        ],
        ["Duyệt lại rồi ghi ngay_duyet mới.", "Have it approved again and write the new ngay_duyet."],
    ),
    Message::new(
        "gate-overdue",
        ["đã quá hạn rà soát (review_by = {date})", "its review is overdue (review_by = {date})"],
        ["Rà soát bài rồi ghi hạn mới.", "Look the page over and write the next limit."],
    ),
    // Impact.
    Message::new(
        "impact-no-number",
        ["“{value}” không phải số, ký hiệu văn bản", "`{value}` is no document number"],
        [
            "Viết như trên văn bản: cchc impact 118/2025/NĐ-CP.",
            "Write it as the document has it: cchc impact 118/2025/NĐ-CP.",
        ],
    ),
    Message::plain(
        "impact-unknown",
        "{number}: chưa có trang trong mục văn bản",
        "{number}: the registry has no page of it",
    ),
    Message::plain("impact-until", "hết hiệu lực từ {date}", "no longer in force since {date}"),
    Message::plain("impact-pages", "Bài dẫn văn bản này:", "Pages that name it:"),
    Message::plain(
        "impact-publications",
        "Ấn phẩm in nội dung dẫn văn bản này:",
        "Publications that print its number or a page that names it:",
    ),
    Message::plain("impact-basis", "lấy làm căn cứ", "rests on it"),
    Message::plain("impact-history", "nhắc như chuyện cũ", "named as history"),
    Message::plain("impact-made-from", "in bài {file}", "prints {file}"),
    Message::plain("impact-lines", "dòng {lines}", "lines {lines}"),
    Message::plain(
        "impact-done",
        "{pages} bài, {publications} ấn phẩm cần xem lại.",
        "{pages} pages and {publications} publications to look over.",
    ),
    Message::plain("document-con-hieu-luc", "không có gì cho biết đã hết hiệu lực", "nothing says that it ended"),
    Message::plain("document-chua-hieu-luc", "chưa có hiệu lực", "not yet in force"),
    Message::plain("document-het-hieu-luc", "hết hiệu lực", "no longer in force"),
    Message::plain("document-het-mot-phan", "hết hiệu lực một phần", "partly in force"),
    Message::plain("relation-sua-doi", "sửa đổi, bổ sung", "amends"),
    Message::plain("relation-thay-the", "thay thế", "replaces"),
    Message::plain("relation-bai-bo", "bãi bỏ", "repeals"),
    Message::plain("relation-huong-dan", "hướng dẫn thi hành", "guides the application of"),
    Message::plain("relation-can-cu", "căn cứ", "based on"),
    Message::plain("relation-duoc-sua-doi-boi", "được sửa đổi bởi", "amended by"),
    Message::plain("relation-duoc-thay-the-boi", "được thay thế bởi", "replaced by"),
    Message::plain("relation-bi-bai-bo-boi", "bị bãi bỏ bởi", "repealed by"),
    Message::plain("relation-duoc-huong-dan-boi", "được hướng dẫn bởi", "guided by"),
    Message::plain("relation-la-can-cu-cua", "là căn cứ của", "is the basis of"),
    // Schema.
    Message::plain("schema-done", "Đã ghi {count} lược đồ vào {folder}.", "Wrote {count} schemas to {folder}."),
    // Their help.
    Message::plain("help-impact", "Liệt kê bài, ấn phẩm dẫn một văn bản", "Lists what names a document"),
    Message::plain(
        "help-number",
        "Số, ký hiệu văn bản, ví dụ 118/2025/NĐ-CP",
        "A document number, such as 118/2025/NĐ-CP",
    ),
    Message::plain("value-NUMBER", "SỐ_KÝ_HIỆU", "NUMBER"),
    Message::plain(
        "examples-impact",
        "  cchc impact 118/2025/NĐ-CP\n  cchc anh-huong 57-NQ/TW --format json",
        "  cchc impact 118/2025/NĐ-CP\n  cchc impact 57-NQ/TW --format json",
    ),
    Message::plain(
        "help-schema",
        "Xuất lược đồ JSON của phần đầu bài cho trình soạn thảo",
        "Writes JSON Schemas of front matter for editors",
    ),
    Message::plain(
        "help-schema-kind",
        "Loại bài; bỏ trống thì ghi mọi loại thành tệp",
        "A kind; without it every kind is written as a file",
    ),
    Message::plain(
        "help-schema-output-dir",
        "Nơi ghi các tệp (mặc định .cchc/schema)",
        "Where the files go (default .cchc/schema)",
    ),
    Message::plain("examples-schema", "  cchc schema\n  cchc luoc-do thu-tuc", "  cchc schema\n  cchc schema thu-tuc"),
    Message::plain(
        "help-release-gate",
        "Chỉ dựng khi mọi bài đã duyệt và chưa quá hạn rà soát",
        "Builds only when every page is approved and no review is overdue",
    ),
];
