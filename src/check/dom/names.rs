//! Names as bits: those that rules know are numbered, and a set of them is one number, so that asking whether
//! a name is one of some is one operation.

/// Slots of a table, several for each name.
const SLOTS: usize = 512;

/// Where each name of a list is found by its letters: its number from 1 on, 0 for none.
pub(super) type Table = [u8; SLOTS];

/// The table of a list of names, made when the program is.
pub(super) const fn table(names: &[&str]) -> Table {
    let mut table = [0; SLOTS];
    let mut number = 0;
    while number < names.len() {
        let mut at = slot(names[number].as_bytes());
        while table[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        number += 1;
        table[at] = number as u8;
    }
    table
}

/// The number of a name in a list, whatever the case of its letters.
pub(super) fn number(table: &Table, names: &[&str], name: &str) -> Option<u32> {
    let mut at = slot(name.as_bytes());
    loop {
        let number = u32::from(table[at]).checked_sub(1)?;
        if names[number as usize].eq_ignore_ascii_case(name) {
            return Some(number);
        }
        at = (at + 1) % SLOTS;
    }
}

/// Where a name is looked for first: a sum over its letters, small and large alike (FNV-1a).
const fn slot(name: &[u8]) -> usize {
    let mut sum: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < name.len() {
        sum = (sum ^ (name[at] | 0x20) as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (sum ^ sum >> 16) as usize % SLOTS
}

/// A kind of names: its set, one constant for each name, and how written names are known.
macro_rules! names {
    ($(#[$doc:meta])* $set:ident { $($constant:ident $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct $set(u128);

        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Number { $($constant,)* }

        const NAMES: &[&str] = &[$($name,)*];
        static PLACES: super::names::Table = super::names::table(NAMES);

        $(#[doc = concat!("`", $name, "`")]
        pub const $constant: $set = $set(1 << Number::$constant as u32);)*

        impl $set {
            /// The set of one name as it is written, in any case; empty when no rule knows it.
            pub fn named(name: &str) -> Self {
                super::names::number(&PLACES, NAMES, name).map_or_else(Self::default, |number| Self(1 << number))
            }

            /// Whether two sets have a name in common.
            pub const fn has(self, others: Self) -> bool {
                self.0 & others.0 != 0
            }

            /// The names of both.
            pub const fn or(self, others: Self) -> Self {
                Self(self.0 | others.0)
            }

            /// Whether it holds no name.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }
        }

        impl std::ops::BitOr for $set {
            type Output = Self;

            fn bitor(self, others: Self) -> Self {
                self.or(others)
            }
        }

        #[cfg(test)]
        mod tests {
            use super::*;
            use proptest::prelude::*;

            #[test]
            fn every_name_is_known_in_any_case_and_has_a_bit_of_its_own() {
                let mut all = $set::default();
                for name in NAMES {
                    let set = $set::named(name);
                    assert!(!set.is_empty() && !all.has(set), "{name}");
                    assert_eq!($set::named(&name.to_ascii_uppercase()), set);
                    assert_eq!(*name, name.to_ascii_lowercase());
                    all = all | set;
                }
                assert!(NAMES.len() <= 128);
            }

            proptest! {
                #[test]
                fn a_name_is_known_when_it_is_in_the_list(
                    name in prop_oneof!["[a-zA-Z0-6:-]{0,9}", "[a-z@`]{1,2}", proptest::sample::select(NAMES).prop_map(str::to_owned)],
                ) {
                    let number = NAMES.iter().position(|known| known.eq_ignore_ascii_case(&name));
                    let expected = number.map_or(0, |number| 1_u128 << number);
                    prop_assert_eq!($set::named(&name).0, expected);
                }
            }
        }
    };
}

pub(super) use names;
