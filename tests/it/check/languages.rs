//! Texts that are not plain Vietnamese of form NFC: other languages, marks apart, old encodings.

use cchc::check;

use crate::site::SmallSite;

fn codes(site: &SmallSite) -> Vec<&'static str> {
    let found = site.inspect(&[]).findings.into_iter().filter(|finding| finding.file() == "content/tin/thu.md");
    found.map(|finding| finding.diagnostic.code).filter(|code| *code != "orphan").collect()
}

const WORDING: [&str; 5] = ["typo", "syllable", "number-style", "date-style", "abbreviation"];

#[test]
fn paragraphs_and_quotations_of_other_languages_keep_their_own_spelling() {
    let site = SmallSite::sound();
    let text = "The index rose to 96.3% on 1/7/2025, the GDP of the DPI grew in the été season.\n\n\
        Ngân hàng viết “GDP growth reached 3.5% in 2024” trong báo cáo của mình.\n\n¿Cómo están más personas?\n";
    site.write_page("thu", text);
    let told: Vec<_> = codes(&site).into_iter().filter(|code| WORDING.contains(code)).collect();
    assert_eq!(told, [] as [&str; 0]);
}

#[test]
fn marks_apart_hide_nothing_and_two_runs_of_fixes_mend_all() {
    use unicode_normalization::UnicodeNormalization;
    let site = SmallSite::sound();
    let text: String = "Xã bổ xung hồ sơ, hạn ngày 31/4/2026, đạt 88.3 %.\nDòng hai.\n".nfd().collect();
    site.write_page("thu", &text);
    let told = codes(&site);
    for code in ["not-nfc", "typo", "date-impossible", "number-style"] {
        assert_eq!(told.iter().filter(|one| **one == code).count(), 1, "{code}: {told:?}");
    }
    for _ in 0..2 {
        let inspected = site.inspect(&[]);
        for file in check::mend(&inspected.findings, &inspected.files) {
            site.write(&file.file, &file.after);
        }
    }
    assert!(codes(&site).iter().all(|code| !["not-nfc", "typo", "number-style"].contains(code)));
    let mended = std::fs::read_to_string(site.root().join("content/tin/thu.md")).unwrap();
    assert!(mended.ends_with("Xã bổ sung hồ sơ, hạn ngày 31/4/2026, đạt 88,3 %.\nDòng hai.\n"), "{mended}");
}

#[test]
fn text_in_an_old_encoding_is_told_once_and_by_one_rule() {
    let site = SmallSite::sound();
    site.write_page("thu", "Uû ban nh©n d©n tØnh ®· ban hµnh quyÕt ®Þnh vÒ c¶i c¸ch hµnh chÝnh\n");
    assert_eq!(codes(&site).into_iter().filter(|code| *code != "title-twice").collect::<Vec<_>>(), ["legacy-encoding"]);
}

#[test]
fn an_invisible_character_between_two_syllables_becomes_a_space() {
    let site = SmallSite::sound();
    site.write_page("thu", "Cải\u{200b}cách hà\u{200b}nh chính\n");
    let inspected = site.inspect(&["invisible-character"]);
    let mended = check::mend(&inspected.findings, &inspected.files);
    assert!(String::from_utf8_lossy(&mended[0].after).ends_with("Cải cách hành chính\n"));
}

/// Every rule for Vietnamese, on the text that it was written to find, in another language.
#[test]
fn rules_for_vietnamese_leave_pages_of_other_languages_alone() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check");
    let rules: Vec<_> = cchc::check::rules::RULES.iter().filter(|rule| rule.vietnamese).collect();
    assert!(rules.len() > 8, "{}", rules.len());
    for rule in rules {
        let site = SmallSite::sound();
        site.put_in(&fixtures.join(rule.code()).join("fails"));
        let config = std::fs::read_to_string(site.root().join("config.toml")).unwrap();
        site.write("config.toml", format!("{config}\n[languages.tyz]\n[languages.en]\n"));
        let codes = || -> Vec<String> {
            let found = site.inspect(&[rule.code()]).findings.into_iter();
            found.filter(|one| one.diagnostic.code == rule.code()).map(|one| one.file().to_owned()).collect()
        };
        let told = codes();
        assert!(!told.is_empty(), "{}", rule.code());
        for file in told.iter().collect::<std::collections::BTreeSet<_>>() {
            let Some(stem) = file.strip_suffix(".md").filter(|stem| !stem.ends_with("_index")) else { continue };
            let text = std::fs::read(site.root().join(file)).unwrap();
            std::fs::remove_file(site.root().join(file)).unwrap();
            site.write(&format!("{stem}.tyz.md"), &text);
            site.write(&format!("{stem}.en.md"), &text);
        }
        let left: Vec<String> =
            codes().into_iter().filter(|file| file.ends_with(".tyz.md") || file.ends_with(".en.md")).collect();
        assert_eq!(left, [] as [&str; 0], "{}", rule.code());
    }
}

#[test]
fn passages_that_are_marked_and_words_of_recordings_keep_their_own_spelling() {
    let site = SmallSite::sound();
    let wrong = "Xã bổ xung hồ sơ, đạt 88.3 %.";
    let call = "{% component tieng(ma: string) %}<div lang=\"{{ ma }}\">{{ body }}</div>{% endcomponent tieng %}\n";
    let components = std::fs::read_to_string(site.root().join("templates/components.html")).unwrap();
    site.write("templates/components.html", components + call);
    let front = format!("am_thanh = [{{ tep = \"/a.mp3\", ten = \"Nghe\", ngon_ngu = \"tyz\", loi = \"{wrong}\" }}]\n");
    site.write("static/a.mp3", crate::recordings::silence(2));
    site.write(
        "content/tin/thu.md",
        format!("+++\ntitle = \"Bài thử\"\n{front}+++\n{{% <tieng ma=\"tyz\"> %}}\n{wrong}\n{{% </tieng> %}}\n"),
    );
    let told: Vec<_> = codes(&site).into_iter().filter(|code| WORDING.contains(code)).collect();
    assert_eq!(told, [] as [&str; 0]);
    site.write_page("thu", &format!("{wrong}\n"));
    assert!(codes(&site).contains(&"typo"));
}
