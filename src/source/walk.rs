//! Walks folders and reads files; says which names and links cannot be used.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{SourceFile, SourceTree, unreadable};
use crate::config::GlobSet;
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::stamp::{Stamp, nanoseconds};
use crate::text;

/// A file may be changed again within one tick of its file system's clock, and no clock ticks slower than this.
const SLOWEST_TICK: Duration = Duration::from_secs(2);

/// A file that a walk found.
#[derive(Debug)]
struct Place {
    path: SourcePath,
    place: PathBuf,
    /// Whether it is to be read though the disk says that it is as it was.
    named: bool,
}

/// What a walk found: files to read, and what was wrong on the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    files: Vec<Place>,
    pub(super) faults: Vec<Diagnostic>,
    /// Whether a link or a name in decomposed letters was met, or something that could not be entered: then
    /// a path on the disk says too little of which files of the site are meant by it.
    pub(super) is_odd: bool,
}

/// A folder of the site and what is left out of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) folder: &'a str,
    pub(super) ignored: &'a GlobSet,
}

/// The data files that lie at the root itself.
pub(super) fn root_files(root: &Path, found: &mut Found) {
    let Ok(entries) = fs::read_dir(root) else { return };
    for entry in entries.flatten() {
        if let Some(name) = entry.file_name().to_str() {
            root_file(root, name, false, found);
        }
    }
}

/// A file at the root, when it is one of data.
pub(super) fn root_file(root: &Path, name: &str, named: bool, found: &mut Found) {
    let data = [".toml", ".json", ".csv", ".yaml", ".yml", ".xml", ".txt", ".md"];
    let place = root.join(name);
    if data.iter().any(|end| name.ends_with(end))
        && place.is_file()
        && let Ok(path) = SourcePath::new(name)
    {
        found.is_odd |= path.as_str() != name || place.is_symlink();
        found.files.push(Place { path, place, named });
    }
}

/// Every file of a folder of the site; a folder that does not exist holds none.
pub(super) fn folder(root: &Path, part: Part<'_>, found: &mut Found) {
    let top = root.join(part.folder);
    if top.exists() {
        walk(root, part, &top, found);
    }
}

/// The file or the folder `inner` of a folder of the site, when it is there and not left out.
pub(super) fn within(root: &Path, part: Part<'_>, inner: &str, found: &mut Found) {
    let top = root.join(part.folder).join(inner);
    let is_ignored = inner.split('/').any(|name| is_ignored_name(name, part.folder == "static"));
    if !is_ignored && fs::symlink_metadata(&top).is_ok() {
        walk(root, part, &top, found);
    }
}

fn walk(root: &Path, part: Part<'_>, top: &Path, found: &mut Found) {
    let real_root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let keep_dotfiles = part.folder == "static";
    let walk = WalkDir::new(top).follow_links(true).into_iter();
    let kept = |e: &DirEntry| e.depth() == 0 || !is_ignored_name(&e.file_name().to_string_lossy(), keep_dotfiles);
    let mut walk = walk.filter_entry(kept);
    while let Some(entry) = walk.next() {
        match entry {
            // A folder elsewhere may be a whole disk: it is not entered.
            Ok(entry) if entry.path_is_symlink() && entry.file_type().is_dir() && leaves(&entry, &real_root) => {
                let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
                found.faults.push(Diagnostic::error("link-leaves-root").at(Span::file(shown(relative))));
                found.is_odd = true;
                walk.skip_current_dir();
            }
            Ok(entry) if entry.file_type().is_file() => add(root, &real_root, part, entry, found),
            Ok(entry) => {
                found.is_odd |= entry.path_is_symlink() || entry.path().to_str().is_none_or(|p| !text::is_nfc(p))
            }
            Err(error) => {
                found.is_odd = true;
                found.faults.push(walk_fault(root, &error));
            }
        }
    }
}

/// Files that editors and systems leave about.
fn is_ignored_name(name: &str, keep_dotfiles: bool) -> bool {
    let litter = ["Thumbs.db", "desktop.ini", ".DS_Store", ".git"];
    litter.contains(&name)
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.starts_with("~$")
        || (name.starts_with('.') && !keep_dotfiles)
}

fn add(root: &Path, real_root: &Path, part: Part<'_>, entry: DirEntry, found: &mut Found) {
    let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let Some(name) = relative.to_str() else {
        found.is_odd = true;
        found.faults.push(Diagnostic::error("file-name-not-utf8").at(Span::file(shown(relative))));
        return;
    };
    let name = if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/").into() } else { Cow::Borrowed(name) };
    let path = match SourcePath::new(&name) {
        Ok(path) => path,
        Err(fault) => {
            found.faults.push(Diagnostic::error(fault.code()).arg("path", &name).at(Span::file(name)));
            return;
        }
    };
    if path.within(part.folder).is_some_and(|inner| part.ignored.is_match(inner)) {
        return;
    }
    found.is_odd |= entry.path_is_symlink() || path.as_str() != name;
    if entry.path_is_symlink() && leaves(&entry, real_root) {
        found.faults.push(Diagnostic::error("link-leaves-root").at(Span::file(name)));
        return;
    }
    if !text::is_nfc(&name) {
        found.faults.push(Diagnostic::warning("file-name-nfd").arg("path", &path).at(Span::file(path.as_str())));
    }
    let named = entry.depth() == 0;
    found.files.push(Place { path, place: entry.into_path(), named });
}

/// Whether an entry really lies outside the site.
fn leaves(entry: &DirEntry, real_root: &Path) -> bool {
    !fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(real_root))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn walk_fault(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let place = error.path().map_or_else(|| root.to_owned(), |p| p.strip_prefix(root).unwrap_or(p).to_owned());
    let place = Span::file(shown(&place));
    match error.loop_ancestor() {
        Some(ancestor) => {
            let ancestor = ancestor.strip_prefix(root).unwrap_or(ancestor);
            Diagnostic::error("link-loop").arg("ancestor", shown(ancestor)).at(place)
        }
        None => match error.io_error() {
            Some(io) if io.kind() == std::io::ErrorKind::NotFound && error.path().is_some_and(Path::is_symlink) => {
                Diagnostic::error("link-nowhere").at(place)
            }
            Some(io) => Diagnostic::error("file-unreadable").arg("detail", io).at(place),
            None => Diagnostic::error("file-unreadable").arg("detail", error).at(place),
        },
    }
}

/// Reads the files that were found, in parallel, but for those of `known` that the disk says are as they
/// were; two names that differ only in their Unicode form are refused.
pub(super) fn read_all(found: Found, known: &SourceTree) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    let Found { mut files, mut faults, .. } = found;
    // The order in which a disk names its files is nobody's.
    faults.sort_by(|a, b| place_of(a).cmp(place_of(b)));
    files.sort_by(|a, b| (&a.path, &a.place).cmp(&(&b.path, &b.place)));
    for pair in files.windows(2) {
        if pair[0].path == pair[1].path {
            let (path, other) = (&pair[0].path, shown(&pair[1].place));
            let fault = Diagnostic::error("file-name-twice").arg("path", path).arg("other", other);
            faults.push(fault.at(Span::file(path.as_str())));
        }
    }
    let moment = nanoseconds(SystemTime::now() - SLOWEST_TICK);
    let of_one =
        |place: Place| match known.get(place.path.as_str()).filter(|file| !place.named && is_as_it_was(file, &place)) {
            Some(file) => Some(Ok(file.clone())),
            None => read_one(place, moment),
        };
    let read: Vec<Option<Result<SourceFile, Diagnostic>>> = files.into_par_iter().map(of_one).collect();
    let mut files = Vec::with_capacity(read.len());
    for result in read.into_iter().flatten() {
        match result {
            Ok(file) => files.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    (files, faults)
}

fn place_of(fault: &Diagnostic) -> &str {
    fault.span.as_ref().map_or("", |span| &span.file)
}

fn is_as_it_was(file: &SourceFile, place: &Place) -> bool {
    file.stamp.is_some() && fs::metadata(&place.place).is_ok_and(|now| Stamp::of(&now) == file.stamp)
}

/// A file; none when it went since it was found. Its stamp is taken first, and only when it is older than
/// `moment`: a change from then on makes another one.
fn read_one(place: Place, moment: i64) -> Option<Result<SourceFile, Diagnostic>> {
    let read = || -> io::Result<(Option<Stamp>, Vec<u8>)> {
        let file = File::open(&place.place)?;
        let known = file.metadata()?;
        let mut bytes = Vec::with_capacity(usize::try_from(known.len()).map_or(0, |length| length + 1));
        // Through `take`, for a plain file asks the system for its length once more.
        file.take(u64::MAX).read_to_end(&mut bytes)?;
        Ok((Stamp::of(&known).filter(|stamp| stamp.is_older_than(moment)), bytes))
    };
    match read() {
        Ok((stamp, bytes)) => Some(Ok(SourceFile::new(place.path, bytes).stamped(stamp))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(unreadable(place.path.as_str(), &error))),
    }
}
