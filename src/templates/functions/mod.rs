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

/// Functions that need no rendered text.
pub(super) fn register(tera: &mut Tera, around: &Around) {
    let with = |call: fn(&Surroundings, &Kwargs, &State) -> TeraResult<Value>| {
        let around = around.clone();
        move |kwargs: Kwargs, state: &State| call(&around, &kwargs, state)
    };
    tera.register_function("get_url", with(addresses::get_url));
    tera.register_function("get_asset", with(addresses::get_asset));
    tera.register_function("get_hash", with(addresses::get_hash));
    tera.register_function("get_taxonomy_url", with(addresses::get_taxonomy_url));
    tera.register_function("load_data", with(data::load_data));
    tera.register_function("trans", with(data::trans));
    let of_filter = around.clone();
    tera.register_filter("trans", move |key: &str, kwargs: Kwargs, state: &State| {
        data::translated(&of_filter, key, &kwargs, state)
    });
    tera.register_function("language_name", with(data::language_name));
    tera.register_function("now", with(data::now));
    tera.register_function("text_direction", with(data::text_direction));
    tera.register_function("qr", with(data::qr));
    tera.register_function("get_charts", with(records::get_charts));
    tera.register_function("get_old_units", with(records::get_old_units));
    tera.register_function("get_feedback", with(records::get_feedback));
    tera.register_function("resize_image", with(pictures::resize_image));
    tera.register_function("get_image_metadata", with(pictures::get_image_metadata));
}

const NEED_LIBRARY: &[&str] =
    &["get_page", "get_section", "get_taxonomy", "get_taxonomy_term", "get_offices", "shared"];

/// While Markdown is rendered, other pages are not rendered yet: these functions say so.
pub(super) fn register_without_library(tera: &mut Tera) {
    for name in NEED_LIBRARY {
        tera.register_function(*name, move |_: Kwargs, _: &State| -> TeraResult<Value> {
            Err(said(&Diagnostic::error("function-too-early").arg("function", name)))
        });
    }
}

/// Functions that hand out rendered pages and sections.
pub(super) fn register_with_library(tera: &mut Tera, around: &Around, library: &Arc<Library>) {
    let with = |call: fn(&Surroundings, &Library, &Kwargs, &State) -> TeraResult<Value>| {
        let (around, library) = (around.clone(), library.clone());
        move |kwargs: Kwargs, state: &State| call(&around, &library, &kwargs, state)
    };
    tera.register_function("get_page", with(content::get_page));
    tera.register_function("get_section", with(content::get_section));
    tera.register_function("get_taxonomy", with(content::get_taxonomy));
    tera.register_function("get_taxonomy_term", with(content::get_taxonomy_term));
    tera.register_function("get_offices", with(content::get_offices));
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
