//! `don-vi`: an office, a commune or a ward. A field that was not confirmed is absent.

use super::{FieldType, Kind, may, must, no_rules};

pub(super) static KIND: Kind = Kind {
    name: "don-vi",
    fields: &[
        must("ma", FieldType::Text),
        must("ten", FieldType::Text),
        must("loai", FieldType::Choice(&["xã", "phường"])),
        may("dia_chi", FieldType::Text),
        may("dien_thoai", FieldType::Text),
        may("gio_lam_viec", FieldType::Text),
        may("logo", FieldType::Text),
    ],
    rules: no_rules,
};
