//! `mo-hinh`: a model, an initiative or an example. `bai_mau` marks a sample that shows how to
//! write one and tells of no real unit.

use serde_json::Value as Json;

use super::super::schema::Field;
use super::{FieldType, Kind, SOURCES, may, must};
use crate::data::{Node, Reader, Value};
use crate::diag::Diagnostic;

/// The fields of reform (plan II.1.e) by their codes, in Vietnamese and English.
pub const REFORM_FIELDS: &[(&str, &str, &str)] = &[
    ("e1", "Cải cách thể chế", "Institutional reform"),
    ("e2", "Cải cách thủ tục hành chính", "Reform of administrative procedures"),
    ("e3", "Cải cách tổ chức bộ máy", "Reform of the organisation"),
    ("e4", "Cải cách chế độ công vụ", "Civil service reform"),
    ("e5", "Cải cách tài chính công", "Public finance reform"),
    ("e6", "Chính quyền điện tử, chính quyền số", "E-government and digital government"),
];

/// A measure before and after, and where the two were found: a figure never stands without its source.
const RESULT: &[Field] = &[
    must("chi_tieu", FieldType::Text),
    may("truoc", FieldType::Number),
    may("sau", FieldType::Number),
    may("don_vi", FieldType::Text),
    must("nguon", FieldType::Text),
    may("ngay", FieldType::Date),
];

/// Who took it over.
const ADOPTED: &[Field] = &[
    must("don_vi", FieldType::Text),
    may("ma_don_vi", FieldType::Text),
    may("ngay", FieldType::Date),
    may("ghi_chu", FieldType::Text),
];

pub(super) static KIND: Kind = Kind {
    name: "mo-hinh",
    fields: &[
        may("bai_mau", FieldType::Bool),
        may("loai", FieldType::Choice(&["mo-hinh", "sang-kien", "dien-hinh"])),
        may("don_vi", FieldType::Text),
        may("ma_don_vi", FieldType::Text),
        may("linh_vuc", FieldType::Choice(&["e1", "e2", "e3", "e4", "e5", "e6"])),
        may("giai_doan", FieldType::Choice(&["y-tuong", "thi-diem", "dang-ap-dung", "nhan-rong", "dung"])),
        may("van_de", FieldType::Text),
        may("cach_lam", FieldType::Texts),
        may("ket_qua", FieldType::Tables(RESULT)),
        may("bai_hoc", FieldType::Texts),
        may("nhan_rong", FieldType::Tables(ADOPTED)),
        may("nguon", SOURCES),
    ],
    rules,
};

/// A sample tells no results; a result has a figure.
fn rules(reader: &Reader<'_>, record: &mut Json) {
    let results = record["ket_qua"].as_array().map_or(&[][..], Vec::as_slice);
    let told = !results.is_empty() || record["nhan_rong"].as_array().is_some_and(|places| !places.is_empty());
    if record["bai_mau"] == true && told {
        let key = if results.is_empty() { "nhan_rong" } else { "ket_qua" };
        reader.complain(Diagnostic::error("sample-with-results").arg("key", key).at(reader.span(key)));
    }
    let rows = match reader.node("ket_qua") {
        Some(Node { value: Value::List(rows), .. }) => rows.as_slice(),
        _ => &[],
    };
    for row in rows {
        // A figure that is no number was told; here it counts as one.
        if !row.entries().iter().any(|(key, _)| key.name == "truoc" || key.name == "sau") {
            let fault = Diagnostic::error("result-without-figure");
            reader.complain(fault.at(reader.document.span(row.range.start..row.range.start)));
        }
    }
}
