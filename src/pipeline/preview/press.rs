//! The sheets of a preview: set soon after a page that offers them is looked at, not all of a site's at once.
//!
//! A list shows a sheet that was not set yet by what is known of it before. After an edit a page offers what
//! was set before until somebody has time to set it anew ([`Press::renewed`]): a sheet takes a hundred times
//! longer than a page. A file that is asked for is always that of the newest text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value as Json;

use super::super::cache;
use super::super::naming;
use super::super::publications::{Order, PREVIEW, first_shown, one, orders};
use super::super::sheets::Sheets;
use crate::diag::{Diagnostic, Speech};
use crate::model::{Body, Page, PageId, Site, Target};
use crate::output::{Artifact, Parking};
use crate::path::Route;
use crate::print::{Medium, Studio};
use crate::templates::{Prints, PublicationFile, PublicationNames, PublicationPicture, PublicationView, Surroundings};

use super::kept::Kept;
use super::shelf::{Sheaf, Shelf, Stale};

/// The kinds of pages that sheets are made of.
const KINDS: [&str; 3] = ["thu-tuc", "mo-hinh", "an-pham"];

/// Sets the sheets of one site.
pub(super) struct Press {
    around: Arc<Surroundings>,
    root: PathBuf,
    sheets: OnceLock<Result<Option<Sheets>, Vec<Diagnostic>>>,
    /// Layouts and sizes, when they are known from before.
    studio: Option<Arc<Studio>>,
    /// The publications whose sheets show another page, by its key.
    lent: Arc<OnceLock<BTreeMap<String, Vec<PageId>>>>,
    shelf: Arc<Mutex<Shelf>>,
    /// Held while sheets are set: one after the other.
    turn: Arc<Mutex<()>>,
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Press {
    pub fn new(around: Arc<Surroundings>, root: PathBuf) -> Self {
        Self {
            around,
            root,
            sheets: OnceLock::new(),
            studio: None,
            lent: Arc::default(),
            shelf: Arc::default(),
            turn: Arc::default(),
        }
    }

    /// One for a site that was put in relation anew, whose layouts and sizes are the same, with the sheets of pages
    /// that are made of the same there, by their places in both.
    pub fn again(&self, around: Arc<Surroundings>, kept: &[Kept]) -> Self {
        let made = self.sheets.get().and_then(|made| made.as_ref().ok()?.as_ref());
        let studio = made.map(|sheets| sheets.studio.clone()).or_else(|| self.studio.clone());
        let shelf = Arc::new(Mutex::new(self.shelf().again(kept)));
        Self { studio, shelf, ..Self::new(around, self.root.clone()) }
    }

    /// The publications on whose sheets any of some pages stands.
    pub fn borrowers<'a>(&self, keys: impl Iterator<Item = &'a Arc<str>>) -> BTreeSet<PageId> {
        keys.flat_map(|key| self.lent().get(&**key)).flatten().copied().collect()
    }

    /// What it takes to go on with what was set for another state of the site, in which pages print the same
    /// but for those that are [revised](Self::revise) then. It holds nothing of the site.
    pub fn unbound(&self) -> impl FnOnce(Arc<Surroundings>) -> Self + use<> {
        let (root, lent, shelf) = (self.root.clone(), self.lent.clone(), self.shelf.clone());
        let (turn, studio) = (self.turn.clone(), self.studio.clone());
        let sheets = self.sheets.get().map(|made| made.as_ref().map(|sheets| sheets.as_ref().map(Sheets::unbound)));
        let sheets = sheets.map(|made| made.map_err(Clone::clone));
        move |around: Arc<Surroundings>| {
            let sheets = sheets.map(|made| made.map(|sheets| sheets.map(|sheets| sheets(around.site.clone()))));
            let sheets = sheets.map_or_else(OnceLock::new, OnceLock::from);
            Self { around, root, sheets, studio, lent, shelf, turn }
        }
    }

    fn site(&self) -> &Site {
        &self.around.site
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sheets(&self) -> Result<Option<&Sheets>, &[Diagnostic]> {
        let Surroundings { config, site, files, as_of, .. } = &*self.around;
        let made = self.sheets.get_or_init(|| match &self.studio {
            Some(studio) => Ok(Some(Sheets::by(studio.clone(), config, site, files, *as_of))),
            None => Sheets::new(config, site, files, *as_of, cache(&self.root)),
        });
        made.as_ref().map(Option::as_ref).map_err(Vec::as_slice)
    }

    /// The page whose sheets a page offers: its own, or its original's; none of most.
    fn offered(&self, id: PageId) -> Option<PageId> {
        let page = self.site().page(id);
        if !KINDS.contains(&page.kind.name) || !page.meta.render {
            return None;
        }
        if !page.is_fallback() {
            return Some(id);
        }
        match self.site().find(&page.key, &page.content_lang) {
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
        let page = newer.as_deref().unwrap_or(self.site().page(id));
        let mut sheaf = Sheaf::default();
        for order in first_shown(orders(sheets, id, page)) {
            match one(sheets, &self.around.config, &self.around.workshop, &order, Parking::default()) {
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

    /// The page whose sheets, which a page offers, have to be set before a file of them is that of the newest text.
    pub fn unset_of(&self, id: PageId) -> Option<Stale> {
        let (id, shelf) = (self.offered(id)?, self.shelf());
        shelf.is_stale(id).then(|| Stale { id, edits: shelf.edits_of(id) })
    }

    /// Sets the sheets of a page at once; nothing is kept when something on them was edited meanwhile.
    pub fn set_now(&self, Stale { id, edits }: Stale) {
        // Who asks for one that is being set waits for it.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.shelf().is_stale(id) {
            let sheaf = Arc::new(self.set(id));
            let mut shelf = self.shelf();
            if shelf.edits_of(id) == edits {
                shelf.keep(id, &sheaf);
            }
        }
    }

    /// Has the sheets that a page offers set in spare moments when they never were: who looks at it, or edits it, need
    /// not wait for them.
    pub fn want(&self, id: PageId) {
        if let Some(own) = self.offered(id) {
            let mut shelf = self.shelf();
            if !shelf.set.contains_key(&own) {
                shelf.wanted.insert(own);
            }
        }
    }

    /// Pages whose values show too little of their sheets, for those were set since.
    pub fn newly_set(&self) -> BTreeSet<PageId> {
        std::mem::take(&mut self.shelf().newly_set)
    }

    /// What is known of the sheets of a page before they are set: all but the number of pages and of bytes.
    fn unset(&self, id: PageId) -> Vec<PublicationView> {
        let Ok(Some(sheets)) = self.sheets() else { return Vec::new() };
        let page = self.site().page(id);
        let speech = if &*page.lang == "en" { Speech::En } else { Speech::Vi };
        let view = |order: &Order<'_>| {
            let layout = sheets.studio.layout(&order.layout).ok()?;
            let size = sheets.studio.size_of(&order.layout, order.size.as_deref()).ok()?;
            let name = naming::of_sheet(&page.slug, &layout.id, &size, order.finish, None);
            let url =
                |file: String| Some(Route::file(&page.route.join(&file).ok()?).permalink(&self.around.config.base_url));
            let (width, height) = size.px.unwrap_or_else(|| drawn(size.width_mm, size.height_mm));
            let png = PublicationPicture { url: url(naming::picture(&name, 0, 1))?, width, height };
            let pdf = (layout.medium != Medium::Screen).then(|| url(format!("{name}.pdf"))).flatten();
            let names = |speech| (layout.name.text(speech).to_owned(), size.name.text(speech).to_owned());
            let (layout_name, size_name) = names(speech);
            Some(PublicationView {
                layout: layout.id.clone(),
                size: size.id.clone(),
                layout_name,
                size_name,
                english: names(Speech::En),
                finish: order.finish.id(),
                pages: 1,
                office: None,
                title: page.title().to_owned(),
                width_mm: size.width_mm,
                height_mm: size.height_mm,
                pdf: pdf.map(|url| PublicationFile { url, bytes: 0 }),
                png,
                webp: Vec::new(),
                pictures: Vec::new(),
            })
        };
        orders(sheets, id, page).iter().filter_map(view).collect()
    }

    /// Whether a page stands on sheets of others, which take it from the site.
    pub fn lends(&self, key: &str) -> bool {
        self.lent().contains_key(key)
    }

    fn lent(&self) -> &BTreeMap<String, Vec<PageId>> {
        self.lent.get_or_init(|| {
            let mut lent: BTreeMap<String, Vec<PageId>> = BTreeMap::new();
            let pages = self.site().pages.iter().enumerate();
            for (number, page) in pages.filter(|(_, page)| page.kind.name == "an-pham") {
                named(page).into_iter().for_each(|key| lent.entry(key).or_default().push(PageId(number)));
            }
            lent
        })
    }

    /// Takes a newer text of a page; sheets of others show that of the site.
    pub fn revise(&self, id: PageId, body: Body) {
        let page = self.site().page(id);
        let others = self.lent().get(&*page.key).into_iter().flatten().filter_map(|id| self.offered(*id));
        let others: Vec<PageId> = others.collect();
        let mut shelf = self.shelf();
        others.into_iter().for_each(|id| shelf.edited(id));
        if self.offered(id) == Some(id) {
            shelf.newer.insert(id, Arc::new(Page { body, ..page.clone() }));
            shelf.edited(id);
        }
    }

    /// A page whose sheets are of an older text, or one that is shown and whose sheets were never set.
    pub fn stale(&self) -> Option<Stale> {
        let shelf = self.shelf();
        let stale = shelf.set.iter().find(|(_, set)| set.is_stale).map(|(id, _)| *id);
        let id = stale.or_else(|| shelf.wanted.first().copied())?;
        Some(Stale { id, edits: shelf.edits_of(id) })
    }

    /// Sets the sheets of a page anew, and says whether the page shows something else of them; nothing is
    /// kept when something on them was edited meanwhile.
    pub fn renewed(&self, stale: Stale) -> bool {
        let id = stale.id;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.shelf().is_stale(id) {
            // Somebody asked for a file of them meanwhile; the page shows what was known before.
            return self.shelf().wanted.remove(&id);
        }
        let sheaf = Arc::new(self.set(id));
        // Held until it is kept: an edit may come at any moment.
        let mut shelf = self.shelf();
        if shelf.edits_of(id) != stale.edits {
            return false;
        }
        let before = shelf.keep(id, &sheaf);
        shelf.wanted.remove(&id);
        drop(shelf);
        let shown = |sheaf: &Sheaf| serde_json::to_string(&sheaf.views).unwrap_or_default();
        before.is_none_or(|before| shown(&before.sheaf) != shown(&sheaf))
    }

    /// A file of the sheets of a page, as they were set.
    pub fn file(&self, id: PageId, path: &str) -> Option<Artifact> {
        let own = self.offered(id)?;
        let sheaf = self.shelf().set.get(&own).map(|set| set.sheaf.clone())?;
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

/// The keys of the pages that a publication shows: those of a bulletin, and the one that it opens.
fn named(page: &Page) -> Vec<String> {
    let many = page.record.get("bai").and_then(Json::as_array).into_iter().flatten();
    let one = page.record.get("trang").into_iter();
    let links = many.chain(one).filter_map(Json::as_str).filter_map(|link| link.split('#').next());
    links.map(|link| link.trim_start_matches("@/").to_owned()).collect()
}

/// The pixels of a preview of a sheet.
fn drawn(width_mm: f64, height_mm: f64) -> (u32, u32) {
    let longer = width_mm.max(height_mm).max(1.0);
    let side = |mm: f64| {
        let px = (f64::from(PREVIEW) * mm / longer).round();
        // Between 0 and the longer side.
        format!("{px:.0}").parse().unwrap_or(PREVIEW).max(1)
    };
    (side(width_mm), side(height_mm))
}

impl Prints for Press {
    fn publications(&self, id: PageId) -> Vec<PublicationView> {
        let Some(id) = self.offered(id) else { return Vec::new() };
        let set = self.shelf().set.get(&id).cloned();
        if let Some(set) = set {
            return set.sheaf.views.clone();
        }
        if self.site().page(id).kind.name == "an-pham" {
            self.shelf().wanted.insert(id);
        }
        self.unset(id)
    }

    fn names(&self, id: PageId) -> Vec<PublicationNames> {
        let unset = self.offered(id).map_or_else(Vec::new, |id| self.unset(id));
        unset.iter().map(PublicationNames::of).collect()
    }

    /// A preview is shared with nobody.
    fn social(&self, _: Target) -> Option<PublicationPicture> {
        None
    }
}
