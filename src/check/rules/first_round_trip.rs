//! `first-round-trip`: pages whose text and style do not come in the first answer of a server.

use crate::cache::Cache;
use crate::check::{Findings, Finished, Rule, Run, Subject, Whole};
use crate::compress;
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::output::Artifact;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "first-round-trip",
        [
            "HTML {html} byte và CSS {style} byte sau khi nén là {size} byte, quá {most} byte của lượt gửi đầu tiên",
            "HTML of {html} bytes and CSS of {style} bytes are {size} bytes compressed, over the {most} of the first round trip",
        ],
        [
            "Chia bài làm nhiều bài, hoặc bớt bảng và danh sách dài.",
            "Split the page, or shorten its tables and long lists.",
        ],
    ),
    finds: ["Trang không đến nơi trong lượt gửi đầu tiên", "Pages that do not come in the first round trip"],
    why: [
        "Lượt đầu, máy chủ chỉ gửi khoảng 14 KB rồi đợi máy người đọc trả lời (TCP, RFC 6928). Sóng yếu thì mỗi lượt đợi thêm là nửa giây đến hai giây màn hình trắng. Đo HTML và CSS nén bằng Brotli mức 11, như “cchc build --compress” ghi ra.",
        "A server sends about 14 KB and then waits for an answer (TCP, RFC 6928). On a weak signal each further wait is half a second to two of a blank screen. HTML and CSS are measured under Brotli 11, as `cchc build --compress` writes them.",
    ],
    wrong: "HTML 9 000 + CSS 7 600 = 16 600 byte",
    right: "HTML 6 100 + CSS 7 600 = 13 700 byte",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Built(run),
};

/// Ten packets of 1,460 bytes (RFC 6928), less what the headers of an answer take.
pub(super) const MOST: usize = 14 * 1024;

fn run(whole: &Whole<'_>, finished: &Finished<'_>, findings: &mut Findings) {
    let base = whole.checked.config.base_url.as_str();
    let pages = whole.subjects.par_iter().filter_map(|subject| {
        let page = finished.page(&subject.route()?)?;
        Some((subject, page.file, page.loads.files(page.file.path.as_str(), base, finished.tree)))
    });
    let pages: Vec<(&Subject<'_>, &Artifact, Vec<&Artifact>)> = pages.collect();
    let brotli = |file: &Artifact| made(&file.bytes, whole.checked.cache);
    let mut sheets: BTreeMap<&str, usize> = BTreeMap::new();
    for sheet in pages.iter().flat_map(|(_, _, sheets)| sheets) {
        sheets.entry(sheet.path.as_str()).or_insert_with(|| brotli(sheet));
    }
    let judged = pages.par_iter().filter_map(|(subject, page, own)| {
        let style = own.iter().map(|sheet| sheets[sheet.path.as_str()]).sum();
        let fits = |html: usize| html.saturating_add(style) <= MOST;
        // Each of these makes more than the next and takes a tenth of its time: what fits by it needs no second look.
        let gzip = || compress::gzip(&page.bytes).map_or(usize::MAX, |made| made.len());
        if fits(page.bytes.len()) || fits(compress::gzip_size(&page.bytes)) || fits(gzip()) {
            return None;
        }
        let html = brotli(page);
        (!fits(html)).then_some((*subject, html, style))
    });
    for (subject, html, style) in judged.collect::<Vec<_>>() {
        let told = findings.tell(subject, subject.field("title"));
        told.arg("html", html).arg("style", style).arg("size", html + style).arg("most", MOST);
    }
}

/// How many bytes a server sends of a file.
fn made(bytes: &[u8], cache: &Cache) -> usize {
    cache.brotli(bytes).map_or(bytes.len(), |made| made.len().min(bytes.len()))
}
