//! A site that is previewed: read once, kept up to date by what changes, rendered page by page when
//! somebody looks.
//!
//! An edit of a text, which most edits are, or of what lists show of a page and are sorted by, of its terms or of
//! what its record says of it alone, costs the reading of one file, whatever the size of the site. Anything else puts
//! the pages in relation anew ([`Preview::refresh`]). What nothing came of is handed on then: what is known of texts
//! (`texts`), where pages lie (`atlas`), and what was made of them (`kept`).
//!
//! Texts that nobody looks at are rendered in spare moments ([`Preview::work`]), so that what is wrong with them is
//! told too.

mod atlas;
mod clashes;
mod files;
mod formats;
mod kept;
mod looked;
mod numbers;
mod press;
mod seen;
mod shelf;
mod state;
mod texts;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Derived, Options, configured, derived, related};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Before, KnownPages, Publication, Retold, Target};
use crate::output::Bytes;
use crate::path::{OutputPath, SourcePath};
use crate::source::{Inputs, SourceFile};
use looked::Looked;
use press::Press;
use shelf::Stale;
use state::State;

/// Of how many files that changed at once the pages are inspected: of a checkout not all.
const LOOKED_AT: usize = 16;

/// What a path of the site answers.
#[derive(Debug)]
pub enum Answer {
    /// The file.
    Found(Bytes),
    /// It is there, and cannot be made.
    Broken(Vec<Diagnostic>),
    /// There is no such file.
    Nothing,
}

/// Sheets that have to be set before a file of them can be handed out.
#[derive(Debug)]
pub struct Unset {
    press: Arc<Press>,
    stale: Stale,
}

impl Unset {
    /// Sets them, which takes long; the preview need not be held for it.
    pub fn set(self) {
        self.press.set_now(self.stale);
    }
}

/// What is said to have changed on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These files and folders.
    Paths(Vec<PathBuf>),
    /// Nobody knows what.
    Anything,
}

/// What a change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// Nothing that the site is made of changed.
    Nothing,
    /// Pages show something else.
    Changed,
    /// The site cannot be shown as it is now; it is shown as it was.
    Broken,
}

/// What is left to do in spare moments.
pub enum Work {
    /// Nothing.
    Done,
    /// More of the same.
    More,
    /// The sheets of a page are of an older text.
    Sheets(Renewal),
    /// Something that takes a while at many thousands of pages, and needs nothing of the preview.
    Apart(Box<dyn FnOnce()>),
}

/// The setting of a page's sheets; it takes long, and needs the preview only at its end.
pub struct Renewal {
    press: Arc<Press>,
    stale: Stale,
}

impl Renewal {
    /// Sets them, and says whether pages show something else for it.
    pub fn set(&self) -> bool {
        self.press.renewed(self.stale)
    }
}

/// A site, previewed.
pub struct Preview {
    options: Options,
    config: Option<Config>,
    inputs: Option<Inputs>,
    made: Option<Derived>,
    known: KnownPages,
    state: Option<State>,
    /// Why the newest files are not shown.
    broken: Vec<Diagnostic>,
    looked: Looked,
}

impl Preview {
    /// Reads a site.
    pub fn open(options: Options) -> Self {
        let mut preview = Self {
            options,
            config: None,
            inputs: None,
            made: None,
            known: KnownPages::default(),
            state: None,
            broken: Vec::new(),
            looked: Looked::default(),
        };
        preview.rebuild(None);
        preview
    }

    /// How many pages the site has.
    pub fn pages(&self) -> usize {
        self.state.as_ref().map_or(0, |state| state.site().pages.len())
    }

    /// Takes in what changed on the disk.
    pub fn refresh(&mut self, change: &Change) -> Refreshed {
        let (Change::Paths(paths), Some(inputs), Some(config)) = (change, &mut self.inputs, &self.config) else {
            return self.rebuild(None);
        };
        let before = inputs.faults().to_vec();
        let changed = inputs.reread(config, paths);
        let is_quiet = self.broken.is_empty() && inputs.faults() == before;
        if changed.is_empty() && is_quiet {
            return Refreshed::Nothing;
        }
        if is_quiet && (self.took_texts(&changed) || self.took_pages(&changed)) {
            return Refreshed::Changed;
        }
        self.rebuild(Some(&changed))
    }

    /// Whether all that changed were texts, which are shown now.
    fn took_texts(&mut self, changed: &BTreeSet<SourcePath>) -> bool {
        let (Some(inputs), Some(state)) = (&self.inputs, &mut self.state) else { return false };
        let files: Option<Vec<SourceFile>> =
            changed.iter().map(|path| inputs.tree().get(path.as_str()).cloned()).collect();
        let Some(files) = files else { return false };
        let Some(bodies) = state.revised(&files) else { return false };
        if !state.revise(&files, bodies) {
            return false;
        }
        self.look_again(changed);
        true
    }

    /// Whether all that changed were a few pages, and nothing of them but what a site can be retold by: it is shown
    /// now.
    fn took_pages(&mut self, changed: &BTreeSet<SourcePath>) -> bool {
        let Some(inputs) = self.inputs.as_ref().filter(|_| changed.len() <= LOOKED_AT) else { return false };
        let files: Option<Vec<SourceFile>> =
            changed.iter().map(|path| inputs.tree().get(path.as_str()).cloned()).collect();
        let Some((files, state)) = files.zip(self.state.as_ref()) else { return false };
        let can_be_taken = |file: &SourceFile| {
            state.revised(std::slice::from_ref(file)).is_some() || self.retold(state, file).is_some()
        };
        if !files.iter().all(can_be_taken) || !files.iter().all(|file| self.took_page(file)) {
            return false;
        }
        self.look_again(changed);
        true
    }

    /// Takes one of them, into the state that has those before it.
    fn took_page(&mut self, file: &SourceFile) -> bool {
        let Some(mut state) = self.state.take() else { return false };
        let files = std::slice::from_ref(file);
        let is_taken = if let Some(bodies) = state.revised(files) {
            state.revise(files, bodies)
        } else if let Some(retold) = self.retold(&state, file) {
            self.known.learn(file, retold.read().clone());
            state = state.retell(retold, file);
            true
        } else {
            false
        };
        self.state = Some(state);
        is_taken
    }

    fn retold(&self, state: &State, file: &SourceFile) -> Option<Retold> {
        let publication = Publication { as_of: self.options.as_of, drafts: self.options.drafts };
        state.retold(&self.known, publication, file)
    }

    /// What is made from some files is inspected again.
    fn look_again(&self, changed: &BTreeSet<SourcePath>) {
        let Some(state) = &self.state else { return };
        let targets: BTreeSet<Target> = changed.iter().flat_map(|path| state.targets_of(path)).collect();
        self.looked.again(|path| state.target_at(path).is_some_and(|target| targets.contains(&target)));
        self.look_at(changed);
    }

    /// Who edits a page looks at it, or wants to know what is wrong with it all the same.
    fn look_at(&self, changed: &BTreeSet<SourcePath>) {
        let Some(state) = &self.state else { return };
        for place in changed.iter().take(LOOKED_AT).flat_map(|path| state.places_of(path)) {
            state.want_sheets(&place);
            self.look(state, place);
        }
    }

    fn look(&self, state: &State, path: OutputPath) {
        if let Some(oldest) = self.looked.at(path) {
            state.release(&oldest);
        }
    }

    /// Puts everything in relation anew, of what changed since; none when that is not known.
    fn rebuild(&mut self, changed: Option<&BTreeSet<SourcePath>>) -> Refreshed {
        let (config, mut faults) = match configured(&self.options) {
            Ok(read) => read,
            Err(faults) => return self.keep(faults),
        };
        let is_known = |path: &SourcePath| path.as_str().starts_with("content/");
        let only_content = changed.is_some_and(|paths| paths.iter().all(is_known)) && self.broken.is_empty();
        let inputs = match &mut self.inputs {
            Some(inputs) => {
                if !only_content {
                    inputs.rewalk(&config);
                }
                inputs
            }
            None => self.inputs.insert(Inputs::read(&self.options.root, &config)),
        };
        faults.extend(inputs.faults().to_vec());
        let files = inputs.tree().clone();
        self.config = Some(config.clone());
        let made = match self.made.take().filter(|_| only_content) {
            Some(made) => made,
            None => derived(&config, &files),
        };
        // A page is read by the configuration, which a theme adds to.
        let is_configuration =
            |path: &SourcePath| !path.as_str().contains('/') || path.as_str().ends_with("/theme.toml");
        if changed.is_none_or(|paths| paths.iter().any(is_configuration)) {
            self.known = KnownPages::default();
        }
        let before = self.state.as_ref().filter(|_| only_content);
        let known = Before { known: &mut self.known, site: before.map(State::site) };
        let prepared = related(&self.options, config, files, made.clone(), faults, Some(known));
        self.made = Some(made);
        let before = self.state.as_mut().filter(|_| only_content);
        match State::new(&self.options, prepared, before.zip(changed)) {
            Ok(state) => {
                let old = self.state.replace(state);
                // Freeing a large site takes long.
                rayon::spawn(move || drop(old));
                self.broken = Vec::new();
                self.looked.again(|_| true);
                changed.into_iter().for_each(|changed| self.look_at(changed));
                Refreshed::Changed
            }
            Err(faults) => self.keep(faults),
        }
    }

    /// Keeps what is shown, and says why.
    fn keep(&mut self, faults: Vec<Diagnostic>) -> Refreshed {
        self.broken = faults;
        Refreshed::Broken
    }

    /// The file at a path of the site.
    ///
    /// # Errors
    /// The sheets that have to be set before one asks again.
    pub fn answer(&self, path: &str) -> Result<Answer, Unset> {
        let (Some(state), Ok(path)) = (&self.state, OutputPath::new(path)) else { return Ok(Answer::Nothing) };
        let answer = state.answer(&path).map_err(|stale| Unset { press: state.press.clone(), stale });
        if state.is_page(&path) {
            self.look(state, path);
        }
        answer
    }

    /// All that is known to be wrong now.
    pub fn faults(&self) -> Vec<Diagnostic> {
        if !self.broken.is_empty() {
            return self.broken.clone();
        }
        let mut faults = self.state.as_ref().map_or_else(Vec::new, State::faults);
        for fault in self.looked.faults() {
            let is_told = faults.iter().any(|told| *told == fault || told.is_about_the_same(&fault));
            faults.extend((!is_told).then_some(fault));
        }
        faults
    }

    /// Does a little of what is left: pages that were looked at and their sheets, then every text, then places in
    /// them.
    pub fn work(&self) -> Work {
        let Some(state) = &self.state else { return Work::Done };
        if self.looked.inspect(|path| state.inspect(path)) {
            return Work::More;
        }
        match state.look_for_clashes() {
            Work::Done => {}
            work => return work,
        }
        if let Some(stale) = state.press.stale() {
            return Work::Sheets(Renewal { press: state.press.clone(), stale });
        }
        if state.texts.work() { Work::More } else { Work::Done }
    }
}
