//! `van-ban`: a legal or administrative document and what became of it.

use super::{FieldType, Kind, SOURCES, may, must, no_rules};

const STATES: &[&str] = &["con-hieu-luc", "chua-hieu-luc", "het-hieu-luc", "het-mot-phan"];

pub(super) static KIND: Kind = Kind {
    name: "van-ban",
    fields: &[
        must("so_ky_hieu", FieldType::Text),
        must("loai", FieldType::Text),
        must("co_quan", FieldType::Text),
        may("nguoi_ky", FieldType::Text),
        may("ngay_ban_hanh", FieldType::Date),
        may("ngay_hieu_luc", FieldType::Date),
        may("ngay_het_hieu_luc", FieldType::Date),
        may("tinh_trang", FieldType::Choice(STATES)),
        may("sua_doi", FieldType::Texts),
        may("thay_the", FieldType::Texts),
        may("can_cu", FieldType::Texts),
        may("nguon", SOURCES),
    ],
    rules: no_rules,
};
