//! What an edit of a page's front matter leaves true, when nothing differs but what lists show of the page and
//! are sorted by (title, description, dates, weight …), the terms that it is in, or what its record says of it
//! alone: then the page moves in the lists that it is in, comes to some and leaves others, and everything else that
//! a site puts in relation stays, however large it is.

use std::sync::Arc;

use super::index::Letter;
use super::known::KnownPages;
use super::moved::{List, Moved, Newer};
use super::records::{self, Records};
use super::{Changed, Page, PageId, PageMeta, Publication, SectionId, Site, Target};
use super::{citation, parse, tree};
use crate::config::Config;
use crate::source::SourceFile;
use crate::text::collate::Collator;

/// Kinds of pages whose titles and records others are made of: documents, offices, publications.
pub(super) const SHARED: [&str; 3] = ["van-ban", "don-vi", "an-pham"];

/// What a newer version of a file makes of a site.
#[derive(Debug)]
pub struct Retold {
    pages: Vec<(PageId, Arc<Page>)>,
    pub(super) lists: Vec<(List, Moved<PageId>)>,
    /// Lists from A to Z, with their letters.
    pub(super) indices: Vec<(SectionId, Moved<Target>, Vec<Letter>)>,
    /// The page as it is read from the file.
    read: Arc<Page>,
}

impl Site {
    /// What a newer version of a file makes of the pages that are made from it, when their places, and what
    /// others take from them, are what they were; none when the site has to be built anew.
    pub fn retold(
        &self,
        config: &Config,
        known: &KnownPages,
        publication: Publication,
        file: &SourceFile,
        ids: &[PageId],
    ) -> Option<Retold> {
        let (read, old) = known.reread(config, file)?;
        let is_same = shown_apart(&read.meta) == shown_apart(&old.meta)
            && (&read.key, &read.lang, &read.route, &read.slug) == (&old.key, &old.lang, &old.route, &old.slug)
            && read.kind.name == old.kind.name
            && has_keys(&read.meta) == has_keys(&old.meta);
        if !is_same || SHARED.contains(&read.kind.name) || parse::withheld(&read.meta, publication).is_some() {
            return None;
        }
        let records = Records { config, routes: &self.asset_routes, as_of: publication.as_of };
        let (record, care) = (records.record(&read, old)?, records::care(&read, old)?);
        let (pages, lists, indices) = (Vec::new(), Vec::new(), Vec::new());
        let mut retold = Retold { pages, lists, indices, read };
        let collator = Collator::vietnamese();
        for id in ids {
            let mut page = self.as_read(*id, &retold.read, file)?;
            page.record = record.clone().unwrap_or(page.record);
            page.care = care.clone().unwrap_or(page.care);
            let newer = Newer { config, site: self, id: *id, page: &page, collator: &collator };
            if newer.may_move() {
                newer.move_in_lists(&mut retold)?;
            }
            retold.pages.push((*id, Arc::new(page)));
        }
        Some(retold)
    }

    /// A page of the site as a newer version of its file tells it, with the record that it had.
    fn as_read(&self, id: PageId, read: &Page, file: &SourceFile) -> Option<Page> {
        let old = self.page(id);
        if self.has_steps(&file.path) || old.source != file.path || old.body.range.end != old.body.file.len() {
            return None;
        }
        let mut citations = read.citations.clone();
        citation::settle(&mut citations, &self.registry);
        let aliases = old.meta.aliases.clone();
        let meta = Arc::new(PageMeta { aliases, ..PageMeta::clone(&read.meta) });
        Some(Page { meta, body: read.body.clone(), in_an: read.in_an.clone(), citations, ..old.clone() })
    }

    /// Takes in what was [`retold`](Self::retold) of it, and says in which lists something stands elsewhere now.
    pub fn retell(&mut self, retold: Retold) -> Vec<Changed> {
        let mut changed = retold.changed(self);
        for (id, page) in retold.pages {
            self.pages[id.0] = page;
        }
        for (list, moved) in retold.lists {
            moved.apply(list.pages_mut(self));
            if let List::Section(id) = list {
                let places = [moved.from, moved.to].into_iter().flatten();
                tree::neighbours_near(&self.sections[id.0], places, &mut self.neighbours);
            }
        }
        for (id, moved, letters) in retold.indices {
            let section = &mut self.sections[id.0];
            moved.apply(&mut section.index);
            section.letters = letters;
            changed.push(Changed { list: List::Section(id), resized: None });
        }
        changed
    }
}

impl Retold {
    /// What changes in which lists of pages.
    pub fn changed(&self, site: &Site) -> Vec<Changed> {
        let of = |(list, moved): &(List, Moved<PageId>)| Changed {
            list: *list,
            resized: moved.resized(list.pages(site).len()),
        };
        self.lists.iter().map(of).collect()
    }

    /// The pages that are made from the file.
    pub fn pages(&self) -> impl Iterator<Item = PageId> {
        self.pages.iter().map(|(id, _)| *id)
    }

    /// The page as it is read from the file.
    pub fn read(&self) -> &Arc<Page> {
        &self.read
    }
}

/// Front matter without what lists show and are sorted by.
fn shown_apart(meta: &PageMeta) -> PageMeta {
    PageMeta {
        title: None,
        description: None,
        date: None,
        updated: None,
        review_by: None,
        weight: None,
        authors: Vec::new(),
        taxonomies: Vec::new(),
        in_search_index: true,
        include_in_feeds: true,
        extra: serde_json::Value::Null,
        ..meta.clone()
    }
}

/// What a section can be sorted by: of a page that lacks it, it is told.
fn has_keys(meta: &PageMeta) -> [bool; 4] {
    [meta.title.is_some(), meta.date.is_some(), meta.updated.is_some(), meta.weight.is_some()]
}

#[cfg(test)]
mod tests;
