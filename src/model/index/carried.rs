//! Lists from A to Z when those of nearly the same pages are known: only pages that came, went or are called
//! otherwise are looked for in them.

use std::cmp::Ordering;
use std::sync::Arc;

use super::super::alike::Alike;
use super::{Letter, compare, has_those_in, is_listed, name, place, place_of_page, with, without};
use crate::model::{Page, Section, Site, Target};
use crate::text::collate::Collator;

/// What is known of the lists of a site before, with the same sections.
pub(super) struct Carried<'a> {
    before: &'a Site,
    sections: &'a [Section],
    alike: Alike,
}

/// Whether a list has two pages with one name at one place, if it has them.
fn is_same(a: &Page, b: &Page) -> bool {
    name(a) == name(b) && is_listed(a) == is_listed(b)
}

/// Whether a section stands in lists where it stood, and has the list that it had, if it has one.
fn is_same_section((a, b): (&Section, &Section)) -> bool {
    let has_page = |section: &Section| (section.meta.render, section.meta.redirect_to.is_some());
    (&a.key, &a.lang, &a.content_lang, a.title()) == (&b.key, &b.lang, &b.content_lang, b.title())
        && has_page(a) == has_page(b)
        && a.meta.list_all == b.meta.list_all
}

impl<'a> Carried<'a> {
    /// None when the sites have too little in common.
    pub fn of(before: &'a Site, sections: &'a [Section], pages: &[Arc<Page>]) -> Option<Self> {
        let has_the_same =
            before.sections.len() == sections.len() && before.sections.iter().zip(sections).all(is_same_section);
        let alike = has_the_same.then(|| Alike::of(&before.pages, pages, is_same)).flatten()?;
        Some(Self { before, sections, alike })
    }

    /// The list of a section and its letters.
    pub fn list(&self, at: usize, pages: &[Arc<Page>], collator: &Collator) -> (Vec<Target>, Vec<Letter>) {
        let (old, list) = (&self.before.sections[at], &self.sections[at]);
        let mut letters = old.letters.clone();
        let mut index = Vec::with_capacity(old.index.len() + self.alike.new.len());
        for target in &old.index {
            match target {
                Target::Page(id) => match self.alike.to[id.0] {
                    Some(place) => index.push(Target::Page(place)),
                    None => without(&mut letters, index.len()),
                },
                Target::Section(_) => index.push(*target),
            }
        }
        letters.retain(|letter| !letter.entries.is_empty());
        let new = self.alike.new.iter().map(|id| (*id, &*pages[id.0]));
        for (id, page) in new.filter(|(_, page)| is_listed(page) && has_those_in(list, &page.lang, &page.content_lang))
        {
            let listed = place_of_page(page, id, collator);
            let place_of = |target: &Target| match target {
                Target::Page(id) => place_of_page(&pages[id.0], *id, collator),
                Target::Section(id) => place(self.sections[id.0].title(), *target, collator),
            };
            let to = index.partition_point(|other| compare(&place_of(other), &listed) == Ordering::Less);
            index.insert(to, Target::Page(id));
            with(&mut letters, to, &listed);
        }
        (index, letters)
    }
}
