//! The kinds of page that the hub knows: what each may say, one file a kind.
//!
//! A section names the kind of its pages (`kind = "thu-tuc"`); a page may name another. To add a
//! kind: its file, its line in [`KINDS`], its template and archetype in the theme.

mod an_pham;
mod chi_so;
mod chu_de;
mod don_vi;
mod hoi_dap;
mod mo_hinh;
mod thu_tuc;
mod tin_tuc;
mod van_ban;

use super::schema::{Field, FieldType, may, must};
pub use an_pham::FINISHES;

/// A kind of page.
#[derive(Debug)]
pub struct Kind {
    /// Its name in front matter, and the stem of its templates.
    pub name: &'static str,
    /// What its pages may say besides what any page may.
    pub fields: &'static [Field],
}

/// The kind of a page that names none.
pub static PLAIN: Kind = Kind { name: "trang", fields: &[] };

/// Every kind.
pub static KINDS: &[&Kind] = &[
    &PLAIN,
    &chu_de::KIND,
    &thu_tuc::KIND,
    &mo_hinh::KIND,
    &van_ban::KIND,
    &chi_so::KIND,
    &hoi_dap::KIND,
    &tin_tuc::KIND,
    &an_pham::KIND,
    &don_vi::KIND,
];

/// Where something was found: shared by the kinds that name sources.
const SOURCES: FieldType =
    FieldType::Tables(&[must("ten", FieldType::Text), may("url", FieldType::Url), may("ngay", FieldType::Date)]);

/// What posters and banners say, on any page (`[in_an]`).
pub const PRINT_FIELDS: &[Field] = &[
    may("chuyen_muc", FieldType::Text),
    may("tieu_de", FieldType::Text),
    may("thong_diep", FieldType::Text),
    may("buoc", FieldType::Tables(&[must("ten", FieldType::Text), may("noi_dung", FieldType::Text)])),
    may("khau_hieu", FieldType::Texts),
    may("can_cu", FieldType::Text),
    may("hinh", FieldType::Text),
    may("mo_ta_hinh", FieldType::Text),
    may(
        "so_lieu",
        FieldType::Tables(&[
            must("so", FieldType::Text),
            must("nhan", FieldType::Text),
            must("nguon", FieldType::Text),
        ]),
    ),
    may("treo_tu", FieldType::Date),
    may("treo_den", FieldType::Date),
];

/// The kind of a name.
pub fn find(name: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}
