//! `chu-de`: a theme of the provincial plan, a to i and e1 to e6.

use super::{FieldType, Kind, may, must, no_rules};

const CODES: &[&str] = &["a", "b", "c", "d", "e", "e1", "e2", "e3", "e4", "e5", "e6", "g", "h", "i"];

pub(super) static KIND: Kind = Kind {
    name: "chu-de",
    fields: &[must("ma", FieldType::Choice(CODES)), may("can_cu", FieldType::Texts)],
    rules: no_rules,
};
