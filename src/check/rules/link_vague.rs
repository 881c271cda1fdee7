//! `link-vague`: links whose words say nothing by themselves.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::text::fold;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "link-vague",
        ["chữ của liên kết “{text}” không nói sẽ đến đâu", "the words “{text}” do not say where the link leads"],
        [
            "Đặt liên kết vào chữ nói nơi đến: “xem [lệ phí hộ tịch](…)” thay cho “lệ phí hộ tịch, xem [tại đây](…)”.",
            "Put the link on the words that say where it leads.",
        ],
    ),
    finds: [
        "Liên kết chỉ ghi “tại đây”, “xem thêm”, “bấm vào đây”",
        "Links that say only “here”, “more”, “click here”",
    ],
    why: [
        "Người dùng trình đọc màn hình nghe danh sách liên kết tách khỏi câu: năm lần “tại đây” không giúp gì. Người đọc lướt cũng chỉ nhìn chữ có màu. Theo WCAG 2.2, tiêu chí 2.4.4.",
        "People who use a screen reader hear the links of a page as a list, without the sentences around them. People who skim see only the coloured words. WCAG 2.2, criterion 2.4.4.",
    ],
    wrong: "Muốn biết lệ phí, [bấm vào đây](@/thu-tuc/le-phi.md).",
    right: "Xem [lệ phí hộ tịch](@/thu-tuc/le-phi.md).",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

/// Whole texts of links, folded, that say nothing by themselves.
const VAGUE: &[&str] = &[
    "click",
    "link",
    "lien ket",
    "duong link",
    "duong dan",
    "xem",
    "xem them",
    "xem tiep",
    "xem chi tiet",
    "chi tiet",
    "doc them",
    "doc tiep",
    "tim hieu them",
    "bam day",
    "click here",
    "here",
    "read more",
    "more",
    "see more",
    "learn more",
    "see here",
    "this link",
    "details",
    "this page",
];

/// What points without a name, folded: a text that ends so and has only words of [`ACTS`] before it says
/// nothing.
const POINTERS: &[&str] = &["duong dan nay", "lien ket nay", "duong link nay", "link nay", "trang nay", "day", "nay"];

/// What readers are told to do, folded. Longer ones stand before those that they begin with.
const ACTS: &[&str] = &[
    "xem chi tiet",
    "xem them",
    "xem tiep",
    "xem",
    "chi tiet",
    "truy cap",
    "tham khao",
    "tim hieu them",
    "tim hieu",
    "doc them",
    "doc tiep",
    "doc",
    "tai ve",
    "tai xuong",
    "tai",
    "bam chuot",
    "bam",
    "nhan chuot",
    "nhan",
    "an vao",
    "an",
    "kich chuot",
    "kich",
    "nhap chuot",
    "nhap",
    "click",
    "moi ban",
    "vui long",
    "vao",
    "theo",
    "o",
];

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for link in &subject.view.links {
        let words = fold(&link.text);
        let words =
            words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if VAGUE.contains(&words.as_str()) || only_points(&words) {
            findings.tell(subject, link.range.clone()).arg("text", link.text.trim());
        }
    }
}

/// Whether folded words only point: "xem chi tiet tai day".
fn only_points(words: &str) -> bool {
    let before = |pointer: &&str| {
        let rest = words.strip_suffix(*pointer)?;
        (rest.is_empty() || rest.ends_with(' ')).then_some(rest.trim_end())
    };
    let Some(mut rest) = POINTERS.iter().find_map(before) else { return false };
    while !rest.is_empty() {
        let after = |act: &&str| {
            let left = rest.strip_prefix(*act)?;
            (left.is_empty() || left.starts_with(' ')).then_some(left.trim_start())
        };
        match ACTS.iter().find_map(after) {
            Some(left) => rest = left,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_points_says_nothing_and_what_names_something_does() {
        for vague in [
            "xem chi tiet tai day",
            "truy cap tai day",
            "tai ve tai day",
            "an vao day",
            "kich vao day",
            "duong dan nay",
            "nay",
            "day",
            "o day",
            "bam vao lien ket nay",
            "xem tai trang nay",
            "nhan chuot vao day",
        ] {
            assert!(only_points(vague), "{vague}");
        }
        for told in ["ke hoach nay", "mau don tai day", "day manh cai cach", "xem", "ho so nay", "tai lieu nay", ""] {
            assert!(!only_points(told), "{told}");
        }
    }
}
