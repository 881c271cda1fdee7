//! The kinds of page that the hub knows: what each may say, one file a kind.
//!
//! A section names the kind of its pages (`kind = "thu-tuc"`); a page may name another. To add a
//! kind: its file, its line in [`KINDS`], its template and archetype in the theme.

mod an_pham;
mod chi_so;
mod chon_duong;
mod chu_de;
mod don_vi;
mod hoi_dap;
pub(super) mod mo_hinh;
mod phan_anh;
mod su_kien;
mod tap_huan;
pub(super) mod thu_tuc;
mod tin_tuc;
mod van_ban;
mod xa_cu;

use serde_json::Value as Json;

use super::schema::{self, Field, FieldType, may, must};
use crate::data::Reader;
pub use an_pham::FINISHES;
pub use tin_tuc::GENRES;

/// A kind of page.
#[derive(Debug)]
pub struct Kind {
    /// Its name in front matter, and the stem of its templates.
    pub name: &'static str,
    /// What its pages may say besides what any page may.
    pub fields: &'static [Field],
    /// What its fields must hold together, and what follows from them: complains of what
    /// contradicts itself, and may add derived values to the record, which is complete otherwise.
    pub rules: fn(&Reader<'_>, &mut Json),
}

/// Rules of a kind whose fields stand alone.
const fn no_rules(_: &Reader<'_>, _: &mut Json) {}

/// The kind of a page that names none.
pub static PLAIN: Kind = Kind { name: "trang", fields: &[], rules: no_rules };

/// Every kind.
pub static KINDS: &[&Kind] = &[
    &PLAIN,
    &chu_de::KIND,
    &thu_tuc::KIND,
    &mo_hinh::KIND,
    &van_ban::KIND,
    &chi_so::KIND,
    &hoi_dap::KIND,
    &chon_duong::KIND,
    &tin_tuc::KIND,
    &an_pham::KIND,
    &don_vi::KIND,
    &xa_cu::KIND,
    &phan_anh::KIND,
    &tap_huan::KIND,
    &su_kien::KIND,
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

/// Who a page is for: the audiences of the provincial plan (I.3).
pub const AUDIENCES: &[&str] = &["cbccvc", "nguoi-lao-dong", "nhan-dan", "to-chuc", "doanh-nghiep"];

/// The themes of the provincial plan (II.1).
pub const THEMES: &[&str] = &["a", "b", "c", "d", "e", "e1", "e2", "e3", "e4", "e5", "e6", "g", "h", "i"];

/// How far a text has come: a draft, one that waits, one that was approved, one that was taken down.
pub const APPROVALS: &[&str] = &["nhap", "cho-duyet", "da-duyet", "go"];

/// What any page may say of its keeping (`page.care`): for whom and on what it is, who answers for
/// it, whether it was approved, what was corrected, by which words it is found, and what checks leave alone.
pub const CARE_FIELDS: &[Field] = &[
    may("doi_tuong", FieldType::Choices(AUDIENCES)),
    may("ma_chu_de", FieldType::Choices(THEMES)),
    may("don_vi_phu_trach", FieldType::Text),
    may("duyet", FieldType::Choice(APPROVALS)),
    may("nguoi_duyet", FieldType::Text),
    may("ngay_duyet", FieldType::Date),
    may("dinh_chinh", FieldType::Tables(&[must("ngay", FieldType::Date), must("noi_dung", FieldType::Text)])),
    // Recordings, each with its transcript.
    may(super::audio::KEY, FieldType::Tables(super::audio::FIELDS)),
    // Documents that the text names as history: that they ended is no finding.
    may("van_ban_cu", FieldType::Texts),
    // What people type to find it, and the text does not say: "sổ đỏ", "giấy độc thân".
    may("tu_khoa", FieldType::Texts),
    // Codes of checks that leave the page alone.
    may("bo_qua", FieldType::Texts),
];

/// Reads the fields of a kind and what follows from them.
pub(super) fn read(reader: &Reader<'_>, kind: &Kind) -> Json {
    let mut record = schema::read(reader, kind.fields);
    (kind.rules)(reader, &mut record);
    record
}

/// The kind of a name.
pub fn find(name: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}
