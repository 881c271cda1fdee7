//! Checks over the finished site, before any of it is written.

mod anchors;
mod links;

pub use anchors::{Anchors, check as check_anchors};
pub use links::check as check_links;
