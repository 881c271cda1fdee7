//! Values that many pages ask for: made when one of them first does, kept until a text changes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

use tera::{TeraResult, Value};

use super::held;

/// How many are kept; those beyond are made each time.
const MOST: usize = 20_000;

/// Values by what they are made of.
pub(super) struct Kept<K>(Mutex<Round<K>>);

struct Round<K> {
    /// How often all were forgotten.
    number: usize,
    values: HashMap<K, Value>,
}

impl<K> Default for Kept<K> {
    fn default() -> Self {
        Self(Mutex::new(Round { number: 0, values: HashMap::new() }))
    }
}

impl<K: Eq + Hash> Kept<K> {
    /// The value of a key.
    ///
    /// # Errors
    /// Those of making it, which are not kept.
    pub fn get(&self, key: K, make: impl FnOnce() -> TeraResult<Value>) -> TeraResult<Value> {
        let (known, number) = {
            let round = held(&self.0);
            (round.values.get(&key).cloned(), round.number)
        };
        if let Some(known) = known {
            return Ok(known);
        }
        // Made without holding the others, which it may ask for.
        let made = make()?;
        let mut round = held(&self.0);
        // What was made of a text that was edited meanwhile is for this page only.
        if round.number == number && round.values.len() < MOST {
            round.values.insert(key, made.clone());
        }
        Ok(made)
    }

    /// Makes all anew when they are next asked for.
    pub fn forget(&self) {
        let mut round = held(&self.0);
        round.values.clear();
        round.number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_and_again_when_it_was_forgotten() {
        let kept = Kept::default();
        let made = |value: usize| kept.get("a", || Ok(Value::from(value))).unwrap().as_u64().unwrap();
        assert_eq!([made(1), made(2)], [1, 1]);
        kept.forget();
        assert_eq!([made(3), made(4)], [3, 3]);
    }

    #[test]
    fn what_was_begun_before_an_edit_is_not_kept_and_no_error_is() {
        let kept = Kept::default();
        let old = kept.get("a", || {
            kept.forget();
            Ok(Value::from(1))
        });
        assert_eq!(old.unwrap().as_u64(), Some(1));
        assert!(kept.get("a", || Err(tera::Error::message("no"))).is_err());
        assert_eq!(kept.get("a", || Ok(Value::from(2))).unwrap().as_u64(), Some(2));
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for() {
        let kept = Kept::default();
        (0..MOST + 9).for_each(|key| drop(kept.get(key, || Ok(Value::from(key)))));
        assert_eq!(held(&kept.0).values.len(), MOST);
    }
}
