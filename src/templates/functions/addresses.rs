//! Functions that make addresses and digests of files.

use tera::{Error, Kwargs, State, TeraResult, Value};

use super::{language, said, unknown};
use crate::diag::Diagnostic;
use crate::digest::{Sha, sha};
use crate::model::Target;
use crate::path::{SourcePath, encode};
use crate::source::SourceFile;
use crate::templates::Surroundings;

/// `get_url(path, lang?, trailing_slash?, cachebust?)`: `@/` names content, else a file or a place.
pub(super) fn get_url(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let path = kwargs.must_get::<&str>("path")?;
    let lang = language(around, kwargs, state)?;
    if let Some(content) = path.strip_prefix("@/") {
        return content_url(around, content, &lang).map(Value::from);
    }
    if path.starts_with("https://") || path.starts_with("http://") {
        return Ok(Value::from(path));
    }
    let prefix = match kwargs.get::<&str>("lang")? {
        Some(lang) => around.config.language_prefix(lang),
        None => String::new(),
    };
    let (place, rest) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let (query, anchor) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
    let trimmed = place.trim_start_matches('/');
    let mut url = format!("{}/{prefix}{}", around.config.base_url, encode(trimmed));
    if kwargs.get::<bool>("trailing_slash")?.unwrap_or(false) && !url.ends_with('/') {
        url.push('/');
    }
    url.push_str(query);
    if kwargs.get::<bool>("cachebust")?.unwrap_or(false) {
        let file = find_file(around, trimmed).ok_or_else(|| no_file("get_url", path))?;
        url.push_str(&format!("{}h={}", if query.is_empty() { '?' } else { '&' }, file.digest.short()));
    }
    url.push_str(anchor);
    Ok(Value::from(url))
}

fn content_url(around: &Surroundings, path: &str, lang: &str) -> TeraResult<String> {
    let (key, anchor) = path.split_once('#').map_or((path, String::new()), |(key, a)| (key, format!("#{a}")));
    let site = &around.site;
    let found = site.find(key, lang).or_else(|| site.find(key, &around.config.default_language));
    let route = match found {
        Some(Target::Page(id)) => &site.page(id).route,
        Some(Target::Section(id)) => &site.section(id).route,
        None => return Err(unknown("get_url", "what-content", key, site.keys())),
    };
    Ok(route.permalink(&around.config.base_url) + &anchor)
}

/// `get_asset(path)`: the address of a static file under a name that changes with its content.
pub(super) fn get_asset(around: &Surroundings, kwargs: &Kwargs, _: &State) -> TeraResult<Value> {
    let path = kwargs.must_get::<&str>("path")?.trim_start_matches('/').to_owned();
    let Some(file) = static_file(around, &path) else {
        let known: Vec<&str> =
            around.files.files().filter_map(|f| f.path.as_str().split_once("static/").map(|p| p.1)).collect();
        return Err(unknown("get_asset", "what-static-file", &path, known));
    };
    let hash = &file.digest.hex()[..8];
    let name = match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{path}.{hash}"),
    };
    let url = format!("{}/{}", around.config.base_url, encode(&name));
    if let Ok(mut wanted) = around.noted.fingerprinted.lock() {
        wanted.insert(path, name);
    }
    Ok(Value::from(url))
}

/// `get_hash(path | literal, sha_type?, base64?)`: for `integrity` and the like.
pub(super) fn get_hash(around: &Surroundings, kwargs: &Kwargs, _: &State) -> TeraResult<Value> {
    let bits = kwargs.get::<u32>("sha_type")?.unwrap_or(384);
    let kind = Sha::from_bits(bits).ok_or_else(|| said(&Diagnostic::error("function-sha")))?;
    let base64 = kwargs.get::<bool>("base64")?.unwrap_or(true);
    if let Some(literal) = kwargs.get::<&str>("literal")? {
        return Ok(Value::from(sha(kind, literal.as_bytes(), base64)));
    }
    let path = kwargs.must_get::<&str>("path")?;
    let file = find_file(around, path).ok_or_else(|| no_file("get_hash", path))?;
    Ok(Value::from(sha(kind, &file.bytes(), base64)))
}

fn no_file(function: &str, path: &str) -> Error {
    unknown(function, "what-file", path, [])
}

/// `get_taxonomy_url(kind, term, lang?, required?)`; `name` stands for `term` too.
pub(super) fn get_taxonomy_url(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let kind = kwargs.must_get::<&str>("kind")?;
    let term = match kwargs.get::<&str>("term")? {
        Some(term) => term,
        None => kwargs.must_get::<&str>("name")?,
    };
    let lang = language(around, kwargs, state)?;
    let main = around.config.default_language.as_str();
    for code in [lang.as_str(), main] {
        let taxonomy = around.site.taxonomies.iter().find(|t| t.config.name == kind && *t.lang == *code);
        if let Some(found) = taxonomy.and_then(|taxonomy| taxonomy.term(term)) {
            return Ok(Value::from(found.route.permalink(&around.config.base_url)));
        }
    }
    if kwargs.get::<bool>("required")?.unwrap_or(true) {
        let taxonomies: Vec<&str> = around.site.taxonomies.iter().map(|t| t.config.name.as_str()).collect();
        if !taxonomies.contains(&kind) {
            return Err(unknown("get_taxonomy_url", "what-taxonomy", kind, taxonomies));
        }
        let terms = around.site.taxonomies.iter().filter(|t| t.config.name == kind).flat_map(|t| &t.terms);
        return Err(unknown("get_taxonomy_url", "what-term", term, terms.map(|t| t.name.as_str())));
    }
    Ok(Value::none())
}

/// A static file of the site, or else of its theme.
pub(super) fn static_file<'a>(around: &'a Surroundings, path: &str) -> Option<&'a SourceFile> {
    let theme = around.config.theme.as_ref().map(|theme| format!("themes/{theme}/static/{path}"));
    [Some(format!("static/{path}")), theme].into_iter().flatten().find_map(|path| around.files.get(&path))
}

/// A file by Zola's order: the root, `static/`, `content/`, the theme's `static/`; `@/` is `content/`.
pub(super) fn find_file(around: &Surroundings, path: &str) -> Option<SourceFile> {
    if let Some(inner) = path.strip_prefix("@/") {
        return around.file(SourcePath::new(&format!("content/{inner}")).ok()?.as_str());
    }
    let path = SourcePath::new(path.trim_start_matches('/')).ok()?;
    around
        .file(path.as_str())
        .or_else(|| static_file(around, path.as_str()).cloned())
        .or_else(|| around.file(&format!("content/{path}")))
}
