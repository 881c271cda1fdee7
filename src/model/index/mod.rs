//! Every page of a site from A to Z: what a section with `list_all` lists.

mod carried;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;

use carried::Carried;

use super::moved::Moved;
use super::section::Section;
use super::{Page, PageId, SectionId, Site, Target, titles};
use crate::text::collate::Collator;

/// Entries on one page of the list, when the section does not say: some 5 KB, whatever the site.
pub(super) const PER_PAGE: usize = 100;

/// A letter with its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The letter; `0–9` for what begins with none.
    pub letter: &'static str,
    /// What names it in an address: Telex, so that A, Ă and Â are apart.
    pub anchor: &'static str,
    /// Its entries, by their places in the list.
    pub entries: std::ops::Range<usize>,
}

/// An entry: its place in the order, its letter and what names that in an address, what it is.
type Listed<'p> = (Cow<'p, [u8]>, Option<(&'static str, &'static str)>, Target);

/// What stands before all letters.
const NONE: (&str, &str) = ("0–9", "so");

/// What a page is looked for by: its title; for a commune its name, without the word that all of them have.
fn name(page: &Page) -> &str {
    let own = (page.kind.name == "don-vi").then(|| page.record.get("ten").and_then(serde_json::Value::as_str));
    own.flatten().unwrap_or_else(|| page.title())
}

/// Where a page comes in a list.
fn place_of_page<'p>(page: &'p Page, id: PageId, collator: &Collator) -> Listed<'p> {
    let name = name(page);
    let is_title = std::ptr::eq(name, page.title()) && name.starts_with(char::is_alphanumeric);
    match is_title {
        true => (titles::sort_key(page, collator), collator.letter(name), Target::Page(id)),
        false => place(name, Target::Page(id), collator),
    }
}

/// Where an entry comes in a list, by its title.
fn place<'p>(title: &str, target: Target, collator: &Collator) -> Listed<'p> {
    let title = title.trim_start_matches(|c: char| !c.is_alphanumeric());
    (collator.sort_key(title).into(), collator.letter(title), target)
}

/// Which of two entries comes first: what begins with no letter, as digits do.
fn compare(a: &Listed<'_>, b: &Listed<'_>) -> Ordering {
    (a.1.is_some(), &a.0, a.2).cmp(&(b.1.is_some(), &b.0, b.2))
}

/// Whether a list may have a page, in some language.
fn is_listed(page: &Page) -> bool {
    page.meta.render && !page.meta.unlisted
}

/// Whether a list has what is in a language, of a text in another perhaps.
fn has_those_in(list: &Section, lang: &str, content_lang: &str) -> bool {
    *lang == *list.lang && *content_lang == *list.content_lang
}

/// Fills the lists. A list in a language has what is written in it; that of a section which stands in for
/// a translation has all that stands in beside it. Lists of a site before are taken over but for what came and went.
pub(super) fn fill(sections: &mut [Section], pages: &[Arc<Page>], collator: &Collator, before: Option<&Site>) {
    let wanted: Vec<usize> = (0..sections.len()).filter(|at| sections[*at].meta.list_all).collect();
    let before = before.filter(|_| !wanted.is_empty());
    let carried = before.and_then(|before| Carried::of(before, sections, pages));
    let made = |at: &usize| match &carried {
        Some(carried) => carried.list(*at, pages, collator),
        None => list(*at, sections, pages, collator),
    };
    let made: Vec<_> = wanted.iter().map(made).collect();
    for (at, (index, letters)) in wanted.into_iter().zip(made) {
        sections[at].index = index;
        sections[at].letters = letters;
    }
}

/// A list that is made anew, and its letters.
fn list(at: usize, sections: &[Section], pages: &[Arc<Page>], collator: &Collator) -> (Vec<Target>, Vec<Letter>) {
    let list = &sections[at];
    let of_pages = pages.par_iter().enumerate().filter(|(_, page)| is_listed(page));
    let of_pages = of_pages.filter(|(_, page)| has_those_in(list, &page.lang, &page.content_lang));
    let of_pages = of_pages.map(|(number, page)| place_of_page(page, PageId(number), collator));
    let of_sections = sections.par_iter().enumerate().filter(|(number, section)| {
        let has_page = section.meta.render && section.meta.redirect_to.is_none();
        let is_other = *number != at && !section.folder.is_empty();
        has_page && is_other && has_those_in(list, &section.lang, &section.content_lang)
    });
    let of_sections =
        of_sections.map(|(number, section)| place(section.title(), Target::Section(SectionId(number)), collator));
    let mut found: Vec<Listed<'_>> = of_pages.chain(of_sections).collect();
    found.par_sort_by(compare);
    let mut letters: Vec<Letter> = Vec::new();
    for (place, (_, letter, _)) in found.iter().enumerate() {
        let (letter, anchor) = letter.unwrap_or(NONE);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.entries.end = place + 1,
            _ => letters.push(Letter { letter, anchor, entries: place..place + 1 }),
        }
    }
    (found.into_iter().map(|(_, _, target)| target).collect(), letters)
}

/// Takes the entry at a place out of the letters; one may be left without any.
fn without(letters: &mut [Letter], from: usize) {
    for letter in letters {
        letter.entries.end -= usize::from(from < letter.entries.end);
        letter.entries.start -= usize::from(from < letter.entries.start);
    }
}

/// Puts an entry under its letter, at a place in the list where it belongs.
fn with(letters: &mut Vec<Letter>, to: usize, listed: &Listed<'_>) {
    let (letter, anchor) = listed.1.unwrap_or(NONE);
    let own = letters.iter().position(|known| known.letter == letter).unwrap_or_else(|| {
        let at = letters.partition_point(|known| known.entries.end <= to && known.entries.start < to);
        letters.insert(at, Letter { letter, anchor, entries: to..to });
        at
    });
    letters[own].entries.end += 1;
    for letter in &mut letters[own + 1..] {
        letter.entries = letter.entries.start + 1..letter.entries.end + 1;
    }
}

/// A list and its letters in which a page has another title; none when it is not in it.
pub(super) fn moved(
    site: &Site,
    list: &Section,
    (id, page): (PageId, &Page),
    collator: &Collator,
) -> Option<(Moved<Target>, Vec<Letter>)> {
    let listed = place_of_page(page, id, collator);
    let place_of = |target: Target| match target {
        Target::Page(id) => place_of_page(site.page(id), id, collator),
        Target::Section(id) => place(site.section(id).title(), target, collator),
    };
    let comes_first = |other| compare(&place_of(other), &listed) == Ordering::Less;
    let moved = Moved::of(&list.index, Target::Page(id), comes_first)?;
    let (from, to) = moved.from.zip(moved.to)?;
    let mut letters = list.letters.clone();
    without(&mut letters, from);
    with(&mut letters, to, &listed);
    letters.retain(|letter| !letter.entries.is_empty());
    Some((moved, letters))
}
