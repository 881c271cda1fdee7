//! Sorting in Vietnamese order: letters a ă â b c d đ e ê …, tones ngang huyền hỏi ngã sắc nặng,
//! and digits by their value.
//!
//! Uses the collation table of the locale `vi` (CLDR, through `icu_collator`).

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// The letters that names are listed under, with what Telex writes for them: an anchor that a browser
/// keeps apart from its neighbours without a mark.
const LETTERS: [(&str, &str); 33] = [
    ("A", "a"),
    ("Ă", "aw"),
    ("Â", "aa"),
    ("B", "b"),
    ("C", "c"),
    ("D", "d"),
    ("Đ", "dd"),
    ("E", "e"),
    ("Ê", "ee"),
    ("F", "f"),
    ("G", "g"),
    ("H", "h"),
    ("I", "i"),
    ("J", "j"),
    ("K", "k"),
    ("L", "l"),
    ("M", "m"),
    ("N", "n"),
    ("O", "o"),
    ("Ô", "oo"),
    ("Ơ", "ow"),
    ("P", "p"),
    ("Q", "q"),
    ("R", "r"),
    ("S", "s"),
    ("T", "t"),
    ("U", "u"),
    ("Ư", "uw"),
    ("V", "v"),
    ("W", "w"),
    ("X", "x"),
    ("Y", "y"),
    ("Z", "z"),
];

/// The first letter.
pub const FIRST_LETTER: (&str, &str) = LETTERS[0];

/// Compares text in the order that a Vietnamese reader expects. Make one and share it.
#[derive(Debug)]
pub struct Collator {
    table: Option<CollatorBorrowed<'static>>,
}

impl Collator {
    /// The Vietnamese order, with "Bài 2" before "Bài 10".
    pub fn vietnamese() -> Self {
        let mut preferences = CollatorPreferences::from(locale!("vi"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        // The table is compiled in, so that this cannot fail; folded text would be the order then.
        Self { table: CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok() }
    }

    /// Which of two texts comes first. Text that differs only in Unicode form is equal.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.table {
            Some(table) => table.compare(a, b),
            None => super::fold(a).cmp(&super::fold(b)),
        }
    }

    /// Bytes whose plain order is the order of [`compare`](Self::compare): for sorting long lists
    /// by a cached key.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        match &self.table {
            Some(table) => {
                let Ok(()) = table.write_sort_key_to(text, &mut key);
            }
            None => key.extend_from_slice(super::fold(text).as_bytes()),
        }
        key
    }

    /// The letter that a text is listed under, whatever its tone, and what names it in an address: the last
    /// one that does not come after it. None for what begins with no letter of ours, such as a digit.
    pub fn letter(&self, text: &str) -> Option<(&'static str, &'static str)> {
        let first = text.chars().next()?;
        // A small letter sorts before its capital, which is how the letters are written here.
        let text = text.to_uppercase();
        let after = LETTERS.partition_point(|(letter, _)| self.compare(letter, &text).is_le());
        // Greek and the like come after Z.
        let is_latin = first.is_ascii_alphabetic() || matches!(first, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
        after.checked_sub(1).filter(|_| is_latin).map(|at| LETTERS[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// The 56 communes and wards of Cao Bằng since 1 July 2025, in Vietnamese order.
    const OFFICES: &[&str] = &[
        "Bạch Đằng",
        "Bảo Lạc",
        "Bảo Lâm",
        "Bế Văn Đàn",
        "Ca Thành",
        "Canh Tân",
        "Cần Yên",
        "Cô Ba",
        "Cốc Pàng",
        "Đàm Thủy",
        "Đình Phong",
        "Đoài Dương",
        "Độc Lập",
        "Đông Khê",
        "Đức Long",
        "Hạ Lang",
        "Hà Quảng",
        "Hạnh Phúc",
        "Hòa An",
        "Huy Giáp",
        "Hưng Đạo",
        "Khánh Xuân",
        "Kim Đồng",
        "Lũng Nặm",
        "Lý Bôn",
        "Lý Quốc",
        "Minh Khai",
        "Minh Tâm",
        "Nam Quang",
        "Nam Tuấn",
        "Nguyên Bình",
        "Nguyễn Huệ",
        "Nùng Trí Cao",
        "Phan Thanh",
        "Phục Hòa",
        "Quang Hán",
        "Quảng Lâm",
        "Quang Long",
        "Quang Trung",
        "Quảng Uyên",
        "Sơn Lộ",
        "Tam Kim",
        "Tân Giang",
        "Thạch An",
        "Thành Công",
        "Thanh Long",
        "Thông Nông",
        "Thục Phán",
        "Tĩnh Túc",
        "Tổng Cọt",
        "Trà Lĩnh",
        "Trùng Khánh",
        "Trường Hà",
        "Vinh Quý",
        "Xuân Trường",
        "Yên Thổ",
    ];

    fn sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let collator = Collator::vietnamese();
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_by(|a, b| collator.compare(a, b));
        names
    }

    #[test]
    fn the_offices_of_cao_bang() {
        let mut by_bytes = OFFICES.to_vec();
        by_bytes.sort_unstable();
        assert_ne!(by_bytes, OFFICES);
        assert_eq!(OFFICES.len(), 56);
        assert_eq!(sorted(by_bytes), OFFICES);
    }

    #[test]
    fn the_table_is_there_and_not_the_fallback() {
        assert!(Collator::vietnamese().table.is_some());
    }

    #[test]
    fn tones_and_letters() {
        let tones = ["ma", "mà", "mả", "mã", "má", "mạ"];
        assert_eq!(sorted(tones.iter().rev().copied()), tones);
        let letters = ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"];
        assert_eq!(sorted(letters.iter().rev().copied()), letters);
    }

    #[test]
    fn a_text_is_listed_under_its_letter_whatever_its_tone() {
        let collator = Collator::vietnamese();
        let texts = ["An Lạc", "Ái Quốc", "Ẩn", "Ăn", "Đề Thám", "Duyệt Trung", "Ê", "Ôn", "Ưng", "Yên", "z"];
        let found = texts.map(|text| collator.letter(text).unwrap().0);
        assert_eq!(found, ["A", "A", "Â", "Ă", "Đ", "D", "Ê", "Ô", "Ư", "Y", "Z"]);
        assert_eq!(["5", "“A", "Ω", ""].map(|text| collator.letter(text)), [None; 4]);
    }

    #[test]
    fn numbers_by_value() {
        let titles = ["Bài 2", "Bài 2a", "Bài 10", "Bài 100"];
        assert_eq!(sorted(titles.iter().rev().copied()), titles);
    }

    #[test]
    fn keys_sort_as_comparing_does() {
        let collator = Collator::vietnamese();
        let mut names = OFFICES.to_vec();
        names.reverse();
        names.sort_by_cached_key(|name| collator.sort_key(name));
        assert_eq!(names, OFFICES);
    }

    #[test]
    fn a_collator_is_shared_between_threads() {
        fn shared<T: Send + Sync>(_: T) {}
        shared(Collator::vietnamese());
    }

    proptest! {
        #[test]
        fn both_unicode_forms_are_equal(text in "[a-zA-ZÀ-ỹ0-9 ]{0,20}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(Collator::vietnamese().compare(&composed, &decomposed), Ordering::Equal);
        }

        #[test]
        fn a_sorted_list_meets_no_letter_twice(mut texts in proptest::collection::vec("[a-zA-ZÀ-ỹ0-9][a-zà-ỹ ]{0,6}", 0..30)) {
            let collator = Collator::vietnamese();
            texts.sort_by_cached_key(|text| (collator.letter(text).is_some(), collator.sort_key(text)));
            let mut letters: Vec<_> = texts.iter().map(|text| collator.letter(text)).collect();
            letters.dedup();
            let all = letters.len();
            letters.sort_unstable();
            letters.dedup();
            prop_assert_eq!(letters.len(), all);
        }

        #[test]
        fn key_order_is_compare_order(a in any::<String>(), b in any::<String>()) {
            let collator = Collator::vietnamese();
            prop_assert_eq!(collator.sort_key(&a).cmp(&collator.sort_key(&b)), collator.compare(&a, &b));
        }
    }
}
