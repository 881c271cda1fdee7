//! What Typst may see: the theme's print folder, the theme's fonts, the job's data. Nothing else.
//!
//! Owns [`Base`], shared by all jobs of a studio, and [`JobWorld`], one job's view of it. No
//! network, no package, no system font, no clock: the date is the job's.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The folder of the theme's print files inside the print world.
const FOLDER: &str = "/print/";

/// What all jobs share: the standard library, the fonts, the parsed layouts.
pub(super) struct Base {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: BTreeMap<u16, Source>,
    files: BTreeMap<u16, Bytes>,
}

impl Base {
    /// Parses the `.typ` files and keeps the others as they are. File names that are no path are
    /// left out (a layout that asks for one gets "file not found").
    pub(super) fn new(files: &BTreeMap<String, Arc<[u8]>>, fonts: Vec<Font>) -> Self {
        let mut base = Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources: BTreeMap::new(),
            files: BTreeMap::new(),
        };
        for (name, bytes) in files {
            let Some(id) = print_file(name) else { continue };
            base.files.insert(number(id), Bytes::new(Arc::clone(bytes)));
            if let Some(text) = name.ends_with(".typ").then(|| std::str::from_utf8(bytes).ok()).flatten() {
                base.sources.insert(number(id), Source::new(id, text.to_owned()));
            }
        }
        base
    }

    /// The source of a file that Typst names in a diagnostic, with its name in the print folder.
    pub(super) fn named(&self, id: FileId) -> Option<(&'static str, &Source)> {
        let name = id.get().vpath().get_with_slash().strip_prefix(FOLDER)?;
        Some((name, self.sources.get(&number(id))?))
    }
}

/// One job's world.
pub(super) struct JobWorld {
    pub(super) base: Arc<Base>,
    main: FileId,
    /// The main file, when it is none of the theme's.
    own_main: Option<Source>,
    own: BTreeMap<u16, Bytes>,
    today: Option<Datetime>,
}

impl JobWorld {
    /// The world of a job: its template, its JSON, its pictures by path, its date.
    pub(super) fn new(
        base: Arc<Base>,
        template: &str,
        json: Bytes,
        pictures: impl Iterator<Item = (String, Bytes)>,
        today: Option<Datetime>,
    ) -> Option<Self> {
        let main = print_file(template)?;
        let mut own = BTreeMap::new();
        let files = [("/data.json".to_owned(), json)].into_iter().chain(pictures);
        for (path, bytes) in files {
            own.insert(number(file_id(&path)?), bytes);
        }
        Some(Self { base, main, own_main: None, own, today })
    }

    /// A world in which one drawing fills a page of its own size.
    pub(super) fn drawing(base: Arc<Base>, bytes: Bytes) -> Option<Self> {
        const PAGE: &str = "#set page(width: auto, height: auto, margin: 0pt)\n#image(\"/drawing\")";
        let main = file_id("/drawing.typ")?;
        let own = BTreeMap::from([(number(file_id("/drawing")?), bytes)]);
        let own_main = Some(Source::new(main, PAGE.to_owned()));
        Some(Self { base, main, own_main, own, today: None })
    }
}

impl World for JobWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let own = self.own_main.as_ref().filter(|_| id == self.main);
        own.or_else(|| self.base.sources.get(&number(id))).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.own.get(&number(id)).or_else(|| self.base.files.get(&number(id)));
        found.cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn print_file(name: &str) -> Option<FileId> {
    file_id(&format!("{FOLDER}{name}"))
}

/// Ids are interned for the life of the process: paths here are few and never carry a digest.
fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn number(id: FileId) -> u16 {
    id.into_raw().get()
}

fn missing(id: FileId) -> FileError {
    match id.get().root() {
        VirtualRoot::Project => FileError::NotFound(PathBuf::from(id.get().vpath().get_with_slash())),
        VirtualRoot::Package(package) => FileError::Package(PackageError::NotFound(package.clone())),
    }
}
