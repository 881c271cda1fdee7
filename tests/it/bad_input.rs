//! What authors get wrong: every fault is told with its place, and nothing that was built is lost.
//!
//! Each folder of `tests/fixtures/bad` but `base` is put over a sound site that was built before.
//! Its `expected.txt` lists all errors that must follow, one a line: `code file:line:column`, with
//! `0:0` when only the file is known and `-` when the fault lies in no one file.

mod hard;
mod made;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use cchc::diag::{Diagnostic, Severity, Speech};

use crate::site::{SmallSite, fixtures};

/// The folders of faults, in order.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.is_dir() && !path.ends_with("base")).collect();
    cases.sort();
    assert!(cases.len() > 40, "the fixtures were not found");
    cases
}

/// What building the sound site with a folder put over it finds.
fn spoilt(case: &std::path::Path) -> (SmallSite, Vec<Diagnostic>) {
    let site = SmallSite::built();
    site.put_in(case);
    fs::remove_file(site.root().join("expected.txt")).unwrap();
    let found = site.build().unwrap_or_else(|found| found);
    (site, found)
}

fn line(fault: &Diagnostic) -> String {
    match &fault.span {
        Some(span) => format!("{} {}:{}:{}", fault.code, span.file, span.line, span.column),
        None => format!("{} -", fault.code),
    }
}

/// How many times each line is there.
fn counted(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

#[test]
fn the_sound_site_has_no_fault() {
    let found = SmallSite::sound().build().unwrap();
    let codes: BTreeSet<_> = found.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, BTreeSet::from(["config-example-url"]));
}

#[test]
fn every_fault_is_told_at_its_place() {
    let mut wrong = String::new();
    for case in cases() {
        let (_, found) = spoilt(&case);
        let errors = found.iter().filter(|fault| fault.severity == Severity::Error);
        let told = counted(errors.map(line));
        let text = fs::read_to_string(case.join("expected.txt")).unwrap();
        let expected = counted(text.lines().map(str::to_owned));
        if told != expected {
            let name = case.file_name().unwrap().to_string_lossy();
            wrong += &format!("{name}:\n  expected {expected:#?}\n  told {told:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_build_that_fails_changes_nothing() {
    for case in cases() {
        let site = SmallSite::built();
        let before = site.public();
        assert!(before.len() > 5, "{before:?}");
        site.put_in(&case);
        assert!(site.build().is_err(), "{} is built", case.display());
        assert!(site.public() == before, "{} changed the site", case.display());
        assert_eq!(site.litter(), Vec::<String>::new(), "{}", case.display());
    }
}

#[test]
fn every_fault_says_what_is_wrong_and_what_to_do_in_both_languages() {
    let mut wrong = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for case in cases() {
        for fault in spoilt(&case).1 {
            codes.insert(fault.code);
            for speech in [Speech::Vi, Speech::En] {
                let (message, hints) = (fault.message(speech), fault.hints(speech));
                let texts = || hints.iter().chain([&message]);
                let open = texts().any(|text| has_placeholder(text, fault.code));
                if open || message.trim().is_empty() || hints.is_empty() || texts().any(|text| text.trim().is_empty()) {
                    wrong.insert(format!("{}: {message} / {hints:?}", fault.code));
                }
            }
        }
    }
    assert!(codes.len() > 45, "only {} codes were met", codes.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a placeholder of the catalogue's row was left as it is.
fn has_placeholder(text: &str, code: &str) -> bool {
    let row = cchc::diag::messages::find(code);
    let names = [row.vi, row.en, row.hint_vi, row.hint_en].into_iter().flat_map(|text| text.split('{').skip(1));
    let names = names.filter_map(|part| part.split_once('}').map(|(name, _)| name));
    names
        .filter(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        .any(|name| text.contains(&format!("{{{name}}}")))
}

#[test]
fn an_unknown_key_is_answered_with_the_nearest_one() {
    let nearest = |case: &str| {
        let (_, found) = spoilt(&fixtures().join(case));
        found.into_iter().filter(|f| f.code == "unknown-key").map(|f| f.suggestion.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(nearest("config-unknown-key"), ["smart_punctuation", "title"]);
    assert_eq!(nearest("page-unknown-key"), ["title"]);
    assert_eq!(nearest("section-unknown-key"), ["sort_by"]);
}
