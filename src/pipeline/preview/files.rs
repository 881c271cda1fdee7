//! What each content file of a site gives its text to.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::model::{Common, PageId, SectionId, Site, Target};
use crate::path::SourcePath;

/// Pages and sections with their files, in the order of those.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Files(Vec<(SourcePath, Target)>);

impl Files {
    /// Those of a site.
    pub fn of(site: &Site) -> Self {
        let of_pages = site.pages.iter().enumerate();
        let of_pages = of_pages.map(|(number, page)| (page.source.clone(), Target::Page(PageId(number))));
        let mut files: Vec<_> = of_pages.chain(sections(site)).collect();
        files.par_sort_unstable();
        Self(files)
    }

    /// Those of a later site, made of those of a site before: what came and went is put in and taken out.
    pub fn again(mut self, site: &Site, common: &Common) -> Self {
        self.0.retain_mut(|(_, target)| match target {
            Target::Page(id) => common.pages[id.0].map(|place| *id = place).is_some(),
            Target::Section(id) => common.sections[id.0].map(|place| *id = place).is_some(),
        });
        let pages = common.new.iter().map(|id| (site.page(*id).source.clone(), Target::Page(*id)));
        let both: BTreeSet<SectionId> = common.sections.iter().copied().flatten().collect();
        let is_new = |(_, target): &(_, Target)| match target {
            Target::Section(id) => !both.contains(id),
            Target::Page(_) => false,
        };
        for entry in pages.chain(sections(site).filter(is_new)) {
            let at = self.0.partition_point(|known| *known < entry);
            self.0.insert(at, entry);
        }
        self
    }

    /// What a file gives its text to; none of a file that is no content.
    pub fn get(&self, file: &SourcePath) -> Option<impl Iterator<Item = Target>> {
        let start = self.0.partition_point(|(path, _)| path < file);
        let own = self.0[start..].iter().take_while(move |(path, _)| path == file).map(|(_, target)| *target);
        let mut own = own.peekable();
        own.peek().is_some().then_some(own)
    }
}

fn sections(site: &Site) -> impl Iterator<Item = (SourcePath, Target)> {
    let sections = site.sections.iter().enumerate();
    sections.filter_map(|(number, section)| Some((section.source.clone()?, Target::Section(SectionId(number)))))
}
