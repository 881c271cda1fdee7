//! The program as people run it: exit codes, languages, JSON for machines, a site from nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;
use tempfile::TempDir;

fn cchc(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc")).args(words).current_dir(folder).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// A new site in the folder `trang`.
fn begun() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let made = cchc(folder.path(), &["init", "trang"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let site = folder.path().join("trang");
    (folder, site)
}

fn lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[test]
fn a_new_site_builds_with_no_other_file() {
    let (_folder, site) = begun();
    assert!(site.join(".gitignore").is_file() && !site.join("themes").exists());
    let built = cchc(&site, &["build"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(out(&built).starts_with("Đã dựng"), "{}", out(&built));
    let home = fs::read_to_string(site.join("public/index.html")).unwrap();
    assert!(home.contains("<h1") && home.contains("lang=vi"), "{home}");
    let again = cchc(&site, &["dung"]);
    assert!(out(&again).contains("ghi 0, xóa 0"), "{}", out(&again));
    assert_eq!(code(&cchc(&site, &["kiem"])), 0);
}

#[test]
fn a_page_and_a_section_without_a_title_are_warned_of_and_break_no_list() {
    let (_folder, site) = begun();
    fs::write(site.join("content/tin-tuc/khong-ten.md"), "+++\ndate = 2026-01-03\n+++\n\nChữ.\n").unwrap();
    fs::create_dir(site.join("content/muc")).unwrap();
    fs::write(site.join("content/muc/_index.md"), "+++\n+++\n").unwrap();
    let built = cchc(&site, &["build"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(err(&built).contains("page-no-title"), "{}", err(&built));
    let page = fs::read_to_string(site.join("public/tin-tuc/khong-ten/index.html")).unwrap();
    assert!(page.contains("<h1>khong-ten</h1>") && page.contains("<title>khong-ten"), "{page}");
    let list = fs::read_to_string(site.join("public/tin-tuc/index.html")).unwrap();
    assert!(list.contains("khong-ten/>–</a>"), "{list}");
}

#[test]
fn init_keeps_what_is_there() {
    let (folder, site) = begun();
    fs::write(site.join("config.toml"), "của tôi").unwrap();
    fs::remove_file(site.join("content/_index.md")).unwrap();
    let refused = cchc(folder.path(), &["init", "trang"]);
    assert_eq!(code(&refused), 1);
    assert!(err(&refused).contains("init-not-empty"), "{}", err(&refused));
    assert!(!site.join("content/_index.md").exists());
    assert_eq!(code(&cchc(folder.path(), &["init", "trang", "--force"])), 0);
    assert!(site.join("content/_index.md").is_file());
    assert_eq!(fs::read_to_string(site.join("config.toml")).unwrap(), "của tôi");
}

#[test]
fn a_new_page_is_a_draft_in_the_section_of_its_kind() {
    let (_folder, site) = begun();
    let made = cchc(&site, &["moi", "tin tức", "Xã “Đề Thám” \"một cửa\""]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    let file = site.join("content/tin-tuc/xa-de-tham-mot-cua.md");
    assert!(fs::read_to_string(&file).unwrap().contains("\\\"một cửa\\\""));
    let twice = cchc(&site, &["new", "tin-tuc", "Xã “Đề Thám” \"một cửa\""]);
    assert!(code(&twice) == 1 && err(&twice).contains("file-exists"), "{}", err(&twice));
    assert_eq!(code(&cchc(&site, &["build"])), 0);
    let page = site.join("public/tin-tuc/xa-de-tham-mot-cua/index.html");
    assert!(!page.exists());
    let built = cchc(&site, &["build", "--drafts"]);
    assert!(code(&built) == 0 && page.is_file(), "{}", err(&built));
}

#[test]
fn a_new_page_gets_no_name_that_some_system_refuses() {
    let (_folder, site) = begun();
    let refused = cchc(&site, &["new", "tin-tuc", "Bài", "--slug", "con"]);
    assert!(code(&refused) == 1 && err(&refused).contains("path-reserved"), "{}", err(&refused));
    assert!(!site.join("content/tin-tuc/con.md").exists());
}

#[test]
fn every_kind_has_a_pattern_that_builds() {
    let (_folder, site) = begun();
    // Pages of old names are made of their table alone.
    let kinds = cchc::model::kinds::KINDS.iter().map(|kind| kind.name).filter(|name| *name != "xa-cu");
    for kind in kinds {
        // A kind that has no section yet gets one.
        let title = format!("Bài thử {kind}");
        let command = ["new", kind, &title];
        let made = cchc(&site, &command);
        assert_eq!(code(&made), 0, "{kind}: {}", err(&made));
    }
    let built = cchc(&site, &["build", "--drafts"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
}

#[test]
fn exit_codes_tell_faults_from_misuse() {
    let (_folder, site) = begun();
    fs::write(site.join("content/hong.md"), "+++\ntitel = \"x\"\n+++\n").unwrap();
    let built = cchc(&site, &["build"]);
    assert_eq!(code(&built), 1);
    let text = err(&built);
    assert!(text.contains("lỗi[unknown-key]") && text.contains("content/hong.md:2:1"), "{text}");
    assert!(text.contains("Có phải bạn muốn viết “title”?"), "{text}");
    assert!(!site.join("public").exists());
    let english = err(&cchc(&site, &["--lang", "en", "check"]));
    assert!(english.contains("error[unknown-key]") && english.contains("Did you mean `title`?"), "{english}");
    for misused in [&["bild"][..], &["build", "--x"], &["new"], &["build", "--as-of", "31/02/2026"], &[]] {
        let answer = cchc(&site, misused);
        assert!(code(&answer) == 2 && !err(&answer).is_empty(), "{misused:?}");
    }
    for asked in [&["--help"][..], &["help", "print"], &["--version"], &["build", "-h"]] {
        let answer = cchc(&site, asked);
        assert!(code(&answer) == 0 && !out(&answer).is_empty(), "{asked:?}");
    }
    let elsewhere = cchc(&site, &["serve", "--interface", "0.0.0.0"]);
    assert!(code(&elsewhere) == 2 && err(&elsewhere).contains("serve-not-loopback"), "{}", err(&elsewhere));
}

#[test]
fn json_is_one_finding_a_line_and_a_summary() {
    let (_folder, site) = begun();
    fs::write(site.join("content/hong.md"), "+++\ntitel = \"x\"\ndate = \"2026-13-01\"\n+++\n").unwrap();
    let built = cchc(&site, &["build", "--format", "json"]);
    assert_eq!(code(&built), 1);
    let all = lines(&out(&built));
    let codes: Vec<&str> = all.iter().filter_map(|line| line["code"].as_str()).collect();
    assert!(codes.contains(&"unknown-key") && codes.contains(&"date-month"), "{codes:?}");
    let unknown = all.iter().find(|line| line["code"] == "unknown-key").unwrap();
    assert_eq!(unknown["severity"], "error");
    assert_eq!((&unknown["span"]["line"], &unknown["span"]["column"]), (&Json::from(2), &Json::from(1)));
    assert!(unknown["hints"][0].as_str().unwrap().contains("title"));
    let summary = &all.last().unwrap()["summary"];
    assert!(summary["ok"] == false && summary["errors"].as_u64().unwrap() >= 1, "{summary}");
    fs::remove_file(site.join("content/hong.md")).unwrap();
    let built = lines(&out(&cchc(&site, &["build", "--format", "json"])));
    let summary = &built.last().unwrap()["summary"];
    assert!(summary["ok"] == true && summary["pages"].as_u64().unwrap() > 3, "{summary}");
}

#[test]
fn completions_are_written_for_every_shell() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = out(&cchc(folder.path(), &["completions", shell]));
        assert!(text.contains("print") && text.contains("all-offices"), "{shell}: {text}");
    }
}

#[test]
fn the_base_url_of_the_command_line_is_that_of_feeds_and_codes() {
    let (_folder, site) = begun();
    let built = cchc(&site, &["build", "-u", "https://cchc.caobang.gov.vn/trang/", "-o", "ra"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(!err(&built).contains("config-example-url"), "{}", err(&built));
    let map = fs::read_to_string(site.join("ra/sitemap.xml")).unwrap();
    assert!(map.contains("<loc>https://cchc.caobang.gov.vn/trang/</loc>"), "{map}");
    let wrong = cchc(&site, &["build", "-u", "cchc.caobang.gov.vn"]);
    assert!(code(&wrong) == 1 && err(&wrong).contains("config-base-url"), "{}", err(&wrong));
}

#[test]
fn print_names_its_files_and_writes_none_when_the_page_is_not_known() {
    let (_folder, site) = begun();
    let unknown = cchc(&site, &["print", "thu-tuc/khong-co", "-o", "ban-in"]);
    assert!(code(&unknown) == 1 && err(&unknown).contains("print-unknown-page"), "{}", err(&unknown));
    assert!(!site.join("ban-in").exists());
    let page = "an-pham/ap-phich-chuan-bi-truoc";
    let printed = cchc(&site, &["in", page, "--size", "a3", "--all-offices", "--format", "pdf,png", "-o", "ban-in"]);
    assert_eq!(code(&printed), 0, "{}", err(&printed));
    let names: Vec<String> = fs::read_dir(site.join("ban-in"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let (record, names): (Vec<String>, Vec<String>) = names.into_iter().partition(|name| name == "ban-in.json");
    assert_eq!(record.len(), 1);
    let ends = |end: &str| names.iter().filter(|name| name.ends_with(end)).count();
    assert!(ends(".pdf") >= 2 && ends(".pdf") == ends(".png") && ends(".pdf") * 2 == names.len(), "{names:?}");
    assert!(names.iter().all(|name| name.starts_with("ap-phich-chuan-bi-truoc-a3-")), "{names:?}");
}
