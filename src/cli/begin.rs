//! The commands that begin something: `init` a site, `new` page.

use std::path::{Path, PathBuf};

use super::End;
use super::args::{Init, New};
use super::report::Report;
use super::say::{say, word};
use crate::diag::Diagnostic;
use crate::model::Section;
use crate::model::kinds::{KINDS, PLAIN};
use crate::output;
use crate::pipeline::{self, Options, Prepared};
use crate::source::starter_files;
use crate::text;

/// Kinds whose pages bring files, which lie beside them in a folder of their own.
const WITH_FILES: [&str; 1] = ["tap-huan"];

/// A title is longer than the name that a file should have.
const LONGEST_SLUG: usize = 80;

pub(super) fn init(root: &Path, wanted: &Init, report: Report) -> End {
    let folder = root.join(&wanted.folder);
    let result = match write_starter(&folder, wanted.force) {
        Ok(written) => written,
        Err(fault) => {
            report.findings(&[fault]);
            return End::Faults;
        }
    };
    let shown = if wanted.folder == Path::new(".") { ".".to_owned() } else { wanted.folder.display().to_string() };
    let args = [("folder", shown.clone()), ("files", result.to_string())];
    report.line(&say("init-done", report.speech, &args));
    if shown != "." {
        report.line(&format!("  cd {shown}"));
    }
    report.line(&format!("  cchc build    # {}", word("init-next-build", report.speech)));
    report.line(&format!("  cchc serve    # {}", word("init-next-serve", report.speech)));
    End::Well
}

/// How many files were written; those that exist stay as they are.
fn write_starter(folder: &Path, force: bool) -> Result<usize, Diagnostic> {
    if !force && holds_files(folder) {
        return Err(Diagnostic::error("init-not-empty").arg("folder", folder.display()));
    }
    let missing: Vec<(PathBuf, Vec<u8>)> = starter_files()
        .into_iter()
        .map(|(name, bytes)| (folder.join(name), bytes))
        .filter(|(path, _)| !path.exists())
        .collect();
    for (path, bytes) in &missing {
        output::create_new(path, bytes)?;
    }
    Ok(missing.len())
}

/// Whether a folder holds anything but files such as `.git`.
fn holds_files(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return folder.exists() };
    entries.flatten().any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
}

pub(super) fn new(options: &Options, wanted: &New, report: Report) -> End {
    // What is wrong elsewhere in the site is no reason not to begin a page.
    let one = |fault: Diagnostic| vec![fault];
    let made = pipeline::prepare(options).and_then(|site| {
        let begun = begin_section(options, &site, wanted).map_err(one)?;
        let site = if let Some(file) = begun {
            report.line(&say("new-section", report.speech, &[("file", file)]));
            pipeline::prepare(options)?
        } else {
            site
        };
        begin(options, &site, wanted).map_err(one)
    });
    match made {
        Ok((file, address)) => {
            report.line(&say("new-done", report.speech, &[("file", file)]));
            report.line(&say("new-next", report.speech, &[("address", address)]));
            End::Well
        }
        Err(faults) => {
            report.findings(&faults);
            End::Faults
        }
    }
}

/// Begins the section of a kind that has none, as the theme would have it; gives its path.
fn begin_section(options: &Options, site: &Prepared, wanted: &New) -> Result<Option<String>, Diagnostic> {
    let kind = kind(&wanted.kind)?;
    if wanted.section.is_some() || section(site, kind, None).is_ok() {
        return Ok(None);
    }
    let file = format!("content/{kind}/_index.md");
    let pattern = archetype(site, &format!("muc/{kind}")).ok();
    let path = options.root.join(&file);
    let Some(pattern) = pattern.filter(|_| !path.exists()) else { return Ok(None) };
    output::create_new(&path, pattern.as_bytes())?;
    Ok(Some(file))
}

/// Writes the page; gives its path and the address that it will have.
fn begin(options: &Options, site: &Prepared, wanted: &New) -> Result<(String, String), Diagnostic> {
    let kind = kind(&wanted.kind)?;
    let section = section(site, kind, wanted.section.as_deref())?;
    let slug = text::slug(wanted.slug.as_deref().unwrap_or(&wanted.title));
    let slug = shortened(&slug);
    if slug.is_empty() {
        return Err(Diagnostic::error("new-no-slug").arg("title", &wanted.title));
    }
    let address = section.route.join(&format!("{slug}/"));
    let address = address.map_err(|fault| Diagnostic::error(fault.code()).arg("path", slug))?;
    let pattern = archetype(site, kind)?;
    let folder = section.key.trim_end_matches("_index.md");
    let (single, bundle) = (format!("content/{folder}{slug}.md"), format!("content/{folder}{slug}/index.md"));
    let (file, twin) = if WITH_FILES.contains(&kind) { (bundle, single) } else { (single, bundle) };
    let text = filled(&pattern, &wanted.title, &options.as_of.to_string());
    // A page may be a folder of its own.
    if options.root.join(&twin).exists() {
        return Err(Diagnostic::error("file-exists").arg("file", twin));
    }
    output::create_new(&options.root.join(&file), text.as_bytes())?;
    Ok((file, address.to_string()))
}

/// The name of a kind, written as it is or with its marks: `thu-tuc`, `Thủ tục`.
fn kind(written: &str) -> Result<&'static str, Diagnostic> {
    let slug = text::slug(written);
    let names = || KINDS.iter().map(|kind| kind.name);
    names().find(|name| *name == slug).ok_or_else(|| {
        let known = names().collect::<Vec<_>>().join(", ");
        Diagnostic::error("new-unknown-kind").arg("kind", written).arg("known", known).suggest(&slug, names())
    })
}

fn section<'a>(site: &'a Prepared, kind: &str, named: Option<&str>) -> Result<&'a Section, Diagnostic> {
    let lang = &site.config.default_language;
    let mut sections = site.site.sections.iter().filter(|section| *section.lang == **lang);
    if let Some(named) = named {
        let path = named.replace('\\', "/");
        let path = path.trim_start_matches("./").trim_start_matches('.');
        let path =
            path.trim_matches('/').trim_start_matches("content/").trim_end_matches("_index.md").trim_matches('/');
        let key = if path.is_empty() { "_index.md".to_owned() } else { format!("{path}/_index.md") };
        let known: Vec<&str> = sections.clone().map(|section| section.key.trim_end_matches("/_index.md")).collect();
        return sections
            .find(|section| *section.key == *key)
            .ok_or_else(|| Diagnostic::error("new-unknown-section").arg("section", named).suggest(path, known));
    }
    // A page of no special kind and a tree of questions go to the top; the others have a section.
    let of_kind = sections.clone().filter(|section| section.kind.is_some_and(|own| own.name == kind));
    let found = of_kind.min_by_key(|section| section.folder.len());
    let found = found.or_else(|| {
        sections.find(|section| (kind == PLAIN.name || kind == "chon-duong") && &*section.key == "_index.md")
    });
    found.ok_or_else(|| Diagnostic::error("new-no-section").arg("kind", kind))
}

/// The pattern of a kind: the site's own, else the theme's.
fn archetype(site: &Prepared, kind: &str) -> Result<String, Diagnostic> {
    let own = format!("archetypes/{kind}.md");
    let theme = site.config.theme.as_ref().map(|theme| format!("themes/{theme}/archetypes/{kind}.md"));
    let found = site.files.get(&own).or_else(|| site.files.get(&theme?));
    let file = found.ok_or_else(|| Diagnostic::error("new-no-archetype").arg("kind", kind))?;
    file.text().map(str::to_owned)
}

/// The pattern with the title and the day in place; a title may hold quotation marks, or what looks
/// like a place to fill.
fn filled(pattern: &str, title: &str, day: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""));
    let places = [("\"{{ title }}\"", quoted.as_str()), ("{{ title }}", &title), ("{{ date }}", day)];
    let mut text = String::with_capacity(pattern.len() + title.len());
    let mut rest = pattern;
    while let Some((at, name, value)) =
        places.iter().filter_map(|(name, value)| Some((rest.find(name)?, *name, *value))).min_by_key(|(at, ..)| *at)
    {
        text.push_str(&rest[..at]);
        text.push_str(value);
        rest = &rest[at + name.len()..];
    }
    text + rest
}

/// A name of a file that any system takes: whole words, as many as have room.
fn shortened(slug: &str) -> &str {
    match slug.get(..LONGEST_SLUG) {
        Some(start) if slug.len() > LONGEST_SLUG => start.rsplit_once('-').map_or(start, |(words, _)| words),
        _ => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_keeps_its_quotation_marks_and_breaks_no_front_matter() {
        let text = filled(
            "+++\ntitle = \"{{ title }}\"\ndate = {{ date }}\n+++\n# {{ title }}\n",
            "Nói \"không\"\n phiền hà \\",
            "2026-06-09",
        );
        assert_eq!(
            text,
            "+++\ntitle = \"Nói \\\"không\\\" phiền hà \\\\\"\ndate = 2026-06-09\n+++\n# Nói \"không\" phiền hà \\\n"
        );
    }

    #[test]
    fn a_title_is_filled_in_once_and_a_long_one_gives_a_short_name() {
        let text = filled("t = \"{{ title }}\" {{ date }}", "{{ date }} {{ title }}", "2026-06-09");
        assert_eq!(text, "t = \"{{ date }} {{ title }}\" 2026-06-09");
        let long = "mot-hai-ba-".repeat(90);
        let short = shortened(&long);
        assert!(short.len() <= LONGEST_SLUG && short.ends_with("-ba"), "{short}");
        assert_eq!(shortened("ngan"), "ngan");
    }

    #[test]
    fn a_kind_may_be_written_with_its_marks() {
        assert_eq!(kind("Thủ tục").unwrap(), "thu-tuc");
        assert_eq!(kind("thu-tuk").unwrap_err().suggestion.as_deref(), Some("thu-tuc"));
    }
}
