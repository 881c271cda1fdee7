//! `tin-tuc`: news.

use super::{FieldType, Kind, SOURCES, may, no_rules};

pub(super) static KIND: Kind =
    Kind { name: "tin-tuc", fields: &[may("the_loai", FieldType::Text), may("nguon", SOURCES)], rules: no_rules };
