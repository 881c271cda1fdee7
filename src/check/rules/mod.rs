//! The rules of `cchc check`, one file each. To add one: its file, its line in [`RULES`], and its
//! fixtures in `tests/fixtures/check/<code>/`.

mod long_sentence;

use super::Rule;

/// Every rule, in the order in which `cchc explain` lists them.
pub static RULES: &[&Rule] = &[&long_sentence::RULE];

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code() == code)
}
