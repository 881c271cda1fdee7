//! The tie `~`: how an author keeps two words on one line in the texts of posters and banners.

/// No-break space.
pub(super) const NBSP: char = '\u{A0}';

/// Replaces each `~` between two characters that are not spaces by a no-break space.
///
/// `\~` is a plain tilde. A tilde at an end, beside a space or beside another tilde stays.
pub fn join_ties(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if c == '\\' && after == '~' {
            chars.next();
            out.push('~');
            before = '~';
            continue;
        }
        out.push(if c == '~' && can_tie(before) && can_tie(after) { NBSP } else { c });
        before = c;
    }
    out
}

fn can_tie(c: char) -> bool {
    c != '~' && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tie_becomes_a_no_break_space() {
        assert_eq!(join_ties("Cải~cách hành~chính"), "Cải\u{A0}cách hành\u{A0}chính");
        assert_eq!(join_ties("một~cửa~liên~thông"), "một\u{A0}cửa\u{A0}liên\u{A0}thông");
    }

    #[test]
    fn an_escaped_tilde_stays() {
        assert_eq!(join_ties(r"từ 5\~7 ngày"), "từ 5~7 ngày");
        assert_eq!(join_ties(r"C:\thu-muc"), r"C:\thu-muc");
    }

    #[test]
    fn a_tilde_that_ties_nothing_stays() {
        for text in ["~ đầu", "cuối ~", "~", "a ~ b", "~a", "a~", "~~gạch~~", ""] {
            assert_eq!(join_ties(text), text);
        }
    }

    proptest! {
        #[test]
        fn only_tildes_and_backslashes_change(text in "[^~\\\\]*") {
            prop_assert_eq!(join_ties(&text), text);
        }
    }
}
