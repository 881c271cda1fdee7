//! Functions that hand out pages, sections and taxonomies.

use tera::{Kwargs, Map, State, TeraResult, Value};

use super::{language, unknown};
use crate::model::Target;
use crate::templates::{Library, Surroundings};

/// `get_page(path, lang?, allow_missing?)`.
pub(super) fn get_page(around: &Surroundings, library: &Library, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let path = kwargs.must_get::<&str>("path")?;
    match find(around, kwargs, state, path)? {
        Some(Target::Page(id)) => Ok(library.page(id)),
        _ => missing(around, "get_page", "what-page", path, kwargs),
    }
}

/// `get_section(path, metadata_only?, lang?, allow_missing?)`.
pub(super) fn get_section(
    around: &Surroundings,
    library: &Library,
    kwargs: &Kwargs,
    state: &State,
) -> TeraResult<Value> {
    let path = kwargs.must_get::<&str>("path")?;
    let alone = kwargs.get::<bool>("metadata_only")?.unwrap_or(false);
    match find(around, kwargs, state, path)? {
        Some(Target::Section(id)) if alone => Ok(library.section_alone(id)),
        Some(Target::Section(id)) => Ok(library.section(id)),
        _ => missing(around, "get_section", "what-section", path, kwargs),
    }
}

fn find(around: &Surroundings, kwargs: &Kwargs, state: &State, path: &str) -> TeraResult<Option<Target>> {
    let key = path.trim_start_matches("@/");
    let lang = language(around, kwargs, state)?;
    let main = &around.config.default_language;
    Ok(around.site.find(key, &lang).or_else(|| around.site.find(key, main)))
}

fn missing(
    around: &Surroundings,
    function: &str,
    what: &'static str,
    path: &str,
    kwargs: &Kwargs,
) -> TeraResult<Value> {
    if kwargs.get::<bool>("allow_missing")?.unwrap_or(false) {
        return Ok(Value::none());
    }
    Err(unknown(function, what, path, around.site.keys()))
}

/// `get_taxonomy(kind, lang?, required?)`.
pub(super) fn get_taxonomy(
    around: &Surroundings,
    library: &Library,
    kwargs: &Kwargs,
    state: &State,
) -> TeraResult<Value> {
    let kind = kwargs.must_get::<&str>("kind")?;
    let lang = language(around, kwargs, state)?;
    let Some(number) = position(around, kind, &lang) else { return no_taxonomy(around, "get_taxonomy", kind, kwargs) };
    let mut map = Map::new();
    map.insert("kind".into(), library.taxonomy(number));
    map.insert("lang".into(), Value::from(lang));
    map.insert(
        "permalink".into(),
        Value::from(around.site.taxonomies[number].route.permalink(&around.config.base_url)),
    );
    map.insert("items".into(), library.terms(number));
    Ok(Value::from(map))
}

/// `get_taxonomy_term(kind, term, lang?, include_pages?, required?)`.
pub(super) fn get_taxonomy_term(
    around: &Surroundings,
    library: &Library,
    kwargs: &Kwargs,
    state: &State,
) -> TeraResult<Value> {
    let kind = kwargs.must_get::<&str>("kind")?;
    let name = kwargs.must_get::<&str>("term")?;
    let lang = language(around, kwargs, state)?;
    let Some(number) = position(around, kind, &lang) else {
        return no_taxonomy(around, "get_taxonomy_term", kind, kwargs);
    };
    let terms = &around.site.taxonomies[number].terms;
    let found = terms.iter().position(|term| term.name == name).or_else(|| terms.iter().position(|t| t.slug == name));
    match found {
        Some(term) => {
            let value = library.term(number, term);
            if kwargs.get::<bool>("include_pages")?.unwrap_or(true) {
                return Ok(value);
            }
            let mut map = value.into_map().unwrap_or_default();
            map.insert("pages".into(), Value::from(Vec::<Value>::new()));
            Ok(Value::from(map))
        }
        None if !kwargs.get::<bool>("required")?.unwrap_or(true) => Ok(Value::none()),
        None => Err(unknown("get_taxonomy_term", "what-term", name, terms.iter().map(|term| term.name.as_str()))),
    }
}

fn position(around: &Surroundings, kind: &str, lang: &str) -> Option<usize> {
    around.site.taxonomies.iter().position(|t| t.config.name == kind && *t.lang == *lang)
}

fn no_taxonomy(around: &Surroundings, function: &str, kind: &str, kwargs: &Kwargs) -> TeraResult<Value> {
    if !kwargs.get::<bool>("required")?.unwrap_or(true) {
        return Ok(Value::none());
    }
    Err(unknown(function, "what-taxonomy", kind, around.site.taxonomies.iter().map(|t| t.config.name.as_str())))
}

/// `get_offices(lang?)`: the pages of offices, in the order of their section.
pub(super) fn get_offices(
    around: &Surroundings,
    library: &Library,
    kwargs: &Kwargs,
    state: &State,
) -> TeraResult<Value> {
    let lang = language(around, kwargs, state)?;
    Ok(library.offices(&lang))
}
