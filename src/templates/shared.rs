//! Pieces that many pages have in common: `shared(template=…, …)` makes one from what it is given and nothing of
//! the page that it stands on, so it is made once for all pages that give it the same.
//!
//! A menu and a footer are most of the work of a page; of ten thousand pages they are the same few.

use std::cell::Cell;
use std::fmt::Write;
use std::sync::{Arc, OnceLock, Weak};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::functions::said;
use super::kept::Kept;
use super::{Library, Surroundings, context, filters};
use crate::diag::Diagnostic;

/// What the function is called.
pub(super) const NAME: &str = "shared";

/// How deep pieces may ask for pieces; one that asks for itself would never be done.
const DEEPEST: usize = 16;

thread_local! {
    /// How many pieces this thread is making.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// A piece that is being made.
struct Deeper;

impl Deeper {
    fn now() -> Option<Self> {
        let depth = DEPTH.get();
        DEPTH.set(depth + 1);
        let deeper = Self;
        (depth < DEEPEST).then_some(deeper)
    }
}

impl Drop for Deeper {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}

/// Makes pieces and keeps them.
pub(super) struct Shared {
    /// The templates, whose function holds this.
    tera: OnceLock<Weak<Tera>>,
    around: Arc<Surroundings>,
    library: Arc<Library>,
    /// By template, language and values.
    pieces: Kept<String>,
}

impl Shared {
    /// Gives templates the function; it is [`bound`](Self::bind) to them when they are whole.
    pub fn register(tera: &mut Tera, around: &Arc<Surroundings>, library: &Arc<Library>) -> Arc<Self> {
        let (around, library) = (around.clone(), library.clone());
        let shared = Arc::new(Self { tera: OnceLock::new(), around, library, pieces: Kept::default() });
        let own = shared.clone();
        tera.register_function(NAME, move |kwargs: Kwargs, state: &State| own.piece(&kwargs, state));
        shared
    }

    /// Says which templates pieces are made by.
    pub fn bind(&self, tera: &Arc<Tera>) {
        let _ = self.tera.set(Arc::downgrade(tera));
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
        let missing = || said(&Diagnostic::error("template-missing").arg("name", template));
        let tera = self.tera.get().and_then(Weak::upgrade).filter(|tera| tera.contains_template(template));
        let tera = tera.ok_or_else(missing)?;
        let mut context = context::base(&self.around, &self.library, lang, None);
        values.for_each(|(key, value)| context.insert_value(key, value));
        let deeper = Deeper::now();
        let deeper = deeper.ok_or_else(|| said(&Diagnostic::error("function-shared-deep").arg("name", template)))?;
        let made = tera.render(template, &context);
        drop(deeper);
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
