//! Pieces that many pages have in common: `shared(template=…, …)` makes one from what it is given and nothing of
//! the page that it stands on, so it is made once for all pages that give it the same.
//!
//! A menu and a footer are most of the work of a page; of ten thousand pages they are the same few.

use std::cell::Cell;
use std::fmt::Write;
use std::hash::{Hash, Hasher};
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
    pieces: Kept<Name>,
}

/// What tells a piece from all others: template, language and values.
#[derive(Default)]
struct Name {
    text: String,
    /// Tables are told by where they are; kept here, none of them makes room for another.
    tables: Vec<Value>,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Shared {
    /// Pieces of one site; they are made by templates that it is [`bound`](Self::bind) to.
    pub fn new(around: &Arc<Surroundings>, library: &Arc<Library>) -> Arc<Self> {
        let (around, library) = (around.clone(), library.clone());
        Arc::new(Self { tera: OnceLock::new(), around, library, pieces: Kept::default() })
    }

    /// The function that templates ask for pieces with.
    pub fn register(self: &Arc<Self>, tera: &mut Tera) {
        let own = self.clone();
        tera.register_function(NAME, move |kwargs: Kwargs, state: &State| own.piece(&kwargs, state));
    }

    /// Says which templates pieces are made by.
    pub fn bind(&self, tera: &Arc<Tera>) {
        let _ = self.tera.set(Arc::downgrade(tera));
    }

    /// Makes all pieces anew when they are next asked for: any text may stand in any of them.
    pub fn forget(&self) {
        self.pieces.forget();
    }

    /// The piece that a template asks for. A table, such as a page of a list, is told by where it is: one and the
    /// same is made once, one that was put together for the call is another each time.
    fn piece(&self, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let template = kwargs.must_get::<&str>("template")?;
        let lang = filters::language(kwargs, state, &self.around.config.default_language)?;
        let given = || {
            let named = kwargs.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
            named.filter(|(key, _)| !matches!(*key, "template" | "lang"))
        };
        let mut name = Name::default();
        name.text.extend([template, "\n", &lang]);
        for (key, value) in given() {
            name.text.extend(["\n", key]);
            name.spell(value);
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

impl Name {
    /// Adds what tells a value from all others.
    fn spell(&mut self, value: &Value) {
        let out = &mut self.text;
        // Writing into a string cannot fail.
        let _ = if let Some(text) = value.as_str() {
            write!(out, "{}{}:{text}", if value.is_safe() { 'S' } else { 's' }, text.len())
        } else if let Some(table) = value.as_map() {
            self.tables.push(value.clone());
            write!(out, "t{table:p}")
        } else if let Some(items) = value.as_array() {
            let counted = write!(out, "[{}", items.len());
            items.iter().for_each(|item| self.spell(item));
            counted
        } else if value.is_none() || value.is_undefined() {
            write!(out, "{}", value.name())
        } else {
            write!(out, "{} {value}", value.name())
        };
    }
}
