//! Vietnamese syllables: whether a word is one, its tone, and where the tone is written.
//!
//! A syllable is an onset, a rhyme and a tone. The tables are in `tables.rs`. They are wide on
//! purpose: a rhyme of a dialect or of a loan counts, so that what is refused is truly impossible.
//! Words are expected in form NFC.

mod letters;
mod placement;
mod set;
mod tables;

pub use letters::{Tone, is_letter, lower, tone_of, toned, toneless};
pub use placement::{Style, respelled, style};

/// The parts of a syllable, in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    /// The consonant before the vowels; empty when there is none. `q` counts as `qu`.
    pub onset: &'static str,
    /// What follows, without its tone.
    pub rhyme: String,
    /// The tone.
    pub tone: Tone,
    /// Which letter of the rhyme bears the tone mark, counted from 0; none for the level tone.
    pub mark: Option<usize>,
}

/// Takes a word apart when it is a syllable that can be. Where only that is asked, [`is_syllable`] is faster.
///
/// The spelling of c/k, g/gh and ng/ngh must be right, a rhyme that ends in c, ch, p or t needs the
/// tone sắc or nặng, and the mark must stand where one of the two styles puts it.
pub fn parse(word: &str) -> Option<Syllable> {
    let bare = letters::take_tone(word)?;
    let whole = tables::parses(&bare.letters).find(|(onset, rhyme)| tables::agree(onset, rhyme))?;
    let (onset, rhyme) = whole;
    if tables::is_stopped(rhyme) && !matches!(bare.tone, Tone::Sac | Tone::Nang) {
        return None;
    }
    let skipped = bare.letters[..bare.letters.len() - rhyme.len()].chars().count();
    let mark = match bare.mark {
        // In "gì" the only vowel is the i of the onset.
        Some(at) if at < skipped => (onset == "gi" && rhyme == "i").then_some(0),
        other => other.map(|at| at - skipped),
    };
    let is_placed = match (bare.mark, mark) {
        (None, _) => true,
        (Some(_), Some(at)) => placement::may_bear(onset, rhyme, at),
        (Some(_), None) => false,
    };
    if !is_placed {
        return None;
    }
    Some(Syllable { onset, rhyme: rhyme.to_owned(), tone: bare.tone, mark })
}

/// Whether a word, in any case, is a syllable that can be.
pub fn is_syllable(word: &str) -> bool {
    set::has(word)
}

/// Whether a word has a letter that only Vietnamese has: ă, đ, ơ, ư or a letter with two marks.
pub fn is_marked(word: &str) -> bool {
    word.chars().any(|c| matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'Ạ'..='ỹ'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_write_is_a_syllable() {
        let text = "Cải cách hành chính nhà nước là nhiệm vụ của Ủy ban nhân dân các cấp; nghiêng ngả, khuya khoắt, \
            quyết định, giếng, gì, gìn giữ, giết, quốc gia, khuỷu tay, thuở, huơ, xoong, ngoằn ngoèo, ngoéo, loạch \
            xoạch, khuếch, huýt, quýnh, yêu, yếm, ỳ, ý, oẳn, uể oải, ưỡn, ướt, rượu, hươu, cứu, ghế, nghề, kẽ, kỳ, \
            Pác Bó, Trùng Khánh, Quảng Uyên, Nguyên Bình, Bảo Lạc, Lũng Nặm, Cốc Pàng, Tổng Cọt, quẻ, quà, quạnh, \
            quăng, que, quên, quơ, quỳ, quyền, quýt, chuyển, tuyết, luýnh, thuyền, phúng, đoàn, toán, hoạt, khoẻ, \
            thuý, hoà, Thụy, Hòa, loà xoà";
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn what_cannot_be_is_none() {
        for word in [
            "nghành", "ghành", "ngiệp", "ge", "gế", "kác", "cế", "ceo", "đìng", "niệmm", "tinhh", "cảch", "tôt", "bât",
            "qúy", "tòan", "khóai", "tiêng1", "the", "strong", "họcc", "ươ", "hàhnh", "bấ", "xằ", "é́", "còá", "w",
            "faì", "", "ng", "huơu", "Đ", "gh", "qu", "nguơì",
        ] {
            // "the" can be one: "the" is a cloth.
            assert_eq!(is_syllable(word), word == "the", "{word}");
        }
    }

    #[test]
    fn parts_are_told() {
        let parts = parse("Nghiệp").unwrap();
        assert_eq!((parts.onset, parts.rhyme.as_str(), parts.tone, parts.mark), ("ngh", "iêp", Tone::Nang, Some(1)));
        let parts = parse("quý").unwrap();
        assert_eq!((parts.onset, parts.rhyme.as_str(), parts.mark), ("qu", "y", Some(0)));
        let parts = parse("giá").unwrap();
        assert_eq!((parts.onset, parts.rhyme.as_str(), parts.mark), ("gi", "a", Some(0)));
        assert_eq!(parse("gì").unwrap().onset, "gi");
    }

    proptest! {
        #[test]
        fn any_text_is_read(word in any::<String>()) {
            let _ = parse(&word);
        }

        #[test]
        fn case_does_not_matter(word in "[a-yăâđêôơưáàảãạếềểễệ]{1,6}") {
            prop_assert_eq!(parse(&word), parse(&word.to_uppercase()));
        }
    }
}
