//! What the server shows: the site as it is previewed, what is wrong now, and numbers that change with both.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::Listener;
use super::overlay;
use super::turns::Turns;
use crate::diag::{Diagnostic, Speech, any_error};
use crate::pipeline::Options;
use crate::pipeline::preview::{Answer, Change, Preview, Refreshed, Work};

/// After how many small pieces of work what was found is told: about ten times a second.
const PIECES: usize = 64;

/// How long nothing has to be asked for, and nothing to change, before what is left is done: who saves a file looks at
/// its page next.
const QUIET: Duration = Duration::from_millis(50);
/// After this time a little is done though there is no quiet.
const PATIENCE: Duration = Duration::from_millis(500);

/// News for browsers.
#[derive(Debug, Clone, Default)]
pub(super) struct News {
    /// Changes with everything; 0 before the site was read.
    pub version: u64,
    /// Changes when pages show something else.
    pub site: u64,
    /// What is wrong now, as HTML; none when all is well.
    pub faults: Option<Arc<str>>,
}

/// Where a finding stands, and which it is.
type Place = (&'static str, String, usize, usize);

/// Holds the preview; those who wait hear of what is new.
///
/// Requests read it side by side, an edit has it alone: so no page is ever made of two states.
pub(super) struct Board {
    speech: Speech,
    preview: Turns<Option<Preview>>,
    sender: watch::Sender<News>,
    /// What was told on the terminal and still stands.
    told: Mutex<BTreeSet<Place>>,
    /// Whether there is something to do in spare moments.
    busy: Mutex<bool>,
    awake: Condvar,
    /// When somebody last asked for something, or something changed.
    stirred: Mutex<Option<Instant>>,
}

/// A panic elsewhere leaves what is held here whole.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Board {
    pub fn new(speech: Speech) -> Self {
        let sender = watch::Sender::new(News::default());
        let (preview, told, busy) = (Turns::default(), Mutex::default(), Mutex::default());
        Self { speech, preview, sender, told, busy, awake: Condvar::new(), stirred: Mutex::default() }
    }

    pub fn speech(&self) -> Speech {
        self.speech
    }

    pub fn now(&self) -> News {
        self.sender.borrow().clone()
    }

    pub fn listen(&self) -> watch::Receiver<News> {
        self.sender.subscribe()
    }

    /// Reads the site.
    pub fn open(&self, options: Options, listener: &dyn Listener) {
        let start = Instant::now();
        let opened = Preview::open(options);
        *self.preview.write() = Some(opened);
        self.tell(Some(start), true, listener);
    }

    /// Takes in a change, and shows it or what is wrong with it.
    pub fn change(&self, change: &Change, listener: &dyn Listener) {
        let start = Instant::now();
        let refreshed = {
            let mut preview = self.preview.write();
            preview.as_mut().map_or(Refreshed::Nothing, |preview| preview.refresh(change))
        };
        self.stir();
        if refreshed != Refreshed::Nothing {
            self.tell(Some(start), refreshed == Refreshed::Changed, listener);
        }
    }

    /// What a path answers, and the state of which that is.
    pub fn answer(&self, path: &str) -> (Answer, u64) {
        loop {
            let preview = self.preview.read();
            let site = self.sender.borrow().site;
            let answer = preview.as_ref().map_or(Ok(Answer::Nothing), |preview| preview.answer(path));
            drop(preview);
            self.stir();
            self.wake();
            match answer {
                Ok(answer) => return (answer, site),
                // An edit need not wait for them.
                Err(unset) => unset.set(),
            }
        }
    }

    /// Tells browsers and the terminal what is new. What was told already is not told again.
    fn tell(&self, since: Option<Instant>, is_changed: bool, listener: &dyn Listener) {
        let (faults, pages) = {
            let preview = self.preview.read();
            preview.as_ref().map_or_else(Default::default, |preview| (preview.faults(), preview.pages()))
        };
        let shown: Option<Arc<str>> = any_error(&faults).then(|| overlay::html(&faults, self.speech).into());
        let is_known = self.now().faults == shown;
        if is_changed || !is_known {
            self.sender.send_modify(|news| {
                news.version += 1;
                news.site += u64::from(is_changed);
                news.faults = shown;
            });
        }
        let new = self.untold(&faults);
        if any_error(&new) {
            listener.failed(&new);
        } else if let Some(since) = since.filter(|_| is_changed) {
            listener.built(pages, since.elapsed(), &new);
        } else {
            new.iter().for_each(|fault| listener.warned(fault));
        }
        self.wake();
    }

    /// Those that the terminal does not show yet.
    fn untold(&self, faults: &[Diagnostic]) -> Vec<Diagnostic> {
        let places: Vec<Place> = faults.iter().map(place).collect();
        let mut told = held(&self.told);
        let new = faults.iter().zip(&places).filter(|(_, place)| !told.contains(*place));
        let new = new.map(|(fault, _)| fault.clone()).collect();
        *told = places.into_iter().collect();
        new
    }

    fn wake(&self) {
        *held(&self.busy) = true;
        self.awake.notify_all();
    }

    /// Does what is left to do whenever there is something, until the program ends. A page that shows many
    /// sheets is loaded again once for all that were set meanwhile.
    pub fn work(&self, listener: &dyn Listener) {
        let (mut done, mut is_changed) = (0_usize, false);
        loop {
            match self.piece() {
                Work::More => {
                    if std::mem::take(&mut is_changed) {
                        self.tell(None, true, listener);
                    }
                    done += 1;
                }
                Work::Sheets(renewal) => {
                    is_changed |= renewal.set();
                    done += 1;
                }
                Work::Apart(work) => {
                    work();
                    done += 1;
                }
                Work::Done => {
                    if done > 0 {
                        self.tell(None, is_changed, listener);
                        (done, is_changed) = (0, false);
                    }
                    // `tell` wakes; what it said is no work.
                    *held(&self.busy) = false;
                    if matches!(self.piece(), Work::Done) {
                        self.wait();
                    }
                    continue;
                }
            }
            if done % PIECES == 0 {
                self.tell(None, is_changed, listener);
                is_changed = false;
            }
        }
    }

    fn stir(&self) {
        *held(&self.stirred) = Some(Instant::now());
    }

    /// Waits until it is quiet, or has not been for long.
    fn listen_for_quiet(&self) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let since = held(&self.stirred).map(|stirred| stirred.elapsed());
            match since.and_then(|since| QUIET.checked_sub(since)).filter(|left| !left.is_zero()) {
                Some(left) => thread::sleep(left),
                None => return,
            }
        }
    }

    fn piece(&self) -> Work {
        self.listen_for_quiet();
        let preview = self.preview.read();
        preview.as_ref().map_or(Work::Done, Preview::work)
    }

    fn wait(&self) {
        let mut busy = held(&self.busy);
        while !*busy {
            busy = self.awake.wait(busy).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn place(fault: &Diagnostic) -> Place {
    let span = fault.span.as_ref();
    let (line, column) = span.map_or((0, 0), |span| (span.line, span.column));
    // Without a place, what is said is what tells one from another.
    let file = span.map_or_else(|| fault.message(Speech::En), |span| span.file.clone());
    (fault.code, file, line, column)
}
