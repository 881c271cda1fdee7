//! Checks over the finished site, before any of it is written.

mod anchors;
mod gate;
mod links;
mod places;

pub use anchors::{Anchors, check as check_anchors};
pub use gate::check_release;
pub use links::check as check_links;
pub use places::find_places;
