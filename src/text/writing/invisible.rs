//! Characters that nobody sees: zero-width spaces and joiners, soft hyphens, marks of direction.
//!
//! They come with text pasted from a chat, a PDF file or Word, and break search, links and counting.

use super::Found;
use crate::text::{any_three, legacy, syllable};

/// The invisible characters of a text; removing them is proposed, and safe where nothing seen changes.
///
/// Left alone: joiners inside emoji and inside words of scripts that need them, and marks of direction
/// in a text that holds a script written from right to left.
pub fn find(text: &str) -> Vec<Found> {
    if !may_have(text.as_bytes()) {
        return Vec::new();
    }
    let places = text.char_indices().filter(|(_, c)| is_invisible(*c));
    let amiss = places.filter(|(at, c)| match c {
        '\u{200c}' | '\u{200d}' => !joins(&text[..*at], &text[at + 3..]),
        // Thai, Khmer and others have no spaces: it tells where a line may break.
        '\u{200b}' => !between(text, *at, 3, is_joining_script),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            !is_beside_leftward(text, *at, c.len_utf8())
        }
        _ => true,
    });
    let found = amiss.map(|(at, c)| {
        let range = at..at + c.len_utf8();
        let parts = if matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}') { parts_words(text, at, c) } else { false };
        let proposal = if parts { " " } else { "" };
        // In an address or code a machine reads it: a person looks.
        let is_free = !is_in_address(text, at, c.len_utf8());
        Found {
            is_safe: is_free && (c != '\u{ad}' || !is_horned_u(text, at)),
            range,
            proposal: Some(proposal.to_owned()),
        }
    });
    found.collect()
}

/// Whether both neighbours of a character are of some kind.
fn between(text: &str, at: usize, length: usize, kind: fn(char) -> bool) -> bool {
    text[..at].chars().next_back().is_some_and(kind) && text[at + length..].chars().next().is_some_and(kind)
}

/// Whether a mark of direction has a letter of a script from right to left near it in its line.
fn is_beside_leftward(text: &str, at: usize, length: usize) -> bool {
    let near = |c: &char| !c.is_alphabetic() && *c != '\n';
    let before = text[..at].chars().rev().take(LONGEST).find(|c| !near(c));
    let after = text[at + length..].chars().take(LONGEST).find(|c| !near(c));
    before.into_iter().chain(after).any(is_leftward)
}

/// Whether it stands where a space was meant: what is before and what is after are whole syllables, which
/// as one word are none.
fn parts_words(text: &str, at: usize, c: char) -> bool {
    let letters = |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
    let before: String = text[..at].chars().rev().take(LONGEST).take_while(|c| letters(*c)).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[at + c.len_utf8()..].chars().take(LONGEST).take_while(|c| letters(*c)).collect();
    let is_word = |word: &str| syllable::is_syllable(&crate::text::nfc(word));
    is_word(&before) && is_word(&after) && !is_word(&format!("{before}{after}"))
}

/// Whether the run of signs without a space around a place is an address, or code between backticks.
fn is_in_address(text: &str, at: usize, length: usize) -> bool {
    let line = |c: &char| *c != '\n';
    let before: Vec<char> = text[..at].chars().rev().take(REACH).take_while(line).collect();
    let after: String = text[at + length..].chars().take(REACH).take_while(line).collect();
    // The head is read backwards.
    let head: String = before.iter().take_while(|c| !c.is_whitespace()).collect();
    let in_code = before.iter().filter(|c| **c == '`').count() % 2 == 1 && after.contains('`');
    head.contains("//:") || head.contains(".www") || after.starts_with("://") || in_code
}

/// Characters around a place that are looked at.
const REACH: usize = 200;

/// The code of a character, as `U+200B`.
pub fn code(text: &str) -> String {
    text.chars().next().map(|c| format!("U+{:04X}", u32::from(c))).unwrap_or_default()
}

/// Whether any character may be one: a look at bytes, for most texts have none.
fn may_have(bytes: &[u8]) -> bool {
    any_three(bytes, |first, second, third| {
        let of_signs = (second == 0x80) & ((0x8b..=0x8f).contains(&third) | (0xaa..=0xae).contains(&third))
            | (second == 0x81) & (third >= 0xa0);
        (first == 0xe2) & of_signs
            | (first == 0xc2) & (second == 0xad)
            | (first == 0xcd) & (second == 0x8f)
            | (first == 0xd8) & (second == 0x9c)
            | (first == 0xe1) & ((second == 0x84) | (second == 0x85) | (second == 0xa0))
            | (first == 0xe3) & (second == 0x85)
            | (first == 0xef)
    })
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
    )
}

/// Whether a joiner has work to do: between two emoji, or between letters of a script that joins.
fn joins(before: &str, after: &str) -> bool {
    let left = before.chars().rev().find(|c| !matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'));
    let right = after.chars().next();
    let both = |test: fn(char) -> bool| left.is_some_and(test) && right.is_some_and(test);
    both(is_emoji) || left.is_some_and(is_joining_script) && right.is_none_or(|c| is_joining_script(c) || c == ' ')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Scripts from Hebrew to Khmer and beyond: joiners choose between forms of their letters.
fn is_joining_script(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{10ff}' | '\u{1200}'..='\u{1cff}' | '\u{a840}'..='\u{abff}' | '\u{fb1d}'..='\u{fdff}')
}

fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' if c != '\u{61c}')
        || matches!(c, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Letters of the longest word that is looked at.
const LONGEST: usize = 12;

/// Whether a soft hyphen may be the letter ư of the old encoding TCVN3: dropping it would then lose a
/// letter ("th\u{ad}" is "thư").
fn is_horned_u(text: &str, at: usize) -> bool {
    let part = |c: char| c.is_alphabetic() || c == '\u{ad}';
    // No syllable is longer: a run of soft hyphens is not read once for each of them.
    let before = text[..at].char_indices().rev().take(LONGEST).take_while(|(_, c)| part(*c)).last();
    let start = before.map_or(at, |(start, _)| start);
    let after = text[at..].char_indices().take(LONGEST).take_while(|(_, c)| part(*c)).last();
    let end = after.map_or(at, |(last, c)| at + last + c.len_utf8());
    syllable::is_syllable(&legacy::decode(&text[start..end], legacy::Encoding::Tcvn3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::writing::mended;

    #[test]
    fn what_nobody_sees_is_found_and_removed() {
        for text in ["hà\u{200b}nh", "\u{feff}hành", "hà\u{ad}nh", "hà\u{2060}nh", "hành\u{202e}"] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text:?}");
            assert_eq!(mended(text, &found), "hành");
        }
        assert_eq!(code("\u{200b}"), "U+200B");
    }

    #[test]
    fn between_two_syllables_a_space_was_meant() {
        for sign in ['\u{200b}', '\u{2060}', '\u{feff}'] {
            let text = format!("cải{sign}cách hành{sign}chính");
            assert_eq!(mended(&text, &find(&text)), "cải cách hành chính");
        }
        assert_eq!(mended("hành\u{200b} chính", &find("hành\u{200b} chính")), "hành chính");
    }

    #[test]
    fn in_addresses_and_code_it_is_told_and_left_to_a_person() {
        for text in ["https://a.vn/hành\u{200b}chính", "`hành\u{200b}chính`"] {
            let found = find(text);
            assert!(found.len() == 1 && !found[0].is_safe, "{text:?}");
        }
    }

    #[test]
    fn marks_of_direction_are_judged_by_what_is_beside_them() {
        assert_eq!(find("שלום là xin chào; \u{202e}hành chính").len(), 1);
        assert_eq!(find("ภาษา\u{200b}ไทย, ខ្មែរ\u{200b}ភាសា"), []);
    }

    #[test]
    fn the_look_at_bytes_misses_none() {
        for c in ('\0'..=char::MAX).filter(|c| is_invisible(*c)) {
            assert!(may_have(c.to_string().as_bytes()) && may_have(format!("a{c}").as_bytes()), "{c:?}");
            assert!(may_have(format!("{c}b").as_bytes()), "{c:?}");
        }
    }

    #[test]
    fn what_has_work_to_do_is_left() {
        for text in
            ["👨‍👩‍👧 gia đình", "👩🏽‍💻", "🏳️‍🌈", "می‌خواهم", "क्‍ष", "שלום \u{200f}12\u{200e}", "hành chính", "cải\u{a0}cách"]
        {
            assert!(find(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_joiner_after_a_letter_has_none() {
        assert_eq!(find("hành\u{200d} chính").len(), 1);
        assert_eq!(find("😀\u{200d}chính").len(), 1);
    }

    #[test]
    fn a_soft_hyphen_that_may_be_a_letter_is_not_dropped() {
        for text in ["Th\u{ad} mời", "n\u{ad}íc", "\u{ad}u tiên"] {
            let found = find(text);
            assert!(found.len() == 1 && !found[0].is_safe, "{text:?}");
        }
        assert!(find("chuyển\u{ad} đổi")[0].is_safe);
    }
}
