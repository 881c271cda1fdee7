//! What is known of procedures once every page is read: the record in the words of its language, codes
//! that are used twice, guides that nobody compared with the portal for long, forms beside pages.
//!
//! [`word`] adds to the record of a `thu-tuc` page the values that templates and print layouts
//! show, all made from one truth: `mang_theo`, `khong_phai_nop`, `thoi_han`, `le_phi`, and
//! `thoi_han_chu`, `phi_chu` of each way of handing in.

mod wording;

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::page::Page;
use super::places;
use crate::config::Config;
use crate::date::Date;
use crate::diag::{Diagnostic, Span};
use crate::digest::QuickMap;
use crate::path::{Route, SourcePath};
use wording::{Part, Words};

/// The days after which a comparison with the national portal is old: half a year. No rule sets it;
/// procedures are announced anew about that often.
pub const CHECK_DAYS: i64 = 180;

fn is_procedure(page: &Page) -> bool {
    page.kind.name == "thu-tuc"
}

/// Tells of codes used twice and of old comparisons.
pub(super) fn faults(pages: &[Arc<Page>], as_of: Date) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut codes: QuickMap<(&str, &str), &SourcePath> = QuickMap::default();
    for page in pages.iter().filter(|page| is_procedure(page)) {
        faults.extend(old_check(page, as_of));
        let Some(code) = page.record["ma_thu_tuc"].as_str() else { continue };
        match codes.entry((&page.lang, code)) {
            Entry::Vacant(free) => _ = free.insert(&page.source),
            Entry::Occupied(taken) => {
                let first = taken.get().as_str();
                let fault = Diagnostic::error("procedure-code-twice").arg("code", code).arg("first", first);
                faults.push(fault.at(place(page, "ma_thu_tuc")));
            }
        }
    }
    faults
}

/// Completes the record of a procedure.
pub(super) fn word(page: &mut Page) {
    if is_procedure(page) {
        say(Arc::make_mut(&mut page.record), &page.content_lang);
    }
}

/// A comparison that is old, or that was made after the day of the build.
fn old_check(page: &Page, as_of: Date) -> Option<Diagnostic> {
    let checked = page.record["ngay_doi_chieu"].as_str()?;
    let days = Date::parse(checked).ok()?.days_until(as_of);
    let said = match days {
        ..0 => Diagnostic::warning("procedure-check-ahead"),
        0..=CHECK_DAYS => return None,
        _ => Diagnostic::warning("procedure-check-old").arg("days", days).arg("limit", CHECK_DAYS),
    };
    Some(said.arg("date", checked).at(place(page, "ngay_doi_chieu")))
}

/// The place of a value of a page's front matter, however deep it lies.
fn place(page: &Page, key: &str) -> Span {
    places(page.source.as_str(), &page.body.file).remove(key).unwrap_or_else(|| page.place())
}

/// Adds what the record says in words. A form on the web is where it is; others have no address yet.
fn say(record: &mut Json, lang: &str) {
    let words = Words::of(lang);
    let several = rows(record, "truong_hop").len() > 1;
    let (mut bring, mut spared) = (Vec::new(), Vec::new());
    let mut take = |papers: &[Json], case: &Json| {
        for paper in papers {
            if !paper["thay_bang"].is_null() {
                spared.push(json!({
                    "ten": paper["ten"], "thay_bang": paper["thay_bang"], "can_cu": paper["can_cu_thay"],
                    "van_nop_khi": paper["van_nop_khi"], "truong_hop": case,
                }));
            }
            if paper["thay_bang"].is_null() || !paper["van_nop_khi"].is_null() {
                let note = words.paper_note(paper);
                let form = paper["mau"].as_str();
                bring.push(json!({
                    "ten": paper["ten"], "ghi_chu": note, "truong_hop": case, "mau": form,
                    "mau_url": form.filter(|form| is_on_web(form)),
                }));
            }
        }
    };
    take(rows(record, "giay_to"), &Json::Null);
    for case in rows(record, "truong_hop") {
        take(rows(case, "giay_to"), if several { &case["ten"] } else { &Json::Null });
    }
    record["mang_theo"] = bring.into();
    record["khong_phai_nop"] = spared.into();
    let mut parts = Vec::new();
    for way in record["cach_thuc"].as_array_mut().into_iter().flatten() {
        let part = Part { ways: texts(way, "cach"), limit: words.limit(way), fees: words.fees(way) };
        way["thoi_han_chu"] = part.limit.clone().into();
        way["phi_chu"] = part.fees.clone().into();
        parts.push(part);
    }
    let limit = words.whole(&parts, |part| part.limit.as_deref(), record["ghi_chu_thoi_han"].as_str());
    let fees = words.whole(&parts, |part| part.fees.as_deref(), record["ghi_chu_phi"].as_str());
    record["thoi_han"] = limit.into();
    record["le_phi"] = fees.into();
}

/// The items of a list of a record.
fn rows<'j>(of: &'j Json, key: &str) -> &'j [Json] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

fn texts(of: &Json, key: &str) -> Vec<String> {
    rows(of, key).iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn is_on_web(form: &str) -> bool {
    form.starts_with("https://") || form.starts_with("http://")
}

/// Gives each form beside a page its address: it goes where the page's files go. Tells of forms that are not there.
pub(super) fn forms(config: &Config, routes: &BTreeMap<SourcePath, Route>, pages: &mut [Arc<Page>]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for page in pages.iter_mut().filter(|page| is_procedure(page)) {
        let named = forms_beside(&page.record);
        if named.is_empty() {
            continue;
        }
        let address =
            |form: &str| routes.get(&page.source.beside(form).ok()?).map(|route| route.permalink(&config.base_url));
        if !page.is_fallback() {
            let missing = named.iter().filter(|(_, form)| address(form).is_none());
            let told = missing.map(|(field, form)| {
                Diagnostic::error("form-missing").arg("form", form).arg("field", field).at(place(page, field))
            });
            faults.extend(told);
        }
        let found: HashMap<String, Option<String>> =
            named.into_iter().map(|(_, form)| (address(&form), form)).map(|(at, form)| (form, at)).collect();
        let record = Arc::make_mut(&mut Arc::make_mut(page).record);
        for paper in record["mang_theo"].as_array_mut().into_iter().flatten() {
            if let Some(at) = paper["mau"].as_str().and_then(|form| found.get(form)) {
                paper["mau_url"] = at.clone().into();
            }
        }
    }
    faults
}

/// The forms beside the page that papers name, and the fields that name them.
fn forms_beside(record: &Json) -> Vec<(String, String)> {
    let cases = rows(record, "truong_hop").iter().enumerate();
    let lists = cases.map(|(number, case)| (Some(number + 1), rows(case, "giay_to")));
    let mut found = Vec::new();
    for (case, papers) in std::iter::once((None, rows(record, "giay_to"))).chain(lists) {
        let list = || case.map_or("giay_to".to_owned(), |case| format!("truong_hop[{case}].giay_to"));
        for (number, paper) in papers.iter().enumerate() {
            if let Some(form) = paper["mau"].as_str().filter(|form| !is_on_web(form)) {
                found.push((format!("{}[{}].mau", list(), number + 1), form.to_owned()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worded(record: Json, lang: &str) -> Json {
        let mut record = record;
        say(&mut record, lang);
        record
    }

    #[test]
    fn what_holds_for_every_way_is_said_once_and_what_differs_by_way() {
        let way =
            |way: &str, fee: u64| json!({ "cach": [way], "thoi_han": 7, "don_vi": "ngày làm việc", "le_phi": fee });
        let record = json!({
            "cach_thuc": [way("truc-tiep", 20000), way("truc-tuyen", 10000)], "ghi_chu_phi": "Có diện được miễn",
        });
        let vi = worded(record.clone(), "vi");
        assert_eq!(vi["thoi_han"], "7 ngày làm việc");
        assert_eq!(vi["le_phi"], "Trực tiếp: 20.000 đồng; trực tuyến: 10.000 đồng. Có diện được miễn");
        let en = worded(record, "en");
        assert_eq!(en["thoi_han"], "7 working days");
        assert_eq!(en["cach_thuc"][1]["phi_chu"], "10,000 đồng");
    }

    #[test]
    fn papers_that_data_replace_are_brought_only_where_an_exception_says_so() {
        let gone = json!({ "ten": "A", "thay_bang": "dữ liệu", "can_cu_thay": "66.7/2025/NQ-CP" });
        let rare = json!({ "ten": "B", "thay_bang": "dữ liệu", "van_nop_khi": "không tra được", "ban_chinh": 1 });
        let plain = json!({ "ten": "C", "ghi_chu": "Chỉ xuất trình." });
        let record = json!({
            "giay_to": [gone, plain],
            "truong_hop": [{ "ten": "Một", "giay_to": [rare] }, { "ten": "Hai", "giay_to": [] }],
        });
        let record = worded(record, "vi");
        let bring: Vec<_> =
            rows(&record, "mang_theo").iter().map(|p| (&p["ten"], &p["ghi_chu"], &p["truong_hop"])).collect();
        assert_eq!(
            bring,
            [
                (&json!("C"), &json!("Chỉ xuất trình."), &Json::Null),
                (&json!("B"), &json!("Bản chính. Chỉ khi không tra được."), &json!("Một")),
            ]
        );
        assert_eq!(rows(&record, "khong_phai_nop").len(), 2);
        assert_eq!(record["khong_phai_nop"][0]["can_cu"], "66.7/2025/NQ-CP");
    }

    #[test]
    fn the_only_case_needs_no_name_on_its_papers() {
        let record = json!({ "truong_hop": [{ "ten": "Mọi người", "giay_to": [{ "ten": "A" }] }] });
        assert_eq!(worded(record, "vi")["mang_theo"][0]["truong_hop"], Json::Null);
    }
}
