//! One state of a site that is previewed: its pages in relation, and everything else when it is asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::{Options, PREVIEW_PAGES, Prepared, cache};
use super::atlas::Atlas;
use super::clashes::{Clashes, Next};
use super::formats::{Format, Formats};
use super::kept::kept;
use super::press::Press;
use super::shelf::Stale;
use super::texts::LiveTexts;
use super::{Answer, Work};
use crate::check;
use crate::diag::{Diagnostic, any_error};
use crate::emit::{self, Emission, Job, Style};
use crate::images::Workshop;
use crate::model::{Body, Common, KnownPages, List, PageId, Publication, Retold, Site, Target};
use crate::output::{Artifact, InternalLink, OutputTree, Parking, anchors};
use crate::path::{OutputPath, SourcePath};
use crate::source::SourceFile;
use crate::templates::{Engine, Library, Loaded, Prints, Texts};

/// A state that can answer.
pub(super) struct State {
    pub texts: Arc<LiveTexts>,
    pub press: Arc<Press>,
    engine: Engine,
    atlas: Atlas,
    formats: Formats,
    /// Files that would lie at one place.
    clashes: Arc<Clashes>,
    /// What was said when the pages were put in relation.
    pub warnings: Vec<Diagnostic>,
}

/// What pages are made with.
type Made = (Arc<LiveTexts>, Arc<Press>, Engine);

/// The state before, and the files that changed since.
pub(super) type Before<'a> = (&'a mut State, &'a BTreeSet<SourcePath>);

impl State {
    /// Puts everything together, with the templates of a state before when they are the same, and what is known of
    /// texts that nothing came of when some files changed; renders nothing.
    ///
    /// # Errors
    /// What is wrong with what was prepared, or with templates.
    pub fn new(options: &Options, prepared: Prepared, before: Option<Before<'_>>) -> Result<Self, Vec<Diagnostic>> {
        let Prepared { config, files, site, faults: mut warnings } = prepared;
        let workshop = Arc::new(Workshop::new(cache(&options.root)));
        let Some((before, changed)) = before else {
            let (loaded, atlas) = rayon::join(
                || Loaded::new(config.clone(), site.clone(), files, workshop, options.as_of),
                || Atlas::of(&config, &site),
            );
            let loaded = match loaded {
                Ok(loaded) if !any_error(&warnings) => loaded,
                loaded => {
                    warnings.extend(loaded.err().into_iter().flatten());
                    return Err(warnings);
                }
            };
            let press = Arc::new(Press::new(loaded.around().clone(), options.root.clone()));
            let texts = Arc::new(LiveTexts::new(Arc::new(loaded)));
            let engine = engine(texts.templates(), &texts, &press);
            return Ok(Self::of((texts, press, engine), atlas, warnings));
        };
        // Its templates are known to be well; what it knows is given away for a state that is.
        if any_error(&warnings) {
            return Err(warnings);
        }
        let common = Common::of(before.site(), &site);
        let of_texts = common.as_ref().filter(|_| before.differs_by_texts(changed));
        let (older, atlas) = (before.engine.around().site.clone(), std::mem::take(&mut before.atlas));
        let (made, atlas) = rayon::join(
            || {
                // What is handed on shows pictures that were ordered before.
                let workshop = of_texts.map_or(workshop, |_| before.engine.around().workshop.clone());
                let loaded = Arc::new(before.texts.templates().of_site(site.clone(), files, workshop));
                let texts = Arc::new(before.texts.again(loaded.clone(), of_texts));
                let kept = of_texts.map(|common| kept(before.site(), &before.press, &site, &texts, common));
                let kept = kept.unwrap_or_default();
                let press = Arc::new(before.press.again(loaded.around().clone(), &kept));
                let engine = loaded.again(texts.clone(), press.clone(), &before.engine, &kept);
                (texts, press, engine)
            },
            || match &common {
                Some(common) => atlas.again(&config, &older, &site, common),
                None => Atlas::of(&config, &site),
            },
        );
        Ok(Self::of(made, atlas, warnings))
    }

    fn of((texts, press, engine): Made, atlas: Atlas, warnings: Vec<Diagnostic>) -> Self {
        Self { texts, press, engine, atlas, formats: Formats::default(), clashes: Arc::default(), warnings }
    }

    /// Whether texts are all that is not what it was when some files changed; others may have come.
    fn differs_by_texts(&self, changed: &BTreeSet<SourcePath>) -> bool {
        let files = &self.engine.around().files;
        changed.iter().all(|path| path.extension() == "md" || files.get(path.as_str()).is_none())
    }

    /// The site in this state.
    pub fn site(&self) -> &Site {
        &self.engine.around().site
    }

    fn emission(&self) -> Emission<'_> {
        let (style, parking) = (Style { portable: false }, Parking::default());
        let around = self.engine.around();
        Emission { engine: &self.engine, site: &around.site, files: &around.files, style, known: &self.atlas, parking }
    }

    /// The newer texts that some files give, when their texts are all that differs of them; nothing is
    /// changed.
    pub fn revised(&self, files: &[SourceFile]) -> Option<Vec<(Target, Body)>> {
        let mut bodies = Vec::new();
        for file in files {
            for target in self.atlas.files.get(&file.path)? {
                let key = match target {
                    Target::Page(id) => &self.site().page(id).key,
                    Target::Section(id) => &self.site().section(id).key,
                };
                if self.press.lends(key) {
                    return None;
                }
                bodies.push((target, self.site().revised(target, file)?));
            }
        }
        Some(bodies)
    }

    /// Takes newer texts; false when a template has read one of the files, and nobody knows what for.
    pub fn revise(&mut self, files: &[SourceFile], bodies: Vec<(Target, Body)>) -> bool {
        let around = self.engine.around();
        if !files.iter().all(|file| around.revise(file)) {
            return false;
        }
        for (target, body) in bodies {
            if let Target::Page(id) = target {
                self.press.revise(id, body.clone());
            }
            let led_to = self.texts.revise(target, body);
            self.engine.forget(target);
            led_to.into_iter().for_each(|target| self.engine.forget(target));
            self.texts.check(target);
        }
        self.formats.forget();
        true
    }

    /// What a newer version of a file makes of the pages that are made from it, when the site can be
    /// [retold](Site::retold) by it; nothing is changed.
    pub fn retold(&self, known: &KnownPages, publication: Publication, file: &SourceFile) -> Option<Retold> {
        let page = |target: Target| match target {
            Target::Page(id) => Some(id),
            Target::Section(_) => None,
        };
        let ids: Option<Vec<PageId>> = self.atlas.files.get(&file.path)?.map(page).collect();
        // What was told of the file has its place in the older version.
        let is_told_of = |fault: &Diagnostic| fault.span.as_ref().is_some_and(|span| span.file == file.path.as_str());
        let around = self.engine.around();
        let ids = ids.filter(|_| !self.warnings.iter().any(is_told_of) && !around.is_asked_for(file))?;
        let retold = self.site().retold(&around.config, known, publication, file, &ids)?;
        let has_room = retold.changed(self.site()).iter().all(|list| self.atlas.plan.has_room(self.site(), list));
        has_room.then_some(retold)
    }

    /// The next state, in which pages say what a newer version of their file [`retold`](Self::retold).
    pub fn retell(self, retold: Retold, file: &SourceFile) -> Self {
        self.engine.around().revise(file);
        let (loaded, engine) = (self.texts.templates().unbound(), self.engine.unbound());
        let (texts, press) = (self.texts.unbound(), self.press.unbound());
        let mut site = self.engine.around().site.clone();
        let shown: BTreeSet<Target> = retold.pages().flat_map(|id| self.shows(id)).collect();
        let Self { atlas, clashes, warnings, engine: old, texts: of_old, press: printed, .. } = self;
        drop((old, of_old, printed));
        // Nobody has the site now but perhaps sheets that are being set: it need not be copied.
        let ids: Vec<PageId> = retold.pages().collect();
        let lists = Arc::make_mut(&mut site).retell(retold);
        let loaded = Arc::new(loaded(site));
        let (texts, press) = (Arc::new(texts(loaded.clone())), Arc::new(press(loaded.around().clone())));
        let engine = engine(&loaded, texts.clone(), press.clone());
        let formats = Formats::default();
        let mut next = Self { texts, press, engine, atlas, formats, clashes, warnings };
        for changed in lists {
            let replanned = next.atlas.plan.follow(&loaded.around().site, &changed);
            next.clashes = next.clashes.follow(&replanned);
            match changed.list {
                List::Term(taxonomy, term) => next.engine.forget_term(taxonomy, term),
                // A section says how many pages have each value.
                List::Filtered(id, ..) => next.engine.forget(Target::Section(id)),
                List::Section(_) => {}
            }
        }
        ids.into_iter().for_each(|id| next.show(id));
        shown.into_iter().for_each(|target| next.engine.forget(target));
        next
    }

    /// What shows something of a page: itself, its translations, what it leads to, documents that it cites.
    fn shows(&self, id: PageId) -> BTreeSet<Target> {
        let (site, page) = (self.site(), Target::Page(id));
        let of_key = |key: &str| site.translations(key).iter().map(|(_, target)| *target);
        let cited = site.cited(page);
        let documents = cited.iter().filter_map(|cited| Some(&site.registry.entries[cited.entry?].key));
        let shown = of_key(&site.page(id).key).chain(documents.flat_map(|key| of_key(key)));
        shown.chain(self.texts.led_to(page)).chain([page]).collect()
    }

    /// Shows what a page says now, wherever it is shown.
    fn show(&self, id: PageId) {
        let (page, body) = (Target::Page(id), self.site().page(id).body.clone());
        self.press.revise(id, body.clone());
        self.texts.revise(page, body);
        self.engine.recite(id);
        self.shows(id).into_iter().for_each(|target| self.engine.forget(target));
        self.texts.check(page);
    }

    /// The file at a path; or else the sheets that have to be set before.
    pub fn answer(&self, path: &OutputPath) -> Result<Answer, Stale> {
        if let Some(job) = self.atlas.plan.job(path) {
            self.look(job);
            let mut made = emit::one(&self.emission(), job);
            let found = made.artifacts.pop().map(|artifact| Answer::Found(artifact.bytes));
            return Ok(found.unwrap_or(Answer::Broken(made.faults)));
        }
        if let Some(file) = emit::asset(&self.emission(), path.as_str()) {
            return Ok(Answer::Found(file.bytes().into()));
        }
        match self.engine.around().workshop.encode(path.as_str()) {
            Some(Ok(picture)) => return Ok(Answer::Found(picture.bytes.into())),
            Some(Err(fault)) => return Ok(Answer::Broken(vec![*fault])),
            None => {}
        }
        let beside = self.folder_page(path);
        beside.and_then(|id| self.press.unset_of(id)).map_or(Ok(()), Err)?;
        let sheet = || self.press.file(beside?, path.as_str());
        let made = sheet().or_else(|| self.of_format(path));
        Ok(made.map_or(Answer::Nothing, |artifact| Answer::Found(artifact.bytes)))
    }

    /// Has the sheets of a page set soon that somebody looks at, and shows all that were set since.
    fn look(&self, job: &Job) {
        if let Job::Page(id) = job {
            self.press.want(*id);
        }
        for id in self.press.newly_set() {
            self.targets_of(&self.site().page(id).source).for_each(|target| self.engine.forget(target));
        }
    }

    /// Has the sheets of the page at a path set in spare moments.
    pub fn want_sheets(&self, path: &OutputPath) {
        if let Some(Job::Page(id)) = self.atlas.plan.job(path) {
            self.press.want(*id);
        }
    }

    /// Lets go of what the page at a path was made of, for nobody looks at it any more.
    pub fn release(&self, path: &OutputPath) {
        if let Some(Job::Page(id)) = self.atlas.plan.job(path) {
            self.engine.release(*id);
        }
    }

    /// The page whose folder a file lies in.
    fn folder_page(&self, path: &OutputPath) -> Option<PageId> {
        let folder = path.as_str().rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
        let page = OutputPath::new(&format!("{}index.html", folder.unwrap_or_default())).ok()?;
        match self.atlas.plan.job(&page)? {
            Job::Page(id) => Some(*id),
            _ => None,
        }
    }

    fn of_format(&self, path: &OutputPath) -> Option<Artifact> {
        let config = &self.engine.around().config;
        emit::formats_for(config, path.as_str())
            .find_map(|number| self.format(number).files.get(path.as_str()).cloned())
    }

    fn format(&self, number: usize) -> Arc<Format> {
        self.formats.get(number, || emit::format(&self.emission(), number))
    }

    /// What is wrong with the page at a path: its template, and links that lead nowhere.
    pub fn inspect(&self, path: &OutputPath) -> Vec<Diagnostic> {
        let Some(job) = self.atlas.plan.job(path) else { return Vec::new() };
        let made = emit::one(&self.emission(), job);
        let as_errors = self.engine.around().config.internal_links_are_errors;
        // The preview's own pages are no files of the site.
        let links = made.links.iter().filter(|link| !link.target.starts_with(PREVIEW_PAGES));
        let dead = links.filter_map(|link| self.dead(link, as_errors));
        made.faults.into_iter().chain(dead).collect()
    }

    /// As [`crate::check::check_links`] says it of a whole site.
    fn dead(&self, link: &InternalLink, as_errors: bool) -> Option<Diagnostic> {
        let whole = [link.target.clone(), format!("{}/index.html", link.target.trim_end_matches('/'))];
        let mut paths = whole.iter().filter_map(|path| OutputPath::new(path).ok());
        let Some(path) = paths.find(|path| self.is_there(path)) else {
            return Some(check::dead_link(link, as_errors));
        };
        let anchor = link.anchor.as_deref()?;
        let mut made = emit::one(&self.emission(), self.atlas.plan.job(&path)?);
        let page = made.artifacts.pop()?;
        check::missing_place(link, anchor, &page.origin, &anchors(&page.bytes), as_errors)
    }

    /// Whether a build would make a file; nothing that takes long is made to find out.
    fn is_there(&self, path: &OutputPath) -> bool {
        let (name, config) = (path.as_str(), &self.engine.around().config);
        let of_format = || {
            let mut numbers = emit::formats_for(config, name);
            // Pages that lead elsewhere are made at once; of the others the name says enough.
            numbers.any(|number| !name.ends_with(".html") || self.format(number).files.contains_key(name))
        };
        let is_sheet = || self.folder_page(path).is_some_and(|id| self.press.offers(id));
        self.atlas.plan.job(path).is_some()
            || emit::asset(&self.emission(), name).is_some()
            || self.engine.around().workshop.knows(name)
            || of_format()
            || is_sheet()
    }

    /// What a content file gives its text to.
    pub fn targets_of(&self, file: &SourcePath) -> impl Iterator<Item = Target> {
        self.atlas.files.get(file).into_iter().flatten()
    }

    /// Where the texts of a file are shown.
    pub fn places_of(&self, file: &SourcePath) -> Vec<OutputPath> {
        let route = |target: Target| match target {
            Target::Page(id) => self.site().page(id).route.output(),
            Target::Section(id) => self.site().section(id).route.output(),
        };
        self.targets_of(file).map(route).filter(|path| self.is_page(path)).collect()
    }

    /// Whether a template makes the file at a path.
    pub fn is_page(&self, path: &OutputPath) -> bool {
        self.atlas.plan.job(path).is_some()
    }

    /// The content whose text the page at a path shows.
    pub fn target_at(&self, path: &OutputPath) -> Option<Target> {
        self.atlas.plan.job(path).and_then(Job::target)
    }

    /// What is left to do to know the files that would lie at one place.
    pub fn look_for_clashes(&self) -> Work {
        let wanted = match self.clashes.next() {
            Next::Known => return Work::Done,
            next => next,
        };
        let (emission, config) = (self.emission(), &self.engine.around().config);
        let elsewhere: Vec<Arc<Format>> =
            emit::formats_for(config, "index.html").map(|number| self.format(number)).collect();
        let elsewhere = elsewhere.iter().flat_map(|format| &format.all);
        let assets = emit::asset_places(&emission);
        if let Next::Search = wanted {
            let pages = self.atlas.plan.all().map(|(path, _)| path).chain(elsewhere.map(|(path, _)| path));
            let paths = pages.chain(assets.iter().map(|(path, _)| path)).cloned().collect();
            return Work::Apart(self.clashes.search(paths));
        }
        let bare = |path: &OutputPath, origin: &str| Artifact::new(path.clone(), Vec::new(), origin);
        let pages = self.atlas.plan.all().map(|(path, job)| bare(path, job.origin(config, self.site())));
        let elsewhere = elsewhere.map(|(path, origin)| bare(path, origin));
        let assets = assets.iter().map(|(path, source)| bare(path, source.as_str()));
        self.clashes.keep(OutputTree::assemble(pages.chain(elsewhere).chain(assets)).1);
        Work::More
    }

    /// All that was found wrong so far but for single pages.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut faults = self.warnings.clone();
        faults.extend(self.clashes.found().cloned());
        faults.extend(self.texts.faults());
        faults.extend(self.press.faults());
        faults.extend(self.formats.faults());
        check::find_places(&mut faults, &self.engine.around().files);
        faults
    }
}

/// The templates of pages, in whose library nothing was asked for yet.
fn engine(loaded: &Loaded, texts: &Arc<LiveTexts>, press: &Arc<Press>) -> Engine {
    let (texts, prints): (Arc<dyn Texts>, Arc<dyn Prints>) = (texts.clone(), press.clone());
    loaded.with_library(Library::new(loaded.around().clone(), texts, prints))
}
