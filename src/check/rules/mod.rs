//! The rules of `cchc check`, one file each. To add one: its file, its line in [`RULES`], and its
//! fixtures in `tests/fixtures/check/<code>/`.

mod abbreviation;
mod audio_weight;
mod closed_portal;
mod css_contrast;
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
mod html_aria;
mod html_autoplay;
mod html_chart_table;
mod html_field_label;
mod html_frame_title;
mod html_h1;
mod html_heading_order;
mod html_hidden_focus;
mod html_id_missing;
mod html_id_twice;
mod html_image_alt;
mod html_landmark_name;
mod html_lang;
mod html_lang_tag;
mod html_main;
mod html_media_text;
mod html_new_window;
mod html_no_name;
mod html_tabindex;
mod html_table_header;
mod html_title;
mod html_title_twice;
mod html_zoom;
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
mod texts_missing;
mod title_twice;
mod tone_placement;
mod translation_alone;
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
    &html_lang::RULE,
    &html_lang_tag::RULE,
    &html_title::RULE,
    &html_title_twice::RULE,
    &html_main::RULE,
    &html_h1::RULE,
    &html_heading_order::RULE,
    &html_landmark_name::RULE,
    &html_image_alt::RULE,
    &html_no_name::RULE,
    &html_field_label::RULE,
    &html_id_twice::RULE,
    &html_id_missing::RULE,
    &html_aria::RULE,
    &html_frame_title::RULE,
    &html_autoplay::RULE,
    &html_media_text::RULE,
    &html_tabindex::RULE,
    &html_hidden_focus::RULE,
    &html_new_window::RULE,
    &html_zoom::RULE,
    &html_table_header::RULE,
    &html_chart_table::RULE,
    &css_contrast::RULE,
    &page_weight::RULE,
    &audio_weight::RULE,
    &first_round_trip::RULE,
    &first_paint::RULE,
    &translation_alone::RULE,
    &texts_missing::RULE,
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
