//! `orphan`: pages that no link leads to.

use crate::check::addresses::target;
use crate::check::{Findings, Finished, Rule, Run, Subject, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::output::{Artifact, OutputTree, tags};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "orphan",
        ["không có liên kết nào dẫn tới {address}", "no link leads to {address}"],
        [
            "Dẫn tới bài từ một bài khác, từ mục hoặc trình đơn; bài không cần nữa thì xóa hoặc đặt draft = true.",
            "Link to it from a page, a section or the menu; delete it or set draft = true if it is not needed.",
        ],
    ),
    finds: ["Bài không đi tới được từ trang chủ", "Pages that cannot be reached from the home page"],
    why: [
        "Người đọc tìm bài bằng cách bấm từ trang chủ. Bài không ai dẫn tới thì không ai đọc, cũng không ai sửa. Chương trình đi theo mọi liên kết của trang dựng ra, bắt đầu từ trang chủ của từng ngôn ngữ.",
        "People find a page by following links. A page that nothing links to is read by nobody and corrected by nobody. The program follows the links of the built pages, starting from the home page of each language.",
    ],
    wrong: "content/tin-tuc/_index.md: render = false",
    right: "Xem [kết quả đối thoại](@/tin-tuc/doi-thoai.md).",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Built(run),
};

fn run(whole: &Whole<'_>, finished: &Finished<'_>, findings: &mut Findings) {
    let tree = finished.tree;
    let wanted = wanted(whole);
    let reached = reached(whole, tree, &wanted);
    for (path, subject) in wanted.iter().filter(|(path, _)| !reached.contains(path.as_str())) {
        let address = path.trim_end_matches("index.html");
        match subject {
            Some(subject) => {
                findings.tell(subject, subject.field("title")).arg("address", address);
            }
            None => {
                let origin = tree.get(path).map_or("", |file| &file.origin);
                findings.tell_file(origin).arg("address", address);
            }
        }
    }
}

/// Files to reach, and what they were written in: nothing that has a place for a row of a table.
type Wanted<'w> = BTreeMap<String, Option<&'w Subject<'w>>>;

/// The files of pages and sections that have one, and what they were written in; rows of a table are in
/// no subject of their own.
fn wanted<'w>(whole: &'w Whole<'w>) -> Wanted<'w> {
    let subjects = whole.subjects.iter().filter_map(|subject| {
        // A further step is led to by its tree, which is told when nothing leads to it.
        let page = subject.page.filter(|page| page.meta.render && !page.is_further_part()).map(|page| &page.route);
        let section = subject.section.filter(|section| section.meta.render && section.meta.redirect_to.is_none());
        let route = page.or_else(|| section.map(|section| &section.route))?;
        Some((route.output().as_str().to_owned(), Some(subject)))
    });
    let rows = whole.checked.site.pages.iter().filter(|page| page.source.extension() == "csv" && !page.is_fallback());
    let rows = rows.map(|page| (page.route.output().as_str().to_owned(), None));
    rows.chain(subjects).collect()
}

/// The files that links lead to, wave by wave from the home pages, until all that is wanted is reached.
/// Lists are followed before texts: most sites are reached by them alone, and texts are many.
fn reached<'w>(whole: &Whole<'_>, tree: &'w OutputTree, wanted: &Wanted<'_>) -> BTreeSet<&'w str> {
    let base = whole.checked.config.base_url.as_str();
    let homes = whole.checked.config.languages.iter();
    let homes = homes.map(|language| whole.checked.config.language_prefix(&language.code) + "index.html");
    let mut lists: Vec<&Artifact> = homes.filter_map(|home| tree.get(&home)).collect();
    let mut texts = Vec::new();
    let mut reached: BTreeSet<&str> = lists.iter().map(|file| file.path.as_str()).collect();
    let mut missing = wanted.keys().filter(|path| !reached.contains(path.as_str())).count();
    while missing > 0 && !(lists.is_empty() && texts.is_empty()) {
        let wave = std::mem::take(if lists.is_empty() { &mut texts } else { &mut lists });
        let led_to: Vec<Vec<&Artifact>> = wave.par_iter().map(|file| targets(file, tree, base)).collect();
        for file in led_to.into_iter().flatten().filter(|file| reached.insert(file.path.as_str())) {
            let found = wanted.get(file.path.as_str());
            missing -= usize::from(found.is_some());
            let is_text = found.is_some_and(|subject| subject.is_none_or(|subject| subject.section.is_none()));
            (if is_text { &mut texts } else { &mut lists }).push(file);
        }
    }
    reached
}

/// The files that a page links to, each once.
fn targets<'w>(page: &Artifact, tree: &'w OutputTree, base: &str) -> Vec<&'w Artifact> {
    let mut links = BTreeSet::new();
    tags(&page.bytes, |name, attributes| {
        if name.eq_ignore_ascii_case("a") || name.eq_ignore_ascii_case("area") {
            links.extend(attributes.iter().filter(|(key, _)| key.eq_ignore_ascii_case("href")).map(|(_, link)| *link));
        }
    });
    links.into_iter().filter_map(|link| target(link, page.path.as_str(), base, tree)).collect()
}
