//! Where the values that templates share are kept once they are made.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tera::Value;

use super::maker::Maker;
use crate::model::{Site, Target};

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
            configs: languages.iter().map(|l| (l.code.clone(), maker.config(l))).collect(),
            offices: languages.iter().map(|l| (l.code.clone(), Slot::default())).collect(),
            pages: slots(site.pages.len()),
            sections: slots(site.sections.len()),
            sections_alone: slots(site.sections.len()),
            taxonomies: taxonomies.clone().map(|t| maker.groups.taxonomy(&maker.around, t)).collect(),
            terms: taxonomies.map(|taxonomy| slots(taxonomy.terms.len())).collect(),
        }
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
                let around = site.ancestors(page.section).into_iter().chain([page.section]);
                // A transparent section hands its pages on to the one around it.
                around.for_each(|id| self.sections[id.0].forget());
                self.offices.values().for_each(Slot::forget);
                let made = |number: usize| self.terms[number].iter().enumerate().filter(|(_, slot)| slot.is_made());
                for (number, taxonomy) in site.taxonomies.iter().enumerate().filter(|(_, t)| t.lang == page.lang) {
                    let own = made(number).filter(|(at, _)| taxonomy.terms[*at].pages.contains(&id));
                    own.for_each(|(_, slot)| slot.forget());
                }
            }
        }
    }
}
