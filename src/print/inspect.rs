//! The last look at a set sheet, whatever layout made it: no text off the paper, no letter that
//! the fonts lack.
//!
//! Reads Typst's frames; changes nothing.

use std::collections::BTreeMap;

use serde_json::Value;
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};

use super::Job;
use crate::diag::Diagnostic;

/// How far ink may pass an edge before it counts, in pt.
const TOLERANCE_PT: f64 = 0.5;

/// Everything wrong with the pages' text.
pub(super) fn findings(job: &Job, document: &PagedDocument) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut lacking = BTreeMap::new();
    for (index, page) in document.pages().iter().enumerate() {
        let mut words: Vec<(Rect, &TextItem)> = Vec::new();
        each_text(page, &mut |item, bounds, allowed| {
            words.push((bounds, item));
            if outside(bounds, allowed) {
                faults.push(off_the_paper(job, index + 1, item));
            }
            for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
                let letters = item.text.get(glyph.range()).unwrap_or_default();
                lacking.extend(letters.chars().find(|c| !c.is_whitespace()).map(|c| (c, ())));
            }
        });
        if let Some((one, other)) = overprinted(&mut words) {
            let fault = Diagnostic::error("print-overprint").arg("text", one.text.as_str());
            let fault = fault.arg("other", other.text.as_str()).arg("page", index + 1);
            faults.push(fault.arg("layout", &job.layout_id).arg("size", &job.size.id).at(job.origin.span("")));
        }
    }
    faults.dedup();
    faults.extend(lacking.into_keys().map(|letter| no_glyph(job, letter)));
    faults
}

/// The first two runs of words on a page that are printed over one another, as in a table with more columns
/// than have room.
fn overprinted<'a>(words: &mut [(Rect, &'a TextItem)]) -> Option<(&'a TextItem, &'a TextItem)> {
    /// How far words may reach into each other, as a part of their size and of their height.
    const ALONG: f64 = 0.4;
    const ACROSS: f64 = 0.6;
    words.sort_by_key(|(bounds, _)| bounds.min.y);
    let long = |item: &TextItem| item.text.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    for (at, (one, item)) in words.iter().enumerate().filter(|(_, (_, item))| long(item)) {
        let below = words[at + 1..].iter().take_while(|(other, _)| other.min.y < one.max.y);
        for (other, next) in below.filter(|(_, next)| long(next)) {
            let along = one.max.x.min(other.max.x) - one.min.x.max(other.min.x);
            let across = one.max.y.min(other.max.y) - one.min.y.max(other.min.y);
            let low = (one.max.y - one.min.y).min(other.max.y - other.min.y);
            if along > item.size.min(next.size) * ALONG && across > low * ACROSS {
                return Some((item, next));
            }
        }
    }
    None
}

fn off_the_paper(job: &Job, page: usize, item: &TextItem) -> Diagnostic {
    let fault = Diagnostic::error("print-outside").arg("text", item.text.as_str()).arg("page", page);
    fault.arg("layout", &job.layout_id).arg("size", &job.size.id).at(job.origin.span(""))
}

fn no_glyph(job: &Job, letter: char) -> Diagnostic {
    let data: Value = serde_json::from_str(job.json.as_str()).unwrap_or_default();
    let field = field_with(&data, &|text: &str| text.contains(letter), "").unwrap_or_default();
    let code = format!("U+{:04X}", u32::from(letter));
    let fault = Diagnostic::error("print-no-glyph").arg("letter", letter).arg("code", code).arg("field", &field);
    fault.at(job.origin.span(&field))
}

/// The field that a run of set text comes from, named as its author writes it; empty when it is the
/// layout's own words.
pub(super) fn field_of(data: &Value, set: &str) -> String {
    let plain = |text: &str| text.replace('\u{a0}', " ").to_lowercase();
    let wanted = plain(set.trim());
    let holds =
        |text: &str| plain(text).split('\n').any(|line| line.contains(&wanted)) || plain(text).contains(&wanted);
    ["in_an", "office", "page", "pages", "site"]
        .into_iter()
        .find_map(|part| field_with(data.get(part)?, &holds, if part == "page" { "page" } else { part }))
        .unwrap_or_default()
}

/// The first field whose text is what is looked for, named as its author writes it.
fn field_with(value: &Value, is: &impl Fn(&str) -> bool, path: &str) -> Option<String> {
    let inside = |key: &str| match path {
        "" | "page" | "page.record" => key.to_owned(),
        _ => format!("{path}.{key}"),
    };
    match value {
        Value::String(text) => is(text).then(|| path.to_owned()),
        Value::Array(items) => {
            let name = |index: usize| if path == "blocks" { path.to_owned() } else { format!("{path}[{}]", index + 1) };
            items.iter().enumerate().find_map(|(index, item)| field_with(item, is, &name(index)))
        }
        Value::Object(map) if path == "blocks" => map.values().find_map(|item| field_with(item, is, path)),
        Value::Object(map) => map.iter().find_map(|(key, item)| {
            let path = if path.is_empty() && key == "page" { "page".to_owned() } else { inside(key) };
            let path = if path == "record" { "page.record".to_owned() } else { path };
            field_with(item, is, &path)
        }),
        _ => None,
    }
}

fn outside(bounds: Rect, allowed: Rect) -> bool {
    let slack = Abs::pt(TOLERANCE_PT);
    bounds.min.x < allowed.min.x - slack
        || bounds.min.y < allowed.min.y - slack
        || bounds.max.x > allowed.max.x + slack
        || bounds.max.y > allowed.max.y + slack
}

/// Calls `see` with each run of text, the ink it covers on the page, and where ink may be: the
/// page with its bleed, within every clipping frame.
pub(super) fn each_text<'a>(page: &'a Page, see: &mut impl FnMut(&'a TextItem, Rect, Rect)) {
    let (size, bleed) = (page.frame.size(), page.bleed);
    let allowed =
        Rect::new(Point::new(-bleed.left, -bleed.top), Point::new(size.x + bleed.right, size.y + bleed.bottom));
    walk(&page.frame, Transform::identity(), allowed, see);
}

fn walk<'a>(frame: &'a Frame, at: Transform, allowed: Rect, see: &mut impl FnMut(&'a TextItem, Rect, Rect)) {
    for (place, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(place.x, place.y));
        match item {
            FrameItem::Text(text) if !text.text.trim().is_empty() => see(text, cover(text.bbox(), here), allowed),
            FrameItem::Group(group) => {
                let here = here.pre_concat(group.transform);
                let clip = group.clip.as_ref().map(|clip| cover(clip.bbox(None), here));
                walk(&group.frame, here, clip.map_or(allowed, |clip| within(clip, allowed)), see);
            }
            _ => {}
        }
    }
}

/// The upright rectangle that covers a transformed one.
pub(super) fn cover(rect: Rect, at: Transform) -> Rect {
    let corners = [
        Point::new(rect.min.x, rect.min.y),
        Point::new(rect.max.x, rect.min.y),
        Point::new(rect.min.x, rect.max.y),
        Point::new(rect.max.x, rect.max.y),
    ];
    let corners = corners.map(|corner| corner.transform(at));
    let least = |a: Point, b: Point| Point::new(a.x.min(b.x), a.y.min(b.y));
    let most = |a: Point, b: Point| Point::new(a.x.max(b.x), a.y.max(b.y));
    let [first, rest @ ..] = corners;
    Rect::new(rest.into_iter().fold(first, least), rest.into_iter().fold(first, most))
}

fn within(a: Rect, b: Rect) -> Rect {
    Rect::new(
        Point::new(a.min.x.max(b.min.x), a.min.y.max(b.min.y)),
        Point::new(a.max.x.min(b.max.x), a.max.y.min(b.max.y)),
    )
}
