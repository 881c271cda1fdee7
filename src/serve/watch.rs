//! Follows the files of a site: hears of changes, and says of which once they are whole.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::Listener;
use super::batch::Batch;
use super::board::Board;
use crate::diag::Diagnostic;
use crate::pipeline::preview::Change;
use crate::source::FOLDERS;

/// How often it is looked whether the folders that are watched are still those of the site.
const HEARTBEAT: Duration = Duration::from_secs(1);
/// After how long a folder that came is looked at again: files may have come into it before it was watched.
const SECOND_LOOK: Duration = Duration::from_millis(250);

type Events = mpsc::Receiver<notify::Result<Event>>;

/// A site's folder, watched from the moment this is made.
pub(super) struct Following {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Events,
    /// What is watched, and which folder that was.
    watched: BTreeMap<PathBuf, u64>,
    /// Folders to be looked at again, and when.
    again: Vec<(Instant, PathBuf)>,
}

impl Following {
    /// Begins to watch.
    pub fn new(root: &Path) -> notify::Result<Self> {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event| {
            // Nobody hears any more: the program ends.
            let _ = sender.send(event);
        })?;
        let mut following = Self { root, watcher, events, watched: BTreeMap::new(), again: Vec::new() };
        following.watch()?;
        Ok(following)
    }

    /// Hands on every change, until the program ends.
    pub fn run(mut self, board: &Board, listener: &dyn Listener) {
        let root = self.root.clone();
        loop {
            let mut batch = Batch::new(&root);
            match self.events.recv_timeout(self.patience()) {
                Ok(event) => batch.add(event, Instant::now()),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => batch.take(self.look_again()),
            }
            self.gather(&mut batch);
            batch.take(self.follow(&batch));
            batch.errors().iter().for_each(|error| listener.warned(&fault(&root, error)));
            if let Some(change) = batch.change() {
                board.change(&change, listener);
            }
        }
    }

    /// Waits until what changed is whole, and takes in what waits already: a checkout is thousands of events.
    fn gather(&self, batch: &mut Batch<'_>) {
        loop {
            while let Ok(event) = self.events.try_recv() {
                batch.add(event, Instant::now());
            }
            let Some(wait) = batch.patience(Instant::now()) else { return };
            match self.events.recv_timeout(wait) {
                Ok(event) => batch.add(event, Instant::now()),
                Err(RecvTimeoutError::Timeout) => batch.waited(Instant::now()),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Watches folders that came.
    fn follow(&mut self, batch: &Batch<'_>) -> notify::Result<Option<Change>> {
        let later = Instant::now() + SECOND_LOOK;
        let folders = batch.paths().filter(|path| path.is_dir());
        self.again.extend(folders.map(|path| (later, path.to_owned())));
        if batch.paths().any(|path| path.parent() == Some(&*self.root) && is_folder_of_site(path)) {
            self.watch()?;
        }
        Ok(None)
    }

    fn patience(&self) -> Duration {
        let now = Instant::now();
        let next = self.again.iter().map(|(at, _)| at.saturating_duration_since(now)).min();
        next.unwrap_or(HEARTBEAT).min(HEARTBEAT)
    }

    /// Looks at what has to be looked at again, and whether a folder was put in another's place.
    fn look_again(&mut self) -> notify::Result<Option<Change>> {
        let now = Instant::now();
        let (due, later): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.again).into_iter().partition(|(at, _)| *at <= now);
        self.again = later;
        let due: Vec<PathBuf> = due.into_iter().map(|(_, path)| path).collect();
        if self.folders().iter().all(|(path, _)| identity(path) == self.watched.get(path).copied()) {
            return Ok((!due.is_empty()).then_some(Change::Paths(due)));
        }
        self.watch()?;
        Ok(Some(Change::Anything))
    }

    /// What is to be watched.
    fn folders(&self) -> Vec<(PathBuf, RecursiveMode)> {
        let folders = FOLDERS.iter().map(|name| (self.root.join(name), RecursiveMode::Recursive));
        std::iter::once((self.root.clone(), RecursiveMode::NonRecursive)).chain(folders).collect()
    }

    /// Watches the site's folder and its folders; those that went and came back anew.
    fn watch(&mut self) -> notify::Result<()> {
        for (folder, mode) in self.folders() {
            let (known, now) = (self.watched.get(&folder).copied(), identity(&folder));
            if known.is_some() && known != now {
                // Gone with its folder already, as a rule.
                let _ = self.watcher.unwatch(&folder);
                self.watched.remove(&folder);
            }
            if let Some(now) = now.filter(|now| known != Some(*now)) {
                self.watcher.watch(&folder, mode)?;
                self.watched.insert(folder, now);
            }
        }
        Ok(())
    }
}

/// Which folder lies at a path; none when none does.
fn identity(path: &Path) -> Option<u64> {
    let known = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_dir)?;
    Some(crate::stamp::Stamp::of(&known).map_or(0, |stamp| stamp.inode))
}

/// The site is shown, but does not follow changes.
pub(super) fn fault(root: &Path, error: &notify::Error) -> Diagnostic {
    Diagnostic::warning("serve-watch").arg("path", root.display()).arg("detail", error)
}

fn is_folder_of_site(path: &Path) -> bool {
    path.file_name().is_some_and(|name| FOLDERS.iter().any(|folder| name == *folder))
}
