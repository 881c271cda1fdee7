//! Single files that a command makes outside the built site: a new page, a printed sheet.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::diag::Diagnostic;

/// No draft is written for so long.
const DRAFT_AGE: Duration = Duration::from_secs(60);

/// Writes a file that does not exist yet, with the folders that it needs.
///
/// # Errors
/// When it exists, and when it cannot be written.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let made = make_parent(path)
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(path))
        .and_then(|mut file| file.write_all(bytes));
    made.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Diagnostic::error("file-exists").arg("file", path.display()),
        _ => unwritable(path, &error),
    })
}

/// A file that was written before; none when there is none that can be read.
pub fn read_back(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// Writes a file whole or not at all, over one that exists; says whether there was anything to write.
///
/// # Errors
/// When it cannot be written; an older file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<bool, Diagnostic> {
    let same = fs::symlink_metadata(path).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64);
    if same && fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let draft = draft_of(path);
    let written = make_parent(path).and_then(|()| fs::write(&draft, bytes)).and_then(|()| fs::rename(&draft, path));
    written.map(|()| true).map_err(|error| {
        let _ = fs::remove_file(&draft);
        unwritable(path, &error)
    })
}

/// Puts other bytes into a file that a person keeps: whole or not at all, with the permissions that it
/// has, and where a link leads rather than over the link.
///
/// # Errors
/// When it no longer holds `before`, and when it cannot be written; it is then as it was.
pub fn rewrite(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Diagnostic> {
    let real = fs::canonicalize(path).map_err(|error| unwritable(path, &error))?;
    if fs::read(&real).map_err(|error| unwritable(path, &error))? != before {
        return Err(Diagnostic::error("file-changed").arg("file", path.display()));
    }
    let permissions = fs::metadata(&real).map_err(|error| unwritable(path, &error))?.permissions();
    let draft = draft_of(&real);
    let written = fs::write(&draft, after)
        .and_then(|()| fs::set_permissions(&draft, permissions))
        .and_then(|()| fs::rename(&draft, &real));
    written.map_err(|error| {
        let _ = fs::remove_file(&draft);
        unwritable(path, &error)
    })
}

/// Removes the drafts that a killed run of ours left in a folder; those of a run at work are younger.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_draft = name
            .strip_prefix('.')
            .and_then(|name| name.strip_suffix(".tmp")?.rsplit_once('.'))
            .is_some_and(|(_, process)| !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit()));
        let age = entry.metadata().and_then(|known| known.modified()).ok().and_then(|time| time.elapsed().ok());
        if is_draft && age.is_some_and(|age| age > DRAFT_AGE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Where a file is written before it takes its place.
fn draft_of(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("file-unwritable").arg("file", path.display()).arg("detail", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.md");
        create_new(&path, b"1").unwrap();
        assert_eq!(create_new(&path, b"2").unwrap_err().code, "file-exists");
        assert_eq!(fs::read(&path).unwrap(), b"1");
        assert!(replace(&path, b"3").unwrap() && !replace(&path, b"3").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"3");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_a_person_keeps_is_rewritten_only_as_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "1").unwrap();
        assert_eq!(rewrite(&path, b"0", b"2").unwrap_err().code, "file-changed");
        rewrite(&path, b"1", b"2").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"2");
        assert_eq!(rewrite(&folder.path().join("b.md"), b"", b"2").unwrap_err().code, "file-unwritable");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&real, "1").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        rewrite(&link, b"1", b"2").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"2");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn old_drafts_go_and_everything_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let old = std::time::SystemTime::now() - DRAFT_AGE * 2;
        for name in [".a.pdf.123.tmp", ".a.tmp", "a.123.tmp", ".young.9.tmp"] {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            if !name.contains("young") {
                file.set_modified(old).unwrap();
            }
        }
        sweep(folder.path());
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".a.tmp", ".young.9.tmp", "a.123.tmp"]);
    }

    #[test]
    fn a_folder_in_the_way_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(replace(folder.path(), b"x").unwrap_err().code, "file-unwritable");
    }
}
