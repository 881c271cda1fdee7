//! Which language a stretch of a text is in: a paragraph or a quotation of another language keeps its own
//! spelling, figures and dates.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Word, words};
use crate::text::syllable;

/// Words that a stretch needs to be judged by.
const FEWEST: usize = 3;
/// Of so many words one at least is Vietnamese in its spelling; in Vietnamese it is more than every second.
const OF_WORDS: usize = 5;
/// Bytes before and after a place in which the ends of its paragraph and quotation are looked for.
const REACH: usize = 1500;

/// The language of one text, of which many places may be asked: when it is one paragraph, as nearly all are,
/// it is judged once.
#[derive(Debug, Default)]
pub struct Tongue(OnceLock<Option<bool>>);

impl Tongue {
    /// Whether a place of the text stands in a paragraph or a quotation that is not Vietnamese.
    pub fn is_foreign(&self, text: &str, place: &Range<usize>) -> bool {
        let paragraph = paragraph(text, place);
        let quoted = quotation(&text[paragraph.clone()], place.start - paragraph.start, place.end - paragraph.start);
        let is_whole = paragraph.len() == text.len();
        let own = || if is_whole { *self.0.get_or_init(|| judged(text)) } else { judged(&text[paragraph]) };
        quoted.and_then(judged).or_else(own).unwrap_or(false)
    }
}

/// Whether a text is foreign; none when it has too few words to say.
fn judged(text: &str) -> Option<bool> {
    let is_told = |word: &Word<'_>| !word.is_all_capitals() && word.text.chars().nth(1).is_some();
    let (mut all, mut vietnamese) = (0, 0);
    for word in words(text).filter(is_told) {
        all += 1;
        let is_marked = !word.text.is_ascii() && (syllable::is_marked(word.text) || syllable::is_syllable(word.text));
        vietnamese += usize::from(is_marked);
    }
    (all >= FEWEST).then_some(vietnamese * OF_WORDS < all)
}

fn paragraph(text: &str, place: &Range<usize>) -> Range<usize> {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    let from = boundary(place.start.saturating_sub(REACH)).min(place.start);
    let to = boundary((place.end + REACH).min(text.len()));
    let start = text[from..place.start].rfind('\n').map_or(from, |at| from + at + 1);
    start..text[place.end..to].find('\n').map_or(to, |at| place.end + at)
}

/// The inside of the quotation around a place of a paragraph.
fn quotation(text: &str, start: usize, end: usize) -> Option<&str> {
    const SIGNS: &[(char, char)] = &[('“', '”'), ('«', '»'), ('"', '"'), ('‘', '’')];
    SIGNS.iter().find_map(|(open, close)| {
        let (before, after) = (&text[..start], &text[end..]);
        let at = before.rfind(*open)?;
        let is_open = match open == close {
            true => before.matches(*open).count() % 2 == 1,
            false => !before[at..].contains(*close),
        };
        let until = after.find(*close).filter(|_| is_open)?;
        Some(&text[at + open.len_utf8()..end + until])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, part: &str) -> bool {
        let at = text.find(part).unwrap();
        Tongue::default().is_foreign(text, &(at..at + part.len()))
    }

    #[test]
    fn paragraphs_and_quotations_of_other_languages_are_known() {
        assert!(is("The index rose to 96.3% on 1/7/2025, and fees of $12,345.67 were paid.", "96.3%"));
        assert!(is("Le bilan de l'été a été présenté à Paris.", "été"));
        assert!(is("¿Cómo está usted? Hay más personas aquí.", "más"));
        let text = "Báo cáo của Ngân hàng viết “GDP growth reached 3.5% in 2024”, còn tỉnh đạt 88.3 %.";
        assert!(is(text, "3.5%") && !is(text, "88.3"));
    }

    #[test]
    fn what_was_asked_of_one_place_does_not_answer_for_another() {
        let long =
            format!("{} “the index rose to 3.5% here”\n{}", "Cải cách hành chính ".repeat(99), "It is at 4.5% now.");
        for text in [long.as_str(), "Tỉnh đạt 3.5% và “the index rose to 4.5% there”", "It rose from 3.5% to 4.5% now"]
        {
            let tongue = Tongue::default();
            for part in ["3.5%", "4.5%", "3.5%"] {
                let at = text.find(part).unwrap();
                assert_eq!(tongue.is_foreign(text, &(at..at + part.len())), is(text, part), "{text}");
            }
        }
    }

    #[test]
    fn vietnamese_and_what_is_too_short_are_not_foreign() {
        for text in
            ["Tỉnh đạt 88.3 % trong năm", "88.3 %", "SIPAS: 88.3 %", "PAR INDEX 88.3 %", "Các môt quôc viêc đạt 88.3 %"]
        {
            assert!(!is(text, "88.3"), "{text}");
        }
        assert!(is("xã\nThe index is at 88.3 here\nxã", "88.3"));
    }
}
