//! What is said about pages, sections and their text.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    // Front matter.
    Message::new(
        "front-matter-missing",
        ["bài không có phần đầu", "the page has no front matter"],
        [
            "Bắt đầu tệp bằng dòng +++, các khóa như title = \"…\", rồi một dòng +++.",
            "Begin the file with a line +++, keys such as title = \"…\", and another line +++.",
        ],
    ),
    Message::new(
        "front-matter-open",
        ["phần đầu bài không có dòng {fence} để kết thúc", "the front matter has no closing line {fence}"],
        ["Thêm một dòng {fence} sau khóa cuối cùng.", "Add a line {fence} after the last key."],
    ),
    Message::new(
        "front-matter-no-keys",
        ["phần đầu bài không phải các khóa và giá trị", "the front matter is no list of keys and values"],
        ["Viết mỗi dòng một khóa: title: \"Tiêu đề\".", "Write a key on each line: title: \"A title\"."],
    ),
    Message::new(
        "index-and-section",
        ["thư mục có cả index.md và _index.md", "the folder has both index.md and _index.md"],
        [
            "Giữ index.md nếu thư mục là một bài, _index.md nếu là một mục.",
            "Keep index.md if the folder is a page, _index.md if it is a section.",
        ],
    ),
    Message::new(
        "page-no-title",
        ["bài không có tiêu đề", "the page has no title"],
        ["Thêm title = \"…\" vào phần đầu bài.", "Add title = \"…\" to the front matter."],
    ),
    Message::new(
        "date-before-date",
        ["“{key}” sớm hơn ngày của bài ({date})", "`{key}` is before the page's date ({date})"],
        ["Xem lại hai ngày: có thể gõ nhầm năm hoặc tháng.", "Look at both dates: a year or month may be mistyped."],
    ),
    Message::new(
        "page-without-sort-key",
        [
            "bài không có “{key}” mà mục của bài xếp theo; bài được đặt ở cuối",
            "the page lacks `{key}`, which its section sorts by; it is placed last",
        ],
        ["Thêm “{key}” vào phần đầu bài.", "Add `{key}` to the front matter."],
    ),
    Message::new(
        "not-a-url",
        ["“{value}” của “{key}” không phải địa chỉ trang", "`{value}` of `{key}` is not a web address"],
        ["Viết địa chỉ đầy đủ, bắt đầu bằng https://.", "Write the whole address, beginning with https://."],
    ),
    Message::new(
        "procedure-code",
        ["mã thủ tục “{value}” không đúng dạng", "the procedure code `{value}` has the wrong form"],
        [
            "Mã quốc gia có dạng 1.001193: một chữ số từ 1 đến 3, dấu chấm, sáu chữ số.",
            "A national code looks like 1.001193: a digit from 1 to 3, a dot, six digits.",
        ],
    ),
    // Recordings.
    Message::new(
        "audio-missing",
        ["không tìm thấy tệp âm thanh “{file}”", "there is no recording `{file}`"],
        [
            "Đặt tệp cạnh bài rồi ghi tên tệp, hoặc đặt vào static/ rồi ghi từ dấu gạch: \"/am-thanh/bai.mp3\".",
            "Put the file beside the page and give its name, or into static/ and begin with a slash: \"/am-thanh/bai.mp3\".",
        ],
    ),
    Message::new(
        "audio-unknown",
        [
            "“{file}” không phải tệp âm thanh mà trình duyệt nào cũng phát được",
            "`{file}` is no recording that every browser plays",
        ],
        [
            "Lưu lại thành MP3, M4A, OGG hoặc Opus bằng phần mềm ghi âm; đổi đuôi tên tệp là chưa đủ.",
            "Save it as MP3, M4A, OGG or Opus with an audio program; changing the end of its name is not enough.",
        ],
    ),
    Message::new(
        "audio-ending",
        ["tệp “{file}” là {format} nhưng mang đuôi khác", "the file `{file}` is {format} by another ending"],
        ["Đổi tên tệp cho có đuôi .{ending}.", "Rename it to end in .{ending}."],
    ),
    Message::new(
        "audio-language",
        ["không biết mã ngôn ngữ “{value}”", "the language code `{value}` is not known"],
        [
            "Dùng một trong: {known}. Ngôn ngữ khác: thêm [languages.{value}] vào config.toml.",
            "Use one of {known}. For another language add [languages.{value}] to config.toml.",
        ],
    ),
    Message::new(
        "audio-length",
        ["thời lượng “{value}” không đúng dạng", "the length `{value}` has the wrong form"],
        [
            "Viết phút:giây như \"3:20\", hoặc giờ:phút:giây.",
            "Write minutes:seconds such as \"3:20\", or hours:minutes:seconds.",
        ],
    ),
    Message::new(
        "audio-no-transcript",
        [
            "bản ghi “{name}” không có lời bằng chữ, người không nghe được thì không biết nội dung",
            "the recording `{name}` has no transcript: whoever cannot hear does not learn what it says",
        ],
        [
            "Thêm loi = \"lời đọc\" hoặc loi = \"loi.txt\". Nếu bản ghi đọc đúng nguyên văn bài này, ghi nguyen_van = true.",
            "Add loi = \"the words\" or loi = \"words.txt\". If it reads the very text of this page, say nguyen_van = true.",
        ],
    ),
    Message::new(
        "audio-not-page",
        [
            "bản ghi tiếng “{language}” không thể là bản đọc nguyên văn của bài tiếng “{page}”",
            "a recording in `{language}` cannot read the very text of a page in `{page}`",
        ],
        ["Bỏ nguyen_van và ghi lời bằng chữ vào loi.", "Drop nguyen_van and write the words into loi."],
    ),
    Message::new(
        "audio-transcript-missing",
        ["không tìm thấy tệp lời “{file}”", "there is no transcript `{file}`"],
        ["Đặt tệp .txt cạnh bài hoặc vào static/.", "Put the .txt file beside the page or into static/."],
    ),
    Message::new(
        "audio-transcript-kind",
        ["tệp lời “{file}” không phải chữ thường (.txt)", "the transcript `{file}` is no plain text (.txt)"],
        [
            "Lưu lời thành tệp .txt mã UTF-8, mỗi đoạn cách nhau một dòng trống.",
            "Save the words as a .txt file in UTF-8, with a blank line between paragraphs.",
        ],
    ),
    Message::new(
        "audio-transcript-empty",
        ["lời bằng chữ của bản ghi trống", "the transcript of the recording is empty"],
        ["Ghi đủ lời của bản ghi.", "Write all its words."],
    ),
    Message::new(
        "filter-kind",
        [
            "danh sách loại “{kind}” không lọc được theo “{name}”",
            "a list of the kind `{kind}` cannot be filtered by `{name}`",
        ],
        ["Loại này lọc được theo: {known}.", "This kind can be filtered by: {known}."],
    ),
    // Links.
    Message::new(
        "link-empty",
        ["liên kết không có địa chỉ", "the link has no address"],
        ["Viết [chữ](@/muc/bai.md) hoặc [chữ](https://…).", "Write [text](@/section/page.md) or [text](https://…)."],
    ),
    Message::new(
        "link-unfinished",
        ["liên kết “{link}” thiếu phần sau “{scheme}”", "the link `{link}` lacks what follows `{scheme}`"],
        ["Viết đủ địa chỉ, hoặc bỏ liên kết.", "Write the whole address, or remove the link."],
    ),
    Message::new(
        "link-space",
        [
            "địa chỉ “{link}” có dấu cách nên không thành liên kết",
            "the address `{link}` holds a space and makes no link",
        ],
        [
            "Đổi tên tệp cho không có dấu cách, hoặc đặt địa chỉ trong < >: [chữ](<{link}>).",
            "Rename the file without spaces, or put the address in < >: [text](<{link}>).",
        ],
    ),
    Message::new(
        "link-broken",
        ["liên kết “{link}” dẫn tới bài không có", "the link `{link}` leads to a page that does not exist"],
        [
            "Sửa đường dẫn; nó bắt đầu từ thư mục content/ và có đuôi .md.",
            "Correct the path; it begins at content/ and ends in .md.",
        ],
    ),
    Message::new(
        "link-dead",
        ["liên kết “{link}” dẫn tới tệp không có trên trang", "the link `{link}` leads to a file that the site lacks"],
        [
            "Dùng dạng @/muc/bai.md, được kiểm tra khi dựng, hoặc đặt tệp vào static/.",
            "Use the form @/section/page.md, or put the file into static/.",
        ],
    ),
    Message::new(
        "link-scheme",
        ["liên kết “{link}” dùng kiểu địa chỉ bị cấm", "the link `{link}` uses a scheme that is not allowed"],
        ["Dùng https, http, mailto, tel hoặc @/….", "Use https, http, mailto, tel or @/…."],
    ),
    Message::new(
        "link-to-draft",
        [
            "“{link}” là bài nháp, chưa đăng; chữ được giữ, liên kết bị bỏ",
            "`{link}` is a draft and not published; its text stays, without the link",
        ],
        ["Đăng bài đó, hoặc bỏ liên kết.", "Publish that page, or remove the link."],
    ),
    Message::new(
        "link-to-scheduled",
        [
            "“{link}” chưa tới ngày đăng; chữ được giữ, liên kết bị bỏ",
            "`{link}` is not yet due; its text stays, without the link",
        ],
        ["Liên kết tự có lại khi bài tới ngày đăng.", "The link comes back when the page is due."],
    ),
    Message::new(
        "link-to-expired",
        [
            "“{link}” đã hết hạn đăng; chữ được giữ, liên kết bị bỏ",
            "`{link}` has expired; its text stays, without the link",
        ],
        ["Dẫn tới bài khác, hoặc bỏ liên kết.", "Link to another page, or remove the link."],
    ),
    Message::new(
        "link-to-unrendered",
        [
            "“{link}” có render = false nên không có trang để dẫn tới",
            "`{link}` has render = false and no page to lead to",
        ],
        [
            "Bỏ render = false ở phần đầu bài đó, hoặc bỏ liên kết.",
            "Remove render = false from its front matter, or remove the link.",
        ],
    ),
    Message::new(
        "anchor-missing",
        ["“{page}” không có chỗ nào tên là “#{anchor}”", "`{page}` has no place named `#{anchor}`"],
        [
            "Dùng tên của một đề mục trong bài đó, viết thường không dấu, nối bằng gạch ngang.",
            "Use the name of a heading there: lower case, no marks, joined by hyphens.",
        ],
    ),
    Message::new(
        "anchor-twice",
        ["tên “#{anchor}” được đặt hai lần trong bài", "the name `#{anchor}` is given twice on the page"],
        ["Đổi một tên.", "Change one of them."],
    ),
    // Pictures.
    Message::new(
        "image-no-address",
        ["ảnh không có địa chỉ", "the picture has no address"],
        ["Viết ![mô tả ảnh](ten-anh.jpg).", "Write ![what it shows](picture.jpg)."],
    ),
    Message::new(
        "image-external",
        ["ảnh “{link}” nằm ở trang khác", "the picture `{link}` lies on another site"],
        [
            "Tải ảnh về, đặt bên cạnh bài (nếu được phép dùng), rồi ghi tên tệp.",
            "Download it, put it beside the page (if you may use it), and write the file's name.",
        ],
    ),
    Message::new(
        "image-missing",
        ["không thấy ảnh “{link}”", "the picture `{link}` is missing"],
        ["Đặt ảnh vào {file}, hoặc sửa tên.", "Put the picture at {file}, or correct the name."],
    ),
    Message::new(
        "image-no-alt",
        ["ảnh “{link}” không có lời mô tả", "the picture `{link}` has no description"],
        [
            "Viết điều ảnh cho thấy giữa [ và ]; người không nhìn thấy ảnh sẽ nghe câu đó.",
            "Write what it shows between [ and ]; people who cannot see it will hear that.",
        ],
    ),
    // Text.
    Message::new(
        "heading-one",
        [
            "đề mục cấp 1 trong bài: tiêu đề bài đã là cấp 1",
            "a heading of level 1 in the text: the title is that already",
        ],
        ["Dùng ## cho đề mục lớn nhất trong bài.", "Use ## for the largest headings of the text."],
    ),
    Message::new(
        "raw-html",
        ["HTML viết tay không được dùng ở đây: {raw}", "raw HTML is not allowed here: {raw}"],
        [
            "Dùng Markdown hoặc thành phần có sẵn; muốn hiện chữ “<” thì viết \\<.",
            "Use Markdown or a component; to show a `<`, write \\<.",
        ],
    ),
    Message::new(
        "text-too-deep",
        [
            "quá nhiều tầng lồng nhau (danh sách, trích dẫn hoặc thành phần)",
            "too many levels one in another (lists, quotations or components)",
        ],
        ["Viết lại đoạn này với ít tầng hơn.", "Write this passage with fewer levels."],
    ),
    Message::new(
        "control-character",
        [
            "có ký tự điều khiển {character}, không nhìn thấy được; ký tự này bị bỏ khi dựng trang",
            "there is a control character {character}, which cannot be seen; it is left out of the page",
        ],
        [
            "Xóa ký tự đó, hoặc gõ lại đoạn này; nó thường theo vào khi chép từ PDF.",
            "Delete it, or type this passage again; it often comes along when text is copied from a PDF.",
        ],
    ),
    Message::new(
        "more-inside",
        [
            "<!-- more --> nằm trong một đoạn, danh sách hoặc thành phần nên bài không có tóm tắt",
            "<!-- more --> stands within a paragraph, a list or a component, so the page gets no summary",
        ],
        [
            "Đặt <!-- more --> trên một dòng riêng, giữa hai dòng trống.",
            "Put <!-- more --> on a line of its own, between two empty lines.",
        ],
    ),
    Message::new(
        "footnote-undefined",
        [
            "chú thích [^{name}] được nhắc mà không có nội dung, nên hiện nguyên văn",
            "the footnote [^{name}] is mentioned and has no text, so it is shown as it is",
        ],
        [
            "Thêm một dòng [^{name}]: … ở cuối bài, hoặc sửa tên. Nếu là chữ cần hiện, viết \\[^{name}].",
            "Add a line [^{name}]: … at the end, or correct the name. If it is text to be shown, write \\[^{name}].",
        ],
    ),
    Message::new(
        "footnote-unused",
        [
            "chú thích [^{name}] có nội dung mà không chỗ nào nhắc tới, nên không hiện",
            "the footnote [^{name}] has a text and is mentioned nowhere, so it is not shown",
        ],
        [
            "Viết [^{name}] ở chỗ cần chú thích, hoặc xóa dòng này.",
            "Write [^{name}] where it belongs, or remove the line.",
        ],
    ),
    // Components.
    Message::new(
        "component-misplaced",
        ["thành phần “{name}” không dùng được ở chỗ này", "the component `{name}` cannot be used in this place"],
        [
            "Chuyển lời gọi ra ngoài tên đề mục {#…} hoặc dòng mở đầu của khối mã.",
            "Move the call out of the heading's name {#…} or the first line of the code block.",
        ],
    ),
    Message::new(
        "component-unknown",
        ["không có thành phần “{name}”", "there is no component `{name}`"],
        [
            "Xem các thành phần có sẵn ở trang hướng dẫn viết bài.",
            "The guide for authors lists the components there are.",
        ],
    ),
    Message::new(
        "component-fault",
        ["thành phần “{name}” dùng sai: {detail}", "the component `{name}` is used wrongly: {detail}"],
        ["Kiểm tra tên và giá trị các tham số.", "Check the names and values of its arguments."],
    ),
    Message::new(
        "braces-as-text",
        [
            "“{text}” không phải lời gọi thành phần nên hiện nguyên văn",
            "`{text}` is no component call and is shown as it is",
        ],
        [
            "Gọi thành phần bằng {{ <x y=\"…\" /> }} hoặc {% <x> %} … {% </x> %}. Nếu là chữ cần hiện, đặt trong dấu `…`.",
            "Call a component by {{ <x y=\"…\" /> }} or {% <x> %} … {% </x> %}. If it is text to be shown, put it in `…`.",
        ],
    ),
    Message::new(
        "component-unbalanced",
        [
            "thành phần “{name}” mở mà không đóng, hoặc đóng mà không mở",
            "the component `{name}` is opened and not closed, or closed and not opened",
        ],
        ["Mỗi {% <{name}> %} cần một {% </{name}> %}.", "Each {% <{name}> %} needs a {% </{name}> %}."],
    ),
];
