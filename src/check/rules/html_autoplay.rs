//! `html-autoplay`: sounds and pictures that move by themselves.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-autoplay",
        ["tự phát hoặc tự chạy khi mở trang: {tag}{more}", "it plays or moves by itself: {tag}{more}"],
        [
            "Bỏ autoplay và để controls: người đọc tự bấm nghe. Chữ chạy (marquee) thay bằng đoạn văn.",
            "Remove autoplay and keep controls, so that people start it themselves. Write text instead of a marquee.",
        ],
    ),
    finds: ["Âm thanh, phim, chữ tự chạy", "Sounds, films and texts that start by themselves"],
    why: [
        "Tiếng tự phát át máy đọc; hình chạy làm người đọc khó tập trung và tốn dung lượng của máy yếu. Theo WCAG 2.2, tiêu chí 1.4.2 và 2.2.2 (mức A).",
        "Sound drowns the screen reader, movement distracts, and both cost data. WCAG 2.2, criteria 1.4.2 and 2.2.2 (level A).",
    ],
    wrong: "<audio src=\"thong-bao.mp3\" autoplay></audio>\n<marquee>Nộp hồ sơ trực tuyến</marquee>",
    right: "<audio src=\"thong-bao.mp3\" controls></audio>\n<p>Nộp hồ sơ trực tuyến</p>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, element) in dom.all(tag::AUDIO | tag::VIDEO | tag::MARQUEE | tag::BLINK) {
        if element.is(tag::MARQUEE | tag::BLINK) || dom.get(id, attr::AUTOPLAY).is_some() {
            faults.tell(id);
        }
    }
}
