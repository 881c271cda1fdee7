//! Patterns of templates: the test `matching` and the filter `regex_replace`, as Tera's own collection has them.
//!
//! That one hands out a copy of a pattern at each call, and a copy learns anew, at the cost of some ten
//! thousand steps, what the pattern has met before. Here all calls share one. Sole owner of `regex`.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use regex::Regex;
use tera::{Error, Kwargs, State, Tera, TeraResult};

/// Patterns that were read, by their text.
#[derive(Debug, Default)]
struct Patterns(RwLock<HashMap<String, Arc<Regex>>>);

impl Patterns {
    fn get(&self, pattern: &str) -> TeraResult<Arc<Regex>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
        if let Some(regex) = known {
            return Ok(regex);
        }
        let regex = Regex::new(pattern).map_err(|error| Error::message(format!("Invalid regex: {error}")))?;
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Ok(all.entry(pattern.to_owned()).or_insert_with(|| Arc::new(regex)).clone())
    }
}

/// Registers both: `text is matching(pat=…)`, `text | regex_replace(pattern=…, rep=…)`.
pub(super) fn register(tera: &mut Tera) {
    let patterns = Arc::new(Patterns::default());
    let of_filter = patterns.clone();
    tera.register_test("matching", move |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
        Ok(patterns.get(kwargs.must_get("pat")?)?.is_match(text))
    });
    tera.register_filter("regex_replace", move |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let (pattern, rep) = (of_filter.get(kwargs.must_get("pattern")?)?, kwargs.must_get::<&str>("rep")?);
        Ok(pattern.replace_all(text, rep).into_owned())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_answers_the_same_at_every_call_and_a_wrong_one_is_told() {
        let mut tera = Tera::new();
        register(&mut tera);
        let context = tera::Context::new();
        let template = "{% for word in ['Hạ', 'Lang', 'Hà'] %}{{ word is matching(pat='^H') }} {% endfor %}{{ 'a1b22' | regex_replace(pattern='[0-9]+', rep='-') }}";
        assert_eq!(tera.render_str(template, &context, false).unwrap(), "true false true a-b-");
        let wrong = tera.render_str("{{ 'a' is matching(pat='(') }}", &context, false).unwrap_err();
        assert!(wrong.to_string().contains("Invalid regex"));
    }
}
