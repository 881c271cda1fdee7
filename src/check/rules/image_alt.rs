//! `image-alt`: pictures that say nothing to those who do not see them.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::messages::Message;
use crate::diag::{Severity, both};
use crate::path::decode;
use crate::text::fold;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "image-alt",
        ["ảnh {file} {fault}", "the picture {file} {fault}"],
        [
            "Viết giữa hai ngoặc vuông điều người xem cần biết từ ảnh: ![Người dân nộp hồ sơ ở bộ phận một cửa]({file})",
            "Between the brackets, write what people learn from the picture: ![Citizens hand in papers at the counter]({file})",
        ],
    ),
    finds: [
        "Ảnh không có lời mô tả, hoặc lời mô tả chỉ là tên tệp",
        "Pictures without a text alternative, or with the name of the file for one",
    ],
    why: [
        "Người khiếm thị nghe máy đọc lời mô tả thay cho ảnh; khi mạng yếu ảnh không hiện, lời mô tả hiện thay. Theo WCAG 2.2, tiêu chí 1.1.1 (mức A).",
        "Screen readers read this text aloud instead of the picture, and browsers show it when the picture does not load. WCAG 2.2, criterion 1.1.1 (level A).",
    ],
    wrong: "![](bo-phan-mot-cua.jpg)\n![IMG_2041.jpg](IMG_2041.jpg)",
    right: "![Người dân lấy số ở bộ phận một cửa xã](bo-phan-mot-cua.jpg)",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for image in &subject.view.images {
        let file = image.destination.rsplit('/').next().unwrap_or_default();
        if says_nothing(&image.alt, &decode(file)) {
            let alt = image.alt.trim();
            let fault = if alt.is_empty() {
                both("chưa có lời mô tả", "has no text alternative")
            } else {
                both(
                    &format!("có lời mô tả “{alt}” không nói gì về ảnh"),
                    &format!("has the text alternative “{alt}”, which says nothing about it"),
                )
            };
            findings.tell(subject, image.range.clone()).arg("file", &image.destination).arg("fault", fault);
        }
    }
}

/// Endings of picture files.
const ENDINGS: [&str; 11] = ["jpg", "jpeg", "png", "gif", "webp", "svg", "heic", "avif", "bmp", "tif", "tiff"];

/// Whether a text is the name of a picture file.
fn is_file_name(text: &str) -> bool {
    let text = text.trim();
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    !text.contains(char::is_whitespace) && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Nothing but spaces, what a file is called with or without its ending, or what a camera calls a
/// photo. Marks are compared too: "Người dân" for `nguoi-dan.jpg` says something.
fn says_nothing(alt: &str, file: &str) -> bool {
    let plain = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let named = plain(alt);
    let folded = fold(&named);
    let is_camera = ["img", "dsc", "dscn", "image", "anh", "hinh", "screenshot"]
        .iter()
        .any(|word| folded.strip_prefix(word).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit())));
    named.is_empty() || is_file_name(alt) || named == plain(file) || named == plain(stem) || is_camera
}
