//! `[languages.xx.labels.<taxonomy>]`: what the terms of a fed taxonomy are called in another language.

use super::taxonomies::TaxonomyConfig;
use crate::data::{Key, Node, Reader, Value};
use crate::diag::{Diagnostic, Span};
use crate::text;

/// Puts the labels of a language in the place of those of the default one. A code that it does not name
/// keeps its label; a taxonomy or a code that is not there is refused with the nearest name.
pub(super) fn read(reader: &Reader<'_>, language: &str, taxonomies: &mut [TaxonomyConfig]) {
    for (key, node) in reader.open_table("labels") {
        let fed = |taxonomy: &&TaxonomyConfig| taxonomy.from.is_some();
        let known: Vec<String> = taxonomies.iter().filter(fed).map(|taxonomy| taxonomy.name.clone()).collect();
        let place = format!("[languages.{language}.labels]");
        match taxonomies.iter_mut().find(|taxonomy| taxonomy.name == key.name && taxonomy.from.is_some()) {
            Some(taxonomy) => of_one(reader, language, taxonomy, node),
            None => reader.complain(unknown(reader, key, &place, known.iter().map(String::as_str))),
        }
    }
}

fn of_one(reader: &Reader<'_>, language: &str, taxonomy: &mut TaxonomyConfig, node: &Node) {
    let place = format!("[languages.{language}.labels.{}]", taxonomy.name);
    let Some(fed) = &mut taxonomy.from else { return };
    if !matches!(node.value, Value::Table(_)) {
        reader.wrong_type::<()>(node, &place, "type-table");
        return;
    }
    for (key, node) in node.entries() {
        let Some(label) = fed.labels.iter_mut().find(|label| label.code == key.name) else {
            let codes = fed.labels.iter().map(|label| label.code.as_str());
            reader.complain(unknown(reader, key, &place, codes));
            continue;
        };
        match &node.value {
            Value::Text(text) if !text.trim().is_empty() => {
                label.text = text::nfc(text).into_owned();
                label.span = reader.document.span(key.range.clone());
            }
            _ => _ = reader.wrong_type::<()>(node, &key.name, "type-text"),
        }
    }
}

fn unknown<'a>(reader: &Reader<'_>, key: &Key, place: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let span: Span = reader.document.span(key.range.clone());
    Diagnostic::error("unknown-key").arg("key", &key.name).arg("place", place).at(span).suggest(&key.name, known)
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    const TOP: &str = "base_url = 'https://a.vn'\n[[taxonomies]]\nname = 'nhom'\nfrom = 'ma_chu_de'\n\
                       [taxonomies.labels]\ne1 = 'Một'\ne2 = 'Hai'\n[[taxonomies]]\nname = 'nhan'\n";

    #[test]
    fn a_language_has_labels_of_its_own_and_keeps_the_addresses() {
        let config = Config::read("c", &format!("{TOP}[languages.en.labels.nhom]\ne1 = 'One'\n")).unwrap();
        let labels = |number: usize| {
            let fed = config.languages[number].taxonomies[0].from.as_ref().unwrap();
            fed.labels.iter().map(|label| (label.text.clone(), label.main.clone())).collect::<Vec<_>>()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(labels(0), [pair("Một", "Một"), pair("Hai", "Hai")]);
        assert_eq!(labels(1), [pair("One", "Một"), pair("Hai", "Hai")]);
    }

    #[test]
    fn what_no_taxonomy_has_is_refused_with_the_nearest_name() {
        for (text, line, column, near) in [
            ("[languages.en.labels.nhon]\ne1 = 'One'\n", 10, 22, Some("nhom")),
            ("[languages.en.labels.nhan]\nx = 'X'\n", 10, 22, None),
            ("[languages.en.labels.nhom]\ne11 = 'One'\n", 11, 1, Some("e1")),
        ] {
            let faults = Config::read("c", &format!("{TOP}{text}")).unwrap_err();
            let span = faults[0].span.as_ref().unwrap();
            assert_eq!(
                (faults.len(), faults[0].code, span.line, span.column),
                (1, "unknown-key", line, column),
                "{text}"
            );
            assert!(near.is_none() || faults[0].suggestion.as_deref() == near, "{text} {:?}", faults[0].suggestion);
        }
        for (text, code) in [
            ("[languages.en.labels]\nnhom = 'x'\n", "type-table"),
            ("[languages.en.labels.nhom]\ne1 = ' '\n", "type-text"),
            ("[languages.en]\nlabels = 3\n", "type-table"),
        ] {
            assert_eq!(Config::read("c", &format!("{TOP}{text}")).unwrap_err()[0].code, code, "{text}");
        }
    }
}
