//! The sheets that a build publishes beside their pages: publications in every size they name, and
//! a notice sheet for every procedure.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::Value as Json;

use super::naming;
use super::progress::{Progress, Stage};
use super::sheets::Sheets;
use super::subject::Subject;
use crate::config::Config;
use crate::diag::{Diagnostic, Speech};
use crate::model::{Page, PageId, Site, Target};
use crate::output::Artifact;
use crate::path::Route;
use crate::print::{Finish, PngSize, Sheet, Size, Want};
use crate::templates::{PublicationFile, PublicationPicture, PublicationView};

/// The longer side of a preview, in pixels.
const PREVIEW: u32 = 1000;

/// What was made: what pages show of it, and the files.
#[derive(Debug, Default)]
pub(super) struct Publications {
    pub(super) views: BTreeMap<PageId, Vec<PublicationView>>,
    pub(super) artifacts: Vec<Artifact>,
    pub(super) faults: Vec<Diagnostic>,
}

/// One sheet to make.
struct Order<'a> {
    id: PageId,
    page: &'a Page,
    layout: String,
    size: Option<String>,
}

pub(super) fn make(sheets: &Sheets<'_>, config: &Config, site: &Site, progress: &dyn Progress) -> Publications {
    let orders: Vec<Order<'_>> = site.pages.iter().enumerate().flat_map(|(n, page)| orders(PageId(n), page)).collect();
    progress.stage(Stage::Print, orders.len());
    let made: Vec<_> = orders
        .par_iter()
        .map(|order| {
            let made = one(sheets, config, order);
            progress.tick();
            made
        })
        .collect();
    let mut all = Publications::default();
    let mut found = Vec::new();
    for (order, made) in orders.iter().zip(made) {
        match made {
            Ok((view, artifacts, warnings)) => {
                all.views.entry(order.id).or_default().push(view);
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
    share_with_stand_ins(site, &mut all.views);
    all
}

/// What is made of a page; a page that stands in for a translation has the sheets of its original.
fn orders(id: PageId, page: &Page) -> Vec<Order<'_>> {
    if page.is_fallback() || !page.meta.render {
        return Vec::new();
    }
    let text = |key: &str| page.record.get(key).and_then(Json::as_str);
    match page.kind.name {
        "thu-tuc" => vec![Order { id, page, layout: "phieu-thu-tuc".to_owned(), size: None }],
        "an-pham" => {
            let layout = text("bo_cuc").unwrap_or_default().to_owned();
            let sizes = page.record.get("kho").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
            let sizes: Vec<Option<String>> = sizes.iter().map(|size| size.as_str().map(str::to_owned)).collect();
            let sizes = if sizes.is_empty() { vec![None] } else { sizes };
            sizes.into_iter().map(|size| Order { id, page, layout: layout.clone(), size }).collect()
        }
        _ => Vec::new(),
    }
}

type Made = (PublicationView, Vec<Artifact>, Vec<Diagnostic>);

fn one(sheets: &Sheets<'_>, config: &Config, order: &Order<'_>) -> Result<Made, Vec<Diagnostic>> {
    let page = order.page;
    let job = sheets.job(Subject::Page(page), &order.layout, order.size.as_deref(), Finish::Office, None)?;
    let want = Want { pdf: true, png: Some(PngSize::LongSide(PREVIEW)), first_only: true };
    let sheet = sheets.studio.export(&job, want)?;
    let name = naming::stem(&page.slug, &job, None);
    let route = |end: &str| {
        let place = page.route.join(&format!("{name}.{end}"));
        place.map(|place| Route::file(&place)).map_err(|fault| vec![Diagnostic::error(fault.code()).arg("path", &name)])
    };
    let (pdf, png) = (route("pdf")?, route("png")?);
    let origin = page.source.as_str();
    let file = |route: &Route, bytes| Artifact::new(route.output(), bytes, origin);
    let view = view(order, job.size(), &sheet, [&pdf, &png].map(|route| route.permalink(&config.base_url)));
    let mut artifacts = Vec::new();
    artifacts.extend(sheet.pdf.map(|bytes| file(&pdf, bytes)));
    artifacts.extend(sheet.pngs.into_iter().next().map(|picture| file(&png, picture.bytes)));
    Ok((view, artifacts, sheet.warnings))
}

fn view(order: &Order<'_>, size: &Size, sheet: &Sheet, [pdf, png]: [String; 2]) -> PublicationView {
    let speech = if order.page.lang == "en" { Speech::En } else { Speech::Vi };
    PublicationView {
        layout: order.layout.clone(),
        size: size.id.clone(),
        size_name: size.name.text(speech).to_owned(),
        office: None,
        title: order.page.title().to_owned(),
        width_mm: size.width_mm,
        height_mm: size.height_mm,
        pdf: PublicationFile { url: pdf, bytes: sheet.pdf.as_ref().map_or(0, |bytes| bytes.len()) },
        png: PublicationPicture {
            url: png,
            width: sheet.pngs.first().map_or(0, |picture| picture.width),
            height: sheet.pngs.first().map_or(0, |picture| picture.height),
        },
    }
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
