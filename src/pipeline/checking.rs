//! Makes the site in memory and puts the rules of the checks to it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Built, Options, Prepared, Progress, Stage, cache, prepare, render_prepared};
use crate::check::{self, Checked, Finding, Wanted};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::Site;
use crate::output::Parking;
use crate::source::SourceTree;

/// A site that was checked.
#[derive(Debug)]
pub struct Inspected {
    /// The site as it would be written; what is wrong with it when it cannot be built.
    pub built: Result<Built, Vec<Diagnostic>>,
    /// The configuration.
    pub config: Arc<Config>,
    /// The site.
    pub site: Arc<Site>,
    /// The input files, for fixes.
    pub files: Arc<SourceTree>,
    /// What the rules found; what the build told is with `built`.
    pub findings: Vec<Finding>,
    /// How many files the rules read.
    pub files_read: usize,
    /// How long the rules took, the taking apart of the files included.
    pub took: Duration,
}

impl Inspected {
    /// What the build told: its warnings, or all that keeps it from being built.
    pub fn told(&self) -> &[Diagnostic] {
        match &self.built {
            Ok(built) => &built.warnings,
            Err(faults) => faults,
        }
    }
}

/// Makes the site in memory and checks it. A site that cannot be built is checked as far as it was read.
///
/// # Errors
/// When nothing could be read, for the configuration is at fault.
pub fn inspect(options: &Options, wanted: &Wanted, progress: &dyn Progress) -> Result<Inspected, Vec<Diagnostic>> {
    progress.stage(Stage::Read, 0);
    Ok(inspected(options, prepare(options)?, wanted, progress))
}

/// The same of inputs that were read.
pub(super) fn inspected(options: &Options, prepared: Prepared, wanted: &Wanted, progress: &dyn Progress) -> Inspected {
    let (config, site, files) = (prepared.config.clone(), prepared.site.clone(), prepared.files.clone());
    let mut built = render_prepared(options, prepared, Parking::default(), progress);
    // The rule `image-alt` judges the same pictures, and can be turned off where it should.
    match &mut built {
        Ok(Built { warnings: told, .. }) | Err(told) => told.retain(|fault| fault.code != "image-no-alt"),
    }
    progress.stage(Stage::Check, 0);
    let start = Instant::now();
    let tree = built.as_ref().ok().map(|built| &built.tree);
    let cache = cache(&options.root);
    let checked = Checked { config: &config, site: &site, files: &files, tree, cache: &cache, as_of: options.as_of };
    let judged = check::run(&checked, wanted);
    let took = start.elapsed();
    Inspected { built, config, site, files, findings: judged.findings, files_read: judged.files, took }
}
