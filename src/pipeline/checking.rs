//! Makes the site in memory and puts the rules of the checks to it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Built, Options, Progress, Stage, prepare, render_prepared};
use crate::check::{self, Checked, Finding, Wanted};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::Site;
use crate::source::SourceTree;

/// A site that was checked.
#[derive(Debug)]
pub struct Inspected {
    /// The site as it would be written.
    pub built: Built,
    /// The configuration.
    pub config: Arc<Config>,
    /// The site.
    pub site: Arc<Site>,
    /// The input files, for fixes.
    pub files: Arc<SourceTree>,
    /// What the rules found; what the build told is with [`Built::warnings`].
    pub findings: Vec<Finding>,
    /// How long the rules took, the taking apart of the files included.
    pub took: Duration,
}

/// Makes the site in memory and checks it.
///
/// # Errors
/// As for [`super::render`]: rules judge a site that can be built.
pub fn inspect(options: &Options, wanted: &Wanted, progress: &dyn Progress) -> Result<Inspected, Vec<Diagnostic>> {
    progress.stage(Stage::Read, 0);
    let prepared = prepare(options)?;
    let (config, site, files) = (prepared.config.clone(), prepared.site.clone(), prepared.files.clone());
    let mut built = render_prepared(options, prepared, progress)?;
    // The rule `image-alt` judges the same pictures, and can be turned off where it should.
    built.warnings.retain(|warning| warning.code != "image-no-alt");
    progress.stage(Stage::Check, 0);
    let start = Instant::now();
    let checked = Checked { config: &config, site: &site, files: &files, tree: &built.tree, as_of: options.as_of };
    let findings = check::run(&checked, wanted);
    let took = start.elapsed();
    Ok(Inspected { built, config, site, files, findings, took })
}
