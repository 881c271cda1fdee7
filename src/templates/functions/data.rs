//! Functions that read data files, texts of the interface, the date, and make QR codes.

use serde_json::{Value as Json, json};
use tera::{Error, Kwargs, State, TeraResult, Value};

use super::addresses::find_file;
use super::{language, said, told, unknown};
use crate::config::LANGUAGES;
use crate::data::{Document, parse_toml, parse_yaml, read_csv};
use crate::diag::Diagnostic;
use crate::source::SourceFile;
use crate::templates::Surroundings;

/// `load_data(path | literal, format?, required?)`: files of the site only.
pub(super) fn load_data(around: &Surroundings, kwargs: &Kwargs, _: &State) -> TeraResult<Value> {
    if kwargs.get::<&str>("url")?.is_some() {
        return Err(said(&Diagnostic::error("function-url")));
    }
    let format = kwargs.get::<&str>("format")?.map(str::to_owned);
    if let Some(literal) = kwargs.get::<&str>("literal")? {
        let format = format.unwrap_or_else(|| "plain".to_owned());
        return parse("literal", literal, &format);
    }
    let path = kwargs.must_get::<&str>("path")?;
    let Some(file) = find_file(around, path) else {
        if kwargs.get::<bool>("required")?.unwrap_or(true) {
            let known: Vec<&str> = around.files.files().map(|file| file.path.as_str()).collect();
            return Err(unknown("load_data", "what-file", path, known));
        }
        return Ok(Value::none());
    };
    let text = file.text().map_err(|fault| told("load_data", &fault))?;
    let format = format.unwrap_or_else(|| format_of(&file));
    parse(file.path.as_str(), text, &format)
}

fn format_of(file: &SourceFile) -> String {
    match file.path.extension().as_str() {
        known @ ("toml" | "json" | "csv" | "yaml") => known.to_owned(),
        "yml" => "yaml".to_owned(),
        _ => "plain".to_owned(),
    }
}

fn parse(file: &str, text: &str, format: &str) -> TeraResult<Value> {
    let document = Document { file, text };
    let first =
        |faults: Vec<Diagnostic>| faults.first().map_or_else(|| Error::message(file), |fault| told("load_data", fault));
    let value = match format {
        "toml" => parse_toml(document, 0..text.len()).map_err(first)?.to_json(),
        "yaml" | "yml" => parse_yaml(document, 0..text.len()).map_err(|fault| told("load_data", &fault))?.to_json(),
        "json" => {
            serde_json::from_str::<Json>(text).map_err(|error| Error::message(format!("load_data: {file}: {error}")))?
        }
        "csv" => {
            let (columns, rows) = read_csv(file, text).map_err(first)?;
            json!({ "headers": columns, "records": rows.into_iter().map(|row| row.values).collect::<Vec<_>>() })
        }
        "plain" => Json::from(text),
        other => {
            return Err(said(&Diagnostic::error("function-format").arg("format", other)));
        }
    };
    Ok(Value::from_serializable(&value))
}

/// `trans(key, lang?)`.
pub(super) fn trans(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    text(around, kwargs.must_get::<&str>("key")?, &language(around, kwargs, state)?)
}

/// `key | trans(lang?)`: the same, at a third of the cost.
pub(super) fn translated(around: &Surroundings, key: &str, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    text(around, key, &language(around, kwargs, state)?)
}

fn text(around: &Surroundings, key: &str, lang: &str) -> TeraResult<Value> {
    match around.texts.said(key, lang) {
        Some(text) => Ok(Value::from(text)),
        None => Err(unknown("trans", "what-text", key, around.texts.keys())),
    }
}

/// `language_name(code, lang?)`: what a language is called: by the theme's text `tieng_<code>`, or as a
/// language of the site calls itself.
pub(super) fn language_name(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let code = kwargs.must_get::<&str>("code")?;
    let lang = language(around, kwargs, state)?;
    let known = LANGUAGES.contains(&code).then(|| around.texts.said(&format!("tieng_{code}"), &lang)).flatten();
    if let Some(name) = known {
        return Ok(Value::from(name));
    }
    let own = around.config.language(code).map(|_| around.texts.own("ten_ngon_ngu", code).unwrap_or(code));
    let of_site = || around.config.languages.iter().map(|language| &*language.code);
    own.map(Value::from)
        .ok_or_else(|| unknown("language_name", "what-language", code, LANGUAGES.iter().copied().chain(of_site())))
}

/// `now()`: the day of the build, so that two builds of a day are the same.
pub(super) fn now(around: &Surroundings, _: &Kwargs, _: &State) -> TeraResult<Value> {
    Ok(Value::from(around.as_of.to_string()))
}

/// `text_direction(lang?)`.
pub(super) fn text_direction(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let lang = language(around, kwargs, state)?;
    let rtl = ["ar", "fa", "he", "ur", "ps", "sd", "yi"];
    Ok(Value::from(if rtl.contains(&lang.split('-').next().unwrap_or_default()) { "rtl" } else { "ltr" }))
}

/// `qr(data, label?)`: an SVG element.
pub(super) fn qr(_: &Surroundings, kwargs: &Kwargs, _: &State) -> TeraResult<Value> {
    let data = kwargs.must_get::<&str>("data")?;
    let matrix = crate::qr::encode(data).map_err(|_| said(&Diagnostic::error("function-qr-long")))?;
    Ok(Value::safe_string(&matrix.svg(kwargs.get::<&str>("label")?)))
}
