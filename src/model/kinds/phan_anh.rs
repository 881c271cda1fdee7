//! `phan-anh`: feedback, and the addresses that receive it. Results are rows of a table of the section
//! (`model::tables::feedback`).

use super::{FieldType, Kind, SOURCES, may, must, no_rules};

pub(super) static KIND: Kind = Kind {
    name: "phan-anh",
    fields: &[
        // An address without a source is nobody's: it is not shown.
        may(
            "noi_nhan",
            FieldType::Tables(&[
                must("ten", FieldType::Text),
                may("url", FieldType::Url),
                may("mo_ta", FieldType::Text),
                must("nguon", FieldType::Text),
            ]),
        ),
        may("nguon", SOURCES),
    ],
    rules: no_rules,
};
