//! The files that rules judge: each content file once, whatever it makes, with its texts and places.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde_json::Value as Json;

use super::reading::{Notes, Reading};
use super::{Checked, old_units};
use crate::config::CheckConfig;
use crate::data::{Document, Node, Value, read_csv};
use crate::date::Date;
use crate::diag::Span;
use crate::markdown::prose::{self, View};
use crate::model::{Body, Page, Section, front_matter};
use crate::text::Composed;
use crate::text::writing::personal::{self, Personal};

/// Bytes of lines that the findings of one file may show; those after it have their line alone, without
/// the column. A file that is one long line would be counted and copied for each finding.
const MOST_EXCERPTS: usize = 1 << 20;

/// One content file: a page, a section, or a table whose rows are pages.
#[derive(Debug)]
pub struct Subject<'a> {
    /// Its path from the root of the site.
    pub file: &'a str,
    /// The whole of it.
    pub text: &'a str,
    /// The language it is written in.
    pub lang: &'a str,
    /// The page, when it is one.
    pub page: Option<&'a Page>,
    /// The section, when it is one.
    pub section: Option<&'a Section>,
    /// What its front matter says, with places.
    pub front: Option<Node>,
    /// Its texts, those of front matter first; its headings, links and so on.
    pub view: View,
    /// What the rules measure by.
    pub settings: &'a CheckConfig,
    /// The address of the site.
    pub base_url: &'a str,
    /// The day of the check.
    pub as_of: Date,
    /// Whether it is the table of old names itself: what it says was.
    pub is_table_of_old_units: bool,
    notes: OnceLock<Vec<Notes>>,
    personal: OnceLock<Vec<Personal>>,
    lines: OnceLock<Vec<usize>>,
    excerpts: AtomicUsize,
}

/// All files of a site, in the order of their paths.
pub(super) fn all<'a>(checked: &'a Checked<'a>) -> Vec<Subject<'a>> {
    let pages = checked.site.pages.iter().map(AsRef::as_ref).filter(|page: &&Page| !page.is_fallback());
    let (tables, pages): (Vec<&Page>, Vec<&Page>) = pages.partition(|page| page.source.extension() == "csv");
    let sections = checked.site.sections.iter().filter(|section| !section.is_fallback());
    let sections: Vec<&Section> = sections.filter(|section| section.source.is_some()).collect();
    let mut told = BTreeSet::new();
    let tables: Vec<&Page> = tables.into_iter().filter(|page| told.insert(page.source.as_str())).collect();
    let mut all: Vec<Subject<'a>> = pages.par_iter().map(|page| of_page(checked, page)).collect();
    all.par_extend(sections.par_iter().filter_map(|section| of_section(checked, section)));
    all.par_extend(tables.par_iter().filter_map(|page| of_table(checked, page)));
    all.par_sort_by(|a, b| a.file.cmp(b.file));
    all
}

fn of_page<'a>(checked: &'a Checked<'a>, page: &'a Page) -> Subject<'a> {
    let has_front = !page.is_further_part();
    let subject = of_text(checked, page.source.as_str(), &page.body, &page.content_lang, has_front);
    Subject { page: Some(page), ..subject }
}

fn of_section<'a>(checked: &'a Checked<'a>, section: &'a Section) -> Option<Subject<'a>> {
    let source = section.source.as_ref()?;
    let subject = of_text(checked, source.as_str(), &section.body, &section.content_lang, true);
    Some(Subject { section: Some(section), ..subject })
}

fn of_text<'a>(checked: &'a Checked<'a>, file: &'a str, body: &'a Body, lang: &'a str, has_front: bool) -> Subject<'a> {
    let front = has_front.then(|| front_matter(Document { file, text: &body.file })).flatten();
    let mut view = prose::view(body, &checked.config.markdown);
    if let Some(node) = &front {
        let fields = prose::fields(&body.file, node);
        view.passages.splice(0..0, fields);
        view.foreign.extend(prose::recorded(node));
    }
    new(checked, file, &body.file, lang, front, view)
}

/// A table whose rows are pages: its cells are its texts.
fn of_table<'a>(checked: &'a Checked<'a>, page: &'a Page) -> Option<Subject<'a>> {
    let file = page.source.as_str();
    let text = checked.files.get(file)?.text().ok()?;
    let (columns, rows) = read_csv(file, text).ok()?;
    let view = View { passages: prose::cells(text, &columns, &rows), ..View::default() };
    Some(new(checked, file, text, &page.content_lang, None, view))
}

fn new<'a>(
    checked: &'a Checked<'a>,
    file: &'a str,
    text: &'a str,
    lang: &'a str,
    front: Option<Node>,
    view: View,
) -> Subject<'a> {
    let (settings, base_url, as_of) = (&checked.config.check, checked.config.base_url.as_str(), checked.as_of);
    let (lines, excerpts) = (OnceLock::new(), AtomicUsize::new(0));
    let is_table_of_old_units = old_units::file(checked).is_some_and(|(table, _)| table == file);
    Subject {
        file,
        text,
        lang,
        page: None,
        section: None,
        front,
        view,
        settings,
        base_url,
        as_of,
        is_table_of_old_units,
        notes: OnceLock::new(),
        personal: OnceLock::new(),
        lines,
        excerpts,
    }
}

impl Subject<'_> {
    /// Whether it is written in Vietnamese.
    pub fn is_vietnamese(&self) -> bool {
        self.lang.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("vi"))
    }

    /// Its passages, to be read by finders.
    pub fn readings(&self) -> impl Iterator<Item = Reading<'_>> {
        let notes = self.notes.get_or_init(|| self.view.passages.iter().map(Notes::of).collect());
        self.view.passages.iter().zip(notes).map(|(passage, notes)| Reading::new(passage, notes))
    }

    /// Forgets what was found of its passages: ten thousand files that were judged need not keep it.
    pub(super) fn forget(&mut self) {
        self.notes.take();
    }

    /// The personal data of the whole file, public contacts left out, with its bytes there. Front matter,
    /// addresses and code are published too. Several rules tell of them, each of its own kinds.
    pub fn personal(&self) -> &[Personal] {
        self.personal.get_or_init(|| {
            let composed = Composed::new(self.text);
            let mut found = personal::find(composed.text());
            found.retain(|one| !one.is_among(&self.settings.public_contacts));
            for one in &mut found {
                one.range = composed.source(one.range.clone());
            }
            found
        })
    }

    /// The title of the page or section.
    pub fn title(&self) -> Option<&str> {
        let page = self.page.and_then(|page| page.meta.title.as_deref());
        page.or_else(|| self.section.and_then(|section| section.meta.title.as_deref()))
    }

    /// The file of the finished site that it becomes; none when it becomes none.
    pub fn route(&self) -> Option<String> {
        let page = self.page.filter(|page| page.meta.render).map(|page| &page.route);
        let section = self.section.filter(|section| section.meta.render).map(|section| &section.route);
        page.or(section).map(|route| route.output().as_str().to_owned())
    }

    /// What the page or section says of its keeping under a key.
    pub fn care(&self, key: &str) -> Option<&Json> {
        let page = self.page.map(|page| &*page.care);
        page.or_else(|| self.section.map(|section| &section.care)).and_then(|care| care.get(key))
    }

    /// The day by which it is to be looked over.
    pub fn review_by(&self) -> Option<Date> {
        let page = self.page.and_then(|page| page.meta.review_by);
        page.or_else(|| self.section.and_then(|section| section.meta.review_by)).map(|moment| moment.day())
    }

    /// The codes of rules that leave it alone (`bo_qua`).
    pub fn ignored(&self) -> impl Iterator<Item = &str> {
        let codes = self.care("bo_qua").and_then(|codes| codes.as_array());
        codes.into_iter().flatten().filter_map(|code| code.as_str())
    }

    /// The bytes of a value of front matter by its path (`in_an.buoc.0.ten`); the file's first
    /// bytes when it is not there.
    pub fn field(&self, path: &str) -> Range<usize> {
        let found = path.split('.').try_fold(self.front.as_ref(), |node, part| {
            let inner = match &node?.value {
                Value::Table(entries) => entries.iter().find(|(key, _)| key.name == part).map(|(_, value)| value),
                Value::List(items) => part.parse::<usize>().ok().and_then(|number| items.get(number)),
                _ => None,
            };
            inner.map(Some)
        });
        found.flatten().map_or(0..3.min(self.text.len()), |node| node.range.clone())
    }

    /// The place of some bytes, found without reading the file again for each.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let starts = self
            .lines
            .get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect());
        let line = starts.partition_point(|start| *start <= range.start).max(1);
        let start = starts[line - 1];
        let end = starts.get(line).map_or(self.text.len(), |next| next - 1);
        let before = self.excerpts.fetch_add(end - start, Ordering::Relaxed);
        if before > MOST_EXCERPTS {
            return Span { line, column: 1, ..Span::file(self.file) };
        }
        Span { line, ..Span::locate(self.file, &self.text[start..end], shift(&range, start)) }
    }
}

fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start.saturating_sub(by)..range.end.saturating_sub(by)
}
