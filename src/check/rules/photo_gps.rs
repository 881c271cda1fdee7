//! `photo-gps`: photos that tell where they were taken.

use crate::check::{Findings, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::images::has_position;
use rayon::prelude::*;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "photo-gps",
        ["ảnh ghi vị trí nơi chụp (GPS)", "the photo holds the position where it was taken (GPS)"],
        [
            "Xóa vị trí khỏi ảnh gốc rồi chép lại: trên Windows, Thuộc tính, Chi tiết, “Xóa thuộc tính và thông tin cá nhân”; trên điện thoại, tắt vị trí khi chia sẻ ảnh.",
            "Remove the position from the original photo and copy it again: on Windows in Properties, Details; on a phone when the photo is shared.",
        ],
    ),
    finds: ["Ảnh gốc có tọa độ GPS", "Original photos that hold a GPS position"],
    why: [
        "Trang dựng ra không chứa vị trí, vì chương trình bỏ mọi thông tin kèm ảnh. Nhưng ảnh gốc trong kho git vẫn còn: ai có kho thì biết nhà người được chụp. Đó là dữ liệu cá nhân (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).",
        "The published site does not contain it, because metadata is removed from pictures. The original in git still does, and may show where somebody lives. That is personal data (Law 91/2025/QH15).",
    ],
    wrong: "anh-ho-ong-a.jpg (GPS: 22.66, 106.25)",
    right: "anh-ho-ong-a.jpg",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Site(run),
};

fn run(whole: &Whole<'_>, findings: &mut Findings) {
    let files: Vec<_> = ["content", "static"].iter().flat_map(|folder| whole.checked.files.within(folder)).collect();
    let located = files.par_iter().filter(|file| has_position(&file.bytes())).map(|file| file.path.as_str());
    for file in located.collect::<Vec<&str>>() {
        findings.tell_file(file);
    }
}
