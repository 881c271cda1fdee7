//! The finished site as rules of the whole of it see it: its files, and what was read off each page when it
//! was taken apart, so that no rule takes it apart again.

use super::dom::{Dom, attr, tag};
use super::loads::{self, Loads};
use crate::output::{Artifact, OutputTree};

/// The finished site.
#[derive(Debug)]
pub struct Finished<'t> {
    /// All its files.
    pub tree: &'t OutputTree,
    /// Its pages, in the order of their paths.
    pub pages: Vec<FinishedPage<'t>>,
}

/// What was read off a finished page.
#[derive(Debug)]
pub struct FinishedPage<'t> {
    /// The page.
    pub file: &'t Artifact,
    /// Its language and its title; none of a page without a title, and of one that only leads on to another.
    pub title: Option<(&'t str, String)>,
    /// What it makes a browser ask for.
    pub loads: Loads<'t>,
}

impl<'t> Finished<'t> {
    /// The page at a path.
    pub fn page(&self, path: &str) -> Option<&FinishedPage<'t>> {
        let at = self.pages.binary_search_by(|page| page.file.path.as_str().cmp(path)).ok()?;
        self.pages.get(at)
    }
}

impl<'t> FinishedPage<'t> {
    /// Reads it off a page that was taken apart.
    pub(super) fn new(file: &'t Artifact, dom: &Dom<'t>) -> Self {
        let title = if leads_on(dom) { None } else { titled(dom) };
        Self { file, title, loads: loads::of(dom) }
    }
}

/// Whether a page only leads on to another address.
pub(super) fn leads_on(dom: &Dom<'_>) -> bool {
    let is_refresh = |id| dom.get(id, attr::HTTP_EQUIV).is_some_and(|what| what.eq_ignore_ascii_case("refresh"));
    dom.all(tag::META).any(|(id, _)| is_refresh(id))
}

fn titled<'t>(dom: &Dom<'t>) -> Option<(&'t str, String)> {
    let lang = dom.all(tag::HTML).find_map(|(id, _)| dom.said(id, attr::LANG)).unwrap_or_default();
    // A drawing has titles too.
    let (title, _) = dom.all(tag::TITLE).find(|(id, _)| !dom.around(*id).any(|(_, outer)| outer.is(tag::SVG)))?;
    Some((lang, dom.text(title))).filter(|(_, title)| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::OutputPath;

    #[test]
    fn the_title_is_that_of_the_page_and_a_page_that_leads_on_has_none() {
        let title = |page: &str| {
            let file = Artifact::new(OutputPath::new("a.html").unwrap(), page.as_bytes().to_vec(), "x");
            FinishedPage::new(&file, &Dom::new(&file.bytes)).title.map(|(lang, title)| format!("{lang} {title}"))
        };
        assert_eq!(
            title("<html lang=vi><svg><title>Hình</title></svg><title>Lệ  phí</title>").as_deref(),
            Some("vi Lệ phí")
        );
        assert_eq!(title("<html lang=vi><meta http-equiv=Refresh content='0; url=b'><title>Lệ phí</title>"), None);
        assert_eq!(title("<title> </title><title>Hai</title>"), None);
    }
}
