//! Marks: what stands for a component call while the parser reads the text around it.

/// The two characters around the number of a call; the file has neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    start: char,
    end: char,
}

/// Characters for private use, of which no file has them all.
const PRIVATE: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{f8fe}';

impl Marks {
    /// Marks that a file does not hold for its own sake.
    pub fn absent_from(file: &str) -> Self {
        // Nearly no file has any of them, nor the byte that most of them begin with.
        let has_any = memchr::memchr2(0xee, 0xef, file.as_bytes()).is_some();
        let taken = |c: char| has_any && file.contains(c);
        let start = PRIVATE.step_by(2).find(|c| !taken(*c) && !taken(next(*c))).unwrap_or('\u{e000}');
        Self { start, end: next(start) }
    }

    /// The mark of the call of a number.
    pub fn of(self, number: usize) -> String {
        format!("{}{number}{}", self.start, self.end)
    }

    /// Whether a text holds a mark.
    pub fn are_in(self, text: &str) -> bool {
        text.contains(self.start)
    }

    /// The text before the first mark, the number in it, and the text after.
    pub fn first(self, text: &str) -> Option<(&str, usize, &str)> {
        let (before, rest) = text.split_once(self.start)?;
        let (number, after) = rest.split_once(self.end)?;
        Some((before, number.parse().ok()?, after))
    }
}

fn next(c: char) -> char {
    char::from_u32(u32::from(c) + 1).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_back_and_are_never_those_of_the_author() {
        let marks = Marks::absent_from("a\u{e000}1\u{e001}");
        let text = format!("\u{e000}1\u{e001} {} c", marks.of(12));
        assert!(marks.are_in(&text) && !marks.are_in("\u{e000}1\u{e001}"));
        assert_eq!(marks.first(&text), Some(("\u{e000}1\u{e001} ", 12, " c")));
        assert_eq!(marks.first("a"), None);
    }
}
