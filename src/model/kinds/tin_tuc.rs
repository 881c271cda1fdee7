//! `tin-tuc`: news.

use super::{FieldType, Kind, SOURCES, may};

pub(super) static KIND: Kind =
    Kind { name: "tin-tuc", fields: &[may("the_loai", FieldType::Text), may("nguon", SOURCES)] };
