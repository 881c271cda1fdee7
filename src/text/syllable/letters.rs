//! Letters of Vietnamese: their tones taken off and put on.

/// The six tones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Ngang, level: without a mark.
    Ngang,
    /// Huyền, falling.
    Huyen,
    /// Sắc, rising.
    Sac,
    /// Hỏi, asking.
    Hoi,
    /// Ngã, tumbling.
    Nga,
    /// Nặng, heavy.
    Nang,
}

/// Every vowel with its six tones, in the order of [`Tone`].
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// The tones, in the order of [`VOWELS`].
pub(super) const TONES: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Sac, Tone::Hoi, Tone::Nga, Tone::Nang];

/// A word without its tone.
pub(super) struct Bare {
    /// Its letters, small.
    pub letters: String,
    /// Its tone.
    pub tone: Tone,
    /// The letter that bore the mark, counted from 0.
    pub mark: Option<usize>,
}

/// The small letter of a letter of Vietnamese; any other character is given back.
pub fn lower(c: char) -> char {
    let code = u32::from(c);
    // Letters of Vietnamese are told without a table.
    let small = match c {
        '\0'..='\x7f' => return c.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' => code + 32,
        'ß'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => return c,
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => code + 1,
        'Ạ'..='ỹ' => code | 1,
        _ => return c.to_lowercase().next().unwrap_or(c),
    };
    char::from_u32(small).unwrap_or(c)
}

/// Whether a character is a letter of the Vietnamese alphabet, with any tone, in either case.
pub fn is_letter(c: char) -> bool {
    let small = lower(c);
    matches!(small, 'b'..='d' | 'g' | 'h' | 'k'..='n' | 'p'..='t' | 'v' | 'x' | 'đ') || vowel(small).is_some()
}

/// A small vowel without its tone, and the tone.
fn vowel(c: char) -> Option<(char, Tone)> {
    if c.is_ascii() {
        return matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y').then_some((c, Tone::Ngang));
    }
    VOWELS.iter().find_map(|row| row.iter().position(|known| *known == c).map(|at| (row[0], TONES[at])))
}

/// A small vowel with another tone; any other character is given back.
pub(super) fn with_tone(c: char, tone: Tone) -> char {
    let Some((base, _)) = vowel(c) else { return c };
    let row = VOWELS.iter().find(|row| row[0] == base);
    row.and_then(|row| TONES.iter().position(|known| *known == tone).map(|at| row[at])).unwrap_or(c)
}

/// A word of small letters without its tones.
pub fn toneless(word: &str) -> String {
    word.chars().map(|c| with_tone(c, Tone::Ngang)).collect()
}

/// The tone of a word: of the first letter that bears one.
pub fn tone_of(word: &str) -> Tone {
    let tones = word.chars().filter_map(|c| vowel(c).map(|(_, tone)| tone));
    tones.into_iter().find(|tone| *tone != Tone::Ngang).unwrap_or(Tone::Ngang)
}

/// A word of small letters with every tone on every of its vowels; not all are syllables.
pub fn toned(word: &str) -> Vec<String> {
    let bare = toneless(word);
    let places = bare.chars().enumerate().filter(|(_, c)| vowel(*c).is_some()).map(|(at, _)| at);
    let put = |place: usize, tone: Tone| {
        bare.chars().enumerate().map(|(at, c)| if at == place { with_tone(c, tone) } else { c }).collect()
    };
    places
        .flat_map(|place| TONES.into_iter().skip(1).map(move |tone| (place, tone)))
        .map(|(place, tone)| put(place, tone))
        .collect()
}

/// Takes the tone off a word; none when it has two, or a letter that is not Vietnamese, or is longer
/// than any syllable.
pub(super) fn take_tone(word: &str) -> Option<Bare> {
    let mut bare = Bare { letters: String::with_capacity(word.len()), tone: Tone::Ngang, mark: None };
    for (at, c) in word.chars().enumerate() {
        if at >= 8 || !is_letter(c) {
            return None;
        }
        let small = lower(c);
        let (base, tone) = vowel(small).unwrap_or((small, Tone::Ngang));
        if tone != Tone::Ngang {
            if bare.mark.is_some() {
                return None;
            }
            (bare.tone, bare.mark) = (tone, Some(at));
        }
        bare.letters.push(base);
    }
    Some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in ('\0'..='\u{2fff}').filter(|c| c.to_lowercase().count() == 1) {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c}");
        }
    }
}
