//! The texts of a preview: each is rendered when it is asked for, and what checks need of it is kept.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::super::documents::{Facts, once_each, one, stands_in};
use super::numbers::Numbers;
use super::seen::{Seen, Text};
use crate::check::missing_anchor;
use crate::diag::Diagnostic;
use crate::markdown::{CheckedLink, Document, Renderer};
use crate::model::{Body, Common, PageId, Site, Target};
use crate::templates::{Loaded, Surroundings, Texts};

/// How many texts are looked over at a time.
const BATCH: usize = 8;

/// Renders texts of one site, or newer versions of them.
pub(super) struct LiveTexts {
    loaded: Arc<Loaded>,
    /// Whether any template shows what leads to a page: to know it, every text has to be rendered.
    shows_backlinks: bool,
    numbers: Arc<Numbers>,
    seen: Arc<Mutex<Seen>>,
}

impl fmt::Debug for LiveTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveTexts").finish_non_exhaustive()
    }
}

impl LiveTexts {
    pub fn new(loaded: Arc<Loaded>) -> Self {
        let shows_backlinks = loaded.mentions("backlinks");
        Self::of(loaded, shows_backlinks)
    }

    /// Nothing is known of them.
    fn of(loaded: Arc<Loaded>, shows_backlinks: bool) -> Self {
        let numbers = Arc::new(Numbers::of(&loaded.around().site));
        let seen = Arc::new(Mutex::new(Seen::nothing_of(&numbers)));
        Self { loaded, shows_backlinks, numbers, seen }
    }

    /// Those of a site that was put in relation again. What is known of texts that nothing came of is still known,
    /// when no other files than texts are not what they were, and the sites have something in common; these here
    /// know nothing then that is of any use.
    pub fn again(&self, loaded: Arc<Loaded>, common: Option<&Common>) -> Self {
        let Some(common) = common else { return Self::of(loaded, self.shows_backlinks) };
        let numbers = self.numbers.after(&loaded.around().site, common);
        let of_key = |key: &Arc<str>| self.site().translations(key).iter().map(|(_, target)| *target);
        let differing = common.differing.iter().flat_map(of_key).map(|target| self.numbers.of_text(target)).collect();
        self.seen().follow(&differing, &self.numbers, &numbers);
        Self { loaded, shows_backlinks: self.shows_backlinks, numbers: Arc::new(numbers), seen: self.seen.clone() }
    }

    /// Whether the text of a page is what it was before, and nothing that it shows of others is otherwise.
    pub fn is_known(&self, id: PageId) -> bool {
        self.seen().text(self.numbers.of_text(Target::Page(id))).is_some()
    }

    /// Whether a text shows nothing but what it says, and leads to: no other template writes pieces of it, and no
    /// page shows what leads there.
    pub fn show_themselves(&self) -> bool {
        !self.shows_backlinks && !self.loaded.writes_pieces()
    }

    /// What it takes to go on with what is known for another state of the site, with the same texts. It holds
    /// nothing of the site.
    pub fn unbound(&self) -> impl FnOnce(Arc<Loaded>) -> Self + use<> {
        let (shows_backlinks, numbers, seen) = (self.shows_backlinks, self.numbers.clone(), self.seen.clone());
        move |loaded| Self { loaded, shows_backlinks, numbers, seen }
    }

    /// The templates that texts are rendered with.
    pub fn templates(&self) -> &Loaded {
        &self.loaded
    }

    fn around(&self) -> &Surroundings {
        self.loaded.around()
    }

    fn site(&self) -> &Site {
        &self.around().site
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn targets(&self, numbers: impl Iterator<Item = usize>) -> Vec<Target> {
        numbers.filter_map(|number| self.numbers.target(number)).collect()
    }

    /// Looks over a few texts that nobody asked for; false when all were.
    pub fn work(&self) -> bool {
        let unread = self.targets(self.seen().unread().take(BATCH));
        if !unread.is_empty() {
            unread.into_iter().for_each(|target| drop(self.facts(target)));
            return true;
        }
        let unchecked = self.targets(self.seen().unchecked().take(BATCH));
        unchecked.iter().for_each(|target| self.check_links_of(*target));
        !unchecked.is_empty()
    }

    fn render(&self, target: Target) -> (Document, Arc<Text>) {
        let around = self.around();
        let renderer = Renderer {
            config: &around.config,
            site: &around.site,
            files: &around.files,
            workshop: &around.workshop,
            host: &*self.loaded,
        };
        let number = self.numbers.of_text(target);
        let newer = self.seen().newer(number).cloned();
        let mut document = one(&renderer, target, newer.as_ref());
        let leads = document.links.iter().map(|link| self.numbers.of_text(link.target)).collect();
        let stands_in = stands_in(self.site(), target);
        let text = Arc::new(Text { facts: Facts::taken(&mut document, stands_in), leads, stands_in });
        self.seen().keep(number, &text);
        (document, text)
    }

    /// What is known of a text.
    fn facts(&self, target: Target) -> Arc<Text> {
        let known = self.seen().text(self.numbers.of_text(target)).cloned();
        known.unwrap_or_else(|| self.render(target).1)
    }

    /// Takes a newer version of a text, and says whose value shows another list of what leads to them.
    pub fn revise(&self, target: Target, body: Body) -> BTreeSet<Target> {
        let before = self.led_to(target);
        self.seen().revise(self.numbers.of_text(target), body);
        self.render(target);
        let after = self.led_to(target);
        before.symmetric_difference(&after).copied().collect()
    }

    /// Whose value shows a text as one that leads to it.
    pub fn led_to(&self, target: Target) -> BTreeSet<Target> {
        if !self.shows_backlinks {
            return BTreeSet::new();
        }
        let led_to = self.seen().led_to(self.numbers.of_text(target));
        self.targets(led_to.into_iter()).into_iter().collect()
    }

    /// Looks at the places that a text links to, and at those in it that others link to.
    pub fn check(&self, target: Target) {
        self.check_links_of(target);
        let others = self.targets(self.seen().leading_to(self.numbers.of_text(target)));
        others.into_iter().for_each(|source| self.check_links_of(source));
    }

    /// Looks at the places that a text links to.
    fn check_links_of(&self, target: Target) {
        let as_errors = self.around().config.internal_links_are_errors;
        let text = self.facts(target);
        let links = text.facts.links.iter().zip(&text.leads).filter(|(link, _)| link.anchor.is_some());
        let missed = |(link, to): (&CheckedLink, &usize)| {
            let target = self.numbers.target(*to)?;
            let known = self.facts(target);
            missing_anchor(self.site(), &link.clone().to(target), &known.facts.anchors, as_errors)
        };
        let missed = links.filter_map(missed).collect();
        self.seen().check(self.numbers.of_text(target), missed);
    }

    /// All that was found wrong with texts so far.
    pub fn faults(&self) -> Vec<Diagnostic> {
        once_each(self.seen().faults().cloned().collect())
    }
}

impl Texts for LiveTexts {
    fn text(&self, target: Target) -> Document {
        self.render(target).0
    }

    fn leading_to(&self, target: Target) -> Vec<Target> {
        if !self.shows_backlinks {
            return Vec::new();
        }
        let unread = self.targets(self.seen().unread());
        unread.into_par_iter().for_each(|target| drop(self.facts(target)));
        let mut leading = self.targets(self.seen().leading_to(self.numbers.of_text(target)));
        leading.sort();
        leading
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::config::Config;
    use crate::date::Date;
    use crate::model::Publication;
    use crate::path::SourcePath;
    use crate::source::{SourceFile, SourceTree};

    const FILES: [(&str, &str); 9] = [
        ("content/tin/_index.md", "Xem [a](@/tin/a.md)."),
        ("content/tin/a.md", "## Một\n\nChữ."),
        ("content/tin/b.md", "Xem [a](@/tin/a.md#mot)."),
        ("content/tin/c.md", "Xem [b](b.md), [tin](@/tin/_index.md)."),
        ("content/tin/d.md", "{{ <so /> }}"),
        ("content/tin/e.md", "[hỏng](@/tin/khong.md)"),
        ("content/tin/f.md", "Chữ."),
        ("content/tin/g.md", "[thiếu](@/tin/b.md#khong)"),
        ("templates/so.html", "{% component so() %}1{% endcomponent %}"),
    ];

    /// The texts of a site of those files but for some.
    fn texts(but: &[(&str, &str)]) -> Arc<LiveTexts> {
        let but: BTreeMap<&str, &str> = but.iter().copied().collect();
        let files: BTreeMap<&str, &str> = FILES.into_iter().chain(but).collect();
        let file = |(path, text): (&str, &str)| {
            let head = if path.ends_with(".md") { "+++\ntitle = 'T'\n+++\n" } else { "" };
            SourceFile::new(SourcePath::new(path).unwrap(), format!("{head}{text}").into_bytes())
        };
        let files = SourceTree::from_files(files.into_iter().filter(|(_, text)| *text != GONE).map(file));
        let config = Config::read("c", "base_url = 'https://a.vn'\n").unwrap();
        let as_of = Date::parse("2026-06-09").unwrap();
        let (site, _) = Site::build(&config, &files, Publication { as_of, drafts: false });
        let workshop = Arc::new(crate::images::Workshop::new(crate::cache::Cache::none()));
        let (config, site, files) = (Arc::new(config), Arc::new(site), Arc::new(files));
        Arc::new(LiveTexts::new(Arc::new(Loaded::new(config, site, files, workshop, as_of).unwrap())))
    }

    const GONE: &str = "\0";

    /// The keys of the texts of a site that are known when those of a site before were, but for what is said of it.
    fn known(of_before: &[(&str, &str)], but: &[(&str, &str)], edit: Option<(&str, &str)>) -> Vec<String> {
        let (before, after) = (texts(of_before), texts(but));
        while before.work() {}
        if let Some((key, text)) = edit {
            let target = before.site().find(key, "vi").unwrap();
            before.revise(target, Body { file: text.into(), range: 0..text.len() });
        }
        let common = Common::of(before.site(), after.site());
        let after = before.again(after.loaded.clone(), common.as_ref());
        let (site, seen, mut keys) = (after.site(), after.seen.clone(), Vec::new());
        for target in after.targets(0..after.numbers.end()) {
            let known = seen.lock().unwrap().text(after.numbers.of_text(target)).cloned();
            if let Some(known) = known {
                let anew = after.render(target).1;
                assert_eq!((&known.facts.anchors, &known.leads), (&anew.facts.anchors, &anew.leads));
                keys.push(match target {
                    Target::Page(id) => site.page(id).key.to_string(),
                    Target::Section(id) => site.section(id).key.to_string(),
                });
            }
        }
        while after.work() {}
        let of = |texts: &LiveTexts| texts.faults().iter().map(|fault| format!("{fault:?}")).collect::<BTreeSet<_>>();
        let anew = texts(but);
        while anew.work() {}
        assert_eq!(of(&after), of(&anew));
        let is_missed = of(&anew).iter().any(|fault| fault.contains("anchor-missing"));
        assert_eq!(is_missed, ["tin/b.md", "tin/g.md"].iter().all(|key| site.find(key, "vi").is_some()));
        keys.sort();
        keys
    }

    #[test]
    fn what_is_known_of_texts_is_taken_over_but_where_something_came_of_it() {
        let all = ["_index.md", "tin/_index.md", "tin/a.md", "tin/b.md", "tin/c.md", "tin/f.md", "tin/g.md"];
        let without = |keys: &[&str]| all.iter().filter(|key| !keys.contains(key)).copied().collect::<Vec<_>>();
        let new = ("content/tin/a0.md", "Xem [a](@/tin/a.md).");
        assert_eq!(known(&[], &[new], None), all, "what calls components or is wrong is looked at again");
        assert_eq!(known(&[new], &[(new.0, GONE)], None), all);
        let of_a = ["tin/a.md", "tin/b.md", "tin/_index.md"];
        for text in ["## Hai\n\nChữ.", GONE] {
            assert_eq!(known(&[], &[("content/tin/a.md", text)], None), without(&of_a));
        }
        assert_eq!(known(&[], &[("content/tin/g.md", GONE)], None), without(&["tin/g.md"]));
        assert_eq!(known(&[], &[("content/tin/b.md", GONE)], None), without(&["tin/b.md", "tin/c.md", "tin/g.md"]));
        assert_eq!(known(&[], &[new], Some(("tin/f.md", "Khác."))), without(&["tin/f.md"]));
        let of_section = known(&[], &[("content/tin/_index.md", "Khác.")], None);
        assert_eq!(of_section, without(&["tin/_index.md", "tin/c.md"]));
    }
}
