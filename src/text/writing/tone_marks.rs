//! Words that show where their writer puts the tone mark: "hòa" or "hoà".
//!
//! Both are in use and neither is an error; a page should keep to one.

use std::ops::Range;

use super::{Word, begins_sentence, words};
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
/// Proper names are left alone, since their bearers decide: a word in capitals, and one that begins
/// with a capital within a sentence or beside another such word.
pub fn find(text: &str) -> Vec<Placed> {
    if text.is_ascii() {
        return Vec::new();
    }
    let shown = words(text).filter(|word| !word.text.is_ascii() && ends_open(word.text));
    let placed = shown.filter_map(|word| {
        let style = syllable::style(&syllable::parse(word.text)?)?;
        let is_name = word.is_all_capitals()
            || word.is_capital() && (!begins_sentence(text, word.start) || beside_capital(text, &word));
        let other = syllable::respelled(word.text, if style == Style::Old { Style::New } else { Style::Old });
        (!is_name).then(|| Placed { range: word.range(), style, other })
    });
    placed.collect()
}

/// Whether a word may end in oa, oe or uy: a look at two letters before the whole is taken apart.
fn ends_open(word: &str) -> bool {
    let mut letters = word.chars().rev().map(syllable::lower);
    let is_last = |c| {
        matches!(
            c,
            'a' | 'à'
                | 'á'
                | 'ả'
                | 'ã'
                | 'ạ'
                | 'e'
                | 'è'
                | 'é'
                | 'ẻ'
                | 'ẽ'
                | 'ẹ'
                | 'y'
                | 'ỳ'
                | 'ý'
                | 'ỷ'
                | 'ỹ'
                | 'ỵ'
        )
    };
    let is_glide = |c| matches!(c, 'o' | 'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'u' | 'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ');
    letters.next().is_some_and(is_last) && letters.next().is_some_and(is_glide)
}

fn beside_capital(text: &str, word: &Word<'_>) -> bool {
    let after = text[word.end()..].trim_start();
    after.starts_with(char::is_uppercase) && after.len() < text.len() - word.end()
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
    }
}
