//! The front matter of a kind as JSON Schema (draft 2020-12), for editors that check while one types.
//! It is made of the same tables that read the front matter, so the two cannot differ in fields.

use serde_json::{Map, Value as Json, json};

use super::kinds::{CARE_FIELDS, Kind, PRINT_FIELDS};
use super::schema::{Field, FieldType};

/// The schema of a kind's front matter. `taxonomies` are the names that the site knows.
pub fn json_schema(kind: &Kind, taxonomies: &[&str]) -> Json {
    let mut properties = common(taxonomies);
    let mut required = vec!["title"];
    for field in CARE_FIELDS.iter().chain(kind.fields) {
        properties.insert(field.key.to_owned(), of_type(&field.of));
        required.extend(field.required.then_some(field.key));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// What any page may say besides its keeping.
fn common(taxonomies: &[&str]) -> Map<String, Json> {
    let text = || json!({ "type": "string" });
    let date = || of_type(&FieldType::Date);
    let flag = || json!({ "type": "boolean" });
    let terms: Map<String, Json> =
        taxonomies.iter().map(|name| ((*name).to_owned(), of_type(&FieldType::Texts))).collect();
    let pairs = [
        ("title", json!({ "type": "string", "minLength": 1 })),
        ("description", text()),
        ("date", date()),
        ("updated", date()),
        ("expires", date()),
        ("review_by", date()),
        ("weight", json!({ "type": "integer" })),
        ("draft", flag()),
        ("render", flag()),
        ("template", text()),
        ("slug", text()),
        ("path", text()),
        ("kind", json!({ "enum": super::kinds::KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>() })),
        ("authors", of_type(&FieldType::Texts)),
        ("aliases", of_type(&FieldType::Texts)),
        ("taxonomies", json!({ "type": "object", "properties": terms, "additionalProperties": false })),
        ("in_search_index", flag()),
        ("include_in_feeds", flag()),
        ("extra", json!({ "type": "object" })),
        ("in_an", object(PRINT_FIELDS)),
    ];
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn object(fields: &[Field]) -> Json {
    let properties: Map<String, Json> = fields.iter().map(|field| (field.key.to_owned(), of_type(&field.of))).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// A list may be written as its only item.
fn list_of(item: &Json) -> Json {
    json!({ "anyOf": [{ "type": "array", "items": item }, item] })
}

fn of_type(of: &FieldType) -> Json {
    match of {
        FieldType::Text => json!({ "type": ["string", "number"] }),
        FieldType::Bool => json!({ "type": "boolean" }),
        FieldType::Date | FieldType::Moment => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ].*)?$" }),
        FieldType::Texts => list_of(&json!({ "type": "string" })),
        FieldType::Url => json!({ "type": "string", "pattern": "^$|^https?://[^/\\s]\\S*$" }),
        FieldType::ProcedureCode => json!({ "type": "string", "pattern": r"^$|^[1-3]\.\d{6}$" }),
        FieldType::Count => json!({ "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "type": "string", "pattern": r"^\s*\d+\s*$" },
        ] }),
        FieldType::Number => json!({ "type": ["number", "string"] }),
        FieldType::Choice(words) => json!({ "enum": words }),
        FieldType::Choices(words) => list_of(&json!({ "enum": words })),
        FieldType::Table(fields) => object(fields),
        FieldType::Tables(fields) => json!({ "type": "array", "items": object(fields) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::KINDS;

    #[test]
    fn every_field_of_every_kind_is_in_its_schema() {
        for kind in KINDS {
            let schema = json_schema(kind, &["doi-tuong"]);
            for field in kind.fields.iter().chain(CARE_FIELDS) {
                assert!(schema["properties"][field.key].is_object(), "{}.{}", kind.name, field.key);
            }
            let required = schema["required"].as_array().unwrap();
            let musts = kind.fields.iter().filter(|field| field.required).count();
            assert_eq!(required.len(), musts + 1, "{}", kind.name);
            assert_eq!(schema["properties"]["taxonomies"]["properties"].as_object().unwrap().len(), 1);
        }
    }
}
