//! The rules of `cchc check`: each finds what its fixture lists, and nothing where all is well.
//!
//! `tests/fixtures/check/<code>/fails` and `…/passes` are put over a sound site. `fails/expected.txt`
//! lists what the rule finds, one `file:line:column` a line. Where `--fix` mends it, `…/fixed` has the
//! files as they are then.

mod command;
mod damage;
mod languages;

use std::fs;
use std::path::{Path, PathBuf};

use cchc::check::rules::RULES;
use cchc::check::{self, Finding, Run};

use crate::site::SmallSite;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check")
}

/// A sound site with a folder put over it.
fn with(folder: &Path) -> SmallSite {
    assert!(folder.is_dir(), "{} is missing", folder.display());
    let site = SmallSite::sound();
    site.put_in(folder);
    site
}

fn line(finding: &Finding) -> String {
    let span = finding.diagnostic.span.as_ref().unwrap();
    format!("{}:{}:{}", span.file, span.line, span.column)
}

/// Where a rule finds something.
fn found(site: &SmallSite, code: &'static str) -> Vec<String> {
    let found = site.inspect(&[code]).findings;
    assert!(found.iter().all(|finding| finding.diagnostic.code == code), "{found:#?}");
    found.iter().map(line).collect()
}

#[test]
fn every_rule_finds_what_its_fixture_lists_and_nothing_where_all_is_well() {
    let mut wrong = String::new();
    for rule in RULES.iter().filter(|rule| !matches!(rule.run, Run::Network(_))) {
        let folder = fixtures().join(rule.code());
        let listed = fs::read_to_string(folder.join("fails/expected.txt")).unwrap_or_default();
        let mut listed: Vec<&str> = listed.lines().collect();
        listed.sort_unstable();
        assert!(!listed.is_empty(), "{} has no fails/expected.txt", rule.code());
        let mut told = found(&with(&folder.join("fails")), rule.code());
        told.sort();
        if told != listed {
            wrong += &format!("{}: fails\n  expected {listed:#?}\n  told {told:#?}\n", rule.code());
        }
        let told = found(&with(&folder.join("passes")), rule.code());
        if !told.is_empty() {
            wrong += &format!("{}: passes\n  told {told:#?}\n", rule.code());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_can_be_mended_is_mended_as_the_fixture_shows_and_found_no_more() {
    for rule in RULES.iter().filter(|rule| rule.fixable) {
        let folder = fixtures().join(rule.code());
        let site = with(&folder.join("fails"));
        let inspected = site.inspect(&[rule.code()]);
        let mended = check::mend(&inspected.findings, &inspected.files);
        assert!(!mended.is_empty(), "{}: nothing is mended", rule.code());
        for file in &mended {
            let expected = fs::read(folder.join("fixed").join(&file.file)).unwrap_or_default();
            let (after, expected) = (String::from_utf8_lossy(&file.after), String::from_utf8_lossy(&expected));
            assert_eq!(after, expected, "{}: {}", rule.code(), file.file);
            assert_eq!(file.left, 0, "{}: {}", rule.code(), file.file);
            site.write(&file.file, &file.after);
        }
        let again = site.inspect(&[rule.code()]).findings;
        assert!(again.iter().all(|finding| finding.fix.is_none()), "{}: {again:#?}", rule.code());
        assert_eq!(again.len() + mended.iter().map(|file| file.fixes).sum::<usize>(), inspected.findings.len());
    }
}

#[test]
fn every_folder_of_fixtures_is_of_a_rule() {
    for entry in fs::read_dir(fixtures()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(RULES.iter().any(|rule| rule.code() == name), "{name} is no rule");
    }
}

#[test]
fn the_words_of_every_rule_are_whole() {
    let mut codes = std::collections::BTreeSet::new();
    for rule in RULES {
        let words = &rule.words;
        assert!(codes.insert(words.code), "twice: {}", words.code);
        assert!(cchc::diag::messages::get(words.code).is_none(), "{} is in the catalogue too", words.code);
        let placeholders = |text: &str| {
            let found = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
            found.map(|(name, _)| name.to_owned()).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(placeholders(words.vi), placeholders(words.en), "{}", words.code);
        assert_eq!(placeholders(words.hint_vi), placeholders(words.hint_en), "{}", words.code);
        let texts = [words.vi, words.en, words.hint_vi, words.hint_en, rule.wrong, rule.right];
        for text in texts.iter().chain(&rule.finds).chain(&rule.why) {
            assert!(!text.trim().is_empty(), "{}", words.code);
        }
    }
}
