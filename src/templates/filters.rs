//! Filters: Zola's, and what Vietnamese administrative text needs.

use std::sync::Arc;

use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::Surroundings;
use super::functions::said;
use crate::config::Config;
use crate::date::Moment;
use crate::diag::Diagnostic;
use crate::markdown::{Renderer, escape};
use crate::text::{self, document_number};

/// Registers every filter and test but for what [`bind`] adds.
pub(super) fn register(tera: &mut Tera, config: &Config) {
    let main = config.default_language.clone();
    tera.register_filter("date", move |value: Value, kwargs: Kwargs, state: &State| {
        date(&value, &kwargs, state, &main)
    });
    let main = config.default_language.clone();
    tera.register_filter("time_tag", move |value: Value, kwargs: Kwargs, state: &State| {
        time_tag(&value, &kwargs, state, &main)
    });
    let main = config.default_language.clone();
    tera.register_filter("num_format", move |value: f64, kwargs: Kwargs, state: &State| {
        number(value, &kwargs, state, &main)
    });
    let main = config.default_language.clone();
    tera.register_filter("number_vn", move |value: f64, kwargs: Kwargs, state: &State| {
        number(value, &kwargs, state, &main)
    });
    tera.register_filter("slugify", |value: &str, _: Kwargs, _: &State| text::slug(value));
    tera.register_filter("markdown", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let inline = kwargs.get::<bool>("inline")?.unwrap_or(false);
        Ok(Value::safe_string(&Renderer::plain(value, inline)))
    });
    tera.register_filter(DOCUMENTS, |value: Value, _: Kwargs, _: &State| value);
    tera.register_filter("js", js);
    contributed(tera);
}

/// The filter that reads the site.
const DOCUMENTS: &str = "van_ban";

/// Registers the filter that reads the site.
pub(super) fn bind(tera: &mut Tera, around: &Arc<Surroundings>) {
    let around = around.clone();
    tera.register_filter(DOCUMENTS, move |value: Value, kwargs: Kwargs, state: &State| {
        // A page may lack its title; it is warned of, and its list stays whole.
        if value.is_none() {
            return Ok(Value::from("–"));
        }
        let Some(text) = value.as_str() else { return Err(said(&Diagnostic::error("filter-text"))) };
        documents(&around, text, &kwargs, state)
    });
}

/// `js`: a value as JSON that cannot close the script element in which it stands.
fn js(value: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    if let Some(json) = value.as_str().and_then(plain_json) {
        return Ok(Value::safe_string(&json));
    }
    let json = serde_json::to_string(value).map_err(|error| Error::message(format!("js: {error}")))?;
    Ok(Value::safe_string(&if json.contains('<') { json.replace('<', "\\u003c") } else { json }))
}

/// A text as JSON that a script element can hold, when nothing in it needs another writing. All bytes are looked
/// at, for that goes many at a time.
fn plain_json(text: &str) -> Option<String> {
    let is_plain = |byte: u8| (byte >= 0x20) & !matches!(byte, b'"' | b'\\' | b'<');
    text.bytes().fold(true, |plain, byte| plain & is_plain(byte)).then(|| ["\"", text, "\""].concat())
}

/// `van_ban(link=true)`: document numbers kept whole; with `link`, which text within a link must not
/// have, each leads to the page of its document.
fn documents(around: &Surroundings, value: &str, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let escaped = escape(value);
    if !kwargs.get::<bool>("link")?.unwrap_or(false) {
        return Ok(Value::safe_string(&document_number::wrap_html(&escaped)));
    }
    let lang = language(kwargs, state, &around.config.default_language)?;
    let link = |number: &str| super::documents::link(around, number, &lang, None);
    Ok(Value::safe_string(&document_number::link_html(&escaped, &link)))
}

/// The filters of `tera-contrib` that Zola registers.
fn contributed(tera: &mut Tera) {
    tera.register_filter("base64_encode", tera_contrib::base64::b64_encode);
    tera.register_filter("base64_decode", tera_contrib::base64::b64_decode);
    tera.register_filter("filesizeformat", tera_contrib::filesize_format::filesize_format);
    tera.register_filter("format", tera_contrib::format::format);
    tera.register_filter("json_encode", tera_contrib::json::json_encode);
    tera.register_filter("striptags", |value: StringInput, kwargs: Kwargs, state: &State| {
        tera_contrib::regex::striptags(value.as_str(), kwargs, state)
    });
    tera.register_filter("spaceless", |value: Value, kwargs: Kwargs, state: &State| spaceless(&value, kwargs, state));
    tera.register_filter("urlencode", tera_contrib::urlencode::urlencode);
    tera.register_filter("urlencode_strict", tera_contrib::urlencode::urlencode_strict);
    super::patterns::register(tera);
}

fn spaceless(value: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let Some(text) = value.as_str() else { return Err(said(&Diagnostic::error("filter-text"))) };
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive('>') {
        let trimmed = part.trim_start();
        out.push_str(if trimmed.starts_with('<') && out.ends_with('>') { trimmed } else { part });
    }
    Ok(Value::safe_string(out.trim()))
}

/// The language a filter or a function speaks: its argument, the page's, or the default.
pub(super) fn language(kwargs: &Kwargs, state: &State, main: &str) -> TeraResult<String> {
    if let Some(lang) = kwargs.get::<&str>("lang")? {
        return Ok(lang.to_owned());
    }
    // Asked for as text it would be written out first, at twenty times the cost.
    let lang = state.get::<Value>("lang")?;
    Ok(lang.map_or_else(|| main.to_owned(), |lang| lang.as_str().map_or_else(|| lang.to_string(), str::to_owned)))
}

/// `date(format="%d/%m/%Y")`, and the forms `short`, `long`, `iso`.
fn date(value: &Value, kwargs: &Kwargs, state: &State, main: &str) -> TeraResult<String> {
    let format = kwargs.get::<&str>("format")?.unwrap_or("%Y-%m-%d");
    let lang = match kwargs.get::<&str>("locale")? {
        Some(locale) => locale.split(['_', '-']).next().unwrap_or(locale).to_owned(),
        None => language(kwargs, state, main)?,
    };
    written(value, format, &lang)
}

/// `time_tag`: a day as an element `time`, short by the rule of the language, which no line parts.
fn time_tag(value: &Value, kwargs: &Kwargs, state: &State, main: &str) -> TeraResult<Value> {
    let shown = written(value, "short", &language(kwargs, state, main)?)?.replace(' ', "\u{a0}");
    let (day, shown) = (escape(&value.to_string()), escape(&shown));
    Ok(Value::safe_string(&format!("<time datetime=\"{day}\">{shown}</time>")))
}

fn written(value: &Value, format: &str, lang: &str) -> TeraResult<String> {
    let moment = match (value.as_str(), value.as_i64()) {
        (Some(text), _) => {
            Moment::parse(text).map_err(|_| said(&Diagnostic::error("filter-no-date").arg("value", text)))?
        }
        (_, Some(seconds)) => Moment::from_unix_seconds(seconds),
        _ => return Err(said(&Diagnostic::error("filter-needs-date"))),
    };
    moment.format(format, lang).map_err(|why| Error::message(format!("date: {why}")))
}

/// `num_format(locale="vi")`: 1.234,56 in Vietnamese, 1,234.56 in English.
fn number(value: f64, kwargs: &Kwargs, state: &State, main: &str) -> TeraResult<String> {
    let lang = match kwargs.get::<&str>("locale")? {
        Some(locale) => locale.split(['_', '-']).next().unwrap_or(locale).to_owned(),
        None => language(kwargs, state, main)?,
    };
    let decimals = kwargs.get::<usize>("decimals")?.unwrap_or(3);
    Ok(text::number::format(value, decimals, &lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_written_the_short_way_is_as_json_has_it(text in "[ -~]{0,9}|\\PC{0,9}|.{0,9}|[\u{0}-\u{ff}]{0,9}") {
            let json = serde_json::to_string(&text).unwrap();
            match plain_json(&text) {
                Some(short) => prop_assert_eq!(short, json),
                None => prop_assert!(json.len() > text.len() + 2 || text.contains('<')),
            }
        }
    }
}
