//! Telling text in an old encoding from text in Unicode, in any language.
//!
//! A word speaks for an encoding when it is no Vietnamese syllable as it stands and is one when decoded.
//! Such a word is sure when it holds what no language writes inside a word ("B¸o", "nghÜa", "hoøa");
//! others ("cña") occur in French or Spanish by chance ("tôt", "où") and need company.

use std::ops::Range;

use super::{Encoding, decode};
use crate::text::{any_three, syllable};

/// Text that looks as if it were in an old encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legacy {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// The encoding.
    pub encoding: Encoding,
    /// What the text would be.
    pub proposal: String,
}

/// The stretches of a text that look like an old encoding, line by line.
///
/// A soft hyphen is TCVN3's letter ư and may have been lost on the way: words that cannot be are tried
/// with it ("nh" for "như", "níc" for "nước").
pub fn find(text: &str) -> Vec<Legacy> {
    if !is_suspect(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_suspect(line) {
            let judged = [Encoding::Tcvn3, Encoding::Vni].map(|encoding| Line::read(line, encoding));
            let best = judged.into_iter().filter(Line::is_meant).max_by_key(Line::weight);
            if let Some(best) = best {
                found.extend(
                    best.runs(line)
                        .into_iter()
                        .map(|one| Legacy { range: at + one.range.start..at + one.range.end, ..one }),
                );
            }
        }
        at += line.len();
    }
    found
}

/// Whether a text holds a character of Latin-1 that Vietnamese has no use for, or a capital after a
/// small letter: without one, nothing in it is in an old encoding.
fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    may_be_suspect(bytes) && is_suspect_pair_by_pair(bytes)
}

/// A quick look: small letters of Vietnamese in Latin-1 are no grounds (à to ã, è to ê, ì í, ò to õ, ù ú, ý).
fn may_be_suspect(bytes: &[u8]) -> bool {
    any_three(bytes, |first, second, _| {
        let is_plain = (0xa0..=0xa3).contains(&second)
            | (0xa8..=0xaa).contains(&second)
            | (0xac..=0xad).contains(&second)
            | (0xb2..=0xb5).contains(&second)
            | (0xb9..=0xba).contains(&second)
            | (second == 0xbd);
        (first == 0xc2) & (second >= 0xa1) | (first == 0xc3) & !is_plain
    })
}

fn is_suspect_pair_by_pair(bytes: &[u8]) -> bool {
    bytes.windows(2).enumerate().any(|(at, pair)| match pair {
        [0xc2, 0xa1..=0xff] => true,
        [0xc3, last] => {
            let c = char::from(last + 0x40);
            let follows =
                at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_lowercase() || bytes[before] > 0x7f);
            !syllable::is_letter(c) || c == 'ñ' || matches!(c, 'À'..='Þ') && follows
        }
        _ => false,
    })
}

/// What a word says about its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// Nothing: plain ASCII that may be a syllable.
    Plain,
    /// Plain ASCII that is none, or a letter of another script.
    Foreign,
    /// Vietnamese as it stands.
    Native,
    /// Of the encoding, by chance perhaps.
    Weak,
    /// Of the encoding, surely.
    Sure,
    /// Has characters of the encoding but makes no syllable.
    Against,
}

struct Token {
    range: Range<usize>,
    voice: Voice,
    /// The word decoded and mended.
    meant: String,
    /// Whether it has a letter that only Unicode Vietnamese has.
    is_unicode: bool,
}

struct Line {
    encoding: Encoding,
    tokens: Vec<Token>,
}

impl Line {
    fn read(line: &str, encoding: Encoding) -> Self {
        let mut tokens = Vec::new();
        let mut at = 0;
        let is_shouted = !line.bytes().any(|byte| byte.is_ascii_lowercase());
        while let Some(offset) = line[at..].find(|c| is_part(c, encoding)) {
            let start = at + offset;
            let end = line[start..].find(|c| !is_part(c, encoding)).map_or(line.len(), |length| start + length);
            tokens.push(token(start, &line[start..end], encoding, is_shouted));
            at = end;
        }
        Self { encoding, tokens }
    }

    fn count(&self, voice: Voice) -> usize {
        self.tokens.iter().filter(|token| token.voice == voice).count()
    }

    fn is_capital(&self, voice: Voice) -> bool {
        self.tokens.iter().any(|token| token.voice == voice && token.meant.starts_with(char::is_uppercase))
    }

    fn weight(&self) -> usize {
        (self.count(Voice::Sure) * 3 + self.count(Voice::Weak)).saturating_sub(self.count(Voice::Against))
    }

    /// Whether the line has words in Unicode Vietnamese beside those of the encoding.
    fn has_unicode(&self) -> bool {
        self.tokens.iter().filter(|token| token.is_unicode).count() >= 2
    }

    fn is_meant(&self) -> bool {
        let (sure, weak, against) = (self.count(Voice::Sure), self.count(Voice::Weak), self.count(Voice::Against));
        let fits = sure + weak + self.count(Voice::Plain) + self.count(Voice::Native);
        let is_mostly_vietnamese = fits * 10 >= self.tokens.len() * 8;
        match (sure, weak) {
            (0, 0) => false,
            // In a Vietnamese sentence one word stands out; with a capital it may be a name of abroad.
            (0, 1) => against == 0 && self.has_unicode() && is_mostly_vietnamese && !self.is_capital(Voice::Weak),
            (0, _) => against == 0 && is_mostly_vietnamese,
            _ => sure + weak > against * 2,
        }
    }

    /// The stretches from the first word of the encoding to the last, not over words of Unicode.
    fn runs(&self, line: &str) -> Vec<Legacy> {
        let mut runs = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        // Beside Unicode, "có" means itself; in a line of the old encoding it is "cú".
        let is_mixed = self.has_unicode();
        for (number, token) in self.tokens.iter().enumerate() {
            match token.voice {
                Voice::Sure | Voice::Weak => open = Some((open.map_or(number, |(first, _)| first), number)),
                Voice::Foreign | Voice::Against => runs.extend(open.take()),
                Voice::Native if is_mixed || token.is_unicode => runs.extend(open.take()),
                Voice::Native | Voice::Plain => {}
            }
        }
        runs.extend(open.take());
        runs.into_iter().map(|(first, last)| self.run(line, first, last)).collect()
    }

    fn run(&self, line: &str, first: usize, last: usize) -> Legacy {
        let tokens = &self.tokens[first..=last];
        let range = tokens[0].range.start..tokens[tokens.len() - 1].range.end;
        let mut proposal = String::new();
        let mut at = range.start;
        for token in tokens {
            proposal.push_str(&line[at..token.range.start]);
            proposal.push_str(&token.meant);
            at = token.range.end;
        }
        Legacy { range, encoding: self.encoding, proposal }
    }
}

/// Whether a character can be inside a word of an encoding: TCVN3 uses signs as letters.
fn is_part(c: char, encoding: Encoding) -> bool {
    c.is_alphabetic() || encoding == Encoding::Tcvn3 && super::table(encoding).single.contains_key(&c)
}

fn token(start: usize, word: &str, encoding: Encoding, is_shouted: bool) -> Token {
    let range = start..start + word.len();
    let make = |voice, meant: &str| Token {
        range: range.clone(),
        voice,
        meant: meant.to_owned(),
        is_unicode: syllable::is_marked(word),
    };
    if word.is_ascii() {
        let meant = (encoding == Encoding::Tcvn3).then(|| with_lost_u(word)).flatten();
        let is_known = meant.is_some() || syllable::is_syllable(word) || word.chars().all(char::is_uppercase);
        return make(if is_known { Voice::Plain } else { Voice::Foreign }, meant.as_deref().unwrap_or(word));
    }
    let decoded = decode(word, encoding);
    if syllable::is_syllable(word) {
        return make(Voice::Native, &raised(word, &decoded, is_shouted));
    }
    if !word.contains(char::is_alphabetic) && !word.contains('\u{ad}') {
        return make(Voice::Plain, word);
    }
    if decoded == word || syllable::is_marked(word) {
        return make(Voice::Foreign, word);
    }
    let meant = if syllable::is_syllable(&decoded) { Some(decoded) } else { mended(&decoded, encoding) };
    match meant {
        Some(meant) => {
            make(if is_sure(word, encoding) { Voice::Sure } else { Voice::Weak }, &raised(word, &meant, is_shouted))
        }
        None => make(Voice::Against, word),
    }
}

/// A decoded word that cannot be, with the ư that was lost before its ơ or between its consonants.
fn mended(decoded: &str, encoding: Encoding) -> Option<String> {
    if encoding != Encoding::Tcvn3 {
        return None;
    }
    let horned = decoded.char_indices().find(|(_, c)| matches!(c, 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ'));
    let right = horned.map(|(at, _)| format!("{}ư{}", &decoded[..at], &decoded[at..]))?;
    syllable::is_syllable(&right).then_some(right)
}

/// A word of consonants with the ư that was lost: "nh" is "như", "nhng" is "nhưng".
fn with_lost_u(word: &str) -> Option<String> {
    let is_bare = word.len() > 1 && !word.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y']);
    if !is_bare || word.chars().skip(1).any(char::is_uppercase) {
        return None;
    }
    (1..=word.len()).rev().map(|at| format!("{}ư{}", &word[..at], &word[at..])).find(|word| syllable::is_syllable(word))
}

/// A word in capitals had its small letters drawn as capitals.
fn raised(word: &str, meant: &str, is_shouted: bool) -> String {
    // One capital of ASCII alone begins a word, save in a line of capitals: "Tù" is "Tự", "Uû" is "Uỷ".
    let mut plain = word.chars().filter(char::is_ascii_alphabetic);
    let (first, second) = (plain.next(), plain.next());
    let is_capital = |c: char| c.is_ascii_uppercase();
    if first.is_some_and(is_capital)
        && second.map_or(is_shouted && word.chars().count() > 1, is_capital)
        && plain.all(is_capital)
    {
        meant.to_uppercase()
    } else {
        meant.to_owned()
    }
}

/// Whether a word holds what no language writes inside a word.
fn is_sure(word: &str, encoding: Encoding) -> bool {
    let letters: Vec<char> = word.chars().collect();
    match encoding {
        Encoding::Tcvn3 => (0..letters.len()).any(|at| is_sure_sign(&letters, at)),
        Encoding::Vni => vni_units(&letters) > 1 || letters.windows(2).any(|pair| is_sure_pair(pair[0], pair[1])),
    }
}

fn is_sure_sign(letters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| letters[before]);
    let is_inside = before.is_some() && at + 1 < letters.len();
    match letters[at] {
        '¸' | '¶' | '¨' | '¬' | '\u{ad}' => true,
        // A middle dot stands between words too, a footnote's figure after them.
        '·' | '¾' | '½' | '¼' | '»' | '«' | '©' | '®' | '¹' | 'ª' | '¡' | '¢' | '£' | '¤' | '¥' | '¦' => {
            is_inside && before.is_some_and(char::is_lowercase)
                || matches!(letters[at], '®' | '«' | '·' | '»')
                    && letters.len() > 2
                    && !letters.iter().all(|c| c.is_uppercase())
        }
        '§' => before.is_none() && letters.len() > 2,
        c @ 'À'..='Þ' => c != '×' && before.is_some_and(char::is_lowercase),
        _ => false,
    }
}

/// How many letters of VNI a word has.
fn vni_units(letters: &[char]) -> usize {
    let table = super::table(Encoding::Vni);
    let pairs = letters.windows(2).filter(|pair| table.double.contains_key(&(pair[0], pair[1]))).count();
    pairs + letters.iter().filter(|c| matches!(c, 'ñ' | 'ö' | 'æ' | 'Ñ' | 'Ö' | 'Æ')).count()
}

/// Pairs of VNI that other languages do not have. French has "où", "naïf", "goût", "aérien", "mangeât".
fn is_sure_pair(base: char, mark: char) -> bool {
    let is_pair = super::table(Encoding::Vni).double.contains_key(&(base, mark));
    let lower = (syllable::lower(base), syllable::lower(mark));
    let occurs_elsewhere = matches!(
        lower,
        ('o', 'ù' | 'ï' | 'û' | 'á' | 'à')
            | ('a', 'ï' | 'ü' | 'ë' | 'é' | 'è' | 'á' | 'à' | 'û')
            | ('e', 'û' | 'â' | 'á' | 'à')
            | ('u', 'ï')
    );
    is_pair && !occurs_elsewhere
}

#[cfg(test)]
mod tests;
