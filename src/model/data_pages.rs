//! Pages from data: the rows of a CSV file beside a section's `_index.md`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::page::{Body, PageMeta};
use super::section::Section;
use super::{Page, ParseContext, kinds, names};
use crate::data::{CsvRow, Reader, Value, read_csv};
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::source::SourceTree;
use crate::text::is_control;

/// `[from_data]`: which file, and what of a row makes what of a page.
#[derive(Debug, Clone)]
pub struct FromData {
    /// Name of the CSV file beside `_index.md`.
    pub file: String,
    /// Pattern of the address: `{name}` stands for the column `name`.
    pub slug: String,
    /// Pattern of the title.
    pub title: String,
    /// Pattern of the description.
    pub description: Option<String>,
    /// Front-matter keys of the kind, and the columns that fill them.
    pub fields: Vec<(String, String)>,
    place: Span,
    /// Where the file says which columns are used: patterns and fields.
    uses: Vec<(String, Span)>,
}

/// Reads the table `[from_data]`.
pub(super) fn read(table: &Reader<'_>) -> Option<FromData> {
    let needed = |key: &str| {
        let text = table.filled_text(key);
        if text.is_none() && !table.has(key) {
            let fault = Diagnostic::error("missing-key").arg("key", key).arg("place", "[from_data]");
            table.complain(fault.at(table.span(key)));
        }
        text
    };
    let (file, slug, title) = (needed("file"), needed("slug"), needed("title"));
    let description = table.text("description");
    let mut uses = Vec::new();
    for (key, pattern) in [("slug", &slug), ("title", &title), ("description", &description)] {
        let columns = pattern.iter().flat_map(|pattern| placeholders(pattern));
        uses.extend(columns.map(|column| (column.to_owned(), table.span(key))));
    }
    let mut fields = Vec::new();
    for (key, node) in table.open_table("fields") {
        match &node.value {
            Value::Text(column) => {
                fields.push((key.name.clone(), column.clone()));
                uses.push((column.clone(), table.document.span(node.range.clone())));
            }
            _ => {
                table.wrong_type::<()>(node, &key.name, "type-text");
            }
        }
    }
    Some(FromData { file: file?, slug: slug?, title: title?, description, fields, place: table.span("file"), uses })
}

/// The pages of a section's data file.
pub(super) fn pages(context: &ParseContext<'_>, tree: &SourceTree, section: &Section) -> (Vec<Page>, Vec<Diagnostic>) {
    let Some(from) = &section.meta.from_data else { return (Vec::new(), Vec::new()) };
    match table(tree, section, from) {
        Err(faults) => (Vec::new(), faults),
        Ok((source, text, columns, rows)) => {
            let faults = missing_columns(from, &source, &columns);
            if !faults.is_empty() {
                return (Vec::new(), faults);
            }
            let maker = Maker { context, section, from, source: &source, text, columns: &columns };
            let mut pages = Vec::with_capacity(rows.len());
            let mut faults = Vec::new();
            let mut lines = BTreeMap::new();
            for row in &rows {
                let (row, unseen) = maker.seen(row);
                faults.extend(unseen);
                let row = &*row;
                match maker.page(row) {
                    Ok(page) => match lines.get(&page.route) {
                        Some(first) => faults.push(maker.row_twice(row, &page.slug, *first)),
                        None => {
                            lines.insert(page.route.clone(), row.line);
                            pages.push(page);
                        }
                    },
                    Err(fault) => faults.extend(fault),
                }
            }
            (pages, faults)
        }
    }
}

/// A data file: its path, its text, its columns and rows.
type Table<'a> = (SourcePath, &'a str, Vec<String>, Vec<CsvRow>);

fn table<'a>(tree: &'a SourceTree, section: &Section, from: &FromData) -> Result<Table<'a>, Vec<Diagnostic>> {
    let missing = || vec![Diagnostic::error("data-file-missing").arg("file", &from.file).at(from.place.clone())];
    let beside = section.source.as_ref().ok_or_else(missing)?;
    let path = beside
        .beside(&from.file)
        .map_err(|fault| vec![Diagnostic::error(fault.code()).arg("path", &from.file).at(from.place.clone())])?;
    let file = tree.get(path.as_str()).ok_or_else(missing)?;
    let text = file.text().map_err(|fault| vec![fault])?;
    let (columns, rows) = read_csv(path.as_str(), text)?;
    Ok((path, text, columns, rows))
}

/// The columns that `[from_data]` names and the file lacks.
fn missing_columns(from: &FromData, source: &SourcePath, columns: &[String]) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let lacks = |name: &str| !columns.iter().any(|column| column == name);
    let missing = from.uses.iter().filter(|(name, _)| lacks(name) && told.insert(name.as_str()));
    let fault = |(name, place): &(String, Span)| {
        Diagnostic::error("csv-column-missing")
            .arg("column", name)
            .arg("file", source)
            .arg("columns", columns.join(", "))
            .at(place.clone())
            .suggest(name, columns.iter().map(String::as_str))
    };
    missing.map(fault).collect()
}

fn placeholders(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

struct Maker<'a> {
    context: &'a ParseContext<'a>,
    section: &'a Section,
    from: &'a FromData,
    source: &'a SourcePath,
    text: &'a str,
    columns: &'a [String],
}

impl Maker<'_> {
    fn page(&self, row: &CsvRow) -> Result<Page, Vec<Diagnostic>> {
        let title = self.fill(&self.from.title, row);
        let slug = self.context.config.slugify.paths.apply(&self.fill(&self.from.slug, row));
        let place = self.place(row);
        if slug.is_empty() || title.trim().is_empty() {
            let key = if slug.is_empty() { "slug" } else { "title" };
            return Err(vec![Diagnostic::error("csv-row-empty").arg("key", key).at(place)]);
        }
        let route = self.section.route.join(&format!("{slug}/"));
        let route =
            route.map_err(|fault| vec![Diagnostic::error(fault.code()).arg("path", &slug).at(place.clone())])?;
        let kind = self.section.kind.unwrap_or(&kinds::PLAIN);
        let (record, care) = self.record(kind, row, &place)?;
        Ok(Page {
            source: self.source.clone(),
            key: names::join(&self.section.folder, &format!("{slug}.md")).into(),
            lang: self.section.lang.clone(),
            content_lang: self.section.lang.clone(),
            route,
            slug: slug.into(),
            kind,
            record: Arc::new(record),
            in_an: Arc::default(),
            care: Arc::new(care),
            body: Body { file: Arc::from(""), range: 0..0 },
            citations: Arc::default(),
            meta: Arc::new(PageMeta {
                title: Some(title.into()),
                description: self.from.description.as_ref().map(|pattern| self.fill(pattern, row)),
                render: true,
                in_search_index: true,
                include_in_feeds: true,
                extra: Json::Object(self.row(row)),
                ..PageMeta::default()
            }),
            assets: Vec::new(),
        })
    }

    /// A row without characters that cannot be seen, which are told.
    fn seen<'r>(&self, row: &'r CsvRow) -> (Cow<'r, CsvRow>, Option<Diagnostic>) {
        let Some(c) = row.values.iter().find_map(|value| value.chars().find(|c| is_control(*c))) else {
            return (Cow::Borrowed(row), None);
        };
        let values = row.values.iter().map(|value| value.replace(is_control, "")).collect();
        let fault = Diagnostic::warning("control-character").arg("character", format!("U+{:04X}", u32::from(c)));
        (Cow::Owned(CsvRow { values, line: row.line }), Some(fault.at(self.place(row))))
    }

    fn place(&self, row: &CsvRow) -> Span {
        Span::line_column(self.source.as_str(), self.text, row.line, 1).marking(usize::MAX)
    }

    /// A row whose page would lie where that of an earlier row lies.
    fn row_twice(&self, row: &CsvRow, slug: &str, first: usize) -> Diagnostic {
        let fault = Diagnostic::error("csv-row-twice").arg("address", slug).arg("line", first);
        fault.at(self.place(row))
    }

    /// The row as an object by column, for `page.extra`.
    fn row(&self, row: &CsvRow) -> Map<String, Json> {
        self.columns.iter().cloned().zip(row.values.iter().map(|v| Json::from(v.as_str()))).collect()
    }

    fn fill(&self, pattern: &str, row: &CsvRow) -> String {
        let values: Vec<(&str, String)> =
            self.columns.iter().map(String::as_str).zip(row.values.iter().cloned()).collect();
        crate::diag::fill(pattern, &values)
    }

    /// The fields of the kind: the row's values are read as if they were front matter.
    fn record(&self, kind: &kinds::Kind, row: &CsvRow, place: &Span) -> Result<(Json, Json), Vec<Diagnostic>> {
        let value = |column: &str| {
            let at = self.columns.iter().position(|name| name == column)?;
            row.values.get(at).filter(|value| !value.is_empty()).cloned()
        };
        let entries = self.from.fields.iter().filter_map(|(key, column)| {
            let node = crate::data::Node { value: Value::Text(value(column)?), range: 0..0 };
            Some((crate::data::Key { name: key.clone(), range: 0..0 }, node))
        });
        let node = crate::data::Node { value: Value::Table(entries.collect()), range: 0..0 };
        let document = crate::data::Document { file: self.source.as_str(), text: "" };
        let reader = Reader::new(document, &node, self.source.as_str());
        let record = (kinds::read(&reader, kind), super::schema::read(&reader, kinds::CARE_FIELDS));
        let faults: Vec<_> = reader.finish().into_iter().map(|fault| fault.at(place.clone())).collect();
        if faults.is_empty() { Ok(record) } else { Err(faults) }
    }
}
