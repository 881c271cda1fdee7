//! The record of one page as a site completes it once all are read, when nothing of other pages is needed for it:
//! then an edit of it is an edit of the page alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::{Page, initiatives, procedures};
use crate::config::Config;
use crate::date::Date;
use crate::path::{Route, SourcePath};

/// Kinds of pages whose records say nothing that is told across pages, but for the keys that stand beside.
const ALONE: [(&str, &[&str]); 8] = [
    ("trang", &[]),
    ("chu-de", &[]),
    ("hoi-dap", &[]),
    ("tin-tuc", &[]),
    ("su-kien", &[]),
    ("phan-anh", &[]),
    // A code names one procedure.
    ("thu-tuc", &["ma_thu_tuc"]),
    // Units have to be known.
    ("mo-hinh", &["ma_don_vi", "nhan_rong"]),
];

/// What records are completed with.
pub(super) struct Records<'a> {
    pub config: &'a Config,
    pub routes: &'a BTreeMap<SourcePath, Route>,
    pub as_of: Date,
}

/// A value that differs from what it was; none in it when it does not.
type Newer = Option<Arc<Json>>;

impl Records<'_> {
    /// The record of a page of which a newer version was read; none when other pages have to be asked, or it says
    /// something wrong.
    pub fn record(&self, read: &Page, old: &Page) -> Option<Newer> {
        if read.record == old.record {
            return Some(None);
        }
        let (_, told) = ALONE.iter().find(|(kind, _)| *kind == read.kind.name)?;
        if told.iter().any(|key| read.record.get(key) != old.record.get(key)) {
            return None;
        }
        let mut pages = [Arc::new(read.clone())];
        let faults = match read.kind.name {
            "thu-tuc" => {
                let faults = procedures::faults(&pages, self.as_of);
                [faults, procedures::forms(self.config, self.routes, &mut pages)].concat()
            }
            "mo-hinh" => initiatives::faults(&pages),
            _ => Vec::new(),
        };
        let [page] = pages;
        faults.is_empty().then_some(Some(page.record.clone()))
    }
}

/// The same of what a page says of its keeping. A text that is taken down takes others with it, and recordings are
/// looked for.
pub(super) fn care(read: &Page, old: &Page) -> Option<Newer> {
    if read.care == old.care {
        return Some(None);
    }
    let is_alone = |page: &Page| !page.meta.has_recordings && !page.meta.taken_down;
    (is_alone(read) && is_alone(old)).then(|| Some(read.care.clone()))
}
