//! The sheets of a preview: set when a page that offers them is looked at, not all of a site's at once.
//!
//! After an edit a page offers what was set before until somebody has time to set it anew
//! ([`Press::renewed`]): a sheet takes a hundred times longer than a page. A file that is asked for is
//! always that of the newest text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value as Json;

use super::super::cache;
use super::super::publications::{first_shown, one, orders};
use super::super::sheets::Sheets;
use crate::config::Config;
use crate::date::Date;
use crate::diag::{Diagnostic, Speech};
use crate::images::Workshop;
use crate::model::{Body, Page, PageId, Site, Target};
use crate::output::Artifact;
use crate::source::SourceTree;
use crate::templates::{Prints, PublicationNames, PublicationPicture, PublicationView};

/// The kinds of pages that sheets are made of.
const KINDS: [&str; 3] = ["thu-tuc", "mo-hinh", "an-pham"];

/// Sets the sheets of one site.
pub(super) struct Press {
    config: Arc<Config>,
    site: Arc<Site>,
    files: Arc<SourceTree>,
    workshop: Arc<Workshop>,
    as_of: Date,
    root: PathBuf,
    sheets: OnceLock<Result<Option<Sheets>, Vec<Diagnostic>>>,
    /// Keys of pages whose text stands on the sheets of others.
    lent: OnceLock<BTreeSet<String>>,
    shelf: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    /// Pages with a newer text than the site's.
    newer: BTreeMap<PageId, Arc<Page>>,
    set: BTreeMap<PageId, Set>,
}

/// What was set of a page, and of which text.
#[derive(Clone)]
struct Set {
    sheaf: Arc<Sheaf>,
    is_stale: bool,
}

/// All sheets of a page.
#[derive(Default)]
struct Sheaf {
    views: Vec<PublicationView>,
    artifacts: Vec<Artifact>,
    faults: Vec<Diagnostic>,
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Press {
    pub fn new(
        config: Arc<Config>,
        site: Arc<Site>,
        files: Arc<SourceTree>,
        workshop: Arc<Workshop>,
        as_of: Date,
        root: PathBuf,
    ) -> Self {
        let (sheets, lent, shelf) = (OnceLock::new(), OnceLock::new(), Mutex::default());
        Self { config, site, files, workshop, as_of, root, sheets, lent, shelf }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sheets(&self) -> Result<Option<&Sheets>, &[Diagnostic]> {
        let made = self
            .sheets
            .get_or_init(|| Sheets::new(&self.config, &self.site, &self.files, self.as_of, cache(&self.root)));
        made.as_ref().map(Option::as_ref).map_err(Vec::as_slice)
    }

    /// The page whose sheets a page offers: its own, or its original's; none of most.
    fn offered(&self, id: PageId) -> Option<PageId> {
        let page = self.site.page(id);
        if !KINDS.contains(&page.kind.name) || !page.meta.render {
            return None;
        }
        if !page.is_fallback() {
            return Some(id);
        }
        match self.site.find(&page.key, &page.content_lang) {
            Some(Target::Page(original)) => Some(original),
            _ => None,
        }
    }

    /// Whether a page offers sheets.
    pub fn offers(&self, id: PageId) -> bool {
        self.offered(id).is_some()
    }

    fn newest(&self, id: PageId) -> Option<Arc<Page>> {
        self.shelf().newer.get(&id).cloned()
    }

    fn set(&self, id: PageId) -> Sheaf {
        let sheets = match self.sheets() {
            Ok(Some(sheets)) => sheets,
            Ok(None) => return Sheaf::default(),
            Err(faults) => return Sheaf { faults: faults.to_vec(), ..Sheaf::default() },
        };
        let newer = self.newest(id);
        let page = newer.as_deref().unwrap_or(self.site.page(id));
        let mut sheaf = Sheaf::default();
        for order in first_shown(orders(sheets, id, page)) {
            match one(sheets, &self.config, &self.workshop, &order) {
                Ok((view, artifacts, faults)) => {
                    sheaf.views.push(view);
                    sheaf.artifacts.extend(artifacts);
                    sheaf.faults.extend(faults);
                }
                Err(faults) => sheaf.faults.extend(faults),
            }
        }
        sheaf
    }

    /// What was set of a page; set now when nothing was, or `only_new` and it was of an older text.
    fn sheaf(&self, id: PageId, only_new: bool) -> Arc<Sheaf> {
        let known = self.shelf().set.get(&id).cloned();
        if let Some(known) = known.filter(|known| !(only_new && known.is_stale)) {
            return known.sheaf;
        }
        let sheaf = Arc::new(self.set(id));
        self.shelf().set.insert(id, Set { sheaf: sheaf.clone(), is_stale: false });
        sheaf
    }

    /// Whether the text of a page stands on sheets of others, which would have to be set anew with it.
    pub fn lends(&self, key: &str) -> bool {
        let named = |page: &Page| {
            let many = page.record.get("bai").and_then(Json::as_array).into_iter().flatten();
            let one = page.record.get("trang").into_iter();
            let links = many.chain(one).filter_map(Json::as_str).filter_map(|link| link.split('#').next());
            links.map(|link| link.trim_start_matches("@/").to_owned()).collect::<Vec<_>>()
        };
        let publications = || self.site.pages.iter().filter(|page| page.kind.name == "an-pham");
        self.lent.get_or_init(|| publications().flat_map(named).collect()).contains(key)
    }

    /// Takes a newer text of a page.
    pub fn revise(&self, id: PageId, body: Body) {
        if self.offered(id) != Some(id) {
            return;
        }
        let mut shelf = self.shelf();
        shelf.newer.insert(id, Arc::new(Page { body, ..self.site.page(id).clone() }));
        if let Some(set) = shelf.set.get_mut(&id) {
            set.is_stale = true;
        }
    }

    /// A page whose sheets are of an older text.
    pub fn stale(&self) -> Option<PageId> {
        self.shelf().set.iter().find(|(_, set)| set.is_stale).map(|(id, _)| *id)
    }

    /// Sets the sheets of a page anew, and says whether the page shows something else of them; nothing is
    /// kept when its text was edited meanwhile.
    pub fn renewed(&self, id: PageId) -> bool {
        let text = self.newest(id);
        let sheaf = Arc::new(self.set(id));
        let mut shelf = self.shelf();
        let same = |a: &Option<Arc<Page>>, b: Option<&Arc<Page>>| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        if !same(&text, shelf.newer.get(&id)) {
            return false;
        }
        let before = shelf.set.insert(id, Set { sheaf: sheaf.clone(), is_stale: false });
        let shown = |sheaf: &Sheaf| serde_json::to_string(&sheaf.views).unwrap_or_default();
        before.is_none_or(|before| shown(&before.sheaf) != shown(&sheaf))
    }

    /// A file of the sheets of a page.
    pub fn file(&self, id: PageId, path: &str) -> Option<Artifact> {
        let sheaf = self.sheaf(self.offered(id)?, true);
        sheaf.artifacts.iter().find(|artifact| artifact.path.as_str() == path).cloned()
    }

    /// What was found wrong with the sheets that were set so far.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for fault in self.shelf().set.values().flat_map(|set| &set.sheaf.faults) {
            if !all.contains(fault) {
                all.push(fault.clone());
            }
        }
        all
    }
}

impl Prints for Press {
    fn publications(&self, id: PageId) -> Vec<PublicationView> {
        self.offered(id).map_or_else(Vec::new, |id| self.sheaf(id, false).views.clone())
    }

    fn names(&self, id: PageId) -> Vec<PublicationNames> {
        let (Some(id), Ok(Some(sheets))) = (self.offered(id), self.sheets()) else { return Vec::new() };
        let page = self.site.page(id);
        let speech = if page.lang == "en" { Speech::En } else { Speech::Vi };
        let named = orders(sheets, id, page).into_iter().filter_map(|order| {
            let layout = sheets.studio.layout(&order.layout).ok()?;
            let size = sheets.studio.size_of(&order.layout, order.size.as_deref()).ok()?;
            let both = |speech| (layout.name.text(speech).to_owned(), size.name.text(speech).to_owned());
            let ids = (layout.id.clone(), size.id.clone());
            Some(PublicationNames { ids, names: both(speech), english: both(Speech::En) })
        });
        named.collect()
    }

    /// A preview is shared with nobody.
    fn social(&self, _: Target) -> Option<PublicationPicture> {
        None
    }
}
