//! Figures as people write them: `1.234,56` in Vietnamese, `1,234.56` in English.

use super::is_english;

/// A number with at most `max_decimals` decimals; zeros at its end are left out.
///
/// Rounds halves away from zero, on the decimal figure that an author wrote: 1.005 with two
/// decimals gives 1,01. A language other than English is written the Vietnamese way. What is no
/// number (infinite, NaN) is given as Rust names it, so that it is seen.
pub fn format(value: f64, max_decimals: usize, lang: &str) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    // The shortest decimal figure that means this value; never in exponents.
    let figure = value.abs().to_string();
    let (whole, decimals) = figure.split_once('.').unwrap_or((&figure, ""));
    let (whole, decimals) = round(whole, decimals, max_decimals);
    let decimals = decimals.trim_end_matches('0');
    let signs = Signs::of(lang);
    let mut out = String::with_capacity(figure.len() * 2);
    if value < 0.0 && !(whole == "0" && decimals.is_empty()) {
        out.push('-');
    }
    group(&whole, signs.thousands, &mut out);
    if !decimals.is_empty() {
        out.push(signs.decimal);
        out.push_str(decimals);
    }
    out
}

/// A whole number, exact for every `i64`.
pub fn format_integer(value: i64, lang: &str) -> String {
    let mut out = String::new();
    if value < 0 {
        out.push('-');
    }
    group(&value.unsigned_abs().to_string(), Signs::of(lang).thousands, &mut out);
    out
}

struct Signs {
    thousands: char,
    decimal: char,
}

impl Signs {
    fn of(lang: &str) -> Self {
        if is_english(lang) { Self { thousands: ',', decimal: '.' } } else { Self { thousands: '.', decimal: ',' } }
    }
}

/// Rounds a figure given as its digits before and after the decimal sign.
fn round(whole: &str, decimals: &str, places: usize) -> (String, String) {
    let Some((kept, cut)) = decimals.split_at_checked(places).filter(|(_, cut)| !cut.is_empty()) else {
        return (whole.to_owned(), decimals.to_owned());
    };
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    if cut >= "5" {
        carry_one(&mut digits);
    }
    let decimals = digits.split_off(digits.len() - kept.len());
    let text = |digits: Vec<u8>| digits.into_iter().map(char::from).collect();
    (text(digits), text(decimals))
}

/// Adds one to a row of ASCII digits, which may grow by one at its head.
fn carry_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

fn group(digits: &str, sign: char, out: &mut String) {
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_and_english() {
        assert_eq!(format(1234.56, 2, "vi"), "1.234,56");
        assert_eq!(format(1234.56, 2, "en"), "1,234.56");
        assert_eq!(format(88.3, 2, "vi"), "88,3");
        assert_eq!(format(50000.0, 2, "vi"), "50.000");
        assert_eq!(format(0.5, 1, "tyz"), "0,5");
    }

    #[test]
    fn halves_are_rounded_as_people_do() {
        assert_eq!(format(88.25, 1, "vi"), "88,3");
        assert_eq!(format(1.005, 2, "vi"), "1,01");
        assert_eq!(format(-2.5, 0, "vi"), "-3");
        assert_eq!(format(999.995, 2, "vi"), "1.000");
        assert_eq!(format(0.04, 1, "vi"), "0");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(format(-0.0, 2, "vi"), "0");
        assert_eq!(format(-0.001, 2, "vi"), "0");
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(format_integer(0, "vi"), "0");
        assert_eq!(format_integer(999, "vi"), "999");
        assert_eq!(format_integer(-1_000, "vi"), "-1.000");
        assert_eq!(format_integer(i64::MIN, "en"), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn what_is_no_number_is_seen() {
        assert_eq!(format(f64::NAN, 2, "vi"), "NaN");
        assert_eq!(format(f64::MAX, 2, "vi").len(), 309 + 102);
    }

    proptest! {
        #[test]
        fn a_figure_reads_back(value in -1e12f64..1e12, places in 0usize..6) {
            let text = format(value, places, "en").replace(',', "");
            let read: f64 = text.parse().unwrap();
            prop_assert!((read - value).abs() <= 0.5000001 * 10f64.powi(-(places as i32)) + value.abs() * 1e-15);
        }

        #[test]
        fn whole_numbers_agree(value in -(1i64 << 50)..(1i64 << 50)) {
            prop_assert_eq!(format_integer(value, "vi"), format(value as f64, 0, "vi"));
        }
    }
}
