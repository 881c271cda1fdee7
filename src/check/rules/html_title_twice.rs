//! `html-title-twice`: finished pages of one language with one title.

use crate::check::dom::Dom;
use crate::check::{Findings, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::output::{Artifact, OutputTree};
use rayon::prelude::*;
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

fn run(_: &Whole<'_>, tree: &OutputTree, findings: &mut Findings) {
    let pages: Vec<&Artifact> = tree.files().filter(|file| file.path.as_str().ends_with(".html")).collect();
    let titled = pages.par_iter().filter_map(|page| Some((titled(&page.bytes)?, *page)));
    let mut same: BTreeMap<(&str, String), Vec<&Artifact>> = BTreeMap::new();
    for (title, page) in titled.collect::<Vec<_>>() {
        same.entry(title).or_default().push(page);
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

/// The language and the title of a page; none of one that only leads on to another.
fn titled(page: &[u8]) -> Option<(&str, String)> {
    let text = std::str::from_utf8(page).ok()?;
    let head = text.split_once("<body").map_or(text, |(head, _)| head);
    let dom = Dom::new(head.as_bytes());
    if dom
        .all(&["meta"])
        .any(|(id, _)| dom.get(id, "http-equiv").is_some_and(|what| what.eq_ignore_ascii_case("refresh")))
    {
        return None;
    }
    let lang = dom.all(&["html"]).find_map(|(id, _)| dom.said(id, "lang")).unwrap_or_default();
    let title = dom.all(&["title"]).next().map(|(id, _)| dom.text(id)).filter(|title| !title.is_empty())?;
    Some((lang, title))
}
