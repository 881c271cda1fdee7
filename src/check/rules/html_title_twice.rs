//! `html-title-twice`: finished pages of one language with one title.

use crate::check::{Findings, Finished, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::output::Artifact;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-title-twice",
        [
            "tiêu đề của thẻ trình duyệt “{title}” là của {count} trang: {first}, {second}…",
            "the title “{title}” is that of {count} pages: {first}, {second}…",
        ],
        [
            "Cho thêm điều phân biệt vào <title> của khuôn, ví dụ số trang của danh sách: {{ paginator.current_index }}.",
            "Add to the <title> of the template what distinguishes them, such as the number of a list page: {{ paginator.current_index }}.",
        ],
    ),
    finds: ["Nhiều trang dựng ra cùng một <title>", "Finished pages with one <title>"],
    why: [
        "Người mở nhiều thẻ, người nghe máy đọc chỉ phân biệt trang bằng tiêu đề này. Quy tắc title-twice xem tiêu đề bài viết; quy tắc này xem trang dựng xong, cả danh sách nhiều trang. Theo WCAG 2.2, tiêu chí 2.4.2 (mức A).",
        "Whoever has several tabs open, or listens to a screen reader, tells pages apart by this title alone. The rule title-twice looks at what authors wrote; this one at finished pages, those of long lists too. WCAG 2.2, criterion 2.4.2 (level A).",
    ],
    wrong: "/tin-tuc/: Tin tức\n/tin-tuc/page/2/: Tin tức",
    right: "/tin-tuc/: Tin tức\n/tin-tuc/page/2/: Tin tức (trang 2)",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Built(run),
};

fn run(_: &Whole<'_>, finished: &Finished<'_>, findings: &mut Findings) {
    let mut same: BTreeMap<(&str, &str), Vec<&Artifact>> = BTreeMap::new();
    for page in &finished.pages {
        if let Some((lang, title)) = &page.title {
            same.entry((lang, title)).or_default().push(page.file);
        }
    }
    // Two texts with one title are told by `title-twice`.
    let is_text = |page: &Artifact| page.origin.ends_with(".md");
    let by_authors = |a: &Artifact, b: &Artifact| is_text(a) && is_text(b) && a.origin != b.origin;
    for ((_, title), pages) in same.into_iter().filter(|(_, pages)| pages.len() > 1 && !by_authors(pages[0], pages[1]))
    {
        // The second took what the first had.
        let told = findings.tell_file(&pages[1].origin);
        told.arg("title", title).arg("count", pages.len()).arg("first", &pages[0].path).arg("second", &pages[1].path);
    }
}
