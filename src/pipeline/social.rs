//! The picture that stands for a page where it is shared: a card of 1200 × 630 px in the theme's layout
//! `mang-xa-hoi`, when the theme has it.
//!
//! A page whose words do not fit has no card, and a warning; a page that stands in for a translation
//! has that of its original.

use super::crew;
use super::publications::Publications;
use super::sheets::Sheets;
use super::subject::Subject;
use crate::config::Config;
use crate::diag::{Diagnostic, Severity};
use crate::model::{PageId, SectionId, Site, Target};
use crate::output::{Artifact, Parking};
use crate::path::Route;
use crate::print::{Finish, PngSize, Want};
use crate::templates::PublicationPicture;

const LAYOUT: &str = "mang-xa-hoi";
const SIZE: &str = "1200x630";
const FILE: &str = "mang-xa-hoi-1200x630.png";

/// Adds the cards of all pages and sections that have a file of their own. A preview is shared with nobody.
pub(super) fn add(sheets: &Sheets, config: &Config, site: &Site, parking: Parking<'_>, all: &mut Publications) {
    if !config.social_pictures || config.mode == "serve" || sheets.studio.layout(LAYOUT).is_err() {
        return;
    }
    let pages = site.pages.iter().enumerate().filter(|(_, page)| page.meta.render && !page.is_fallback());
    let pages = pages.map(|(number, _)| Target::Page(PageId(number)));
    let sections =
        site.sections.iter().enumerate().filter(|(_, section)| section.meta.render && !section.is_fallback());
    let sections = sections.map(|(number, _)| Target::Section(SectionId(number)));
    let targets: Vec<Target> = pages.chain(sections).collect();
    let made = crew::each(&targets, |target| card(sheets, config, Subject::of(site, *target), parking));
    for (target, made) in targets.into_iter().zip(made) {
        match made {
            Ok((picture, artifact)) => {
                match target {
                    Target::Page(id) => drop(all.views.social_pages.insert(id, picture)),
                    Target::Section(id) => drop(all.views.social_sections.insert(id, picture)),
                }
                all.artifacts.push(artifact);
            }
            Err(faults) => {
                all.faults.extend(faults.into_iter().map(|fault| Diagnostic { severity: Severity::Warning, ..fault }))
            }
        }
    }
    share_with_stand_ins(site, all);
}

fn card(
    sheets: &Sheets,
    config: &Config,
    subject: Subject<'_>,
    parking: Parking<'_>,
) -> Result<(PublicationPicture, Artifact), Vec<Diagnostic>> {
    let job = sheets.job(subject, LAYOUT, Some(SIZE), Finish::Office, None)?;
    let want = Want { pdf: false, png: Some(PngSize::default()), first_only: true };
    let sheet = sheets.studio.export(&job, want)?;
    let place = subject.route().join(FILE).map(|place| Route::file(&place));
    let place = place.map_err(|fault| vec![Diagnostic::error(fault.code()).arg("path", FILE)])?;
    let Some(png) = sheet.pngs.into_iter().next() else { return Err(Vec::new()) };
    let picture = PublicationPicture { url: place.permalink(&config.base_url), width: png.width, height: png.height };
    Ok((picture, parking.artifact(place.output(), png.bytes, &subject.origin().file)))
}

fn share_with_stand_ins(site: &Site, all: &mut Publications) {
    for (number, page) in site.pages.iter().enumerate().filter(|(_, page)| page.is_fallback()) {
        if let Some(Target::Page(original)) = site.find(&page.key, &page.content_lang)
            && let Some(shared) = all.views.social_pages.get(&original).cloned()
        {
            all.views.social_pages.insert(PageId(number), shared);
        }
    }
}
