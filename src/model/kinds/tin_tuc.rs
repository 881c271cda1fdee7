//! `tin-tuc`: news, by its genre, and who of the network of contributors wrote it (plan, III.2).

use super::{FieldType, Kind, SOURCES, may, no_rules};

/// The genres that the plan names (II.2, IV), and those of a hub: notices, guides, summaries.
pub const GENRES: &[&str] = &[
    "tin",
    "bai-viet",
    "phong-van",
    "phong-su",
    "guong-dien-hinh",
    "thong-bao",
    "huong-dan",
    "tom-tat-van-ban",
    "anh",
    "video",
    "truyen-thanh",
];

pub(super) static KIND: Kind = Kind {
    name: "tin-tuc",
    fields: &[
        may("the_loai", FieldType::Choice(GENRES)),
        may("cong_tac_vien", FieldType::Texts),
        may("don_vi", FieldType::Text),
        may("nguon", SOURCES),
    ],
    rules: no_rules,
};
