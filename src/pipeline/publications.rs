//! The sheets that a build publishes beside their pages: publications in every size and finish they
//! name, and a notice sheet for every procedure.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::crew;
use super::naming;
use super::previews;
use super::progress::{Progress, Stage};
use super::sheets::Sheets;
use super::social;
use super::subject::Subject;
use crate::config::Config;
use crate::diag::{Diagnostic, Speech};
use crate::images::Workshop;
use crate::model::{Page, PageId, Site, Target};
use crate::output::{Artifact, Parking};
use crate::path::Route;
use crate::print::{Finish, Medium, PngSize, Want};
use crate::templates::{Printed, PublicationFile, PublicationPicture, PublicationView};

/// The longer side of a preview, in pixels.
pub(super) const PREVIEW: u32 = 1000;

/// What was made: what pages show of it, and the files.
#[derive(Debug, Default)]
pub(super) struct Publications {
    pub(super) views: Printed,
    pub(super) artifacts: Vec<Artifact>,
    pub(super) faults: Vec<Diagnostic>,
}

/// One sheet to make.
pub(super) struct Order<'a> {
    id: PageId,
    page: &'a Page,
    pub(super) layout: String,
    pub(super) size: Option<String>,
    pub(super) finish: Finish,
    /// Whether lists and its page show its picture: the first sheet of a publication.
    shown: bool,
}

pub(super) fn make(
    sheets: &Sheets,
    config: &Config,
    site: &Site,
    workshop: &Workshop,
    parking: Parking<'_>,
    progress: &dyn Progress,
) -> Publications {
    let orders: Vec<Order<'_>> =
        site.pages.iter().enumerate().flat_map(|(n, page)| first_shown(orders(sheets, PageId(n), page))).collect();
    progress.stage(Stage::Print, orders.len());
    let made = crew::each(&orders, |order| {
        let made = one(sheets, config, workshop, order, parking);
        progress.tick();
        made
    });
    let mut all = Publications::default();
    let mut found = Vec::new();
    for (order, made) in orders.iter().zip(made) {
        match made {
            Ok((view, artifacts, warnings)) => {
                all.views.publications.entry(order.id).or_default().push(view);
                all.artifacts.extend(artifacts);
                found.extend(warnings);
            }
            Err(faults) => found.extend(faults),
        }
    }
    // A fault of a layout shows on every sheet that uses it; it is told once.
    for fault in found {
        if !all.faults.contains(&fault) {
            all.faults.push(fault);
        }
    }
    share_with_stand_ins(site, &mut all.views.publications);
    social::add(sheets, config, site, parking, &mut all);
    all
}

/// The sheets to make of a page, the first of a publication as the one that is shown.
pub(super) fn first_shown(mut orders: Vec<Order<'_>>) -> Vec<Order<'_>> {
    orders.iter_mut().take(1).for_each(|order| order.shown = order.page.kind.name == "an-pham");
    orders
}

/// What is made of a page; a page that stands in for a translation has the sheets of its original.
pub(super) fn orders<'a>(sheets: &Sheets, id: PageId, page: &'a Page) -> Vec<Order<'a>> {
    if page.is_fallback() || !page.meta.render {
        return Vec::new();
    }
    let text = |key: &str| page.record.get(key).and_then(Json::as_str);
    match page.kind.name {
        "thu-tuc" => {
            vec![Order {
                id,
                page,
                layout: "phieu-thu-tuc".to_owned(),
                size: None,
                finish: Finish::Office,
                shown: false,
            }]
        }
        // A theme need not have this one.
        "mo-hinh" if sheets.studio.layout("phieu-nhan-rong").is_ok() => {
            vec![Order {
                id,
                page,
                layout: "phieu-nhan-rong".to_owned(),
                size: None,
                finish: Finish::Office,
                shown: false,
            }]
        }
        "an-pham" => {
            let layout = text("bo_cuc").unwrap_or_default().to_owned();
            let sizes = page.record.get("kho").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
            let sizes: Vec<Option<String>> = sizes.iter().map(|size| size.as_str().map(str::to_owned)).collect();
            let sizes = if sizes.is_empty() { vec![None] } else { sizes };
            let finishes = finishes(page);
            let order = |size: Option<String>| {
                let layout = layout.clone();
                finishes.iter().map(move |finish| Order {
                    id,
                    page,
                    layout: layout.clone(),
                    size: size.clone(),
                    finish: *finish,
                    shown: false,
                })
            };
            sizes.into_iter().flat_map(order).collect()
        }
        _ => Vec::new(),
    }
}

/// The finishes that a publication names in `hoan_thien`; its schema knows no other names.
fn finishes(page: &Page) -> Vec<Finish> {
    let named = page.record.get("hoan_thien").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let found: Vec<Finish> = named.iter().filter_map(Json::as_str).filter_map(Finish::find).collect();
    if found.is_empty() { vec![Finish::Office] } else { found }
}

pub(super) type Made = (PublicationView, Vec<Artifact>, Vec<Diagnostic>);

/// Sets one sheet.
pub(super) fn one(
    sheets: &Sheets,
    config: &Config,
    workshop: &Workshop,
    order: &Order<'_>,
    parking: Parking<'_>,
) -> Result<Made, Vec<Diagnostic>> {
    let page = order.page;
    let job = sheets.job(Subject::Page(page), &order.layout, order.size.as_deref(), order.finish, None)?;
    let layout = sheets.studio.layout(&order.layout).map_err(|fault| vec![fault])?;
    let screen = layout.medium == Medium::Screen;
    let png = if screen { PngSize::default() } else { PngSize::LongSide(PREVIEW) };
    let sheet = sheets.export(&job, Want { pdf: !screen, png: Some(png), first_only: !screen })?;
    let name = naming::stem(&page.slug, &job, None);
    let route = |file: &str| {
        let place = page.route.join(file).map(|place| Route::file(&place));
        place.map_err(|fault| vec![Diagnostic::error(fault.code()).arg("path", file)])
    };
    let file = |route: &Route, bytes| parking.artifact(route.output(), bytes, page.source.as_str());
    let mut artifacts = Vec::new();
    let mut pdf = None;
    if let Some(bytes) = &sheet.pdf {
        let place = route(&format!("{name}.pdf"))?;
        pdf = Some(PublicationFile { url: place.permalink(&config.base_url), bytes: bytes.len() });
        artifacts.push(file(&place, bytes.clone()));
    }
    let (mut pictures, mut webp) = (Vec::new(), Vec::new());
    for (index, picture) in sheet.pngs.iter().enumerate() {
        let place = route(&naming::picture(&name, index, sheet.pngs.len()))?;
        let (width, height) = (picture.width, picture.height);
        if index == 0 && order.shown {
            webp = previews::order(workshop, config, &place, picture);
        }
        pictures.push(PublicationPicture { url: place.permalink(&config.base_url), width, height });
        artifacts.push(file(&place, picture.bytes.clone()));
    }
    let speech = if &*page.lang == "en" { Speech::En } else { Speech::Vi };
    let (size, preview) = (job.size(), pictures.first().cloned());
    let view = PublicationView {
        layout: order.layout.clone(),
        layout_name: layout.name.text(speech).to_owned(),
        size: size.id.clone(),
        size_name: size.name.text(speech).to_owned(),
        english: (layout.name.text(Speech::En).to_owned(), size.name.text(Speech::En).to_owned()),
        finish: order.finish.id(),
        pages: sheet.pages,
        office: None,
        title: page.title().to_owned(),
        width_mm: size.width_mm,
        height_mm: size.height_mm,
        pdf,
        png: preview.unwrap_or_default(),
        webp,
        pictures: if screen { pictures } else { Vec::new() },
    };
    Ok((view, artifacts, sheet.warnings))
}

/// A page shown in place of a translation offers the sheets of its original.
fn share_with_stand_ins(site: &Site, views: &mut BTreeMap<PageId, Vec<PublicationView>>) {
    for (number, page) in site.pages.iter().enumerate().filter(|(_, page)| page.is_fallback()) {
        if let Some(Target::Page(original)) = site.find(&page.key, &page.content_lang)
            && let Some(shared) = views.get(&original).cloned()
        {
            views.insert(PageId(number), shared);
        }
    }
}
