//! What each content file of a site gives its text to.

use crate::digest::QuickMap;
use crate::model::{PageId, SectionId, Site, Target};
use crate::path::SourcePath;

/// Pages and sections by their files.
pub(super) struct Files(QuickMap<SourcePath, Vec<Target>>);

impl Files {
    /// Those of a site.
    pub fn of(site: &Site) -> Self {
        let mut files: QuickMap<SourcePath, Vec<Target>> = QuickMap::default();
        for (number, page) in site.pages.iter().enumerate() {
            files.entry(page.source.clone()).or_default().push(Target::Page(PageId(number)));
        }
        for (number, section) in site.sections.iter().enumerate() {
            if let Some(source) = &section.source {
                files.entry(source.clone()).or_default().push(Target::Section(SectionId(number)));
            }
        }
        Self(files)
    }

    /// What a file gives its text to; none of a file that is no content.
    pub fn get(&self, file: &SourcePath) -> Option<&[Target]> {
        self.0.get(file).map(Vec::as_slice)
    }
}
