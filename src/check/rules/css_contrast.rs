//! `css-contrast`: colours of a style sheet that cannot be told apart.

use crate::check::addresses::target;
use crate::check::{Finding, style};
use crate::check::{Findings, Finished, FinishedPage, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::diag::{Span, both};
use crate::output::{Artifact, OutputTree};
use rayon::prelude::*;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "css-contrast",
        [
            "{selector}: chữ {colour} trên nền {ground} chỉ có độ tương phản {ratio}:1 ở giao diện {look}, cần {least}:1",
            "{selector}: {colour} on {ground} has a contrast of {ratio}:1 in {look} colours, not {least}:1",
        ],
        [
            "Chọn màu chữ đậm hơn hoặc nền nhạt hơn trong CSS (giao diện tối thì ngược lại). Sửa ở bảng màu :root thì cả trang đổi theo.",
            "Choose a darker text or a lighter ground in the CSS (in the dark, the other way). Change the table of colours in :root and the whole site follows.",
        ],
    ),
    finds: ["Màu chữ và màu nền trong CSS quá gần nhau", "Colours of text and ground that are too near"],
    why: [
        "Người mắt kém, người đọc ngoài nắng không thấy chữ nhạt. Tính theo từng cặp color và background mà CSS khai báo, cả giao diện sáng và tối, và màu của chữ, liên kết trên nền của trang. Theo WCAG 2.2, tiêu chí 1.4.3 (mức AA): 4,5:1, chữ lớn 3:1.",
        "People with poor sight, or in the sun, cannot read pale text. Each pair of color and background that the CSS declares is measured, in light and dark, and texts and links on the ground of the page. WCAG 2.2, criterion 1.4.3 (level AA): 4.5:1, large text 3:1.",
    ],
    wrong: ".nut { color: #fff; background: #e0a526; }",
    right: ".nut { color: #1d1a16; background: #e0a526; }",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Built(run),
};

fn run(whole: &Whole<'_>, finished: &Finished<'_>, findings: &mut Findings) {
    let base = whole.checked.config.base_url.as_str();
    let (tree, pages) = (finished.tree, &finished.pages);
    let lists: BTreeSet<Vec<&str>> = pages.par_iter().map(|page| sheets(page, tree, base)).collect();
    let mut told = BTreeSet::new();
    for list in lists {
        let files = list.iter().filter_map(|path| tree.get(path));
        let texts: Vec<&str> = files.clone().filter_map(|file| std::str::from_utf8(&file.bytes).ok()).collect();
        let files: Vec<&Artifact> = files.collect();
        for (is_dark, look) in [(false, both("sáng", "light")), (true, both("tối", "dark"))] {
            for pair in style::poor(&texts, is_dark).into_iter().filter(|pair| told.insert((is_dark, pair.clone()))) {
                let ratio = format!("{:.1}", pair.hundredths as f64 / 100.0);
                let finding = tell(whole, files[pair.sheet], &pair.selector, findings);
                finding.arg("selector", &pair.selector).arg("colour", &pair.colour).arg("ground", &pair.ground);
                finding.arg("ratio", both(&ratio.replace('.', ","), &ratio)).arg("look", &look);
                let least = if pair.is_large { both("3", "3") } else { both("4,5", "4.5") };
                finding.arg("least", least);
            }
        }
    }
}

/// Tells of a selector, where it is written: in the part of the theme's `css/` that the sheet was put
/// together from, or in the sheet itself.
fn tell<'f>(whole: &Whole<'_>, sheet: &Artifact, selector: &str, findings: &'f mut Findings) -> &'f mut Finding {
    let files = whole.checked.files;
    let parts = sheet.origin.split_once("/static/").map(|(theme, _)| format!("{theme}/css"));
    let parts =
        parts.into_iter().flat_map(|folder| files.within(&folder)).filter(|file| file.path.extension() == "css");
    let is_apart = |text: &str, at: usize| {
        let belongs = |c: char| c.is_alphanumeric() || "-_.#:(".contains(c);
        !text[..at].ends_with(belongs) && !text[at + selector.len()..].starts_with(belongs)
    };
    let place = parts.chain(files.get(&sheet.origin)).find_map(|file| {
        let text = file.text().ok()?;
        let at = text.match_indices(selector).map(|(at, _)| at).find(|at| is_apart(text, *at))?;
        Some(Span::locate(file.path.as_str(), text, at..at + selector.len()))
    });
    match place {
        Some(span) => findings.tell_at(span, None),
        None => findings.tell_file(&sheet.origin),
    }
}

/// The style sheets of a page on a screen, in their order.
fn sheets<'t>(page: &FinishedPage<'_>, tree: &'t OutputTree, base: &str) -> Vec<&'t str> {
    let on_screen = page.loads.sheets.iter().filter(|sheet| !sheet.is_for_print && !sheet.address.is_empty());
    let files = on_screen.filter_map(|sheet| target(sheet.address, page.file.path.as_str(), base, tree));
    files.map(|file| file.path.as_str()).collect()
}
