//! A whole site as one archive for a stick or a message: every file in one folder, with a note on how to
//! open it. Nothing else is written; the output folder stays as it is.

use std::path::{Path, PathBuf};

use super::building::released;
use super::{Built, Options, Progress, Stage, guard_sources, prepare, read_config, render};
use crate::compress::{self, Entry};
use crate::config::Config;
use crate::diag::{Diagnostic, Speech, fill, messages};
use crate::output::{self, OutputTree};
use crate::text;

/// The note's name: in capitals, so that it stands before the folders and pages, and in letters that every
/// system shows.
const NOTE: &str = "DOC-TOI.txt";

/// An archive that was made.
#[derive(Debug)]
pub struct Archive {
    /// Where it is.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: usize,
    /// The size of what is in it, in bytes.
    pub unpacked: usize,
    /// How many files are in it.
    pub files: usize,
}

/// Makes the site and packs it into one file of the folder that is named, else of the site's own.
///
/// # Errors
/// As for [`render`], and when the archive cannot be written or would be too large for its format.
pub fn archive(options: &Options, progress: &dyn Progress) -> Result<(Built, Archive), Vec<Diagnostic>> {
    progress.stage(Stage::Read, 0);
    let built =
        if options.release_gate { released(options, prepare(options)?, progress)? } else { render(options, progress)? };
    progress.stage(Stage::Write, 0);
    let config = read_config(options)?;
    match packed(options, &config, &built.tree) {
        Ok(archive) => Ok((built, archive)),
        Err(fault) => Err(vec![fault]),
    }
}

fn packed(options: &Options, config: &Config, tree: &OutputTree) -> Result<Archive, Diagnostic> {
    let title = config.main_language().title.clone().unwrap_or_default();
    let day = options.as_of;
    let slug = text::slug(&title);
    let name = format!("{}-{day}", if slug.is_empty() { "trang" } else { &slug });
    let folder = options.output_dir.clone().unwrap_or_else(|| options.root.clone());
    guard_sources(&options.root, &folder, "output-over-source")?;
    let place = Path::new(&folder).join(format!("{name}.zip"));
    let address = options.base_url.as_deref().unwrap_or(&config.base_url);
    let date = day.format("%d/%m/%Y", "vi").unwrap_or_else(|_| day.to_string());
    let note = note(&title, &date, address);
    let own = tree.get(NOTE).is_none().then(|| (format!("{name}/{NOTE}"), note.as_bytes()));
    let files = tree.files().map(|file| (format!("{name}/{}", file.path), &*file.bytes));
    let mut entries: Vec<Entry<'_>> = own.into_iter().chain(files).collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    let unpacked = entries.iter().map(|(_, bytes)| bytes.len()).sum();
    let made = compress::zip(&entries, u16::try_from(day.year()).unwrap_or_default(), day.month(), day.day())
        .ok_or_else(|| Diagnostic::error("archive-too-large").arg("files", entries.len()))?;
    output::replace(&place, &made)?;
    Ok(Archive { file: place, bytes: made.len(), unpacked, files: entries.len() })
}

/// How to open it, in both languages: with the mark and the line ends by which the oldest editors know UTF-8.
fn note(title: &str, day: &str, address: &str) -> String {
    let values = [("title", title.to_owned()), ("date", day.to_owned()), ("address", address.to_owned())];
    let said = |speech| fill(messages::find("archive-note").text(speech), &values);
    let both = format!("{}\n\n{}\n", said(Speech::Vi), said(Speech::En));
    format!("\u{feff}{}", both.replace('\u{a0}', " ").replace('\n', "\r\n"))
}
