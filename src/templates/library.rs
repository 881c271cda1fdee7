//! What templates share, as Tera values: every page, section, taxonomy and configuration, once.
//!
//! A copy of a value is a count in memory, not a copy of its text; so a list of all pages on
//! every page costs nothing that grows with the square of the site. A value is made when somebody
//! first asks for it: a build makes all of them side by side, a preview those that are looked at.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::Surroundings;
use super::documents::Views;
use super::groups::Groups;
use super::maker::Maker;
use super::shelves::Shelves;
use crate::markdown::Document;
use crate::model::{PageId, SectionId, Site, Target};

/// How many pages of a list are made by one worker at least.
const PART: usize = 64;

/// The rendered texts of a site.
pub trait Texts: Debug + Send + Sync {
    /// The text of a page or section. After [`Library::fill`] it is asked for only when it was forgotten.
    fn text(&self, target: Target) -> Document;
    /// What leads to it, each once, in any order.
    fn leading_to(&self, target: Target) -> Vec<Target>;
}

/// What print makes for a site's pages to show.
pub trait Prints: Debug + Send + Sync {
    /// The publications made from a page.
    fn publications(&self, id: PageId) -> Vec<PublicationView>;
    /// What the layouts and sizes of its publications are called.
    fn names(&self, id: PageId) -> Vec<PublicationNames>;
    /// The picture that stands for a page or section where it is shared.
    fn social(&self, target: Target) -> Option<PublicationPicture>;
}

/// What the layout and the size of a publication are called.
#[derive(Debug, Clone, Default)]
pub struct PublicationNames {
    /// Layout and size, by their names in the theme.
    pub ids: (String, String),
    /// As people call them in the language of the page.
    pub names: (String, String),
    /// As people call them in English.
    pub english: (String, String),
}

/// A publication made from a page, for its page to offer.
#[derive(Debug, Clone, Serialize)]
pub struct PublicationView {
    /// Layout, by its name in the theme.
    pub layout: String,
    /// Size, by its name in the theme.
    pub size: String,
    /// The layout as people call it: `Áp phích`.
    pub layout_name: String,
    /// The size as people call it: `A2`, `1 × 6 m`.
    pub size_name: String,
    /// What layout and size are called in English, for lists in it.
    #[serde(skip)]
    pub english: (String, String),
    /// Finish, by its name: `van-phong`.
    pub finish: &'static str,
    /// How many pages it has.
    pub pages: usize,
    /// The office it is made for; none for the general one.
    pub office: Option<String>,
    /// What it is called.
    pub title: String,
    /// Width of the sheet in millimetres.
    pub width_mm: f64,
    /// Height of the sheet in millimetres.
    pub height_mm: f64,
    /// The file to print; none for what is made for screens.
    pub pdf: Option<PublicationFile>,
    /// The preview.
    pub png: PublicationPicture,
    /// The same as WebP, small to large.
    pub webp: Vec<PublicationPicture>,
    /// For screens: every picture at its full size.
    pub pictures: Vec<PublicationPicture>,
}

/// What print made for a site's pages to show.
#[derive(Debug, Default)]
pub struct Printed {
    /// Publications by page.
    pub publications: BTreeMap<PageId, Vec<PublicationView>>,
    /// The picture that stands for a page where it is shared.
    pub social_pages: BTreeMap<PageId, PublicationPicture>,
    /// The same of a section.
    pub social_sections: BTreeMap<SectionId, PublicationPicture>,
}

/// A file that can be fetched.
#[derive(Debug, Clone, Serialize)]
pub struct PublicationFile {
    /// Its absolute address.
    pub url: String,
    /// Its size in bytes.
    pub bytes: usize,
}

/// A picture that can be shown.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PublicationPicture {
    /// Its absolute address.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl PublicationNames {
    /// Those of a publication.
    pub fn of(view: &PublicationView) -> Self {
        Self {
            ids: (view.layout.clone(), view.size.clone()),
            names: (view.layout_name.clone(), view.size_name.clone()),
            english: view.english.clone(),
        }
    }
}

impl Prints for Printed {
    fn publications(&self, id: PageId) -> Vec<PublicationView> {
        self.publications.get(&id).cloned().unwrap_or_default()
    }

    fn names(&self, id: PageId) -> Vec<PublicationNames> {
        self.publications.get(&id).into_iter().flatten().map(PublicationNames::of).collect()
    }

    fn social(&self, target: Target) -> Option<PublicationPicture> {
        match target {
            Target::Page(id) => self.social_pages.get(&id).cloned(),
            Target::Section(id) => self.social_sections.get(&id).cloned(),
        }
    }
}

/// All shared values.
#[derive(Debug)]
pub struct Library {
    maker: Maker,
    shelves: Arc<Shelves>,
}

impl Library {
    /// A library in which no page was asked for yet.
    pub fn new(around: Arc<Surroundings>, texts: Arc<dyn Texts>, prints: Arc<dyn Prints>) -> Self {
        let (citations, groups) = (Arc::default(), Arc::new(Groups::of(&around.site)));
        let maker = Maker { around, texts, prints, citations, groups, common: Arc::default(), views: Views::default() };
        Self { shelves: Arc::new(Shelves::of(&maker)), maker }
    }

    /// One of a later site, with the values of pages that are made of the same there, by their places in both. They
    /// are taken from this one.
    pub(super) fn again(
        &self,
        around: Arc<Surroundings>,
        texts: Arc<dyn Texts>,
        prints: Arc<dyn Prints>,
        kept: &[(PageId, PageId)],
    ) -> Self {
        let (citations, groups) = (Arc::default(), Arc::new(Groups::of(&around.site)));
        let common = self.maker.common.clone();
        let maker = Maker { around, texts, prints, citations, groups, common, views: Views::default() };
        let shelves = Shelves::of(&maker);
        self.shelves.hand_on(&shelves, kept);
        Self { shelves: Arc::new(shelves), maker }
    }

    /// What it takes to go on with what was made, of another state of a site that has the same pages in the
    /// same places; what shows anything else of them is to be forgotten. It holds nothing of the site.
    pub(super) fn unbound(&self) -> impl FnOnce(Arc<Surroundings>, Arc<dyn Texts>, Arc<dyn Prints>) -> Self + use<> {
        let (shelves, maker) = (self.shelves.clone(), &self.maker);
        let (citations, groups, common) = (maker.citations.clone(), maker.groups.clone(), maker.common.clone());
        move |around, texts, prints| {
            let maker = Maker { around, texts, prints, citations, groups, common, views: Views::default() };
            Self { maker, shelves }
        }
    }

    /// Takes in what a page cites now.
    pub(super) fn recite(&self, id: PageId) {
        self.maker.citations.revise(self.site(), id);
    }

    /// Makes the values of all pages and sections side by side, each once.
    pub fn fill(&self) {
        (0..self.shelves.pages.len()).into_par_iter().for_each(|number| drop(self.page(PageId(number))));
        (0..self.shelves.sections.len()).into_par_iter().for_each(|number| drop(self.section_alone(SectionId(number))));
    }

    fn site(&self) -> &Site {
        self.maker.site()
    }

    pub(super) fn page(&self, id: PageId) -> Value {
        self.shelves.pages[id.0].get(|| self.maker.page(id))
    }

    /// A section without its pages.
    pub(super) fn section_alone(&self, id: SectionId) -> Value {
        self.shelves.sections_alone[id.0].get(|| self.maker.section(id))
    }

    pub(super) fn section(&self, id: SectionId) -> Value {
        self.shelves.sections[id.0].get(|| {
            let listed = &self.site().section(id).pages;
            // In a preview they may all have to be made.
            let listed: Vec<Value> = listed.par_iter().with_min_len(PART).map(|id| self.page(*id)).collect();
            let listed = Value::from(listed);
            let mut map = self.section_alone(id).into_map().unwrap_or_default();
            map.insert("pages".into(), listed);
            Value::from(map)
        })
    }

    /// A taxonomy without its terms.
    pub(super) fn taxonomy(&self, number: usize) -> Value {
        self.shelves.taxonomies[number].clone()
    }

    pub(super) fn term(&self, number: usize, term: usize) -> Value {
        self.shelves.terms[number][term].get(|| {
            let taxonomy = &self.site().taxonomies[number];
            let of = &taxonomy.terms[term];
            self.maker.groups.term(&self.maker.around, taxonomy, of, of.pages.iter().map(|id| self.page(*id)))
        })
    }

    /// The terms of a taxonomy.
    pub(super) fn terms(&self, number: usize) -> Value {
        Value::from(
            (0..self.site().taxonomies[number].terms.len()).map(|term| self.term(number, term)).collect::<Vec<_>>(),
        )
    }

    /// The pages of offices in a language; nothing for a language that the site does not have.
    pub(super) fn offices(&self, lang: &str) -> Value {
        let made = || Value::from(self.site().offices(lang).map(|id| self.page(id)).collect::<Vec<_>>());
        self.shelves.offices.get(lang).map_or_else(|| Value::from(Vec::<Value>::new()), |slot| slot.get(made))
    }

    /// Makes what was made of a text anew when it is next asked for.
    pub fn forget(&self, target: Target) {
        self.shelves.forget(self.site(), target);
    }

    /// Lets go of what a page was made of, itself and its neighbours, where no list holds it.
    pub(super) fn release(&self, id: PageId) {
        let near = self.site().neighbours[id.0];
        [Some(id), near.lower, near.higher].into_iter().flatten().for_each(|id| self.shelves.release(self.site(), id));
    }

    pub(super) fn forget_term(&self, taxonomy: usize, term: usize) {
        self.shelves.terms[taxonomy][term].forget();
    }

    /// A page's value with its neighbours, for its own template.
    pub(super) fn page_with_neighbours(&self, id: PageId) -> Value {
        let neighbours = self.site().neighbours[id.0];
        let mut map = self.page(id).into_map().unwrap_or_default();
        let value = |id: Option<PageId>| id.map_or_else(Value::none, |id| self.page(id));
        map.insert("lower".into(), value(neighbours.lower));
        map.insert("higher".into(), value(neighbours.higher));
        Value::from(map)
    }

    /// The configuration as a language sees it.
    pub(super) fn config(&self, lang: &str) -> Value {
        self.shelves.configs.get(lang).cloned().unwrap_or_else(Value::none)
    }
}
