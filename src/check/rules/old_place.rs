//! `old-place`: communes that were merged on 01/07/2025.

use crate::check::old_units;
use crate::check::{Checked, Findings, Judge, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::writing::places::{Merged, Units};

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "old-place",
        ["“{found}” là tên cũ; nay là {today}", "“{found}” is an old name; today it is {today}"],
        [
            "Ghi tên hiện nay; nếu nói về trước đây thì thêm chữ “cũ” ngay sau tên, hoặc năm. Có nhiều nơi cùng tên cũ thì xem huyện để chọn.",
            "Write the name of today; if the past is meant, put “cũ” right after the name, or the year. Where several bore the name, the district tells which.",
        ],
    ),
    finds: ["Tên xã, phường, thị trấn đã sắp xếp, kèm tên hiện nay", "Names of merged communes, with those of today"],
    why: [
        "Theo bảng tra đơn vị cũ của trang, hoặc bảng mà khóa old_units trong [check] của config.toml chỉ tới; không có bảng thì không kiểm tra. Chỉ báo khi trước tên có chữ xã, phường, thị trấn; tên còn dùng không bị báo. Câu nói về trước 01/7/2025, về việc sáp nhập, tỉnh khác hoặc lời trích thì được bỏ qua.",
        "By the table that the site looks old names up in, or the one that old_units in [check] of config.toml names; without a table nothing is checked. Told only after “xã”, “phường” or “thị trấn”; names still in use are not told, nor are sentences of before 01/07/2025, of a merger, of another province, and quotations.",
    ],
    wrong: "Tại xã Đức Hạnh",
    right: "Tại xã Cốc Pàng",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: true,
    run: Run::Prepared(prepare),
};

fn prepare<'a>(checked: &'a Checked<'a>) -> Judge<'a> {
    let (units, _) = old_units::read(checked);
    Box::new(move |subject, findings| run(subject, findings, &units))
}

fn run(subject: &Subject<'_>, findings: &mut Findings, units: &Units) {
    if units.is_empty() || subject.is_table_of_old_units {
        return;
    }
    for passage in subject.readings() {
        for one in units.find(passage.text()) {
            let today = today(units, &one.candidates);
            let finding = findings.tell(subject, passage.place(one.range.clone()));
            finding.arg("found", &passage.text()[one.range]).arg("today", today);
        }
    }
}

/// "xã Cốc Pàng"; "xã Thanh Long (nếu thuộc huyện Hà Quảng cũ), xã Hạnh Phúc (nếu thuộc huyện Quảng Hòa cũ)"
/// where several bore the name.
fn today(units: &Units, candidates: &[Merged]) -> String {
    let several = candidates.len() > 1;
    let name = |row: &Merged| {
        let today = units.of_today(&row.new_name);
        let mut letters = row.district.chars();
        let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
        if several { format!("{today} (nếu thuộc {first}{} cũ)", letters.as_str()) } else { today }
    };
    candidates.iter().map(name).collect::<Vec<_>>().join(", ")
}
