//! Rules over the finished pages, whatever made them: a text, raw HTML in it, a template, a file that is
//! there as it is. Each page is taken apart once, in parallel, and shown to all of these rules.
//!
//! What stands in the file that a page was made from is told at its line. What does not was written by
//! a template: it is told once, at the first page that has it, with how many others have it too.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::dom::{Dom, Id, unescape};
use super::finished::{Finished, FinishedPage, leads_on};
use super::{Checked, Finding, Findings, Rule, Run};
use crate::diag::{Severity, Span, both};
use crate::output::{Artifact, OutputTree, Piece, pieces};
use crate::source::SourceTree;

/// A finished page as rules see it.
#[derive(Debug)]
pub struct BuiltPage<'p> {
    /// Its elements.
    pub dom: Dom<'p>,
    /// The text of the file that it was made from; empty when that is none.
    pub source: &'p str,
}

/// What a rule finds on a page.
#[derive(Debug)]
pub struct Fault {
    element: Option<Id>,
    args: Vec<(&'static str, String)>,
    suggestion: Option<String>,
}

impl Fault {
    /// Gives the value of a placeholder; `tag` and `more` are given by themselves.
    pub fn arg(&mut self, name: &'static str, value: impl ToString) -> &mut Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Proposes a name.
    pub fn suggest(&mut self, name: &str) {
        self.suggestion = Some(name.to_owned());
    }
}

/// Where a rule puts what it finds on one page.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Tells of an element.
    pub fn tell(&mut self, element: Id) -> &mut Fault {
        self.push(Some(element))
    }

    /// Tells of the page as a whole.
    pub fn tell_page(&mut self) -> &mut Fault {
        self.push(None)
    }

    fn push(&mut self, element: Option<Id>) -> &mut Fault {
        self.0.push(Fault { element, args: Vec::new(), suggestion: None });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

/// Characters of a tag that a finding shows.
const MOST_SHOWN: usize = 100;

/// Findings of one rule on one page; a page that has more has the same again and again.
const MOST_FAULTS: usize = 100;

/// Attributes whose values are another on each page.
const ADDRESSES: [&str; 6] = ["href", "src", "srcset", "poster", "action", "content"];

/// What is the same on several pages: rule, values, tag without its addresses, and place when it is known.
type Key = (usize, Vec<(&'static str, String)>, String, Option<(String, usize)>);

/// A rule of finished pages, how grave it is, and what it runs.
type Seat = (&'static Rule, Severity, fn(&BuiltPage<'_>, &mut Faults));

/// One finding and the pages that have it.
struct Told<'t> {
    page: &'t Artifact,
    tag: String,
    suggestion: Option<String>,
    range: Option<std::ops::Range<usize>>,
    pages: usize,
}

/// Takes every page apart and runs the rules of finished pages that are wanted.
pub(super) fn run<'t>(
    checked: &Checked<'t>,
    tree: &'t OutputTree,
    rules: &[(&'static Rule, Severity)],
) -> (Vec<Finding>, Finished<'t>) {
    let seat = |(rule, severity): &(&'static Rule, Severity)| match rule.run {
        Run::Page(run) => Some((*rule, *severity, run)),
        _ => None,
    };
    let rules: Vec<Seat> = rules.iter().filter_map(seat).collect();
    let pages: Vec<&Artifact> = tree.files().filter(|file| file.path.as_str().ends_with(".html")).collect();
    let taken = pages.par_iter().map(|page| of_page(page, checked.files, &rules));
    let (pages, found): (Vec<FinishedPage<'_>>, Vec<Vec<(Key, Told<'_>)>>) = taken.unzip();
    let mut told: BTreeMap<Key, Told<'_>> = BTreeMap::new();
    for (key, one) in found.into_iter().flatten() {
        told.entry(key).and_modify(|earlier| earlier.pages += 1).or_insert(one);
    }
    let finding = |(key, one): (Key, Told<'_>)| {
        let (rule, severity, _) = rules[key.0];
        one.into_finding(key, Findings::new(rule, severity), checked.files)
    };
    (told.into_iter().map(finding).collect(), Finished { tree, pages })
}

fn of_page<'t>(page: &'t Artifact, files: &'t SourceTree, rules: &[Seat]) -> (FinishedPage<'t>, Vec<(Key, Told<'t>)>) {
    let dom = Dom::new(&page.bytes);
    let finished = FinishedPage::new(page, &dom);
    let mut found = Vec::new();
    if leads_on(&dom) {
        return (finished, found);
    }
    let source = files.get(&page.origin).and_then(|file| file.text().ok()).unwrap_or_default();
    let built = BuiltPage { dom, source };
    for (number, (_, _, run)) in rules.iter().enumerate() {
        let mut faults = Faults::default();
        run(&built, &mut faults);
        for fault in faults.0.into_iter().take(MOST_FAULTS) {
            let range = fault.element.and_then(|element| built.place(element));
            let tag = fault.element.map_or("", |element| built.dom.elements[element].tag);
            let place = range.as_ref().map(|range| (page.origin.to_string(), range.start));
            let key = (number, fault.args, fault.element.map_or_else(String::new, |id| built.form(id)), place);
            found.push((key, Told { page, tag: shown(tag), suggestion: fault.suggestion, range, pages: 1 }));
        }
    }
    (finished, found)
}

/// A tag as a finding shows it.
fn shown(tag: &str) -> String {
    let tag = unescape(tag);
    let mut chars = tag.chars();
    let start: String = chars.by_ref().take(MOST_SHOWN).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if chars.next().is_some() { start + "…" } else { start }
}

impl Told<'_> {
    fn into_finding(self, key: Key, mut findings: Findings, files: &SourceTree) -> Finding {
        let (_, args, ..) = key;
        let origin: &str = &self.page.origin;
        let text = files.get(origin).and_then(|file| file.text().ok());
        let (span, more) = match (&self.range, text) {
            (Some(range), Some(text)) => (Span::locate(origin, text, range.clone()), String::new()),
            _ => (Span::file(origin), more(self.pages, self.page.path.as_str())),
        };
        findings.tell_at(span, self.range);
        let mut finding = findings.into_found().remove(0);
        finding.diagnostic.suggestion = self.suggestion;
        finding.diagnostic.args = args;
        finding.arg("tag", self.tag).arg("more", more);
        finding
    }
}

/// Which pages have what no file of content holds.
fn more(pages: usize, first: &str) -> String {
    let others = pages - 1;
    if others == 0 {
        return both(&format!(" (trang {first})"), &format!(" (page {first})"));
    }
    both(&format!(" (trang {first} và {others} chỗ khác)"), &format!(" (page {first}, and {others} more)"))
}

impl BuiltPage<'_> {
    /// An element as it is on every page that a template makes: without its addresses.
    fn form(&self, element: Id) -> String {
        let own = self.dom.attributes(element).iter().filter(|one| !ADDRESSES.contains(&one.key));
        let name = self.dom.elements[element].name.to_lowercase();
        own.fold(name, |form, one| format!("{form} {}={}", one.key, one.value))
    }

    /// The bytes of the source in which an element is written as a tag.
    ///
    /// What makes a page rewrites addresses, orders attributes anew and may add some: the attributes
    /// that the source has are compared, addresses by the name of their file, and of several that are
    /// alike the one with the same number is taken.
    fn place(&self, element: Id) -> Option<std::ops::Range<usize>> {
        let dom = &self.dom;
        let name = dom.elements[element].name;
        let alike = |id: Id| {
            let (a, b) = (dom.attributes(id), dom.attributes(element));
            dom.elements[id].name.eq_ignore_ascii_case(name)
                && a.len() == b.len()
                && a.iter().all(|one| b.iter().any(|other| one.key == other.key && one.value == other.value))
        };
        let number = (0..element).filter(|id| alike(*id)).count();
        let has = |(key, value): &(&str, &str)| {
            let own = dom.attributes(element).iter().find(|own| own.key.eq_ignore_ascii_case(key));
            own.is_some_and(|own| same(key, own.value, value))
        };
        let mut found = Vec::new();
        pieces(self.source.as_bytes(), |piece| {
            if let Piece::Open { name: written, attributes, tag } = piece
                && written.eq_ignore_ascii_case(name)
                && attributes.iter().all(has)
            {
                let start = tag.as_ptr().addr() - self.source.as_ptr().addr();
                found.push(start..start + tag.len());
            }
        });
        let last = found.len().checked_sub(1)?;
        found.into_iter().nth(number.min(last))
    }

    /// Whether the source has a heading of Markdown with these words: other rules judge it there.
    pub fn is_markdown_heading(&self, words: &str) -> bool {
        let is = |line: &str| line.starts_with('#') && line.trim_start_matches('#').trim_start().starts_with(words);
        !words.is_empty() && self.source.lines().any(|line| is(line.trim_start()))
    }
}

/// Whether a value of a page may come from one of its source.
fn same(key: &str, own: &str, written: &str) -> bool {
    let (own, written) = (unescape(own), unescape(written));
    let is_address = ADDRESSES.iter().any(|address| key.eq_ignore_ascii_case(address));
    let tail = |address: &Cow<'_, str>| {
        address.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
    };
    own == written || is_address && tail(&own) == tail(&written)
}
