//! `hoi-dap`: a question, its short answer, and how far the answer was verified.

use super::{FieldType, Kind, SOURCES, may, must, no_rules};

pub(super) static KIND: Kind = Kind {
    name: "hoi-dap",
    fields: &[
        must("tra_loi", FieldType::Text),
        may("muc_xac_minh", FieldType::Choice(&["da-xac-minh", "mot-phan", "chua-xac-minh"])),
        may("nguon", SOURCES),
        may("can_cu", FieldType::Texts),
    ],
    rules: no_rules,
};
