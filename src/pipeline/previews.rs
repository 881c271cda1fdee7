//! The small pictures of a publication: WebP in the sizes in which lists and its own page show it.

use crate::config::Config;
use crate::images::{Original, Workshop};
use crate::path::{Route, encode};
use crate::print::Png;
use crate::templates::PublicationPicture;

/// The longer sides to make, in pixels: as lists show it (290 px at most), the same on a screen of two pixels
/// each, and as its own page shows it there.
const SIDES: [u32; 3] = [290, 580, 1000];

/// Orders the pictures; by ascending width, none larger than the drawn one. A sheet that cannot be drawn small
/// has none.
pub(super) fn order(workshop: &Workshop, config: &Config, place: &Route, drawn: &Png) -> Vec<PublicationPicture> {
    let longer = drawn.width.max(drawn.height).max(1);
    let width = |side: u32| u32::try_from(u64::from(drawn.width) * u64::from(side) / u64::from(longer)).unwrap_or(1);
    let widths: Vec<u32> = SIDES.into_iter().filter(|side| *side <= longer).map(|side| width(side).max(1)).collect();
    let path = place.output().as_str().to_owned();
    let original = Original { path, bytes: drawn.bytes.clone() };
    let picture = workshop.previews(&original, &widths).unwrap_or_default();
    let address = |output: &str| format!("{}/{}", config.base_url, encode(output));
    let each = picture.into_iter();
    each.map(|one| PublicationPicture { url: address(&one.output), width: one.width, height: one.height }).collect()
}
