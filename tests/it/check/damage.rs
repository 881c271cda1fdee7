//! What `cchc check` must not do: harm files, give personal data away, fall silent at the first fault.

use std::fs;

use serde_json::Value as Json;

use super::command::{cchc, code, err, out};
use crate::site::SmallSite;

#[test]
fn a_baseline_takes_the_place_of_no_other_file_and_of_none_among_the_sources() {
    let site = SmallSite::sound();
    site.write_page("mot", "Một.\n");
    let root = site.root();
    let outside = tempfile::tempdir().unwrap();
    let (far, new) = (outside.path().join("a/b/moc.json"), outside.path().join("moc.json"));
    let refused = [
        ("config.toml", "baseline-over-file"),
        ("content", "baseline-in-sources"),
        ("content/tin/mot.md", "baseline-in-sources"),
        ("./content/../static/moc.json", "baseline-in-sources"),
        ("themes/moc.json", "baseline-in-sources"),
        (far.to_str().unwrap(), "baseline-no-folder"),
    ];
    for (path, expected) in refused {
        let before = fs::read(root.join(path)).ok();
        let told = cchc(&root, &["check", "--write-baseline", path]);
        assert!(code(&told) == 2 && err(&told).contains(expected), "{path}: {}", err(&told));
        assert_eq!(fs::read(root.join(path)).ok(), before, "{path}");
    }
    assert!(!outside.path().join("a").exists() && !root.join("static/moc.json").exists());
    for path in ["moc.json", "moc.json", "quan-ly/moc.json", new.to_str().unwrap()] {
        let told = cchc(&root, &["check", "--write-baseline", path]);
        assert_eq!(code(&told), 0, "{path}: {}", err(&told));
    }
    fs::write(root.join("cu.json"), "{\"version\": 1, \"findings\": []}").unwrap();
    let told = cchc(&root, &["check", "--baseline", "cu.json"]);
    assert!(code(&told) == 2 && err(&told).contains("phiên bản 1"), "{}", err(&told));
    assert_eq!(code(&cchc(&root, &["check", "--write-baseline", "cu.json"])), 0);
}

#[test]
fn no_output_gives_personal_data_away() {
    let site = SmallSite::sound();
    site.write_page("rieng", "Ông A, CCCD 004191005678, điện thoại 0987 654 321.\n");
    let hidden = |text: &str| !text.contains("191005") && !text.contains("7 654") && !text.contains("87654");
    for format in ["text", "json", "sarif", "github"] {
        let told = cchc(&site.root(), &["check", "--format", format]);
        let all = out(&told) + &err(&told);
        assert!(all.contains("identity-number") && hidden(&all), "{format}: {all}");
    }
    cchc(&site.root(), &["check", "--write-baseline", "moc.json"]);
    let baseline = fs::read_to_string(site.root().join("moc.json")).unwrap();
    assert!(hidden(&baseline) && baseline.contains("personal-data"), "{baseline}");
    let told = cchc(&site.root(), &["check", "--baseline", "moc.json"]);
    assert!(code(&told) == 0 && out(&told).contains("0 lỗi, 0 cảnh báo"), "{}", out(&told));
}

/// A site with a vague link, something to mend and a link that leads nowhere.
fn broken() -> SmallSite {
    let site = SmallSite::sound();
    site.write_page(
        "hong",
        "[Xem thêm](@/tin/_index.md), [kế hoạch](@/tin/khong-co.md), h\u{f2}a\u{300}.\n\nĐịa Ðiểm.\n",
    );
    site
}

#[test]
fn a_site_that_cannot_be_built_is_checked_as_far_as_it_was_read() {
    let site = broken();
    let told = cchc(&site.root(), &["check"]);
    let all = out(&told) + &err(&told);
    assert_eq!(code(&told), 1, "{all}");
    for part in ["[link-broken]", "[link-vague]", "orphan", "chưa dựng được"] {
        assert!(all.contains(part), "{part}: {all}");
    }
    let lines = out(&cchc(&site.root(), &["check", "--format", "json"]));
    let summary: Json = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!((&summary["summary"]["built"], &summary["summary"]["ok"]), (&Json::from(false), &Json::from(false)));
    let sarif: Json = serde_json::from_str(&out(&cchc(&site.root(), &["check", "--format", "sarif"]))).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(["link-broken", "link-vague"].iter().all(|code| results.iter().any(|result| result["ruleId"] == *code)));
}

#[test]
fn fixes_go_in_though_a_link_is_broken_and_a_baseline_is_not_written() {
    let site = broken();
    let told = cchc(&site.root(), &["check", "--write-baseline", "moc.json"]);
    assert!(code(&told) == 1 && err(&told).contains("không ghi tệp mốc"), "{}", err(&told));
    assert!(!site.root().join("moc.json").exists());
    let told = cchc(&site.root(), &["check", "--only", "letter-d", "--fix", "--write"]);
    assert!(code(&told) == 1 && err(&told).contains("[link-broken]"), "{}", err(&told));
    assert!(err(&told).contains("chưa dựng được") && err(&told).contains("Đã sửa 1 chỗ"), "{}", err(&told));
    assert!(fs::read_to_string(site.root().join("content/tin/hong.md")).unwrap().contains("Địa Điểm"));
}

#[test]
fn a_site_that_cannot_be_read_says_that_no_rule_ran() {
    let site = SmallSite::sound();
    site.write("config.toml", "base_url = 1\n");
    for more in [&[][..], &["--fix"], &["--write-baseline", "moc.json"], &["--format", "github"]] {
        let told = cchc(&site.root(), &[&["check"], more].concat());
        assert!(code(&told) == 1 && err(&told).contains("chưa quy tắc nào được chạy"), "{more:?} {}", err(&told));
    }
}

#[test]
fn a_fix_changes_no_identifier_of_a_heading() {
    let site = SmallSite::sound();
    let config = fs::read_to_string(site.root().join("config.toml")).unwrap();
    // A page of the sound site links to an identifier of the other form.
    fs::remove_file(site.root().join("content/tin/mot.md")).unwrap();
    let text = "## Địa Ðiểm nộp\n\n## Địa Ðiểm nhận {#noi-nhan}\n\nĐịa Ðiểm trả.\n";
    site.write_page("de-muc", text);
    // With identifiers that keep marks every change of a letter is one of the identifier.
    site.write("config.toml", config + "[slugify]\nanchors = 'safe'\n");
    let told = cchc(&site.root(), &["check", "--only", "letter-d", "--fix", "--write"]);
    assert_eq!(code(&told), 0, "{}", err(&told));
    let after = fs::read_to_string(site.root().join("content/tin/de-muc.md")).unwrap();
    assert!(after.ends_with("## Địa Ðiểm nộp\n\n## Địa Điểm nhận {#noi-nhan}\n\nĐịa Điểm trả.\n"), "{after}");
    assert!(err(&cchc(&site.root(), &["check", "--only", "letter-d"])).contains("de-muc.md:4:"));
}

#[test]
fn a_code_of_the_build_is_said_to_be_one_and_names_are_proposed_whatever_their_case() {
    let site = SmallSite::sound();
    let told = cchc(&site.root(), &["check", "--only", "link-broken"]);
    assert!(code(&told) == 2 && err(&told).contains("không tắt được"), "{}", err(&told));
    let told = cchc(&site.root(), &["check", "--only", "LINK-VAGUE"]);
    assert!(code(&told) == 2 && err(&told).contains("“link-vague”"), "{}", err(&told));
    let config = fs::read_to_string(site.root().join("config.toml")).unwrap();
    site.write("config.toml", config + "[check.severity]\nlink-broken = 'off'\n");
    site.write("content/tin/bo.md", "+++\ntitle = \"Bỏ\"\nbo_qua = [\"link-broken\"]\n+++\n");
    let told = cchc(&site.root(), &["check"]);
    assert!(code(&told) == 1 && err(&told).matches("[check-build-code]").count() == 2, "{}", err(&told));
}
