//! Time limits, fees and notes on papers in words, Vietnamese and English; other languages get the
//! Vietnamese ones, in which the record was written.

use serde_json::Value as Json;

use super::super::kinds::thu_tuc::{METHODS, UNITS};
use crate::text::number::format_integer;

/// What one way of handing in, or several, takes and costs, in words.
pub(super) struct Part {
    pub ways: Vec<String>,
    pub limit: Option<String>,
    pub fees: Option<String>,
}

/// The words of a language. Lists stand in the order of [`METHODS`] and [`UNITS`].
pub(super) struct Words {
    lang: &'static str,
    methods: [&'static str; 3],
    /// The units after a number, and after one.
    units: [[&'static str; 2]; 4],
    /// Free of: both, lệ phí, phí.
    free: [&'static str; 3],
    /// The names of lệ phí and phí where both are asked for.
    names: [&'static str; 2],
    and: &'static str,
    /// One original or copy; several, before which stands the number.
    original: [&'static str; 2],
    copy: [&'static str; 2],
    only_if: &'static str,
}

static VI: Words = Words {
    lang: "vi",
    methods: ["Trực tiếp", "Trực tuyến", "Qua bưu chính"],
    units: [["ngày làm việc"; 2], ["ngày"; 2], ["tháng"; 2], ["giờ"; 2]],
    free: ["Miễn phí, lệ phí", "Miễn lệ phí", "Miễn phí"],
    names: ["lệ phí", "phí"],
    and: "và",
    original: ["bản chính"; 2],
    copy: ["bản sao"; 2],
    only_if: "Chỉ khi",
};

static EN: Words = Words {
    lang: "en",
    methods: ["In person", "Online", "By post"],
    units: [["working days", "working day"], ["days", "day"], ["months", "month"], ["hours", "hour"]],
    free: ["Free", "Free", "Free"],
    names: ["charge", "fee"],
    and: "and",
    original: ["originals", "original"],
    copy: ["copies", "copy"],
    only_if: "Only if",
};

impl Words {
    pub fn of(lang: &str) -> &'static Self {
        if lang.split(['-', '_']).next() == Some("en") { &EN } else { &VI }
    }

    /// The time limit of a way of handing in.
    pub fn limit(&self, way: &Json) -> Option<String> {
        let unit = way["don_vi"].as_str().and_then(|unit| UNITS.iter().position(|known| *known == unit));
        let value = way["thoi_han"].as_u64().zip(unit).map(|(count, unit)| {
            let [many, one] = self.units[unit];
            format!("{} {}", self.number(count), if count == 1 { one } else { many })
        });
        joined(value, way["ghi_chu_thoi_han"].as_str())
    }

    /// What a way of handing in costs: lệ phí and phí.
    pub fn fees(&self, way: &Json) -> Option<String> {
        let dong = |count: u64| format!("{} đồng", self.number(count));
        let one = |count: u64, free: usize| if count == 0 { self.free[free].to_owned() } else { dong(count) };
        let value = match (way["le_phi"].as_u64(), way["phi"].as_u64()) {
            (None, None) => None,
            (Some(due), None) => Some(one(due, 1)),
            (None, Some(fee)) => Some(one(fee, 2)),
            (Some(0), Some(0)) => Some(self.free[0].to_owned()),
            (Some(due), Some(fee)) => {
                let [of_due, of_fee] = self.names;
                Some(format!("{} {of_due} {} {} {of_fee}", dong(due), self.and, dong(fee)))
            }
        };
        joined(value, way["ghi_chu_phi"].as_str())
    }

    /// What holds of the whole procedure: said once where every way agrees, else by way.
    pub fn whole(&self, parts: &[Part], of: fn(&Part) -> Option<&str>, note: Option<&str>) -> Option<String> {
        let said: Vec<(&Part, &str)> = parts.iter().filter_map(|part| Some((part, of(part)?))).collect();
        let agree = said.len() == parts.len() && said.windows(2).all(|two| two[0].1 == two[1].1);
        let value = match said.first() {
            None => None,
            Some((_, text)) if agree => Some((*text).to_owned()),
            Some(_) => {
                let each = said.iter().enumerate().map(|(number, (part, text))| {
                    let label = self.ways(&part.ways);
                    format!("{}: {}", if number == 0 { label } else { lowered(&label) }, lowered(text))
                });
                Some(each.collect::<Vec<_>>().join("; "))
            }
        };
        joined(value, note)
    }

    /// `Trực tiếp, qua bưu chính`.
    fn ways(&self, ways: &[String]) -> String {
        let known = |way: &String| METHODS.iter().position(|known| known == way).map(|at| self.methods[at]);
        let names = ways.iter().filter_map(known).enumerate();
        let names = names.map(|(number, name)| if number == 0 { name.to_owned() } else { lowered(name) });
        names.collect::<Vec<_>>().join(", ")
    }

    /// How many originals and copies, what its author says of a paper, and when it is asked for at all.
    pub fn paper_note(&self, paper: &Json) -> Option<String> {
        let counted = |key: &str, [many, one]: [&str; 2]| match paper[key].as_u64() {
            None | Some(0) => None,
            Some(1) => Some(one.to_owned()),
            Some(count) => Some(format!("{} {many}", self.number(count))),
        };
        let counts = [counted("ban_chinh", self.original), counted("ban_sao", self.copy)];
        let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let counts = (!counts.is_empty()).then(|| format!("{}.", raised(&counts)));
        let own = paper["ghi_chu"].as_str().map(|text| text.trim().to_owned());
        let exception = paper["van_nop_khi"].as_str();
        let exception = exception.map(|when| format!("{} {}.", self.only_if, when.trim().trim_end_matches('.')));
        let parts: Vec<String> = counts.into_iter().chain(own).chain(exception).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn number(&self, count: u64) -> String {
        format_integer(i64::try_from(count).unwrap_or(i64::MAX), self.lang)
    }
}

/// A value and a note on it. A note in small letters goes on with the sentence, one that begins with a
/// capital or a figure is a sentence of its own, and one that begins with a sign hangs on the value.
fn joined(value: Option<String>, note: Option<&str>) -> Option<String> {
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    let (Some(value), Some(note)) = (&value, note) else { return value.or(note.map(str::to_owned)) };
    let first = note.chars().next().unwrap_or(' ');
    let between = match first {
        ',' | ';' | '/' | ':' => "",
        '(' => " ",
        _ if first.is_lowercase() => " ",
        _ => ". ",
    };
    Some(format!("{value}{between}{note}"))
}

/// With a small first letter, unless the word is an abbreviation.
fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn raised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_note_joins_the_way_it_is_written() {
        let limit = |note: &str| {
            VI.limit(&json!({ "thoi_han": 3, "don_vi": "ngày làm việc", "ghi_chu_thoi_han": note })).unwrap()
        };
        assert_eq!(limit("kể từ ngày nhận hồ sơ"), "3 ngày làm việc kể từ ngày nhận hồ sơ");
        assert_eq!(
            limit("Trường hợp phức tạp không quá 5 ngày"),
            "3 ngày làm việc. Trường hợp phức tạp không quá 5 ngày"
        );
        assert_eq!(limit("/trang"), "3 ngày làm việc/trang");
        assert_eq!(VI.limit(&json!({ "ghi_chu_thoi_han": "Trong ngày" })).unwrap(), "Trong ngày");
        assert_eq!(VI.limit(&json!({})), None);
    }

    #[test]
    fn zero_is_free_and_names_what_is() {
        let fees = |due: Json, fee: Json| VI.fees(&json!({ "le_phi": due, "phi": fee }));
        assert_eq!(fees(json!(0), Json::Null).unwrap(), "Miễn lệ phí");
        assert_eq!(fees(Json::Null, json!(0)).unwrap(), "Miễn phí");
        assert_eq!(fees(json!(0), json!(0)).unwrap(), "Miễn phí, lệ phí");
        assert_eq!(fees(json!(50000), json!(8000)).unwrap(), "50.000 đồng lệ phí và 8.000 đồng phí");
        assert_eq!(fees(Json::Null, Json::Null), None);
        assert_eq!(EN.limit(&json!({ "thoi_han": 1, "don_vi": "ngày" })).unwrap(), "1 day");
    }
}
