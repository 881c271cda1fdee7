//! The few words that a drawing says by itself.

/// What is said where an index has no value yet.
pub const NO_VALUES: &str = "none-yet";

const WORDS: &[(&str, &str, &str)] = &[
    ("score-title", "{index}, {body}: điểm theo năm", "{index}, {body}: score by year"),
    (
        "rank-title",
        "{index}, {body}: thứ hạng theo năm, hạng 1 cao nhất",
        "{index}, {body}: rank by year, 1 being the best",
    ),
    ("score-short", "{body}: điểm theo năm", "{body}: score by year"),
    ("rank-short", "{body}: hạng theo năm", "{body}: rank by year"),
    ("score-one", "năm {year}: {score} trên {max}", "{year}: {score} out of {max}"),
    ("rank-one", "năm {year}: hạng {rank} trong số {count}", "{year}: rank {rank} of {count}"),
    ("newest", "{body}, năm {year}: {values}", "{body}, {year}: {values}"),
    ("newest-score", "{score} trên {max}", "{score} out of {max}"),
    ("newest-rank", "hạng {rank} trong số {count}", "rank {rank} of {count}"),
    ("no-value", "chưa có số liệu", "no value"),
    ("best", "Hạng 1", "Rank 1"),
    ("last", "Hạng {count}", "Rank {count}"),
    ("out-of", "Trong số", "Out of"),
    ("year", "Năm", "Year"),
    ("score-of", "Điểm / tối đa", "Score / maximum"),
    ("rank-of", "Hạng / trong số", "Rank / out of"),
    ("source", "Nguồn", "Source"),
    ("values", "Số liệu", "Values"),
    (
        NO_VALUES,
        "Chưa có số liệu. Số liệu được đăng khi có đủ năm và nguồn.",
        "No values yet. Values are published with their year and their source.",
    ),
];

/// A word in a language; any language but English is told in Vietnamese.
pub fn word(name: &str, lang: &str) -> &'static str {
    let row = WORDS.iter().find(|(key, ..)| *key == name);
    row.map_or("", |(_, vi, en)| if is_english(lang) { en } else { vi })
}

fn is_english(lang: &str) -> bool {
    lang == "en" || lang.starts_with("en-")
}

/// A sentence with its values.
pub(super) fn say(name: &str, lang: &str, values: &[(&str, String)]) -> String {
    crate::diag::fill(word(name, lang), values)
}
