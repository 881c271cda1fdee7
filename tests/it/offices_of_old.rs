//! The hub's own table of old units: every one leads to its office of today, ambiguous names ask.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use cchc::date::Date;
use cchc::model::Target;
use cchc::pipeline::{Options, Prepared, prepare};
use cchc::text::collate::Collator;

/// The names that more than one district had, by the facts that the table is checked against.
const AMBIGUOUS: [&str; 6] = ["Đức Long", "Hưng Đạo", "Ngọc Động", "Phan Thanh", "Quang Trung", "Vĩnh Quang"];

/// The hub as it is published.
static HUB: LazyLock<Prepared> = LazyLock::new(|| {
    let options = Options {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).to_owned(),
        config: None,
        output_dir: None,
        base_url: None,
        drafts: false,
        as_of: Date::new(2026, 11, 25).unwrap(),
        portable: false,
        force: false,
        preview: false,
        release_gate: false,
        outgoing: cchc::pipeline::Outgoing::default(),
    };
    prepare(&options).unwrap()
});

#[test]
fn all_161_old_units_lead_to_an_office_in_every_language() {
    let site = &HUB.site;
    let units = site.tables.old_units.all();
    assert_eq!(units.len(), 161);
    let mut offices = BTreeSet::new();
    for unit in units {
        for lang in ["vi", "en"] {
            let Some(Target::Page(id)) = site.find(&unit.office, lang) else { panic!("{unit:?} leads nowhere") };
            assert_eq!(site.page(id).kind.name, "don-vi");
        }
        offices.insert(&unit.office);
    }
    assert_eq!(offices.len(), 56, "an office has no unit of old");
}

#[test]
fn six_names_ask_for_the_district_and_no_other_does() {
    let site = &HUB.site;
    let asking: Vec<&str> =
        site.tables.old_units.names().filter(|name| name.is_ambiguous()).map(|name| name.name).collect();
    assert_eq!(asking, AMBIGUOUS);
    for lang in ["vi", "en"] {
        let pages = site.pages.iter().filter(|page| page.kind.name == "xa-cu" && *page.lang == *lang);
        let asked: BTreeMap<String, Vec<String>> = pages
            .map(|page| {
                let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap().to_owned();
                let districts = page.record["noi"].as_array().unwrap().iter().map(|one| text(one, "huyen")).collect();
                (text(&page.record, "ten"), districts)
            })
            .collect();
        assert_eq!(asked.len(), 6);
        assert!(AMBIGUOUS.iter().all(|name| asked.contains_key(*name)), "{asked:?}");
        assert_eq!(asked["Hưng Đạo"], ["Huyện Bảo Lạc", "Huyện Nguyên Bình", "Thành phố Cao Bằng"]);
    }
}

#[test]
fn names_and_letters_are_in_vietnamese_order() {
    let units = &HUB.site.tables.old_units;
    let collator = Collator::vietnamese();
    let names: Vec<&str> = units.names().map(|name| name.name).collect();
    assert!(names.is_sorted_by(|a, b| collator.compare(a, b).is_lt()), "{names:?}");
    let letters: Vec<&str> = units.letters().iter().map(|(letter, ..)| *letter).collect();
    let mut once = letters.clone();
    once.dedup();
    assert_eq!(letters, once, "a letter comes twice");
    assert!(letters.windows(2).any(|pair| pair == ["D", "Đ"]), "{letters:?}");
}

#[test]
fn the_56_offices_are_in_the_order_of_the_list() {
    let list = include_str!("../fixtures/don-vi-sap-xep.txt");
    let wanted: Vec<&str> = list.lines().filter(|line| !line.trim().is_empty()).collect();
    let site = &HUB.site;
    let mut offices: Vec<&str> = site.offices("vi").map(|id| site.page(id).record["ten"].as_str().unwrap()).collect();
    let collator = Collator::vietnamese();
    // The section sorts by title, which begins with the word "phường" or "xã".
    offices.sort_by(|a, b| collator.compare(a, b));
    assert_eq!(offices, wanted);
}
