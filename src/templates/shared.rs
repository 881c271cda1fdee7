//! Pieces that many pages have in common: `shared(template=…, …)` makes one from what it is given and nothing of
//! the page that it stands on, so it is made once for all pages that give it the same.
//!
//! A menu and a footer are most of the work of a page; of ten thousand pages they are the same few.

use std::fmt::Write;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::functions::said;
use super::kept::Kept;
use super::{Library, Surroundings, context, filters};
use crate::diag::Diagnostic;

/// What the function is called.
pub(super) const NAME: &str = "shared";

/// Makes pieces and keeps them.
pub(super) struct Shared {
    /// Everything but the function itself: a piece that asked for itself would never be done.
    tera: Tera,
    around: Arc<Surroundings>,
    library: Arc<Library>,
    /// By template, language and values.
    pieces: Kept<String>,
}

impl Shared {
    /// Gives templates the function.
    pub fn register(tera: &mut Tera, around: &Arc<Surroundings>, library: &Arc<Library>) -> Arc<Self> {
        tera.register_function(NAME, |_: Kwargs, _: &State| -> TeraResult<Value> {
            Err(said(&Diagnostic::error("function-shared-within")))
        });
        let (around, library) = (around.clone(), library.clone());
        let shared = Arc::new(Self { tera: tera.clone(), around, library, pieces: Kept::default() });
        let own = shared.clone();
        tera.register_function(NAME, move |kwargs: Kwargs, state: &State| own.piece(&kwargs, state));
        shared
    }

    /// Makes all pieces anew when they are next asked for: any text may stand in any of them.
    pub fn forget(&self) {
        self.pieces.forget();
    }

    fn piece(&self, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let template = kwargs.must_get::<&str>("template")?;
        let lang = filters::language(kwargs, state, &self.around.config.default_language)?;
        let given = || {
            let named = kwargs.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
            named.filter(|(key, _)| !matches!(*key, "template" | "lang"))
        };
        let mut name = format!("{template}\n{lang}");
        for (key, value) in given() {
            name.push('\n');
            name.push_str(key);
            spell(value, &mut name).ok_or_else(|| said(&Diagnostic::error("function-shared-value").arg("key", key)))?;
        }
        let values = given().map(|(key, value)| (key.to_owned(), value.clone()));
        self.pieces.get(name, || self.make(template, &lang, values))
    }

    fn make(&self, template: &str, lang: &str, values: impl Iterator<Item = (String, Value)>) -> TeraResult<Value> {
        if !self.tera.contains_template(template) {
            return Err(said(&Diagnostic::error("template-missing").arg("name", template)));
        }
        let mut context = context::base(&self.around, &self.library, lang, None);
        values.for_each(|(key, value)| context.insert_value(key, value));
        let made = self.tera.render(template, &context);
        // Its report begins as that of the page will: so its place is the one that is told.
        let made = made.map_err(|error| Error::message(error.to_string().trim_start_matches("error: ")));
        made.map(|html| Value::safe_string(&html))
    }
}

/// Adds what tells a value from all others; none for a table, which can be a whole page.
fn spell(value: &Value, out: &mut String) -> Option<()> {
    let written = if let Some(text) = value.as_str() {
        write!(out, "{}{}:{text}", if value.is_safe() { 'S' } else { 's' }, text.len())
    } else if let Some(truth) = value.as_bool() {
        write!(out, "b{truth}")
    } else if let Some(items) = value.as_array() {
        write!(out, "[{}", items.len()).ok()?;
        return items.iter().try_for_each(|item| spell(item, out));
    } else if value.is_none() || value.is_undefined() {
        write!(out, "{}", value.name())
    } else if value.is_number() {
        write!(out, "{} {value}", value.name())
    } else {
        return None;
    };
    written.ok()
}
