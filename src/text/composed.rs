//! A text in form NFC that knows where each of its bytes stood before: what finders read when a text was
//! typed with marks apart.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::is_nfc;

/// A text in form NFC. One that was in this form already is borrowed, and places are as they were.
#[derive(Debug)]
pub struct Composed<'t> {
    text: Cow<'t, str>,
    /// Where runs begin: in the text, in the source, and whether both have the same bytes; the end is last.
    runs: Vec<(usize, usize, bool)>,
}

impl<'t> Composed<'t> {
    /// The text composed.
    pub fn new(source: &'t str) -> Self {
        Composed::changed(source).unwrap_or(Self { text: Cow::Borrowed(source), runs: Vec::new() })
    }
}

impl Composed<'static> {
    /// The text composed; none when it is in this form already.
    pub fn changed(source: &str) -> Option<Self> {
        if is_nfc(source) {
            return None;
        }
        let mut composed = Self { text: Cow::Owned(String::with_capacity(source.len())), runs: Vec::new() };
        // White space composes with nothing after it, so each word is composed by itself.
        let mut at = 0;
        for word in source.split_inclusive(char::is_whitespace) {
            composed.word(word, at);
            at += word.len();
        }
        composed.runs.push((composed.text.len(), at, true));
        Some(composed)
    }
}

impl Composed<'_> {
    /// Adds a word letter by letter, or as one where letters of a script join (Hangul).
    fn word(&mut self, word: &str, at: usize) {
        let letters = letters(word);
        let composed: String = word.nfc().collect();
        let apart: Vec<String> = letters.iter().map(|range| word[range.clone()].nfc().collect()).collect();
        if apart.concat() != composed {
            return self.push(&composed, at, composed == word);
        }
        for (range, letter) in letters.into_iter().zip(apart) {
            let is_same = letter == word[range.clone()];
            self.push(&letter, at + range.start, is_same);
        }
    }

    fn push(&mut self, text: &str, source: usize, is_same: bool) {
        let follows = self
            .runs
            .last()
            .is_some_and(|(start, from, same)| *same && is_same && self.text.len() - start == source - from);
        if !follows {
            self.runs.push((self.text.len(), source, is_same));
        }
        self.text.to_mut().push_str(text);
    }

    /// The text in form NFC.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that hold bytes of the text.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        if self.runs.is_empty() {
            return range;
        }
        let run = |at: usize| self.runs.partition_point(|(start, ..)| *start <= at).saturating_sub(1);
        let (start, from, same) = self.runs[run(range.start)];
        let first = if same { from + (range.start - start) } else { from };
        let last = run(range.end.saturating_sub(1).max(range.start));
        let (start, from, same) = self.runs[last];
        let next = self.runs.get(last + 1).map_or(from, |(_, from, _)| *from);
        first..if same { from + range.end.saturating_sub(start) } else { next }.max(first)
    }
}

/// The letters of a word, each with the marks that follow it.
fn letters(word: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if canonical_combining_class(c) != 0 => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_lead_back_to_the_source() {
        let source: String = "Xã Đức Hạnh, bổ xung".nfd().collect();
        let composed = Composed::new(&source);
        assert_eq!(composed.text(), "Xã Đức Hạnh, bổ xung");
        for phrase in ["Xã", "Đức Hạnh", "bổ xung", "xung"] {
            let at = composed.text().find(phrase).unwrap();
            let place = composed.source(at..at + phrase.len());
            assert_eq!(source[place].nfc().collect::<String>(), phrase);
        }
    }

    proptest! {
        #[test]
        fn any_range_leads_to_bytes_that_compose_to_it(text in any::<String>(), from in 0usize..20, length in 1usize..9) {
            let source: String = text.nfd().collect();
            let composed = Composed::new(&source);
            prop_assert_eq!(composed.text(), source.nfc().collect::<String>());
            let chars: Vec<usize> = composed.text().char_indices().map(|(at, _)| at).collect();
            if let (Some(start), Some(end)) = (chars.get(from), chars.get(from + length)) {
                let place = composed.source(*start..*end);
                let held = source[place].nfc().collect::<String>();
                prop_assert!(held.contains(&composed.text()[*start..*end]));
            }
        }
    }
}
