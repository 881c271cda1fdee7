//! What is said about values and tables: TOML, YAML, CSV, dates and their types.

use super::Message;

pub(super) const ROWS: &[Message] = &[
    // Syntax.
    Message::new(
        "toml-syntax",
        ["TOML viết sai: {detail}", "the TOML is malformed: {detail}"],
        [
            "Chữ phải nằm trong dấu nháy kép, mỗi khóa một dòng, ví dụ title = \"Tiêu đề\".",
            "Text stands in double quotes, each key on a line: title = \"A title\".",
        ],
    ),
    Message::new(
        "text-unquoted",
        ["chữ chưa nằm trong dấu nháy kép", "the text is not in double quotes"],
        ["Viết như title = \"Tiêu đề\".", "Write it as title = \"A title\"."],
    ),
    Message::new(
        "quote-open",
        ["dấu nháy mở mà không đóng", "a quotation mark is opened and not closed"],
        ["Thêm dấu nháy ở cuối chữ.", "Add a quotation mark at the end of the text."],
    ),
    Message::new(
        "quote-inside",
        ["có chữ thừa sau giá trị", "something follows the value"],
        [
            "Mỗi khóa một dòng. Trong chữ có dấu nháy kép thì dùng “ ” hoặc viết \\\".",
            "Each key on its own line. For a quotation mark within text use “ ” or write \\\".",
        ],
    ),
    Message::new(
        "key-no-equals",
        ["sau tên khóa thiếu dấu =", "there is no = after the key"],
        [
            "Viết như title = \"Tiêu đề\". Kiểu title: \"Tiêu đề\" chỉ dùng giữa hai dòng ---.",
            "Write it as title = \"A title\". The form title: \"A title\" goes between two lines of ---.",
        ],
    ),
    Message::new(
        "key-twice",
        ["khóa này được viết hai lần", "this key is given twice"],
        ["Giữ lại một dòng, xóa dòng kia.", "Keep one of the lines."],
    ),
    Message::new(
        "toml-curly-quotes",
        ["dấu nháy cong “ ” ‘ ’ không dùng được ở đây", "curly quotes “ ” ‘ ’ cannot be used here"],
        [
            "Đổi thành dấu nháy thẳng: \". Trình soạn thảo văn bản hay tự đổi dấu nháy khi gõ.",
            "Use straight quotes: \". Word processors change quotes as you type.",
        ],
    ),
    Message::new(
        "number-grouped",
        [
            "“{key}” ghi {value}: dấu chấm, dấu phẩy ở đây không phải dấu ngăn hàng nghìn",
            "`{key}` says {value}: points and commas do not group digits here",
        ],
        ["Viết các chữ số liền nhau: {key} = {plain}.", "Write the digits together: {key} = {plain}."],
    ),
    Message::new(
        "toml-number-grouped",
        ["“{value}” không phải cách viết số ở đây", "`{value}` is not how a number is written here"],
        [
            "Số nguyên viết liền, không dấu chấm hàng nghìn: 1200000. Số thập phân dùng dấu chấm: 12.5.",
            "Write a whole number without grouping, 1200000, and a decimal one with a point, 12.5.",
        ],
    ),
    Message::new(
        "toml-date",
        ["“{value}” không phải một ngày", "`{value}` is not a day"],
        [
            "Viết năm-tháng-ngày, không có dấu nháy, ví dụ 2026-11-24; kiểm tra ngày đó có trong lịch.",
            "Write year-month-day without quotes, such as 2026-11-24, and a day that the calendar has.",
        ],
    ),
    Message::new(
        "toml-number",
        ["số “{value}” không dùng được", "the number `{value}` cannot be used"],
        [
            "Viết số bình thường, hoặc đặt trong dấu nháy kép nếu là chữ.",
            "Write an ordinary number, or put it in double quotes if it is text.",
        ],
    ),
    Message::new(
        "yaml-syntax",
        ["YAML viết sai: {detail}", "the YAML is malformed: {detail}"],
        [
            "Kiểm tra thụt dòng (dùng dấu cách, không dùng phím Tab) và dấu hai chấm; chữ có dấu “:” phải đặt trong nháy kép.",
            "Check indents (spaces, no tabs) and colons; text that holds `:` needs double quotes.",
        ],
    ),
    Message::new(
        "yaml-colon",
        ["dấu hai chấm không đúng chỗ", "a colon is out of place"],
        [
            "Chữ có dấu “:” phải đặt trong nháy kép; các khóa cùng cấp thẳng lề nhau; ngoặc [ ] phải đóng.",
            "Text that holds `:` needs double quotes; keys of one level begin in one column; brackets [ ] are closed.",
        ],
    ),
    Message::new(
        "yaml-tab",
        ["dòng thụt bằng phím Tab", "the line is indented by a tab"],
        ["Thụt dòng bằng dấu cách.", "Indent by spaces."],
    ),
    Message::new(
        "yaml-character",
        ["giá trị không được bắt đầu bằng ký hiệu này", "a value cannot begin with this sign"],
        ["Đặt cả giá trị trong dấu nháy kép.", "Put the whole value in double quotes."],
    ),
    Message::new(
        "yaml-too-deep",
        ["YAML lồng quá nhiều tầng", "the YAML nests too deep"],
        ["Viết lại với ít tầng thụt dòng hơn.", "Write it with fewer levels of indent."],
    ),
    Message::new(
        "yaml-key",
        ["khóa YAML phải là chữ", "a YAML key must be text"],
        ["Viết khóa là một từ, ví dụ title: \"Tiêu đề\".", "Write the key as a word: title: \"A title\"."],
    ),
    Message::new(
        "yaml-value",
        ["giá trị YAML này không dùng được ở đây", "this YAML value cannot be used here"],
        [
            "Bỏ neo (&), bí danh (*) và thẻ (!); viết thẳng giá trị.",
            "Leave out anchors (&), aliases (*) and tags (!); write the value itself.",
        ],
    ),
    // Keys.
    Message::new(
        "unknown-key",
        ["không có khóa “{key}” trong {place}", "there is no key `{key}` in {place}"],
        [
            "Sửa tên khóa, xóa dòng này, hoặc đặt vào bảng [extra] nếu là dữ liệu riêng của giao diện.",
            "Correct the name, remove the line, or put it under [extra] if it is the theme's own.",
        ],
    ),
    Message::new(
        "missing-key",
        ["thiếu “{key}” trong {place}", "`{key}` is missing in {place}"],
        ["Thêm “{key}”.", "Add `{key}`."],
    ),
    Message::new(
        "empty-value",
        ["“{key}” bỏ trống", "`{key}` is empty"],
        ["Điền giá trị, hoặc xóa cả dòng.", "Give a value, or remove the line."],
    ),
    Message::new(
        "unknown-choice",
        ["“{value}” không phải giá trị của “{key}”", "`{value}` is not a value of `{key}`"],
        ["Chọn một trong: {choices}.", "Choose one of: {choices}."],
    ),
    Message::new(
        "type-text",
        ["“{key}” phải là chữ", "`{key}` must be text"],
        ["Viết trong dấu nháy kép: {key} = \"…\".", "Write it in double quotes: {key} = \"…\"."],
    ),
    Message::new(
        "type-texts",
        ["“{key}” phải là danh sách chữ", "`{key}` must be a list of texts"],
        ["Viết: {key} = [\"…\", \"…\"].", "Write: {key} = [\"…\", \"…\"]."],
    ),
    Message::new(
        "type-bool",
        ["“{key}” phải là true hoặc false", "`{key}` must be true or false"],
        ["Viết true hoặc false, không có dấu nháy.", "Write true or false without quotes."],
    ),
    Message::new(
        "type-integer",
        ["“{key}” phải là số nguyên", "`{key}` must be a whole number"],
        ["Viết số không có dấu nháy: {key} = 10.", "Write a number without quotes: {key} = 10."],
    ),
    Message::new(
        "type-number",
        ["“{key}” phải là số", "`{key}` must be a number"],
        [
            "Viết số không có dấu nháy: {key} = 10 hoặc {key} = 2.5.",
            "Write a number without quotes: {key} = 10 or {key} = 2.5.",
        ],
    ),
    Message::new(
        "type-count",
        ["“{key}” phải là số nguyên từ 0 trở lên", "`{key}` must be a whole number from 0 up"],
        ["Viết số không có dấu nháy: {key} = 10.", "Write a number without quotes: {key} = 10."],
    ),
    Message::new(
        "type-table",
        ["“{key}” phải là một bảng", "`{key}` must be a table"],
        ["Viết [{key}] trên một dòng, rồi các khóa của nó ở dưới.", "Write [{key}] on a line and its keys below."],
    ),
    Message::new(
        "type-tables",
        ["“{key}” phải là danh sách bảng", "`{key}` must be a list of tables"],
        [
            "Viết [[{key}]] trước mỗi mục, rồi các khóa của mục ở dưới.",
            "Write [[{key}]] before each entry and its keys below.",
        ],
    ),
    Message::new(
        "type-date",
        ["“{key}” phải là ngày", "`{key}` must be a date"],
        [
            "Viết năm-tháng-ngày, không có dấu nháy: {key} = 2026-06-09.",
            "Write year-month-day without quotes: {key} = 2026-06-09.",
        ],
    ),
    Message::new(
        "type-widths",
        ["“{key}” phải là danh sách chiều rộng tính bằng điểm ảnh", "`{key}` must be a list of widths in pixels"],
        ["Viết: {key} = [480, 800, 1200].", "Write: {key} = [480, 800, 1200]."],
    ),
    // Dates.
    Message::new(
        "date-unreadable",
        ["“{value}” của “{key}” không phải ngày", "`{value}` of `{key}` is not a date"],
        ["Viết năm-tháng-ngày: 2026-06-09.", "Write year-month-day: 2026-06-09."],
    ),
    Message::new(
        "date-year",
        ["“{value}” của “{key}” có năm không dùng được", "`{value}` of `{key}` has a year that cannot be used"],
        ["Viết năm bằng bốn chữ số: 2026-06-09.", "Write the year with four digits: 2026-06-09."],
    ),
    Message::new(
        "date-month",
        ["“{value}” của “{key}” có tháng không tồn tại", "`{value}` of `{key}` has a month that does not exist"],
        [
            "Tháng từ 01 đến 12. Thứ tự là năm-tháng-ngày: 2026-06-09.",
            "Months go from 01 to 12. The order is year-month-day: 2026-06-09.",
        ],
    ),
    Message::new(
        "date-day",
        ["“{value}” của “{key}” là ngày không có trong lịch", "`{value}` of `{key}` is not a day of the calendar"],
        [
            "Kiểm tra tháng ấy có bao nhiêu ngày; thứ tự là năm-tháng-ngày: 2026-06-09.",
            "Check how many days that month has; the order is year-month-day: 2026-06-09.",
        ],
    ),
    Message::new(
        "date-time",
        ["“{value}” của “{key}” có giờ không đọc được", "`{value}` of `{key}` has a time that cannot be read"],
        [
            "Viết giờ:phút:giây sau ngày: 2026-06-09T08:30:00.",
            "Write hour:minute:second after the date: 2026-06-09T08:30:00.",
        ],
    ),
    // CSV.
    Message::new(
        "csv-syntax",
        ["CSV viết sai: {detail}", "the CSV is malformed: {detail}"],
        ["Lưu lại bảng tính ở dạng “CSV UTF-8”.", "Save the spreadsheet again as \"CSV UTF-8\"."],
    ),
    Message::new(
        "csv-quote-inside",
        ["có chữ thừa sau dấu nháy đóng", "something follows the closing quotation mark"],
        [
            "Dấu nháy kép trong ô đã có nháy kép thì viết hai lần: \"\"; hoặc dùng “ ”.",
            "Within a quoted value write a quotation mark twice: \"\"; or use “ ”.",
        ],
    ),
    Message::new(
        "csv-no-header",
        ["bảng không có dòng tên cột", "the table has no row of column names"],
        ["Viết tên các cột ở dòng đầu tiên.", "Write the names of the columns in the first row."],
    ),
    Message::new(
        "csv-column-twice",
        ["cột “{column}” có hai lần", "the column `{column}` is there twice"],
        ["Đổi tên hoặc xóa một cột.", "Rename or remove one of them."],
    ),
    Message::new(
        "csv-column-missing",
        ["bảng “{file}” không có cột “{column}”", "the table `{file}` has no column `{column}`"],
        [
            "Các cột đang có: {columns}. Sửa tên cột trong [from_data], hoặc thêm cột vào bảng.",
            "Its columns are: {columns}. Correct the name in [from_data], or add the column.",
        ],
    ),
    Message::new(
        "csv-row-length",
        [
            "dòng này có {found} ô, bảng có {columns} cột",
            "this row has {found} values, the table has {columns} columns",
        ],
        [
            "Thêm hoặc bớt dấu phẩy; ô có dấu phẩy bên trong phải đặt trong nháy kép.",
            "Add or remove commas; a value that holds a comma needs double quotes.",
        ],
    ),
    Message::new(
        "csv-row-empty",
        ["dòng này không có “{key}”", "this row has no `{key}`"],
        ["Điền ô đó, hoặc xóa cả dòng.", "Fill the cell in, or remove the row."],
    ),
    Message::new(
        "csv-row-twice",
        [
            "dòng này tạo bài ở địa chỉ “{address}” mà dòng {line} đã tạo",
            "this row makes a page at `{address}`, and so does line {line}",
        ],
        [
            "Xóa một dòng nếu trùng; nếu không, thêm vào slug một cột mà hai dòng có giá trị khác nhau.",
            "Remove one row if they are the same; if not, add to slug a column in which they differ.",
        ],
    ),
    Message::new(
        "data-file-missing",
        ["không thấy tệp dữ liệu “{file}” bên cạnh _index.md", "there is no data file `{file}` beside _index.md"],
        [
            "Đặt tệp CSV vào cùng thư mục, hoặc sửa tên tệp.",
            "Put the CSV file into the same folder, or correct its name.",
        ],
    ),
];
