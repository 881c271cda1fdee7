//! Whose sheets are printed: offices of the site, or the rows of a table of one's own (schools,
//! departments).

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::data::{CsvRow, read_csv};
use crate::diag::{Diagnostic, Span};
use crate::model::{Page, Site};
use crate::print::{Office, Origin};
use crate::source::{self, SourceTree};
use crate::text;

/// A unit that sheets are made for: what they say of it, and the file of its mark.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) office: Office,
    /// Name and bytes of its mark, as a picture of the job.
    pub(super) logo: Option<(String, Arc<[u8]>)>,
    /// Where it is written.
    place: Option<Span>,
}

impl Unit {
    /// The places of a page's values, and of what the sheet says of the unit.
    pub(super) fn placed(&self, mut origin: Origin) -> Origin {
        if let Some(place) = &self.place {
            for field in ["name", "title", "address", "phone", "hours", "logo"] {
                origin.elsewhere.insert(format!("office.{field}"), place.clone());
            }
        }
        origin
    }
}

/// Whose sheets are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfficeChoice {
    /// One sheet that names no office.
    None,
    /// One for each of these offices, by the last part of their address: `ha-lang`.
    Some(Vec<String>),
    /// One for every office.
    All,
}

/// The chosen offices of the site; none for the sheet that names no office.
pub(super) fn of_site(
    site: &Site,
    files: &SourceTree,
    base_url: &str,
    lang: &str,
    choice: &OfficeChoice,
) -> Result<Vec<Option<Unit>>, Vec<Diagnostic>> {
    if *choice == OfficeChoice::None {
        return Ok(vec![None]);
    }
    let known: Vec<Unit> = site.offices(lang).map(|id| of_page(site.page(id), files, base_url, lang)).collect();
    if *choice == OfficeChoice::All && known.is_empty() {
        return Err(vec![Diagnostic::error("print-no-offices")]);
    }
    chosen(known, choice)
}

/// The chosen rows of a table of one's own; all of them when none is named.
pub(super) fn of_table(path: &Path, lang: &str, choice: &OfficeChoice) -> Result<Vec<Option<Unit>>, Vec<Diagnostic>> {
    let (file, text) = source::read_outside(path).map_err(|fault| vec![fault])?;
    let known = read_table(path, &file, &text, lang)?;
    match choice {
        OfficeChoice::Some(_) => chosen(known, choice),
        _ => Ok(known.into_iter().map(Some).collect()),
    }
}

fn chosen(known: Vec<Unit>, choice: &OfficeChoice) -> Result<Vec<Option<Unit>>, Vec<Diagnostic>> {
    let OfficeChoice::Some(ids) = choice else { return Ok(known.into_iter().map(Some).collect()) };
    let (mut found, mut faults) = (Vec::<Option<Unit>>::new(), Vec::new());
    let has = |found: &[Option<Unit>], id: &str| found.iter().flatten().any(|unit| unit.office.id == id);
    for id in ids {
        let slug = text::slug(id);
        let kinds = ["ubnd-", "xa-", "phuong-"];
        let name = kinds.iter().fold(slug.as_str(), |name, kind| name.strip_prefix(kind).unwrap_or(name));
        match known.iter().find(|unit| unit.office.id == slug || unit.office.id == name) {
            Some(unit) if has(&found, &unit.office.id) => {}
            Some(unit) => found.push(Some(unit.clone())),
            None => faults.push(
                Diagnostic::error("print-unknown-office")
                    .arg("office", id)
                    .suggest(&slug, known.iter().map(|unit| unit.office.id.as_str())),
            ),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// What a sheet says of an office: a field that the office has not confirmed is left out.
fn of_page(page: &Page, files: &SourceTree, base_url: &str, lang: &str) -> Unit {
    let field = |key: &str| {
        let value = page.record.get(key).and_then(Json::as_str);
        value.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let name = field("ten").unwrap_or_else(|| page.title().to_owned());
    let kind = field("loai").unwrap_or_default();
    let logo = field("logo").and_then(|name| {
        let path = page.source.beside(&name).ok()?;
        Some((path.as_str().to_owned(), files.get(path.as_str())?.bytes()))
    });
    let office = Office {
        id: page.slug.to_string(),
        title: title(lang, &kind, &name),
        kind,
        address: field("dia_chi"),
        phone: field("dien_thoai"),
        hours: field("gio_lam_viec"),
        logo: logo.as_ref().map(|(name, _)| name.clone()),
        permalink: page.route.permalink(base_url),
        name,
    };
    Unit { office, logo, place: Some(page.place()) }
}

/// What an office is called in full.
fn title(lang: &str, kind: &str, name: &str) -> String {
    match (lang, kind) {
        ("en", "phường") => format!("People’s Committee of {name} Ward"),
        ("en", "xã") => format!("People’s Committee of {name} Commune"),
        (_, "xã" | "phường") => format!("UBND {kind} {name}"),
        _ => name.to_owned(),
    }
}

/// Columns of a table of units; `ten` is the one that is needed.
const COLUMNS: [&str; 9] =
    ["ten", "ma", "loai", "ten_day_du", "dia_chi", "dien_thoai", "gio_lam_viec", "lien_ket", "logo"];

fn read_table(path: &Path, file: &str, text: &str, lang: &str) -> Result<Vec<Unit>, Vec<Diagnostic>> {
    let (columns, rows) = read_csv(file, text)?;
    // A heading may be written as people say it: "Địa chỉ".
    let columns: Vec<String> = columns.iter().map(|column| text::slug(column).replace('-', "_")).collect();
    let at = |line: usize| Span::line_column(file, text, line, 1).marking(usize::MAX);
    let mut faults: Vec<Diagnostic> = columns
        .iter()
        .filter(|column| !COLUMNS.contains(&column.as_str()))
        .map(|column| {
            let known = COLUMNS.join(", ");
            let fault = Diagnostic::error("print-unit-column").arg("column", column).arg("known", known);
            fault.at(at(1)).suggest(column, COLUMNS)
        })
        .collect();
    if !columns.iter().any(|column| column == "ten") {
        faults.push(Diagnostic::error("print-unit-no-column").arg("column", "ten").at(at(1)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut units: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for row in &rows {
        match unit(path, &columns, row, lang) {
            Ok(Unit { office, logo, .. }) => {
                let unit = Unit { office, logo, place: Some(at(row.line)) };
                match units.insert(unit.office.id.clone(), row.line) {
                    Some(other) => faults.push(
                        Diagnostic::error("print-unit-twice")
                            .arg("unit", &unit.office.id)
                            .arg("other", other)
                            .at(at(row.line)),
                    ),
                    None => found.push(unit),
                }
            }
            Err(fault) => faults.push(fault.at(at(row.line))),
        }
    }
    if found.is_empty() && faults.is_empty() {
        faults.push(Diagnostic::error("print-unit-none").at(Span::file(file)));
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

fn unit(path: &Path, columns: &[String], row: &CsvRow, lang: &str) -> Result<Unit, Diagnostic> {
    let value = |key: &str| {
        let at = columns.iter().position(|column| column == key)?;
        row.values.get(at).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let name = value("ten").ok_or_else(|| Diagnostic::error("print-unit-no-name"))?;
    let kind = value("loai").unwrap_or_default();
    let id = text::slug(value("ma").as_deref().unwrap_or(&name));
    if id.is_empty() {
        return Err(Diagnostic::error("print-unit-no-name"));
    }
    let link = value("lien_ket").unwrap_or_default();
    if !(link.is_empty() || link.starts_with("https://") || link.starts_with("http://")) {
        return Err(Diagnostic::error("not-a-url").arg("key", "lien_ket").arg("value", link));
    }
    let logo = match value("logo") {
        Some(logo) => {
            let place = path.parent().unwrap_or(Path::new("")).join(&logo);
            let shown = place.display().to_string().replace('\\', "/");
            let unreadable = |_| Diagnostic::error("print-unit-logo").arg("file", &shown);
            let bytes = source::read_picture_outside(&place).map_err(unreadable)?;
            Some((shown.clone(), bytes))
        }
        None => None,
    };
    let office = Office {
        id,
        title: value("ten_day_du").unwrap_or_else(|| title(lang, &kind, &name)),
        kind,
        address: value("dia_chi"),
        phone: value("dien_thoai"),
        hours: value("gio_lam_viec"),
        logo: logo.as_ref().map(|(name, _)| name.clone()),
        permalink: link,
        name,
    };
    Ok(Unit { office, logo, place: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Unit>, Vec<Diagnostic>> {
        read_table(Path::new("truong.csv"), "truong.csv", text, "vi")
    }

    #[test]
    fn a_table_of_ones_own_names_units_in_full() {
        let units =
            read("Tên,loai,Địa chỉ,lien_ket\nTrường THCS Đàm Quang Trung,,Tổ 1,\nHạ Lang,xã,,https://a.vn/\n").unwrap();
        let offices: Vec<_> = units.iter().map(|unit| &unit.office).collect();
        assert_eq!(offices[0].id, "truong-thcs-dam-quang-trung");
        assert_eq!(offices[0].title, "Trường THCS Đàm Quang Trung");
        assert_eq!(offices[0].address.as_deref(), Some("Tổ 1"));
        assert_eq!((offices[1].title.as_str(), offices[1].permalink.as_str()), ("UBND xã Hạ Lang", "https://a.vn/"));
    }

    #[test]
    fn what_is_wrong_with_it_is_told_with_its_line() {
        let told = |text: &str| {
            let faults = read(text).unwrap_err();
            let told = |fault: &Diagnostic| (fault.code, fault.span.as_ref().map_or(0, |span| span.line));
            faults.iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(told("ten,dia_ci\nA,b\n"), [("print-unit-column", 1)]);
        assert_eq!(read("ten,dia_ci\nA,b\n").unwrap_err()[0].suggestion.as_deref(), Some("dia_chi"));
        assert_eq!(told("ma\n1\n"), [("print-unit-no-column", 1)]);
        assert_eq!(told("ten,ma\nA,\n,2\na,\n"), [("print-unit-no-name", 3), ("print-unit-twice", 4)]);
        assert_eq!(told("ten,lien_ket\nA,a.vn\n"), [("not-a-url", 2)]);
        assert_eq!(told("ten\n"), [("print-unit-none", 0)]);
    }
}
