//! Numbers as text: small ones are one character. A digit holds five bits, the lowest first, and says
//! whether more follow.

const DIGITS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// The character of a number below 64.
pub(super) fn digit(value: usize) -> char {
    char::from(DIGITS[value.min(63)])
}

/// Adds a number: one character below 32, two below 1024, three below 32768.
pub(super) fn push(out: &mut String, mut value: u32) {
    while value > 31 {
        out.push(digit((value & 31) as usize | 32));
        value >>= 5;
    }
    out.push(digit(value as usize));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        let (mut value, mut shift) = (0, 0);
        for byte in text.bytes() {
            let digit = DIGITS.iter().position(|d| *d == byte).unwrap() as u32;
            value |= (digit & 31) << shift;
            shift += 5;
            if digit < 32 {
                numbers.push(value);
                (value, shift) = (0, 0);
            }
        }
        numbers
    }

    proptest! {
        #[test]
        fn numbers_are_read_back(numbers in proptest::collection::vec(0u32..1 << 30, 0..20)) {
            let mut text = String::new();
            numbers.iter().for_each(|number| push(&mut text, *number));
            prop_assert_eq!(read(&text), numbers);
        }
    }

    #[test]
    fn small_numbers_are_short() {
        let length = |value| {
            let mut text = String::new();
            push(&mut text, value);
            text.len()
        };
        assert_eq!([0, 31, 32, 1023, 1024].map(length), [1, 1, 2, 2, 3]);
    }
}
