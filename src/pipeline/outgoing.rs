//! What is added to a finished site for where it goes: files for hosts, compressed files, an archive.

use super::{Options, Progress, Stage, cache};
use crate::config::{Config, Host};
use crate::diag::Diagnostic;
use crate::emit::{self, Moved, hosts};
use crate::output::{OutputTree, Parking};

/// Where a site goes, beyond the output folder.
#[derive(Debug, Clone, Default)]
pub struct Outgoing {
    /// The hosts to write files for, when not those of the configuration.
    pub hosts: Option<Vec<Host>>,
    /// Whether a `.br` and a `.gz` stand beside every text file.
    pub compress: bool,
}

/// The tree with what is added; a preview and a copy for a stick meet no host.
pub(super) fn complete(
    tree: OutputTree,
    options: &Options,
    config: &Config,
    moved: &[Moved],
    parking: Parking<'_>,
    progress: &dyn Progress,
) -> (OutputTree, Vec<Diagnostic>) {
    let mut added = Vec::new();
    if !options.preview && !options.portable {
        let named = options.outgoing.hosts.as_ref().unwrap_or(&config.hosts);
        added.extend(hosts::files(config, &tree, moved, named));
    }
    if options.outgoing.compress {
        progress.stage(Stage::Compress, emit::texts(&tree));
        added.extend(emit::precompressed(&tree, &cache(&options.root), parking, &|| progress.tick()));
    }
    tree.with(added)
}
