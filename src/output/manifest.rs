//! The list of what a build wrote: what the next one may delete, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::path::OutputPath;

/// Its name in the output folder.
pub(super) const NAME: &str = ".cchc-manifest";
/// Its first line; another one means that the file is not ours.
const HEAD: &str = "cchc manifest 1";

/// The paths that the last build wrote; none when there is no manifest of ours.
pub(super) fn read(folder: &Path) -> Option<BTreeSet<OutputPath>> {
    let text = fs::read_to_string(folder.join(NAME)).ok()?;
    let mut lines = text.lines();
    if lines.next()? != HEAD {
        return None;
    }
    // A path that leaves the folder is not one that a build wrote.
    Some(lines.filter_map(|line| OutputPath::new(line).ok()).collect())
}

/// The text of the manifest for some paths.
pub(super) fn text<'a>(paths: impl Iterator<Item = &'a OutputPath>) -> String {
    let mut out = String::from(HEAD);
    for path in paths {
        out.push('\n');
        out.push_str(path.as_str());
    }
    out.push('\n');
    out
}
