//! One page of a list that is cut into numbered pages, and where each of them is.

use crate::model::Target;
use crate::path::Route;

/// One page of a pager.
#[derive(Debug, Clone)]
pub struct Pager {
    /// Pages on each.
    pub by: usize,
    /// Its number, from 1.
    pub index: usize,
    /// How many there are.
    pub count: usize,
    /// Where the first one is.
    pub base: Route,
    /// The pages on it, and sections where those are listed too.
    pub pages: Vec<Target>,
    /// All pages of the pager.
    pub total: usize,
    /// Part of an address before the number.
    pub path: String,
}

impl Pager {
    /// Where this page of it is.
    pub fn route(&self) -> Route {
        self.at(self.index)
    }

    /// Where page `index`, from 1, is.
    pub fn at(&self, index: usize) -> Route {
        Self::place(&self.base, &self.path, index)
    }

    /// Where page `index`, from 1, is of a pager whose first page is at `base`.
    pub fn place(base: &Route, path: &str, index: usize) -> Route {
        if index == 1 {
            return base.clone();
        }
        base.join(&format!("{path}/{index}/")).unwrap_or_else(|_| base.clone())
    }
}
