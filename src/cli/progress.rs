//! Draws how far the work is, when a person looks on.

use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::report::Report;
use super::say::word;
use crate::pipeline::{Progress, Stage};

/// One line that says the stage, with a bar when its length is known.
pub(super) struct Bars {
    report: Report,
    bar: Mutex<ProgressBar>,
}

impl Bars {
    pub fn new(report: Report) -> Self {
        Self { report, bar: Mutex::new(ProgressBar::hidden()) }
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.with(|bar| bar.finish_and_clear());
    }

    fn with(&self, act: impl FnOnce(&mut ProgressBar)) {
        if let Ok(mut bar) = self.bar.lock() {
            act(&mut bar);
        }
    }
}

impl Progress for Bars {
    fn stage(&self, stage: Stage, total: usize) {
        if !self.report.draws() {
            return;
        }
        let template = if total == 0 { "{spinner} {msg}" } else { "{spinner} {msg} [{bar:24}] {pos}/{len}" };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner());
        let next = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr())
            .with_style(style.progress_chars("━━─"))
            .with_message(word(name(stage), self.report.speech));
        next.enable_steady_tick(Duration::from_millis(100));
        self.with(|bar| {
            bar.finish_and_clear();
            *bar = next;
        });
    }

    fn tick(&self) {
        self.with(|bar| bar.inc(1));
    }
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "stage-read",
        Stage::Render => "stage-render",
        Stage::Pictures => "stage-pictures",
        Stage::Print => "stage-print",
        Stage::Check => "stage-check",
        Stage::Compress => "stage-compress",
        Stage::Write => "stage-write",
    }
}
