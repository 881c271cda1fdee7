//! `mo-hinh`: a model, an initiative or an example. `bai_mau` marks a sample that shows how to
//! write one and tells of no real unit.

use super::{FieldType, Kind, SOURCES, may, no_rules};

pub(super) static KIND: Kind = Kind {
    name: "mo-hinh",
    fields: &[
        may("bai_mau", FieldType::Bool),
        may("loai", FieldType::Choice(&["mo-hinh", "sang-kien", "dien-hinh"])),
        may("don_vi", FieldType::Text),
        may("linh_vuc", FieldType::Text),
        may("giai_doan", FieldType::Choice(&["y-tuong", "thi-diem", "dang-ap-dung", "nhan-rong", "dung"])),
        may("nguon", SOURCES),
    ],
    rules: no_rules,
};
