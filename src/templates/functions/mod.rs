//! Functions of templates, with Zola's names and arguments.

mod addresses;
mod content;
mod data;
mod pictures;
mod records;

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::{Library, Surroundings};
use crate::diag::{Diagnostic, both};

type Around = Arc<Surroundings>;

type Plain = fn(&Surroundings, &Kwargs, &State) -> TeraResult<Value>;
type OfLibrary = fn(&Surroundings, &Library, &Kwargs, &State) -> TeraResult<Value>;

/// Functions that need no rendered text.
const PLAIN: &[(&str, Plain)] = &[
    ("get_url", addresses::get_url),
    ("get_asset", addresses::get_asset),
    ("get_hash", addresses::get_hash),
    ("get_taxonomy_url", addresses::get_taxonomy_url),
    ("load_data", data::load_data),
    ("trans", data::trans),
    ("language_name", data::language_name),
    ("now", data::now),
    ("text_direction", data::text_direction),
    ("qr", data::qr),
    ("get_charts", records::get_charts),
    ("get_old_units", records::get_old_units),
    ("get_feedback", records::get_feedback),
    ("resize_image", pictures::resize_image),
    ("get_image_metadata", pictures::get_image_metadata),
];

/// Functions that hand out rendered pages and sections.
const OF_LIBRARY: &[(&str, OfLibrary)] = &[
    ("get_page", content::get_page),
    ("get_section", content::get_section),
    ("get_taxonomy", content::get_taxonomy),
    ("get_taxonomy_term", content::get_taxonomy_term),
    ("get_offices", content::get_offices),
];

/// Names every function, so that templates can be compiled; each says that it is too early for it. Those that
/// hand out pages go on saying so while Markdown is rendered: other pages are not rendered yet.
pub(super) fn name_all(tera: &mut Tera) {
    let early =
        |name| -> TeraResult<Value> { Err(said(&Diagnostic::error("function-too-early").arg("function", name))) };
    let named = PLAIN.iter().map(|(name, _)| *name).chain(OF_LIBRARY.iter().map(|(name, _)| *name));
    for name in named.chain([super::shared::NAME]) {
        tera.register_function(name, move |_: Kwargs, _: &State| early(name));
    }
    tera.register_filter(TEXT, move |_: &str, _: Kwargs, _: &State| early(TEXT));
}

/// The filter that says a text of the interface, as the function of its name does.
const TEXT: &str = "trans";

/// The functions that need no rendered text.
pub(super) fn register(tera: &mut Tera, around: &Around) {
    for (name, call) in PLAIN {
        let around = around.clone();
        tera.register_function(*name, move |kwargs: Kwargs, state: &State| call(&around, &kwargs, state));
    }
    let around = around.clone();
    tera.register_filter(TEXT, move |key: &str, kwargs: Kwargs, state: &State| {
        data::translated(&around, key, &kwargs, state)
    });
}

/// The functions that hand out rendered pages and sections.
pub(super) fn register_with_library(tera: &mut Tera, around: &Around, library: &Arc<Library>) {
    for (name, call) in OF_LIBRARY {
        let (around, library) = (around.clone(), library.clone());
        tera.register_function(*name, move |kwargs: Kwargs, state: &State| call(&around, &library, &kwargs, state));
    }
}

/// The language of a call.
fn language(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<String> {
    super::filters::language(kwargs, state, &around.config.default_language)
}

/// An error that names the function and, when a known name is near, proposes it. `what` is a row of
/// the catalogue.
fn unknown<'a>(function: &str, what: &'static str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let near = crate::diag::nearest(name, known);
    let near = near.map(|near| both(&format!(" – “{near}”?"), &format!(" – `{near}`?"))).unwrap_or_default();
    let what = Diagnostic::error(what).in_both();
    said(
        &Diagnostic::error("function-unknown")
            .arg("function", function)
            .arg("what", what)
            .arg("name", name)
            .arg("near", near),
    )
}

/// A finding as an error of Tera, which knows only texts.
pub(super) fn said(fault: &Diagnostic) -> Error {
    Error::message(fault.in_both())
}

/// A finding of another stage as the error of a function, with the place that it names.
fn told(function: &str, fault: &Diagnostic) -> Error {
    let place = fault.span.as_ref().filter(|span| span.line > 0);
    let place = place.map_or(String::new(), |span| format!("{}:{}:{}: ", span.file, span.line, span.column));
    Error::message(format!("{function}: {place}{}", fault.in_both()))
}
