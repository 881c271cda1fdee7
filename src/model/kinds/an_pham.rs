//! `an-pham`: a publication to print. Its layout and sizes are names of the theme's tables and are
//! checked when it is made. `bai` names the pages of a bulletin.

use super::{FieldType, Kind, may, must, no_rules};

/// Finishes of the print studio; a test holds that they are all of them.
pub const FINISHES: &[&str] = &["van-phong", "nha-in", "den-trang", "ghep-a4", "ghep-a3", "duyet"];

pub(super) static KIND: Kind = Kind {
    name: "an-pham",
    fields: &[
        must("bo_cuc", FieldType::Text),
        may("kho", FieldType::Texts),
        may("hoan_thien", FieldType::Choices(FINISHES)),
        may("trang", FieldType::Text),
        may("bai", FieldType::Texts),
    ],
    rules: no_rules,
};
