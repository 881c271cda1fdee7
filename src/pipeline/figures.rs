//! Charts and their tables on paper: those that a text calls for (`<bieu_do />`), and those of the page of
//! an index, before its text when it has values and after it when it has none yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::charts::{self, Look};
use crate::model::Page;
use crate::model::tables::indices::{Indices, Series};

/// Drawings by the name that a block calls them.
pub(super) type Drawings = BTreeMap<String, Arc<[u8]>>;

/// Puts charts and tables among the blocks of a text, and gives the drawings that they name. A block
/// `charts` holds items of `src`, `alt`, `title` and, in fewer words, `short`.
pub(super) fn place(blocks: &mut Json, page: Option<&Page>, indices: &Indices, lang: &str) -> Drawings {
    let mut drawings = Drawings::new();
    answer(blocks, indices, lang, &mut drawings);
    let index = page.filter(|page| page.kind.name == "chi-so").and_then(|page| page.record.get("ten_tat")?.as_str());
    if let (Some(index), Json::Array(list)) = (index, blocks) {
        let mut own = vec![json!({ "t": "heading", "level": 2, "body": text(charts::word("values", lang)) })];
        own.extend(figures(index, "", indices, lang, &mut drawings));
        let at = if indices.of(index, None).next().is_some() { 0 } else { list.len() };
        list.splice(at..at, own);
    }
    drawings
}

/// Replaces each call for a chart by the chart.
fn answer(blocks: &mut Json, indices: &Indices, lang: &str, drawings: &mut Drawings) {
    match blocks {
        Json::Array(list) => {
            let mut placed = Vec::with_capacity(list.len());
            for mut block in std::mem::take(list) {
                if block["t"] == "call" && block["name"] == "bieu_do" {
                    let argument = |key: &str| block["args"][key].as_str().unwrap_or_default();
                    placed.extend(figures(argument("chi_so"), argument("doi_tuong"), indices, lang, drawings));
                } else {
                    answer(&mut block, indices, lang, drawings);
                    placed.push(block);
                }
            }
            *list = placed;
        }
        Json::Object(map) => map.values_mut().for_each(|inner| answer(inner, indices, lang, drawings)),
        _ => {}
    }
}

fn figures(index: &str, body: &str, indices: &Indices, lang: &str, drawings: &mut Drawings) -> Vec<Json> {
    let found: Vec<&Series> = indices.of(index, Some(body).filter(|body| !body.is_empty())).collect();
    if found.is_empty() {
        return vec![json!({ "t": "para", "body": text(charts::word(charts::NO_VALUES, lang)) })];
    }
    found.into_iter().flat_map(|series| [pictures(series, lang, drawings), table(series, lang)]).collect()
}

fn pictures(series: &Series, lang: &str, drawings: &mut Drawings) -> Json {
    let mut items = Vec::new();
    for drawing in charts::drawings(series, Look::Paper, lang, "") {
        let name = format!("bieu-do/{}/{}/{}.svg", series.index, series.body, drawing.name);
        let alt = format!("{}. {}", drawing.title, drawing.description);
        items.push(json!({ "src": name, "alt": alt, "title": drawing.title, "short": drawing.short }));
        drawings.insert(name, drawing.svg.into_bytes().into());
    }
    json!({ "t": "charts", "items": items })
}

fn table(series: &Series, lang: &str) -> Json {
    let table = charts::table(series, lang);
    let head: Vec<Json> = table.head.iter().map(|name| text(name)).collect();
    let rows = table.rows.iter().map(|row| {
        let date = row.date.and_then(|date| date.format("short", lang).ok()).map(|date| format!(", {date}"));
        let source = match &row.url {
            Some(url) => json!([{ "t": "link", "url": url, "body": text(&row.source) }]),
            None => text(&row.source),
        };
        let mut source = vec![source];
        source.extend(date.map(|date| text(&date)));
        let source: Vec<Json> =
            source.into_iter().flat_map(|runs| runs.as_array().cloned().unwrap_or_default()).collect();
        let cells = row.cells.iter().map(|cell| text(cell));
        Json::from(cells.chain([Json::from(source)]).collect::<Vec<_>>())
    });
    json!({ "t": "table", "align": vec!["none"; head.len()], "head": head, "rows": rows.collect::<Vec<_>>() })
}

/// A run of text.
fn text(text: &str) -> Json {
    json!([{ "t": "text", "text": text }])
}
