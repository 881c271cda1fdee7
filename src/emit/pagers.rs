//! Cuts long lists into numbered pages.

use std::ops::Range;

use crate::model::{List, PageId, SectionId, Site, Target};
use crate::path::Route;
use crate::templates::Pager;

/// How many pages a list is cut into; at least one, even of an empty list.
pub(super) fn count(entries: usize, by: usize) -> usize {
    entries.div_ceil(by).max(1)
}

/// A list, and how it is cut into pages.
pub(super) struct Cut<'s> {
    site: &'s Site,
    list: List,
    route: &'s Route,
    path: &'s str,
    /// How many entries are on a page; none when it is not cut.
    pub by: Option<usize>,
}

impl<'s> Cut<'s> {
    pub fn of(site: &'s Site, list: List) -> Self {
        let of_section = |id: SectionId| {
            let section = site.section(id);
            (section, section.meta.paginate_path.as_str(), section.meta.paginate_by)
        };
        let (route, path, by) = match list {
            List::Section(id) => {
                let (section, path, by) = of_section(id);
                (&section.route, path, by)
            }
            List::Filtered(id, filter, value) => {
                let (section, path, by) = of_section(id);
                (&section.filters[filter].values[value].route, path, by)
            }
            List::Term(number, at) => {
                let taxonomy = &site.taxonomies[number];
                (&taxonomy.terms[at].route, taxonomy.config.paginate_path.as_str(), taxonomy.config.paginate_by)
            }
        };
        Self { site, list, route, path, by }
    }

    /// How many entries the list has.
    pub fn total(&self) -> usize {
        match self.list {
            List::Section(id) if self.site.section(id).meta.list_all => self.site.section(id).index.len(),
            list => list.pages(self.site).len(),
        }
    }

    /// The entries at some places.
    fn entries(&self, places: Range<usize>) -> Vec<Target> {
        let listed = |pages: &[PageId]| pages.iter().map(|id| Target::Page(*id)).collect();
        let List::Section(id) = self.list else { return listed(&self.list.pages(self.site)[places]) };
        let (section, total) = (self.site.section(id), self.total());
        // It may be read from its end.
        let is_reversed = section.meta.paginate_reversed;
        let places = if is_reversed { total - places.end..total - places.start } else { places };
        let mut entries: Vec<Target> =
            if section.meta.list_all { section.index[places].to_vec() } else { listed(&section.pages[places]) };
        if is_reversed {
            entries.reverse();
        }
        entries
    }

    /// Where page `index`, from 0, is.
    pub fn place(&self, index: usize) -> Route {
        Pager::place(self.route, self.path, index + 1)
    }

    /// The numbers of its pages, from 0; none for the one page of a list that is not cut.
    pub fn pages(&self) -> impl Iterator<Item = Option<usize>> + use<> {
        let pages = self.by.map_or(1, |by| count(self.total(), by));
        let is_cut = self.by.is_some();
        (0..pages).map(move |index| is_cut.then_some(index))
    }

    /// Page `index`, from 0.
    pub fn pager(&self, index: usize) -> Option<Pager> {
        let (by, total) = (self.by?, self.total());
        let start = (index * by).min(total);
        Some(Pager {
            by,
            index: index + 1,
            count: count(total, by),
            base: self.route.clone(),
            pages: self.entries(start..(start + by).min(total)),
            total,
            path: self.path.to_owned(),
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::config::Config;
    use crate::date::Date;
    use crate::model::Publication;
    use crate::path::SourcePath;
    use crate::source::{SourceFile, SourceTree};

    /// Ten pages of a section are on each page of its pager, two of a term.
    pub fn config() -> Config {
        let text = "base_url = 'https://a.vn'\ntitle = 'T'\ntaxonomies = [{ name = 'tags', paginate_by = 2 }]\n";
        Config::read("c", text).unwrap()
    }

    /// Pages 0, 1, 2 … of a section, of which the first have a term.
    pub fn site(pages: usize, tagged: usize, section: &str) -> Site {
        let file = |name: String, text: String| {
            SourceFile::new(SourcePath::new(&format!("content/{name}.md")).unwrap(), text.into_bytes())
        };
        let section = format!("+++\ntitle = 'Tin'\nsort_by = 'weight'\npaginate_by = 10\n{section}+++\n");
        let page = |at: usize| {
            let term = if at < tagged { "tags = ['x']\n" } else { "" };
            let text = format!("+++\ntitle = '{at}'\nweight = {at}\n[taxonomies]\n{term}+++\nChữ.\n");
            file(format!("tin/bai-{at}"), text)
        };
        let files = std::iter::once(file("tin/_index".to_owned(), section)).chain((0..pages).map(page));
        let publication = Publication { as_of: Date::parse("2026-06-09").unwrap(), drafts: false };
        Site::build(&config(), &SourceTree::from_files(files), publication).0
    }

    /// The titles on each page of the section's pager, and where those are.
    fn cut(pages: usize, section: &str) -> Vec<(String, Vec<String>)> {
        let site = site(pages, 0, section);
        let tin = site.sections.iter().position(|section| section.folder == "tin").unwrap();
        let cut = Cut::of(&site, List::Section(SectionId(tin)));
        let title = |target: &Target| match target {
            Target::Page(id) => site.page(*id).title().to_owned(),
            Target::Section(id) => site.section(*id).title().to_owned(),
        };
        let pagers = cut.pages().flatten().map(|index| cut.pager(index).unwrap());
        pagers.map(|pager| (pager.route().as_str().to_owned(), pager.pages.iter().map(title).collect())).collect()
    }

    #[test]
    fn every_page_is_on_exactly_one_pager_in_its_order_and_an_empty_list_has_one() {
        let titles =
            |numbers: &mut dyn Iterator<Item = usize>| -> Vec<String> { numbers.map(|n| n.to_string()).collect() };
        let places = ["/tin/", "/tin/page/2/", "/tin/page/3/"].map(str::to_owned);
        let forwards = [titles(&mut (0..10)), titles(&mut (10..20)), titles(&mut (20..21))];
        assert_eq!(cut(21, ""), places.clone().into_iter().zip(forwards).collect::<Vec<_>>());
        let backwards = [titles(&mut (11..21).rev()), titles(&mut (1..11).rev()), titles(&mut (0..1))];
        assert_eq!(cut(21, "paginate_reversed = true\n"), places.into_iter().zip(backwards).collect::<Vec<_>>());
        assert_eq!(cut(0, ""), [("/tin/".to_owned(), Vec::new())]);
    }

    #[test]
    fn a_list_from_a_to_z_is_cut_in_its_own_order() {
        let titles: Vec<String> = cut(12, "list_all = true\n").into_iter().flat_map(|(_, titles)| titles).collect();
        assert_eq!(titles, (0..12).map(|number| number.to_string()).collect::<Vec<_>>());
    }
}
