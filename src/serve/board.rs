//! What the server shows: the last good build, what is wrong now, and a number that changes with both.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::watch;

use super::Listener;
use super::overlay;
use crate::diag::Speech;
use crate::output::OutputTree;
use crate::pipeline::{self, Options, Silent};

/// One moment of the preview.
#[derive(Debug, Clone, Default)]
pub(super) struct Moment {
    /// Changes with every build; 0 before the first.
    pub version: u64,
    /// The last site that was well.
    pub site: Arc<OutputTree>,
    /// What is wrong now, as HTML; none when all is well.
    pub faults: Option<Arc<str>>,
}

/// Holds the current [`Moment`]; those who wait hear of the next.
pub(super) struct Board {
    speech: Speech,
    sender: watch::Sender<Moment>,
    /// Builds come one after the other.
    building: Mutex<()>,
}

impl Board {
    pub fn new(speech: Speech) -> Self {
        Self { speech, sender: watch::Sender::new(Moment::default()), building: Mutex::new(()) }
    }

    pub fn speech(&self) -> Speech {
        self.speech
    }

    pub fn now(&self) -> Moment {
        self.sender.borrow().clone()
    }

    pub fn listen(&self) -> watch::Receiver<Moment> {
        self.sender.subscribe()
    }

    /// Builds the site and shows it, or what is wrong.
    pub fn post(&self, options: &Options, listener: &dyn Listener) {
        let _alone = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        let start = Instant::now();
        match pipeline::render(options, &Silent) {
            Ok(built) => {
                listener.built(built.pages, start.elapsed(), &built.warnings);
                let site = Arc::new(built.tree);
                self.sender.send_modify(|moment| {
                    *moment = Moment { version: moment.version + 1, site, faults: None };
                });
            }
            Err(faults) => {
                listener.failed(&faults);
                let shown = overlay::html(&faults, self.speech);
                self.sender.send_modify(|moment| {
                    moment.version += 1;
                    moment.faults = Some(shown.into());
                });
            }
        }
    }
}
