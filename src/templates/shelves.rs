//! Where the values that templates share are kept once they are made.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tera::Value;

use super::maker::Maker;
use crate::model::{PageId, Site, Target};

/// A value that is made when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Slot(Mutex<Option<Value>>);

impl Slot {
    pub fn get(&self, make: impl FnOnce() -> Value) -> Value {
        let held = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = held().clone();
        known.unwrap_or_else(|| {
            // Made without holding the slot: a section is made of the values of its pages, side by side, and
            // who helps with that may ask for the section too.
            let made = make();
            held().get_or_insert(made).clone()
        })
    }

    /// Takes the value of another slot.
    fn take_from(&self, other: &Self) {
        let value = other.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = value;
    }

    fn is_made(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn slots(count: usize) -> Vec<Slot> {
    (0..count).map(|_| Slot::default()).collect()
}

/// What was made so far.
#[derive(Debug)]
pub(super) struct Shelves {
    /// The configuration as each language sees it.
    pub configs: BTreeMap<String, Value>,
    pub pages: Vec<Slot>,
    pub sections: Vec<Slot>,
    /// Sections without their pages.
    pub sections_alone: Vec<Slot>,
    /// Lists of terms, beside the taxonomies of the site.
    pub taxonomies: Vec<Value>,
    pub terms: Vec<Vec<Slot>>,
    pub offices: BTreeMap<String, Slot>,
}

impl Shelves {
    /// Those of a site, all empty but for what is small.
    pub fn of(maker: &Maker) -> Self {
        let (site, languages) = (maker.site(), &maker.around.config.languages);
        let taxonomies = site.taxonomies.iter();
        Self {
            configs: languages.iter().map(|l| (l.code.to_string(), maker.config(l))).collect(),
            offices: languages.iter().map(|l| (l.code.to_string(), Slot::default())).collect(),
            pages: slots(site.pages.len()),
            sections: slots(site.sections.len()),
            sections_alone: slots(site.sections.len()),
            taxonomies: taxonomies.clone().map(|t| maker.groups.taxonomy(&maker.around, t)).collect(),
            terms: taxonomies.map(|taxonomy| slots(taxonomy.terms.len())).collect(),
        }
    }

    /// Gives the values of pages to the shelves of another site, where those stand elsewhere.
    pub fn hand_on(&self, to: &Self, pages: &[(PageId, PageId)]) {
        for (old, new) in pages {
            to.pages[new.0].take_from(&self.pages[old.0]);
        }
    }

    /// Lets go of the value of a page, unless a list that was made holds it, and will be made of it again.
    pub fn release(&self, site: &Site, id: PageId) {
        let page = site.page(id);
        let around = site.ancestors(site.home(id)).into_iter().chain([site.home(id)]);
        let is_held = around.into_iter().any(|id| self.sections[id.0].is_made())
            || (page.kind.name == "don-vi" && self.offices.values().any(Slot::is_made))
            || site.taxonomies.iter().enumerate().any(|(number, _)| self.made_terms(site, number, id).next().is_some());
        if !is_held {
            self.pages[id.0].forget();
        }
    }

    /// The terms of a taxonomy that were made and that a page is in.
    fn made_terms<'s>(&'s self, site: &'s Site, number: usize, id: PageId) -> impl Iterator<Item = &'s Slot> {
        let terms = self.terms[number].iter().zip(&site.taxonomies[number].terms);
        let own = terms.filter(move |(slot, term)| slot.is_made() && term.pages.contains(&id));
        own.map(|(slot, _)| slot)
    }

    /// Makes what was made of a text anew when it is next asked for.
    pub fn forget(&self, site: &Site, target: Target) {
        match target {
            Target::Section(id) => {
                self.sections_alone[id.0].forget();
                self.sections[id.0].forget();
            }
            Target::Page(id) => {
                self.pages[id.0].forget();
                let page = site.page(id);
                let around = site.ancestors(site.home(id)).into_iter().chain([site.home(id)]);
                // A transparent section hands its pages on to the one around it.
                around.for_each(|id| self.sections[id.0].forget());
                self.offices.values().for_each(Slot::forget);
                for (number, _) in site.taxonomies.iter().enumerate().filter(|(_, t)| t.lang == page.lang) {
                    self.made_terms(site, number, id).for_each(Slot::forget);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::date::Date;
    use crate::model::Publication;
    use crate::path::SourcePath;
    use crate::source::{SourceFile, SourceTree};

    fn site() -> Site {
        let config = "base_url = 'https://a.vn'\ntitle = 'T'\ntaxonomies = [{ name = 'tags' }]\n";
        let file = |(path, front): (&str, &str)| {
            SourceFile::new(SourcePath::new(path).unwrap(), format!("+++\ntitle = 'A'\n{front}+++\n").into_bytes())
        };
        let files = [("content/tin/_index.md", ""), ("content/tin/a.md", "[taxonomies]\ntags = ['x']\n")].map(file);
        let publication = Publication { as_of: Date::parse("2026-06-09").unwrap(), drafts: false };
        Site::build(&Config::read("c", config).unwrap(), &SourceTree::from_files(files), publication).0
    }

    #[test]
    fn a_page_is_let_go_unless_a_list_holds_it() {
        let (site, id) = (site(), PageId(0));
        let shelves = || Shelves {
            configs: BTreeMap::new(),
            pages: slots(site.pages.len()),
            sections: slots(site.sections.len()),
            sections_alone: Vec::new(),
            taxonomies: Vec::new(),
            terms: vec![slots(1)],
            offices: BTreeMap::from([("vi".to_owned(), Slot::default())]),
        };
        let is_kept = |hold: fn(&Shelves, usize) -> &Slot| {
            let shelves = shelves();
            shelves.pages[0].get(|| Value::from(1));
            hold(&shelves, site.home(id).0).get(|| Value::from(2));
            shelves.release(&site, id);
            shelves.pages[0].is_made()
        };
        assert!(!is_kept(|shelves, _| &shelves.offices["vi"]), "it is no office");
        assert!(is_kept(|shelves, section| &shelves.sections[section]));
        assert!(is_kept(|shelves, _| &shelves.terms[0][0]));
    }
}
