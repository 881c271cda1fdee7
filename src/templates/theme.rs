//! The theme's own description, `theme.toml`.

use serde_json::{Map, Value as Json};

use crate::data::{Document, Reader, parse_toml};
use crate::diag::Diagnostic;
use crate::source::SourceTree;

/// What a theme says of itself that the program needs.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Values that the site's `[extra]` lies over.
    pub extra: Json,
}

impl Theme {
    /// Reads `themes/<name>/theme.toml`; a theme without one has nothing to say.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(name: &str, files: &SourceTree) -> Result<Self, Vec<Diagnostic>> {
        let path = format!("themes/{name}/theme.toml");
        let Some(file) = files.get(&path) else { return Ok(Self { extra: Json::Object(Map::new()) }) };
        let text = file.text().map_err(|fault| vec![fault])?;
        let document = Document { file: &path, text };
        let node = parse_toml(document, 0..text.len())?;
        let reader = Reader::new(document, &node, path.as_str());
        reader.also_known([
            "name",
            "description",
            "license",
            "homepage",
            "min_version",
            "author",
            "original",
            "demo",
            "tags",
        ]);
        let extra = reader.json("extra");
        let faults = reader.finish();
        if faults.is_empty() { Ok(Self { extra }) } else { Err(faults) }
    }
}

/// `over` laid over `under`, tables merged key by key.
pub(super) fn merge(under: &Json, over: &Json) -> Json {
    match (under, over) {
        (Json::Object(under), Json::Object(over)) => {
            let mut merged = under.clone();
            for (key, value) in over {
                let value = merged.get(key).map_or_else(|| value.clone(), |old| merge(old, value));
                merged.insert(key.clone(), value);
            }
            Json::Object(merged)
        }
        (_, over) => over.clone(),
    }
}

impl Theme {
    /// A site's `[extra]` over the theme's.
    pub fn extra_under(&self, site: &Json) -> Json {
        merge(&self.extra, site)
    }
}
