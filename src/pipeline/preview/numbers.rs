//! Numbers of texts that stay when a site is put in relation again, whatever pages come and go.

use crate::model::{Common, PageId, SectionId, Site, Target};

/// The texts of pages and sections of one site.
#[derive(Debug)]
pub(super) struct Numbers {
    pages: Vec<usize>,
    sections: Vec<usize>,
    /// By number; none of a text that the site has no more.
    targets: Vec<Option<Target>>,
}

impl Numbers {
    /// Those of a site.
    pub fn of(site: &Site) -> Self {
        Self { pages: Vec::new(), sections: Vec::new(), targets: Vec::new() }.followed(site, &[], &[])
    }

    /// Those of a later site. What is the same in both keeps its number, anything else has one that nothing had.
    pub fn after(&self, site: &Site, common: &Common) -> Self {
        self.followed(site, &common.pages, &common.sections)
    }

    fn followed(&self, site: &Site, pages: &[Option<PageId>], sections: &[Option<SectionId>]) -> Self {
        let (mut of_pages, mut of_sections) = (vec![None; site.pages.len()], vec![None; site.sections.len()]);
        for (number, place) in self.pages.iter().zip(pages) {
            place.iter().for_each(|id| of_pages[id.0] = Some(*number));
        }
        for (number, place) in self.sections.iter().zip(sections) {
            place.iter().for_each(|id| of_sections[id.0] = Some(*number));
        }
        let mut targets = vec![None; self.targets.len()];
        let mut number = |kept: Option<usize>, target: Target| {
            let number = kept.unwrap_or(targets.len());
            if kept.is_none() {
                targets.push(None);
            }
            targets[number] = Some(target);
            number
        };
        let of_pages = of_pages.into_iter().enumerate();
        let pages = of_pages.map(|(at, kept)| number(kept, Target::Page(PageId(at)))).collect();
        let of_sections = of_sections.into_iter().enumerate();
        let sections = of_sections.map(|(at, kept)| number(kept, Target::Section(SectionId(at)))).collect();
        Self { pages, sections, targets }
    }

    /// The number of a text.
    pub fn of_text(&self, target: Target) -> usize {
        match target {
            Target::Page(id) => self.pages[id.0],
            Target::Section(id) => self.sections[id.0],
        }
    }

    /// Whose text has a number.
    pub fn target(&self, number: usize) -> Option<Target> {
        self.targets.get(number).copied().flatten()
    }

    /// Numbers that texts have or had, the last one excluded.
    pub fn end(&self) -> usize {
        self.targets.len()
    }
}
