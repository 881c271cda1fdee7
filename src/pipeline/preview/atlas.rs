//! Where everything of a site comes to lie, and what its files give their texts to.

use super::files::Files;
use crate::config::Config;
use crate::emit::{Known, KnownFiles, Plan};
use crate::model::{Common, Site};

/// The places of one site.
#[derive(Debug, Default)]
pub(super) struct Atlas {
    pub plan: Plan,
    pub files: Files,
    unplanned: KnownFiles,
}

impl Atlas {
    /// That of a site.
    pub fn of(config: &Config, site: &Site) -> Self {
        Self { plan: Plan::of(config, site), files: Files::of(site), unplanned: KnownFiles::unplanned(site) }
    }

    /// That of a later site, made of that of a site before.
    pub fn again(self, config: &Config, before: &Site, site: &Site, common: &Common) -> Self {
        Self {
            plan: self.plan.again(config, before, site, common),
            files: self.files.again(site, common),
            unplanned: KnownFiles::unplanned(site),
        }
    }
}

impl Known for Atlas {
    fn holds(&self, file: &str) -> bool {
        self.plan.is_known(file) || self.unplanned.holds(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::emit::Job;
    use crate::model::Publication;
    use crate::path::{OutputPath, SourcePath};
    use crate::source::{SourceFile, SourceTree};
    use proptest::collection::btree_map;
    use proptest::prelude::*;
    use proptest::sample::select;

    type Named = Vec<(String, String)>;

    /// Pages of three sections by their place there: what they say, some at the place of another or of a pager.
    fn pages() -> impl Strategy<Value = Named> {
        let name = (select(vec!["a", "b", "khac/c"]), 0_usize..7).prop_map(|(folder, n)| format!("{folder}/{n}.md"));
        let front = select(vec![
            "",
            "",
            "",
            "tags = ['x']",
            "tags = ['x', 'y']",
            "tags = ['z']",
            "date = 2025-02-03",
            "date = 2026-02-03",
            "draft = true",
            "render = false",
            "slug = '1'",
            "path = 'tags/x/page/2'",
            "path = 'a/page/2'",
            "path = 'b'",
        ]);
        let text = (front, select(vec!["Chữ.", "Khác."]));
        let file = |(name, (front, text)): (String, (&str, &str))| {
            let front = if front.starts_with("tags") { format!("[taxonomies]\n{front}") } else { front.to_owned() };
            (name, format!("+++\ntitle = 'T'\n{front}\n+++\n{text}\n"))
        };
        btree_map(name, text, 0..18).prop_map(move |files| files.into_iter().map(file).collect())
    }

    /// What sections say.
    fn sections() -> impl Strategy<Value = [&'static str; 3]> {
        let section = || {
            let usual = "sort_by = 'title'\nfilters = ['nam']\npaginate_by = 2\n";
            select(vec![
                usual,
                usual,
                usual,
                "paginate_by = 3\n",
                "list_all = true\npaginate_by = 2\n",
                "redirect_to = '/x/'\n",
            ])
        };
        [section(), section(), section()]
    }

    fn site(config: &Config, sections: &[&str], pages: &[(String, String)]) -> Site {
        let folders = ["a", "b", "khac"].iter().zip(sections);
        let sections = folders.map(|(folder, front)| (format!("{folder}/_index.md"), format!("+++\n{front}+++\n")));
        let files = sections.chain(pages.iter().cloned()).map(|(path, text)| {
            SourceFile::new(SourcePath::new(&format!("content/{path}")).unwrap(), text.into_bytes())
        });
        let as_of = Date::parse("2026-06-09").unwrap();
        Site::build(config, &SourceTree::from_files(files), Publication { as_of, drafts: false }).0
    }

    proptest! {
        #[test]
        fn a_map_that_is_made_of_another_is_the_one_that_would_be_drawn_anew(
            (sections, others) in (sections(), sections()),
            sites in prop::collection::vec((any::<bool>(), pages()), 2..5),
            keeps in prop::collection::vec(any::<bool>(), 90),
        ) {
            let text = "base_url = 'https://a.vn'\ntitle = 'T'\n\
                taxonomies = [{ name = 'tags', paginate_by = 2 }]\n[languages.en]\ntitle = 'E'\n";
            let config = Config::read("c", text).unwrap();
            let mut known: Option<(Site, Atlas, Named)> = None;
            for (is_other, pages) in sites {
                // Most pages stay, as they do where people work.
                let mut pages: std::collections::BTreeMap<_, _> = pages.into_iter().collect();
                for ((path, text), keep) in known.iter().flat_map(|(.., pages)| pages).zip(&keeps) {
                    if *keep {
                        pages.insert(path.clone(), text.clone());
                    }
                }
                let pages: Vec<_> = pages.into_iter().collect();
                let site = site(&config, if is_other { &others } else { &sections }, &pages);
                let anew = Atlas::of(&config, &site);
                let atlas = match known {
                    None => Atlas::of(&config, &site),
                    Some((before, atlas, _)) => {
                        let common = Common::of(&before, &site).unwrap();
                        atlas.again(&config, &before, &site, &common)
                    }
                };
                prop_assert_eq!(&atlas.files, &anew.files);
                let all = |atlas: &Atlas| {
                    let said = |(path, job): (&OutputPath, &Job)| (path.clone(), format!("{job:?}"));
                    let mut all: Vec<_> = atlas.plan.all().map(said).collect();
                    all.sort();
                    all
                };
                prop_assert_eq!(all(&atlas), all(&anew));
                let files = KnownFiles::of(&site);
                for (path, _) in atlas.plan.all() {
                    prop_assert_eq!(atlas.holds(path.as_str()), files.holds(path.as_str()), "{}", path);
                }
                known = Some((site, atlas, pages));
            }
        }
    }
}
