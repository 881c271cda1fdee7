//! Gathers what a file system says into one change: an editor that saves a file says several things, and
//! the file is whole only after the last of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind};

use crate::pipeline::preview::Change;
use crate::source::FOLDERS;

/// Where nobody says that a file was closed, it is whole when nothing was written for so long.
const WRITING: Duration = Duration::from_millis(60);
/// A file that goes may be about to come back: some editors save by putting another in its place.
const GOING: Duration = Duration::from_millis(20);
/// A batch is handed on after this time though more is coming.
const LONGEST: Duration = Duration::from_millis(500);

/// Files of a site that changed within a moment.
pub(super) struct Batch<'r> {
    root: &'r Path,
    begun: Option<Instant>,
    paths: BTreeSet<PathBuf>,
    /// Files that may not be whole yet, and when they are taken to be.
    open: BTreeMap<PathBuf, Instant>,
    /// Files of which it was seen whether they are empty.
    doubted: BTreeSet<PathBuf>,
    /// Whether events were lost, or more changed than was said.
    is_lossy: bool,
    errors: Vec<notify::Error>,
}

impl<'r> Batch<'r> {
    /// One in which nothing changed yet.
    pub fn new(root: &'r Path) -> Self {
        Self {
            root,
            begun: None,
            paths: BTreeSet::new(),
            open: BTreeMap::new(),
            doubted: BTreeSet::new(),
            is_lossy: false,
            errors: Vec::new(),
        }
    }

    /// Takes in what was said now. What an error kept from being said may be anything.
    pub fn add(&mut self, event: notify::Result<Event>, now: Instant) {
        let event = match event {
            Ok(event) => event,
            Err(error) => return self.take(Err(error)),
        };
        self.is_lossy |= event.need_rescan();
        let Some(waits) = waits(&event.kind) else { return };
        let last = event.paths.len().saturating_sub(1);
        for (number, path) in event.paths.into_iter().enumerate().filter(|(_, path)| is_input(self.root, path)) {
            self.begun.get_or_insert(now);
            match waits[usize::from(number == last)] {
                Some(wait) => drop(self.open.insert(path.clone(), now + wait)),
                None => drop(self.open.remove(&path)),
            }
            self.paths.insert(path);
        }
    }

    /// Takes in what was found by looking.
    pub fn take(&mut self, found: notify::Result<Option<Change>>) {
        match found {
            Ok(Some(Change::Paths(paths))) => self.paths.extend(paths),
            Ok(Some(Change::Anything)) => self.is_lossy = true,
            Ok(None) => {}
            Err(error) => {
                self.is_lossy = true;
                self.errors.push(error);
            }
        }
    }

    /// What went wrong with watching.
    pub fn errors(&self) -> &[notify::Error] {
        &self.errors
    }

    /// How long to wait for more; none when the batch is whole.
    pub fn patience(&mut self, now: Instant) -> Option<Duration> {
        let begun = self.begun?;
        if self.open.is_empty() {
            self.doubt(now);
        }
        let whole = self.open.values().max()?;
        let left = whole.min(&(begun + LONGEST)).saturating_duration_since(now);
        (!left.is_zero()).then_some(left)
    }

    /// Nothing came: what was to be waited for is whole.
    pub fn waited(&mut self, now: Instant) {
        self.open.retain(|_, whole| *whole > now);
    }

    /// A file without a byte was as a rule just opened to be written again, after the save that is told of.
    fn doubt(&mut self, now: Instant) {
        let is_empty = |path: &&PathBuf| std::fs::metadata(path).is_ok_and(|known| known.is_file() && known.len() == 0);
        let empty: Vec<PathBuf> = self.paths.difference(&self.doubted).filter(is_empty).cloned().collect();
        self.doubted.extend(self.paths.iter().cloned());
        self.open.extend(empty.into_iter().map(|path| (path, now + WRITING)));
    }

    /// Files and folders that changed.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.paths.iter().map(PathBuf::as_path)
    }

    /// The change; none when nothing of the site changed.
    pub fn change(self) -> Option<Change> {
        if self.is_lossy {
            return Some(Change::Anything);
        }
        (!self.paths.is_empty()).then(|| Change::Paths(self.paths.into_iter().collect()))
    }
}

/// How long a file may not be whole after an event, for all its paths but the last and for the last; none
/// when the event changes nothing.
fn waits(kind: &EventKind) -> Option<[Option<Duration>; 2]> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some([None, None]),
        EventKind::Access(_) => None,
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Some([None, None]),
        // The last path is where the file is now.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => Some([Some(GOING), None]),
        EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Metadata(_)) | EventKind::Remove(_) => {
            Some([Some(GOING), Some(GOING)])
        }
        EventKind::Create(notify::event::CreateKind::Folder) => Some([None, None]),
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any | EventKind::Other => {
            Some([Some(WRITING), Some(WRITING)])
        }
    }
}

/// Whether a file takes part in a build: in a folder of the site, or a file at its root.
fn is_input(root: &Path, path: &Path) -> bool {
    let Ok(inner) = path.strip_prefix(root) else { return false };
    let Some(first) = inner.iter().next() else { return false };
    let litter = inner.file_name().and_then(|name| name.to_str()).is_some_and(is_litter);
    let in_folder = FOLDERS.iter().any(|folder| first == *folder);
    let at_root = inner.iter().count() == 1 && inner.extension().is_some();
    !litter && (in_folder || at_root)
}

/// What editors write beside the file that is edited.
fn is_litter(name: &str) -> bool {
    name.starts_with(".#") || name.ends_with('~') || [".swp", ".swx", ".tmp"].iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, RemoveKind};

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));

    fn event(kind: EventKind, paths: &[&str]) -> Event {
        paths.iter().fold(Event::new(kind), |event, path| event.add_path(Path::new("/site").join(path)))
    }

    /// How long is waited after some events that come at once, in ms, and what they are taken for.
    fn gathered(events: Vec<Event>) -> (Option<u128>, Option<Change>) {
        let mut batch = Batch::new(Path::new("/site"));
        let now = Instant::now();
        events.into_iter().for_each(|event| batch.add(Ok(event), now));
        (batch.patience(now).map(|wait| wait.as_millis()), batch.change())
    }

    fn paths(names: &[&str]) -> Option<Change> {
        Some(Change::Paths(names.iter().map(|name| Path::new("/site").join(name)).collect()))
    }

    #[test]
    fn a_build_follows_what_it_reads_and_not_what_it_writes() {
        let root = Path::new("/site");
        let input = |path: &str| is_input(root, &root.join(path));
        assert!(input("content/a.md") && input("config.toml") && input("themes/hub/theme.toml"));
        assert!(!input("public/index.html") && !input("target/x") && !input(".git/index") && !input("public"));
        assert!(!input("content/.a.md.swp") && !input("content/a.md~"));
    }

    #[test]
    fn a_file_is_whole_when_it_is_closed_or_put_in_place_and_not_before() {
        let a = ["content/a.md"];
        assert_eq!(gathered(vec![event(WRITTEN, &a)]), (Some(60), paths(&a)));
        assert_eq!(gathered(vec![event(WRITTEN, &a), event(CLOSED, &a)]), (None, paths(&a)));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        let saved = event(renamed, &["content/.a.md.tmp", "content/a.md"]);
        assert_eq!(gathered(vec![event(CLOSED, &["content/.a.md.tmp"]), saved]), (None, paths(&a)));
    }

    #[test]
    fn a_save_that_begins_while_one_is_told_of_is_waited_for_too() {
        let a = ["content/a.md"];
        assert_eq!(gathered(vec![event(CLOSED, &a), event(WRITTEN, &a)]).0, Some(60));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("content/a.md");
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(&file, "").unwrap();
        let mut batch = Batch::new(folder.path());
        let now = Instant::now();
        batch.add(Ok(Event::new(CLOSED).add_path(file.clone())), now);
        assert_eq!(batch.patience(now), Some(WRITING), "an empty file may be about to be written");
        batch.waited(now + WRITING);
        assert_eq!(batch.patience(now + WRITING), None, "it is waited for once");
    }

    #[test]
    fn an_editor_that_moves_a_file_away_and_writes_a_new_one_is_waited_for() {
        let a = ["content/a.md"];
        let away = event(EventKind::Modify(ModifyKind::Name(RenameMode::From)), &a);
        assert_eq!(gathered(vec![away.clone()]).0, Some(20));
        let new = event(EventKind::Create(CreateKind::File), &a);
        assert_eq!(gathered(vec![away, new, event(CLOSED, &a)]), (None, paths(&a)));
        assert_eq!(gathered(vec![event(EventKind::Remove(RemoveKind::File), &a)]).0, Some(20));
    }

    #[test]
    fn reading_is_no_change_and_lost_events_may_be_any() {
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(gathered(vec![event(opened, &["content/a.md"])]), (None, None));
        let lost = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(gathered(vec![lost]).1, Some(Change::Anything));
    }
}
