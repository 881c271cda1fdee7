//! What lists can be filtered by: one row a facet, with where its values are and what they are called.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::Value as Json;

use super::super::kinds::{AUDIENCES, Kind, THEMES};
use super::super::schema::{Field, FieldType};
use super::super::{Page, State};
use super::Known;
use crate::text::collate::Collator;

/// Something that pages of a list differ in.
#[derive(Debug)]
pub struct Facet {
    /// Its name in `filters`: the key of the field where it is one.
    pub name: &'static str,
    /// The kinds whose sections may name it; none means all.
    kinds: &'static [&'static str],
    of: Of,
    /// What its values are called.
    pub labels: Labels,
}

/// What the values of a facet are called on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// As they are written.
    Written,
    /// By a text of the interface: this, `_` and the code.
    Texts(&'static str),
    /// By the label of the taxonomy that is fed by this field.
    Taxonomy(&'static str),
    /// As the theme calls the layout, or the size, of a publication.
    Layout,
    /// The size of a publication.
    Size,
}

/// Where the values of a page are.
#[derive(Debug)]
enum Of {
    Record,
    Care,
    /// The state of a document, when something is claimed of it.
    State,
    /// The year of the first of these fields, or else of the page.
    Year(&'static [&'static str]),
    /// The districts of old of a commune or ward.
    OldDistrict,
}

const fn facet(name: &'static str, kinds: &'static [&'static str], of: Of, labels: Labels) -> Facet {
    Facet { name, kinds, of, labels }
}

/// Every facet. A name may stand for several kinds.
pub static FACETS: &[Facet] = &[
    facet("linh_vuc", &["thu-tuc"], Of::Record, Labels::Written),
    facet("cap", &["thu-tuc"], Of::Record, Labels::Texts("cap")),
    facet("muc_do", &["thu-tuc"], Of::Record, Labels::Texts("muc_do")),
    facet("loai", &["van-ban"], Of::Record, Labels::Written),
    facet("loai", &["don-vi"], Of::Record, Labels::Texts("loai")),
    facet("loai", &["mo-hinh"], Of::Record, Labels::Texts("loai")),
    facet("loai", &["su-kien"], Of::Record, Labels::Texts("loai_su_kien")),
    facet("co_quan", &["van-ban"], Of::Record, Labels::Written),
    facet("tinh_trang", &["van-ban"], Of::State, Labels::Texts("tinh_trang")),
    facet("the_loai", &["tin-tuc"], Of::Record, Labels::Texts("the_loai")),
    facet("giai_doan", &["mo-hinh"], Of::Record, Labels::Texts("giai_doan")),
    facet("bo_cuc", &["an-pham"], Of::Record, Labels::Layout),
    facet("kho", &["an-pham"], Of::Record, Labels::Size),
    facet("huyen_cu", &["don-vi"], Of::OldDistrict, Labels::Written),
    facet("nam", &["van-ban"], Of::Year(&["ngay_ban_hanh"]), Labels::Written),
    facet("nam", &["su-kien", "tap-huan"], Of::Year(&["bat_dau", "ngay"]), Labels::Written),
    facet("nam", &[], Of::Year(&[]), Labels::Written),
    facet("doi_tuong", &[], Of::Care, Labels::Taxonomy("doi_tuong")),
    facet("ma_chu_de", &[], Of::Care, Labels::Taxonomy("ma_chu_de")),
];

/// The states of a document in the order in which they matter to a reader.
const STATES: [State; 4] = [State::InForce, State::NotYet, State::Partly, State::Ended];

impl Facet {
    /// Whether lists of a kind may be filtered by it.
    pub fn is_for(&self, kind: Option<&Kind>) -> bool {
        self.kinds.is_empty() || kind.is_some_and(|kind| self.kinds.contains(&kind.name))
    }

    /// Whether a page alone says which values it has.
    pub(super) fn is_of_page(&self) -> bool {
        matches!(self.of, Of::Record | Of::Care | Of::Year(_))
    }

    /// The values that a page has, none twice.
    pub(super) fn values<'p>(&self, page: &'p Page, known: &Known<'p>) -> Vec<Cow<'p, str>> {
        let mut values = match &self.of {
            Of::Record => texts(page.record.get(self.name)),
            Of::Care => texts(page.care.get(self.name)),
            Of::State => state(page, known).map(Cow::Borrowed).into_iter().collect(),
            Of::Year(fields) => {
                let said = fields.iter().find_map(|field| page.record.get(*field)?.as_str());
                let year = said.and_then(|day| day.get(..4)).map(Cow::Borrowed);
                year.or_else(|| page.meta.date.map(|date| date.year().to_string().into())).into_iter().collect()
            }
            Of::OldDistrict => {
                let code = page.record.get("ma").and_then(Json::as_str).unwrap_or_default();
                let units = known.tables.old_units.all().iter().filter(|unit| unit.code == code);
                units.map(|unit| unit.district.as_str().into()).collect()
            }
        };
        let mut at = 0;
        while at < values.len() {
            if values[..at].contains(&values[at]) { _ = values.remove(at) } else { at += 1 }
        }
        values
    }

    /// The order of two values: that of the codes, the newest year first, else by letter.
    pub(super) fn order(&self, kind: Option<&'static Kind>, collator: &Collator, a: &str, b: &str) -> Ordering {
        let place = |value: &str| match &self.of {
            Of::State => STATES.iter().position(|state| state.name() == value),
            Of::Care => {
                let codes = if self.name == "doi_tuong" { AUDIENCES } else { THEMES };
                codes.iter().position(|code| *code == value)
            }
            Of::Record => codes(kind, self.name).iter().position(|code| *code == value),
            Of::Year(_) | Of::OldDistrict => None,
        };
        let by_letter = match self.of {
            Of::Year(_) => b.cmp(a),
            _ => collator.compare(a, b),
        };
        place(a).cmp(&place(b)).then(by_letter)
    }
}

/// The codes that a field of a kind may have; none for a field of words.
fn codes(kind: Option<&'static Kind>, key: &str) -> &'static [&'static str] {
    let field: Option<&Field> = kind.and_then(|kind| kind.fields.iter().find(|field| field.key == key));
    match field.map(|field| &field.of) {
        Some(FieldType::Choice(words) | FieldType::Choices(words)) => words,
        _ => &[],
    }
}

fn texts(value: Option<&Json>) -> Vec<Cow<'_, str>> {
    fn filled(text: &str) -> Option<Cow<'_, str>> {
        Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed)
    }
    match value {
        Some(Json::String(text)) => filled(text).into_iter().collect(),
        Some(Json::Array(items)) => items.iter().filter_map(|item| filled(item.as_str()?)).collect(),
        _ => Vec::new(),
    }
}

/// Nothing is claimed of a document whose page says no status and that nothing ended.
fn state(page: &Page, known: &Known<'_>) -> Option<&'static str> {
    let (_, entry) = known.registry.of_page(&page.key)?;
    (entry.is_stated || entry.state != State::InForce).then(|| entry.state.name())
}
