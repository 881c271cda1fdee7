//! `xa-cu`: a name that several communes, wards or towns bore before 01/7/2025. Its pages follow from
//! the table of old units (`model::tables::old_units`); the section of the kind is the look-up.

use super::{FieldType, Kind, must, no_rules};

pub(super) static KIND: Kind = Kind {
    name: "xa-cu",
    fields: &[
        must("ten", FieldType::Text),
        must(
            "noi",
            FieldType::Tables(&[
                must("don_vi", FieldType::Text),
                must("huyen", FieldType::Text),
                must("moi", FieldType::Text),
            ]),
        ),
    ],
    rules: no_rules,
};
