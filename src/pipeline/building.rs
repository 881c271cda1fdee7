//! Makes a site and writes it, or sees that everything is as the last build left it.

use std::path::{Path, PathBuf};

use super::last::Last;
use super::{Built, Options, Prepared, Progress, Stage, guard_output, output_dir, read, relate, render_prepared};
use crate::check;
use crate::diag::{Diagnostic, Severity};
use crate::output::{Parking, Publication, Published};

/// A site that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
    /// How many pages it has.
    pub pages: usize,
    /// How many sections it has.
    pub sections: usize,
    /// How many files it has.
    pub files: usize,
    /// Where it is.
    pub output_dir: PathBuf,
    /// What was written of it.
    pub published: Published,
}

/// Makes the site and writes it. When no input is another than at the last build, and the output folder is
/// as that left it, it says what that said and nothing is made.
///
/// # Errors
/// As for [`super::render`], and when the output folder cannot be written. Then nothing was changed.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Made, Vec<Diagnostic>> {
    progress.stage(Stage::Read, 0);
    let inputs = read(options)?;
    let folder = output_dir(options, &inputs.config);
    guard_output(&options.root, &folder).map_err(|fault| vec![fault])?;
    let last = Last::of(options, &inputs, &folder);
    if let Some(made) = last.again() {
        return Ok(made);
    }
    let prepared = relate(options, inputs);
    let publication = open(options, &folder, &last, &prepared)?;
    let built = if options.release_gate {
        released(options, prepared, progress)?
    } else {
        render_prepared(options, prepared, Parking::of(&publication), progress)?
    };
    progress.stage(Stage::Write, 0);
    let Built { tree, warnings, pages, sections, output_dir } = built;
    match publication.publish(&tree) {
        Ok((published, record)) => {
            let made = Made { warnings, pages, sections, files: tree.len(), output_dir, published };
            last.keep(&made, &record);
            // Giving back the memory of ten thousand paths is nothing to wait for.
            rayon::spawn(move || drop(tree));
            Ok(made)
        }
        Err(fault) => Err(super::joined(warnings, vec![fault])),
    }
}

/// The publication of a site; what is wrong with the folder is told beside what is wrong with the site.
fn open(options: &Options, folder: &Path, last: &Last, prepared: &Prepared) -> Result<Publication, Vec<Diagnostic>> {
    let opened = Publication::open(folder, options.force, last.record());
    opened.map_err(|fault| super::joined(prepared.faults.clone(), vec![fault]))
}

/// Findings that keep a release back however mild they are told otherwise: it would tell people to
/// follow what is no longer law. What a page names as history is no such finding.
const HELD: [&str; 1] = ["document-ended"];

/// A site that may go out: with the gate, what a check calls an error keeps it back too. It stays in memory,
/// for the rules read every page.
pub(super) fn released(
    options: &Options,
    prepared: Prepared,
    progress: &dyn Progress,
) -> Result<Built, Vec<Diagnostic>> {
    let inspected = super::checking::inspected(options, prepared, &check::Wanted::default(), progress);
    let found = inspected.findings.into_iter().map(|finding| finding.diagnostic);
    let is_held = |fault: &Diagnostic| fault.severity == Severity::Error || HELD.contains(&fault.code);
    let mut errors = check::check_release(&inspected.site, options.as_of);
    errors.extend(found.filter(is_held).map(|fault| Diagnostic { severity: Severity::Error, ..fault }));
    match inspected.built {
        Ok(built) if errors.is_empty() => Ok(built),
        Ok(Built { warnings: told, .. }) | Err(told) => Err(super::joined(told, errors)),
    }
}
