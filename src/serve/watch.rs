//! Makes the site anew when a file of it changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use notify::RecommendedWatcher;
use notify::RecursiveMode::{NonRecursive, Recursive};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};

use super::Listener;
use super::board::Board;
use crate::diag::Diagnostic;
use crate::pipeline::Options;
use crate::source::FOLDERS;

/// Saving one file is several events; they come together within this time.
const CALM: Duration = Duration::from_millis(120);

type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// A site's folder, looked at from the moment this is made.
pub(super) struct Following {
    root: PathBuf,
    watcher: Watcher,
    events: mpsc::Receiver<DebounceEventResult>,
}

impl Following {
    /// Begins to look.
    pub fn new(root: &Path) -> notify::Result<Self> {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let (sender, events) = mpsc::channel();
        let mut watcher = new_debouncer(CALM, None, move |result: DebounceEventResult| {
            // Nobody hears any more: the program ends.
            let _ = sender.send(result);
        })?;
        watcher.watch(&root, NonRecursive)?;
        let mut following = Self { root, watcher, events };
        following.watch_folders()?;
        Ok(following)
    }

    /// Makes the site anew at every change, until the program ends.
    pub fn run(mut self, options: &Options, board: &Board, listener: &dyn Listener) {
        let failed = |error: &notify::Error| listener.warned(&fault(&options.root, error));
        while let Ok(result) = self.events.recv() {
            let changed = match result {
                Ok(events) => events,
                Err(errors) => {
                    errors.iter().for_each(failed);
                    continue;
                }
            };
            let paths: Vec<PathBuf> = changed.into_iter().filter(changes).flat_map(|event| event.event.paths).collect();
            if paths.iter().any(|path| is_folder_of_site(&self.root, path))
                && let Err(error) = self.watch_folders()
            {
                failed(&error);
            }
            if paths.iter().any(|path| is_input(&self.root, path)) {
                board.post(options, listener);
            }
        }
    }

    /// A folder that is made, or made anew, while the server runs is watched from then on.
    fn watch_folders(&mut self) -> notify::Result<()> {
        let folders = FOLDERS.iter().map(|name| self.root.join(name)).filter(|folder| folder.is_dir());
        folders.into_iter().try_for_each(|folder| self.watcher.watch(&folder, Recursive))
    }
}

/// The site is shown, but does not follow changes.
pub(super) fn fault(root: &Path, error: &notify::Error) -> Diagnostic {
    Diagnostic::warning("serve-watch").arg("path", root.display()).arg("detail", error)
}

/// Reading a file changes nothing.
fn changes(event: &DebouncedEvent) -> bool {
    !event.kind.is_access()
}

fn is_folder_of_site(root: &Path, path: &Path) -> bool {
    path.parent() == Some(root) && path.file_name().is_some_and(|name| FOLDERS.iter().any(|folder| name == *folder))
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

    #[test]
    fn a_build_follows_what_it_reads_and_not_what_it_writes() {
        let root = Path::new("/site");
        let input = |path: &str| is_input(root, &root.join(path));
        assert!(input("content/a.md") && input("config.toml") && input("themes/hub/theme.toml"));
        assert!(!input("public/index.html") && !input("target/x") && !input(".git/index") && !input("public"));
        assert!(!input("content/.a.md.swp") && !input("content/a.md~"));
    }
}
