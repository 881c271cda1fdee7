//! Functions that hand out the tables of the site: indices with their charts, old units, feedback.

use serde_json::{Value as Json, json};
use tera::{Kwargs, Map, State, TeraResult, Value};

use super::{language, said};
use crate::charts::{self, Look};
use crate::diag::Diagnostic;
use crate::model::tables::indices::Series;
use crate::model::tables::old_units::{KIND, OldName, OldUnit};
use crate::model::{Page, Target};
use crate::templates::Surroundings;

/// `get_charts(index, body?, mark?, lang?)`: a list, one for each body that was measured, of `body`,
/// `newest` (its newest values in words), `drawings` (`title` and `svg`), `head` and `rows` (`cells`,
/// `source`, `url`, `date`). Empty while the index has no value.
pub(super) fn get_charts(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let index = kwargs.must_get::<&str>("index")?;
    let body = kwargs.get::<&str>("body")?.filter(|body| !body.is_empty());
    let mark = kwargs.get::<&str>("mark")?.unwrap_or_default();
    let lang = language(around, kwargs, state)?;
    let pages = around.site.pages.iter().filter(|page| page.kind.name == "chi-so");
    let mut known: Vec<&str> = pages.filter_map(|page| page.record.get("ten_tat")?.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    if !known.contains(&index) {
        let fault = Diagnostic::error("chart-index-unknown").arg("name", index).arg("names", known.join(", "));
        return Err(said(&fault));
    }
    let charts = around.site.tables.indices.of(index, body).map(|series| chart(series, &lang, mark));
    Ok(Value::from(charts.collect::<Vec<_>>()))
}

fn chart(series: &Series, lang: &str, mark: &str) -> Value {
    let drawings = charts::drawings(series, Look::Screen, lang, mark).into_iter().map(|drawing| {
        let mut map = Map::new();
        map.insert("title".into(), Value::from(drawing.title));
        map.insert("svg".into(), Value::safe_string(&drawing.svg));
        Value::from(map)
    });
    let table = charts::table(series, lang);
    let rows = table.rows.into_iter().map(|row| {
        json!({ "cells": row.cells, "source": row.source, "url": row.url, "date": row.date.map(|date| date.to_string()) })
    });
    let mut map = Map::new();
    map.insert("body".into(), Value::from(series.body.as_str()));
    map.insert("newest".into(), Value::from(charts::newest(series, lang)));
    map.insert("drawings".into(), Value::from(drawings.collect::<Vec<_>>()));
    map.insert("head".into(), Value::from(table.head));
    map.insert("rows".into(), Value::from_serializable(&rows.collect::<Vec<_>>()));
    Value::from(map)
}

/// `get_old_units(ma?, lang?)`: with the code of an office, the units that it was made of (`unit`,
/// `district`, `office`, `permalink`); without one, all of them as `count` and `letters`: `letter`,
/// `anchor`, `names`, of which each has `name`, `units` and, when it is ambiguous, `permalink`.
pub(super) fn get_old_units(around: &Surroundings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let lang = language(around, kwargs, state)?;
    let units = &around.site.tables.old_units;
    if let Some(code) = kwargs.get::<&str>("ma")? {
        let own = units.all().iter().filter(|unit| unit.code == code).map(|unit| of_unit(around, unit, &lang));
        return Ok(Value::from_serializable(&own.collect::<Vec<_>>()));
    }
    let asking = around.site.pages.iter().filter(|page| page.kind.name == KIND && *page.lang == *lang);
    let asking: Vec<(&str, String)> =
        asking.filter_map(|page| Some((text(page, "ten")?, link(around, page)))).collect();
    let name = |name: &OldName<'_>| {
        let page = asking.iter().find(|(asked, _)| name.is_ambiguous() && *asked == name.name);
        let own: Vec<Json> = name.units.iter().map(|unit| of_unit(around, unit, &lang)).collect();
        json!({ "name": name.name, "units": own, "permalink": page.map(|(_, link)| link) })
    };
    let letters = units.letters().into_iter().map(|(letter, anchor, names)| {
        let names: Vec<Json> = names.iter().map(name).collect();
        json!({ "letter": letter, "anchor": anchor, "names": names })
    });
    Ok(Value::from_serializable(&json!({ "count": units.all().len(), "letters": letters.collect::<Vec<_>>() })))
}

fn of_unit(around: &Surroundings, unit: &OldUnit, lang: &str) -> Json {
    let office = match around.site.find(&unit.office, lang) {
        Some(Target::Page(id)) => Some(around.site.page(id)),
        _ => None,
    };
    let name = office.and_then(|page| Some(format!("{} {}", text(page, "loai")?, text(page, "ten")?)));
    let link = office.map(|page| link(around, page));
    json!({ "unit": unit.unit, "district": unit.district, "office": name, "permalink": link })
}

fn text<'a>(page: &'a Page, key: &str) -> Option<&'a str> {
    page.record.get(key)?.as_str()
}

fn link(around: &Surroundings, page: &Page) -> String {
    page.route.permalink(&around.config.base_url)
}

/// `get_feedback()`: how many were `received` and `answered`, how many `in_time` (none unless every
/// answer had a day by which it was due), and the `rows`, newest first; `is_late`: answered, or still
/// waiting, after the day by which it was due.
pub(super) fn get_feedback(around: &Surroundings, _: &Kwargs, _: &State) -> TeraResult<Value> {
    let answers = &around.site.tables.feedback;
    let answered: Vec<_> = answers.iter().filter_map(|answer| Some((answer.answered?, answer.due))).collect();
    let all_due = !answered.is_empty() && answered.iter().all(|(_, due)| due.is_some());
    let in_time = all_due.then(|| answered.iter().filter(|(day, due)| due.is_some_and(|due| *day <= due)).count());
    let rows = answers.iter().map(|answer| {
        json!({
            "date": answer.date.to_string(),
            "content": answer.content,
            "field": answer.field,
            "body": answer.body,
            "result": answer.result,
            "answered": answer.answered.map(|day| day.to_string()),
            "is_late": answer.due.is_some_and(|due| answer.answered.unwrap_or(around.as_of) > due),
            "url": answer.url,
        })
    });
    let rows: Vec<Json> = rows.collect();
    Ok(Value::from_serializable(
        &json!({ "received": answers.len(), "answered": answered.len(), "in_time": in_time, "rows": rows }),
    ))
}
