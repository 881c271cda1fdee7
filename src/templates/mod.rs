//! Templates: the one owner of Tera, and all that a template can see.
//!
//! [`Loaded`] has compiled the templates and can answer component calls in Markdown.
//! [`Engine`] also knows the rendered texts and makes whole pages. What templates share (pages,
//! sections, taxonomies, the configuration) is built once, as Tera values whose copies are cheap.

mod backlinks;
mod compiled;
mod context;
mod documents;
mod errors;
mod filtered;
mod filters;
mod functions;
mod groups;
mod i18n;
mod kept;
mod letters;
mod library;
mod loading;
mod maker;
mod marked;
mod overrides;
mod pager;
mod patterns;
mod shared;
mod shelves;
mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tera::Context;

pub use filtered::Choice;
pub use i18n::{Lacking, lacking, unspoken};
pub use library::{
    Library, Printed, Prints, PublicationFile, PublicationNames, PublicationPicture, PublicationView, Texts,
};
pub use pager::Pager;
pub use tera::Value;
pub use theme::Theme;

use crate::config::Config;
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::images::Workshop;
use crate::markdown::{Call, Host};
use crate::model::{PageId, SectionId, Site, Target};
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};
use compiled::{Bound, Compiled};
use kept::Kept;
use shared::Shared;

/// What the functions of templates read.
#[derive(Debug)]
pub struct Surroundings {
    /// The site's configuration, the theme's `[extra]` merged under its own.
    pub config: Arc<Config>,
    /// The site.
    pub site: Arc<Site>,
    /// Its files.
    pub files: Arc<SourceTree>,
    /// Where pictures are ordered.
    pub workshop: Arc<Workshop>,
    /// The day of the build.
    pub as_of: Date,
    /// Texts of the interface.
    texts: Arc<i18n::Texts>,
    noted: Arc<Noted>,
}

/// What templates did that somebody has to know of.
#[derive(Debug, Default)]
struct Noted {
    /// Static files that a template asked for under a name with a fingerprint: name by source.
    fingerprinted: Mutex<BTreeMap<String, String>>,
    /// Content files that a template asked for as files.
    asked: Mutex<BTreeSet<SourcePath>>,
    /// Newer versions of content files.
    newer: Mutex<BTreeMap<SourcePath, SourceFile>>,
}

/// Templates that are compiled; texts are not rendered yet.
pub struct Loaded {
    tera: Bound,
    around: Arc<Surroundings>,
}

/// Templates with everything they may show.
pub struct Engine {
    tera: Bound,
    around: Arc<Surroundings>,
    library: Arc<Library>,
    shared: Arc<Shared>,
    /// Sections with the pages that a filter chose, by section, filter and value.
    chosen: Kept<(SectionId, usize, usize)>,
}

/// Templates for pieces of texts, which a site need not have.
const ANCHOR_LINK: &str = "anchor-link.html";
const SUMMARY_CUTOFF: &str = "summary-cutoff.html";

/// What is held; it is whole whatever befell the thread that held it last.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Surroundings {
    /// A text of the interface.
    pub fn text(&self, key: &str, lang: &str) -> Option<&str> {
        self.texts.get(key, lang)
    }
}

impl Loaded {
    /// Compiles the site's and the theme's templates.
    ///
    /// # Errors
    /// Every fault of syntax, unknown name and missing parent, at its place; broken interface texts.
    pub fn new(
        config: Arc<Config>,
        site: Arc<Site>,
        files: Arc<SourceTree>,
        workshop: Arc<Workshop>,
        as_of: Date,
    ) -> Result<Self, Vec<Diagnostic>> {
        let (texts, mut faults) = i18n::Texts::read(&config, &files);
        let compiled = match Compiled::new(config.clone(), &files) {
            Ok(compiled) if !crate::diag::any_error(&faults) => compiled,
            compiled => {
                faults.extend(compiled.err().into_iter().flatten());
                return Err(faults);
            }
        };
        let (texts, noted) = (Arc::new(texts), Arc::default());
        let around = Surroundings { config, site, files, workshop, as_of, texts, noted };
        Ok(Self::bound(&Arc::new(compiled), around))
    }

    fn bound(compiled: &Arc<Compiled>, around: Surroundings) -> Self {
        let around = Arc::new(around);
        let tera = compiled.bound(|tera| {
            filters::bind(tera, &around);
            functions::register(tera, &around);
        });
        Self { tera, around }
    }

    /// The same templates, for a site that was put in relation anew; neither templates nor configuration nor
    /// texts of the interface are others.
    pub fn of_site(&self, site: Arc<Site>, files: Arc<SourceTree>, workshop: Arc<Workshop>) -> Self {
        let Surroundings { config, as_of, texts, .. } = &*self.around;
        let (config, as_of, texts, noted) = (config.clone(), *as_of, texts.clone(), Arc::default());
        Self::bound(self.tera.of(), Surroundings { config, site, files, workshop, as_of, texts, noted })
    }

    /// What it takes to have the same templates read another state of the site. It holds nothing of the site.
    pub fn unbound(&self) -> impl FnOnce(Arc<Site>) -> Self + use<> {
        let (compiled, around) = (self.tera.of().clone(), &self.around);
        let (config, files, workshop) = (around.config.clone(), around.files.clone(), around.workshop.clone());
        let (as_of, texts, noted) = (around.as_of, around.texts.clone(), around.noted.clone());
        move |site| Self::bound(&compiled, Surroundings { config, site, files, workshop, as_of, texts, noted })
    }

    /// The engine for whole pages, which knows what was made for a site before of pages that are made of the same
    /// here, by their places in both.
    pub fn again(
        &self,
        texts: Arc<dyn Texts>,
        prints: Arc<dyn Prints>,
        before: &Engine,
        kept: &[(PageId, PageId)],
    ) -> Engine {
        self.with_library(before.library.again(self.around.clone(), texts, prints, kept))
    }

    /// The engine for whole pages.
    pub fn with_library(&self, library: Library) -> Engine {
        let library = Arc::new(library);
        let shared = Shared::new(&self.around, &library);
        let tera = self.tera.of().bound(|tera| {
            filters::bind(tera, &self.around);
            functions::register(tera, &self.around);
            functions::register_with_library(tera, &self.around, &library);
            shared.register(tera);
        });
        shared.bind(tera.shared());
        Engine { tera, around: self.around.clone(), library, shared, chosen: Kept::default() }
    }

    /// Whether the site's or the theme's templates hold a word.
    pub fn mentions(&self, word: &str) -> bool {
        let around = &self.around;
        loading::texts(&around.config, &around.files).any(|text| text.contains(word))
    }

    /// What the functions of templates read.
    pub fn around(&self) -> &Arc<Surroundings> {
        &self.around
    }

    /// Whether the site or its theme write pieces of texts, and may ask for anything there.
    pub fn writes_pieces(&self) -> bool {
        [ANCHOR_LINK, SUMMARY_CUTOFF].iter().any(|template| self.tera.contains_template(template))
    }

    /// A piece of HTML by a template that a site need not have.
    fn piece(&self, template: &str, context: &Context) -> Option<Result<String, Diagnostic>> {
        let made = self.tera.contains_template(template).then(|| self.tera.render(template, context))?;
        let made = made.map(|html| self.around.finished(html));
        Some(made.map_err(|error| errors::first(&error, &self.around.config, &self.around.files)))
    }

    /// Whether a component is defined.
    fn knows(&self, name: &str) -> bool {
        self.tera.contains_component(name)
    }
}

impl Engine {
    /// What it takes to go on with what was made for another state of the site ([`Loaded::unbound`]), with the
    /// same pages in the same places; what shows anything else of them is to be forgotten.
    pub fn unbound(&self) -> impl FnOnce(&Loaded, Arc<dyn Texts>, Arc<dyn Prints>) -> Self + use<> {
        let library = self.library.unbound();
        |loaded, texts, prints| loaded.with_library(library(loaded.around.clone(), texts, prints))
    }

    /// Takes in what a page cites now.
    pub fn recite(&self, id: PageId) {
        self.library.recite(id);
        self.forget_pieces();
    }

    /// Makes what was made of a text anew when it is next asked for.
    pub fn forget(&self, target: Target) {
        self.library.forget(target);
        self.forget_pieces();
    }

    /// Lets go of the values that a page was rendered of and that no list needs: they are made again when somebody
    /// asks for them.
    pub fn release(&self, id: PageId) {
        self.library.release(id);
    }

    /// Makes a term, by the place of its taxonomy and its own, anew when it is next asked for: it has other pages.
    pub fn forget_term(&self, taxonomy: usize, term: usize) {
        self.library.forget_term(taxonomy, term);
        self.forget_pieces();
    }

    /// Any text may stand in any piece that pages have in common.
    fn forget_pieces(&self) {
        self.shared.forget();
        self.chosen.forget();
    }
}

impl Host for Loaded {
    fn component(&self, call: &Call<'_>, body: Option<&str>, lang: &str) -> Result<String, Diagnostic> {
        if !self.knows(call.name) {
            let known: Vec<&str> = self.tera.get_component_names().collect();
            return Err(Diagnostic::error("component-unknown").arg("name", call.name).suggest(call.name, known));
        }
        let mut context = Context::new();
        context.insert("lang", lang);
        let (name, arguments) = (call.name, call.arguments);
        let template = match body {
            None => format!("{{{{ <{name} {arguments} /> }}}}"),
            Some(html) => {
                context.insert_value("__body", tera::Value::safe_string(html));
                format!("{{% <{name} {arguments}> %}}{{{{ __body }}}}{{% </{name}> %}}")
            }
        };
        let made = self.tera.render_str(&template, &context, true).map(|html| self.around.finished(html));
        made.map_err(|error| errors::in_component(&error, name, &self.around.config, &self.around.files))
    }

    fn anchor_link(&self, id: &str, lang: &str, level: u8) -> Option<Result<String, Diagnostic>> {
        let mut context = Context::new();
        context.insert("id", id);
        context.insert("lang", lang);
        context.insert("level", &level);
        self.piece(ANCHOR_LINK, &context)
    }

    fn summary_cutoff(&self, summary: &str, lang: &str) -> Option<Result<String, Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("summary", tera::Value::safe_string(summary));
        context.insert("lang", lang);
        self.piece(SUMMARY_CUTOFF, &context)
    }

    fn document_link(&self, number: &str, lang: &str, from: &str) -> Option<String> {
        documents::link(&self.around, number, lang, Some(from))
    }

    fn label(&self, key: &str, lang: &str) -> Option<String> {
        self.around.texts.get(key, lang).map(str::to_owned)
    }
}

impl Surroundings {
    /// A piece of a page whose texts of other languages are marked as such.
    fn finished(&self, html: String) -> String {
        String::from_utf8(self.texts.finish(html.into_bytes(), true)).unwrap_or_default()
    }

    /// A file of the site, newer than it if there is such a version.
    fn file(&self, path: &str) -> Option<SourceFile> {
        let file = self.files.get(path)?;
        if !path.starts_with("content/") {
            return Some(file.clone());
        }
        held(&self.noted.asked).insert(file.path.clone());
        Some(held(&self.noted.newer).get(&file.path).unwrap_or(file).clone())
    }

    /// Whether a template asked for a content file as a file: then nobody knows what was made of it.
    pub fn is_asked_for(&self, file: &SourceFile) -> bool {
        held(&self.noted.asked).contains(&file.path)
    }

    /// Gives templates a newer version of a content file, unless one of them asked for the older: then
    /// nobody knows what was made of it.
    pub fn revise(&self, file: &SourceFile) -> bool {
        let is_unknown = !self.is_asked_for(file);
        if is_unknown {
            held(&self.noted.newer).insert(file.path.clone(), file.clone());
        }
        is_unknown
    }

    /// The static files that were asked for with a fingerprint: path under `static/` to new name.
    pub fn fingerprinted(&self) -> BTreeMap<String, String> {
        held(&self.noted.fingerprinted).clone()
    }

    /// Whether a static file was asked for under this name, `hub.2cae6d2c.css`.
    pub fn is_fingerprinted(&self, name: &str) -> bool {
        let source = name.rsplit_once('.').and_then(|(rest, extension)| Some((rest.rsplit_once('.')?.0, extension)));
        let Some((stem, extension)) = source else { return false };
        held(&self.noted.fingerprinted).get(&format!("{stem}.{extension}")).is_some_and(|known| known == name)
    }
}
