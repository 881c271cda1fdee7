//! Personal data that should not be published: identity numbers, telephones, e-mails, bank accounts.

use std::ops::Range;

use super::next_digit;

/// What a piece of personal data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A number of a citizen's card (CCCD, 12 digits) or of the old card (CMND, 9 digits).
    IdentityNumber,
    /// A mobile telephone.
    Phone,
    /// An e-mail address.
    Email,
    /// A bank account.
    BankAccount,
}

/// A piece of personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// One way of writing it, to compare by: digits only, a telephone with its 0; an e-mail in small
    /// letters.
    pub plain: String,
}

impl Personal {
    /// The data with its middle hidden, fit for a report that others read.
    pub fn masked(&self) -> String {
        let letters: Vec<char> = self.plain.chars().collect();
        let shown = if self.kind == Kind::Email { 2 } else { 3 };
        let hidden = |at: usize| at >= shown && at + shown < letters.len() && letters[at] != '@';
        letters.iter().enumerate().map(|(at, c)| if hidden(at) { '•' } else { *c }).collect()
    }

    /// Whether a list of public contacts holds it: a number or address however it is written, or the
    /// ending of addresses ("@caobang.gov.vn").
    pub fn is_among(&self, contacts: &[String]) -> bool {
        contacts.iter().any(|contact| match self.kind {
            Kind::Email if contact.starts_with('@') => self.plain.ends_with(&contact.to_lowercase()),
            Kind::Email => self.plain == contact.trim().to_lowercase(),
            _ => self.plain == plain_number(contact),
        })
    }
}

/// The personal data of a text, in order.
pub fn find(text: &str) -> Vec<Personal> {
    let mut found = numbers(text);
    if text.contains('@') {
        found.extend(emails(text));
    }
    found.sort_by_key(|one| one.range.start);
    found
}

fn numbers(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(digit) = next_digit(text, at) {
        at = digit + digits(text, digit);
        if let Some((range, kind)) = number_at(text, digit) {
            at = range.end;
            found.push(Personal { plain: plain_number(&text[range.clone()]), range, kind });
        }
    }
    found
}

/// What begins at a digit that no digit stands before: each number stands on its own, whatever figures are
/// beside it ("1. 0041…", "0041… - 0912…").
fn number_at(text: &str, digit: usize) -> Option<(Range<usize>, Kind)> {
    // Years, prices and numbers of sections are not looked at any further.
    is_long(text, digit).then(|| long_number_at(text, digit))?
}

fn long_number_at(text: &str, digit: usize) -> Option<(Range<usize>, Kind)> {
    let start = if text[..digit].ends_with('+') { digit - 1 } else { digit };
    let before = &text[..start];
    if is_near(before, ACCOUNT) && begins(before) {
        let end = number_end(text, digit);
        if (6..=19).contains(&plain_number(&text[start..end]).len()) && ends(text, end) {
            return Some((start..end, Kind::BankAccount));
        }
    }
    let card = card_end(text, start).map(|end| (start..end, Kind::IdentityNumber));
    card.or_else(|| phone_end(text, digit).filter(|_| begins(before)).map(|end| (start..end, Kind::Phone)))
}

const ACCOUNT: &[&str] = &["số tài khoản", "stk", "tài khoản số", "tài khoản ngân hàng", "số tk"];
const OLD_CARD: &[&str] = &["cmnd", "cmtnd", "chứng minh nhân dân", "chứng minh thư"];

/// Whether six digits follow each other, as those of the shortest account do, with no more between two of them
/// than what a number of any kind has there.
fn is_long(text: &str, digit: usize) -> bool {
    let (mut count, mut gap) = (0, 0);
    for c in text[digit..].chars() {
        match c {
            '0'..='9' => (count, gap) = (count + 1, 0),
            ' ' | '\u{a0}' | '.' | '-' | '(' | ')' if gap < 3 => gap += 1,
            _ => return false,
        }
        if count == 6 {
            return true;
        }
    }
    false
}

/// How many digits stand together.
fn digits(text: &str, start: usize) -> usize {
    text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a number may begin after this: not within a code, an address or a longer figure.
fn begins(before: &str) -> bool {
    let before = before.trim_end_matches('(');
    let word = |text: &str| {
        let from = text
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        text[from..].to_lowercase()
    };
    match before.chars().next_back() {
        // "0912…/0987…", "zalo.me/0912…"
        Some('/') => {
            let head = &before.as_bytes()[..before.len() - 1];
            let is_of_zalo = || head.last_chunk::<7>().is_some_and(|end| end.eq_ignore_ascii_case(b"zalo.me"));
            head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count() >= 9 || is_of_zalo()
        }
        // "CCCD_0041…"
        Some('_') => KEYS.contains(&word(&before[..before.len() - 1]).as_str()),
        Some('.' | ',' | '-' | '=' | '#') => false,
        Some(c) if c.is_alphabetic() => KEYS.contains(&word(before).as_str()),
        Some(c) => !c.is_numeric(),
        None => true,
    }
}

/// Words that stick to a number by a slip.
const KEYS: &[&str] = &["số", "cccd", "cmnd", "cc", "sđt", "đt", "dt", "tel", "zalo", "id"];

/// Whether a number may end at a place.
fn ends(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    let (next, second) = (after.next(), after.next());
    match next {
        Some('/') => second.is_none_or(|c| !c.is_ascii_digit()) || digits(text, end + 1) >= 9,
        Some('.' | ',' | '-') => second.is_none_or(|c| !c.is_alphanumeric()),
        Some('_' | '%') => false,
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// The end of a number of a card: twelve digits together or in groups of three or four (two of six, three
/// and nine) with one kind of sign between; nine where the old card is named.
fn card_end(text: &str, start: usize) -> Option<usize> {
    const GROUPS: &[&[usize]] = &[&[12], &[3, 3, 3, 3], &[4, 4, 4], &[6, 6], &[3, 9], &[3, 3, 6], &[9], &[3, 3, 3]];
    if !begins(&text[..start]) {
        return None;
    }
    GROUPS.iter().find_map(|groups| {
        let (end, sign) = grouped(text, start, groups)?;
        let plain = plain_digits(&text[start..end]);
        let is_card = match plain.len() {
            12 => is_identity_number(&plain),
            _ => is_near(&text[..start], OLD_CARD),
        };
        // A sign of its own with one more group after it: an amount.
        let goes_on = sign.is_some_and(|sign| {
            text[end..].strip_prefix(sign).is_some_and(|rest| digits(rest, 0) == *groups.last().unwrap_or(&0))
        });
        (is_card && !goes_on && ends(text, end)).then_some(end)
    })
}

/// The end of digits in groups of these lengths with one sign between them, and the sign.
fn grouped(text: &str, start: usize, groups: &[usize]) -> Option<(usize, Option<char>)> {
    let (mut at, mut sign) = (start, None);
    for (number, length) in groups.iter().enumerate() {
        if number > 0 {
            let next = text[at..].chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '.' | '-'))?;
            if sign.is_some_and(|sign| sign != next) {
                return None;
            }
            sign = Some(next);
            at += next.len_utf8();
        }
        if digits(text, at) != *length {
            return None;
        }
        at += length;
    }
    Some((at, sign))
}

/// The end of a mobile telephone's number: the first end of a group by which it is whole.
fn phone_end(text: &str, digit: usize) -> Option<usize> {
    let start = if text[..digit].ends_with('+') { digit - 1 } else { digit };
    let (mut at, mut lengths) = (digit, Vec::new());
    loop {
        lengths.push(digits(text, at));
        at += lengths[lengths.len() - 1];
        let plain = plain_number(&text[start..at]);
        // "09.06.2026 12" is a day and an hour.
        let is_date = matches!(lengths.as_slice(), [1 | 2, 1 | 2, 4, ..]);
        let is_grouped = start < digit || lengths[0] > 1;
        if is_mobile(&plain) && is_grouped && !is_date && ends(text, at) {
            return Some(at);
        }
        let gap: String =
            text[at..].chars().take_while(|c| matches!(c, ' ' | '\u{a0}' | '.' | '-' | '(' | ')')).take(4).collect();
        at += gap.len();
        if gap.is_empty() || gap.chars().count() > 3 || plain.len() > 12 || digits(text, at) == 0 {
            return None;
        }
    }
}

fn is_mobile(plain: &str) -> bool {
    plain.len() == 10 && plain.starts_with('0') && plain[1..].starts_with(['3', '5', '7', '8', '9'])
}

/// The end of digits with signs between them.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut gap = 0;
    // No account is longer: a line of figures is not read once for each of them.
    for (at, c) in text[start..].char_indices().take(LONGEST) {
        match c {
            '0'..='9' => (end, gap) = (start + at + 1, 0),
            ' ' | '\u{a0}' | '.' | '-' | '(' | ')' if gap < 3 => gap += 1,
            _ => break,
        }
    }
    end
}

/// Characters of the longest number that is looked at.
const LONGEST: usize = 60;

fn plain_digits(written: &str) -> String {
    written.chars().filter(char::is_ascii_digit).collect()
}

fn plain_number(written: &str) -> String {
    let digits = plain_digits(written);
    let national = digits.strip_prefix("84").filter(|rest| written.trim_start().starts_with('+') || rest.len() == 9);
    match national {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

/// Whether one of some names stands a few words before a number.
fn is_near(before: &str, names: &[&str]) -> bool {
    let from = before.char_indices().rev().nth(39).map_or(0, |(at, _)| at);
    let lower = before[from..].to_lowercase();
    names.iter().any(|name| lower.rfind(name).is_some_and(|at| !lower[at..].contains(['.', ';', '\n'])))
}

/// Provinces as the numbers of citizens' cards code them (Thông tư 59/2021/TT-BCA).
const PROVINCE_CODES: &[u8] = &[
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
    46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92,
    93, 94, 95, 96,
];

/// Twelve digits: three of the province, one of century and sex (0 to 3 for those born before 2100).
fn is_identity_number(digits: &str) -> bool {
    let province = digits.get(..3).and_then(|code| code.parse::<u8>().ok());
    digits.len() == 12
        && province.is_some_and(|code| PROVINCE_CODES.contains(&code))
        && digits[3..].starts_with(['0', '1', '2', '3'])
}

fn emails(text: &str) -> Vec<Personal> {
    let found = text.match_indices('@').filter_map(|(at, _)| {
        let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
        let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let start = text[..at]
            .rfind(|c| !is_local(c))
            .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        let rest = &text[at + 1..];
        let domain = rest[..rest.find(|c| !is_domain(c)).unwrap_or(rest.len())].trim_end_matches(['.', '-']);
        let ending = domain.rsplit('.').next().unwrap_or_default();
        let is_address = start < at
            && domain.contains('.')
            && ending.len() >= 2
            && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
        let range = start..at + 1 + domain.len();
        let plain = text[range.clone()].to_ascii_lowercase();
        (is_address && !is_example(&plain)).then_some(Personal { range, kind: Kind::Email, plain })
    });
    found.collect()
}

/// Names that nobody can own (RFC 2606).
fn is_example(email: &str) -> bool {
    [".example", "example.com", "example.org", "example.net", ".invalid", ".test"]
        .iter()
        .any(|end| email.ends_with(end))
}

#[cfg(test)]
mod tests;
