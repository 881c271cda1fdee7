//! The registry of documents, as print needs it: which are no longer in force, and what took their place.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::date::Date;
use crate::model::{Page, Site};
use crate::text::document_number;

/// Numbers of documents that have ended by a day, each with its successor when the registry knows one.
pub(super) fn ended(site: &Site, as_of: Date) -> BTreeMap<String, Option<String>> {
    let documents: Vec<&Page> = site.pages.iter().filter(|page| page.kind.name == "van-ban").collect();
    let number = |page: &Page| text(&page.record, "so_ky_hieu").map(str::to_owned);
    let successor = |ended: &str| {
        documents.iter().find_map(|page| {
            let replaced = page.record.get("thay_the").and_then(Json::as_array)?;
            replaced.iter().filter_map(Json::as_str).any(|named| names(named, ended)).then(|| number(page))?
        })
    };
    let has_ended = |page: &&&Page| {
        let day = text(&page.record, "ngay_het_hieu_luc").and_then(|day| Date::parse(day).ok());
        text(&page.record, "tinh_trang") == Some("het-hieu-luc") || day.is_some_and(|day| day <= as_of)
    };
    let numbers = documents.iter().filter(has_ended).filter_map(|page| number(page));
    numbers.map(|number| (number.clone(), successor(&number))).collect()
}

/// Whether a text names a document by its number.
fn names(text: &str, number: &str) -> bool {
    text == number || document_number::find(text).into_iter().any(|range| text.get(range) == Some(number))
}

fn text<'a>(record: &'a Json, key: &str) -> Option<&'a str> {
    record.get(key).and_then(Json::as_str).filter(|text| !text.is_empty())
}
