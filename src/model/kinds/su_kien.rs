//! `su-kien`: a dialogue, a round of a contest, a talk. It makes an entry of a calendar.

use serde_json::Value as Json;

use super::{FieldType, Kind, SOURCES, may, must};
use crate::data::Reader;
use crate::date::Moment;
use crate::diag::Diagnostic;

const TYPES: &[&str] = &["doi-thoai", "cuoc-thi", "toa-dam", "hoi-nghi", "khac"];
const STATES: &[&str] = &["dang-mo", "hoan", "huy"];

pub(super) static KIND: Kind = Kind {
    name: "su-kien",
    fields: &[
        must("loai", FieldType::Choice(TYPES)),
        must("bat_dau", FieldType::Moment),
        may("ket_thuc", FieldType::Moment),
        may("dia_diem", FieldType::Text),
        may("don_vi_to_chuc", FieldType::Text),
        may("lien_ket", FieldType::Url),
        may("trang_thai", FieldType::Choice(STATES)),
        may("nguon", SOURCES),
    ],
    rules: |reader, record| span_of_days(reader, record, "bat_dau", "ket_thuc"),
};

/// The end is not before the start, both are days or both have a time, and `ngay_cuoi` becomes the
/// last day of it, so that a list can part what is to come from what was.
pub(super) fn span_of_days(reader: &Reader<'_>, record: &mut Json, start: &str, end: &str) {
    let moment = |key: &str| record.get(key).and_then(Json::as_str).and_then(|text| Moment::parse(text).ok());
    let (first, last) = (moment(start), moment(end));
    if let (Some(first), Some(last)) = (first, last) {
        let code = match (first.has_time() == last.has_time(), last < first) {
            (false, _) => Some("event-time-half"),
            (true, true) => Some("event-ends-before-start"),
            _ => None,
        };
        if let Some(code) = code {
            let fault = Diagnostic::error(code).arg("key", end).arg("start", start).arg("value", last);
            reader.complain(fault.at(reader.span(end)));
        }
    }
    let day = last.or(first).map(|moment| moment.day().to_string());
    if let Some(record) = record.as_object_mut() {
        record.insert("ngay_cuoi".to_owned(), day.into());
    }
}
