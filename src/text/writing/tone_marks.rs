//! Words that show where their writer puts the tone mark: "hòa" or "hoà".
//!
//! Both are in use and neither is an error; a page should keep to one.

use std::ops::Range;

use super::{Word, begins_sentence, is_gap, words};
use crate::text::syllable::{self, Style};

/// A word that shows a style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its style.
    pub style: Style,
    /// The same word in the other style.
    pub other: String,
}

/// The words of a text that show a style.
///
/// Proper names are left alone, since their bearers decide: a word in capitals, and one that begins with a
/// capital, save at the start of a sentence where the next syllable makes a known word of the two ("Hòa giải").
pub fn find(text: &str) -> Vec<Placed> {
    find_among(text, words(text))
}

/// The same of a text whose words were found before.
pub fn find_among<'t>(text: &'t str, words: impl Iterator<Item = Word<'t>>) -> Vec<Placed> {
    if text.is_ascii() {
        return Vec::new();
    }
    let shown = words.filter(|word| !word.text.is_ascii() && ends_open(word.text));
    let placed = shown.filter_map(|word| {
        let style = syllable::style(&syllable::parse(word.text)?)?;
        let is_name = word.is_all_capitals()
            || word.is_capital() && !(begins_sentence(text, word.start) && begins_known_word(text, &word));
        let other = syllable::respelled(word.text, if style == Style::Old { Style::New } else { Style::Old });
        (!is_name).then(|| Placed { range: word.range(), style, other })
    });
    placed.collect()
}

/// Whether a word may end in oa, oe or uy: a look at two letters before the whole is taken apart.
fn ends_open(word: &str) -> bool {
    let mut letters = word.chars().rev().map(syllable::lower);
    let glides = match letters.next() {
        Some('a' | 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'e' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => {
            ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ']
        }
        Some('y' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') => ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
        _ => return false,
    };
    letters.next().is_some_and(|glide| glides.contains(&glide))
}

/// Words of two syllables whose first shows a style; a name at the start of a sentence makes none.
const KNOWN: &[(&str, &[&str])] = &[
    ("hòa", &["bình", "giải", "nhập", "hợp", "đồng", "thuận", "khí", "mạng", "tan", "nhạc", "hoãn", "vốn", "trộn"]),
    ("hóa", &["đơn", "chất", "học", "giá", "trang", "thạch", "giải", "thân", "dầu"]),
    ("hỏa", &["hoạn", "tốc", "lực", "táng"]),
    ("họa", &["sĩ", "tiết", "mi"]),
    ("tòa", &["án", "nhà", "soạn", "thị"]),
    ("tọa", &["đàm", "độ", "lạc"]),
    ("xóa", &["bỏ", "đói", "nhà", "mù", "nợ", "tên", "dần", "sạch", "án", "đăng"]),
    ("khóa", &["học", "họp", "đào", "tập", "luận", "máy", "tài"]),
    ("thỏa", &["thuận", "mãn", "đáng", "ước"]),
    ("tỏa", &["sáng", "nhiệt", "ra"]),
    ("dọa", &["nạt", "dẫm"]),
    ("khỏe", &["mạnh", "khoắn"]),
    ("thủy", &["lợi", "sản", "điện", "văn", "nông", "triều", "lực", "sinh", "cầm"]),
    ("tùy", &["theo", "thuộc", "tình", "vào", "từng", "việc", "ý", "nghi", "tiện", "tùng", "trường"]),
    ("ủy", &["ban", "quyền", "viên", "thác", "nhiệm", "lạo"]),
    ("hủy", &["bỏ", "hoại", "kết", "hồ", "diệt", "đăng"]),
    ("lũy", &["kế", "tiến", "tre"]),
];

/// Whether a word and the next one are a known word, both in small letters but for the first.
fn begins_known_word(text: &str, word: &Word<'_>) -> bool {
    let own = syllable::respelled(word.text, Style::Old).to_lowercase();
    let Some((_, seconds)) = KNOWN.iter().find(|(first, _)| *first == own) else { return false };
    let next = words(&text[word.end()..]).next().filter(|next| is_gap(&text[word.end()..word.end() + next.start]));
    next.is_some_and(|next| seconds.contains(&next.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_show_their_style() {
        let text = "Hòa giải và khoẻ mạnh, đa dạng hóa, tuỳ việc, quý, toàn, thủy lợi";
        let found: Vec<_> =
            find(text).into_iter().map(|one| (text[one.range].to_owned(), one.style, one.other)).collect();
        let word = |own: &str, style, other: &str| (own.to_owned(), style, other.to_owned());
        let expected = [
            word("Hòa", Style::Old, "Hoà"),
            word("khoẻ", Style::New, "khỏe"),
            word("hóa", Style::Old, "hoá"),
            word("tuỳ", Style::New, "tùy"),
            word("thủy", Style::Old, "thuỷ"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_left_alone() {
        assert_eq!(find("Hòa An, Quảng Hoà. Ông Đàm Thuỷ ở xã Đàm Thủy, tỉnh HÒA BÌNH; Sở Văn Hoá"), []);
        assert_eq!(find("Thuý làm ở xã. Hoà nói rất rõ. Hoà An đẹp. Hoà"), []);
        assert_eq!(find("Hoà bình là quý. Uỷ ban họp. Thuỷ lợi nhỏ").len(), 3);
    }
}
