//! Documents as templates see them: what a page cites and what became of it, how a document stands to
//! others, who cites it; and the link that a number in a text becomes.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::{Surroundings, held};
use crate::markdown::escape;
use crate::model::{Cited, Entry, Page, PageId, Registry, Relation, Site, State, Target};
use crate::text::collate::Collator;

/// A document, to be named on a page.
#[derive(Debug, Clone, Serialize)]
struct Named {
    number: String,
    title: String,
    permalink: String,
    /// The language of its title.
    content_lang: String,
    state: &'static str,
}

/// A document that a page cites. One without a page here has only its number.
#[derive(Debug, Serialize)]
struct View {
    number: String,
    title: Option<String>,
    permalink: Option<String>,
    content_lang: Option<String>,
    state: Option<&'static str>,
    /// Whether the state is that of its page; else it may be unknown.
    is_stated: bool,
    until: Option<String>,
    replaced_by: Vec<Named>,
    amended_by: Vec<Named>,
    is_basis: bool,
    is_history: bool,
}

/// How a document stands, for its own page.
#[derive(Debug, Serialize)]
struct Standing {
    state: &'static str,
    is_stated: bool,
    until: Option<String>,
    replaced_by: Vec<Named>,
    named_by: Vec<Group>,
    cited_by: Vec<CitedBy>,
}

#[derive(Debug, Serialize)]
struct Group {
    key: &'static str,
    documents: Vec<Named>,
}

/// A page that cites a document.
#[derive(Debug, Serialize)]
struct CitedBy {
    title: String,
    content_lang: String,
    permalink: String,
    is_basis: bool,
}

/// Which pages cite each document of a site, and whether they rest on it, by the document's place in the
/// registry and by language.
type Citing = BTreeMap<(usize, Arc<str>), Vec<(PageId, bool)>>;

/// The pages that cite documents of a site, looked for when the first document is shown.
#[derive(Debug, Default)]
pub(super) struct Citations(OnceLock<RwLock<Citing>>);

impl Citations {
    fn of(&self, site: &Site) -> &RwLock<Citing> {
        self.0.get_or_init(|| {
            let mut citing = Citing::new();
            (0..site.pages.len()).for_each(|number| cite(&mut citing, site, PageId(number)));
            RwLock::new(citing)
        })
    }

    /// Takes in what a page cites now.
    pub fn revise(&self, site: &Site, id: PageId) {
        let Some(citing) = self.0.get() else { return };
        let mut citing = citing.write().unwrap_or_else(PoisonError::into_inner);
        citing.values_mut().for_each(|pages| pages.retain(|(page, _)| *page != id));
        cite(&mut citing, site, id);
    }

    fn of_document(&self, site: &Site, at: usize, lang: &str) -> Vec<(PageId, bool)> {
        let citing = self.of(site).read().unwrap_or_else(PoisonError::into_inner);
        citing.get(&(at, lang.into())).cloned().unwrap_or_default()
    }
}

/// Notes what a page cites; what documents say of each other is told apart.
fn cite(citing: &mut Citing, site: &Site, id: PageId) {
    let page = site.page(id);
    if page.kind.name == "van-ban" || !page.meta.render {
        return;
    }
    for cited in site.cited(Target::Page(id)) {
        let Some(at) = cited.entry else { continue };
        citing.entry((at, page.lang.clone())).or_default().push((id, cited.is_basis));
    }
}

/// How a document is cited: its number and its place in the registry, the language, whether as a basis,
/// whether as history.
type Way = (String, Option<usize>, String, bool, bool);

/// What pages of one state of a site show of a document that they cite: the same on all that cite it alike.
#[derive(Debug, Default)]
pub(super) struct Views(Mutex<HashMap<Way, Value>>);

/// The documents of a site, for the values of its pages.
pub(super) struct Documents<'a> {
    site: &'a Site,
    base_url: &'a str,
}

impl<'a> Documents<'a> {
    /// Those of a site.
    pub fn of(around: &'a Surroundings) -> Self {
        Self { site: &around.site, base_url: &around.config.base_url }
    }

    /// The documents that a page or section cites, in the order in which it names them.
    pub fn cited_by(&self, target: Target, lang: &str, views: &Views) -> Value {
        let view = |cited: &Cited<'_>| {
            let way = (cited.number.to_owned(), cited.entry, lang.to_owned(), cited.is_basis, cited.is_history);
            let made = || Value::from_serializable(&self.view(cited, lang));
            held(&views.0).entry(way).or_insert_with(made).clone()
        };
        Value::from(self.site.cited(target).iter().map(view).collect::<Vec<_>>())
    }

    /// How a document stands; nothing for a page that is none.
    pub fn standing(&self, id: PageId, citations: &Citations) -> Value {
        let page = self.site.page(id);
        if page.kind.name != "van-ban" {
            return Value::none();
        }
        let Some((at, entry)) = self.site.registry.of_page(&page.key) else { return Value::none() };
        let registry = &self.site.registry;
        let groups = Relation::ALL.map(|relation| Group {
            key: relation.inverse_key(),
            documents: registry.naming(entry, relation).map(|other| self.named(other, &page.lang)).collect(),
        });
        Value::from_serializable(&Standing {
            state: entry.state.name(),
            is_stated: entry.is_stated,
            until: entry.until.map(|day| day.to_string()),
            replaced_by: self.successors(registry, entry, &page.lang),
            named_by: groups.into_iter().filter(|group| !group.documents.is_empty()).collect(),
            cited_by: self.citing(&citations.of_document(self.site, at, &page.lang)),
        })
    }

    fn view(&self, cited: &Cited<'_>, lang: &str) -> View {
        let registry = &self.site.registry;
        let entry = cited.entry.map(|at| &registry.entries[at]);
        let ended = registry.ended(cited.number);
        let named = entry.map(|entry| self.named(entry, lang));
        let successors = ended.iter().flat_map(|ended| &ended.successors);
        let replaced_by = successors.map(|at| self.named(&registry.entries[*at], lang)).collect();
        View {
            number: cited.number.to_owned(),
            title: named.as_ref().map(|named| named.title.clone()),
            content_lang: named.as_ref().map(|named| named.content_lang.clone()),
            permalink: named.map(|named| named.permalink),
            state: match (&ended, entry) {
                (Some(_), _) => Some(State::Ended.name()),
                (None, entry) => entry.map(|entry| entry.state.name()),
            },
            is_stated: entry.is_some_and(|entry| entry.is_stated),
            until: ended.and_then(|ended| ended.until).map(|day| day.to_string()),
            replaced_by,
            amended_by: entry
                .map_or_else(Vec::new, |entry| registry.amenders(entry).map(|other| self.named(other, lang)).collect()),
            is_basis: cited.is_basis,
            is_history: cited.is_history,
        }
    }

    fn successors(&self, registry: &Registry, entry: &Entry, lang: &str) -> Vec<Named> {
        registry.successors(entry).into_iter().map(|next| self.named(next, lang)).collect()
    }

    fn named(&self, entry: &Entry, lang: &str) -> Named {
        let page = self.site.page_of_document(entry, lang);
        Named {
            number: entry.number.clone(),
            title: page.title().to_owned(),
            permalink: page.route.permalink(self.base_url),
            content_lang: page.content_lang.to_string(),
            state: entry.state.name(),
        }
    }

    /// Pages that cite a document, by their titles.
    fn citing(&self, pages: &[(PageId, bool)]) -> Vec<CitedBy> {
        let citing = pages.iter().map(|(id, is_basis)| {
            let page = self.site.page(*id);
            let (title, content_lang) = (page.title().to_owned(), page.content_lang.to_string());
            CitedBy { title, content_lang, permalink: page.route.permalink(self.base_url), is_basis: *is_basis }
        });
        let mut citing: Vec<CitedBy> = citing.collect();
        // A long list compares each of its titles a dozen times.
        let collator = Collator::vietnamese();
        citing.par_sort_by_cached_key(|page| (collator.sort_key(&page.title), page.permalink.clone()));
        citing
    }
}

/// The opening of the link that a number becomes: it leads to the document's page, whose title and
/// state it tells. None for a document without a page, and on that page itself.
pub(super) fn link(around: &Surroundings, number: &str, lang: &str, from: Option<&str>) -> Option<String> {
    let site = &around.site;
    let entry = site.registry.find(number)?;
    let page = site.page_of_document(entry, lang);
    if !page.meta.render || from == Some(page.route.as_str()) {
        return None;
    }
    let address = page.route.permalink(&around.config.base_url);
    let class = if entry.state == State::Ended { "so-hieu het-hieu-luc" } else { "so-hieu" };
    // A number is of no language; its title is of that of the page, and is told in it as a whole.
    let title = escape(&title(around, entry, page, &page.content_lang));
    let lang = if *page.content_lang == *lang { String::new() } else { format!(" lang=\"{}\"", page.content_lang) };
    Some(format!("<a class=\"{class}\" href=\"{}\" title=\"{title}\"{lang}>", escape(&address)))
}

/// The title of a document, and what became of it when something did, as far as the theme has words
/// for it.
fn title(around: &Surroundings, entry: &Entry, page: &Page, lang: &str) -> String {
    let word = |key: &str| around.texts.get(key, lang).map(str::to_owned);
    let registry = &around.site.registry;
    let (relation, others) = match entry.state {
        State::Ended => (Relation::Replaces, registry.successors(entry)),
        _ => (Relation::Amends, registry.amenders(entry).collect()),
    };
    let state = (entry.state != State::InForce).then(|| format!("tinh_trang_{}", entry.state.name().replace('-', "_")));
    let numbers: Vec<&str> = others.iter().map(|other| other.number.as_str()).collect();
    let fate = word(relation.inverse_key()).filter(|_| !numbers.is_empty());
    let fate = fate.map(|fate| format!("{fate}: {}", numbers.join(", ")));
    let parts = [Some(page.title().to_owned()), state.and_then(|key| word(&key)), fate];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
