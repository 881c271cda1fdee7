//! `van-ban`: a legal or administrative document, what became of it, and how it stands to others.
//! What pages say together is the registry's (`model::registry`).

use serde_json::Value as Json;

use super::{FieldType, Kind, SOURCES, may, must};
use crate::data::Reader;
use crate::diag::Diagnostic;

const STATES: &[&str] = &["con-hieu-luc", "chua-hieu-luc", "het-hieu-luc", "het-mot-phan"];

pub(super) static KIND: Kind = Kind {
    name: "van-ban",
    fields: &[
        must("so_ky_hieu", FieldType::Text),
        must("loai", FieldType::Text),
        must("co_quan", FieldType::Text),
        may("nguoi_ky", FieldType::Text),
        may("trich_yeu", FieldType::Text),
        may("ngay_ban_hanh", FieldType::Date),
        may("ngay_hieu_luc", FieldType::Date),
        may("ngay_het_hieu_luc", FieldType::Date),
        may("tinh_trang", FieldType::Choice(STATES)),
        may("sua_doi", FieldType::Texts),
        may("thay_the", FieldType::Texts),
        may("bai_bo", FieldType::Texts),
        may("huong_dan", FieldType::Texts),
        may("can_cu", FieldType::Texts),
        may("nguon", SOURCES),
    ],
    rules,
};

/// A document is issued, then in force, then ended.
fn rules(reader: &Reader<'_>, record: &mut Json) {
    let day = |key: &str| record.get(key).and_then(Json::as_str);
    let (issued, begins, ends) = (day("ngay_ban_hanh"), day("ngay_hieu_luc"), day("ngay_het_hieu_luc"));
    let before = |fault: Diagnostic, key: &'static str, than: &'static str, date: &str| {
        reader.complain(fault.arg("key", key).arg("other", than).arg("date", date).at(reader.span(key)));
    };
    // Days are written as 2026-06-09, whose order as text is their order in time.
    if let (Some(issued), Some(ends)) = (issued, ends)
        && ends < issued
    {
        before(Diagnostic::error("document-ended-early"), "ngay_het_hieu_luc", "ngay_ban_hanh", issued);
    } else if let (Some(begins), Some(ends)) = (begins, ends)
        && ends < begins
    {
        before(Diagnostic::error("document-ended-early"), "ngay_het_hieu_luc", "ngay_hieu_luc", begins);
    }
    if let (Some(issued), Some(begins)) = (issued, begins)
        && begins < issued
    {
        before(Diagnostic::warning("document-begins-early"), "ngay_hieu_luc", "ngay_ban_hanh", issued);
    }
}
