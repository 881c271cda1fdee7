//! What a page of the site shows from tables and further steps, for paper: results of feedback, units
//! of old, the steps of a tree of questions. Data only; the words and the form are the theme's.

use serde_json::{Value as Json, json};

use crate::model::{Page, Section, Site, Target};

/// What stands beside a page's own text, each only where the page shows it:
/// `answers` (results of feedback, newest first), `old_units` (the units before 01/7/2025 that an office
/// was made of), `steps` (the steps of a tree of questions after the first, each as `step` tells it).
pub(super) fn of_page(site: &Site, page: &Page, own: &Json, step: &dyn Fn(&Page) -> Json) -> Json {
    let mut beside = json!({});
    if calls(own, "ket_qua_phan_anh") {
        beside["answers"] = answers(site);
    }
    match page.kind.name {
        "don-vi" => beside["old_units"] = units_of(site, page),
        "chon-duong" if page.record["la_goc"] == true => beside["steps"] = steps(site, page, step),
        _ => {}
    }
    beside
}

/// The same of a section: `letters`, the look-up of old names, when it is one, else nothing.
pub(super) fn of_section(site: &Site, section: &Section, own: &Json) -> Json {
    let mut beside = json!({});
    if calls(own, "ket_qua_phan_anh") {
        beside["answers"] = answers(site);
    }
    if section.kind.is_some_and(|kind| kind.name == "xa-cu") {
        beside["letters"] = letters(site, &section.lang);
    }
    beside
}

/// Whether blocks call a component.
fn calls(blocks: &Json, name: &str) -> bool {
    match blocks {
        Json::Array(items) => items.iter().any(|item| calls(item, name)),
        Json::Object(map) => {
            map.get("t").is_some_and(|t| t == "call") && map.get("name").is_some_and(|called| called == name)
                || map.values().any(|inner| calls(inner, name))
        }
        _ => false,
    }
}

fn answers(site: &Site) -> Json {
    let rows = site.tables.feedback.iter().map(|answer| {
        json!({
            "date": answer.date.to_string(),
            "content": answer.content,
            "field": answer.field,
            "body": answer.body,
            "result": answer.result,
            "answered": answer.answered.map(|day| day.to_string()),
            "url": answer.url,
        })
    });
    rows.collect()
}

fn units_of(site: &Site, office: &Page) -> Json {
    let units = site.tables.old_units.all().iter().filter(|unit| unit.office == office.key);
    units.map(|unit| json!({ "unit": unit.unit, "district": unit.district })).collect()
}

fn letters(site: &Site, lang: &str) -> Json {
    let now = |key: &str| match site.find(key, lang) {
        Some(Target::Page(id)) => site.page(id).title().to_owned(),
        _ => key.to_owned(),
    };
    let letters = site.tables.old_units.letters().into_iter().map(|(letter, _, names)| {
        let units = names.iter().flat_map(|name| name.units);
        let units = units.map(
            |unit| json!({ "name": unit.name, "unit": unit.unit, "district": unit.district, "now": now(&unit.office) }),
        );
        json!({ "letter": letter, "units": units.collect::<Json>() })
    });
    letters.collect()
}

/// The further steps in the order of their file.
fn steps(site: &Site, root: &Page, tell: &dyn Fn(&Page) -> Json) -> Json {
    let of_root =
        |page: &&Page| page.kind.name == "chon-duong" && page.lang == root.lang && page.record["goc"] == *root.key;
    let mut steps: Vec<&Page> =
        site.pages.iter().map(AsRef::as_ref).filter(of_root).filter(|page| page.key != root.key).collect();
    steps.sort_by_key(|page| page.body.range.start);
    steps.into_iter().map(tell).collect()
}
