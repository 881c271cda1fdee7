//! `thu-tuc`: a guide to an administrative procedure. The national portal stays authoritative:
//! `ngay_doi_chieu` is the day on which an official compared the guide with it.
//!
//! Owns what the fields of one page must hold together. What is told across pages, or in the words of
//! a language, is made in `model::procedures`.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::super::schema::Field;
use super::{FieldType, Kind, SOURCES, may, must};
use crate::data::{Node, Reader, Value};
use crate::diag::{Diagnostic, Span};

/// The ways in which a dossier is handed in.
pub const METHODS: &[&str] = &["truc-tiep", "truc-tuyen", "buu-chinh"];

/// The units of a time limit.
pub const UNITS: &[&str] = &["ngày làm việc", "ngày", "tháng", "giờ"];

/// One paper of a dossier; `thay_bang` is the data that stands in for it (Resolution 66.7/2025/NQ-CP
/// and the like, which `can_cu_thay` names), `van_nop_khi` when it is asked for all the same.
const PAPER: FieldType = FieldType::Tables(&[
    must("ten", FieldType::Text),
    may("ban_chinh", FieldType::Count),
    may("ban_sao", FieldType::Count),
    may("mau", FieldType::Text),
    may("ghi_chu", FieldType::Text),
    may("thay_bang", FieldType::Text),
    may("can_cu_thay", FieldType::Text),
    may("van_nop_khi", FieldType::Text),
]);

/// Who helps, who receives, who decides: three bodies that are often not the same.
const BODIES: &[Field] =
    &[may("ho_tro", FieldType::Texts), may("tiep_nhan", FieldType::Texts), may("tham_quyen", FieldType::Texts)];

/// A way of handing in, or several with the same limit and fees; fees in đồng, 0 is free.
const METHOD: &[Field] = &[
    must("cach", FieldType::Choices(METHODS)),
    may("thoi_han", FieldType::Count),
    may("don_vi", FieldType::Choice(UNITS)),
    may("ghi_chu_thoi_han", FieldType::Text),
    may("le_phi", FieldType::Count),
    may("phi", FieldType::Count),
    may("ghi_chu_phi", FieldType::Text),
];

const CASE: &[Field] = &[may("ten", FieldType::Text), may("mo_ta", FieldType::Text), may("giay_to", PAPER)];

pub(super) static KIND: Kind = Kind {
    name: "thu-tuc",
    fields: &[
        may("ma_thu_tuc", FieldType::ProcedureCode),
        may("quyet_dinh", FieldType::Text),
        may("linh_vuc", FieldType::Text),
        may("cap", FieldType::Choices(&["xã", "tỉnh", "bộ"])),
        may("nop_toan_tinh", FieldType::Bool),
        may("co_quan", FieldType::Table(BODIES)),
        may("cach_thuc", FieldType::Tables(METHOD)),
        may("ghi_chu_thoi_han", FieldType::Text),
        may("ghi_chu_phi", FieldType::Text),
        may("giay_to", PAPER),
        may("truong_hop", FieldType::Tables(CASE)),
        may("dieu_kien", FieldType::Texts),
        may("buoc", FieldType::Texts),
        may("ket_qua", FieldType::Texts),
        may("can_cu", FieldType::Texts),
        may("lien_ket", FieldType::Url),
        must("nguon", SOURCES),
        may("ngay_doi_chieu", FieldType::Date),
        may("muc_do", FieldType::Choice(&["toan-trinh", "mot-phan", "truc-tiep"])),
    ],
    rules,
};

/// Keys of the flat record of version 0.1, and what says the same today.
const OLD: &[(&str, &str)] = &[
    ("mang_theo", "[[giay_to]], [[truong_hop.giay_to]]"),
    ("noi_nop", "[co_quan] tiep_nhan"),
    ("cach_nop", "[[cach_thuc]] cach"),
    ("thoi_han", "[[cach_thuc]] thoi_han, don_vi"),
    ("le_phi", "[[cach_thuc]] le_phi, phi"),
];

fn rules(reader: &Reader<'_>, record: &mut Json) {
    for (key, instead) in OLD.iter().filter(|(key, _)| reader.has(key)) {
        let fault = Diagnostic::error("procedure-old-key").arg("key", key).arg("instead", instead);
        reader.complain(fault.at(reader.span(key)));
    }
    cases(reader, record);
    methods(reader, record);
    for (number, paper) in rows(record, "giay_to").iter().enumerate() {
        replaced(reader, paper, item(reader, "giay_to", number));
    }
    let bodies = record["co_quan"]["tiep_nhan"].clone();
    record["noi_nop"] = if bodies.is_array() { bodies } else { Json::Array(Vec::new()) };
    let mut ways: Vec<&Json> = Vec::new();
    for way in rows(record, "cach_thuc").iter().flat_map(|row| rows(row, "cach")) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    record["cach_nop"] = ways.into_iter().cloned().collect();
}

/// Every procedure has at least one case; of several each has a name of its own; each has papers.
fn cases(reader: &Reader<'_>, record: &Json) {
    let cases = rows(record, "truong_hop");
    if cases.is_empty() {
        // What is no list of tables was told already.
        let is_list = |node: &Node| matches!(node.value, Value::List(_));
        if reader.node("truong_hop").is_none_or(is_list) {
            reader.complain(Diagnostic::error("procedure-no-cases").at(reader.span("truong_hop")));
        }
        return;
    }
    let shared = rows(record, "giay_to");
    let mut names = BTreeSet::new();
    for (number, case) in cases.iter().enumerate() {
        let node = item(reader, "truong_hop", number);
        match case["ten"].as_str() {
            None if cases.len() > 1 => {
                reader.complain(Diagnostic::error("case-no-name").at(span(reader, node, "ten")));
            }
            Some(name) if !names.insert(name.trim().to_lowercase()) => {
                reader.complain(Diagnostic::error("case-twice").arg("name", name).at(span(reader, node, "ten")));
            }
            _ => {}
        }
        let papers = rows(case, "giay_to");
        if papers.is_empty() && shared.is_empty() {
            let name = case["ten"].as_str().unwrap_or_default();
            let fault = Diagnostic::error("case-no-papers").arg("name", name);
            reader.complain(fault.at(span(reader, node, "giay_to")));
        }
        let nodes = node.and_then(|node| entry(node, "giay_to"));
        for (number, paper) in papers.iter().enumerate() {
            replaced(reader, paper, nodes.and_then(|list| nth(list, number)));
        }
    }
}

/// A time limit has a unit, a unit a limit; no way of handing in is said twice.
fn methods(reader: &Reader<'_>, record: &Json) {
    let mut said = BTreeSet::new();
    for (number, method) in rows(record, "cach_thuc").iter().enumerate() {
        let node = item(reader, "cach_thuc", number);
        let has = |key: &str| node.is_some_and(|node| entry(node, key).is_some());
        if has("thoi_han") != has("don_vi") {
            let key = if has("thoi_han") { "thoi_han" } else { "don_vi" };
            reader.complain(Diagnostic::error("limit-without-unit").at(span(reader, node, key)));
        }
        for way in rows(method, "cach").iter().filter_map(Json::as_str) {
            if !said.insert(way) {
                reader.complain(Diagnostic::error("method-twice").arg("method", way).at(span(reader, node, "cach")));
            }
        }
    }
}

/// The basis of a replacement, or an exception to it, without the replacement itself says nothing.
fn replaced(reader: &Reader<'_>, paper: &Json, node: Option<&Node>) {
    if !paper["thay_bang"].is_null() {
        return;
    }
    if let Some(key) = ["can_cu_thay", "van_nop_khi"].into_iter().find(|key| !paper[*key].is_null()) {
        reader.complain(Diagnostic::error("paper-not-replaced").arg("key", key).at(span(reader, node, key)));
    }
}

/// The items of a list of a record; none when it is no list.
fn rows<'j>(of: &'j Json, key: &str) -> &'j [Json] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

fn item<'a>(reader: &Reader<'a>, key: &str, number: usize) -> Option<&'a Node> {
    reader.node(key).and_then(|list| nth(list, number))
}

fn nth(list: &Node, number: usize) -> Option<&Node> {
    match &list.value {
        Value::List(items) => items.get(number),
        _ => None,
    }
}

fn entry<'a>(table: &'a Node, key: &str) -> Option<&'a Node> {
    table.entries().iter().find(|(name, _)| name.name == key).map(|(_, node)| node)
}

/// The place of a value of a table of a list, of the table when it lacks it.
fn span(reader: &Reader<'_>, table: Option<&Node>, key: &str) -> Span {
    let Some(table) = table else { return reader.span("") };
    reader.document.span(entry(table, key).map_or(table.range.start..table.range.start, |node| node.range.clone()))
}
