//! `hoi-dap`: a question, its short answer, and how far the answer was verified.

use serde_json::Value as Json;

use super::{FieldType, Kind, SOURCES, may, must};
use crate::data::Reader;
use crate::diag::Diagnostic;

pub(super) static KIND: Kind = Kind {
    name: "hoi-dap",
    fields: &[
        must("tra_loi", FieldType::Text),
        may("muc_xac_minh", FieldType::Choice(&["da-xac-minh", "mot-phan", "chua-xac-minh"])),
        may("nguon", SOURCES),
        may("can_cu", FieldType::Texts),
    ],
    rules,
};

/// What counts as verified says by what.
fn rules(reader: &Reader<'_>, record: &mut Json) {
    let sources = record["nguon"].as_array().is_some_and(|sources| !sources.is_empty());
    if record["muc_xac_minh"] == "da-xac-minh" && !sources {
        reader.complain(Diagnostic::error("verified-no-source").at(reader.span("muc_xac_minh")));
    }
}
