//! The communes, wards and towns before 01/7/2025, and the office that each became a part of.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::{MOST_FAULTS, Row, Table};
use crate::config::Config;
use crate::data::{Document, Node, Reader};
use crate::diag::Diagnostic;
use crate::model::page::{Body, PageMeta};
use crate::model::section::Section;
use crate::model::{Page, kinds, names, schema};
use crate::path::SourcePath;
use crate::text::collate::{Collator, FIRST_LETTER};

/// The columns of the table: code, unit and district of old, code and name of the office of today.
pub const COLUMNS: &[&str] = &["old_code", "old_unit", "old_district", "new_code", "new_name"];

/// The kind of the pages that ask for a district.
pub const KIND: &str = "xa-cu";

/// What stood before a name.
const WORDS: [&str; 3] = ["Phường ", "Thị trấn ", "Xã "];

/// A unit of old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldUnit {
    /// As people called it: `Xã Đức Long`.
    pub unit: String,
    /// Without the word before: `Đức Long`.
    pub name: String,
    /// The district that it lay in: `Huyện Hòa An`.
    pub district: String,
    /// The code of its office: `01822`.
    pub code: String,
    /// The key of the page of its office: `don-vi/nam-tuan.md`.
    pub office: Arc<str>,
}

/// A name of old, and all units that bore it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OldName<'a> {
    /// The name.
    pub name: &'a str,
    /// The units, by district.
    pub units: &'a [OldUnit],
}

impl OldName<'_> {
    /// Whether the name alone does not say which office it is today.
    pub fn is_ambiguous(&self) -> bool {
        self.units.iter().any(|unit| unit.office != self.units[0].office)
    }
}

/// All units of old.
#[derive(Debug, Clone, Default)]
pub struct OldUnits {
    /// By name in Vietnamese order, then by district.
    units: Vec<OldUnit>,
    /// The table that they were read from.
    source: Option<SourcePath>,
}

impl OldUnits {
    /// The table that they were read from.
    pub fn source(&self) -> Option<&SourcePath> {
        self.source.as_ref()
    }

    /// The units, by name in Vietnamese order, then by district.
    pub fn all(&self) -> &[OldUnit] {
        &self.units
    }

    /// The names in Vietnamese order, each with all its units.
    pub fn names(&self) -> impl Iterator<Item = OldName<'_>> {
        let groups = self.units.chunk_by(|a, b| a.name == b.name);
        groups.map(|units| OldName { name: &units[0].name, units })
    }

    /// The names under their letters: the letter, what names it in an address, its names.
    pub fn letters(&self) -> Vec<(&'static str, &'static str, Vec<OldName<'_>>)> {
        let collator = Collator::vietnamese();
        let mut letters: Vec<(&str, &str, Vec<OldName<'_>>)> = Vec::new();
        for name in self.names() {
            // What comes before all letters, such as a digit, is listed under the first.
            let (letter, anchor) = collator.letter(name.name).unwrap_or(FIRST_LETTER);
            match letters.last_mut() {
                Some((last, _, names)) if *last == letter => names.push(name),
                _ => letters.push((letter, anchor, vec![name])),
            }
        }
        letters
    }

    /// Takes the rows of a table; gives what is wrong with them. Offices are pages of their kind.
    pub(super) fn add(&mut self, table: &Table<'_>, section: &Section, offices: &[&Page]) -> Vec<Diagnostic> {
        let field = |page: &Page, key: &str| page.record.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
        let by_code: BTreeMap<String, &Page> =
            offices.iter().filter(|page| page.lang == section.lang).map(|page| (field(page, "ma"), *page)).collect();
        let mut faults = Vec::new();
        let mut lines: BTreeMap<(&str, String), usize> = BTreeMap::new();
        for row in &table.rows {
            if faults.len() > MOST_FAULTS {
                break;
            }
            let mut cells = Row::new(table, row);
            let (code, unit, district) =
                (cells.needed("old_code"), cells.needed("old_unit"), cells.needed("old_district"));
            let (new_code, new_name) = (cells.needed("new_code"), cells.needed("new_name"));
            let both = unit.as_ref().zip(district.as_ref()).map(|(unit, district)| format!("{unit}, {district}"));
            for (column, value) in [("old_code", code), ("old_unit", both)] {
                let first = value.map(|value| *lines.entry((column, value)).or_insert(row.line));
                if let Some(first) = first.filter(|first| *first != row.line) {
                    cells.complain_with("old-unit-twice", column, "line", first);
                }
            }
            let office = new_code.as_ref().and_then(|code| by_code.get(code));
            if new_code.is_some() && office.is_none() {
                cells.complain("old-unit-office-unknown", "new_code");
            }
            if let (Some(office), Some(name)) = (office, &new_name)
                && field(office, "ten") != *name
            {
                cells.complain_with("old-unit-office-name", "new_name", "name", field(office, "ten"));
            }
            if let (Some(unit), Some(district), Some(office)) = (unit, district, office) {
                let name = WORDS.iter().find_map(|word| unit.strip_prefix(word)).unwrap_or(&unit).to_owned();
                let code = field(office, "ma");
                self.units.push(OldUnit { unit, name, district, code, office: office.key.clone() });
            }
            faults.extend(cells.finish());
        }
        self.source = Some(table.source.clone());
        let collator = Collator::vietnamese();
        self.units.sort_by_cached_key(|unit| {
            (collator.sort_key(&unit.name), collator.sort_key(&unit.district), unit.unit.clone())
        });
        faults
    }
}

/// What a page that says nothing of its keeping says of it.
fn nothing_said(source: &SourcePath) -> Json {
    let node = Node::empty();
    let document = Document { file: source.as_str(), text: "" };
    schema::read(&Reader::new(document, &node, source.as_str()), kinds::CARE_FIELDS)
}

/// The pages that ask for the district, one for each ambiguous name: they lie in the section of their
/// kind in the default language, when there is one.
pub(super) fn pages(config: &Config, sections: &[Section], units: &OldUnits) -> Vec<Page> {
    let is_home = |section: &&Section| {
        *section.lang == *config.default_language && section.kind.is_some_and(|kind| kind.name == KIND)
    };
    let (Some(section), Some(source)) = (sections.iter().find(is_home), &units.source) else { return Vec::new() };
    units.names().filter(OldName::is_ambiguous).filter_map(|name| page(config, section, source, name)).collect()
}

fn page(config: &Config, section: &Section, source: &SourcePath, name: OldName<'_>) -> Option<Page> {
    let slug = config.slugify.paths.apply(name.name);
    let units = name.units.iter();
    let units = units.map(|unit| json!({ "don_vi": unit.unit, "huyen": unit.district, "moi": unit.office }));
    Some(Page {
        source: source.clone(),
        key: names::join(&section.folder, &format!("{slug}.md")).into(),
        lang: section.lang.clone(),
        content_lang: section.lang.clone(),
        route: section.route.join(&format!("{slug}/")).ok()?,
        slug: slug.into(),
        kind: kinds::find(KIND)?,
        record: Arc::new(json!({ "ten": name.name, "noi": units.collect::<Vec<_>>() })),
        in_an: Arc::default(),
        care: Arc::new(nothing_said(source)),
        citations: Arc::default(),
        body: Body { file: Arc::from(""), range: 0..0 },
        meta: Arc::new(PageMeta {
            title: Some(format!("{} – {}", name.name, section.title()).into()),
            render: true,
            in_search_index: true,
            extra: json!({}),
            ..PageMeta::default()
        }),
        assets: Vec::new(),
    })
}
