//! Pages that lead elsewhere: aliases, `redirect_to`, and page 1 of a pager.

use super::addresses::anchor;
use super::{Emission, Emitted, Moved, html};
use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::model::{Section, Target};
use crate::output::InternalLink;
use crate::path::{OutputPath, Route};

/// An alias may be any address of the site that has no file of its own.
pub(super) fn may_hold(_: &Config, path: &str) -> bool {
    path.ends_with(".html")
}

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let mut emitted = Emitted::default();
    for page in &emission.site.pages {
        let address = page.route.permalink(&emission.config().base_url);
        for alias in &page.meta.aliases {
            redirect(emission, alias, &address, page.title(), &page.lang, page.source.as_str(), &mut emitted);
        }
    }
    for section in &emission.site.sections {
        let origin = section.source.as_ref().map_or(&*section.key, |path| path.as_str()).to_owned();
        let address = section.route.permalink(&emission.config().base_url);
        for alias in &section.meta.aliases {
            redirect(emission, alias, &address, section.title(), &section.lang, &origin, &mut emitted);
        }
        if let Some(target) = &section.meta.redirect_to {
            match destination(emission, section, target) {
                Ok((address, link)) => {
                    emitted.links.extend(link);
                    redirect(
                        emission,
                        section.route.as_str(),
                        &address,
                        section.title(),
                        &section.lang,
                        &origin,
                        &mut emitted,
                    );
                }
                Err(fault) => emitted.faults.push(*fault),
            }
        } else if section.meta.render && section.meta.paginate_by.is_some() {
            let first = format!("{}{}/1/", section.route, section.meta.paginate_path);
            redirect(emission, &first, &address, section.title(), &section.lang, &origin, &mut emitted);
        }
    }
    first_pages_of_terms(emission, &mut emitted);
    emitted
}

/// Page 1 of the pager of every term, as of every section.
fn first_pages_of_terms(emission: &Emission<'_>, emitted: &mut Emitted) {
    let config = emission.config();
    for taxonomy in emission.site.taxonomies.iter().filter(|t| t.config.render && t.config.paginate_by.is_some()) {
        for term in &taxonomy.terms {
            let first = format!("{}{}/1/", term.route, taxonomy.config.paginate_path);
            let address = term.route.permalink(&config.base_url);
            redirect(emission, &first, &address, &term.name, &taxonomy.lang, &config.file, emitted);
        }
    }
}

/// Where `redirect_to` leads: content, a place of the site, or another site; and the file of the site
/// that answers, to be checked.
fn destination(
    emission: &Emission<'_>,
    section: &Section,
    target: &str,
) -> Result<(String, Option<InternalLink>), Box<Diagnostic>> {
    let base_url = &emission.config().base_url;
    if target.starts_with("https://") || target.starts_with("http://") {
        return Ok((target.to_owned(), None));
    }
    let origin = section.source.as_ref().map_or(&*section.key, |path| path.as_str());
    let place = Span::file(origin);
    let (path, rest) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
    let route = match path.strip_prefix("@/") {
        None => {
            Route::new(path).map_err(|fault| Box::new(Diagnostic::error(fault.code()).arg("path", target).at(place)))?
        }
        Some(key) => {
            let site = emission.site;
            let found = site.find(key, &section.lang).or_else(|| site.find(key, &emission.config().default_language));
            match found {
                Some(Target::Page(id)) => site.page(id).route.clone(),
                Some(Target::Section(id)) => site.section(id).route.clone(),
                None => {
                    let near = crate::diag::nearest(key, site.keys()).map(|near| format!("@/{near}"));
                    let mut fault = Diagnostic::error("link-broken").arg("link", target).at(place);
                    fault.suggestion = near;
                    return Err(Box::new(fault));
                }
            }
        }
    };
    let link = InternalLink {
        origin: origin.to_owned(),
        target: route.output().as_str().to_owned(),
        anchor: anchor(rest),
        link: target.to_owned(),
    };
    Ok((format!("{}{rest}", route.permalink(base_url)), Some(link)))
}

fn redirect(
    emission: &Emission<'_>,
    alias: &str,
    address: &str,
    title: &str,
    lang: &str,
    origin: &str,
    emitted: &mut Emitted,
) {
    // Checked when the front matter was read.
    let Ok(route) = Route::new(alias) else { return };
    let path = match OutputPath::new(alias.trim_matches('/')) {
        Ok(path) if alias.ends_with(".html") => path,
        _ => route.output(),
    };
    let relative = emission.page(&path).relative(address);
    let (href, title) = (html::escape(&relative), html::escape(title));
    let page = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <link rel=\"canonical\" href=\"{}\"><meta name=\"robots\" content=\"noindex\">\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\"></head>\
         <body><p><a href=\"{href}\">{title}</a></p></body></html>",
        html::escape(address)
    );
    emitted.moved.push(Moved { from: path.clone(), to: address.to_owned() });
    emitted.artifacts.push(emission.parking.artifact(path, page.into_bytes(), origin));
}
