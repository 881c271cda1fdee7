//! `chi-so`: an index of reform, such as PAR INDEX or SIPAS. Its values are rows of a table
//! (`model::tables::indices`) that name it by `ten_tat`.

use super::{FieldType, Kind, SOURCES, may, must, no_rules};

pub(super) static KIND: Kind = Kind {
    name: "chi-so",
    fields: &[must("ten_tat", FieldType::Text), may("co_quan", FieldType::Text), may("nguon", SOURCES)],
    rules: no_rules,
};
