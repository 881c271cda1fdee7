//! What a page shows of the filters of its list, and the page of one of their values.

use tera::{Map, Value};

use super::library::{Prints, PublicationNames};
use super::{Engine, Pager, Surroundings};
use crate::diag::Diagnostic;
use crate::model::filters::{Filter, FilterValue, Labels};
use crate::model::{Section, SectionId, Target};

/// A value of a filter, by their places in the section.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The filter.
    pub filter: usize,
    /// Its value.
    pub value: usize,
}

impl Engine {
    /// The list of a section with what has a value of one of its filters, by the section's template. Besides
    /// what the section shows, `filter` says what was chosen: `name`, `label`, `value`, `value_lang`,
    /// `slug`, `count`, `total` and `translations`.
    ///
    /// # Errors
    /// As for [`Engine::page`].
    pub fn filtered(&self, id: SectionId, choice: Choice, pager: Option<&Pager>) -> Result<Vec<u8>, Diagnostic> {
        let section = self.around.site.section(id);
        let filter = &section.filters[choice.filter];
        let chosen = &filter.values[choice.value];
        let route = pager.map_or_else(|| chosen.route.clone(), Pager::route);
        let mut context = self.base(&section.lang, Some(&route));
        let value = self.with_chosen(id, choice, chosen);
        let filters = value.as_map().and_then(|map| field(map, "filters"));
        let offered = filters.and_then(|all| all.as_array()?.get(choice.filter).cloned());
        context.insert_value("section", value);
        context.insert_value("filter", self.chosen(section, filter, choice, offered));
        if let Some(pager) = pager {
            context.insert_value("paginator", self.paginator(pager));
        }
        self.render(&self.section_template(id), &context, super::context::section_place(section))
    }

    /// The section with the pages that have the value; all pages of the list's pager share it.
    fn with_chosen(&self, id: SectionId, choice: Choice, chosen: &FilterValue) -> Value {
        let made = self.chosen.get((id, choice.filter, choice.value), || {
            let mut value = self.library.section_alone(id).into_map().unwrap_or_default();
            let pages: Vec<Value> = chosen.pages.iter().map(|id| self.library.page(*id)).collect();
            value.insert("pages".into(), Value::from(pages));
            Ok(Value::from(value))
        });
        made.unwrap_or_else(|_| Value::none())
    }

    fn chosen(&self, section: &Section, filter: &Filter, choice: Choice, offered: Option<Value>) -> Value {
        let chosen = &filter.values[choice.value];
        let offered = offered.unwrap_or_else(Value::none);
        let of = |key: &'static str| offered.as_map().and_then(|map| field(map, key)).cloned();
        let value = of("values").and_then(|values| values.as_array()?.get(choice.value)?.as_map().cloned());
        let value =
            |key: &'static str| value.as_ref().and_then(|map| field(map, key).cloned()).unwrap_or_else(Value::none);
        let mut map = Map::with_capacity(8);
        let mut set = |key: &'static str, value: Value| map.insert(key.into(), value);
        set("name", Value::from(filter.facet.name));
        set("label", of("label").unwrap_or_else(Value::none));
        set("value", value("label"));
        set("value_lang", value("lang"));
        set("slug", Value::from(chosen.slug.as_str()));
        set("count", Value::from(chosen.pages.len()));
        set("total", Value::from(section.pages.len()));
        set("translations", self.translations_of(section, filter, chosen));
        Value::from(map)
    }

    /// The same choice in every language whose list offers it.
    fn translations_of(&self, section: &Section, filter: &Filter, chosen: &FilterValue) -> Value {
        let found = self.around.site.translations(&section.key).iter().filter_map(|(lang, target)| {
            let Target::Section(id) = target else { return None };
            let other = self.around.site.section(*id);
            let same = other.filters.iter().find(|other| other.facet.name == filter.facet.name)?;
            let same = same.values.iter().find(|value| value.slug == chosen.slug)?;
            let mut map = Map::with_capacity(3);
            map.insert("lang".into(), Value::from(&**lang));
            map.insert("permalink".into(), Value::from(same.route.permalink(&self.around.config.base_url)));
            map.insert("fallback".into(), Value::from(other.is_fallback()));
            Some(Value::from(map))
        });
        let found: Vec<Value> = found.collect();
        Value::from(if found.len() > 1 { found } else { Vec::new() })
    }
}

fn field<'m>(map: &'m Map, key: &str) -> Option<&'m Value> {
    map.iter().find(|(name, _)| name.as_str() == Some(key)).map(|(_, value)| value)
}

/// The filters of a section: a list of `name`, `label` and `values`, each of `slug`, `label`, `lang` (its
/// language), `count` and `permalink`.
pub(super) fn filters(around: &Surroundings, prints: &dyn Prints, section: &Section) -> Value {
    let each = section.filters.iter().map(|filter| {
        let values = filter.values.iter().map(|value| offered(around, prints, section, filter, value));
        let mut map = Map::with_capacity(3);
        let label = around.texts.said(&format!("loc_{}", filter.facet.name), &section.lang);
        map.insert("name".into(), Value::from(filter.facet.name));
        map.insert("label".into(), Value::from(label.unwrap_or_else(|| filter.facet.name.to_owned())));
        map.insert("values".into(), Value::from(values.collect::<Vec<_>>()));
        Value::from(map)
    });
    Value::from(each.collect::<Vec<_>>())
}

fn offered(
    around: &Surroundings,
    prints: &dyn Prints,
    section: &Section,
    filter: &Filter,
    value: &FilterValue,
) -> Value {
    let label = label(around, prints, section, filter.facet.labels, value);
    // A word that nothing translates keeps its own language; the names of print are known in two.
    let is_of_print = matches!(filter.facet.labels, Labels::Layout | Labels::Size);
    let lang = match label {
        Some(_) if is_of_print && &*section.lang != "en" => around.config.default_language.as_str(),
        Some(_) => &section.lang,
        None => &value.lang,
    };
    let mut map = Map::with_capacity(5);
    map.insert("slug".into(), Value::from(value.slug.as_str()));
    map.insert("label".into(), Value::from(label.as_deref().unwrap_or(&value.value)));
    map.insert("lang".into(), Value::from(lang));
    map.insert("count".into(), Value::from(value.pages.len()));
    map.insert("permalink".into(), Value::from(value.route.permalink(&around.config.base_url)));
    Value::from(map)
}

/// What a value is called in the language of the list; none when it stays as it is written.
fn label(
    around: &Surroundings,
    prints: &dyn Prints,
    section: &Section,
    labels: Labels,
    value: &FilterValue,
) -> Option<String> {
    let made = |is_it: fn(&PublicationNames, &str) -> bool| {
        let mut all = value.pages.iter().flat_map(|id| prints.names(*id));
        all.find(|names| is_it(names, &value.value))
    };
    match labels {
        Labels::Written => None,
        Labels::Texts(prefix) => {
            let code = crate::text::slug(&value.value).replace('-', "_");
            around.texts.said(&format!("{prefix}_{code}"), &section.lang)
        }
        Labels::Taxonomy(field) => {
            let language = around.config.language(&section.lang)?;
            let fed = language.taxonomies.iter().filter_map(|taxonomy| taxonomy.from.as_ref());
            let mut labels = fed.filter(|fed| fed.field == field).flat_map(|fed| &fed.labels);
            labels.find(|label| label.code == value.value).map(|label| label.text.clone())
        }
        Labels::Layout => {
            let made = made(|names, layout| names.ids.0 == layout)?;
            Some(if &*section.lang == "en" { made.english.0 } else { made.names.0 })
        }
        Labels::Size => {
            let made = made(|names, size| names.ids.1 == size)?;
            Some(if &*section.lang == "en" { made.english.1 } else { made.names.1 })
        }
    }
}
