//! Encodings from before Unicode that still come out of old Word files: TCVN3 (ABC) and VNI.
//!
//! Text in them was drawn right by its own fonts; pasted elsewhere it shows as "B¸o c¸o" or "Coäng hoøa".
//! [`decode`] and [`encode`] convert; [`find`] tells text that looks so and what it would be. Nothing is
//! converted unasked, since short foreign words can look the same.

mod detect;
mod tables;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::syllable;

pub use detect::{Legacy, find};

/// An encoding from before Unicode, as its characters appear in Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993, third table ("ABC"): fonts named .Vn…
    Tcvn3,
    /// VNI for Windows: fonts named VNI-…
    Vni,
}

impl Encoding {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
        }
    }
}

/// One encoding, both ways.
struct Table {
    /// Letters that are one character.
    single: HashMap<char, char>,
    /// Letters that are a base and a mark.
    double: HashMap<(char, char), char>,
    /// What each letter is written as.
    back: HashMap<char, &'static str>,
}

fn table(encoding: Encoding) -> &'static Table {
    static TABLES: OnceLock<[Table; 2]> = OnceLock::new();
    let [tcvn3, vni] = TABLES.get_or_init(|| [tables::TCVN3, tables::VNI].map(read));
    match encoding {
        Encoding::Tcvn3 => tcvn3,
        Encoding::Vni => vni,
    }
}

fn read(rows: &'static str) -> Table {
    let mut table = Table { single: HashMap::new(), double: HashMap::new(), back: HashMap::new() };
    for row in rows.split_ascii_whitespace() {
        let letters: Vec<char> = row.chars().collect();
        let (written, letter) = match letters.as_slice() {
            [one, letter] => {
                table.single.insert(*one, *letter);
                (one.len_utf8(), *letter)
            }
            [base, mark, letter] => {
                table.double.insert((*base, *mark), *letter);
                (base.len_utf8() + mark.len_utf8(), *letter)
            }
            _ => continue,
        };
        table.back.insert(letter, &row[..written]);
    }
    table
}

/// The text that was meant. Characters that the encoding has no letter for stay as they are.
pub fn decode(text: &str, encoding: Encoding) -> String {
    let table = table(encoding);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let pair = chars.peek().and_then(|mark| table.double.get(&(c, *mark)));
        if pair.is_some() {
            chars.next();
        }
        out.push(*pair.or_else(|| table.single.get(&c)).unwrap_or(&c));
    }
    out
}

/// The text in an encoding; none when it cannot be given back whole: TCVN3 has no capitals with a tone,
/// and characters that stand for a letter cannot stand for themselves.
pub fn encode(text: &str, encoding: Encoding) -> Option<String> {
    let table = table(encoding);
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match table.back.get(&c) {
            Some(written) => out.push_str(written),
            None if !c.is_ascii() && syllable::is_letter(c) => return None,
            None => out.push(c),
        }
    }
    (decode(&out, encoding) == text).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SMALL: &str = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

    #[test]
    fn every_letter_survives_both_ways() {
        for letter in SMALL.chars() {
            let small = letter.to_string();
            for encoding in [Encoding::Tcvn3, Encoding::Vni] {
                assert_eq!(decode(&encode(&small, encoding).unwrap(), encoding), small, "{letter}");
            }
            let capital = small.to_uppercase();
            assert_eq!(decode(&encode(&capital, Encoding::Vni).unwrap(), Encoding::Vni), capital, "{capital}");
        }
        for capital in "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY".chars() {
            let capital = capital.to_string();
            assert_eq!(decode(&encode(&capital, Encoding::Tcvn3).unwrap(), Encoding::Tcvn3), capital);
        }
        assert_eq!(encode("ẤN", Encoding::Tcvn3), None);
    }

    #[test]
    fn the_whole_range_survives_the_way_back() {
        for (encoding, rows) in [(Encoding::Tcvn3, tables::TCVN3), (Encoding::Vni, tables::VNI)] {
            let mut count = 0;
            for row in rows.split_ascii_whitespace() {
                let letter = row.chars().next_back().unwrap();
                let written = &row[..row.len() - letter.len_utf8()];
                assert_eq!(decode(written, encoding), letter.to_string());
                // ỵ may be written in two ways.
                let coded = encode(&letter.to_string(), encoding).unwrap();
                assert!(coded == written || letter.to_lowercase().eq(['ỵ']), "{letter}");
                assert_eq!(decode(&coded, encoding), letter.to_string());
                count += 1;
            }
            assert_eq!(count, if encoding == Encoding::Tcvn3 { 74 } else { 136 });
        }
    }

    #[test]
    fn known_words_are_read() {
        assert_eq!(decode("B¸o c¸o", Encoding::Tcvn3), "Báo cáo");
        assert_eq!(decode("Céng hßa x· héi chñ nghÜa ViÖt Nam", Encoding::Tcvn3), "Cộng hòa xã hội chủ nghĩa Việt Nam");
        assert_eq!(
            decode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding::Vni),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
    }

    #[test]
    fn characters_that_stand_for_letters_cannot_stand_for_themselves() {
        assert_eq!(encode("© 2026", Encoding::Tcvn3), None);
        assert_eq!(encode("año", Encoding::Vni), None);
        assert_eq!(encode("naïve", Encoding::Vni), None);
    }

    proptest! {
        #[test]
        fn vietnamese_survives(text in "[a-zA-Z0-9 .,àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]{0,40}") {
            for encoding in [Encoding::Tcvn3, Encoding::Vni] {
                let coded = encode(&text, encoding);
                prop_assert_eq!(coded.map(|coded| decode(&coded, encoding)), Some(text.clone()));
            }
        }

        #[test]
        fn what_is_encoded_is_given_back(text in any::<String>()) {
            for encoding in [Encoding::Tcvn3, Encoding::Vni] {
                if let Some(coded) = encode(&text, encoding) {
                    prop_assert_eq!(decode(&coded, encoding), text.clone());
                }
            }
        }
    }
}
