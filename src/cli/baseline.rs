//! The baseline of the command `check`: read, and written where it does no harm.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde_json::{Map, json};

use super::End;
use super::report::Report;
use super::say::say;
use crate::check::{Baseline, Finding};
use crate::diag::Diagnostic;
use crate::output;
use crate::source::{self, FOLDERS};

pub(super) fn read(path: &Path) -> Result<Baseline, Diagnostic> {
    let (name, text) = source::read_outside(path)?;
    Baseline::read(&name, &text)
}

/// Writes the findings as they are.
pub(super) fn write(path: &Path, found: &[Finding], report: Report) -> End {
    let baseline = Baseline::of(found);
    if let Err(fault) = output::replace(path, baseline.to_text().as_bytes()) {
        report.findings(&[fault]);
        return End::Faults;
    }
    let args = [("count", baseline.len().to_string()), ("file", path.display().to_string())];
    let values = Map::from_iter([("baseline".to_owned(), json!(baseline.len()))]);
    report.result(&say("check-baseline-written", report.speech, &args), true, &[], values);
    End::Well
}

/// Refuses a path where a baseline would take the place of something else: a file that is none, the
/// folders that a site is made of, folders elsewhere that are not there.
pub(super) fn guard(path: &Path, root: &Path) -> Result<(), Diagnostic> {
    let refused = |code: &'static str| Err(Diagnostic::error(code).arg("file", path.display()));
    let (target, root) = (real(path), real(root));
    if FOLDERS.iter().any(|folder| target.starts_with(root.join(folder))) {
        return refused("baseline-in-sources");
    }
    if target.exists() {
        let is_baseline = fs::read_to_string(&target).is_ok_and(|text| Baseline::is_one(&text));
        return if is_baseline { Ok(()) } else { refused("baseline-over-file") };
    }
    let has_folder = target.parent().is_some_and(Path::is_dir);
    if has_folder || target.starts_with(&root) { Ok(()) } else { refused("baseline-no-folder") }
}

/// Where a path leads, links followed as far as it exists.
fn real(path: &Path) -> PathBuf {
    let whole = without_dots(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    let mut there = whole.as_path();
    let mut missing: Vec<&OsStr> = Vec::new();
    loop {
        if let Ok(found) = fs::canonicalize(there) {
            return missing.iter().rev().fold(found, |path, part| path.join(part));
        }
        match (there.parent(), there.file_name()) {
            (Some(parent), Some(name)) => {
                missing.push(name);
                there = parent;
            }
            _ => return whole,
        }
    }
}

/// A path without `.` and `..`.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    plain
}
