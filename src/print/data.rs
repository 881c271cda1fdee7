//! What a layout is told: the data of one job, and its JSON form.
//!
//! Owns [`JobData`] and its parts. The JSON that Typst reads is made by [`to_json`]: Unicode form
//! NFC throughout, `~` ties turned into no-break spaces, empty texts turned into `null`, and the
//! list `nb` of the document numbers found in any text, so that the theme can keep each on one
//! line. It knows no Typst type.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::finish::{Finish, Outside};
use super::size::Size;
use super::tables::Layout;
use crate::diag::Span;
use crate::model::places;
use crate::text::{Names, document_number, join_ties, keep_for_print, nfc};

/// Where the texts of a job come from, so that a finding can point there.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The page's source file, from the site's root, `/`-separated.
    pub file: String,
    /// Its text, where the place of a field is looked for when a finding is about it; may be empty.
    pub text: Arc<str>,
    /// Places of fields that stand in another file, by the name a finding uses (`office.phone`).
    pub elsewhere: BTreeMap<String, Span>,
}

impl Origin {
    /// A source file whose fields have no known place.
    pub fn file(path: impl Into<String>) -> Self {
        Self { file: path.into(), ..Self::default() }
    }

    /// The place of a field, or of the file when the field has none.
    pub fn span(&self, field: &str) -> Span {
        let own = || if field.is_empty() { None } else { places(&self.file, &self.text).remove(field) };
        let elsewhere = self.elsewhere.get(field).cloned();
        elsewhere.or_else(own).unwrap_or_else(|| Span::file(self.file.clone()))
    }
}

/// Everything one sheet says, besides its layout and size.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct JobData {
    /// Where the page was written.
    #[serde(skip)]
    pub origin: Origin,
    /// Language of the sheet: `vi` or `en`.
    pub lang: String,
    /// The page.
    pub page: PageData,
    /// The page's table `[in_an]`.
    pub in_an: InAn,
    /// The office whose sheet it is; none for a sheet that belongs to no office.
    pub office: Option<Office>,
    /// The QR code; none leaves it out and the layout closes up.
    pub qr: Option<Qr>,
    /// The site.
    pub site: SiteData,
    /// Build date, `YYYY-MM-DD`.
    pub as_of: String,
    /// Which version of the page this is: the first digits of its digest.
    #[serde(default)]
    pub version: String,
    /// The pages that a bulletin is made of, in its order; empty for every other sheet.
    #[serde(default)]
    pub pages: Vec<PageData>,
    /// Whether the page is a draft.
    #[serde(skip)]
    pub draft: bool,
    /// The day by which the page is to be looked over again, `YYYY-MM-DD`.
    #[serde(skip)]
    pub review_by: Option<String>,
    /// Names of places that no line is to part.
    #[serde(skip)]
    pub names: Arc<Names>,
    /// Keys ([`document_number::key`]) of documents that are no longer in force, each with its successor when one is known.
    #[serde(skip)]
    pub ended: Arc<BTreeMap<String, Option<String>>>,
    /// Pictures that the page's blocks name, by the `src` they are named with: PNG, JPEG, WebP,
    /// GIF or SVG bytes. A picture that is not here is printed as its alternative text.
    #[serde(skip)]
    pub pictures: BTreeMap<String, Arc<[u8]>>,
}

/// The page that is printed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PageData {
    /// Title.
    pub title: String,
    /// One sentence about it; may be empty.
    #[serde(default)]
    pub description: String,
    /// Absolute address.
    pub permalink: String,
    /// Date of the text, `YYYY-MM-DD`.
    #[serde(default)]
    pub updated: Option<String>,
    /// Kind: `thu-tuc`, `van-ban`, …
    #[serde(default)]
    pub kind: String,
    /// The kind's fields.
    #[serde(default)]
    pub record: Value,
    /// Language of the text.
    #[serde(default)]
    pub lang: String,
    /// The documents that the page names and that have a page of their own.
    #[serde(default)]
    pub documents: Vec<DocumentNote>,
    /// How far its approval has come, when it is not approved: `nhap` or `cho-duyet`.
    #[serde(default)]
    pub approval: Option<String>,
    /// How it stands to other documents, when it is one.
    #[serde(default)]
    pub standing: Option<Standing>,
    /// What stands beside its text from tables and further steps, by name (`pipeline::beside`).
    #[serde(default)]
    pub beside: Value,
    /// The body as blocks (`markdown::blocks`).
    #[serde(default)]
    pub blocks: Value,
}

/// How a document stands on the day of the sheet, for its own page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Standing {
    /// Its state, by the name that front matter has for it: `het-hieu-luc`.
    pub state: String,
    /// Whether its page says so; else a state in force is not claimed.
    pub is_stated: bool,
    /// The day from which it is no longer in force, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Numbers of what took its place.
    pub replaced_by: Vec<String>,
    /// The documents that name it, by the relation seen from here: `duoc_sua_doi_boi`.
    pub named_by: Vec<NamedBy>,
}

/// The documents that stand in one relation to another.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NamedBy {
    /// The relation.
    pub key: String,
    /// Titles of the documents' pages; each holds or is told with its number.
    pub documents: Vec<String>,
}

/// What is said on paper of a document that a page names.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DocumentNote {
    /// Its number.
    pub number: String,
    /// The title of its page.
    pub title: String,
    /// Its state, by the name that front matter has for it: `het-hieu-luc`.
    pub state: String,
    /// The day from which it is no longer in force, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Numbers of what took its place.
    pub replaced_by: Vec<String>,
    /// Whether the page rests on it.
    pub is_basis: bool,
    /// Whether the page names it as history only.
    pub is_history: bool,
    /// How the page's fields write its number, each spelling once.
    pub written: Vec<String>,
}

/// The table `[in_an]`: what posters and banners say.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InAn {
    /// Small line over the headline.
    pub chuyen_muc: Option<String>,
    /// Headline.
    pub tieu_de: Option<String>,
    /// One sentence.
    pub thong_diep: Option<String>,
    /// Steps or facts, at most four.
    pub buoc: Vec<Step>,
    /// Slogan of a banner, one or two lines.
    pub khau_hieu: Vec<String>,
    /// Legal basis, one line.
    pub can_cu: Option<String>,
    /// A picture beside the words: a file named as in Markdown, from the page.
    pub hinh: Option<String>,
    /// What the picture shows, for those who cannot see it.
    pub mo_ta_hinh: Option<String>,
    /// Figures, at most three, each with its source.
    pub so_lieu: Vec<Figure>,
    /// First day on which it hangs, `YYYY-MM-DD`.
    pub treo_tu: Option<String>,
    /// Last day on which it hangs, `YYYY-MM-DD`.
    pub treo_den: Option<String>,
}

/// One figure of a poster.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figure {
    /// The figure as it is set: `88,3 %`.
    pub so: String,
    /// What it counts.
    pub nhan: String,
    /// Where it was found.
    pub nguon: Option<String>,
}

/// One step of a poster.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// Its name.
    pub ten: String,
    /// What it says.
    pub noi_dung: Option<String>,
}

/// The office that hangs the sheet.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Office {
    /// Its id in file names: `ha-lang`.
    pub id: String,
    /// `Hạ Lang`.
    pub name: String,
    /// `xã` or `phường`.
    pub kind: String,
    /// `UBND xã Hạ Lang`.
    pub title: String,
    /// Street address; none shows nothing.
    pub address: Option<String>,
    /// Telephone; none shows nothing.
    pub phone: Option<String>,
    /// Opening hours; none shows nothing.
    pub hours: Option<String>,
    /// Its mark: a file among the job's pictures; none shows nothing.
    pub logo: Option<String>,
    /// Its page on the site; empty for an office that has none.
    pub permalink: String,
}

/// A QR code without its quiet zone.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Qr {
    /// What it opens.
    pub url: String,
    /// Modules a side.
    pub size: usize,
    /// One text of `0` and `1` a row; `1` is dark.
    pub rows: Vec<String>,
}

/// The site that the sheet belongs to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteData {
    /// Title.
    pub title: String,
    /// Absolute address of its root.
    pub base_url: String,
    /// Province, without the word "tỉnh".
    pub province: String,
}

/// The JSON text that a layout reads as `/data.json`.
pub(super) fn to_json(data: &JobData, layout: &Layout, size: &Size, finish: Finish) -> String {
    let mut value = serde_json::to_value(data).unwrap_or_default();
    compose(&mut value);
    if let Some(spoken) = value.get_mut("in_an") {
        tie(spoken);
        empty_to_null(spoken);
    }
    for part in ["/in_an", "/page/record", "/page/title", "/page/description", "/office/title"] {
        value.pointer_mut(part).into_iter().for_each(|texts| keep(texts, &data.names));
    }
    for part in ["/office", "/page/record", "/page/description", "/page/updated"] {
        value.pointer_mut(part).into_iter().for_each(empty_to_null);
    }
    for page in value.get_mut("pages").and_then(Value::as_array_mut).into_iter().flatten() {
        for part in ["/record", "/description", "/updated"] {
            page.pointer_mut(part).into_iter().for_each(empty_to_null);
        }
    }
    let mut numbers = BTreeSet::new();
    collect_numbers(&value, &mut numbers);
    let mut numbers: Vec<String> = numbers.into_iter().collect();
    numbers.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    let Value::Object(map) = &mut value else { return String::new() };
    map.insert("layout".into(), layout.id.clone().into());
    map.insert("size".into(), size.to_value());
    map.insert("finish".into(), finish.id().into());
    map.insert("outside".into(), Outside::of(size, finish).to_value());
    map.insert("nb".into(), numbers.into());
    map.insert("pictures".into(), pictures(data));
    value.to_string()
}

/// The path of the picture number `index` in the print world. It has no ending: a finish may turn
/// a picture into another kind, and Typst knows kinds by their bytes.
pub(super) fn picture_path(index: usize) -> String {
    format!("/pictures/{index}")
}

fn pictures(data: &JobData) -> Value {
    let rows = data.pictures.keys().enumerate();
    let rows = rows.map(|(index, src)| (nfc(src).into_owned(), picture_path(index).into()));
    Value::Object(rows.collect::<Map<_, _>>())
}

/// Form NFC in every text.
fn compose(value: &mut Value) {
    match value {
        Value::String(text) => {
            // What cannot be seen cannot be printed, and a PDF may not hold it.
            text.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
            if let std::borrow::Cow::Owned(composed) = nfc(text) {
                *text = composed;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(compose),
        Value::Object(map) => map.values_mut().for_each(compose),
        _ => {}
    }
}

/// `~` between words becomes a no-break space; runs of white space become one space.
fn tie(value: &mut Value) {
    match value {
        Value::String(text) => {
            let lines = text.trim().lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
            *text = join_ties(&lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
        }
        Value::Array(items) => items.iter_mut().for_each(tie),
        Value::Object(map) => map.values_mut().for_each(tie),
        _ => {}
    }
}

/// Keeps numbers with their units, dates and names whole in every text but addresses.
fn keep(value: &mut Value, names: &Names) {
    match value {
        Value::String(text) if !text.contains("://") => *text = keep_for_print(text, names),
        Value::Array(items) => items.iter_mut().for_each(|item| keep(item, names)),
        Value::Object(map) => map.values_mut().for_each(|item| keep(item, names)),
        _ => {}
    }
}

/// A text without a letter is as good as absent, and so is an empty item of a list.
fn empty_to_null(value: &mut Value) {
    match value {
        Value::String(text) if text.trim().is_empty() => *value = Value::Null,
        Value::Array(items) => {
            items.iter_mut().for_each(empty_to_null);
            items.retain(|item| !item.is_null());
        }
        Value::Object(map) => map.values_mut().for_each(empty_to_null),
        _ => {}
    }
}

fn collect_numbers(value: &Value, numbers: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            numbers
                .extend(document_number::find(text).into_iter().filter_map(|range| text.get(range)).map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_numbers(item, numbers)),
        Value::Object(map) => map.values().for_each(|item| collect_numbers(item, numbers)),
        _ => {}
    }
}
