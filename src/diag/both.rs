//! A text in both languages on its way through a library that knows only texts: what a function of
//! templates says comes back within Tera's error.

use super::Speech;

const START: char = '\u{e0f0}';
const BETWEEN: char = '\u{e0f1}';
const END: char = '\u{e0f2}';

/// One text that is read in either language, by `choose`.
pub fn both(vi: &str, en: &str) -> String {
    let plain = |text: &str| text.replace([START, BETWEEN, END], "");
    format!("{START}{}{BETWEEN}{}{END}", plain(vi), plain(en))
}

/// A text with what is written in both languages in one of them.
pub(super) fn choose(text: &str, speech: Speech) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        out.push_str(before);
        let Some((told, after)) = after.split_once(END) else {
            rest = after;
            continue;
        };
        let (vi, en) = told.split_once(BETWEEN).unwrap_or((told, told));
        out.push_str(if speech == Speech::Vi { vi } else { en });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_both_languages_is_read_in_one_wherever_it_stands() {
        let text = format!("a {}: {}", both("một", "one"), both("hai", "two"));
        assert_eq!(choose(&text, Speech::Vi), "a một: hai");
        assert_eq!(choose(&text, Speech::En), "a one: two");
        assert_eq!(choose("a\u{e0f0}b", Speech::En), "ab");
    }
}
