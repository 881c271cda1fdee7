//! The rules of `cchc check`, one file each. To add one: its file, its line in [`RULES`], and its
//! fixtures in `tests/fixtures/check/<code>/`.

mod document_amended;
mod document_ended;
mod document_unknown;
mod expires_soon;
mod heading_order;
mod image_alt;
mod link_external;
mod link_host;
mod link_no_text;
mod link_vague;
mod long_sentence;
mod orphan;
mod page_weight;
mod photo_gps;
mod review_overdue;
mod table_header;
mod title_twice;
mod unapproved;

use super::Rule;

/// Every rule, in the order in which `cchc explain` lists them.
pub static RULES: &[&Rule] = &[
    &document_ended::RULE,
    &document_amended::RULE,
    &document_unknown::RULE,
    &image_alt::RULE,
    &photo_gps::RULE,
    &heading_order::RULE,
    &link_no_text::RULE,
    &link_vague::RULE,
    &table_header::RULE,
    &long_sentence::RULE,
    &title_twice::RULE,
    &orphan::RULE,
    &page_weight::RULE,
    &review_overdue::RULE,
    &expires_soon::RULE,
    &unapproved::RULE,
    &link_host::RULE,
    &link_external::RULE,
];

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code() == code)
}
