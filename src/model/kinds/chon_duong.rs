//! `chon-duong`: a tree of questions in one file, each `## Question? {#id}` a step of its own address.
//! `model::ways` takes the file apart.

use super::{FieldType, Kind, SOURCES, may, no_rules};

pub(super) static KIND: Kind =
    Kind { name: "chon-duong", fields: &[may("can_cu", FieldType::Texts), may("nguon", SOURCES)], rules: no_rules };
