//! `page-weight`: pages that are heavy for a weak signal.

use crate::check::addresses::target;
use crate::check::{Findings, Finished, FinishedPage, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::output::OutputTree;
use rayon::prelude::*;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "page-weight",
        [
            "trang nặng {size} KB, quá mức {most} KB: HTML {html} KB, tệp CSS {style} KB, ảnh {pictures} KB",
            "the page weighs {size} KB, over {most} KB: HTML {html} KB, CSS {style} KB, pictures {pictures} KB",
        ],
        [
            "Bớt ảnh, cắt ảnh cho vừa, hoặc chia bài làm nhiều bài. Đổi mức bằng khóa page_weight (byte) trong bảng [check].",
            "Use fewer or smaller pictures, or split the page. page_weight (bytes) in [check] changes the budget.",
        ],
    ),
    finds: ["Trang quá nặng với mạng yếu", "Pages too heavy for a weak signal"],
    why: [
        "Nhiều xã chỉ có sóng yếu và gói dữ liệu nhỏ. 500 KB tải mất khoảng mười giây ở 400 kbit/s. Tính HTML, các tệp CSS và mỗi ảnh một cỡ, cỡ mà điện thoại chọn (từ 720 điểm ảnh).",
        "Many communes have a weak signal and small data plans: 500 KB take ten seconds at 400 kbit/s. The HTML, its CSS files and one size of each picture are counted: the size that a phone chooses (720 pixels or the next larger).",
    ],
    wrong: "1 bài, 14 ảnh: 2 100 KB",
    right: "1 bài, 4 ảnh: 430 KB",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Built(run),
};

/// What a page makes a phone load, in bytes.
#[derive(Debug, Default, Clone, Copy)]
struct Weight {
    html: usize,
    style: usize,
    pictures: usize,
}

impl Weight {
    fn sum(self) -> usize {
        self.html + self.style + self.pictures
    }
}

fn run(whole: &Whole<'_>, finished: &Finished<'_>, findings: &mut Findings) {
    let most = whole.checked.config.check.page_weight;
    let base = whole.checked.config.base_url.as_str();
    let heavy = whole.subjects.par_iter().filter_map(|subject| {
        let weight = weigh(finished.page(&subject.route()?)?, finished.tree, base);
        (weight.sum() > most).then_some((subject, weight))
    });
    for (subject, weight) in heavy.collect::<Vec<_>>() {
        // Kilobytes of a thousand, rounded up.
        let kilo = |bytes: usize| bytes.div_ceil(1000);
        let told = findings.tell(subject, subject.field("title"));
        told.arg("size", kilo(weight.sum())).arg("most", most / 1000).arg("html", kilo(weight.html));
        told.arg("style", kilo(weight.style)).arg("pictures", kilo(weight.pictures));
    }
}

fn weigh(page: &FinishedPage<'_>, tree: &OutputTree, base: &str) -> Weight {
    let size = |address: &&str| target(address, page.file.path.as_str(), base, tree).map_or(0, |file| file.bytes.len());
    // What is named twice is loaded once.
    let sheets: BTreeSet<&str> = page.loads.sheets.iter().map(|sheet| sheet.address).collect();
    let pictures: BTreeSet<&str> = page.loads.pictures.iter().copied().collect();
    Weight {
        html: page.file.bytes.len(),
        style: sheets.iter().map(size).sum(),
        pictures: pictures.iter().map(size).sum(),
    }
}
