//! `first-paint`: pages that wait for too many files, or for a font, before they show a word.

use crate::check::{Findings, Finished, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::output::Artifact;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "first-paint",
        [
            "trang phải tải {requests} tệp trước khi hiện chữ (nhiều nhất {most}), trong đó {fonts} phông chữ (không được có)",
            "{requests} files are asked for before a word is shown ({most} at most), {fonts} of them fonts (none should be)",
        ],
        [
            "Sửa mẫu trang: gộp các tệp CSS, thêm defer cho JavaScript, dùng phông chữ có sẵn trong máy.",
            "In the template: join the style sheets, add defer to scripts, use the fonts that the device has.",
        ],
    ),
    finds: [
        "Trang đợi nhiều tệp hoặc phông chữ mới hiện chữ",
        "Pages that wait for files or fonts before they show a word",
    ],
    why: [
        "Trình duyệt chưa vẽ gì khi chưa có đủ HTML, CSS và JavaScript không có defer. Mỗi tệp là một lần hỏi máy chủ. Phông chữ tải về nặng hơn cả trang, mà máy nào cũng có phông đọc được tiếng Việt.",
        "A browser paints nothing before it has the HTML, the CSS and every script without defer, and each is a question to the server. A font weighs more than the page, and every device has one that writes Vietnamese.",
    ],
    wrong: "<script src=\"a.js\"></script>, @font-face { src: url(b.woff2) }",
    right: "<script defer src=\"a.js\"></script>, font-family: system-ui",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Built(run),
};

/// The page, its style sheet and one file more.
const MOST: usize = 3;

fn run(whole: &Whole<'_>, finished: &Finished<'_>, findings: &mut Findings) {
    let base = whole.checked.config.base_url.as_str();
    let mut known: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for subject in whole.subjects {
        let Some(page) = subject.route().and_then(|route| finished.page(&route)) else { continue };
        let (mut imports, mut fonts) = (0, page.loads.fonts.len());
        for sheet in page.loads.files(page.file.path.as_str(), base, finished.tree) {
            let [more, faces] = *known
                .entry(sheet.path.as_str())
                .or_insert_with(|| ["@import", "@font-face"].map(|word| count(sheet, word)));
            (imports, fonts) = (imports + more, fonts + faces);
        }
        let sheets = page.loads.sheets.iter().filter(|sheet| sheet.holds_up()).count();
        let requests = 1 + sheets + page.loads.scripts.len() + imports + fonts;
        if requests > MOST || fonts > 0 {
            let told = findings.tell(subject, subject.field("title"));
            told.arg("requests", requests).arg("most", MOST).arg("fonts", fonts);
        }
    }
}

/// How often a style sheet has a rule.
fn count(sheet: &Artifact, word: &str) -> usize {
    std::str::from_utf8(&sheet.bytes).map_or(0, |text| text.matches(word).count())
}
