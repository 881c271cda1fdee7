//! Print jobs from content: which words, which office, which QR code.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::registry;
use super::subject::{Pictures, Subject};
use super::units::Unit;
use crate::cache::Cache;
use crate::config::Config;
use crate::date::Date;
use crate::diag::{Diagnostic, Severity, any_error};
use crate::model::Site;
use crate::print::{Finish, Job, JobData, PageData, PrintFiles, Qr, Sheet, SiteData, Studio, Want, preflight};
use crate::qr;
use crate::source::SourceTree;
use crate::text::Names;

/// Makes print jobs for one site.
pub(super) struct Sheets {
    config: Arc<Config>,
    site: Arc<Site>,
    files: Arc<SourceTree>,
    as_of: Date,
    ended: Arc<BTreeMap<String, Option<String>>>,
    names: Arc<Names>,
    pub(super) studio: Arc<Studio>,
}

impl Sheets {
    /// None when the theme prints nothing.
    pub(super) fn new(
        config: &Arc<Config>,
        site: &Arc<Site>,
        files: &Arc<SourceTree>,
        as_of: Date,
        cache: Cache,
    ) -> Result<Option<Self>, Vec<Diagnostic>> {
        let Some(print) = print_files(config, files) else { return Ok(None) };
        preflight_names(config)?;
        let studio = Arc::new(Studio::new(print, cache)?);
        Ok(Some(Self::by(studio, config, site, files, as_of)))
    }

    /// With a studio that is known, of the same layouts and sizes.
    pub(super) fn by(
        studio: Arc<Studio>,
        config: &Arc<Config>,
        site: &Arc<Site>,
        files: &Arc<SourceTree>,
        as_of: Date,
    ) -> Self {
        let ended = Arc::new(registry::ended(site));
        let names = site.offices(&config.default_language).filter_map(|id| text(&site.page(id).record, "ten"));
        let names = names.chain(text(&config.extra, "tinh")).collect();
        let (config, site, files) = (config.clone(), site.clone(), files.clone());
        Self { config, site, files, as_of, ended, names: Arc::new(names), studio }
    }

    /// What it takes to make jobs of another state of the site, whose documents and offices are the same. It holds
    /// nothing of the site.
    pub(super) fn unbound(&self) -> impl FnOnce(Arc<Site>) -> Self + use<> {
        let (config, files, as_of) = (self.config.clone(), self.files.clone(), self.as_of);
        let (ended, names, studio) = (self.ended.clone(), self.names.clone(), self.studio.clone());
        move |site| Self { config, site, files, as_of, ended, names, studio }
    }

    /// A sheet of a layout about a page, for an office or for none.
    pub(super) fn job(
        &self,
        subject: Subject<'_>,
        layout: &str,
        size: Option<&str>,
        finish: Finish,
        unit: Option<&Unit>,
    ) -> Result<Job, Vec<Diagnostic>> {
        let one = |fault| vec![fault];
        self.check_named_page(subject).map_err(one)?;
        let about = self.about(subject, layout);
        if about.too_deep(&self.config) {
            return Err(one(Diagnostic::error("text-too-deep").at(about.origin().span(""))));
        }
        let mut pictures = Pictures::new(&self.files);
        let page = about.page_data(&self.config, &self.site, &mut pictures);
        let pages = self.bulletin(subject, &mut pictures)?;
        let mut in_an = about.in_an();
        in_an.hinh = pictures.named(about, "in_an.hinh", in_an.hinh);
        let office_page = unit.map(|unit| unit.office.permalink.clone()).filter(|address| !address.is_empty());
        let url = match office_page {
            Some(address) if self.studio.opens_office(layout) => address,
            _ => self.opened_page(about).unwrap_or_else(|| page.permalink.clone()),
        };
        let language = self.config.language(about.lang()).unwrap_or(self.config.main_language());
        let data = JobData {
            origin: unit.map_or(about.origin(), |unit| unit.placed(about.origin())),
            lang: about.lang().to_owned(),
            in_an,
            office: unit.map(|unit| unit.office.clone()),
            qr: qr::encode(&url).ok().map(|code| {
                let rows = code.rows();
                Qr { url, size: rows.len(), rows }
            }),
            site: SiteData {
                title: language.title.clone().or_else(|| self.config.main_language().title.clone()).unwrap_or_default(),
                base_url: self.config.base_url.clone(),
                province: text(&self.config.extra, "tinh").unwrap_or_default(),
            },
            as_of: self.as_of.to_string(),
            version: about.version(),
            draft: about.draft(),
            review_by: about.review_by(),
            ended: self.ended.clone(),
            names: self.names.clone(),
            pictures: pictures.found(unit.and_then(|unit| unit.logo.clone()))?,
            pages,
            page,
        };
        self.studio.job(layout, size, finish, data).map_err(one)
    }

    /// The pages that a bulletin is made of.
    fn bulletin(&self, subject: Subject<'_>, pictures: &mut Pictures<'_>) -> Result<Vec<PageData>, Vec<Diagnostic>> {
        let named = subject.record().get("bai").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        let (mut pages, mut faults) = (Vec::new(), Vec::new());
        for (number, link) in named.iter().filter_map(Json::as_str).enumerate() {
            let key = link.strip_prefix("@/").unwrap_or(link);
            match self.site.find(key, subject.lang()) {
                Some(target) => {
                    pages.push(Subject::of(&self.site, target).page_data(&self.config, &self.site, pictures))
                }
                None => faults.push(
                    Diagnostic::error("print-bulletin-page")
                        .arg("link", link)
                        .at(subject.origin().span(&format!("bai[{}]", number + 1)))
                        .suggest(key, self.site.keys()),
                ),
            }
        }
        if faults.is_empty() { Ok(pages) } else { Err(faults) }
    }

    /// The sheet of a job; what the configuration calls an error of preflight is one.
    ///
    /// # Errors
    /// What is wrong with the sheet, preflight's findings among it when any of them is an error.
    pub(super) fn export(&self, job: &Job, want: Want) -> Result<Sheet, Vec<Diagnostic>> {
        let mut sheet = self.studio.export(job, want)?;
        let strict = |code: &str| self.config.print_errors.iter().any(|(name, _)| name == "all" || name == code);
        for fault in sheet.warnings.iter_mut().filter(|fault| preflight::CODES.contains(&fault.code)) {
            if strict(fault.code) {
                fault.severity = Severity::Error;
            }
        }
        if any_error(&sheet.warnings) { Err(sheet.warnings) } else { Ok(sheet) }
    }

    /// A publication that is a procedure's notice sheet speaks of the procedure that it names.
    fn about<'s>(&'s self, subject: Subject<'s>, layout: &str) -> Subject<'s> {
        if subject.kind() != "an-pham" || layout != "phieu-thu-tuc" {
            return subject;
        }
        self.named_page(subject).unwrap_or(subject)
    }

    /// A code that is printed cannot be mended: what `trang` names must be there.
    fn check_named_page(&self, subject: Subject<'_>) -> Result<(), Diagnostic> {
        let Some(named) = text(subject.record(), "trang").filter(|_| subject.kind() == "an-pham") else {
            return Ok(());
        };
        let path = named.split('#').next().unwrap_or_default();
        let key = path.strip_prefix("@/").unwrap_or(path);
        let waits = path.starts_with("@/") && self.site.withheld.contains_key(key);
        if self.named_page(subject).is_some() || waits {
            return Ok(());
        }
        let mut fault = Diagnostic::error("print-page-link").arg("link", &named).at(subject.origin().span("trang"));
        let known: Vec<&str> = self.site.keys().collect();
        fault.suggestion = [key.to_owned(), format!("{key}.md")]
            .iter()
            .find_map(|name| known.iter().find(|known| *known == name).map(|known| (*known).to_owned()))
            .or_else(|| crate::diag::nearest(key, known))
            .map(|key| format!("@/{key}"));
        Err(fault)
    }

    /// The page that a publication names in `trang`.
    fn named_page(&self, subject: Subject<'_>) -> Option<Subject<'_>> {
        let key = text(subject.record(), "trang")?;
        let key = key.split('#').next()?.strip_prefix("@/")?.to_owned();
        self.site.find(&key, subject.lang()).map(|target| Subject::of(&self.site, target))
    }

    /// The address that a general sheet's code opens, when the publication names one.
    fn opened_page(&self, subject: Subject<'_>) -> Option<String> {
        let route = self.named_page(subject)?.route().permalink(&self.config.base_url);
        let named = text(subject.record(), "trang")?;
        Some(named.split_once('#').map_or(route.clone(), |(_, anchor)| format!("{route}#{anchor}")))
    }
}

/// The findings that the configuration names as errors are findings that there are.
fn preflight_names(config: &Config) -> Result<(), Vec<Diagnostic>> {
    let known = || preflight::CODES.into_iter().chain(["all"]);
    let unknown = config.print_errors.iter().filter(|(name, _)| known().all(|code| code != name));
    let faults: Vec<Diagnostic> = unknown
        .map(|(name, place)| {
            let fault = Diagnostic::error("unknown-choice").arg("key", "errors").arg("value", name);
            let choices = known().collect::<Vec<_>>().join(", ");
            fault.arg("choices", choices).at(place.clone()).suggest(name, known())
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn text(value: &Json, key: &str) -> Option<String> {
    value.get(key).and_then(Json::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The print folder and the fonts of the theme.
fn print_files(config: &Config, files: &SourceTree) -> Option<PrintFiles> {
    let theme = format!("themes/{}", config.theme.as_deref()?);
    let folder = format!("{theme}/print");
    let read = |folder: &str| -> BTreeMap<String, Arc<[u8]>> {
        let named = files.within(folder).filter_map(|file| {
            let name = file.path.within(folder)?;
            Some((name.to_owned(), file.bytes()))
        });
        named.collect()
    };
    let mut print = read(&folder);
    if print.is_empty() {
        return None;
    }
    // The table of the identity lies beside the folder, for the web reads it too.
    let tokens = crate::styles::TOKENS_FILE;
    let tables = [(format!("{theme}/{tokens}"), tokens), (tokens.to_owned(), "site-tokens.toml")];
    for (place, name) in tables {
        let bytes = files.get(&place).map_or_else(|| Arc::from(&b""[..]), |file| file.bytes());
        print.entry(name.to_owned()).or_insert(bytes);
    }
    let fonts = read(&format!("{theme}/fonts")).into_iter();
    let fonts = fonts.filter(|(name, _)| name.ends_with(".ttf") || name.ends_with(".otf")).map(|(_, bytes)| bytes);
    Some(PrintFiles { folder, files: print, fonts: fonts.collect() })
}
