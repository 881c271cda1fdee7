//! `tone-placement`: two ways of placing the tone mark on one page.

use crate::check::{Findings, Reading, Rule, Run, Subject};
use crate::config::ToneStyle;
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::syllable::Style;
use crate::text::writing::tone_marks::{self, Placed};

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "tone-placement",
        [
            "“{found}”: chỗ khác trên bài đặt dấu kiểu “{proposal}”",
            "“{found}”: the mark stands elsewhere than in most words (“{proposal}”)",
        ],
        [
            "Đặt dấu một kiểu cho cả bài. Khóa tone_style trong bảng [check] của config.toml chọn kiểu: old (hòa), new (hoà) hay consistent; cchc check --fix sửa giúp khi đã chọn old hoặc new.",
            "Keep to one style in a page. tone_style in [check] of config.toml sets it: old (hòa), new (hoà) or consistent; cchc check --fix mends it once old or new is chosen.",
        ],
    ),
    finds: [
        "Đặt dấu thanh hai kiểu trong một bài: hòa và hoà",
        "Two styles of placing the tone in one page: hòa and hoà",
    ],
    why: [
        "Cả hai kiểu đều dùng được; lẫn lộn thì tìm kiếm và biên tập vất vả. Tên riêng không bị báo: người mang tên quyết định; chữ hoa đầu câu chỉ bị báo trong từ quen thuộc như “Hoà giải”.",
        "Both styles are in use; a mix makes search and editing harder. Proper names are left alone: their bearers decide. A capital at the start of a sentence is told only in a known word such as “Hoà giải”.",
    ],
    wrong: "Hòa giải ở cơ sở; giữ gìn hoà khí, đa dạng hóa",
    right: "Hòa giải ở cơ sở; giữ gìn hòa khí, đa dạng hóa",
    severity: Severity::Note,
    fixable: true,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    let found = subject.readings().flat_map(|reading| {
        let placed =
            tone_marks::find_among(reading.text(), reading.words()).into_iter().map(move |placed| (reading, placed));
        placed.filter(|(reading, placed)| !reading.is_other_language(&placed.range))
    });
    let all: Vec<(Reading<'_>, Placed)> = found.collect();
    let wanted = match subject.settings.tone_style {
        ToneStyle::Old => Style::Old,
        ToneStyle::New => Style::New,
        ToneStyle::Consistent => majority(&all),
    };
    for (passage, placed) in all.into_iter().filter(|(_, placed)| placed.style != wanted) {
        let (found, exact) = (&passage.text()[placed.range.clone()], passage.exact(placed.range.clone()));
        let finding =
            findings.tell(subject, passage.place(placed.range)).arg("found", found).arg("proposal", &placed.other);
        // Without a style that was chosen, which of the two to mend is the author's choice.
        if let Some(exact) = exact.filter(|_| subject.settings.tone_style != ToneStyle::Consistent) {
            finding.fix_at(exact, placed.other);
        }
    }
}

/// The style of most words; of the first when there are as many of each.
fn majority(all: &[(Reading<'_>, Placed)]) -> Style {
    let old = all.iter().filter(|(_, placed)| placed.style == Style::Old).count();
    let first = all.first().map_or(Style::Old, |(_, placed)| placed.style);
    match (old * 2).cmp(&all.len()) {
        std::cmp::Ordering::Greater => Style::Old,
        std::cmp::Ordering::Less => Style::New,
        std::cmp::Ordering::Equal => first,
    }
}
