//! Feeds of the site, of sections and of taxonomy terms: Atom, RSS and JSON Feed, as `feed_filenames` says.
//!
//! The feed of the site tells what is new: pages with a date, as in Zola. Those of sections and terms tell what
//! changed too: a guide or a document has no date but the day on which its text was last mended.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::absolute::absolute;
use super::{Emission, Emitted};
use crate::config::{Config, LanguageConfig};
use crate::model::{Page, PageId};
use crate::path::Route;
use crate::templates::Value;

pub(super) fn may_hold(config: &Config, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    config.languages.iter().any(|language| language.feed_filenames.iter().any(|feed| feed == name))
}

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let mut all = Emitted::default();
    for language in &emission.config().languages {
        all = all.absorb(of_language(emission, language));
    }
    all
}

fn of_language(emission: &Emission<'_>, language: &LanguageConfig) -> Emitted {
    let site = emission.site;
    let code = &*language.code;
    let mut all = Emitted::default();
    let home = Route::new(&format!("/{}", emission.config().language_prefix(code))).unwrap_or_else(|_| Route::home());
    if language.generate_feeds {
        let pages = (0..site.pages.len()).map(PageId).filter(|id| *site.page(*id).lang == *code);
        all = all.absorb(files(emission, language, &home, pages, None));
    }
    for (number, section) in site.sections.iter().enumerate().filter(|(_, s)| *s.lang == *code && s.meta.generate_feeds)
    {
        let value = ("section", emission.engine.section_value(crate::model::SectionId(number)));
        if language.generate_feeds && section.route == home {
            continue;
        }
        all = all.absorb(files(emission, language, &section.route, section.pages.iter().copied(), Some(value)));
    }
    for (number, taxonomy) in site.taxonomies.iter().enumerate().filter(|(_, t)| *t.lang == *code && t.config.feed) {
        for (at, term) in taxonomy.terms.iter().enumerate() {
            let value = ("term", emission.engine.term_value(number, at));
            all = all.absorb(files(emission, language, &term.route, term.pages.iter().copied(), Some(value)));
        }
    }
    all
}

/// The feed files of one place, newest page first. Pages without a day have no place in time.
fn files(
    emission: &Emission<'_>,
    language: &LanguageConfig,
    place: &Route,
    pages: impl Iterator<Item = PageId>,
    about: Option<(&'static str, Value)>,
) -> Emitted {
    let site = emission.site;
    let whole_site = about.is_none();
    let day = |page: &Page| page.meta.date.or(page.meta.updated.filter(|_| !whole_site));
    let wanted =
        |page: &Page| day(page).is_some() && page.meta.include_in_feeds && page.meta.render && !page.is_fallback();
    let mut ids: Vec<PageId> = pages.filter(|id| wanted(site.page(*id))).collect();
    ids.sort_by(|a, b| {
        let (a, b) = (site.page(*a), site.page(*b));
        day(b).cmp(&day(a)).then_with(|| a.route.cmp(&b.route))
    });
    ids.truncate(emission.config().feed_limit.unwrap_or(usize::MAX));
    let base_url = &emission.config().base_url;
    let newest = ids.iter().filter_map(|id| site.page(*id).meta.updated.or(site.page(*id).meta.date)).max();
    let build_day = format!("{}T00:00:00+07:00", emission.engine.around().as_of);
    let mut all = Emitted::default();
    for name in &language.feed_filenames {
        let Ok(file) = place.join(name) else { continue };
        let entries: Vec<Value> = ids.iter().map(|id| entry(emission, *id)).collect();
        let mut values = BTreeMap::from([
            ("feed_url", Value::from(file.permalink(base_url))),
            ("alternate_url", Value::from(place.permalink(base_url))),
            ("last_updated", Value::from(newest.map_or_else(|| build_day.clone(), |date| date.rfc3339()))),
            ("pages", Value::from(entries)),
        ]);
        values.extend(about.clone());
        let mut made = emission.text(file.output().as_str(), name, &language.code, values);
        // A name of a feed is that of its template.
        for fault in made.faults.iter_mut().filter(|fault| fault.code == "template-missing") {
            fault.span = Some(Box::new(language.feed_span.clone()));
        }
        all = all.absorb(made);
    }
    all
}

/// A page's value with its days in the form of feeds, its terms, and the addresses of its text whole.
fn entry(emission: &Emission<'_>, id: PageId) -> Value {
    let page = emission.site.page(id);
    let meta = &page.meta;
    let value = emission.engine.page_value(id);
    let text = value.get_from_path("content").and_then(|text| text.as_str()).unwrap_or_default();
    let text = match absolute(text, &page.route.permalink(&emission.config().base_url)) {
        Cow::Owned(text) => Some(Value::from(text)),
        // The page's own value of it is shared.
        Cow::Borrowed(_) => None,
    };
    let mut map = value.into_map().unwrap_or_default();
    let published = meta.date.map(|date| date.rfc3339());
    let updated = meta.updated.map(|date| date.rfc3339()).or_else(|| published.clone());
    let tags: Vec<String> = meta.taxonomies.iter().flat_map(|(_, terms)| terms.iter().cloned()).collect();
    map.extend(text.map(|text| ("content".into(), text)));
    map.insert("feed_updated".into(), Value::from(updated));
    map.insert("feed_published".into(), Value::from(published));
    map.insert("feed_tags".into(), Value::from(tags));
    // Ten thousand of these are held at once, and a table that grew has room for twice as much.
    map.shrink_to_fit();
    Value::from(map)
}
