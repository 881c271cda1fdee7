//! `don-vi`: an office, a commune or a ward. A field that was not confirmed is absent.

use serde_json::Value as Json;

use super::{FieldType, Kind, may, must};
use crate::data::Reader;
use crate::diag::Diagnostic;

/// Where Vietnam lies, in degrees north and east, its islands included: a number outside is a slip, most
/// often the two columns mixed up.
const PLACES: [(&str, std::ops::RangeInclusive<f64>); 2] = [("vi_do", 6.0..=24.0), ("kinh_do", 102.0..=118.0)];

pub(super) static KIND: Kind = Kind {
    name: "don-vi",
    fields: &[
        must("ma", FieldType::Text),
        must("ten", FieldType::Text),
        must("loai", FieldType::Choice(&["xã", "phường"])),
        may("dia_chi", FieldType::Text),
        may("dien_thoai", FieldType::Text),
        may("gio_lam_viec", FieldType::Text),
        may("vi_do", FieldType::Number),
        may("kinh_do", FieldType::Number),
        may("logo", FieldType::Text),
    ],
    rules: place,
};

/// Both coordinates or none, each within Vietnam.
fn place(reader: &Reader<'_>, record: &mut Json) {
    let value = |key: &str| record.get(key).and_then(Json::as_f64);
    for (key, range) in PLACES {
        let outside = value(key).filter(|degrees| !range.contains(degrees));
        if let Some(degrees) = outside {
            let fault = Diagnostic::error("office-outside").arg("key", key).arg("value", degrees);
            let fault = fault.arg("from", range.start()).arg("to", range.end());
            reader.complain(fault.at(reader.span(key)));
        }
    }
    let [latitude, longitude] = PLACES.map(|(key, _)| reader.has(key));
    if latitude != longitude {
        let (key, other) = if latitude { ("vi_do", "kinh_do") } else { ("kinh_do", "vi_do") };
        reader
            .complain(Diagnostic::error("office-half-place").arg("key", key).arg("other", other).at(reader.span(key)));
    }
}
