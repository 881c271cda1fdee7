//! What is known of models and initiatives once every page is read: names of fields of reform and
//! figures in the language of the page, and whether the units exist.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value as Json;

use super::kinds::mo_hinh::REFORM_FIELDS;
use super::page::Page;
use super::places;
use crate::diag::Diagnostic;
use crate::text::number;

/// Completes the record of a `mo-hinh` page: `linh_vuc` becomes a name, `ma_linh_vuc` its code, and a result gets
/// `truoc_chu` and `sau_chu`.
pub(super) fn word(page: &mut Page) {
    if !is_initiative(page) {
        return;
    }
    let record = Arc::make_mut(&mut page.record);
    name_field(record, &page.content_lang);
    for row in record["ket_qua"].as_array_mut().into_iter().flatten() {
        for (key, words) in [("truoc", "truoc_chu"), ("sau", "sau_chu")] {
            row[words] = row[key].as_f64().map(|value| number::format(value, 6, &page.content_lang)).into();
        }
    }
}

fn is_initiative(page: &Page) -> bool {
    page.kind.name == "mo-hinh"
}

/// Tells of units that no `don-vi` page has the code of.
pub(super) fn faults(pages: &[Arc<Page>]) -> Vec<Diagnostic> {
    let mut units = BTreeSet::new();
    for page in pages.iter().filter(|page| page.kind.name == "don-vi") {
        units.extend(page.record["ma"].as_str().map(str::to_owned));
    }
    if units.is_empty() {
        return Vec::new();
    }
    pages.iter().filter(|page| is_initiative(page)).flat_map(|page| unknown_units(page, &units)).collect()
}

fn name_field(record: &mut Json, lang: &str) {
    let code = record["linh_vuc"].take();
    let field = REFORM_FIELDS.iter().find(|(known, ..)| code == *known);
    let english = lang.split(['-', '_']).next() == Some("en");
    record["linh_vuc"] = field.map(|(_, vi, en)| if english { *en } else { *vi }).into();
    record["ma_linh_vuc"] = code;
}

/// Codes of units, the page's own and of those that took it over, that are not known.
fn unknown_units(page: &Page, units: &BTreeSet<String>) -> Vec<Diagnostic> {
    let adopted = page.record["nhan_rong"].as_array().map_or(&[][..], Vec::as_slice).iter().enumerate();
    let adopted = adopted.map(|(number, row)| (format!("nhan_rong[{}].ma_don_vi", number + 1), &row["ma_don_vi"]));
    let named = std::iter::once(("ma_don_vi".to_owned(), &page.record["ma_don_vi"])).chain(adopted);
    let unknown = named.filter_map(|(field, code)| Some((field, code.as_str().filter(|code| !units.contains(*code))?)));
    let tell = |(field, code): (String, &str)| {
        let span = places(page.source.as_str(), &page.body.file).remove(&field).unwrap_or_else(|| page.place());
        Diagnostic::error("unit-unknown").arg("code", code).at(span)
    };
    unknown.map(tell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_is_named_in_the_language_of_the_page() {
        let named = |code: Json, lang: &str| {
            let mut record = json!({ "linh_vuc": code });
            name_field(&mut record, lang);
            record
        };
        assert_eq!(named(json!("e2"), "vi"), json!({"linh_vuc": "Cải cách thủ tục hành chính", "ma_linh_vuc": "e2"}));
        assert_eq!(named(json!("e6"), "en")["linh_vuc"], "E-government and digital government");
        assert_eq!(named(Json::Null, "vi"), json!({"linh_vuc": null, "ma_linh_vuc": null}));
    }
}
