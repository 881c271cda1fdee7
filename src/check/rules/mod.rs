//! The rules of `cchc check`, one file each. To add one: its file, its line in [`RULES`], and its
//! fixtures in `tests/fixtures/check/<code>/`.

mod abbreviation;
mod closed_portal;
mod date_impossible;
mod date_style;
mod date_weekday;
mod document_amended;
mod document_ended;
mod document_unknown;
mod expires_soon;
mod first_paint;
mod first_round_trip;
mod heading_order;
pub(super) mod identity_number;
mod image_alt;
mod invisible_character;
mod legacy_encoding;
mod letter_d;
mod letter_foreign;
mod link_external;
mod link_host;
mod link_no_text;
mod link_vague;
mod long_sentence;
mod not_nfc;
mod number_style;
mod old_district;
mod old_place;
mod orphan;
mod page_weight;
pub(super) mod personal_data;
mod photo_gps;
mod review_overdue;
mod syllable;
mod table_header;
mod title_twice;
mod tone_placement;
mod typo;
mod unapproved;
mod wording;

use super::Rule;

/// Every rule, in the order in which `cchc explain` lists them.
pub static RULES: &[&Rule] = &[
    &document_ended::RULE,
    &document_amended::RULE,
    &document_unknown::RULE,
    &long_sentence::RULE,
    &not_nfc::RULE,
    &invisible_character::RULE,
    &letter_d::RULE,
    &letter_foreign::RULE,
    &legacy_encoding::RULE,
    &typo::RULE,
    &syllable::RULE,
    &tone_placement::RULE,
    &abbreviation::RULE,
    &date_impossible::RULE,
    &date_weekday::RULE,
    &date_style::RULE,
    &number_style::RULE,
    &old_place::RULE,
    &old_district::RULE,
    &closed_portal::RULE,
    &identity_number::RULE,
    &personal_data::RULE,
    &image_alt::RULE,
    &photo_gps::RULE,
    &heading_order::RULE,
    &link_no_text::RULE,
    &link_vague::RULE,
    &table_header::RULE,
    &title_twice::RULE,
    &orphan::RULE,
    &page_weight::RULE,
    &first_round_trip::RULE,
    &first_paint::RULE,
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
