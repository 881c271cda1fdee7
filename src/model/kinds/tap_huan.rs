//! `tap-huan`: a training, its lectures and its papers. It makes an entry of a calendar.

use super::su_kien::span_of_days;
use super::{FieldType, Kind, SOURCES, may, must};

/// A file beside the page, or an address, and what it is called.
const MATERIAL: FieldType = FieldType::Tables(&[
    must("ten", FieldType::Text),
    may("tep", FieldType::Text),
    may("url", FieldType::Url),
    may("ghi_chu", FieldType::Text),
]);

pub(super) static KIND: Kind = Kind {
    name: "tap-huan",
    fields: &[
        must("ngay", FieldType::Moment),
        may("ket_thuc", FieldType::Moment),
        may("dia_diem", FieldType::Text),
        may("don_vi_to_chuc", FieldType::Text),
        may("nguoi_hoc", FieldType::Texts),
        may("noi_dung", FieldType::Texts),
        may("tai_lieu", MATERIAL),
        may("bai_giang", MATERIAL),
        may("lien_ket", FieldType::Url),
        may("trang_thai", FieldType::Choice(&["dang-mo", "hoan", "huy"])),
        may("nguon", SOURCES),
    ],
    rules: |reader, record| span_of_days(reader, record, "ngay", "ket_thuc"),
};
