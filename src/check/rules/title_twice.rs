//! `title-twice`: pages of one language that are called the same.

use crate::check::{Findings, Rule, Run, Subject, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "title-twice",
        ["tiêu đề “{title}” trùng với {file}", "the title “{title}” is also the title of {file}"],
        [
            "Thêm điều phân biệt hai bài vào tiêu đề: nơi, năm, hoặc đối tượng.",
            "Add to the title what distinguishes the two: the place, the year, the audience.",
        ],
    ),
    finds: ["Hai bài cùng một tiêu đề", "Two pages with one title"],
    why: [
        "Trong danh sách, trong kết quả tìm kiếm và trên thẻ của trình duyệt, người đọc chỉ thấy tiêu đề. Theo WCAG 2.2, tiêu chí 2.4.2.",
        "In lists, search results and browser tabs the title is all that people see. WCAG 2.2, criterion 2.4.2.",
    ],
    wrong: "Thông báo lịch tiếp công dân\nThông báo lịch tiếp công dân",
    right: "Lịch tiếp công dân tháng 6/2026\nLịch tiếp công dân tháng 7/2026",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Site(run),
};

fn run(whole: &Whole<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<(&str, String), &Subject<'_>> = BTreeMap::new();
    for subject in whole.subjects {
        let Some(title) = subject.title().map(str::trim).filter(|title| !title.is_empty()) else { continue };
        let same = title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match first.entry((subject.lang, same)) {
            Entry::Vacant(place) => {
                place.insert(subject);
            }
            Entry::Occupied(earlier) => {
                let told = findings.tell(subject, subject.field("title"));
                told.arg("title", title).arg("file", earlier.get().file);
            }
        }
    }
}
