//! The way from files to a site, in order. Every stage is a function of the one before.

mod archive;
mod beside;
mod building;
mod catalogue;
mod checking;
mod crew;
mod documents;
mod figures;
mod impact;
mod last;
mod naming;
mod outgoing;
pub mod preview;
mod previews;
mod print;
mod progress;
mod publications;
mod record;
mod registry;
mod sheets;
mod social;
mod subject;
mod units;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use archive::{Archive, archive};
pub use building::{Made, build};
pub use catalogue::{Catalogue, PublicationRow, catalogue};
pub use checking::{Inspected, inspect};
pub use crew::{STACK, apart};
pub use impact::{Affected, Impact, Known, Related, impact};
pub use outgoing::Outgoing;
pub use print::{Formats, PrintOptions, PrintReport, Printed, print, print_data, sheet};
pub use progress::{Progress, Silent, Stage};
pub use record::NAME as RECORD_NAME;
pub use units::OfficeChoice;

use crate::cache::Cache;
use crate::check;
use crate::config::Config;
use crate::date::Date;
use crate::diag::{Diagnostic, any_error};
use crate::emit::{self, Emission, Style};
use crate::images::Workshop;
use crate::model::{Before, Publication, Site};
use crate::output::{Artifact, OutputTree, Parking};
use crate::path::OutputPath;
use crate::source::{self, SourceFile, SourceTree};
use crate::templates::{Library, Loaded, Theme};
use publications::Publications;
use sheets::Sheets;

/// Where the pages are that the preview answers itself.
const PREVIEW_PAGES: &str = "__cchc/";

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Name of the configuration file, when it is not the usual one.
    pub config: Option<String>,
    /// Where to build, when not where the configuration says.
    pub output_dir: Option<PathBuf>,
    /// The address of the site, when not that of the configuration.
    pub base_url: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// The day of the build.
    pub as_of: Date,
    /// Whether links name `index.html`.
    pub portable: bool,
    /// Whether files that no build wrote may be replaced.
    pub force: bool,
    /// Whether what nobody approved, or what is overdue for review, keeps the site from being made.
    pub release_gate: bool,
    /// Whether it is for the preview of this machine: templates see the mode `serve`.
    pub preview: bool,
    /// What is added for where it goes.
    pub outgoing: Outgoing,
}

/// A site in memory, ready to be written or served.
#[derive(Debug)]
pub struct Built {
    /// Its files.
    pub tree: OutputTree,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
    /// How many pages it has.
    pub pages: usize,
    /// How many sections it has.
    pub sections: usize,
    /// Where it is to be written.
    pub output_dir: PathBuf,
}

/// Inputs read and put in relation: what both a site and a print are made from.
#[derive(Debug)]
pub struct Prepared {
    /// The configuration, with the theme's `[extra]` under its own.
    pub config: Arc<Config>,
    /// The input files.
    pub files: Arc<SourceTree>,
    /// The site.
    pub site: Arc<Site>,
    /// Warnings so far.
    pub faults: Vec<Diagnostic>,
}

/// Reads the configuration alone.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read_config(options: &Options) -> Result<Config, Vec<Diagnostic>> {
    source::read_config(&options.root, options.config.as_deref())
}

/// Reads the inputs and puts them in relation.
///
/// # Errors
/// Everything that is wrong with the configuration, file names and front matter.
pub fn prepare(options: &Options) -> Result<Prepared, Vec<Diagnostic>> {
    read(options).map(|inputs| relate(options, inputs))
}

/// The inputs as they were read.
#[derive(Debug)]
struct Inputs {
    config: Config,
    files: SourceTree,
    faults: Vec<Diagnostic>,
}

fn read(options: &Options) -> Result<Inputs, Vec<Diagnostic>> {
    let (config, mut faults) = configured(options)?;
    let (files, found) = SourceTree::read(&options.root, &config);
    faults.extend(found);
    Ok(Inputs { config, files, faults })
}

fn relate(options: &Options, Inputs { config, files, faults }: Inputs) -> Prepared {
    let made = derived(&config, &files);
    related(options, config, files, made, faults, None)
}

/// The configuration as a build has it, and warnings.
fn configured(options: &Options) -> Result<(Config, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut config = read_config(options)?;
    if let Some(url) = &options.base_url {
        config.change_base_url(url).map_err(|fault| vec![fault])?;
    }
    config.mode = if options.preview { "serve" } else { "build" };
    let faults = std::mem::take(&mut config.warnings);
    Ok((config, faults))
}

/// Files that are made of others before anything else, and what was wrong with those.
type Derived = (Vec<SourceFile>, Vec<Diagnostic>);

/// The style sheets and scripts of the theme. Of content they depend on nothing.
fn derived(config: &Config, files: &SourceTree) -> Derived {
    let (mut made, mut faults) = crate::styles::sheets(config, files);
    let (scripts, found) = crate::scripts::scripts(config, files);
    made.extend(scripts);
    faults.extend(found);
    (made, faults)
}

/// Puts the files in relation, with what is known from before. What is wrong goes with the faults.
fn related(
    options: &Options,
    mut config: Config,
    files: SourceTree,
    (made, found): Derived,
    mut faults: Vec<Diagnostic>,
    before: Option<Before<'_>>,
) -> Prepared {
    match config.theme.as_deref().map(|theme| Theme::read(theme, &files)) {
        Some(Ok(theme)) => config.extra = theme.extra_under(&config.extra),
        Some(Err(found)) => faults.extend(found),
        None => {}
    }
    faults.extend(found);
    let files = files.with(made);
    faults.extend(crate::templates::unspoken(&config, &files));
    let publication = Publication { as_of: options.as_of, drafts: options.drafts };
    let (site, found) = Site::build_with(&config, &files, publication, before);
    faults.extend(found);
    check::find_places(&mut faults, &files);
    Prepared { config: Arc::new(config), files: Arc::new(files), site: Arc::new(site), faults }
}

/// Makes the whole site in memory.
///
/// # Errors
/// Everything that was found wrong, warnings too, when any of it is an error.
pub fn render(options: &Options, progress: &dyn Progress) -> Result<Built, Vec<Diagnostic>> {
    progress.stage(Stage::Read, 0);
    render_prepared(options, prepare(options)?, Parking::default(), progress)
}

fn render_prepared(
    options: &Options,
    prepared: Prepared,
    parking: Parking<'_>,
    progress: &dyn Progress,
) -> Result<Built, Vec<Diagnostic>> {
    let files = prepared.files.clone();
    let placed = |mut faults: Vec<Diagnostic>| {
        check::find_places(&mut faults, &files);
        // A template that a section gives all its pages is missing once.
        faults.dedup();
        faults
    };
    let made = match assemble(options, prepared, parking, progress) {
        Ok(built) => Ok(Built { warnings: placed(built.warnings), ..built }),
        Err(faults) => Err(placed(faults)),
    };
    rayon::spawn(move || drop(files));
    made
}

fn assemble(
    options: &Options,
    prepared: Prepared,
    parking: Parking<'_>,
    progress: &dyn Progress,
) -> Result<Built, Vec<Diagnostic>> {
    let Prepared { config, files, site, mut faults } = prepared;
    let workshop = Arc::new(Workshop::new(cache(&options.root)));
    let loaded = match Loaded::new(config.clone(), site.clone(), files.clone(), workshop.clone(), options.as_of) {
        Ok(loaded) => loaded,
        Err(found) => return Err(joined(faults, found)),
    };
    let made = publications(options, &config, &site, &files, &workshop, parking, progress);
    progress.stage(Stage::Render, 0);
    let (documents, found) = documents::render(&config, &site, &files, &workshop, &loaded);
    faults.extend(found);
    faults.extend(made.faults);
    if any_error(&faults) {
        return Err(faults);
    }
    let library = Library::new(loaded.around().clone(), Arc::new(documents), Arc::new(made.views));
    library.fill();
    let engine = loaded.with_library(library);
    let known = emit::KnownFiles::of(&site);
    let style = Style { portable: options.portable };
    let emission = Emission { engine: &engine, site: &site, files: &files, style, known: &known, parking };
    let mut emitted = emit::all(&emission);
    if options.preview {
        // The preview's own pages are no files of the site.
        emitted.links.retain(|link| !link.target.starts_with(PREVIEW_PAGES));
    }
    faults.extend(emitted.faults);
    progress.stage(Stage::Pictures, 0);
    let (pictures, found) = pictures(&workshop, parking);
    faults.extend(found);
    let (tree, found) = OutputTree::assemble(emitted.artifacts.into_iter().chain(pictures).chain(made.artifacts));
    faults.extend(found);
    if !any_error(&faults) {
        let found = check::check_links(&tree, &emitted.links, config.internal_links_are_errors);
        // A link of Markdown was told of with its place when the texts were made.
        let is_told = |fault: &Diagnostic| faults.iter().any(|told| told.is_about_the_same(fault));
        let found: Vec<_> = found.into_iter().filter(|fault| !is_told(fault)).collect();
        faults.extend(found);
    }
    if any_error(&faults) {
        return Err(faults);
    }
    let (tree, found) = outgoing::complete(tree, options, &config, &emitted.moved, parking, progress);
    faults.extend(found);
    if any_error(&faults) {
        return Err(faults);
    }
    let (pages, sections) = (site.pages.len(), site.sections.len());
    // Freeing ten thousand pages takes as long as writing them: it is done meanwhile.
    rayon::spawn(move || drop((engine, loaded, known, site)));
    Ok(Built { tree, warnings: faults, pages, sections, output_dir: output_dir(options, &config) })
}

fn publications(
    options: &Options,
    config: &Arc<Config>,
    site: &Arc<Site>,
    files: &Arc<SourceTree>,
    workshop: &Workshop,
    parking: Parking<'_>,
    progress: &dyn Progress,
) -> Publications {
    match Sheets::new(config, site, files, options.as_of, cache(&options.root)) {
        Ok(Some(sheets)) => publications::make(&sheets, config, site, workshop, parking, progress),
        Ok(None) => Publications::default(),
        Err(faults) => Publications { faults, ..Publications::default() },
    }
}

/// The cache of a site's folder.
pub fn cache(root: &Path) -> Cache {
    Cache::in_folder(&root.join("target").join("cchc-cache"))
}

fn joined(mut first: Vec<Diagnostic>, second: Vec<Diagnostic>) -> Vec<Diagnostic> {
    first.extend(second);
    first
}

fn output_dir(options: &Options, config: &Config) -> PathBuf {
    options.output_dir.clone().unwrap_or_else(|| options.root.join(&config.output_dir))
}

/// A site is never written over its own sources, nor around them.
fn guard_output(root: &Path, output: &Path) -> Result<(), Diagnostic> {
    if real(root).starts_with(real(output)) {
        return Err(Diagnostic::error("output-over-source").arg("folder", output.display()));
    }
    guard_sources(root, output, "output-over-source")
}

/// Nothing is written among the sources of a site.
fn guard_sources(root: &Path, output: &Path, code: &'static str) -> Result<(), Diagnostic> {
    let (root, written) = (real(root), real(output));
    let over = source::FOLDERS.iter().any(|folder| written.starts_with(root.join(folder)));
    if over { Err(Diagnostic::error(code).arg("folder", output.display())) } else { Ok(()) }
}

/// Where a folder is, links followed; as it is written when it is not there yet.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    std::fs::canonicalize(path).unwrap_or(whole)
}

fn pictures(workshop: &Workshop, parking: Parking<'_>) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let (encoded, mut faults) = workshop.encode_all();
    let mut artifacts = Vec::with_capacity(encoded.len());
    for picture in encoded {
        match OutputPath::new(&picture.output) {
            Ok(path) => artifacts.push(parking.artifact(path, picture.bytes, &picture.origin).lasting()),
            Err(fault) => faults.push(Diagnostic::error(fault.code()).arg("path", &picture.output)),
        }
    }
    (artifacts, faults)
}
