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
        let start = if text[..digit].ends_with('+') { digit - 1 } else { digit };
        let end = number_end(text, digit);
        at = end;
        let before = text[..start].trim_end_matches('(');
        let stuck = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '.' | ',' | '-' | '=' | '#');
        if before.ends_with(stuck)
            || text[end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '%'))
        {
            continue;
        }
        let range = start..end;
        let written = &text[range.clone()];
        if let Some(kind) = kind(written, &text[..start]) {
            found.push(Personal { range, kind, plain: plain_number(written) });
        }
    }
    found
}

/// The end of digits with single signs between them: "0912 345 678", "+84 (0) 912.345.678".
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut gap = 0;
    for (at, c) in text[start..].char_indices() {
        match c {
            '0'..='9' => (end, gap) = (start + at + 1, 0),
            ' ' | '\u{a0}' | '.' | '-' | '(' | ')' if gap < 3 => gap += 1,
            _ => break,
        }
    }
    end
}

fn plain_number(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("84").filter(|rest| written.trim_start().starts_with('+') || rest.len() == 9);
    match national {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

fn kind(written: &str, before: &str) -> Option<Kind> {
    let digits = plain_number(written);
    let from = before.char_indices().rev().nth(39).map_or(0, |(at, _)| at);
    let lower = before[from..].to_lowercase();
    let near = |names: &[&str]| {
        names.iter().any(|name| lower.rfind(name).is_some_and(|at| !lower[at..].contains(['.', ';', '\n'])))
    };
    let is_plain = written.bytes().all(|byte| byte.is_ascii_digit());
    let is_spaced = written.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}'));
    if near(&["số tài khoản", "stk", "tài khoản số", "tài khoản ngân hàng", "số tk"])
        && (6..=19).contains(&digits.len())
    {
        return Some(Kind::BankAccount);
    }
    if is_spaced && is_identity_number(&digits) {
        return Some(Kind::IdentityNumber);
    }
    if is_plain && digits.len() == 9 && near(&["cmnd", "cmtnd", "chứng minh nhân dân", "chứng minh thư"]) {
        return Some(Kind::IdentityNumber);
    }
    let is_grouped =
        written.starts_with('+') || written.find(|c: char| !c.is_ascii_digit()).is_none_or(|first| first > 1);
    let is_mobile = is_grouped
        && digits.len() == 10
        && digits.starts_with('0')
        && digits[1..].starts_with(['3', '5', '7', '8', '9']);
    is_mobile.then_some(Kind::Phone)
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
mod tests {
    use super::super::tests::PLAN;
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, Kind)> {
        find(text).into_iter().map(|one| (&text[one.range], one.kind)).collect()
    }

    #[test]
    fn telephones_are_told_however_they_are_written() {
        for phone in [
            "0912345678",
            "0912 345 678",
            "0912.345.678",
            "0912-345-678",
            "+84912345678",
            "+84 912 345 678",
            "+84 (0)912 345 678",
            "84912345678",
            "09 12 34 56 78",
        ] {
            assert_eq!(told(&format!("Gọi {phone} nhé.")), [(phone, Kind::Phone)], "{phone}");
            assert_eq!(find(phone)[0].plain, "0912345678", "{phone}");
        }
    }

    #[test]
    fn the_other_kinds_are_told() {
        assert_eq!(told("CCCD 004190001234"), [("004190001234", Kind::IdentityNumber)]);
        assert_eq!(told("số 004 190 001 234."), [("004 190 001 234", Kind::IdentityNumber)]);
        assert_eq!(told("CMND số 080123456"), [("080123456", Kind::IdentityNumber)]);
        assert_eq!(told("Số tài khoản: 1902 3456 789"), [("1902 3456 789", Kind::BankAccount)]);
        assert_eq!(told("thư gửi Nguyen.Van-A@gmail.com."), [("Nguyen.Van-A@gmail.com", Kind::Email)]);
    }

    #[test]
    fn other_numbers_are_left() {
        for text in [
            "1.001193",
            "118/2025/NĐ-CP",
            "09/6/2025",
            "01/07/2025 12:00",
            "50.000.000.000 đồng",
            "0206 3852 138",
            "1900 1234",
            "18001096",
            "999999999999",
            "097190001234",
            "004990001234",
            "H14-250101-0001",
            "https://a.vn/0912345678",
            "mã 20260912345678",
            "2021 - 2030",
            "123456789",
            "000.00.00.H14",
            "5.123.456.789",
            "a@b",
            "@/thu-tuc/a.md",
            "a@example.com",
            "0.912345678",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
        assert_eq!(told(PLAN), []);
    }

    #[test]
    fn public_contacts_are_known_however_they_are_written() {
        let contacts = ["+84 912 345 678".to_owned(), "@caobang.gov.vn".to_owned(), "Mot.Cua@gmail.com".to_owned()];
        for text in ["0912.345.678", "sonoivu@caobang.gov.vn", "mot.cua@GMAIL.com"] {
            assert!(find(text)[0].is_among(&contacts), "{text}");
        }
        for text in ["0912.345.679", "a@xcaobang.gov.vn", "khac@gmail.com"] {
            assert!(!find(text)[0].is_among(&contacts), "{text}");
        }
    }

    #[test]
    fn a_report_does_not_repeat_the_data() {
        assert_eq!(find("004190001234")[0].masked(), "004••••••234");
        assert_eq!(find("an@gmail.com")[0].masked(), "an@•••••••om");
    }

    proptest! {
        #[test]
        fn every_mobile_number_is_told(prefix in prop::sample::select(vec!['3', '5', '7', '8', '9']), rest in "[0-9]{8}") {
            let phone = format!("0{prefix}{rest}");
            let text = format!("số {phone},");
            prop_assert_eq!(told(&text), [(phone.as_str(), Kind::Phone)]);
        }

        #[test]
        fn amounts_and_dates_are_none(amount in 0i64..10_000_000_000, day in 1u8..=31, month in 1u8..=12) {
            let text = format!("{} đồng ngày {day:02}/{month:02}/2026", crate::text::number::format_integer(amount, "vi"));
            prop_assert_eq!(told(&text), []);
        }
    }
}
