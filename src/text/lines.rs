//! What a line of a printed sheet must not part: a number from its unit, the parts of a date, the
//! syllables of a name.

use memchr::memmem::Finder;

use super::document_number::keep_words_together;
use super::ties::NBSP;

/// Words that belong to the number before them.
const UNITS: [&str; 15] =
    ["ngày", "giờ", "phút", "tháng", "năm", "tuổi", "nghìn", "triệu", "tỷ", "km", "m", "cm", "mm", "kg", "ha"];
/// Words of a date that belong to the number after them.
const OF_DATES: [&str; 3] = ["ngày", "tháng", "năm"];

/// Names whose syllables belong together, made ready once to be looked for in many texts.
#[derive(Debug, Default)]
pub struct Names(Vec<Name>);

#[derive(Debug)]
struct Name {
    wanted: Finder<'static>,
    tied: String,
}

impl FromIterator<String> for Names {
    /// A name of one syllable has nothing to part.
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        let several = names.into_iter().filter(|name| name.contains(' '));
        Self(
            several
                .map(|name| Name { wanted: Finder::new(&name).into_owned(), tied: name.replace(' ', "\u{A0}") })
                .collect(),
        )
    }
}

/// The text in form NFC with no-break spaces where [`keep_words_together`] puts them, between a number
/// and its unit, within dates, and within `names`. Twice is as once.
pub fn keep_for_print(text: &str, names: &Names) -> String {
    let kept = keep_words_together(text);
    let mut out = String::with_capacity(kept.len() + 8);
    let mut words = kept.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if belong(word, next) { NBSP } else { ' ' });
        }
    }
    names.0.iter().for_each(|name| name.tie(&mut out));
    out
}

/// Whether a line must not end between two words.
fn belong(word: &str, next: &str) -> bool {
    let last = word.rsplit([NBSP, '\n']).next().unwrap_or(word);
    let first = next.split(['\n', NBSP]).next().unwrap_or(next);
    let plain = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_number = last.ends_with(|c: char| c.is_ascii_digit()) && last.starts_with(|c: char| c.is_ascii_digit());
    let begins_number = first.starts_with(|c: char| c.is_ascii_digit());
    (is_number && UNITS.contains(&plain)) || (begins_number && OF_DATES.contains(&last.to_lowercase().as_str()))
}

impl Name {
    /// Ties the syllables of the name wherever it stands as words of its own.
    fn tie(&self, text: &mut String) {
        let mut from = 0;
        while let Some(at) = self.wanted.find(&text.as_bytes()[from..]).map(|at| from + at) {
            let end = at + self.wanted.needle().len();
            let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if is_inside(text[..at].chars().next_back()) || is_inside(text[end..].chars().next()) {
                from = end;
                continue;
            }
            text.replace_range(at..end, &self.tied);
            from = at + self.tied.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        let names = ["Hạ Lang", "Nùng Trí Cao", "Thanh Long", "Pò"].map(str::to_owned);
        keep_for_print(text, &names.into_iter().collect()).replace(NBSP, "~")
    }

    #[test]
    fn numbers_stay_with_units_and_dates_whole() {
        assert_eq!(shown("Nộp trong 60 ngày, trả sau 15 giờ."), "Nộp trong 60~ngày, trả sau 15~giờ.");
        assert_eq!(shown("ngày 09 tháng 6 năm 2025"), "ngày~09~tháng~6~năm~2025");
        assert_eq!(shown("Từ ngày 01/7/2025, mỗi ngày một việc"), "Từ ngày~01/7/2025, mỗi ngày một việc");
        assert_eq!(shown("đạt 88,3 % của 50.000 đồng"), "đạt 88,3~% của 50.000~đồng");
    }

    #[test]
    fn names_stay_whole_where_they_are_words() {
        assert_eq!(shown("UBND xã Hạ Lang và phường Nùng Trí Cao"), "UBND xã Hạ~Lang và phường Nùng~Trí~Cao");
        assert_eq!(shown("Thanh Longan, Hạ Lang"), "Thanh Longan, Hạ~Lang");
    }

    proptest! {
        #[test]
        fn only_spaces_change_and_twice_is_as_once(text in "([0-9]{1,2}|ngày|tháng|Hạ Lang|việc|,| |\n){0,20}") {
            let once = shown(&text);
            prop_assert_eq!(once.replace('~', " "), keep_words_together(&text).replace(NBSP, " "));
            prop_assert_eq!(shown(&once.replace('~', "\u{a0}")), once);
        }
    }
}
