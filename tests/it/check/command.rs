//! `cchc check` and `cchc explain` as people and machines run them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use cchc::check::rules::RULES;
use serde_json::Value as Json;

use super::fixtures;
use crate::site::SmallSite;

pub(super) fn cchc(folder: &Path, words: &[&str]) -> Output {
    let words = words.iter().chain(&["--as-of", "2026-11-24"]);
    Command::new(env!("CARGO_BIN_EXE_cchc")).args(words).current_dir(folder).output().unwrap()
}

pub(super) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(super) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(super) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// A site with three vague links in one page. Its build warns of two things more: the example address,
/// and the page without a date in a section that is sorted by dates.
fn vague() -> SmallSite {
    let site = SmallSite::sound();
    let links = "Xem [tại đây](@/tin/_index.md) và [tại đây](@/tin/_index.md).\n\n[Xem thêm](@/tin/_index.md)\n";
    site.write_page("mo-ho", links);
    site
}

const ONLY: [&str; 3] = ["check", "--only", "link-vague"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ONLY.iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn warnings_fail_a_check_only_when_it_is_strict() {
    let site = vague();
    let told = cchc(&site.root(), &ONLY);
    assert_eq!(code(&told), 0, "{}", err(&told));
    assert!(err(&told).contains("cảnh báo[link-vague]") && err(&told).contains("content/tin/mo-ho.md:4:5"));
    assert!(out(&told).contains("0 lỗi, 5 cảnh báo"), "{}", out(&told));
    assert_eq!(code(&cchc(&site.root(), &with(&["--strict"]))), 1);
    site.write(
        "config.toml",
        fs::read_to_string(site.root().join("config.toml")).unwrap() + "[check.severity]\nlink-vague = 'error'\n",
    );
    let told = cchc(&site.root(), &ONLY);
    assert!(code(&told) == 1 && err(&told).contains("lỗi[link-vague]"), "{}", err(&told));
    site.write("config.toml", fs::read_to_string(site.root().join("config.toml")).unwrap().replace("'error'", "'off'"));
    assert!(!err(&cchc(&site.root(), &ONLY)).contains("link-vague"));
}

#[test]
fn names_that_are_no_rule_are_told_with_the_nearest_one() {
    let site = vague();
    let told = cchc(&site.root(), &["check", "--only", "link-vage"]);
    assert!(code(&told) == 2 && err(&told).contains("“link-vague”"), "{}", err(&told));
    let told = cchc(&site.root(), &["check", "--only", "link-external"]);
    assert!(code(&told) == 2 && err(&told).contains("--external"), "{}", err(&told));
    let config = fs::read_to_string(site.root().join("config.toml")).unwrap();
    site.write("config.toml", config + "[check.severity]\nlink-vage = 'off'\n");
    site.write("content/tin/bo.md", "+++\ntitle = \"Bỏ\"\nbo_qua = [\"orphan\", \"orphans\"]\n+++\n");
    let told = cchc(&site.root(), &["check"]);
    assert_eq!(code(&told), 1);
    for place in ["config.toml:4:1", "content/tin/bo.md:3:21"] {
        assert!(err(&told).contains(place), "{place}: {}", err(&told));
    }
}

#[test]
fn json_keeps_its_shape_and_counts_what_was_found() {
    let site = vague();
    let lines: Vec<Json> = out(&cchc(&site.root(), &with(&["--format", "json"])))
        .lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect();
    let found: Vec<&Json> = lines.iter().filter(|line| line["code"] == "link-vague").collect();
    assert_eq!(found.len(), 3);
    assert_eq!((&found[0]["severity"], &found[0]["span"]["line"]), (&Json::from("warning"), &Json::from(4)));
    assert!(found[0]["fix"].is_null() && found[0]["hints"][0].is_string());
    let summary = &lines.last().unwrap()["summary"];
    assert_eq!(
        (&summary["ok"], &summary["warnings"], &summary["notes"]),
        (&Json::from(true), &Json::from(5), &Json::from(0))
    );
    assert!(summary["rules_ms"].as_f64().is_some_and(|time| time > 0.0), "{summary}");
}

#[test]
fn sarif_and_github_name_every_finding_and_a_site_that_cannot_be_built_too() {
    let site = vague();
    let sarif: Json = serde_json::from_str(&out(&cchc(&site.root(), &with(&["--format", "sarif"])))).unwrap();
    let run = &sarif["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), RULES.len() + 2);
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|result| result["ruleId"] == "link-vague").count(), 3);
    let told = out(&cchc(&site.root(), &with(&["--format", "github"])));
    let place = "::warning file=content/tin/mo-ho.md,line=4,col=5,endColumn=31,title=link-vague::";
    assert!(told.contains(place), "{told}");
    site.write("content/tin/hong.md", "+++\ntitel = \"x\"\n+++\n");
    let told = cchc(&site.root(), &["check", "--format", "github"]);
    assert!(
        code(&told) == 1 && out(&told).contains("::error file=content/tin/hong.md,line=2,col=1,"),
        "{}",
        out(&told)
    );
    let told = cchc(&site.root(), &["check", "--format", "sarif"]);
    let sarif: Json = serde_json::from_str(&out(&told)).unwrap();
    assert!(
        code(&told) == 1
            && sarif["runs"][0]["results"].as_array().unwrap().iter().any(|r| r["ruleId"] == "unknown-key")
    );
}

#[test]
fn a_baseline_hides_what_was_there_and_counts_what_is_gone() {
    let site = vague();
    let root = site.root();
    let written = cchc(&root, &["check", "--write-baseline", "moc.json"]);
    assert_eq!(code(&written), 0, "{}", err(&written));
    let first = fs::read(root.join("moc.json")).unwrap();
    let known = ["check", "--baseline", "moc.json", "--strict"];
    let told = cchc(&root, &known);
    assert!(code(&told) == 0 && err(&told).is_empty(), "{}", err(&told));
    // Lines move, one finding goes, another comes.
    site.write_page(
        "mo-ho",
        "Một dòng.\n\nXem [tại đây](@/tin/_index.md).\n\n[Xem thêm](@/tin/_index.md), [ở đây](@/tin/_index.md)\n",
    );
    let told = cchc(&root, &known);
    assert!(code(&told) == 1 && out(&told).is_empty(), "{}", out(&told));
    assert!(err(&told).matches("[link-vague]").count() == 1 && err(&told).contains("mo-ho.md:8:"), "{}", err(&told));
    assert!(err(&told).contains("1 điều đã hết"), "{}", err(&told));
    fs::remove_file(root.join("content/tin/mo-ho.md")).unwrap();
    assert!(out(&cchc(&root, &known)).contains("5 điều đã hết"));
    let again = cchc(&root, &["check", "--write-baseline", "moc.json"]);
    assert!(code(&again) == 0 && fs::read(root.join("moc.json")).unwrap() != first);
    fs::write(root.join("moc.json"), "{").unwrap();
    let told = cchc(&root, &known);
    assert!(code(&told) == 2 && err(&told).contains("check-baseline"), "{}", err(&told));
}

#[test]
fn fixes_are_shown_first_and_written_when_that_is_asked_for() {
    let Some(rule) = RULES.iter().find(|rule| rule.fixable) else { return };
    let site = SmallSite::sound();
    site.put_in(&fixtures().join(rule.code()).join("fails"));
    fs::remove_file(site.root().join("expected.txt")).unwrap();
    let state = |name: &str| fs::read(site.root().join(name)).unwrap();
    let before = site.inspect(&[rule.code()]);
    let mended = cchc::check::mend(&before.findings, &before.files);
    let shown = cchc(&site.root(), &["check", "--only", rule.code(), "--fix"]);
    assert_eq!(code(&shown), 0, "{}", err(&shown));
    for file in &mended {
        assert!(out(&shown).contains(&file.diff) && state(&file.file) == file.before, "{}", out(&shown));
    }
    let written = cchc(&site.root(), &["check", "--only", rule.code(), "--fix", "--write"]);
    assert_eq!(code(&written), 0, "{}", err(&written));
    assert!(mended.iter().all(|file| state(&file.file) == file.after));
    assert_eq!(site.litter(), Vec::<String>::new());
    assert_eq!(code(&cchc(&site.root(), &["check", "--write"])), 2);
}

#[test]
fn a_code_is_explained_in_both_languages_outside_a_site_too() {
    let folder = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_cchc")).args(words).current_dir(folder.path()).output().unwrap()
    };
    let told = run(&["giai-thich", "link-vague"]);
    assert!(code(&told) == 0 && out(&told).contains("Vì sao:") && out(&told).contains("bo_qua"), "{}", out(&told));
    let told = run(&["--lang", "en", "explain", "link-broken"]);
    assert!(code(&told) == 0 && out(&told).contains("To mend it:"), "{}", out(&told));
    let all = out(&run(&["explain"]));
    assert!(RULES.iter().all(|rule| all.contains(rule.code())), "{all}");
    let unknown = run(&["explain", "link-vage"]);
    assert!(code(&unknown) == 2 && err(&unknown).contains("“link-vague”"), "{}", err(&unknown));
}
