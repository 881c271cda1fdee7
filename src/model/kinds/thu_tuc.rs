//! `thu-tuc`: a guide to an administrative procedure. The national portal stays authoritative:
//! `ngay_doi_chieu` is the day on which an official compared the guide with it.

use super::{FieldType, Kind, SOURCES, may, must, no_rules};

const PAPER: FieldType = FieldType::Tables(&[
    must("ten", FieldType::Text),
    may("ghi_chu", FieldType::Text),
    may("truong_hop", FieldType::Text),
]);

pub(super) static KIND: Kind = Kind {
    name: "thu-tuc",
    fields: &[
        may("ma_thu_tuc", FieldType::ProcedureCode),
        may("linh_vuc", FieldType::Text),
        may("cap", FieldType::Choices(&["xã", "tỉnh", "bộ"])),
        may("mang_theo", PAPER),
        may("noi_nop", FieldType::Texts),
        may("cach_nop", FieldType::Choices(&["truc-tiep", "truc-tuyen", "buu-chinh"])),
        may("thoi_han", FieldType::Text),
        may("le_phi", FieldType::Text),
        may("ket_qua", FieldType::Texts),
        may("can_cu", FieldType::Texts),
        may("lien_ket", FieldType::Url),
        must("nguon", SOURCES),
        may("ngay_doi_chieu", FieldType::Date),
        may("muc_do", FieldType::Choice(&["toan-trinh", "mot-phan", "truc-tiep"])),
    ],
    rules: no_rules,
};
