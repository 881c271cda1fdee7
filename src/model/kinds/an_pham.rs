//! `an-pham`: a publication to print. Its layout and sizes are names of the theme's tables and are
//! checked when it is made. `bai` names the pages of a bulletin.

use super::{FieldType, Kind, may, must};

pub(super) static KIND: Kind = Kind {
    name: "an-pham",
    fields: &[
        must("bo_cuc", FieldType::Text),
        may("kho", FieldType::Texts),
        may("trang", FieldType::Text),
        may("bai", FieldType::Texts),
    ],
};
